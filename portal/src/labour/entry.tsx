/** An entry of the watch list with its due process, step by step, and the step that may come next. */
import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import {
  type EvidenceInput,
  type EvidenceKind,
  type WatchAppealOutcome,
  type WatchNoticeService,
  type WatchReason,
  type WatchReview,
  LabourAddWatchEvidenceDocument,
  LabourAppealWatchEntryDocument,
  LabourDecideWatchAppealDocument,
  LabourDecideWatchEntryDocument,
  LabourDecidersDocument,
  LabourEvidenceRulesDocument,
  LabourProposeWatchEntryDocument,
  LabourRecordWatchReplyDocument,
  LabourReviewWatchEntryDocument,
  LabourServeWatchNoticeDocument,
  LabourWithdrawWatchEntryDocument,
} from '../../generated/labour.js';
import { useRead } from '../hub/read.js';
import { viewer } from '../hub/viewer.js';
import { Act, Day, Line, Moment, OneOf, Pick, type Said, YesNo } from '../kit/fill-in.js';
import { Tag } from '../kit/kit.js';
import { dayText, instantText } from '../kit/when.js';
import { code } from '../kit/words.js';
import type { OneAgency } from './agency.js';
import { appealOutcomes, evidenceByNumber, reasons, reviews, services } from './codes.js';
import { optionsOf, t } from './words.js';

type OneEntry = OneAgency['watchEntries']['nodes'][number];

export function Entry({ entry, agency }: { entry: OneEntry; agency: OneAgency }) {
  const { state, reason, orderNumber } = entry;
  return (
    <article class="card">
      <div class="row apart">
        <h3 style={{ margin: 0 }}>
          <Tag tone={state === 'LISTED' ? 'bad' : state === 'PROPOSED' || state === 'NOTIFIED' ? 'warn' : 'calm'}>{code('WatchState', state)}</Tag>
        </h3>
        {orderNumber !== null && <span class="small">{t('labour.entries.order', { number: orderNumber })}</span>}
      </div>
      {reason !== null && <p>{code('WatchReason', reason)}</p>}
      <Process entry={entry} />
      <Evidence entry={entry} />
      <Steps entry={entry} agency={agency} />
    </article>
  );
}

/** Proposed, served, answered, decided, appealed, ended: what has been, and what is due. */
function Process({ entry }: { entry: OneEntry }) {
  const { proposedByOffice, decidedByOffice, appealOffice } = entry;
  const isOpen = entry.endedAt === null;
  const steps: [label: string, at: string | null, who?: string | undefined][] = [
    [t('labour.process.proposed'), entry.proposedAt, proposedByOffice.name],
    [t('labour.process.served'), entry.servedAt, entry.servedHow === null ? undefined : code('WatchNoticeService', entry.servedHow)],
    [t('labour.process.replied'), entry.repliedAt, entry.replyReference ?? undefined],
    [t('labour.process.decided'), entry.decidedAt, decidedByOffice.name],
    [t('labour.process.appealed'), entry.appealedAt, appealOffice?.name],
    [
      t('labour.process.appealDecided'),
      entry.appealDecidedAt,
      entry.appealOutcome === null ? undefined : code('WatchAppealOutcome', entry.appealOutcome),
    ],
    [t('labour.process.ended'), entry.endedAt],
  ];
  return (
    <>
      <ol>
        {steps.map(
          ([label, at, who]) =>
            at !== null && (
              <li key={label}>
                {label}: <time dateTime={at}>{instantText(at)}</time>
                {who !== undefined && <span class="small">, {who}</span>}
              </li>
            ),
        )}
      </ol>
      {isOpen && (
        <ul class="plain small">
          {entry.decidedAt === null && <li>{t('labour.process.decides', { office: decidedByOffice.name })}</li>}
          {entry.state === 'NOTIFIED' && entry.repliedAt === null && entry.replyBy !== null && (
            <li>{t('labour.entries.replyBy', { day: dayText(entry.replyBy) })}</li>
          )}
          {entry.appealDecidedAt === null && entry.appealBy !== null && <li>{t('labour.entries.appealBy', { day: dayText(entry.appealBy) })}</li>}
          {entry.reviewOn !== null && <li>{t('labour.entries.reviewOn', { day: dayText(entry.reviewOn) })}</li>}
          {entry.expiresOn !== null && <li>{t('labour.entries.expiresOn', { day: dayText(entry.expiresOn) })}</li>}
        </ul>
      )}
    </>
  );
}

