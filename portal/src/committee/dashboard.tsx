/** How a district or a State stands, on one screen: every number leads to the list behind it and says what it is. */
import type { ComponentChildren } from 'preact';
import {
  type ActionLineFragment,
  ActionsInShortDocument,
  type DashboardQuery,
  DashboardDocument,
  DistrictsOfStateDocument,
} from '../../generated/committee.js';
import { HotspotsDocument } from '../../generated/committee.js';
import { useRead } from '../hub/read.js';
import { mayCall, viewer } from '../hub/viewer.js';
import { Empty, Page, Read, Table, Tag, When } from '../kit/kit.js';
import { awayText, dayText } from '../kit/when.js';
import { code, t as common } from '../kit/words.js';
import { ActionTag } from './action-tag.js';
import { Asking, useAsked } from './asked.js';
import { type Step, Funnel } from './charts/funnel.js';
import { type Spot, SymbolMap } from './charts/symbol-map.js';
import { type Series, Trend } from './charts/trend.js';
import { categoryText, countText, Definition, figureText, Menu, outOf, percentText, PrintButton, stampText, t, What } from './shared.js';

type Board = DashboardQuery['dashboard'];
type Figure = Board['figures'][number];

export function DashboardPage() {
  const { months, district } = useAsked();
  const reading = useRead(DashboardDocument, { months, ...(district !== null && { district }) });
  const board = reading.data?.dashboard;
  // Whoever does not answer for a place gets the numbers of their own office.
  const isOfPlace = board?.figures.some(({ code }) => code === 'FUNNEL');
  const place = isOfPlace === false ? viewer.value?.office.name : (board?.district?.name ?? board?.state?.name);
  return (
    <Page
      title={place === undefined ? t('committee.title') : t('committee.titleOf', { place })}
      aside={
        <Menu here="dashboard">
          {board && <Asking districts={districtsOf(board)} place={place ?? ''} />}
          <PrintButton />
        </Menu>
      }
    >
      <Read of={reading}>{({ dashboard }) => <Dashboard board={dashboard} />}</Read>
    </Page>
  );
}

/** Of a State, the districts that have numbers. */
function districtsOf({ figures }: Board): { code: number; name: string }[] {
  const all = figures.flatMap(({ byPlace }) => byPlace.flatMap(({ district }) => (district ? [district] : [])));
  return [...new Map(all.map((district) => [district.code, district])).values()].toSorted((a, b) => a.name.localeCompare(b.name));
}

function Dashboard({ board }: { board: Board }) {
  const of = (wanted: string) => board.figures.find((figure) => figure.code === wanted);
  const [overdue, funnel, onTime] = [of('CLOCKS_OVERDUE'), of('FUNNEL'), of('CLOCKS_ON_TIME')];
  return (
    <div class="dashboard">
      <Keys figures={['CLOCKS_ON_TIME', 'RESCUE_TO_PRODUCTION', 'COMPLAINT_TO_FIR', 'ENTITLEMENTS', 'FOLLOW_UP', 'HANDOVERS'].map(of)} />
      <div class="panels">
        {overdue && <Overdue figure={overdue} />}
        {funnel && <People figure={funnel} />}
        {mayCall('actionItems') && <Actions />}
        {mayCall('hotspots') && board.state && <Hotspots state={board.state.code} />}
        {onTime && <Months found={funnel} onTime={onTime} />}
        <Elsewhere board={board} corridors={of('CORRIDORS')} />
      </div>
      <p class="small as-of">
        {t('committee.small')} <strong>{t('committee.asOf', { at: stampText(board.asOf) })}</strong>{' '}
        <span class="hush">{t('committee.span', { from: dayText(board.from), until: dayText(board.until) })}</span>
      </p>
    </div>
  );
}

interface PanelProps {
  title: string;
  /** What it counts, where it is a number of the dashboard; or else in words. */
  figure?: Figure;
  what?: ComponentChildren;
  aside?: ComponentChildren;
  children: ComponentChildren;
}

