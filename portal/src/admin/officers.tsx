/** The officers of an office, by designation, with their roles; asking for a role, and taking one away. */
import { useSignal } from '@preact/signals';
import type { AdminOfficersOfQuery, OfficeKind, Role } from '../../generated/admin.js';
import { AdminAskRoleDocument, AdminOfficersOfDocument, AdminWithdrawRoleDocument } from '../../generated/admin.js';
import { useChange } from '../hub/change.js';
import { useRead } from '../hub/read.js';
import { mayCall, viewer } from '../hub/viewer.js';
import { Empty, Field, Pager, Problems, Read, Sheet, Table, Tag, tell } from '../kit/kit.js';
import { dayInIndia, dayText } from '../kit/when.js';
import { code, t as common } from '../kit/words.js';
import { useAddress } from '../kit/address.js';
import { roles } from './codes.js';
import { Day } from './day.js';
import { t } from './words.js';

interface OfficeOfOfficers {
  id: string;
  kind: OfficeKind;
  state: { code: number };
}
type Officer = AdminOfficersOfQuery['officers']['nodes'][number];
type Step = 'ask' | 'withdraw';

export function Officers({ office }: { office: OfficeOfOfficers }) {
  const { query, go } = useAddress();
  const officers = useRead(AdminOfficersOfDocument, { officeId: office.id, after: query['after'] }, { isLive: false });
  const open = useSignal<{ step: Step; officer: Officer } | undefined>(undefined);
  const close = () => (open.value = undefined);
  const steps = stepsIn(office);
  const me = viewer.value!.officer.id;
  return (
    <section aria-label={t('officers.title')}>
      <h2>{t('officers.title')}</h2>
      <p class="hush">{t('officers.noNames')}</p>
      <Read of={officers}>
        {({ officers: { totalCount, nodes, pageInfo } }) =>
          nodes.length === 0 ? (
            <Empty>{t('officers.none')}</Empty>
          ) : (
            <>
              <Table
                caption={t('officers.count', { count: totalCount })}
                columns={[
                  { label: t('officers.designation') },
                  { label: t('officers.roles') },
                  { label: t('officers.since') },
                  ...(steps.length > 0 ? [{ label: t('officers.change') }] : []),
                ]}
                rows={nodes.map((officer) => [
                  <>
                    {officer.designation} {officer.id === me && <Tag>{t('officers.you')}</Tag>}
                  </>,
                  officer.roles.length > 0 ? officer.roles.map((role) => code('Role', role)).join(', ') : t('officers.noRole'),
                  <>
                    <Day on={officer.activeFrom} />
                    {officer.activeTo !== null &&
                      (officer.activeTo < dayInIndia()
                        ? ` – ${dayText(officer.activeTo)}`
                        : ` (${t('officers.until', { day: dayText(officer.activeTo) })})`)}
                  </>,
                  ...(steps.length > 0
                    ? [
                        officer.id !== me && (
                          <div class="row">
                            {steps
                              .filter((step) => step === 'ask' || officer.roles.length > 0)
                              .map((step) => (
                                <button
                                  type="button"
                                  key={step}
                                  aria-label={t(`officers.${step}.title`, { who: officer.designation })}
                                  onClick={() => (open.value = { step, officer })}
                                >
                                  {t(`officers.${step}`)}
                                </button>
                              ))}
                          </div>
                        ),
                      ]
                    : []),
                ])}
              />
              <Pager pageInfo={pageInfo} go={(after) => go({ after })} />
            </>
          )
        }
      </Read>
      <Sheet
        isOpen={open.value !== undefined}
        close={close}
        title={open.value ? t(`officers.${open.value.step}.title`, { who: open.value.officer.designation }) : ''}
      >
        {open.value && (
          <RoleForm
            {...open.value}
            done={() => {
              tell(t(`officers.${open.value!.step}.done`));
              close();
              officers.again();
            }}
          />
        )}
      </Sheet>
    </section>
  );
}

/** What may be done with the officers of an office. Of which State an administrator is, and who is head of an office, the hub says in the end. */
function stepsIn(office: OfficeOfOfficers): Step[] {
  const mine = viewer.value!.office;
  const asks = mayCall('askRole') && office.state.code === mine.state.code;
  const withdraws = mayCall('withdrawRole') && (asks || office.id === mine.id);
  return [...(asks ? ['ask' as const] : []), ...(withdraws ? ['withdraw' as const] : [])];
}

function RoleForm({ step, officer, done }: { step: Step; officer: Officer; done: () => void }) {
  const ask = useChange(AdminAskRoleDocument);
  const withdraw = useChange(AdminWithdrawRoleDocument);
  const { problems, error, isSending, send } = step === 'ask' ? ask : withdraw;
  const choices = step === 'ask' ? roles.filter((role) => !officer.roles.includes(role)) : officer.roles;
  const role = useSignal<Role | ''>(choices.length === 1 ? choices[0]! : '');
  const reason = useSignal('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (role.value === '') return;
        void send({ officerId: officer.id, role: role.value, reason: reason.value }).then((answer) => answer && done());
      }}
    >
      <Problems problems={problems} error={error} />
      <p>{t(`officers.${step}.what`)}</p>
      <Field name="role" label={t('officers.role')} problems={problems}>
        {(props) => (
          <select {...props} required value={role.value} onChange={(event) => (role.value = event.currentTarget.value as Role)}>
            <option value="">{t('choose')}</option>
            {choices.map((one) => (
              <option value={one} key={one}>
                {code('Role', one)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field name="reason" label={t('officers.reason')} hint={t('officers.reason.hint')} problems={problems}>
        {(props) => (
          <textarea
            {...props}
            required
            rows={3}
            maxLength={1000}
            value={reason.value}
            onInput={(event) => (reason.value = event.currentTarget.value)}
          />
        )}
      </Field>
      <button type="submit" class={step === 'ask' ? 'first' : 'grave'} disabled={isSending}>
        {step === 'ask' ? common('send') : t('officers.withdraw')}
      </button>
    </form>
  );
}
