/** One person's way back: where they stand, where they live, what is planned, who looks in, what they are owed. What is not for the viewer is not there. */
import { type WelfarePersonQuery, WelfarePersonDocument } from '../../generated/welfare.js';
import { HubError } from '../hub/ask.js';
import { useRead } from '../hub/read.js';
import { levelOf, mayCall } from '../hub/viewer.js';
import { Empty, Failed, Page, Read, Summary, Table, Tag, When } from '../kit/kit.js';
import { awayText, dayText, instantText, rupees } from '../kit/when.js';
import { code } from '../kit/words.js';
import { ConsultHomeDistrict, DirectInvestigation, Missing, ReachedCommittee, RecordOrder, RecordProduction, SubmitInvestigation } from './acts.js';
import { viewer } from '../hub/viewer.js';
import { CarePlans } from './care-plan.js';
import { NextVisit } from './people.js';
import { Visits } from './visits.js';
import { WelfareTabs } from './tabs.js';
import { t } from './words.js';

export type OnePerson = NonNullable<WelfarePersonQuery['survivor']>;

/** Whether the viewer knows anything of a class of data. */
const knows = (dataClass: string): boolean => ['F', 'S', 'M'].includes(levelOf(dataClass));

export function Person({ id }: { id: string }) {
  const reading = useRead(WelfarePersonDocument, { id });
  const person = reading.data?.survivor;
  return (
    <Page title={person?.pseudonym ?? t('welfare.person')} aside={person && <Status person={person} />}>
      <WelfareTabs />
      <Read of={reading}>{({ survivor }) => (survivor ? <Content person={survivor} /> : <Failed error={new HubError('NOT_FOUND', '')} />)}</Read>
    </Page>
  );
}

const Status = ({ person: { status, statusSince } }: { person: OnePerson }) => (
  <p>
    <Tag tone={status === 'MISSING' ? 'bad' : 'calm'}>{code('JourneyStatus', status)}</Tag> <When at={statusSince} away />
  </p>
);

function Content({ person }: { person: OnePerson }) {
  return (
    <>
      <Standing person={person} />
      <div class="row">
        <RecordOrder of={person} />
        <DirectInvestigation of={person} />
        {person.productions.nodes.length === 0 && <RecordProduction of={person} foundAt={person.foundAt} />}
        {!mayCall('recordProduction') && <ReachedCommittee of={person} />}
        {person.homeDistrict === null && <ConsultHomeDistrict of={person} />}
        <Missing of={person} />
      </div>
      <Clocks person={person} />
      {knows('RHB') && <Orders person={person} />}
      {knows('LOC') && <Placements person={person} />}
      {knows('ST') && <Investigations person={person} />}
      {knows('RHB') && <CarePlans person={person} />}
      {knows('RHB') && <Visits person={person} />}
      {knows('FIN') && <Claims person={person} />}
    </>
  );
}

/** Who it is, and in one look how far the way has come. */
function Standing({ person }: { person: OnePerson }) {
  const { case: of, rehabilitationStatus: way, homeDistrict, foundIn, foundAt } = person;
  return (
    <Summary
      facts={[
        [t('welfare.person'), `${code('Sex', person.sex)}, ${person.ageBand} (${code('AgeBasis', person.ageBasis)})`],
        [
          t('welfare.case'),
          <>
            <a href={`/cases/${of.id}`}>{of.number}</a>, {code('CaseKind', of.kind)}
          </>,
        ],
        [t('welfare.found'), `${foundIn.name}, ${instantText(foundAt)}`],
        homeDistrict !== null && [t('welfare.home'), homeDistrict.name],
        way.placedSince !== null && [t('welfare.placements.since'), <When at={way.placedSince} away />],
        knows('RHB') && [
          t('welfare.plan.title'),
          way.carePlanApprovedAt === null ? t('welfare.plan.notApproved') : t('welfare.plan.approvedOn', { day: dayText(way.carePlanApprovedAt) }),
        ],
        knows('RHB') && [
          t('welfare.services.title'),
          t('welfare.services.counts', { planned: way.servicesPlanned, started: way.servicesStarted, completed: way.servicesCompleted }),
        ],
        knows('RHB') && [t('welfare.visits.next'), <NextVisit on={way.nextVisitOn} />],
        knows('FIN') && [
          t('welfare.claims.title'),
          [
            t('welfare.claims.credited', { credited: way.claimsCredited, n: way.claims }),
            way.duePaise !== null &&
              way.creditedPaise !== null &&
              t('welfare.claims.amounts', { credited: rupees(way.creditedPaise), due: rupees(way.duePaise) }),
          ]
            .filter(Boolean)
            .join('; '),
        ],
      ]}
    />
  );
}

/** Visits are due for years to come: what is due first is on top, and this many are shown. */
const CLOCKS_SHOWN = 8;

