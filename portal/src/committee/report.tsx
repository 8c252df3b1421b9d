/** One report: its figures by the paragraphs of the advisory, what the office has to say, who stands behind it, and where it goes. */
import { useSignal } from '@preact/signals';
import {
  ReceiveReportDocument,
  ReportDocument,
  ReportFilesDocument,
  type ReportQuery,
  ReturnReportDocument,
  SendReportDocument,
  SignReportDocument,
  WriteNarrativeDocument,
} from '../../generated/committee.js';
import { ask, HubError } from '../hub/ask.js';
import { useChange } from '../hub/change.js';
import { useRead } from '../hub/read.js';
import { mayCall, viewer } from '../hub/viewer.js';
import { Empty, Failed, Field, Page, Problems, Read, Sheet, Summary, Table, tell, When } from '../kit/kit.js';
import { rupees } from '../kit/when.js';
import { code, language, languages, says, t as common } from '../kit/words.js';
import { save } from '../kit/save.js';
import { fetchPdf } from './download.js';
import { Refused } from './refused.js';
import { periodText, ReportTag } from './reports.js';
import { indicatorText, PrintButton, stampText, t } from './shared.js';

type Report = NonNullable<ReportQuery['report']>;
type Section = Report['sections'][number];
type Figure = Section['figures'][number];

export function ReportPage({ id }: { id: string }) {
  const reading = useRead(ReportDocument, { id });
  const report = reading.data?.report;
  return (
    <Page
      title={
        report
          ? `${code('ActionReportKind', report.kind)}, ${report.district?.name ?? report.state.name}, ${periodText(report.period)}`
          : t('reports.report')
      }
      aside={<PrintButton />}
    >
      <p class="no-print">
        <a href="/reports">{t('reports.all')}</a>
      </p>
      <Read of={reading}>
        {(data) => (data.report ? <One report={data.report} again={reading.again} /> : <Empty>{common('missing.what')}</Empty>)}
      </Read>
    </Page>
  );
}

interface Of {
  report: Report;
  again: () => void;
}

function One({ report, again }: Of) {
  const isOurs = report.office.id === viewer.value?.office.id;
  const mayWrite = isOurs && report.status === 'DRAFT' && mayCall('writeNarrative');
  return (
    <>
      <Summary
        facts={[
          [t('reports.status'), <ReportTag status={report.status} />],
          report.returnedBecause !== null && [t('reports.returnedBecause'), report.returnedBecause],
          [t('reports.office'), report.office.name],
          [t('reports.editionIs'), String(report.edition)],
          [t('reports.cutOff'), stampText(report.cutOff)],
          [t('reports.drafted'), <When at={report.draftedAt} />],
          report.sentAt !== null && [t('reports.sent'), <When at={report.sentAt} />],
          report.answeredAt !== null && [t('reports.answered'), <When at={report.answeredAt} />],
          report.hash !== null && [t('committee.hash'), <span class="hash">{report.hash}</span>],
        ]}
      />
      <Files report={report} />
      <Steps report={report} again={again} isOurs={isOurs} />
      {report.sections.map((section) => (
        <Para section={section} report={report} mayWrite={mayWrite} again={again} key={section.para} />
      ))}
      <Signatures report={report} />
      <p class="small">{t('reports.small')}</p>
    </>
  );
}

