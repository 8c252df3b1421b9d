/** One handover: how it stands, until when, what the two offices wrote, and the answers that the reader's office may give. */
import { useSignal } from '@preact/signals';
import type { HandoverFactsFragment, RefusalReason } from '../../generated/officers.js';
import {
  OfficersAcceptHandoverDocument,
  OfficersAcknowledgeHandoverDocument,
  OfficersAnswerConsultationDocument,
  OfficersCompleteReferralDocument,
  OfficersRefuseHandoverDocument,
  OfficersRevokeHandoverDocument,
} from '../../generated/officers.js';
import { type Changing, useChange } from '../hub/change.js';
import { mayCall, viewer } from '../hub/viewer.js';
import { Choices, Field, Problems, Summary, Tag, type Tone, When } from '../kit/kit.js';
import { code } from '../kit/words.js';
import { ActionSheet, doneWith } from './action.js';
import { CaseNumber, PersonLink } from './links.js';
import { t } from './words.js';

export type HandoverFacts = HandoverFactsFragment;

const tones: Record<HandoverFacts['status'], Tone> = {
  PROPOSED: 'warn',
  ACCEPTED: 'calm',
  DONE: 'good',
  REFUSED: 'bad',
  REVOKED: 'calm',
  EXPIRED: 'bad',
  OVERTAKEN: 'calm',
};

/** What is handed over, in words. */
const whatText = ({ kind, transfers }: HandoverFacts): string => code('Handing', transfers ?? kind);

export function HandoverCard({ handover }: { handover: HandoverFacts }) {
  const { status, words, survivors } = handover;
  return (
    <li class="card">
      <div class="row apart">
        <strong>
          {whatText(handover)}: <CaseNumber number={handover.caseNumber} caseId={handover.case?.id} />
        </strong>
        <Tag tone={tones[status]}>{code('HandoverStatus', status)}</Tag>
      </div>
      <p>{t('handover.between', { from: handover.fromOffice.name, to: handover.toOffice.name })}</p>
      {words && <p>{words.message}</p>}
      <Summary
        facts={[
          [t('handover.proposed'), <When key="proposed" at={handover.proposedAt} />],
          status === 'PROPOSED' &&
            handover.acknowledgedAt === null && [t('handover.acknowledgeBy'), <When key="by" at={handover.acknowledgeBy} away />],
          status === 'PROPOSED' && [t('handover.expires'), <When key="expires" at={handover.expiresAt} away />],
          handover.acknowledgedAt !== null && [t('handover.acknowledged'), <When key="seen" at={handover.acknowledgedAt} />],
          handover.answeredAt !== null && [t('handover.answered'), <When key="answered" at={handover.answeredAt} />],
          handover.refusedBecause !== null && [t('handover.refusedBecause'), code('RefusalReason', handover.refusedBecause)],
          words?.refusalNote != null && [t('handover.note'), words.refusalNote],
          words?.answer != null && [t('handover.answer'), words.answer],
          [t('handover.shares'), sharesText(handover.shares)],
          survivors.nodes.length > 0 && [t('handover.people'), <Handed key="people" of={survivors.nodes} />],
        ]}
      />
      <Answers handover={handover} />
    </li>
  );
}

function sharesText(shares: HandoverFacts['shares']): string {
  if (shares === null) return t('handover.sharesAll');
  return shares.length === 0 ? t('handover.sharesNone') : shares.map((one) => code('DataClass', one)).join(', ');
}

function Handed({ of }: { of: HandoverFacts['survivors']['nodes'] }) {
  return (
    <>
      {of.map(({ id, survivor, receivedAt }) => (
        <span key={id}>
          {survivor ? <PersonLink of={survivor} /> : t('handover.hiddenPerson')}{' '}
          {receivedAt !== null && (
            <span class="hush">
              ({t('handover.received')} <When at={receivedAt} />){' '}
            </span>
          )}
        </span>
      ))}
    </>
  );
}

/** The buttons for whoever's turn it is. Whether a step is lawful, the hub says. */
function Answers({ handover: { id, kind, status, acknowledgedAt, toOffice, fromOffice } }: { handover: HandoverFacts }) {
  const own = viewer.value?.office.id;
  if (status === 'PROPOSED' && toOffice.id === own)
    return (
      <div class="row">
        {acknowledgedAt === null && mayCall('acknowledgeHandover') && <Acknowledge id={id} />}
        {mayCall('acceptHandover') && <Accept id={id} />}
        {mayCall('refuseHandover') && <Refuse id={id} />}
      </div>
    );
  if (status === 'PROPOSED' && fromOffice.id === own && mayCall('revokeHandover')) return <Revoke id={id} />;
  if (status === 'ACCEPTED' && toOffice.id === own && kind === 'CONSULT' && mayCall('answerConsultation')) return <Answer id={id} />;
  if (status === 'ACCEPTED' && toOffice.id === own && kind === 'REFER' && mayCall('completeReferral')) return <Complete id={id} />;
  return null;
}

