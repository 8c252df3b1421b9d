/** One case: what it is, what is due, its tasks by stage, its people, and what happened. */
import { useContext, useEffect } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { OfficersCaseClocksDocument, OfficersCaseDocument, OfficersContradictionsDocument } from '../../generated/officers.js';
import { ask } from '../hub/ask.js';
import { Glass, useRead } from '../hub/read.js';
import { mayCall } from '../hub/viewer.js';
import { Empty, Page, Read, Summary, Table, Tag, When } from '../kit/kit.js';
import { count, dayText } from '../kit/when.js';
import { code } from '../kit/words.js';
import { ContradictionRow } from './asked.js';
import { CaseActions, PersonActions } from './case-actions.js';
import { PriorityTag, StatusTag } from './case-list.js';
import { HandoverCard } from './handover-card.js';
import { PersonLink } from './links.js';
import { RescuePlans } from './rescue-plans.js';
import { type ClockFacts, Law, StandingTag, standingOf } from './standing.js';
import { type CaseFacts, headings, type Task, tasksOf } from './tasks.js';
import { timelineOf } from './timeline.js';
import { t } from './words.js';

export function CasePage({ id }: { id: string }) {
  const reading = useRead(OfficersCaseDocument, { id });
  const it = reading.data?.case;
  return (
    <Page title={it?.number ?? t('case')} aside={it && <CaseTags it={it} />}>
      {reading.error?.code === 'NOT_FOUND' ? (
        <NotThere />
      ) : (
        <Read of={reading}>{({ case: found }) => (found ? <CaseFile it={found} /> : <NotThere />)}</Read>
      )}
    </Page>
  );
}

const CaseTags = ({ it: { kind, status, priority } }: { it: CaseFacts }) => (
  <span class="row">
    <Tag>{code('CaseKind', kind)}</Tag>
    <StatusTag status={status} />
    <PriorityTag priority={priority} />
  </span>
);

/** Hidden and never issued are the same. */
function NotThere() {
  return (
    <div class="note warn">
      <p>{t('case.notThere')}</p>
      {mayCall('requestAccess') && <a href="/cases/not-mine">{t('cases.notMine')}</a>}
    </div>
  );
}

function CaseFile({ it }: { it: CaseFacts }) {
  const clocks = useAllClocks(it);
  const tasks = tasksOf(it, clocks);
  const isThroughGlass = useContext(Glass) !== undefined;
  return (
    <>
      <Facts it={it} />
      {!isThroughGlass && <CaseActions it={it} />}
      <RescuePlans it={it} />
      <DueFirst tasks={tasks} />
      <h2>{t('tasks')}</h2>
      {clocks.length < it.clocks.totalCount && (
        <p class="hush">{t('tasks.partly', { shown: count(clocks.length), count: count(it.clocks.totalCount) })}</p>
      )}
      <TaskList tasks={tasks} />
      <h2>
        {t('people')} ({count(it.survivors.totalCount)})
      </h2>
      <People it={it} />
      <div class="columns">
        <div>
          <h2>{t('timeline')}</h2>
          <Timeline it={it} />
        </div>
        <div>
          {!isThroughGlass && <CaseContradictions caseId={it.id} />}
          <Records it={it} />
          <h2>{t('handovers')}</h2>
          {it.handovers.nodes.length === 0 && <Empty>{t('handovers.none')}</Empty>}
          <ul class="plain stack">
            {it.handovers.nodes.map((handover) => (
              <HandoverCard handover={handover} key={handover.id} />
            ))}
          </ul>
        </div>
      </div>
    </>
  );
}

/** So many pages of clocks are read; a case with more is a campaign, and says so. */
const PAGES_AT_MOST = 10;

/** A case has a clock for each duty of each person: more than one page of them. */
function useAllClocks(it: CaseFacts): readonly ClockFacts[] {
  const rest = useSignal<readonly ClockFacts[]>([]);
  const brokenGlass = useContext(Glass);
  useEffect(() => {
    const gone = new AbortController();
    const options = { signal: gone.signal, ...(brokenGlass !== undefined && { brokenGlass }) };
    const readOn = async () => {
      const found: ClockFacts[] = [];
      let { pageInfo } = it.clocks;
      for (let page = 1; pageInfo.hasNextPage && page < PAGES_AT_MOST; page++) {
        const { case: next } = await ask(OfficersCaseClocksDocument, { id: it.id, after: pageInfo.endCursor }, options);
        if (!next) break;
        found.push(...next.clocks.nodes);
        pageInfo = next.clocks.pageInfo;
      }
      if (!gone.signal.aborted) rest.value = found;
    };
    // What does not come now comes with the next change; how many are missing is said.
    readOn().catch(() => undefined);
    return () => gone.abort();
  }, [it]);
  return [...it.clocks.nodes, ...rest.value];
}

