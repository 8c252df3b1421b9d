/** Follow-up visits: when each is due, and what it found. */
import { type VisitOutcome, WelfareRecordVisitDocument, WelfareScheduleVisitDocument } from '../../generated/welfare.js';
import { Act, Day, Lines, Moment, OneOf } from '../kit/fill-in.js';
import { Empty, Table, Tag, When } from '../kit/kit.js';
import { dayInIndia, dayText } from '../kit/when.js';
import { code } from '../kit/words.js';
import { visitOutcomes } from './codes.js';
import type { OnePerson } from './person.js';
import { optionsOf, t } from './words.js';

type Visit = OnePerson['followUpVisits']['nodes'][number];

export function Visits({ person }: { person: OnePerson }) {
  const visits = person.followUpVisits.nodes.toSorted((a, b) => b.dueOn.localeCompare(a.dueOn));
  return (
    <section>
      <div class="row apart">
        <h2>{t('welfare.visits.title')}</h2>
        <Act
          operation="scheduleVisit"
          document={WelfareScheduleVisitDocument}
          label={t('welfare.visits.schedule')}
          about={person.pseudonym}
          told={t('welfare.visits.scheduled')}
          input={(said) => ({ survivorId: person.id, dueOn: said.text('dueOn') })}
        >
          <Day name="dueOn" label={t('welfare.visits.dueOn')} />
        </Act>
      </div>
      {visits.length === 0 ? (
        <Empty>{t('welfare.visits.none')}</Empty>
      ) : (
        <Table
          caption={t('welfare.visits.title')}
          isQuiet
          columns={[
            { label: t('welfare.visits.dueOn') },
            { label: t('welfare.visits.done') },
            { label: t('welfare.visits.found') },
            { label: t('welfare.todo') },
          ]}
          keys={visits.map(({ id }) => id)}
          rows={visits.map((visit) => [
            <span class="whole">{dayText(visit.dueOn)}</span>,
            <Done visit={visit} />,
            <Found visit={visit} />,
            visit.visitedAt === null && <Record visit={visit} who={person.pseudonym} />,
          ])}
        />
      )}
    </section>
  );
}

function Done({ visit: { visitedAt, dueOn } }: { visit: Visit }) {
  if (visitedAt !== null) return <When at={visitedAt} />;
  return dueOn < dayInIndia() ? <Tag tone="bad">{t('welfare.visits.late')}</Tag> : <Tag>{t('welfare.visits.toDo')}</Tag>;
}

function Found({ visit: { report, visitedAt } }: { visit: Visit }) {
  if (visitedAt === null) return null;
  if (!report) return <>{t('welfare.hidden')}</>;
  const isSafe = report.outcome === 'SAFE_IN_SCHOOL';
  return (
    <>
      <Tag tone={isSafe ? 'good' : report.outcome === 'SAFE_NOT_IN_SCHOOL' ? 'warn' : 'bad'}>{code('VisitOutcome', report.outcome)}</Tag>
      {report.note !== null && <div class="small">{report.note}</div>}
    </>
  );
}

function Record({ visit, who }: { visit: Visit; who: string }) {
  return (
    <Act
      operation="recordVisit"
      document={WelfareRecordVisitDocument}
      label={t('welfare.visits.record')}
      about={`${who}, ${dayText(visit.dueOn)}`}
      told={t('welfare.visits.recorded')}
      input={(said) => ({
        visitId: visit.id,
        visitedAt: said.instant('visitedAt'),
        outcome: said.one<VisitOutcome>('outcome'),
        note: said.maybe('note'),
        nextDueOn: said.maybe('nextDueOn'),
      })}
    >
      <Moment name="visitedAt" label={t('welfare.visits.visitedAt')} hint={t('welfare.ist')} />
      <OneOf name="outcome" label={t('welfare.visits.found')} options={optionsOf('VisitOutcome', visitOutcomes)} />
      <Lines name="note" label={t('welfare.note')} hint={t('welfare.noNames')} isOptional />
      <Day name="nextDueOn" label={t('welfare.visits.nextDueOn')} isOptional />
    </Act>
  );
}