/** Upon what it rests, and how much that weighs: for the offices of the proceeding. */
function Evidence({ entry }: { entry: OneEntry }) {
  const { data } = useRead(LabourEvidenceRulesDocument, {}, { isLive: false });
  const weightOf = new Map<EvidenceKind, number>(data?.evidenceRules.map(({ kind, weight }) => [kind, weight]));
  const { nodes } = entry.evidence;
  if (nodes.length === 0) return null;
  return (
    <details>
      <summary>{t('labour.evidence.title', { n: nodes.length })}</summary>
      <ul>
        {nodes.map(({ kind, datedOn, reference, complaint, inspection }) => (
          <li key={`${kind}${datedOn}${reference}`}>
            {code('EvidenceKind', kind)}, {dayText(datedOn)}
            {(reference ?? complaint?.reference) != null && `, ${reference ?? complaint?.reference}`}
            {inspection && `: ${inspection.violations.map((one) => code('ViolationCode', one)).join(', ')}`}
            {weightOf.has(kind) && <span class="hush small"> ({t('labour.evidence.weight', { n: weightOf.get(kind)! })})</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The steps that fit where it stands, for the offices whose they are; whether one may be taken, the hub says. */
function Steps({ entry, agency }: { entry: OneEntry; agency: OneAgency }) {
  const me = viewer.value!.office.id;
  const [isProposer, isDecider] = [entry.proposedByOffice.id === me, entry.decidedByOffice.id === me];
  const isOurs = isProposer || isDecider;
  const { state } = entry;
  const isUnderWay = state === 'PROPOSED' || state === 'NOTIFIED';
  const base = { entryId: entry.id, expectedVersion: entry.version };
  return (
    <div class="row">
      {isOurs && state === 'PROPOSED' && (
        <Act
          operation="serveWatchNotice"
          document={LabourServeWatchNoticeDocument}
          label={t('labour.step.serve')}
          about={agency.name}
          told={t('labour.step.served')}
          look="first"
          input={(said) => ({ ...base, servedAt: said.instant('servedAt'), how: said.one<WatchNoticeService>('how') })}
        >
          <Moment name="servedAt" label={t('labour.step.servedAt')} hint={t('labour.ist')} />
          <OneOf name="how" label={t('labour.step.how')} options={optionsOf('WatchNoticeService', services)} />
        </Act>
      )}
      {isOurs && state === 'NOTIFIED' && entry.repliedAt === null && (
        <Act
          operation="recordWatchReply"
          document={LabourRecordWatchReplyDocument}
          label={t('labour.step.reply')}
          about={agency.name}
          told={t('labour.step.replied')}
          input={(said) => ({ ...base, repliedAt: said.instant('repliedAt'), reference: said.text('reference') })}
        >
          <Moment name="repliedAt" label={t('labour.step.repliedAt')} hint={t('labour.ist')} />
          <Line name="reference" label={t('labour.step.reference')} hint={t('labour.step.referenceHint')} />
        </Act>
      )}
      {isDecider && state === 'NOTIFIED' && (
        <Act
          operation="decideWatchEntry"
          document={LabourDecideWatchEntryDocument}
          label={t('labour.step.decide')}
          about={agency.name}
          told={t('labour.step.decided')}
          look="first"
          input={(said) => ({ ...base, isListed: said.isYes('isListed'), ...because(said) })}
        >
          <YesNo name="isListed" label={t('labour.step.isListed')} />
          <Because />
        </Act>
      )}
      {isDecider && state === 'LISTED' && (
        <Act
          operation="reviewWatchEntry"
          document={LabourReviewWatchEntryDocument}
          label={t('labour.step.review')}
          about={agency.name}
          told={t('labour.step.reviewed')}
          input={(said) => ({ ...base, result: said.one<WatchReview>('result'), ...because(said) })}
        >
          <OneOf name="result" label={t('labour.step.result')} options={optionsOf('WatchReview', reviews)} />
          <Because />
        </Act>
      )}
      {isOurs && state === 'LISTED' && entry.appealedAt === null && (
        <Act
          operation="appealWatchEntry"
          document={LabourAppealWatchEntryDocument}
          label={t('labour.step.appeal')}
          about={agency.name}
          told={t('labour.step.appealed')}
          input={(said) => ({ ...base, appealedAt: said.instant('appealedAt') })}
        >
          <Moment name="appealedAt" label={t('labour.step.appealedAt')} hint={t('labour.ist')} />
        </Act>
      )}
      {entry.appealOffice?.id === me && entry.appealDecidedAt === null && state === 'LISTED' && (
        <Act
          operation="decideWatchAppeal"
          document={LabourDecideWatchAppealDocument}
          label={t('labour.step.decideAppeal')}
          about={agency.name}
          told={t('labour.step.appealDecided')}
          input={(said) => ({ ...base, outcome: said.one<WatchAppealOutcome>('outcome'), reason: said.one<WatchReason>('reason') })}
        >
          <OneOf name="outcome" label={t('labour.step.outcome')} options={optionsOf('WatchAppealOutcome', appealOutcomes)} />
          <Pick name="reason" label={t('labour.step.reason')} options={optionsOf('WatchReason', reasons)} />
        </Act>
      )}
      {isOurs && (isUnderWay || state === 'LISTED') && (
        <Act
          operation="addWatchEvidence"
          document={LabourAddWatchEvidenceDocument}
          label={t('labour.step.evidence')}
          about={agency.name}
          told={t('labour.step.evidenceAdded')}
          input={(said) => ({ ...base, evidence: [evidenceSaid(said)] })}
        >
          <EvidenceFields agency={agency} />
        </Act>
      )}
      {isProposer && isUnderWay && (
        <Act
          operation="withdrawWatchEntry"
          document={LabourWithdrawWatchEntryDocument}
          label={t('labour.step.withdraw')}
          about={agency.name}
          told={t('labour.step.withdrawn')}
          look="grave"
          input={() => base}
        >
          <p>{t('labour.step.withdrawSure')}</p>
        </Act>
      )}
    </div>
  );
}

const because = (said: Said) => ({ reason: said.one<WatchReason>('reason'), orderNumber: said.text('orderNumber') });

function Because(): ComponentChildren {
  return (
    <>
      <Pick name="reason" label={t('labour.step.reason')} options={optionsOf('WatchReason', reasons)} />
      <Line name="orderNumber" label={t('labour.step.orderNumber')} />
    </>
  );
}

/** Proposes an agency for the list: another office decides. */
export function Propose({ agency }: { agency: OneAgency }) {
  const isThere = agency.watchEntries.nodes.some(({ endedAt }) => endedAt === null);
  if (isThere) return null;
  return (
    <Act
      operation="proposeWatchEntry"
      document={LabourProposeWatchEntryDocument}
      label={t('labour.step.propose')}
      about={agency.name}
      told={t('labour.step.proposed')}
      input={(said) => ({ agencyId: agency.id, decidingOfficeId: said.text('decidingOfficeId'), evidence: [evidenceSaid(said)] })}
    >
      <Decider agency={agency} />
      <EvidenceFields agency={agency} />
    </Act>
  );
}

/** The State bureau, or the District Magistrate of the agency's district. */
function Decider({ agency: { district } }: { agency: OneAgency }) {
  const { data } = useRead(LabourDecidersDocument, { state: district.state.code }, { isLive: false });
  const offices = (data?.offices.nodes ?? []).filter(
    (office) => office.id !== viewer.value!.office.id && (office.district === null || office.district.code === district.code),
  );
  return (
    <Pick
      name="decidingOfficeId"
      label={t('labour.step.decider')}
      hint={t('labour.step.deciderHint')}
      options={offices.map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}

/** One piece of evidence: a complaint on record, or a number and a day. */
function EvidenceFields({ agency }: { agency: OneAgency }) {
  const upon = useSignal('');
  const complaints = agency.complaints.nodes.filter(({ source, standing }) => standing === 'VERIFIED' || source === 'ANONYMOUS_TIP');
  return (
    <>
      <OneOf
        name="upon"
        label={t('labour.evidence.upon')}
        options={[
          ...optionsOf('EvidenceKind', evidenceByNumber),
          ...(complaints.length > 0 ? [{ value: 'complaint', label: t('labour.evidence.complaint') }] : []),
        ]}
        choose={(value) => (upon.value = value)}
      />
      {upon.value === 'complaint' && (
        <Pick
          name="complaintId"
          label={t('labour.evidence.complaint')}
          options={complaints.map(({ id, receivedAt, allegations, reference }) => ({
            value: id,
            label: [reference, dayText(receivedAt), ...allegations.map((one) => code('AgencyAllegation', one))].filter(Boolean).join(', '),
          }))}
        />
      )}
      {upon.value !== '' && upon.value !== 'complaint' && (
        <>
          <Line name="reference" label={t('labour.evidence.reference')} hint={t('labour.step.referenceHint')} />
          <Day name="datedOn" label={t('labour.evidence.datedOn')} />
        </>
      )}
    </>
  );
}

function evidenceSaid(said: Said): EvidenceInput {
  if (said.text('upon') === 'complaint') return { complaintId: said.text('complaintId') };
  return { kind: said.one<EvidenceKind>('upon'), reference: said.text('reference'), datedOn: said.text('datedOn') };
}
