/** All numbers with what they are, and one number with its months, its places and the list behind it. */
import { useLocation } from 'preact-iso/router';
import { DashboardDocument, type FigureCode, FigureDocument, type FigureHeadFragment, type FigureQuery } from '../../generated/committee.js';
import { useRead } from '../hub/read.js';
import { mayCall, viewer } from '../hub/viewer.js';
import { Empty, Page, Pager, Read, Summary, Table } from '../kit/kit.js';
import { dayText, rupees } from '../kit/when.js';
import { code as word, t as common } from '../kit/words.js';
import { Asking, useAsked } from './asked.js';
import { categoryText, countText, Definition, DefinitionText, figureText, Menu, outOf, percentText, PrintButton, stampText, t } from './shared.js';
import type { Told } from './shared.js';

export function AllFigures() {
  const { months, district, search } = useAsked();
  const reading = useRead(DashboardDocument, { months, ...(district !== null && { district }) });
  return (
    <Page
      title={t('committee.figures')}
      aside={
        <Menu here="figures">
          <Asking districts={[]} place="" />
          <PrintButton />
        </Menu>
      }
    >
      <Read of={reading}>
        {({ dashboard }) => (
          <>
            <Table
              caption={t('committee.figures.caption', {
                place: dashboard.district?.name ?? dashboard.state?.name ?? '',
                from: dayText(dashboard.from),
                until: dayText(dashboard.until),
              })}
              columns={[
                { label: t('committee.figure') },
                { label: t('committee.value'), isNumber: true },
                { label: t('committee.counted'), isNumber: true },
                { label: t('committee.state'), isNumber: true },
              ]}
              rows={dashboard.figures.map((figure) => [
                <span class="row" key={figure.code}>
                  <a href={`/committee/figures/${figure.code}${search}`}>{word('FigureCode', figure.code)}</a>
                  <Definition figure={figure} />
                </span>,
                figureText(figure),
                countedText(figure),
                stateText(figure),
              ])}
            />
            <p class="small">
              {t('committee.small')} {t('committee.asOf', { at: stampText(dashboard.asOf) })}
            </p>
          </>
        )}
      </Read>
    </Page>
  );
}

const countedText = (figure: FigureHeadFragment): string =>
  figure.state !== 'TOLD' ? '–' : figure.definition.denominator === null ? countText(figure.numerator) : outOf(figure);

function stateText({ percentOfState, medianHoursOfState }: FigureHeadFragment): string {
  const told = [
    ...(percentOfState === null ? [] : [percentText(percentOfState)]),
    ...(medianHoursOfState === null ? [] : [t('committee.median', { hours: medianHoursOfState })]),
  ];
  return told.length > 0 ? told.join(', ') : t('committee.notTold');
}

type One = FigureQuery['dashboard']['figures'][number];

export function FigurePage({ code }: { code: string }) {
  const { months, district, search } = useAsked();
  const { query } = useLocation();
  const [category, part, after] = [query['category'], query['part'], query['after']];
  const reading = useRead(FigureDocument, {
    months,
    ...(district !== null && { district }),
    code: code as FigureCode,
    filter: { ...(category !== undefined && { category }), ...((part === 'DONE' || part === 'NOT_DONE') && { part }) },
    ...(after !== undefined && { after }),
  });
  return (
    <Page
      title={word('FigureCode', code)}
      aside={
        <Menu here="figures">
          <Asking districts={[]} place="" />
          <PrintButton />
        </Menu>
      }
    >
      <p>
        <a href={`/committee${search}`}>{t('committee.toDashboard')}</a>
      </p>
      <Read of={reading}>
        {({ dashboard }) => {
          const [figure] = dashboard.figures;
          if (!figure) return <Empty>{t('committee.figure.notForYou')}</Empty>;
          return (
            <>
              <Summary
                facts={[
                  [t('committee.value'), <strong key="value">{figureText(figure)}</strong>],
                  figure.state === 'TOLD' && figure.definition.denominator !== null && [t('committee.counted'), outOf(figure)],
                  figure.duePaise !== null && [t('committee.due'), rupees(figure.duePaise)],
                  figure.creditedPaise !== null && [t('committee.credited'), rupees(figure.creditedPaise)],
                  figure.medianHours !== null && [t('committee.medianHours'), t('committee.median', { hours: figure.medianHours })],
                  figure.definition.denominator !== null && [t('committee.state'), stateText(figure)],
                  [t('committee.period'), t('committee.span', { from: dayText(dashboard.from), until: dayText(dashboard.until) })],
                  [t('committee.read'), stampText(dashboard.asOf)],
                ]}
              />
              <Behind figure={figure} />
              <Categories figure={figure} />
              <Places figure={figure} />
              <ByMonth figure={figure} />
              <details>
                <summary>{t('committee.definition')}</summary>
                <DefinitionText figure={figure} />
              </details>
              <p class="small">{t('committee.small')}</p>
            </>
          );
        }}
      </Read>
    </Page>
  );
}

