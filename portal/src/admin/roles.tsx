/** Roles that were asked for, given and taken away; those that wait are answered here. */
import type { AdminGrantFragment } from '../../generated/admin.js';
import { AdminAnswerRoleDocument, AdminRoleGrantsDocument } from '../../generated/admin.js';
import { useChange } from '../hub/change.js';
import { useRead } from '../hub/read.js';
import { mayCall, viewer } from '../hub/viewer.js';
import { Empty, Page, Pager, Problems, Read, Table, Tag, tell, When } from '../kit/kit.js';
import { code } from '../kit/words.js';
import { useAddress } from '../kit/address.js';
import { t } from './words.js';

export function Roles() {
  const { query, go } = useAddress();
  const grants = useRead(AdminRoleGrantsDocument, { after: query['after'] });
  return (
    <Page
      title={t('section.officers')}
      aside={
        <a class="button" href={`/admin/offices/${viewer.value!.office.id}`}>
          {t('roles.office')}
        </a>
      }
    >
      {mayCall('askRole') && (
        <p>
          {t('roles.how')} <a href="/admin/offices">{t('section.offices')}</a>
        </p>
      )}
      <Read of={grants}>
        {({ roleGrants: { nodes, pageInfo } }) => {
          const waiting = nodes.filter(isWaiting);
          const past = nodes.filter((grant) => !isWaiting(grant));
          return (
            <>
              <h2>{t('roles.waiting')}</h2>
              {waiting.length === 0 && <Empty>{t('roles.noneWaiting')}</Empty>}
              <ul class="plain stack">
                {waiting.map((grant) => (
                  <li key={grant.id} class="card">
                    <Waiting grant={grant} again={grants.again} />
                  </li>
                ))}
              </ul>
              <h2>{t('roles.past')}</h2>
              {past.length === 0 ? <Empty>{t('roles.nonePast')}</Empty> : <Past grants={past} />}
              <Pager pageInfo={pageInfo} go={(after) => go({ after })} />
            </>
          );
        }}
      </Read>
    </Page>
  );
}

const isWaiting = ({ step, answeredAt, expiresAt }: AdminGrantFragment) =>
  step === 'GIVEN' && answeredAt === null && expiresAt !== null && Date.parse(expiresAt) > Date.now();

function Waiting({ grant, again }: { grant: AdminGrantFragment; again: () => void }) {
  const { send, isSending, problems, error } = useChange(AdminAnswerRoleDocument);
  const answer = (isGranted: boolean) =>
    void send({ grantId: grant.id, isGranted }).then((done) => {
      if (!done) return;
      tell(t(isGranted ? 'roles.given' : 'roles.refused'));
      again();
    });
  const { officer: me, office } = viewer.value!;
  const isInvolved = grant.askedBy.id === me.id || grant.officer.id === me.id;
  const isOfMine = grant.office.id === office.id || grant.office.kind === office.kind;
  return (
    <>
      <h3 style={{ marginBlockStart: 0 }}>
        {code('Role', grant.role)} – {grant.officer.designation}
      </h3>
      <p>
        {grant.office.name}. {t('roles.askedBy', { who: grant.askedBy.designation })} <When at={grant.askedAt} />. {t('roles.ends')}{' '}
        <When at={grant.expiresAt!} away />.
      </p>
      <p>
        {t('roles.reason')}: {grant.reason}
      </p>
      <Problems problems={problems} error={error} />
      {mayCall('answerRole') && isOfMine && !isInvolved ? (
        <div class="row">
          <button type="button" class="first" disabled={isSending} onClick={() => answer(true)}>
            {t('roles.give')}
          </button>
          <button type="button" class="grave" disabled={isSending} onClick={() => answer(false)}>
            {t('roles.refuse')}
          </button>
          <span class="hush small">{t('roles.head')}</span>
        </div>
      ) : (
        <Tag tone="warn">{t('roles.waitsForHead')}</Tag>
      )}
    </>
  );
}

function Past({ grants }: { grants: readonly AdminGrantFragment[] }) {
  return (
    <Table
      caption={t('roles.past')}
      isQuiet
      columns={[
        { label: t('officers.role') },
        { label: t('roles.officer') },
        { label: t('roles.what') },
        { label: t('roles.by') },
        { label: t('roles.answeredBy') },
        { label: t('roles.reason') },
      ]}
      rows={grants.map((grant) => [
        code('Role', grant.role),
        `${grant.officer.designation}, ${grant.office.name}`,
        <Outcome grant={grant} />,
        <>
          {grant.askedBy.designation}, <When at={grant.askedAt} />
        </>,
        grant.answeredBy && grant.answeredAt !== null && (
          <>
            {grant.answeredBy.designation}, <When at={grant.answeredAt} />
          </>
        ),
        grant.reason,
      ])}
    />
  );
}

function Outcome({ grant: { step, isGranted } }: { grant: AdminGrantFragment }) {
  if (step === 'WITHDRAWN') return <Tag tone="bad">{t('roles.withdrawn')}</Tag>;
  if (isGranted === null) return <Tag>{t('roles.lapsed')}</Tag>;
  return isGranted ? <Tag tone="good">{t('roles.given')}</Tag> : <Tag tone="bad">{t('roles.refused')}</Tag>;
}
