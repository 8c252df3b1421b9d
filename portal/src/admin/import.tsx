/** The import of officers, in five steps on one page: a file, its columns, what the hub says of its rows, how to go about it, what was done. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import type { AdminImportOfficersMutation, OfficerRow } from '../../generated/admin.js';
import { AdminImportOfficersDocument } from '../../generated/admin.js';
import { useChange } from '../hub/change.js';
import { Choices, Field, Page, Problems, Table } from '../kit/kit.js';
import { save } from '../kit/save.js';
import { code, says } from '../kit/words.js';
import {
  type Column,
  columns,
  csvOf,
  guess,
  type Line,
  linesOf,
  type Match,
  MOST_BYTES,
  MOST_ROWS,
  type Refusal,
  rowOf,
  textOf,
} from './import-file.js';
import { t } from './words.js';

type Report = NonNullable<AdminImportOfficersMutation['importOfficers']['report']>;
type RowProblem = Report['rows'][number]['problems'][number];

/** What was read: its name, the heading of each column, and the lines under it. */
interface Sheet {
  name: string;
  head: readonly string[];
  lines: readonly Line[];
}

/** What was imported of which rows, whatever was chosen since. */
interface Imported {
  report: Report;
  rows: readonly OfficerRow[];
  lines: readonly Line[];
}

const steps = ['file', 'match', 'check', 'how', 'done'] as const;
type StepName = (typeof steps)[number];

export function Import() {
  const sheet = useSignal<Sheet | undefined>(undefined);
  const match = useSignal<Match | undefined>(undefined);
  const rows = useSignal<readonly OfficerRow[]>([]);
  const report = useSignal<Report | undefined>(undefined);
  const done = useSignal<Imported | undefined>(undefined);
  const checks = useSignal(0);
  const change = useChange(AdminImportOfficersDocument);

  const forget = () => {
    rows.value = [];
    report.value = undefined;
    done.value = undefined;
    change.clear();
  };
  const check = async (checked: readonly OfficerRow[]) => {
    rows.value = checked;
    const answer = await change.send({ rows: [...checked], isRehearsal: true, onlyIfAllAreReady: false });
    // Another file may have been chosen meanwhile.
    if (rows.value !== checked) return;
    report.value = answer?.importOfficers.report ?? undefined;
    checks.value++;
  };
  const bringIn = async (onlyIfAllAreReady: boolean) => {
    const of = { rows: rows.value, lines: sheet.value!.lines };
    const answer = await change.send({ rows: [...of.rows], isRehearsal: false, onlyIfAllAreReady });
    if (answer?.importOfficers.report) done.value = { ...of, report: answer.importOfficers.report };
  };

  const at: StepName = done.value ? 'done' : report.value ? 'how' : sheet.value ? 'match' : 'file';
  const problems = <Problems problems={change.problems.map((problem) => ({ ...problem, path: [] }))} error={change.error} />;
  return (
    <Page title={t('section.import')}>
      <p>{t('import.what')}</p>
      <Way at={at} />
      {done.value ? (
        <Step name="done">
          <Done
            {...done.value}
            again={() => {
              forget();
              sheet.value = undefined;
            }}
          />
        </Step>
      ) : (
        <>
          <Step name="file" isQuiet>
            <ChooseFile
              read={(next) => {
                forget();
                sheet.value = next;
                match.value = next && guess(next.head);
              }}
            />
          </Step>
          {sheet.value && match.value && (
            <Step name="match" key={sheet.value.name}>
              <MatchColumns
                sheet={sheet.value}
                match={match.value}
                choose={(next) => {
                  forget();
                  match.value = next;
                }}
                isChecking={change.isSending}
                check={() => void check(sheet.value!.lines.map((line) => rowOf(line, match.value!)))}
              />
            </Step>
          )}
          {problems}
          {report.value && (
            <>
              <Step name="check" key={checks.value}>
                <Checked
                  report={report.value}
                  rows={rows.value}
                  sheet={sheet.value!}
                  isChecking={change.isSending}
                  mend={(next) => void check(next)}
                />
              </Step>
              <Step name="how" isQuiet>
                <HowToGo report={report.value} isSending={change.isSending} bringIn={(onlyIfAllAreReady) => void bringIn(onlyIfAllAreReady)} />
              </Step>
            </>
          )}
        </>
      )}
    </Page>
  );
}

/** The steps, and where one is. */
function Way({ at }: { at: StepName }) {
  return (
    <ol class="plain row" aria-label={t('import.steps')}>
      {steps.map((step, i) => (
        <li key={step} aria-current={step === at ? 'step' : undefined}>
          {step === at ? (
            <strong>
              {i + 1} {t(`import.${step}`)}
            </strong>
          ) : (
            <span class="hush">
              {i + 1} {t(`import.${step}`)}
            </span>
          )}
          {i < steps.length - 1 && <span aria-hidden="true"> ›</span>}
        </li>
      ))}
    </ol>
  );
}

