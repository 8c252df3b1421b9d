import { WelfarePeopleDocument } from '../../generated/welfare.js';
import { useRead } from '../hub/read.js';
import { levelOf } from '../hub/viewer.js';
import { useAddress } from '../kit/address.js';
import { Empty, Page, Pager, Read, Table, Tag, When } from '../kit/kit.js';
import { dayInIndia, dayText } from '../kit/when.js';
import { code } from '../kit/words.js';
import { WelfareTabs } from './tabs.js';
import { Who } from './who.js';
import { t } from './words.js';

/** Everybody on the way back, each in one line. */
export function People() {
  const { query, go } = useAddress();
  const { after } = query;
  const reading = useRead(WelfarePeopleDocument, after === undefined ? {} : { after });
  const seesCare = levelOf('RHB') !== '-';
  return (
    <Page title={t('welfare.people.title')}>
      <WelfareTabs />
      <Read of={reading}>
        {({ rehabilitation }) => (
          <>
            {rehabilitation.nodes.length === 0 ? (
              <Empty>{t('welfare.people.none')}</Empty>
            ) : (
              <Table
                caption={t('welfare.people.caption', { n: rehabilitation.totalCount })}
                columns={[
                  { label: t('welfare.person') },
                  { label: t('welfare.now') },
                  ...(seesCare
                    ? [{ label: t('welfare.plan.title') }, { label: t('welfare.services.title') }, { label: t('welfare.visits.next') }]
                    : []),
                  { label: t('welfare.claims.title') },
                ]}
                rows={rehabilitation.nodes.map((person) => {
                  const { carePlanApprovedAt, servicesPlanned, servicesStarted, servicesCompleted, nextVisitOn, claims, claimsCredited } =
                    person.rehabilitationStatus;
                  return [
                    <Who of={person} />,
                    <>
                      {person.status === 'MISSING' ? (
                        <Tag tone="bad">{code('JourneyStatus', person.status)}</Tag>
                      ) : (
                        code('JourneyStatus', person.status)
                      )}
                      <div class="small">
                        <When at={person.statusSince} />
                      </div>
                    </>,
                    ...(seesCare
                      ? [
                          carePlanApprovedAt === null ? <span class="hush">{t('welfare.plan.notApproved')}</span> : dayText(carePlanApprovedAt),
                          t('welfare.services.counts', { planned: servicesPlanned, started: servicesStarted, completed: servicesCompleted }),
                          <NextVisit on={nextVisitOn} />,
                        ]
                      : []),
                    claims === 0 ? (
                      <span class="hush">{t('welfare.claims.none')}</span>
                    ) : (
                      t('welfare.claims.credited', { credited: claimsCredited, n: claims })
                    ),
                  ];
                })}
              />
            )}
            <Pager pageInfo={rehabilitation.pageInfo} go={(next) => go({ after: next })} />
          </>
        )}
      </Read>
    </Page>
  );
}

export function NextVisit({ on }: { on: string | null }) {
  if (on === null) return <span class="hush">{t('welfare.visits.noneDue')}</span>;
  return on < dayInIndia() ? <Tag tone="bad">{t('welfare.visits.overdue', { day: dayText(on) })}</Tag> : <span class="whole">{dayText(on)}</span>;
}
