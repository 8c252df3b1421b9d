/** Reports on the Ministry's advisory, and what a committee reviews: the list, drawing one up, and one. */
import { useLocation } from 'preact-iso/router';
import { useSignal } from '@preact/signals';
import {
  type ActionReportKind,
  type ActionReportStatus,
  DraftReportDocument,
  IndicatorsDocument,
  ReportsDocument,
} from '../../generated/committee.js';
import { useChange } from '../hub/change.js';
import { useRead } from '../hub/read.js';
import { mayCall } from '../hub/viewer.js';
import { Choices, Empty, Field, Page, Pager, Problems, Read, Table, Tag, tell } from '../kit/kit.js';
import { dayInIndia, dayText } from '../kit/when.js';
import { code, language } from '../kit/words.js';
import { ReportPage } from './report.js';
import { indicatorText, t } from './shared.js';

export default function Room() {
  const [, , id] = useLocation().path.split('/');
  return id === undefined || id === '' ? <Reports /> : <ReportPage id={id} key={id} />;
}

const kinds: readonly ActionReportKind[] = ['ACTION_TAKEN', 'REVIEW_PACK'];
const statuses: readonly ActionReportStatus[] = ['DRAFT', 'SIGNING', 'SIGNED', 'SENT', 'RECEIVED', 'RETURNED', 'FINAL'];

/** Where a report stands. */
export const ReportTag = ({ status }: { status: string }) => (
  <Tag tone={status === 'RECEIVED' || status === 'FINAL' ? 'good' : status === 'RETURNED' ? 'bad' : status === 'DRAFT' ? 'calm' : 'warn'}>
    {code('ActionReportStatus', status)}
  </Tag>
);

/** A quarter (2026-Q3) or a month (2026-10) in words. */
export function periodText(period: string): string {
  const [year, part] = period.split('-') as [string, string];
  const name = (month: number) =>
    new Intl.DateTimeFormat(language.value, { month: 'long', timeZone: 'UTC' }).format(Date.UTC(Number(year), month - 1));
  if (!part.startsWith('Q')) return `${name(Number(part))} ${year}`;
  const last = Number(part.slice(1)) * 3;
  return t('reports.quarter', { from: name(last - 2), until: name(last), year });
}

function Reports() {
  const { query, path, route } = useLocation();
  const kind = kinds.find((one) => one === query['kind']);
  const status = statuses.find((one) => one === query['status']);
  const { after } = query;
  const reading = useRead(ReportsDocument, {
    filter: { ...(kind && { kind }), ...(status && { statuses: [status] }) },
    ...(after !== undefined && { after }),
  });
  const to = (more: { kind?: string; status?: string; after?: string }) => {
    const wanted = { ...(kind && { kind }), ...(status && { status }), ...more };
    const search = new URLSearchParams(Object.entries(wanted).filter(([, value]) => value !== '')).toString();
    route(search === '' ? path : `${path}?${search}`);
  };
  return (
    <Page title={t('reports.title')}>
      {mayCall('draftReport') && <Draft />}
      <div class="filters">
        <Filter label={t('reports.kind')} name="kind" value={kind} options={kinds} list="ActionReportKind" choose={(value) => to({ kind: value })} />
        <Filter
          label={t('reports.status')}
          name="status"
          value={status}
          options={statuses}
          list="ActionReportStatus"
          choose={(value) => to({ status: value })}
        />
      </div>
      <Read of={reading}>
        {({ reports: { nodes, pageInfo } }) =>
          nodes.length === 0 ? (
            <Empty>{t('reports.none')}</Empty>
          ) : (
            <>
              <Table
                caption={t('reports.title')}
                isQuiet
                columns={[
                  { label: t('reports.report') },
                  { label: t('reports.place') },
                  { label: t('reports.status') },
                  { label: t('reports.drafted') },
                  { label: t('reports.sent') },
                  { label: t('reports.signatures'), isNumber: true },
                ]}
                rows={nodes.map((report) => [
                  <a href={`/reports/${report.id}`}>
                    {code('ActionReportKind', report.kind)}, {periodText(report.period)}
                    {report.edition > 1 && `, ${t('reports.edition', { number: report.edition })}`}
                  </a>,
                  report.district?.name ?? report.state.name,
                  <ReportTag status={report.status} />,
                  dayText(report.draftedAt),
                  report.sentAt === null ? '–' : dayText(report.sentAt),
                  report.signatures.nodes.length,
                ])}
              />
              <Pager pageInfo={pageInfo} go={(next) => to({ after: next })} />
            </>
          )
        }
      </Read>
    </Page>
  );
}

