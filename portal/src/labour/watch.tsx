/** The field: what is to be looked at today, what was seen, and the placement agencies. */
import { useLocation } from 'preact-iso/router';
import {
  type InspectionKind,
  type InspectionOutcome,
  type LabourWatchTodayQuery,
  LabourInspectionsDocument,
  LabourOpenComplaintsDocument,
  LabourPlanInspectionDocument,
  LabourPremisesDocument,
  LabourWatchTodayDocument,
} from '../../generated/labour.js';
import { useRead } from '../hub/read.js';
import { mayCall, viewer } from '../hub/viewer.js';
import { useAddress } from '../kit/address.js';
import { Act, Day, Pick } from '../kit/fill-in.js';
import { Empty, Page, Pager, Read, Table, Tag, When } from '../kit/kit.js';
import { count, dayInIndia, dayText } from '../kit/when.js';
import { code } from '../kit/words.js';
import { Agencies } from './agencies.js';
import { Agency } from './agency.js';
import { inspectionKinds, outcomes } from './codes.js';
import { Filters } from './filters.js';
import { Inspect } from './inspect.js';
import { WatchTabs } from './tabs.js';
import { optionsOf, t } from './words.js';

export default function Watch() {
  const { path } = useLocation();
  const [, , what, id] = path.split('/');
  if (what === 'inspect') return <Inspect />;
  if (what === 'agencies') return id === undefined ? <Agencies /> : <Agency id={id} />;
  return <Today />;
}

function Today() {
  const today = useRead(LabourWatchTodayDocument, {});
  return (
    <Page
      title={t('labour.watch.title')}
      aside={
        mayCall('recordInspection') && (
          <a class="button first" href="/watch/inspect">
            {t('labour.inspect.record')}
          </a>
        )
      }
    >
      <WatchTabs />
      <Read of={today}>
        {(data) => (
          <div class="columns">
            <Plans plans={data.inspectionPlans} />
            <Complaints clocks={data.complaintsOfChildLabour} />
            <Proceedings entries={data.watchEntries} />
            <Late clocks={data.clocks} />
          </div>
        )}
      </Read>
      <Inspections />
    </Page>
  );
}

function Plans({ plans }: { plans: LabourWatchTodayQuery['inspectionPlans'] }) {
  const today = dayInIndia();
  return (
    <section class="card">
      <h2>{t('labour.plans.title', { n: plans.totalCount })}</h2>
      {plans.nodes.length === 0 && <Empty>{t('labour.plans.none')}</Empty>}
      <ul class="plain list">
        {plans.nodes.map(({ id, plannedFor, kind, premises }) => (
          <li key={id}>
            <strong>{premises.name}</strong>, {code('EstablishmentKind', premises.kind)}
            <br />
            {code('InspectionKind', kind)},{' '}
            {plannedFor < today ? (
              <Tag tone="bad">{t('labour.plans.late', { day: dayText(plannedFor) })}</Tag>
            ) : (
              t('labour.plans.on', { day: dayText(plannedFor) })
            )}
            {mayCall('recordInspection') && (
              <>
                <br />
                <a href={`/watch/inspect?plan=${id}`}>
                  {t('labour.inspect.record')}
                  <span class="only-heard">: {premises.name}</span>
                </a>
              </>
            )}
          </li>
        ))}
      </ul>
      <Act
        operation="planInspection"
        document={LabourPlanInspectionDocument}
        label={t('labour.plans.plan')}
        told={t('labour.plans.planned')}
        input={(said) => ({ premisesId: said.text('premisesId'), kind: said.one<InspectionKind>('kind'), plannedFor: said.text('plannedFor') })}
      >
        <PlanFields />
      </Act>
    </section>
  );
}

