/** What others ask of one's office and what waits for a yes or a no: access, consent of a second person, roles, broken glasses, contradictions. */
import type { ComponentChildren } from 'preact';
import {
  OfficersAccessAskedDocument,
  OfficersAnswerAccessRequestDocument,
  OfficersAnswerRoleDocument,
  OfficersAnswerSecondPersonDocument,
  OfficersConsentAskedDocument,
  OfficersContradictionsDocument,
  OfficersGlassesDocument,
  OfficersHandoversWaitingDocument,
  OfficersNoteContradictionDocument,
  OfficersReviewBrokenGlassDocument,
  OfficersRolesAskedDocument,
} from '../../generated/officers.js';
import type { Doc } from '../hub/ask.js';
import { useChange } from '../hub/change.js';
import { useRead } from '../hub/read.js';
import { mayCall, viewer } from '../hub/viewer.js';
import { Failed, Problems, When } from '../kit/kit.js';
import { code } from '../kit/words.js';
import { doneWith } from './action.js';
import { HandoverCard } from './handover-card.js';
import { CaseLink, CaseNumber, PersonLink } from './links.js';
import { t } from './words.js';

/** Everything that is asked, each only of those who may answer it. */
export function Asked() {
  return (
    <>
      {mayCall('handovers') && <HandoversWaiting />}
      {mayCall('answerAccessRequest') && <AccessAsked />}
      {mayCall('answerSecondPerson') && <ConsentAsked />}
      {mayCall('reviewBrokenGlass') && <GlassesToReview />}
      {mayCall('answerRole') && <RolesAsked />}
      {mayCall('contradictions') && <Contradictions />}
    </>
  );
}

/** Nothing at all where there is nothing: it is one of many things that could wait. */
function Section({ title, isThere, children }: { title: string; isThere: boolean; children: ComponentChildren }) {
  if (!isThere) return null;
  return (
    <section>
      <h3>{title}</h3>
      <ul class="plain stack">{children}</ul>
    </section>
  );
}

function HandoversWaiting() {
  const { data, error, again } = useRead(OfficersHandoversWaitingDocument, {});
  if (!data) return error ? <Failed error={error} again={again} /> : null;
  const { nodes, totalCount } = data.handovers;
  return (
    <Section title={t('home.handovers')} isThere={nodes.length > 0}>
      {nodes.map((handover) => (
        <HandoverCard handover={handover} key={handover.id} />
      ))}
      {totalCount > nodes.length && (
        <li>
          <a href="/handovers">{t('seeAll')}</a>
        </li>
      )}
    </Section>
  );
}

/** Not answered, and not over. */
const waits = ({ answeredAt, expiresAt }: { answeredAt: string | null; expiresAt: string | null }): boolean =>
  answeredAt === null && (expiresAt === null || new Date(expiresAt) > new Date());

function AccessAsked() {
  const { data } = useRead(OfficersAccessAskedDocument, {});
  const asked = (data?.accessRequests.nodes ?? []).filter((one) => waits(one) && one.askedByOffice.id !== viewer.value?.office.id);
  return (
    <Section title={t('home.access')} isThere={asked.length > 0}>
      {asked.map((one) => (
        <li class="card" key={one.id}>
          <p>
            <strong>{one.askedByOffice.name}</strong> ({one.askedBy.designation}) {t('home.asksFor')}{' '}
            <CaseNumber number={one.caseNumber} caseId={one.case?.id} />
          </p>
          <p>{one.reason}</p>
          <YesOrNo
            document={OfficersAnswerAccessRequestDocument}
            input={(isGranted) => ({ accessRequestId: one.id, isGranted })}
            yes={t('home.letIn')}
            no={t('refuse')}
          />
        </li>
      ))}
    </Section>
  );
}

function ConsentAsked() {
  const { data } = useRead(OfficersConsentAskedDocument, {});
  const asked = (data?.approvals.nodes ?? []).filter((one) => waits(one) && one.askedBy.id !== viewer.value?.officer.id);
  return (
    <Section title={t('home.consent')} isThere={asked.length > 0}>
      {asked.map((one) => (
        <li class="card" key={one.id}>
          <p>
            <strong>{code('ApprovalAction', one.action)}</strong> <CaseLink of={one.case} />
          </p>
          <p>
            {one.askedBy.designation}, {one.askedByOffice.name}: {t('home.people', { count: one.howMany })}
            {one.purpose !== null && `, ${code('OpeningPurpose', one.purpose)}`}
          </p>
          <p>{one.reason}</p>
          <YesOrNo
            document={OfficersAnswerSecondPersonDocument}
            input={(isGranted) => ({ approvalId: one.id, isGranted })}
            yes={t('home.consentYes')}
            no={t('refuse')}
          />
        </li>
      ))}
    </Section>
  );
}

