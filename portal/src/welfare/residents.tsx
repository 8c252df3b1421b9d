/** A home: who lives there, who came and went today, and the red button for when somebody is gone. */
import { type WelfareResidentsQuery, WelfareResidentsDocument } from '../../generated/welfare.js';
import { useRead } from '../hub/read.js';
import { mayCall } from '../hub/viewer.js';
import { useAddress } from '../kit/address.js';
import { Empty, Page, Pager, Read, Summary, Table, Tag, When } from '../kit/kit.js';
import { count, dayInIndia, dayText } from '../kit/when.js';
import { code } from '../kit/words.js';
import { Missing } from './acts.js';
import { NextVisit } from './people.js';
import { WelfareTabs } from './tabs.js';
import { Who } from './who.js';
import { t } from './words.js';

type Resident = WelfareResidentsQuery['survivors']['nodes'][number];

const isToday = (at: string | null): boolean => at !== null && dayInIndia(new Date(at)) === dayInIndia();
const placedSince = ({ placements }: Resident): string | undefined => placements.nodes.find(({ until }) => until === null)?.since;

export function Residents() {
  const { query, go } = useAddress();
  const { after } = query;
  const reading = useRead(WelfareResidentsDocument, after === undefined ? {} : { after });
  return (
    <Page title={t('welfare.residents.title')}>
      <WelfareTabs />
      <Read of={reading}>
        {({ survivors, handovers, arriving }) => {
          const residents = survivors.nodes.filter((one) => placedSince(one) !== undefined);
          const left = handovers.nodes
            .flatMap((one) => (one.transfers === 'CUSTODY' ? one.survivors.nodes : []))
            .filter(({ receivedAt }) => isToday(receivedAt));
          const coming = arriving.nodes.filter(({ transfers }) => transfers === 'CUSTODY');
          return (
            <>
              <Summary
                facts={[
                  [t('welfare.residents.count'), count(residents.length)],
                  [t('welfare.residents.came'), count(residents.filter((one) => isToday(placedSince(one)!)).length)],
                  [t('welfare.residents.left'), count(left.length)],
                  [
                    t('welfare.residents.missing'),
                    <Tag tone={residents.some(({ status }) => status === 'MISSING') ? 'bad' : 'calm'}>
                      {count(residents.filter(({ status }) => status === 'MISSING').length)}
                    </Tag>,
                  ],
                ]}
              />
              {coming.length > 0 && <Coming handovers={coming} />}
              {residents.length === 0 ? <Empty>{t('welfare.residents.none')}</Empty> : <Register residents={residents} />}
              <Pager pageInfo={survivors.pageInfo} go={(next) => go({ after: next })} />
            </>
          );
        }}
      </Read>
    </Page>
  );
}

function Coming({ handovers }: { handovers: WelfareResidentsQuery['arriving']['nodes'] }) {
  return (
    <div class="note warn">
      <h2>{t('welfare.residents.coming', { n: handovers.length })}</h2>
      <ul>
        {handovers.map(({ id, caseNumber, fromOffice, status, proposedAt, leftAt }) => (
          <li key={id}>
            {caseNumber}, {fromOffice.name}: {leftAt === null ? code('HandoverStatus', status) : t('welfare.transfers.leftAt')}{' '}
            <When at={leftAt ?? proposedAt} />
          </li>
        ))}
      </ul>
      {mayCall('receiveSurvivor') && <a href="/welfare/transfers">{t('welfare.transfers.title')}</a>}
    </div>
  );
}

function Register({ residents }: { residents: readonly Resident[] }) {
  return (
    <Table
      caption={t('welfare.residents.caption', { n: residents.length })}
      columns={[
        { label: t('welfare.person') },
        { label: t('welfare.residents.since') },
        { label: t('welfare.now') },
        { label: t('welfare.plan.title') },
        { label: t('welfare.visits.next') },
        { label: t('welfare.todo') },
      ]}
      keys={residents.map(({ id }) => id)}
      rows={residents.map((one) => [
        <Who of={one} />,
        <span class="whole">{dayText(placedSince(one)!)}</span>,
        one.status === 'MISSING' ? <Tag tone="bad">{code('JourneyStatus', one.status)}</Tag> : code('JourneyStatus', one.status),
        one.rehabilitationStatus.carePlanApprovedAt === null ? (
          <span class="hush">{t('welfare.plan.notApproved')}</span>
        ) : (
          dayText(one.rehabilitationStatus.carePlanApprovedAt)
        ),
        <NextVisit on={one.rehabilitationStatus.nextVisitOn} />,
        <Missing of={one} />,
      ])}
    />
  );
}