function PlanFields() {
  const { data } = useRead(LabourPremisesDocument, {});
  return (
    <>
      <Pick
        name="premisesId"
        label={t('labour.inspect.premises')}
        hint={data?.premises.totalCount === 0 ? t('labour.plans.noPremises') : undefined}
        options={(data?.premises.nodes ?? []).map(({ id, name, address }) => ({ value: id, label: address === null ? name : `${name}, ${address}` }))}
      />
      <Pick name="kind" label={t('labour.inspect.kind')} options={optionsOf('InspectionKind', inspectionKinds)} />
      <Day name="plannedFor" label={t('labour.plans.day')} />
    </>
  );
}

/** Duties of the office past their time. */
function Late({ clocks }: { clocks: LabourWatchTodayQuery['clocks'] }) {
  return (
    <section class="card">
      <h2>{t('labour.clocks.title', { n: clocks.totalCount })}</h2>
      {clocks.nodes.length === 0 && <Empty>{t('labour.clocks.none')}</Empty>}
      <ul class="plain list">
        {clocks.nodes.map(({ id, dueAt, isAdvisory, rule, case: of, survivor }) => (
          <li key={id}>
            <Tag tone={isAdvisory ? 'warn' : 'bad'}>{t(isAdvisory ? 'labour.clocks.target' : 'labour.clocks.late')}</Tag> {rule.duty}{' '}
            <span class="hush small">({rule.law})</span>
            <br />
            {survivor ? <a href={`/welfare/people/${survivor.id}`}>{survivor.pseudonym}</a> : of && <a href={`/cases/${of.id}`}>{of.number}</a>}{' '}
            <When at={dueAt} away />
          </li>
        ))}
      </ul>
      {clocks.totalCount > clocks.nodes.length && <a href="/clocks">{t('labour.clocks.all', { n: clocks.totalCount })}</a>}
    </section>
  );
}

/** Complaints of child labour that wait to be verified, and those of placement agencies in the area. */
function Complaints({ clocks }: { clocks: LabourWatchTodayQuery['complaintsOfChildLabour'] }) {
  const { district, state } = viewer.value!.office;
  const reading = useRead(LabourOpenComplaintsDocument, district ? { district: district.code } : { state: state.code });
  return (
    <section class="card">
      <h2>{t('labour.complaints.toVerify')}</h2>
      <ul class="plain list">
        {clocks.nodes.map(({ id, dueAt, isOverdue, case: of }) => (
          <li key={id}>
            <Tag tone={isOverdue ? 'bad' : 'warn'}>{t(isOverdue ? 'labour.clocks.late' : 'labour.clocks.running')}</Tag>{' '}
            {t('labour.complaints.pencil')} {of && <a href={`/cases/${of.id}`}>{of.number}</a>} <When at={dueAt} away />
          </li>
        ))}
      </ul>
      <Read of={reading}>
        {({ agencies }) => {
          const open = agencies.nodes.flatMap((agency) =>
            agency.complaints.nodes.filter(({ standing }) => standing === 'RECEIVED').map((complaint) => ({ agency, complaint })),
          );
          if (open.length === 0 && clocks.nodes.length === 0) return <Empty>{t('labour.complaints.noneOpen')}</Empty>;
          return (
            <ul class="plain list">
              {open.map(({ agency, complaint }) => (
                <li key={complaint.id}>
                  <a href={`/watch/agencies/${agency.id}`}>{agency.name}</a>,{' '}
                  {complaint.allegations.map((one) => code('AgencyAllegation', one)).join(', ')}
                  <br />
                  <span class="small">
                    {code('ComplaintSource', complaint.source)}, <When at={complaint.receivedAt} away />
                  </span>
                </li>
              ))}
            </ul>
          );
        }}
      </Read>
    </section>
  );
}