function RolesAsked() {
  const { data } = useRead(OfficersRolesAskedDocument, {});
  const me = viewer.value?.officer.id;
  const asked = (data?.roleGrants.nodes ?? []).filter(
    (one) => one.step === 'GIVEN' && waits(one) && one.askedBy.id !== me && one.officer.id !== me && one.office.id === viewer.value?.office.id,
  );
  return (
    <Section title={t('home.roles')} isThere={asked.length > 0}>
      {asked.map((one) => (
        <li class="card" key={one.id}>
          <p>
            <strong>{one.officer.designation}</strong>, {one.office.name}: {code('Role', one.role)}
          </p>
          <p>{one.reason}</p>
          <YesOrNo
            document={OfficersAnswerRoleDocument}
            input={(isGranted) => ({ grantId: one.id, isGranted })}
            yes={t('home.giveRole')}
            no={t('refuse')}
          />
        </li>
      ))}
    </Section>
  );
}

function GlassesToReview() {
  const { data } = useRead(OfficersGlassesDocument, { mine: false });
  const open = (data?.brokenGlasses.nodes ?? []).filter((one) => one.reviewedAt === null && one.officer.id !== viewer.value?.officer.id);
  return (
    <Section title={t('home.glasses')} isThere={open.length > 0}>
      {open.map((one) => (
        <li class="note bad" key={one.id}>
          <p>
            <strong>{one.officer.designation}</strong>, {one.office.name} {one.case && <CaseLink of={one.case} />} <When at={one.since} />
          </p>
          <p>{one.reason}</p>
          <p>
            {t('home.reviewBy')} <When at={one.reviewDueAt} away />
          </p>
          <YesOrNo
            document={OfficersReviewBrokenGlassDocument}
            input={(isJustified) => ({ brokenGlassId: one.id, isJustified })}
            yes={t('home.justified')}
            no={t('home.notJustified')}
          />
        </li>
      ))}
    </Section>
  );
}

function Contradictions() {
  const { data } = useRead(OfficersContradictionsDocument, {});
  const nodes = data?.contradictions.nodes ?? [];
  return (
    <Section title={t('home.contradictions')} isThere={nodes.length > 0}>
      {nodes.map((one) => (
        <ContradictionRow key={one.id} contradiction={one} />
      ))}
    </Section>
  );
}

interface ContradictionFacts {
  id: string;
  says: string;
  since: string;
  notedAt: string | null;
  case: { id: string; number: string } | null;
  survivor: { id: string; pseudonym: string } | null;
}

/** What does not fit together on record, and that the office has taken note of it. */
export function ContradictionRow({ contradiction: { id, says, since, notedAt, case: of, survivor } }: { contradiction: ContradictionFacts }) {
  const change = useChange(OfficersNoteContradictionDocument);
  return (
    <li class="note warn">
      <p>
        {of && <CaseLink of={of} />} {survivor && <PersonLink of={survivor} />} {says}{' '}
        <span class="hush small">
          {t('since')} <When at={since} />
        </span>
      </p>
      <Problems problems={change.problems} error={change.error} />
      {notedAt === null && mayCall('noteContradiction') && (
        <button
          type="button"
          disabled={change.isSending}
          onClick={() => void change.send({ contradictionId: id }).then((answer) => answer && doneWith(t('home.noted')))}
        >
          {t('home.note')}
        </button>
      )}
    </li>
  );
}

function YesOrNo<Result extends Record<string, unknown>, Input extends { opId: string }>({
  document,
  input,
  yes,
  no,
}: {
  document: Doc<Result, { input: Input }>;
  input: (isYes: boolean) => Omit<Input, 'opId'>;
  yes: string;
  no: string;
}) {
  const change = useChange(document);
  const answer = async (isYes: boolean) => {
    if (await change.send(input(isYes))) doneWith(t('home.answered'));
  };
  return (
    <>
      <Problems problems={change.problems} error={change.error} />
      <div class="row">
        <button type="button" class="first" disabled={change.isSending} onClick={() => void answer(true)}>
          {yes}
        </button>
        <button type="button" disabled={change.isSending} onClick={() => void answer(false)}>
          {no}
        </button>
      </div>
    </>
  );
}