function Facts({ it }: { it: CaseFacts }) {
  const fir = it.firs.nodes[0]?.detail;
  return (
    <Summary
      facts={[
        [t('filter.stage'), code('CaseStage', it.stage)],
        [t('case.district'), `${it.district.name}, ${it.district.state.name}`],
        [t('case.lead'), it.leadOffice.name],
        [
          t('case.received'),
          <span key="received">
            {code('IntakeChannel', it.channel)}, <When at={it.receivedAt} />
          </span>,
        ],
        fir != null && [t('fir'), `${fir.number}, ${fir.station.name}: ${fir.sections.join(', ')}`],
        [t('case.participants'), <Participants key="participants" it={it} />],
      ]}
    />
  );
}

function Participants({ it }: { it: CaseFacts }) {
  const standing = it.participants.nodes.filter(({ until }) => until === null);
  return (
    <details>
      <summary>{t('case.offices', { count: standing.length })}</summary>
      <ul class="plain">
        {standing.map(({ id, office, capacity, basis, since, expiresAt }) => (
          <li key={id}>
            {office.name}: {code('Capacity', capacity)}{' '}
            <span class="hush small">
              {code('ParticipationBasis', basis)}, {t('since')} <When at={since} />
              {expiresAt !== null && (
                <>
                  , {t('until')} <When at={expiresAt} />
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The clocks that run, those due first in front. */
function DueFirst({ tasks }: { tasks: readonly Task[] }) {
  const due = tasks.filter(({ dueAt }) => dueAt !== undefined).toSorted((a, b) => a.dueAt!.localeCompare(b.dueAt!));
  if (due.length === 0) return <Empty>{t('clocks.noneRunning')}</Empty>;
  return (
    <section>
      <h2>{t('clocks.strip')}</h2>
      <ul class="plain columns">
        {due.slice(0, 4).map((task) => (
          <li class="card" key={task.key}>
            <StandingTag {...task} /> <When at={task.dueAt!} away />
            <br />
            <strong>{task.what}</strong> <span class="hush small">{task.owner}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** As on paper: what is to be done at each stage, by whom, and how it stands. */
function TaskList({ tasks }: { tasks: readonly Task[] }) {
  const stages = headings.map((heading) => ({ heading, of: tasks.filter((task) => task.heading === heading) })).filter(({ of }) => of.length > 0);
  return (
    <div class="columns">
      {stages.map(({ heading, of }) => (
        <section class="card" key={heading}>
          <h3 style={{ marginBlockStart: 0 }}>{t(`heading.${heading}`)}</h3>
          <ul class="plain list">
            {of.map((task) => (
              <TaskRow task={task} key={task.key} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function TaskRow({ task }: { task: Task }) {
  const [first] = task.clocks;
  return (
    <li>
      <div class="row apart">
        <span>
          {task.what} {task.owner !== undefined && <span class="hush small">{task.owner}</span>}
        </span>
        <StandingTag {...task} />
      </div>
      {task.dueAt !== undefined && (
        <span class="small">
          {t('clock.due')} <When at={task.dueAt} away />
        </span>
      )}
      {first && (
        <details class="small">
          <summary>{t('clock.why', { code: first.code })}</summary>
          <Law clock={first} />
          {task.clocks.some(({ survivor }) => survivor) && (
            <ul class="plain">
              {task.clocks.map((clock) => (
                <li class="row apart" key={clock.id}>
                  <span>
                    {clock.survivor ? <PersonLink of={clock.survivor} /> : t('handover.hiddenPerson')} <When at={clock.metAt ?? clock.dueAt} />
                  </span>
                  <StandingTag standing={standingOf(clock)} />
                </li>
              ))}
            </ul>
          )}
        </details>
      )}
    </li>
  );
}

function People({ it }: { it: CaseFacts }) {
  const isThroughGlass = useContext(Glass) !== undefined;
  if (it.survivors.nodes.length === 0) return <Empty>{t('people.none')}</Empty>;
  const mayAct = !isThroughGlass && it.status === 'OPEN' && (mayCall('recordJourneyEvent') || mayCall('recordProduction'));
  return (
    <Table
      caption={t('people')}
      isQuiet
      columns={[
        { label: t('person') },
        { label: t('person.age') },
        { label: t('person.status') },
        { label: t('person.since') },
        { label: t('person.home') },
        ...(mayAct ? [{ label: t('person.next') }] : []),
      ]}
      rows={it.survivors.nodes.map((person) => [
        <PersonLink key="person" of={person} />,
        `${code('Sex', person.sex)}, ${person.ageBand}`,
        code('JourneyStatus', person.status),
        <When key="since" at={person.statusSince} />,
        person.homeDistrict?.name,
        ...(mayAct ? [<PersonActions key="next" person={person} />] : []),
      ])}
    />
  );
}

const SHOWN = 12;

function Timeline({ it }: { it: CaseFacts }) {
  const happenings = timelineOf(it);
  const rows = (of: typeof happenings) => (
    <ol class="plain list">
      {of.map(({ key, at, what, who }) => (
        <li key={key}>
          <When at={at} /> {what} {who !== undefined && <span class="hush small">{who}</span>}
        </li>
      ))}
    </ol>
  );
  return (
    <>
      {rows(happenings.slice(0, SHOWN))}
      {happenings.length > SHOWN && (
        <details>
          <summary>{t('timeline.older', { count: happenings.length - SHOWN })}</summary>
          {rows(happenings.slice(SHOWN))}
        </details>
      )}
    </>
  );
}

/** What does not fit together in this case, for the office that can correct it. */
function CaseContradictions({ caseId }: { caseId: string }) {
  return mayCall('contradictions') ? <Contradicting caseId={caseId} /> : null;
}

function Contradicting({ caseId }: { caseId: string }) {
  const { data } = useRead(OfficersContradictionsDocument, {});
  const here = (data?.contradictions.nodes ?? []).filter((one) => one.case?.id === caseId);
  if (here.length === 0) return null;
  return (
    <>
      <h2>{t('home.contradictions')}</h2>
      <ul class="plain stack">
        {here.map((one) => (
          <ContradictionRow key={one.id} contradiction={one} />
        ))}
      </ul>
    </>
  );
}

/** FIRs, rescues and the accused, as far as the reader sees them. */
function Records({ it }: { it: CaseFacts }) {
  return (
    <>
      <h2>{t('records')}</h2>
      <ul class="plain list">
        {it.firs.nodes.map(({ id, detail, registeredAt, chargeSheetAt, transferredAt, isZeroFir }) => (
          <li key={id}>
            <strong>
              {isZeroFir ? t('fir.zero') : t('fir')} {detail?.number}
            </strong>{' '}
            <When at={registeredAt} />
            {detail && (
              <>
                <br />
                {detail.station.name}: {detail.sections.join(', ')}, {t('fir.offence')} {dayText(detail.offenceDate)}
              </>
            )}
            {transferredAt !== null && (
              <>
                <br />
                {t('fir.transferred', { to: detail?.transferredTo?.name ?? '' })} <When at={transferredAt} />
              </>
            )}
            {chargeSheetAt !== null && (
              <>
                <br />
                {t('fir.chargeSheet')} <When at={chargeSheetAt} />
              </>
            )}
          </li>
        ))}
        {it.rescues.nodes.map(({ id, startedAt, headcount, district, recordedBy }) => (
          <li key={id}>
            <strong>{t('task.rescued', { count: headcount })}</strong> {district.name}, <When at={startedAt} />{' '}
            <span class="hush small">{recordedBy?.name}</span>
          </li>
        ))}
        {it.accused.nodes.map(({ id, since, detail }) => (
          <li key={id}>
            <strong>{t('accused')}</strong> {detail && [code('AccusedStatus', detail.standing), detail.part].filter(Boolean).join(', ')} {t('since')}{' '}
            <When at={since} />
          </li>
        ))}
      </ul>
      {it.firs.nodes.length + it.rescues.nodes.length + it.accused.nodes.length === 0 && <Empty>{t('none')}</Empty>}
    </>
  );
}