/** Duties about this person that are not done. */
function Clocks({ person }: { person: OnePerson }) {
  const open = person.clocks.nodes.filter(({ state }) => state === 'RUNNING' || state === 'EXTENDED' || state === 'BREACHED');
  if (open.length === 0) return null;
  return (
    <details open={open.some(({ isOverdue }) => isOverdue)}>
      <summary>{t('welfare.clocks.title', { n: open.length })}</summary>
      <ul class="plain list">
        {open.slice(0, CLOCKS_SHOWN).map(({ id, rule, dueAt, isOverdue, isAdvisory, ownerOffice }) => (
          <li key={id}>
            <Tag tone={!isOverdue ? 'calm' : isAdvisory ? 'warn' : 'bad'}>
              {isOverdue ? t('welfare.late', { since: awayText(dueAt) }) : awayText(dueAt)}
            </Tag>{' '}
            {rule.duty}{' '}
            <span class="hush small">
              ({rule.law}) {ownerOffice.name}
            </span>
          </li>
        ))}
      </ul>
      {open.length > CLOCKS_SHOWN && <p class="hush small">{t('welfare.clocks.later', { n: open.length - CLOCKS_SHOWN })}</p>}
    </details>
  );
}

function Orders({ person }: { person: OnePerson }) {
  const { nodes } = person.orders;
  return (
    <section>
      <h2>{t('welfare.orders.title')}</h2>
      {nodes.length === 0 ? (
        <Empty>{t('welfare.orders.noneYet')}</Empty>
      ) : (
        <Table
          caption={t('welfare.orders.title')}
          isQuiet
          columns={[
            { label: t('welfare.orders.made') },
            { label: t('welfare.order.type') },
            { label: t('welfare.order.number') },
            { label: t('welfare.orders.by') },
          ]}
          rows={nodes.map(({ madeAt, detail, recordedBy }) => [
            <When at={madeAt} />,
            detail ? (
              <>
                {code('OrderType', detail.type)} {detail.isFinal && <Tag tone="good">{t('welfare.orders.final')}</Tag>}
              </>
            ) : (
              t('welfare.hidden')
            ),
            detail?.number,
            recordedBy?.name,
          ])}
        />
      )}
    </section>
  );
}

/** Since when and until when. Where, is opened with identity and on record. */
function Placements({ person }: { person: OnePerson }) {
  const { nodes } = person.placements;
  return (
    <section>
      <h2>{t('welfare.placements.title')}</h2>
      {nodes.length === 0 ? (
        <Empty>{t('welfare.placements.none')}</Empty>
      ) : (
        <ul>
          {nodes.map(({ id, since, until }) => (
            <li key={id}>
              {until === null
                ? t('welfare.placements.from', { since: instantText(since) })
                : t('welfare.placements.fromTo', { since: instantText(since), until: instantText(until) })}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Investigations({ person }: { person: OnePerson }) {
  const { nodes } = person.socialInvestigations;
  if (nodes.length === 0 && !mayCall('directInvestigation')) return null;
  return (
    <section>
      <h2>{t('welfare.investigations.title')}</h2>
      {nodes.length === 0 && <Empty>{t('welfare.investigations.none')}</Empty>}
      {nodes.map(({ id, askedOf, directedAt, submittedAt, report }) => (
        <article class="card" key={id}>
          <p>
            {submittedAt === null ? (
              <Tag tone="warn">{t('welfare.investigations.waiting')}</Tag>
            ) : (
              <Tag tone="good">{t('welfare.investigations.in')}</Tag>
            )}{' '}
            {askedOf.name}, {t('welfare.investigations.directedOn', { day: dayText(directedAt) })}
            {submittedAt !== null && `, ${t('welfare.investigations.submittedOn', { day: dayText(submittedAt) })}`}
          </p>
          {report && (
            <details>
              <summary>{t('welfare.investigations.read')}</summary>
              <p>
                {t('welfare.investigation.family')}: {t(report.familyIsSafe ? 'welfare.yes' : 'welfare.no')}. {t('welfare.investigation.risk')}:{' '}
                {t(report.riskOfRetrafficking ? 'welfare.yes' : 'welfare.no')}.
              </p>
              <p>{report.text}</p>
            </details>
          )}
          {submittedAt === null && askedOf.id === viewer.value!.office.id && <SubmitInvestigation of={person} investigationId={id} />}
        </article>
      ))}
    </section>
  );
}

function Claims({ person }: { person: OnePerson }) {
  const { nodes } = person.entitlements;
  return (
    <section>
      <h2>{t('welfare.claims.title')}</h2>
      {nodes.length === 0 ? (
        <Empty>{t('welfare.claims.none')}</Empty>
      ) : (
        <Table
          caption={t('welfare.claims.caption', { n: nodes.length })}
          isQuiet
          columns={[
            { label: t('welfare.claims.kind') },
            { label: t('welfare.claims.standing') },
            { label: t('welfare.claims.due') },
            { label: t('welfare.claims.paid') },
          ]}
          rows={nodes.map(({ stage, detail, dueAt, creditedAt }) => [
            detail ? code('ClaimKind', detail.kind) : t('welfare.hidden'),
            <Tag tone={stage === 'CREDITED' ? 'good' : 'calm'}>{code('ClaimStage', stage)}</Tag>,
            <>
              {detail && rupees(detail.duePaise)} <span class="small whole">{dayText(dueAt)}</span>
            </>,
            creditedAt === null ? (
              <span class="hush">{t('welfare.claims.notYet')}</span>
            ) : (
              <>
                {detail?.creditedPaise != null && rupees(detail.creditedPaise)} <span class="small whole">{dayText(creditedAt)}</span>
              </>
            ),
          ])}
        />
      )}
      {mayCall('claimEntitlement') && nodes.length > 0 && (
        <p>
          <a href="/relief">{t('welfare.claims.ledger')}</a>
        </p>
      )}
    </section>
  );
}
