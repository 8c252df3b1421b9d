/** The day of a Committee, and of those who report to it: who is to be brought, what is to be ordered, which reports are due. */
import { type WelfareSittingQuery, WelfareSittingDocument } from '../../generated/welfare.js';
import { useRead } from '../hub/read.js';
import { mayCall, viewer } from '../hub/viewer.js';
import { Empty, Page, Read, Table, Tag, When } from '../kit/kit.js';
import { awayText, instantText } from '../kit/when.js';
import { code } from '../kit/words.js';
import { DirectInvestigation, ReachedCommittee, RecordOrder, RecordProduction, SubmitInvestigation } from './acts.js';
import { WelfareTabs } from './tabs.js';
import { FirstOf, Who } from './who.js';
import { t } from './words.js';

type Expected = WelfareSittingQuery['survivors']['nodes'][number];
type AtBench = WelfareSittingQuery['before']['nodes'][number];
type Duty = WelfareSittingQuery['finalOrders']['nodes'][number];

export function Sitting() {
  const scope = mayCall('recordOrder') ? 'OFFICE' : 'DISTRICT';
  const reading = useRead(WelfareSittingDocument, { scope });
  return (
    <Page title={t('welfare.sitting.title')}>
      <WelfareTabs />
      <Read of={reading}>
        {(data) => (
          <>
            <Productions survivors={data.survivors} />
            <Orders before={data.before} duties={data.finalOrders} />
            <Investigations duties={data.investigations} />
          </>
        )}
      </Read>
    </Page>
  );
}

/** Found and not before the Committee yet, the least time first. */
function Productions({ survivors }: { survivors: WelfareSittingQuery['survivors'] }) {
  const expected = survivors.nodes
    .filter(({ productions }) => productions.totalCount === 0)
    .map((person) => ({ person, clock: person.clocks.nodes.find((clock) => clock.code === 'C04') }))
    .toSorted((a, b) => (a.clock?.dueAt ?? a.person.foundAt).localeCompare(b.clock?.dueAt ?? b.person.foundAt));
  return (
    <section>
      <h2>{t('welfare.productions.title')}</h2>
      <FirstOf shown={survivors.nodes.length} all={survivors.totalCount} />
      {expected.length === 0 ? (
        <Empty>{t('welfare.productions.none')}</Empty>
      ) : (
        <Table
          caption={t('welfare.productions.caption', { n: expected.length })}
          columns={[
            { label: t('welfare.person') },
            { label: t('welfare.productions.left') },
            { label: t('welfare.productions.found') },
            { label: t('welfare.now') },
            { label: t('welfare.todo') },
          ]}
          keys={expected.map(({ person }) => person.id)}
          rows={expected.map(({ person, clock }) => [
            <Who of={person} />,
            <TimeLeft clock={clock} />,
            <>
              {person.foundIn.name}
              <br />
              <span class="small">
                <When at={person.foundAt} />
              </span>
            </>,
            code('JourneyStatus', person.status),
            <div class="row">
              <RecordProduction of={person} foundAt={person.foundAt} />
              {!mayCall('recordProduction') && <ReachedCommittee of={person} />}
            </div>,
          ])}
        />
      )}
    </section>
  );
}

/** Net: what the law does not count, such as the journey, is in the due time already. */
function TimeLeft({ clock }: { clock: Expected['clocks']['nodes'][number] | undefined }) {
  if (!clock || clock.state === 'NOT_APPLICABLE') return <span class="hush">{t('welfare.productions.noClock')}</span>;
  return (
    <>
      <Due at={clock.dueAt} isLate={clock.isOverdue} />
      {clock.excludedMinutes > 0 && <div class="small">{t('welfare.productions.excluded', { minutes: clock.excludedMinutes })}</div>}
      <div class="small hush">{clock.ownerOffice.name}</div>
    </>
  );
}