interface FilterProps {
  label: string;
  name: string;
  value: string | undefined;
  options: readonly string[];
  /** The enum of the API that has them. */
  list: string;
  choose: (value: string) => void;
}

const Filter = ({ label, name, value, options, list, choose }: FilterProps) => (
  <label>
    {label}{' '}
    <select class="slim" name={name} value={value ?? ''} onChange={({ currentTarget }) => choose(currentTarget.value)}>
      <option value="">{t('committee.any')}</option>
      {options.map((one) => (
        <option value={one} key={one}>
          {code(list, one)}
        </option>
      ))}
    </select>
  </label>
);

/** The quarters or months that are over, the latest first. */
function periodsOf(kind: ActionReportKind): string[] {
  const [year, month] = dayInIndia().split('-').map(Number) as [number, number];
  if (kind === 'REVIEW_PACK') return Array.from({ length: 12 }, (_, i) => new Date(Date.UTC(year, month - 2 - i)).toISOString().slice(0, 7));
  const quarter = year * 4 + Math.floor((month - 1) / 3) - 1;
  return Array.from({ length: 8 }, (_, i) => `${Math.floor((quarter - i) / 4)}-Q${((quarter - i) % 4) + 1}`);
}

const firstDayOf = (period: string) =>
  period.includes('Q') ? `${period.slice(0, 4)}-${String(Number(period.slice(6)) * 3 - 2).padStart(2, '0')}-01` : `${period}-01`;

function Draft() {
  const { route } = useLocation();
  const change = useChange(DraftReportDocument);
  const kind = useSignal<ActionReportKind>('ACTION_TAKEN');
  const period = useSignal(periodsOf('ACTION_TAKEN')[0]!);
  const nil = useSignal<ReadonlySet<string>>(new Set());
  const draft = async () => {
    const done = await change.send({ kind: kind.value, period: period.value, ...(nil.value.size > 0 && { nil: [...nil.value] }) });
    if (!done) return;
    tell(t('reports.draft.done'));
    route(`/reports/${done.draftReport.report!.id}`);
  };
  return (
    <details class="card">
      <summary>
        <strong>{t('reports.draft')}</strong>
      </summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void draft();
        }}
      >
        <Problems problems={change.problems} error={change.error} />
        <Choices
          name="kind"
          label={t('reports.kind')}
          value={kind.value}
          choose={(value) => {
            kind.value = value;
            period.value = periodsOf(value)[0]!;
          }}
          options={kinds.map((value) => ({ value, label: code('ActionReportKind', value), hint: t(`reports.kind.${value}`) }))}
        />
        <Field name="period" label={t('reports.period')} hint={t('reports.period.hint')} problems={change.problems}>
          {(props) => (
            <select {...props} value={period.value} onChange={({ currentTarget }) => (period.value = currentTarget.value)}>
              {periodsOf(kind.value).map((one) => (
                <option value={one} key={one}>
                  {periodText(one)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Nil period={period.value} chosen={nil.value} choose={(next) => (nil.value = next)} />
        <button type="submit" class="first" disabled={change.isSending}>
          {t('reports.draft.send')}
        </button>
      </form>
    </details>
  );
}

/** Of what the offices responsible have said that there was nothing. What is not said here and not on record is "not reported". */
function Nil({ period, chosen, choose }: { period: string; chosen: ReadonlySet<string>; choose: (next: ReadonlySet<string>) => void }) {
  const { data } = useRead(IndicatorsDocument, { on: firstDayOf(period) }, { isLive: false });
  if (!mayCall('indicators')) return null;
  return (
    <details>
      <summary>{t('reports.nilReturns', { count: chosen.size })}</summary>
      <p class="hush">{t('reports.nilReturns.hint')}</p>
      <fieldset class="field">
        <legend class="only-heard">{t('reports.nilReturns.legend')}</legend>
        {data?.indicators.map((indicator) => (
          <label class="choice" key={indicator.code}>
            <input
              type="checkbox"
              checked={chosen.has(indicator.code)}
              onChange={({ currentTarget: { checked } }) =>
                choose(new Set(checked ? [...chosen, indicator.code] : [...chosen].filter((other) => other !== indicator.code)))
              }
            />
            <span>
              <span class="hush small">{indicator.code}</span> {indicatorText(indicator)}
            </span>
          </label>
        ))}
      </fieldset>
    </details>
  );
}