/** A step that comes takes the focus, so that a reader of the screen hears it; a quiet one does not. */
function Step({ name, isQuiet = false, children }: { name: StepName; isQuiet?: boolean; children: ComponentChildren }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!isQuiet) heading.current?.focus();
  }, []);
  return (
    <section aria-labelledby={`step-${name}`}>
      <h2 id={`step-${name}`} tabIndex={-1} ref={heading}>
        {steps.indexOf(name) + 1} {t(`import.${name}`)}
      </h2>
      {children}
    </section>
  );
}

function ChooseFile({ read }: { read: (sheet: Sheet | undefined) => void }) {
  const refusal = useSignal<Refusal | 'tooMany' | undefined>(undefined);
  const pasted = useSignal('');
  const take = async (text: string, name: string) => {
    const [first, ...lines] = await linesOf(text);
    refusal.value = !first || lines.length === 0 ? 'empty' : lines.length > MOST_ROWS ? 'tooMany' : undefined;
    read(refusal.value === undefined ? { name, head: first!.cells, lines } : undefined);
  };
  const open = async (file: File) => {
    const found = await textOf(file);
    if ('text' in found) return take(found.text, file.name);
    refusal.value = found.refusal;
    return read(undefined);
  };
  return (
    <>
      <p class="hush">{t('import.limits', { rows: MOST_ROWS, size: MOST_BYTES / 1_000_000 })}</p>
      {refusal.value && (
        <p class="note bad" role="alert">
          {t(`import.refused.${refusal.value}`, { rows: MOST_ROWS })}
        </p>
      )}
      <Field name="file" label={t('import.choose')} hint={t('import.choose.hint')}>
        {(props) => (
          <input
            {...props}
            type="file"
            accept=".csv,.tsv,.txt,.xlsx,.xls,.ods,text/csv,text/tab-separated-values"
            onClick={(event) => {
              // The same file, mended, is read anew.
              event.currentTarget.value = '';
            }}
            onChange={(event) => {
              const [file] = event.currentTarget.files ?? [];
              if (file) void open(file);
            }}
          />
        )}
      </Field>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void take(pasted.value, t('import.pasted'));
        }}
      >
        <Field name="pasted" label={t('import.paste')} hint={t('import.paste.hint')}>
          {(props) => (
            <textarea
              {...props}
              rows={4}
              spellcheck={false}
              required
              value={pasted.value}
              onInput={(event) => (pasted.value = event.currentTarget.value)}
            />
          )}
        </Field>
        <button type="submit">{t('import.read')}</button>
      </form>
    </>
  );
}

interface MatchProps {
  sheet: Sheet;
  match: Match;
  choose: (match: Match) => void;
  isChecking: boolean;
  check: () => void;
}

function MatchColumns({ sheet: { name, head, lines }, match, choose, isChecking, check }: MatchProps) {
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        check();
      }}
    >
      <p>{t('import.found', { name, count: lines.length })}</p>
      <div class="columns">
        {columns.map((column) => (
          <Field key={column} name={column} label={t(`import.column.${column}`)} hint={t(`import.column.${column}.hint`)}>
            {(props) => (
              <select
                {...props}
                required={column !== 'role'}
                value={match[column] ?? ''}
                onChange={({ currentTarget: { value } }) => choose({ ...match, [column]: value === '' ? undefined : Number(value) })}
              >
                <option value="">{t('import.noColumn')}</option>
                {head.map((heading, i) => (
                  <option value={i} key={i}>
                    {heading === '' ? t('import.columnNumber', { number: i + 1 }) : heading}
                  </option>
                ))}
              </select>
            )}
          </Field>
        ))}
      </div>
      <button type="submit" class="first" disabled={isChecking} aria-busy={isChecking}>
        {t('import.checkRows', { count: lines.length })}
      </button>
    </form>
  );
}

/** What is wrong, in the reader's words. */
const problemText = ({ code: kind, message }: RowProblem) => (says(`RowProblem.${kind}`) ? code('RowProblem', kind) : message);
const valueText = (column: string, value: string) => (column === 'role' ? code('Role', value) : value);

interface CheckedProps {
  report: Report;
  rows: readonly OfficerRow[];
  sheet: Sheet;
  isChecking: boolean;
  /** With what was accepted in its place, the rows are checked again. */
  mend: (rows: readonly OfficerRow[]) => void;
}