function Due({ at, isLate }: { at: string; isLate: boolean }) {
  return (
    <>
      <Tag tone={isLate ? 'bad' : 'warn'}>{isLate ? t('welfare.late', { since: awayText(at) }) : awayText(at)}</Tag>
      <div class="small">
        <time dateTime={at}>{instantText(at)}</time>
      </div>
    </>
  );
}

/** Who stands before the bench, and whose final order is due. */
function Orders({ before, duties }: { before: WelfareSittingQuery['before']; duties: WelfareSittingQuery['finalOrders'] }) {
  const rows = new Map<string, { person: AtBench; duty?: Duty }>(before.nodes.map((person) => [person.id, { person }]));
  for (const duty of duties.nodes) if (duty.survivor) rows.set(duty.survivor.id, { person: duty.survivor, duty });
  const all = [...rows.values()].toSorted((a, b) => (a.duty?.dueAt ?? a.person.statusSince).localeCompare(b.duty?.dueAt ?? b.person.statusSince));
  return (
    <section>
      <h2>{t('welfare.orders.toWrite')}</h2>
      <FirstOf shown={before.nodes.length + duties.nodes.length} all={before.totalCount + duties.totalCount} />
      {all.length === 0 ? (
        <Empty>{t('welfare.orders.noneToWrite')}</Empty>
      ) : (
        <Table
          caption={t('welfare.orders.caption', { n: all.length })}
          columns={[
            { label: t('welfare.person') },
            { label: t('welfare.now') },
            { label: t('welfare.orders.last') },
            { label: t('welfare.orders.finalDue') },
            { label: t('welfare.todo') },
          ]}
          keys={all.map(({ person }) => person.id)}
          rows={all.map(({ person, duty }) => [
            <Who of={person} />,
            <>
              {code('JourneyStatus', person.status)}
              <div class="small">
                <When at={person.statusSince} />
              </div>
            </>,
            <LastOrder of={person} />,
            duty ? <Due at={duty.dueAt} isLate={duty.isOverdue} /> : <span class="hush">{t('welfare.orders.noClock')}</span>,
            <div class="row">
              <RecordOrder of={person} isFirst />
              <DirectInvestigation of={person} />
            </div>,
          ])}
        />
      )}
    </section>
  );
}

function LastOrder({ of: { orders } }: { of: AtBench }) {
  const last = orders.nodes.at(-1);
  if (!last) return <span class="hush">{t('welfare.orders.noneYet')}</span>;
  return (
    <>
      {last.detail ? code('OrderType', last.detail.type) : t('welfare.hidden')}
      <div class="small">
        <When at={last.madeAt} />
      </div>
    </>
  );
}

/** Reports that are directed and not submitted. */
function Investigations({ duties }: { duties: WelfareSittingQuery['investigations'] }) {
  const mine = viewer.value!.office.id;
  return (
    <section>
      <h2>{t('welfare.investigations.due')}</h2>
      <FirstOf shown={duties.nodes.length} all={duties.totalCount} />
      {duties.nodes.length === 0 ? (
        <Empty>{t('welfare.investigations.noneDue')}</Empty>
      ) : (
        <Table
          caption={t('welfare.investigations.caption', { n: duties.totalCount })}
          columns={[
            { label: t('welfare.person') },
            { label: t('welfare.investigations.dueAt') },
            { label: t('welfare.investigation.by') },
            { label: t('welfare.todo') },
          ]}
          keys={duties.nodes.map(({ id }) => id)}
          rows={duties.nodes.map(({ survivor, dueAt, isOverdue, ownerOffice }) => {
            const open = survivor?.socialInvestigations.nodes.find(({ submittedAt, askedOf }) => submittedAt === null && askedOf.id === mine);
            return [
              survivor ? <Who of={survivor} /> : t('welfare.hidden'),
              <Due at={dueAt} isLate={isOverdue} />,
              ownerOffice.name,
              survivor && open && <SubmitInvestigation of={survivor} investigationId={open.id} />,
            ];
          })}
        />
      )}
    </section>
  );
}