/** On paper in three languages, and as data. */
function Files({ report }: { report: Report }) {
  const paper = useSignal<string>(language.value);
  const isBusy = useSignal(false);
  const error = useSignal<HubError | undefined>(undefined);
  const run = async (work: () => Promise<void>) => {
    isBusy.value = true;
    error.value = undefined;
    await work().catch((reason: unknown) => (error.value = reason instanceof HubError ? reason : new HubError('INTERNAL', '')));
    isBusy.value = false;
  };
  const preview = () => {
    // Opened at once: a browser lets nothing open that does not follow a press.
    const tab = window.open('', '_blank');
    return run(async () => {
      const pdf = await fetchPdf(report.id, paper.value).catch((reason: unknown) => {
        tab?.close();
        throw reason;
      });
      const address = URL.createObjectURL(pdf);
      if (tab) tab.location.replace(address);
      else save(pdf, `${report.id}-${paper.value}.pdf`);
    });
  };
  const download = () => run(async () => save(await fetchPdf(report.id, paper.value), `${report.id}-${paper.value}.pdf`));
  const data = (kind: 'json' | 'csv') =>
    run(async () => {
      const files = (await ask(ReportFilesDocument, { id: report.id })).report;
      if (!files) throw new HubError('NOT_FOUND', '');
      save(new Blob([files[kind]], { type: kind === 'json' ? 'application/json' : 'text/csv' }), `${report.id}.${kind}`);
    });
  return (
    <section class="no-print" aria-label={t('reports.files')}>
      {error.value && <Failed error={error.value} />}
      <div class="row">
        <label>
          {t('reports.paper')}{' '}
          <select class="slim" name="paper" value={paper.value} onChange={({ currentTarget }) => (paper.value = currentTarget.value)}>
            {Object.entries(languages).map(([tag, name]) => (
              <option value={tag} lang={tag} key={tag}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <button type="button" class="slim" disabled={isBusy.value} onClick={() => void preview()}>
          {t('reports.preview')}
        </button>
        <button type="button" class="slim" disabled={isBusy.value} onClick={() => void download()}>
          {t('reports.pdf')}
        </button>
        <button type="button" class="slim" disabled={isBusy.value} onClick={() => void data('csv')}>
          CSV
        </button>
        <button type="button" class="slim" disabled={isBusy.value} onClick={() => void data('json')}>
          JSON
        </button>
      </div>
    </section>
  );
}

type Step = 'sign' | 'send' | 'receive' | 'return';

/** What can be done with it next, each asked once more, since none of it is taken back. */
function Steps({ report, again, isOurs }: Of & { isOurs: boolean }) {
  const asking = useSignal<Step | undefined>(undefined);
  const reason = useSignal('');
  const signing = useChange(SignReportDocument);
  const sending = useChange(SendReportDocument);
  const receiving = useChange(ReceiveReportDocument);
  const returning = useChange(ReturnReportDocument);
  const changes = { sign: signing, send: sending, receive: receiving, return: returning };
  const { status } = report;
  const isSigner = !report.signatures.nodes.some(({ officer }) => officer.id === viewer.value?.officer.id);
  const steps: Step[] = [
    ...((status === 'DRAFT' ? isOurs : status === 'SIGNING' && isSigner) && mayCall('signReport') ? ['sign' as const] : []),
    ...(status === 'SIGNED' && isOurs && report.kind === 'ACTION_TAKEN' && mayCall('sendReport') ? ['send' as const] : []),
    ...(status === 'SENT' && mayCall('receiveReport') ? ['receive' as const, 'return' as const] : []),
  ];
  if (steps.length === 0) return null;
  const change = changes[asking.value ?? 'sign'];
  const go = async (step: Step) => {
    const input = { reportId: report.id, expectedVersion: report.version };
    const done = await (step === 'sign'
      ? signing.send({ ...input, hash: report.hash! })
      : step === 'send'
        ? sending.send(input)
        : step === 'receive'
          ? receiving.send(input)
          : returning.send({ ...input, reason: reason.value }));
    if (!done) return;
    tell(t(`reports.${step}.done`));
    asking.value = undefined;
    again();
  };
  return (
    <section class="no-print" aria-label={t('reports.next')}>
      <h2>{t('reports.next')}</h2>
      <div class="row">
        {steps.map((step) => (
          <button type="button" class={step === 'return' ? 'grave' : 'first'} key={step} onClick={() => (asking.value = step)}>
            {t(`reports.${step}`)}
          </button>
        ))}
      </div>
      <Sheet
        isOpen={asking.value !== undefined}
        close={() => (change.clear(), (asking.value = undefined))}
        title={t(`reports.${asking.value ?? 'sign'}`)}
      >
        {asking.value === 'return' ? <Problems problems={change.problems} error={change.error} /> : <Refused change={change} />}
        <p>{t(`reports.${asking.value ?? 'sign'}.says`)}</p>
        {asking.value === 'sign' && <p class="hash">{report.hash}</p>}
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void go(asking.value!);
          }}
        >
          {asking.value === 'return' && (
            <Field name="reason" label={t('reports.returnedBecause')} hint={t('committee.nobody')} problems={change.problems}>
              {(props) => (
                <textarea
                  {...props}
                  rows={3}
                  required
                  maxLength={1000}
                  value={reason.value}
                  onInput={({ currentTarget }) => (reason.value = currentTarget.value)}
                />
              )}
            </Field>
          )}
          <button type="submit" class={asking.value === 'return' ? 'grave' : 'first'} disabled={change.isSending}>
            {t(`reports.${asking.value ?? 'sign'}`)}
          </button>
        </form>
      </Sheet>
    </section>
  );
}

/** What a paragraph is about. */
const paraText = ({ para, title }: Section): string => (says(`ReportPara.${para}`) ? code('ReportPara', para) : title);

function Para({ section, report, mayWrite, again }: { section: Section; mayWrite: boolean } & Of) {
  const id = `para-${section.para.replace(/\W/g, '')}`;
  const isOfState = report.district === null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>
        {section.para === 'CROSS' ? '' : `${t('reports.para', { para: section.para })} `}
        {paraText(section)}
      </h2>
      {section.figures.length > 0 && (
        <Table
          caption={t('reports.figuresOf', { para: section.para })}
          isQuiet
          columns={[
            { label: t('committee.figure') },
            { label: t('committee.value'), isNumber: true },
            { label: t('committee.counted'), isNumber: true },
          ]}
          rows={section.figures.map((figure) => [
            <FigureName figure={figure} isOfState={isOfState} />,
            valueText(figure),
            figure.reported && !figure.hidden && figure.numerator !== null && figure.denominator !== null
              ? t('committee.of', { numerator: figure.numerator, denominator: figure.denominator })
              : '–',
          ])}
        />
      )}
      {section.tables.map((table) => (
        <Table key={table.title} caption={table.title} columns={table.columns.map((label) => ({ label }))} rows={table.rows} />
      ))}
      {mayWrite ? (
        <Narrative section={section} report={report} again={again} />
      ) : (
        section.narrative !== null && (
          <div class="note">
            <strong>{t('reports.narrative')}</strong>
            <p class="said">{section.narrative}</p>
          </div>
        )
      )}
    </section>
  );
}

