/** What the record says, beyond that it is there: the content of classes of data. It is read when somebody asks for it, and put on record. */
import type { ComponentChildren } from 'preact';
import { useSignal } from '@preact/signals';
import type { OfficersRecordQuery } from '../../generated/officers.js';
import { OfficersRecordDocument } from '../../generated/officers.js';
import { useRead } from '../hub/read.js';
import { Empty, Read, When } from '../kit/kit.js';
import { dayText, rupees } from '../kit/when.js';
import { code } from '../kit/words.js';
import { t } from './words.js';

export function ReadRecord({ id }: { id: string }) {
  const isAsked = useSignal(false);
  return (
    <section>
      <h2>{t('record')}</h2>
      {isAsked.value ? (
        <Record id={id} />
      ) : (
        <>
          <p>{t('record.logged')}</p>
          <button type="button" onClick={() => (isAsked.value = true)}>
            {t('record.read')}
          </button>
        </>
      )}
    </section>
  );
}

type Said = NonNullable<OfficersRecordQuery['survivor']>;

/** Not live: what is read is on record, and nobody reads it again because somebody else has written. */
function Record({ id }: { id: string }) {
  const record = useRead(OfficersRecordDocument, { id }, { isLive: false });
  return (
    <Read of={record}>
      {({ survivor }) => {
        const entries = survivor ? entriesOf(survivor) : [];
        return entries.length === 0 ? (
          <Empty>{t('record.none')}</Empty>
        ) : (
          <dl class="summary">{entries.map(({ key, what, says }) => [<dt key={`${key}:`}>{what}</dt>, <dd key={key}>{says}</dd>])}</dl>
        );
      }}
    </Read>
  );
}

interface Entry {
  key: string;
  what: ComponentChildren;
  says: ComponentChildren;
}

function entriesOf(it: Said): Entry[] {
  const entries: Entry[] = [];
  const add = (id: string, what: string, at: string | null, says: ComponentChildren) =>
    entries.push({
      key: id,
      what: (
        <>
          {what} {at !== null && <When at={at} />}
        </>
      ),
      says,
    });
  for (const { id, detail, madeAt } of it.orders.nodes)
    if (detail)
      add(id, t('person.order'), madeAt, `${detail.number}: ${code('OrderType', detail.type)}${detail.isFinal ? `, ${t('record.final')}` : ''}`);
  for (const { id, status, note, happenedAt } of it.journey.nodes) if (note) add(id, code('JourneyStatus', status), happenedAt, note.text);
  for (const { id, finding, determinedAt } of it.ageDeterminations.nodes)
    if (finding)
      add(
        id,
        t('person.ageTest'),
        determinedAt,
        t('record.age', { from: finding.ageFrom, to: finding.ageTo, basis: code('AgeBasis', finding.basis) }),
      );
  for (const { id, report, examinedAt } of it.medicalExaminations.nodes) if (report) add(id, t('person.examination'), examinedAt, report.findings);
  for (const { id, report, submittedAt } of it.socialInvestigations.nodes)
    if (report)
      add(
        id,
        t('record.sir'),
        submittedAt,
        <>
          {report.text}
          <br />
          {report.familyIsSafe ? t('record.familySafe') : t('record.familyNotSafe')} {report.riskOfRetrafficking && t('record.risk')}
        </>,
      );
  for (const { id, content, madeAt } of it.statements.nodes) if (content) add(id, code('StatementKind', content.kind), madeAt, content.text);
  for (const { id, detail, drawnUpAt } of it.carePlans.nodes)
    if (detail)
      add(
        id,
        t('person.carePlan'),
        drawnUpAt,
        <>
          {detail.goals.map(({ domain, goal }) => (
            <span key={domain}>
              {domain}: {goal}
              <br />
            </span>
          ))}
          {t('record.review')} {dayText(detail.reviewOn)}
        </>,
      );
  for (const { id, report, visitedAt } of it.followUpVisits.nodes)
    if (report) add(id, t('record.visit'), visitedAt, [code('VisitOutcome', report.outcome), report.note].filter(Boolean).join(': '));
  for (const { id, detail } of it.entitlements.nodes) if (detail) add(id, code('ClaimKind', detail.kind), null, moneyText(detail));
  return entries;
}

type Money = NonNullable<Said['entitlements']['nodes'][number]['detail']>;

function moneyText({ duePaise, sanctionedPaise, creditedPaise }: Money): string {
  return [
    t('record.due', { amount: rupees(duePaise) }),
    sanctionedPaise !== null && t('record.sanctioned', { amount: rupees(sanctionedPaise) }),
    creditedPaise !== null && t('record.credited', { amount: rupees(creditedPaise) }),
  ]
    .filter((one) => one !== false)
    .join(', ');
}