function Panel({ title, figure, what, aside, children }: PanelProps) {
  return (
    <section class="card panel" aria-label={title}>
      <div class="row apart">
        <h2>
          {title} {figure && <Definition figure={figure} />}
          {what && <What title={title}>{what}</What>}
        </h2>
        {aside}
      </div>
      {children}
    </section>
  );
}

/** Shares that say most, each beside that of the State. */
function Keys({ figures }: { figures: readonly (Figure | undefined)[] }) {
  const { search } = useAsked();
  const there = figures.filter((figure) => figure !== undefined);
  return (
    <ul class="keys plain">
      {there.map((figure) => (
        <li class="card" key={figure.code}>
          <div class="row apart">
            <a href={`/committee/figures/${figure.code}${search}`}>{code('FigureCode', figure.code)}</a>
            <Definition figure={figure} />
          </div>
          <div class="row key">
            <strong class={figure.state === 'TOLD' && figure.percent !== null ? 'big' : 'big word'}>{figureText(figure)}</strong>
            {figure.state === 'TOLD' && <span class="hush">{besideText(figure)}</span>}
          </div>
          <div class="hush">
            {[
              viewer.value?.office.district &&
                (figure.percentOfState === null
                  ? t('committee.stateNotTold')
                  : t('committee.stateIs', { percent: percentText(figure.percentOfState) })),
              figure.medianHours !== null && t('committee.median', { hours: hoursText(figure.medianHours) }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </div>
        </li>
      ))}
    </ul>
  );
}

/** Beside the number, what it is of. */
function besideText({ numerator, denominator, definition }: Figure): string {
  if (definition.denominator === null) return '';
  return numerator === null ? t('committee.ofAll', { denominator: countText(denominator) }) : outOf({ numerator, denominator });
}

/** The greatest class of hours is "more than 2160". */
const hoursText = (hours: number): string => (hours > 2160 ? '> 2160' : `≤ ${hours}`);

function Overdue({ figure }: { figure: Figure }) {
  const { search } = useAsked();
  const rows = figure.byCategory.toSorted((a, b) => Number(b.isInTotal) - Number(a.isInTotal) || (b.numerator ?? 0) - (a.numerator ?? 0));
  const href = `/committee/figures/CLOCKS_OVERDUE${search}`;
  const isApart = rows.some(({ isInTotal }) => !isInTotal);
  return (
    <Panel
      title={code('FigureCode', figure.code)}
      figure={figure}
      aside={
        <a class="big" href={href} data-testid="overdue">
          {figureText(figure)}
        </a>
      }
    >
      <ul class="plain lines">
        {rows.slice(0, 5).map((row) => (
          <li key={row.category}>
            <a href={`/committee/figures/CLOCKS_OVERDUE?${new URLSearchParams({ ...fromSearch(search), category: row.category }).toString()}`}>
              <strong>{row.category}</strong>{' '}
              <span class="cut" title={row.label} lang="en">
                {categoryText(figure.code, row)}
              </span>
              <span class="number">
                {countText(row.numerator)}
                {!row.isInTotal && '*'}
              </span>
            </a>
          </li>
        ))}
      </ul>
      {rows.length === 0 && <p class="hush">{t('committee.overdue.none')}</p>}
      <p class="hush under">
        {isApart && <>{t('committee.apart')} </>}
        {rows.length > 5 && <a href={href}>{t('committee.more', { count: rows.length - 5 })}</a>}
      </p>
    </Panel>
  );
}

const fromSearch = (search: string) => Object.fromEntries(new URLSearchParams(search));

function People({ figure }: { figure: Figure }) {
  const { search } = useAsked();
  const steps: Step[] = figure.byCategory.map((row) => ({
    label: categoryText('FUNNEL', row),
    reached: row.numerator,
    percent: row.percent,
    percentOfState: row.percentOfState,
  }));
  return (
    <Panel
      title={code('FigureCode', 'FUNNEL')}
      figure={figure}
      aside={
        <a class="big" href={`/committee/figures/FUNNEL${search}`}>
          {figure.state === 'TOLD' ? countText(figure.denominator) : figureText(figure)}
        </a>
      }
    >
      {figure.state === 'TOLD' ? <Funnel steps={steps} all={figure.denominator} /> : <p class="hush">{t('committee.funnel.none')}</p>}
      {steps.some(({ percentOfState }) => percentOfState !== null) && <p class="hush under">{t('committee.funnel.mark')}</p>}
    </Panel>
  );
}

function Actions() {
  const reading = useRead(ActionsInShortDocument, { first: 4 });
  return (
    <Panel title={t('committee.actions')} aside={<a href="/committee/actions">{t('committee.seeAll')}</a>}>
      <Read of={reading}>
        {({ overdue, answered, open }) => (
          <>
            <p class="row counts">
              <span>
                <strong class="big">{countText(overdue.totalCount + open.totalCount)}</strong> {t('committee.actions.open')}
              </span>
              <span>
                <strong class={overdue.totalCount > 0 ? 'big bad' : 'big'}>{countText(overdue.totalCount)}</strong> {t('committee.actions.overdue')}
              </span>
              <span>
                <strong class="big">{countText(answered.totalCount)}</strong> {t('committee.actions.answered')}
              </span>
            </p>
            <ul class="plain lines two">
              {[...overdue.nodes, ...answered.nodes, ...open.nodes].slice(0, 4).map((item) => (
                <ActionLine item={item} key={item.id} />
              ))}
            </ul>
            {overdue.totalCount + answered.totalCount + open.totalCount === 0 && <p class="hush">{t('committee.actions.none')}</p>}
          </>
        )}
      </Read>
    </Panel>
  );
}

function ActionLine({ item }: { item: ActionLineFragment }) {
  return (
    <li>
      <a href={`/committee/actions/${item.id}`}>
        <span class="cut">{item.decision.says}</span>
        <ActionTag item={item} />
        <span class="hush cut">{item.ownerOffice.name}</span>
        <span class="number hush">{dayText(item.dueOn)}</span>
      </a>
    </li>
  );
}

function Hotspots({ state }: { state: number }) {
  const reading = useRead(HotspotsDocument, { state }, { isLive: false });
  const places = useRead(DistrictsOfStateDocument, { state }, { isLive: false });
  return (
    <Panel
      title={t('committee.hotspots')}
      what={
        reading.data && (
          <>
            <p>{t('committee.hotspots.schematic')}</p>
            <p lang="en">{reading.data.hotspots.method}</p>
            <p>{t('committee.asOf', { at: stampText(reading.data.hotspots.asOf) })}</p>
          </>
        )
      }
    >
      <Read of={reading}>
        {({ hotspots }) => {
          const spots = spotsOf(hotspots.rows);
          if (spots.length === 0) return <p class="hush">{t('committee.hotspots.none')}</p>;
          return (
            <>
              <SymbolMap places={places.data?.places.nodes ?? []} spots={spots} />
            </>
          );
        }}
      </Read>
    </Panel>
  );
}

type HotspotRow = {
  score: number;
  lower: number;
  upper: number;
  listed: number;
  hasFewData: boolean;
  district: Omit<Spot, 'score' | 'lower' | 'upper' | 'isListed' | 'hasFewData'>;
};

/** Of each district its highest score, whatever the kind of establishment. */
function spotsOf(rows: readonly HotspotRow[]): Spot[] {
  return [...new Set(rows.map(({ district }) => district.code))].map((code) => {
    const of = rows.filter(({ district }) => district.code === code);
    const most = of.reduce((most, row) => (row.score > most.score ? row : most));
    const { score, lower, upper, hasFewData, district } = most;
    return { ...district, score, lower, upper, hasFewData, isListed: of.some(({ listed }) => listed > 0) };
  });
}

function Months({ found, onTime }: { found: Figure | undefined; onTime: Figure }) {
  const series: Series[] = [
    ...(found && found.byMonth.length > 0
      ? [
          {
            name: t('committee.trend.found'),
            isPercent: false,
            points: found.byMonth.map(({ month, denominator, hidden }) => ({ month, value: denominator, isHidden: hidden && denominator === null })),
          },
        ]
      : []),
    ...(onTime.byMonth.length > 0
      ? [
          {
            name: t('committee.trend.onTime'),
            isPercent: true,
            points: onTime.byMonth.map(({ month, percent, hidden }) => ({ month, value: percent, isHidden: hidden })),
          },
        ]
      : []),
  ];
  return (
    <Panel title={t('committee.trendOf', { count: onTime.byMonth.length })} figure={onTime}>
      {series.length > 0 ? <Trend series={series} /> : <p class="hush">{figureText(onTime)}</p>}
    </Panel>
  );
}

/** What waits between offices, and between which districts people were found away from home. */
function Elsewhere({ board: { handoversWaiting: waiting }, corridors }: { board: Board; corridors: Figure | undefined }) {
  const { search } = useAsked();
  return (
    <Panel
      title={t('committee.waiting')}
      aside={
        <a class="big" href={`/committee/waiting${search}`}>
          {countText(waiting.length)}
        </a>
      }
    >
      {waiting.length === 0 ? (
        <p class="hush">{t('committee.waiting.none')}</p>
      ) : (
        <ul class="plain lines two">
          {waiting.slice(0, 2).map((one, i) => (
            <li key={i}>
              <span>
                <span class="cut">{one.toOffice?.name ?? common('none')}</span>
                <Tag tone={Date.parse(one.acknowledgeBy) < Date.now() ? 'bad' : 'calm'}>{code('HandoverKind', one.kind)}</Tag>
                <span class="hush cut">{t('committee.waiting.from', { office: one.fromOffice?.name ?? '–' })}</span>
                <span class="number hush">{awayText(one.proposedAt)}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
      {corridors && (
        <>
          <div class="row apart">
            <h2>
              {code('FigureCode', 'CORRIDORS')} <Definition figure={corridors} />
            </h2>
            <a class="big" href={`/committee/figures/CORRIDORS${search}`}>
              {figureText(corridors)}
            </a>
          </div>
          <ul class="plain lines">
            {corridors.byCategory
              .toSorted((a, b) => (b.numerator ?? 0) - (a.numerator ?? 0))
              .slice(0, 3)
              .map((row) => (
                <li key={row.category}>
                  <span class="corridor">
                    <span class="cut">{row.label.replace(' > ', ' → ')}</span>
                    <span class="number">{countText(row.numerator)}</span>
                  </span>
                </li>
              ))}
          </ul>
        </>
      )}
    </Panel>
  );
}

/** All handovers that wait, those waiting longest on top. */
export function WaitingPage() {
  const { months, district, search } = useAsked();
  const reading = useRead(DashboardDocument, { months, ...(district !== null && { district }) });
  return (
    <Page
      title={t('committee.waiting')}
      aside={
        <Menu here="figures">
          <PrintButton />
        </Menu>
      }
    >
      <p>
        <a href={`/committee${search}`}>{t('committee.toDashboard')}</a>
      </p>
      <Read of={reading}>
        {({ dashboard: { handoversWaiting: waiting, asOf } }) => (
          <>
            {waiting.length === 0 ? (
              <Empty>{t('committee.waiting.none')}</Empty>
            ) : (
              <Table
                caption={t('committee.waiting')}
                isQuiet
                columns={[
                  { label: t('committee.waiting.to') },
                  { label: t('committee.waiting.by') },
                  { label: t('committee.waiting.what') },
                  { label: t('committee.waiting.since') },
                  { label: t('committee.waiting.until') },
                ]}
                rows={waiting.map((one) => [
                  one.toOffice?.name ?? '–',
                  one.fromOffice?.name ?? '–',
                  code('HandoverKind', one.kind),
                  <When at={one.proposedAt} away />,
                  <When at={one.acknowledgeBy} />,
                ])}
              />
            )}
            <p class="small">{t('committee.asOf', { at: stampText(asOf) })}</p>
          </>
        )}
      </Read>
    </Page>
  );
}