/** A step that needs nothing but to be taken. */
function Step({
  id,
  change,
  label,
  done,
  isFirst = false,
}: {
  id: string;
  change: Changing<unknown, { opId: string; handoverId: string | number }>;
  label: string;
  done: string;
  isFirst?: boolean;
}) {
  return (
    <div>
      <Problems problems={change.problems} error={change.error} />
      <button
        type="button"
        class={isFirst ? 'first' : undefined}
        disabled={change.isSending}
        onClick={() => void change.send({ handoverId: id }).then((answer) => answer !== undefined && doneWith(done))}
      >
        {label}
      </button>
    </div>
  );
}

function Acknowledge({ id }: { id: string }) {
  const change = useChange(OfficersAcknowledgeHandoverDocument);
  return <Step id={id} change={change} label={t('handover.acknowledge')} done={t('handover.acknowledgedNow')} />;
}

function Accept({ id }: { id: string }) {
  const change = useChange(OfficersAcceptHandoverDocument);
  return <Step id={id} change={change} label={t('handover.accept')} done={t('handover.acceptedNow')} isFirst />;
}

function Revoke({ id }: { id: string }) {
  const change = useChange(OfficersRevokeHandoverDocument);
  return <Step id={id} change={change} label={t('handover.revoke')} done={t('handover.revokedNow')} />;
}

const refusals: readonly RefusalReason[] = [
  'NOT_OUR_JURISDICTION',
  'NOT_OUR_TASK',
  'NO_CAPACITY',
  'INFORMATION_MISSING',
  'ORDER_MISSING',
  'NOT_SAFE',
  'OTHER_OFFICE_ACTS',
];

function Refuse({ id }: { id: string }) {
  const isOpen = useSignal(false);
  const reason = useSignal<RefusalReason>('NOT_OUR_JURISDICTION');
  const change = useChange(OfficersRefuseHandoverDocument);
  return (
    <>
      <button type="button" onClick={() => (isOpen.value = true)}>
        {t('handover.refuse')}
      </button>
      <ActionSheet
        title={t('handover.refuse')}
        isOpen={isOpen.value}
        close={() => (isOpen.value = false)}
        change={change}
        label={t('handover.refuse')}
        submit={async (typed) => {
          const note = typed.some('note');
          if (!(await change.send({ handoverId: id, reason: reason.value, ...(note !== undefined && { note }) }))) return;
          isOpen.value = false;
          doneWith(t('handover.refusedNow'));
        }}
      >
        <Choices
          name="reason"
          label={t('handover.refusedBecause')}
          options={refusals.map((value) => ({ value, label: code('RefusalReason', value) }))}
          value={reason.value}
          choose={(value) => (reason.value = value)}
        />
        <Field name="note" label={t('handover.note')} hint={t('nameNobody')} problems={change.problems}>
          {(props) => <textarea {...props} rows={3} />}
        </Field>
      </ActionSheet>
    </>
  );
}

function Answer({ id }: { id: string }) {
  const isOpen = useSignal(false);
  const change = useChange(OfficersAnswerConsultationDocument);
  return (
    <Words
      isOpen={isOpen}
      name="answer"
      title={t('handover.giveAnswer')}
      change={change}
      isRequired
      send={(text) => change.send({ handoverId: id, answer: text })}
      done={t('handover.answeredNow')}
    />
  );
}

function Complete({ id }: { id: string }) {
  const isOpen = useSignal(false);
  const change = useChange(OfficersCompleteReferralDocument);
  return (
    <Words
      isOpen={isOpen}
      name="outcome"
      title={t('handover.complete')}
      change={change}
      send={(text) => change.send({ handoverId: id, ...(text !== '' && { outcome: text }) })}
      done={t('handover.completedNow')}
    />
  );
}

/** A step that is told in words. */
function Words({
  isOpen,
  name,
  title,
  change,
  send,
  done,
  isRequired = false,
}: {
  isOpen: { value: boolean };
  name: string;
  title: string;
  change: Pick<Changing<unknown, never>, 'problems' | 'error' | 'isSending'>;
  send: (text: string) => Promise<unknown>;
  done: string;
  isRequired?: boolean;
}) {
  return (
    <>
      <button type="button" class="first" onClick={() => (isOpen.value = true)}>
        {title}
      </button>
      <ActionSheet
        title={title}
        isOpen={isOpen.value}
        close={() => (isOpen.value = false)}
        change={change}
        label={title}
        submit={async (typed) => {
          if (!(await send(typed.text(name)))) return;
          isOpen.value = false;
          doneWith(done);
        }}
      >
        <Field name={name} label={t('handover.inWords')} hint={t('nameNobody')} problems={change.problems}>
          {(props) => <textarea {...props} rows={4} required={isRequired} />}
        </Field>
      </ActionSheet>
    </>
  );
}