/** Entries of the watch list in which the office has a part. */
function Proceedings({ entries }: { entries: LabourWatchTodayQuery['watchEntries'] }) {
  return (
    <section class="card">
      <h2>{t('labour.entries.mine', { n: entries.totalCount })}</h2>
      {entries.nodes.length === 0 && <Empty>{t('labour.entries.noneMine')}</Empty>}
      <ul class="plain list">
        {entries.nodes.map(({ id, state, agency, premises, replyBy, repliedAt, reviewOn, appealBy, appealDecidedAt }) => (
          <li key={id}>
            {agency ? <a href={`/watch/agencies/${agency.id}`}>{agency.name}</a> : premises?.name}{' '}
            <Tag tone={state === 'LISTED' ? 'bad' : 'warn'}>{code('WatchState', state)}</Tag>
            <br />
            <span class="small">
              {state === 'NOTIFIED' &&
                replyBy !== null &&
                (repliedAt === null ? t('labour.entries.replyBy', { day: dayText(replyBy) }) : t('labour.entries.replied'))}
              {appealBy !== null && appealDecidedAt === null && t('labour.entries.appealBy', { day: dayText(appealBy) })}
              {state === 'LISTED' && reviewOn !== null && t('labour.entries.reviewOn', { day: dayText(reviewOn) })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Inspections() {
  const address = useAddress();
  const { after, kind, outcome } = address.query;
  const reading = useRead(LabourInspectionsDocument, {
    ...(after !== undefined && { after }),
    filter: {
      ...(kind !== undefined && { kind: kind as InspectionKind }),
      ...(outcome !== undefined && { outcomes: [outcome as InspectionOutcome] }),
    },
  });
  const columns = [
    t('labour.inspect.premises'),
    t('labour.inspect.happened'),
    t('labour.inspect.outcome'),
    t('labour.inspect.violations'),
    t('labour.inspect.seen'),
  ];
  return (
    <section>
      <h2>{t('labour.inspections.title')}</h2>
      <Filters
        address={address}
        filters={[
          { name: 'kind', label: t('labour.inspect.kind'), options: optionsOf('InspectionKind', inspectionKinds) },
          { name: 'outcome', label: t('labour.inspect.outcome'), options: optionsOf('InspectionOutcome', outcomes) },
        ]}
      />
      <Read of={reading}>
        {({ inspections }) => (
          <>
            {inspections.nodes.length === 0 && <Empty>{t('labour.inspections.none')}</Empty>}
            {inspections.nodes.length > 0 && (
              <Table
                caption={t('labour.inspections.caption', { n: inspections.totalCount })}
                columns={columns.map((label) => ({ label }))}
                rows={inspections.nodes.map((one) => [
                  <>
                    {one.premises.name}
                    <br />
                    <span class="small">{code('EstablishmentKind', one.premises.kind)}</span>
                  </>,
                  <>
                    <When at={one.happenedAt} />
                    <br />
                    <span class="small">
                      {code('InspectionKind', one.kind)}, {one.recordedByOffice.name}
                    </span>
                  </>,
                  <>
                    <Tag tone={one.outcome === 'CHILD_FOUND' ? 'bad' : one.violations.length > 0 ? 'warn' : 'calm'}>
                      {code('InspectionOutcome', one.outcome)}
                    </Tag>
                    {one.childrenFound > 0 && <div>{t('labour.inspections.children', { n: one.childrenFound })}</div>}
                    {one.case && (
                      <div>
                        <a href={`/cases/${one.case.id}`}>{one.case.number}</a>
                      </div>
                    )}
                  </>,
                  one.violations.length === 0
                    ? t('labour.inspections.noViolation')
                    : one.violations.map((violation) => code('ViolationCode', violation)).join(', '),
                  t('labour.inspections.seen', {
                    under14: count(one.seenUnder14),
                    from14: count(one.seenFrom14 + one.seenFrom16),
                    adults: count(one.seenAdults),
                  }),
                ])}
              />
            )}
            <Pager pageInfo={inspections.pageInfo} go={(next) => address.go({ after: next })} />
          </>
        )}
      </Read>
    </section>
  );
}
