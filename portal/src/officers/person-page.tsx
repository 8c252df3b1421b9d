/** One survivor's way: what has happened, what is due and what is planned, each as far as the reader's role goes. The title is the pseudonym. */
import type { ComponentChildren } from 'preact';
import { useContext } from 'preact/hooks';
import type { OfficersPersonQuery } from '../../generated/officers.js';
import { OfficersPersonDocument } from '../../generated/officers.js';
import { Glass, useRead } from '../hub/read.js';
import { levelOf, mayCall } from '../hub/viewer.js';
import { Empty, Page, Read, Summary, Tag, When } from '../kit/kit.js';
import { dayText } from '../kit/when.js';
import { code } from '../kit/words.js';
import { PersonActions } from './case-actions.js';
import { CaseLink, PersonLink } from './links.js';
import { ReadRecord } from './record.js';
import { ShowIdentity } from './show-identity.js';
import { type ClockFacts, ClockRow, isOpen } from './standing.js';
import { WhoSaw } from './who-saw.js';
import { WhyAccess } from './why-access.js';
import { t } from './words.js';

type Person = NonNullable<OfficersPersonQuery['survivor']>;

export function PersonPage({ id }: { id: string }) {
  const reading = useRead(OfficersPersonDocument, { id });
  const it = reading.data?.survivor;
  return (
    <Page title={it?.pseudonym ?? t('person')} aside={it && <Tag>{code('JourneyStatus', it.status)}</Tag>}>
      {reading.error?.code === 'NOT_FOUND' ? (
        <NotThere />
      ) : (
        <Read of={reading}>{({ survivor }) => (survivor ? <Track it={survivor} /> : <NotThere />)}</Read>
      )}
    </Page>
  );
}

/** Hidden and never issued are the same. */
const NotThere = () => <p class="note warn">{t('person.notThere')}</p>;

function Track({ it }: { it: Person }) {
  const isThroughGlass = useContext(Glass) !== undefined;
  return (
    <>
      {it.mergedInto && (
        <p class="note warn">
          {t('person.merged')} <PersonLink of={it.mergedInto} />
        </p>
      )}
      <Facts it={it} />
      <div class="row no-print">
        {mayCall('openIdentity') && <ShowIdentity survivorId={it.id} pseudonym={it.pseudonym} />}
        {!isThroughGlass && <PersonActions person={it} />}
      </div>
      <h2>{t('clocks')}</h2>
      <Duties clocks={it.clocks.nodes} />
      <div class="columns">
        <Way it={it} />
        <Care it={it} />
      </div>
      <ReadRecord id={it.id} />
      {mayCall('whoSaw') && <WhoSaw survivorId={it.id} />}
      <WhyAccess id={it.id} caseNumber={it.case.number} />
    </>
  );
}

function Facts({ it }: { it: Person }) {
  const assigned = it.assignedTo.nodes.filter(({ until }) => until === null);
  return (
    <Summary
      facts={[
        [t('case'), <CaseLink key="case" of={it.case} />],
        [t('person.age'), `${code('Sex', it.sex)}, ${it.ageBand} (${code('AgeBasis', it.ageBasis)}, ${dayText(it.ageOn)})`],
        [
          t('person.status'),
          <span key="status">
            {code('JourneyStatus', it.status)}, {t('since')} <When at={it.statusSince} />
          </span>,
        ],
        [
          t('person.found'),
          <span key="found">
            {it.foundIn.name}, <When at={it.foundAt} />
          </span>,
        ],
        it.homeDistrict !== null && [t('person.home'), it.homeDistrict.name],
        [t('person.exploitation'), it.exploitation.map((one) => code('ExploitationType', one)).join(', ')],
        assigned.length > 0 && [
          t('person.assigned'),
          assigned.map(({ office, capacity }) => `${office.name} (${code('Capacity', capacity)})`).join(', '),
        ],
      ]}
    />
  );
}

const SHOWN = 6;

/** What is still to be done, due first on top; the rest behind a line. */
function Duties({ clocks }: { clocks: readonly ClockFacts[] }) {
  const open = clocks.filter(isOpen).toSorted((a, b) => a.dueAt.localeCompare(b.dueAt));
  const rest = [...open.slice(SHOWN), ...clocks.filter((clock) => !isOpen(clock))];
  const rows = (of: readonly ClockFacts[]) => (
    <ul class="plain list">
      {of.map((clock) => (
        <ClockRow clock={clock} isHere key={clock.id} />
      ))}
    </ul>
  );
  return (
    <>
      {open.length === 0 && <Empty>{t('clocks.noneRunning')}</Empty>}
      {rows(open.slice(0, SHOWN))}
      {rest.length > 0 && (
        <details>
          <summary>{t('clocks.rest', { count: rest.length })}</summary>
          {rows(rest)}
        </details>
      )}
    </>
  );
}

/** A section only for those whose level lets it; what is not there yet is said. */
function Section({ title, dataClass, isEmpty, children }: { title: string; dataClass?: string; isEmpty: boolean; children: ComponentChildren }) {
  if (dataClass !== undefined && !['F', 'S'].includes(levelOf(dataClass))) return null;
  return (
    <section>
      <h2>{title}</h2>
      {isEmpty ? <Empty>{t('none')}</Empty> : <ul class="plain list">{children}</ul>}
    </section>
  );
}