/** The list behind the number, or that none is for the viewer. */
function Behind({ figure }: { figure: One }) {
  const { path, query, route } = useLocation();
  const { category } = query;
  const of = category === undefined ? '' : categoryText(figure.code, { category, label: category });
  const to = (more: Record<string, string>) => `${path}?${new URLSearchParams({ ...query, ...more }).toString()}`;
  const isOfDuties = figure.code.startsWith('CLOCKS');
  return (
    <section aria-labelledby="behind">
      <h2 id="behind">{category === undefined ? t('committee.behind') : t('committee.behindOf', { category: of })}</h2>
      {category !== undefined && (
        <p>
          <a href={path}>{t('committee.behindAll')}</a>
        </p>
      )}
      {figure.behind === null ? (
        <Empty>{t('committee.behind.none')}</Empty>
      ) : figure.behind.nodes.length === 0 ? (
        <Empty>{t('committee.behind.empty')}</Empty>
      ) : (
        <>
          <Table
            caption={t('committee.behind')}
            isQuiet
            columns={[
              { label: t('committee.case') },
              ...(isOfDuties ? [{ label: t('committee.duty') }] : []),
              { label: t('committee.office') },
              { label: isOfDuties ? t('committee.dueOn') : t('committee.day') },
            ]}
            rows={figure.behind.nodes.map((entry) => [
              entry.case && mayCall('case') ? (
                <a href={`/cases/${entry.case.id}`}>{entry.caseNumber}</a>
              ) : (
                (entry.caseNumber ?? t('committee.ofNoCase'))
              ),
              ...(isOfDuties ? [dutyText(figure, entry.duty)] : []),
              entry.office?.name ?? '–',
              dayText(entry.day),
            ])}
          />
          <Pager pageInfo={figure.behind.pageInfo} go={(after) => route(to({ after }))} />
        </>
      )}
    </section>
  );
}

function dutyText(figure: One, duty: string | null): string {
  const row = figure.byCategory.find(({ category }) => category === duty);
  return row ? `${row.category} ${row.label}` : (duty ?? '–');
}

const isNothing = ({ numerator, denominator }: Told) => numerator === 0 && (denominator ?? 0) === 0;

function Categories({ figure }: { figure: One }) {
  const { path, query } = useLocation();
  const rows = figure.byCategory.filter((row) => row.category !== 'ALL' && !isNothing(row));
  if (rows.length === 0) return null;
  const isPlain = figure.definition.denominator === null;
  const isApart = rows.some(({ isInTotal }) => !isInTotal);
  const to = (category: string) => `${path}?${new URLSearchParams({ ...query, category }).toString()}`;
  return (
    <>
      <Table
        caption={t('committee.byCategory')}
        columns={[
          { label: t('committee.category') },
          { label: t('committee.counted'), isNumber: true },
          ...(isPlain ? [] : [{ label: t('committee.share'), isNumber: true }]),
          ...(isPlain ? [] : [{ label: t('committee.state'), isNumber: true }]),
        ]}
        rows={rows.map((row) => [
          <>
            {figure.code.startsWith('CLOCKS') && `${row.category} `}
            {figure.behind ? <a href={to(row.category)}>{categoryText(figure.code, row)}</a> : categoryText(figure.code, row)}
            {!row.isInTotal && '*'}
          </>,
          isPlain ? countText(row.numerator) : outOf(row),
          ...(isPlain ? [] : [row.percent === null ? '–' : percentText(row.percent)]),
          ...(isPlain ? [] : [row.percentOfState === null ? t('committee.notTold') : percentText(row.percentOfState)]),
        ])}
      />
      {isApart && <p class="small hush">{t('committee.apart')}</p>}
    </>
  );
}

function Places({ figure }: { figure: One }) {
  if (figure.byPlace.length === 0) return null;
  const isPlain = figure.definition.denominator === null;
  return (
    <Table
      caption={viewer.value?.office.district ? t('committee.byOffice') : t('committee.byPlace')}
      columns={[{ label: t('committee.office') }, { label: t('committee.counted'), isNumber: true }, { label: t('committee.share'), isNumber: true }]}
      rows={figure.byPlace.map((row) => [
        row.office?.name ?? (row.district ? <a href={`/committee?district=${row.district.code}`}>{row.district.name}</a> : common('none')),
        isPlain ? countText(row.numerator) : outOf(row),
        row.percent === null ? '–' : percentText(row.percent),
      ])}
    />
  );
}

function ByMonth({ figure }: { figure: One }) {
  const isPlain = figure.definition.denominator === null;
  if (figure.byMonth.length === 0) return null;
  return (
    <details>
      <summary>{t('committee.byMonth')}</summary>
      <Table
        caption={t('committee.byMonth')}
        isQuiet
        columns={[
          { label: t('committee.month') },
          { label: t('committee.counted'), isNumber: true },
          { label: t('committee.share'), isNumber: true },
        ]}
        rows={figure.byMonth.map((row) => [
          dayText(row.month).slice(3),
          isPlain ? countText(row.numerator) : outOf(row),
          row.percent === null ? '–' : percentText(row.percent),
        ])}
      />
    </details>
  );
}