function FigureName({ figure, isOfState }: { figure: Figure; isOfState: boolean }) {
  return (
    <details class="indicator">
      <summary>
        <span class="hush">{figure.code}</span> {indicatorText(figure)}
      </summary>
      <p lang="en">{figure.definition}</p>
      {isOfState && figure.series.length > 0 && (
        <p>
          {figure.series
            .map(({ label, shown, reported }) => `${label}: ${reported ? (shown ?? t('committee.hidden')) : t('committee.notReported')}`)
            .join('; ')}
        </p>
      )}
    </details>
  );
}

/** Not reported, nil and hidden are three different things, and none of them is 0. */
function valueText({ reported, nil, hidden, shown, value, unit }: Figure): string {
  if (!reported) return t('committee.notReported');
  if (nil) return t('committee.nil');
  if (hidden) return shown ?? t('committee.hidden');
  if (shown === null) return '–';
  switch (unit) {
    case 'PERCENT':
      return `${shown} %`;
    case 'HOURS':
      return t('reports.hours', { hours: shown });
    case 'PAISE':
      return value === null ? shown : rupees(value);
    default:
      return shown;
  }
}

function Narrative({ section, report, again }: { section: Section } & Of) {
  const change = useChange(WriteNarrativeDocument);
  const text = useSignal(section.narrative ?? '');
  const name = `text-${section.para.replace(/\W/g, '')}`;
  const isChanged = text.value !== (section.narrative ?? '');
  const write = async () => {
    if (!(await change.send({ reportId: report.id, expectedVersion: report.version, para: section.para, text: text.value }))) return;
    tell(t('reports.narrative.done'));
    again();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void write();
      }}
    >
      <Refused change={change} />
      <Field name={name} label={t('reports.narrativeOf', { para: section.para })} hint={t('committee.nobody')}>
        {(props) => (
          <textarea {...props} rows={2} maxLength={4000} value={text.value} onInput={({ currentTarget }) => (text.value = currentTarget.value)} />
        )}
      </Field>
      {isChanged && (
        <button type="submit" disabled={change.isSending}>
          {t('reports.narrative.save')}
        </button>
      )}
    </form>
  );
}

function Signatures({ report }: { report: Report }) {
  return (
    <section aria-labelledby="signatures">
      <h2 id="signatures">{t('reports.signatures')}</h2>
      {report.signatures.nodes.length === 0 ? (
        <Empty>{t('reports.signatures.none')}</Empty>
      ) : (
        <Table
          caption={t('reports.signatures')}
          isQuiet
          columns={[
            { label: t('reports.capacity') },
            { label: t('committee.office') },
            { label: t('reports.signedAt') },
            { label: t('committee.hash') },
          ]}
          rows={report.signatures.nodes.map(({ capacity, office, officer, signedAt, hash }) => [
            code('ReportSignatureCapacity', capacity),
            `${officer.designation}, ${office.name}`,
            stampText(signedAt),
            <span class="hash">{hash}</span>,
          ])}
        />
      )}
    </section>
  );
}
