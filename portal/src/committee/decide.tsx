/** Writing down what a meeting decided: what, which office, by when, and who was against it. */
import { useSignal } from '@preact/signals';
import { OfficesOfDocument, RecordDecisionDocument } from '../../generated/committee.js';
import { useChange } from '../hub/change.js';
import { useRead } from '../hub/read.js';
import { Field, Problems, Sheet, tell } from '../kit/kit.js';
import { dayInIndia } from '../kit/when.js';
import type { Meeting } from './meeting.js';
import { t } from './shared.js';

interface Deciding {
  meeting: Meeting;
  /** The point of the agenda that it is about. */
  point?: Meeting['agenda']['nodes'][number];
  /** The decision whose place it takes. */
  replaces?: Meeting['decisions']['nodes'][number];
  done: () => void;
}

export function Decide(deciding: Deciding) {
  const isOpen = useSignal(false);
  const { point, replaces, done } = deciding;
  const label = replaces ? t('committee.decide.replace') : point ? t('committee.decide') : t('committee.decide.other');
  return (
    <>
      <button type="button" class="slim no-print" onClick={() => (isOpen.value = true)}>
        {label}
        {point && !replaces && <span class="only-heard"> {point.position}</span>}
      </button>
      <Sheet isOpen={isOpen.value} close={() => (isOpen.value = false)} title={label}>
        <DecisionForm
          {...deciding}
          done={() => {
            isOpen.value = false;
            done();
          }}
        />
      </Sheet>
    </>
  );
}

function DecisionForm({ meeting, point, replaces, done }: Deciding) {
  const change = useChange(RecordDecisionDocument);
  const says = useSignal(replaces?.says ?? '');
  const owner = useSignal<string>(replaces?.ownerOffice.id ?? point?.office?.id ?? '');
  const dueOn = useSignal(replaces?.dueOn ?? dayInIndia(new Date(Date.now() + 14 * 86_400_000)));
  const dissents = useSignal<ReadonlyMap<string, string>>(new Map(replaces?.dissents.nodes.map(({ office, says }) => [office.id, says])));
  const about = replaces?.agendaItem?.id ?? point?.id;
  const record = async () => {
    const done_ = await change.send({
      meetingId: meeting.id,
      ...(about !== undefined && { agendaItemId: about }),
      ...(replaces && { replaces: replaces.id }),
      says: says.value,
      ...(owner.value !== '' && { ownerOfficeId: owner.value }),
      ...(dueOn.value !== '' && { dueOn: dueOn.value }),
      dissents: [...dissents.value].map(([officeId, text]) => ({ officeId, says: text })),
    });
    if (!done_) return;
    tell(t('committee.decide.done'));
    done();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void record();
      }}
    >
      <Problems problems={change.problems} error={change.error} />
      {point && (
        <p class="hush">
          {point.position}. <span lang="en">{point.says}</span>
        </p>
      )}
      <Field name="says" label={t('committee.decision')} hint={t('committee.nobody')} problems={change.problems}>
        {(props) => (
          <textarea
            {...props}
            rows={3}
            maxLength={1000}
            required
            value={says.value}
            onInput={({ currentTarget }) => (says.value = currentTarget.value)}
          />
        )}
      </Field>
      <Field name="ownerOfficeId" label={t('committee.owner')} hint={t('committee.owner.hint')} problems={change.problems}>
        {(props) => (
          <OwnerSelect {...props} meeting={meeting} district={point?.district?.code} value={owner.value} choose={(id) => (owner.value = id)} />
        )}
      </Field>
      <Field name="dueOn" label={t('committee.dueOn')} problems={change.problems}>
        {(props) => (
          <input {...props} type="date" required value={dueOn.value} onInput={({ currentTarget }) => (dueOn.value = currentTarget.value)} />
        )}
      </Field>
      <details open={dissents.value.size > 0}>
        <summary>{t('committee.dissent')}</summary>
        {meeting.attendance.nodes
          .filter(({ isPresent }) => isPresent)
          .map(({ office }) => (
            <div key={office.id}>
              <label class="choice">
                <input
                  type="checkbox"
                  checked={dissents.value.has(office.id)}
                  onChange={({ currentTarget: { checked } }) => {
                    const next = new Map(dissents.value);
                    if (checked) next.set(office.id, '');
                    else next.delete(office.id);
                    dissents.value = next;
                  }}
                />
                {office.name}
              </label>
              {dissents.value.has(office.id) && (
                <Field name={`dissent-${office.id}`} label={t('committee.dissent.why', { office: office.name })}>
                  {(props) => (
                    <input
                      {...props}
                      required
                      maxLength={500}
                      value={dissents.value.get(office.id)}
                      onInput={({ currentTarget }) => (dissents.value = new Map(dissents.value).set(office.id, currentTarget.value))}
                    />
                  )}
                </Field>
              )}
            </div>
          ))}
      </details>
      <button type="submit" class="first" disabled={change.isSending}>
        {t('committee.decide.send')}
      </button>
    </form>
  );
}

interface OwnerProps {
  id: string;
  name: string;
  meeting: Meeting;
  district: number | undefined;
  value: string;
  choose: (id: string) => void;
}

/** An office and never a person: first those that sit, then the others of the district. */
function OwnerSelect({ meeting, district, value, choose, ...props }: OwnerProps) {
  const code = meeting.committee.district?.code ?? district;
  const seated = new Map(meeting.committee.seats.nodes.filter(({ endedAt }) => endedAt === null).map(({ office }) => [office.id, office.name]));
  return (
    <select {...props} required value={value} onChange={({ currentTarget }) => choose(currentTarget.value)}>
      <option value="">{t('committee.choose')}</option>
      <optgroup label={t('committee.owner.seated')}>
        {[...seated].map(([id, name]) => (
          <option value={id} key={id}>
            {name}
          </option>
        ))}
      </optgroup>
      {code !== undefined && <Others district={code} seated={seated} />}
    </select>
  );
}

function Others({ district, seated }: { district: number; seated: ReadonlyMap<string, string> }) {
  const { data } = useRead(OfficesOfDocument, { district }, { isLive: false });
  return (
    <optgroup label={t('committee.owner.others')}>
      {data?.offices.nodes
        .filter(({ id }) => !seated.has(id))
        .map(({ id, name }) => (
          <option value={id} key={id}>
            {name}
          </option>
        ))}
    </optgroup>
  );
}