function Checked({ report, rows, sheet, isChecking, mend }: CheckedProps) {
  const wrong = report.rows.flatMap(({ row, problems }) => problems.map((problem) => ({ row, problem })));
  const suggested = wrong.filter(({ problem }) => problem.suggestion !== null);
  const accept = (accepted: typeof wrong) => {
    const next = rows.map((row) => ({ ...row }));
    for (const { row, problem } of accepted) next[row - 1]![problem.column as Column] = problem.suggestion!;
    mend(next);
  };
  const download = async () => {
    const told = report.rows.filter(({ problems }) => problems.length > 0);
    const table = told.map(({ row, problems }) => {
      const { district, office, designation, subject, role } = rows[row - 1]!;
      return [district, office, designation, subject, role ?? '', problems.map((one) => problemText(one)).join(' ')];
    });
    save(await csvOf([[...columns, 'problem'], ...table]), 'officers-to-mend.csv');
  };
  return (
    <>
      <p role="status">
        <strong>{t('import.ready', { count: report.ready })}</strong> | {t('import.wrong', { count: report.wrong })} |{' '}
        {t('import.existing', { count: report.existing })}
      </p>
      {wrong.length > 0 && (
        <>
          <Table
            caption={t('import.wrong', { count: report.wrong })}
            columns={[
              { label: t('import.row') },
              { label: t('import.column') },
              { label: t('import.value') },
              { label: t('import.problem') },
              { label: t('import.suggestion') },
            ]}
            keys={wrong.map(({ row, problem }) => `${row} ${problem.column} ${problem.code}`)}
            rows={wrong.map(({ row, problem }) => {
              const column = problem.column as Column;
              const number = sheet.lines[row - 1]!.number;
              return [
                number,
                t(`import.column.${column}`),
                rows[row - 1]![column] ?? '',
                problemText(problem),
                problem.suggestion !== null && (
                  <div class="row">
                    <span>{valueText(column, problem.suggestion)}</span>
                    <button
                      type="button"
                      disabled={isChecking}
                      aria-label={t('import.accept.row', { value: valueText(column, problem.suggestion), row: number })}
                      onClick={() => accept([{ row, problem }])}
                    >
                      {t('import.accept')}
                    </button>
                  </div>
                ),
              ];
            })}
          />
          <div class="row">
            {suggested.length > 0 && (
              <button type="button" disabled={isChecking} onClick={() => accept(suggested)}>
                {t('import.acceptAll', { count: suggested.length })}
              </button>
            )}
            <button type="button" onClick={() => void download()}>
              {t('import.download')}
            </button>
          </div>
        </>
      )}
    </>
  );
}

function HowToGo({ report, isSending, bringIn }: { report: Report; isSending: boolean; bringIn: (onlyIfAllAreReady: boolean) => void }) {
  const how = useSignal<'all' | 'good'>('all');
  const isStopped = how.value === 'all' && report.wrong > 0;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        bringIn(how.value === 'all');
      }}
    >
      <Choices
        name="how"
        label={t('import.if')}
        value={how.value}
        choose={(value) => (how.value = value)}
        options={(['all', 'good'] as const).map((value) => ({ value, label: t(`import.if.${value}`) }))}
      />
      <p>{t('import.then', { count: report.rolesAsked })}</p>
      {isStopped && <p class="hush">{t('import.stopped', { count: report.wrong })}</p>}
      <button type="submit" class="first" disabled={isSending || isStopped || report.ready === 0} aria-busy={isSending}>
        {t('import.bringIn', { count: report.ready })}
      </button>
    </form>
  );
}

function Done({ report, rows, lines, again }: Imported & { again: () => void }) {
  const imported = report.rows.filter(({ outcome }) => outcome === 'IMPORTED');
  return (
    <>
      <div class="note good" role="status">
        <p>{t('import.imported', { count: report.imported })}</p>
        <p>{t('import.asked', { count: report.rolesAsked })}</p>
        {report.existing > 0 && <p>{t('import.existing', { count: report.existing })}</p>}
        {report.wrong > 0 && <p>{t('import.left', { count: report.wrong })}</p>}
      </div>
      <Table
        caption={t('import.imported', { count: report.imported })}
        columns={[
          { label: t('import.row') },
          { label: t('import.column.designation') },
          { label: t('import.column.office') },
          { label: t('import.column.district') },
          { label: t('import.column.role') },
        ]}
        rows={imported.map(({ row }) => {
          const { designation, office, district, role } = rows[row - 1]!;
          return [lines[row - 1]!.number, designation, office, district, role ?? ''];
        })}
      />
      <div class="row">
        <a class="button" href="/admin/officers">
          {t('section.officers')}
        </a>
        <button type="button" onClick={again}>
          {t('import.again')}
        </button>
      </div>
    </>
  );
}