/** Where the person has been. */
function Way({ it: { journey, produced, placements, ageDeterminations, medicalExaminations } }: { it: Person }) {
  return (
    <div>
      <Section title={t('person.journey')} isEmpty={journey.nodes.length === 0}>
        {journey.nodes.toReversed().map(({ id, status, happenedAt, recordedBy }) => (
          <li key={id}>
            <strong>{code('JourneyStatus', status)}</strong> <When at={happenedAt} /> <span class="hush small">{recordedBy?.name}</span>
          </li>
        ))}
      </Section>
      <Section title={t('person.productions')} isEmpty={produced.nodes.length === 0}>
        {produced.nodes.map(({ id, committee, producedAt, netMinutes, withinTime }) => (
          <li key={id}>
            <div class="row apart">
              <span>
                {committee.name}, <When at={producedAt} />
              </span>
              <Tag tone={withinTime ? 'good' : 'bad'}>{withinTime ? t('production.inTime') : t('production.late')}</Tag>
            </div>
            <span class="small hush">{t('production.net', { hours: Math.round(netMinutes / 6) / 10 })}</span>
          </li>
        ))}
      </Section>
      <Section title={t('person.placements')} dataClass="LOC" isEmpty={placements.nodes.length === 0}>
        {placements.nodes.map(({ id, since, until }) => (
          <li key={id}>
            {t('person.placedSince')} <When at={since} />
            {until !== null && (
              <>
                {' '}
                {t('until')} <When at={until} />
              </>
            )}
          </li>
        ))}
      </Section>
      <Section title={t('person.medical')} dataClass="MED" isEmpty={ageDeterminations.nodes.length + medicalExaminations.nodes.length === 0}>
        {medicalExaminations.nodes.map(({ id, examinedAt, reportedAt }) => (
          <Step key={id} what={t('person.examination')} from={examinedAt} done={reportedAt} doneText={t('person.reported')} />
        ))}
        {ageDeterminations.nodes.map(({ id, orderedAt, determinedAt }) => (
          <Step key={id} what={t('person.ageTest')} from={orderedAt} done={determinedAt} doneText={t('person.determined')} />
        ))}
      </Section>
    </div>
  );
}

/** What is done for the person. */
function Care({ it: { orders, socialInvestigations, statements, carePlans, followUpVisits, entitlements } }: { it: Person }) {
  return (
    <div>
      <Section title={t('person.orders')} dataClass="RHB" isEmpty={orders.nodes.length === 0}>
        {orders.nodes.map(({ id, madeAt }) => (
          <li key={id}>
            {t('person.order')} <When at={madeAt} />
          </li>
        ))}
      </Section>
      <Section title={t('person.inquiry')} dataClass="ST" isEmpty={socialInvestigations.nodes.length + statements.nodes.length === 0}>
        {socialInvestigations.nodes.map(({ id, directedAt, submittedAt, askedOf }) => (
          <Step key={id} what={t('person.sir', { office: askedOf.name })} from={directedAt} done={submittedAt} doneText={t('person.submitted')} />
        ))}
        {statements.nodes.map(({ id, madeAt }) => (
          <li key={id}>
            {t('person.statement')} <When at={madeAt} />
          </li>
        ))}
      </Section>
      <Section title={t('person.carePlan')} dataClass="RHB" isEmpty={carePlans.nodes.length === 0}>
        {carePlans.nodes.map(({ id, drawnUpAt, approvedAt, services }) => (
          <li key={id}>
            <Step what={t('person.plan')} from={drawnUpAt} done={approvedAt} doneText={t('person.approved')} isInline />
            {services.nodes.length > 0 && (
              <ul class="plain">
                {services.nodes.map((service) => (
                  <li key={service.id}>
                    {t('person.service')}: {code('ServiceStatus', service.status)} <When at={service.statusSince} />
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </Section>
      <Section title={t('person.visits')} dataClass="RHB" isEmpty={followUpVisits.nodes.length === 0}>
        {followUpVisits.nodes.map(({ id, dueOn, visitedAt }) => (
          <li key={id} class="row apart">
            <span>
              {t('clock.due')} {dayText(dueOn)}
            </span>
            {visitedAt === null ? (
              <Tag>{t('person.notVisited')}</Tag>
            ) : (
              <Tag tone="good">
                {t('person.visited')} <When at={visitedAt} />
              </Tag>
            )}
          </li>
        ))}
      </Section>
      <Section title={t('person.entitlements')} dataClass="FIN" isEmpty={entitlements.nodes.length === 0}>
        {entitlements.nodes.map(({ id, stage, dueAt, creditedAt }) => (
          <li key={id} class="row apart">
            <span>
              {t('clock.due')} <When at={dueAt} />
            </span>
            <Tag tone={creditedAt === null ? 'warn' : 'good'}>{code('ClaimStage', stage)}</Tag>
          </li>
        ))}
      </Section>
    </div>
  );
}

/** Something that begins and is done later. */
function Step({
  what,
  from,
  done,
  doneText,
  isInline = false,
}: {
  what: string;
  from: string;
  done: string | null;
  doneText: string;
  isInline?: boolean;
}) {
  const content = (
    <>
      <span>
        {what} <When at={from} />
      </span>
      {done === null ? (
        <Tag>{t('standing.NOT_STARTED')}</Tag>
      ) : (
        <Tag tone="good">
          {doneText} <When at={done} />
        </Tag>
      )}
    </>
  );
  return isInline ? <div class="row apart">{content}</div> : <li class="row apart">{content}</li>;
}
