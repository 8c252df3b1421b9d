/** What needs an officer now, what comes up, and what has changed. */
import { useMemo } from 'preact/hooks';
import type { OfficersHomeQuery } from '../../generated/officers.js';
import { OfficersHomeDocument } from '../../generated/officers.js';
import { useRead } from '../hub/read.js';
import { viewer } from '../hub/viewer.js';
import { Empty, Page, Read, When } from '../kit/kit.js';
import { count } from '../kit/when.js';
import { code } from '../kit/words.js';
import { Asked } from './asked.js';
import { CaseRows } from './case-list.js';
import { SubjectLink } from './links.js';
import { useNotices } from './notices.js';
import { ClockRow } from './standing.js';
import { t } from './words.js';

const DAY = 86_400_000;
/** What is due within so many days needs one now; what within so many, comes up. */
const SOON_DAYS = 2;
const LATER_DAYS = 14;

export default function Home() {
  const until = useMemo(() => {
    const inDays = (days: number) => new Date(Date.now() + days * DAY).toISOString();
    return { soon: inDays(SOON_DAYS), later: inDays(LATER_DAYS) };
  }, []);
  useNotices();
  const home = useRead(OfficersHomeDocument, until);
  return (
    <Page title={t('home')} aside={<span class="hush">{viewer.value?.office.name}</span>}>
      <div class="columns">
        <div>
          <h2>{t('home.now')}</h2>
          <Read of={home}>{(data) => <Duties late={data.late} soon={data.soon} />}</Read>
          <Asked />
        </div>
        <Read of={home}>
          {(data) => (
            <div>
              <ComingUp {...data} />
              <h2>{t('home.changed')}</h2>
              {data.cases.nodes.length === 0 ? <Empty>{t('cases.none')}</Empty> : <CaseRows cases={data.cases.nodes} />}
              {data.cases.totalCount > data.cases.nodes.length && <a href="/cases">{t('seeAllCount', { count: count(data.cases.totalCount) })}</a>}
              <Notices notices={data.notices.nodes} />
            </div>
          )}
        </Read>
      </div>
    </Page>
  );
}

function Duties({ late, soon }: Pick<OfficersHomeQuery, 'late' | 'soon'>) {
  if (late.totalCount + soon.totalCount === 0) return <Empty>{t('home.nothingDue', { days: SOON_DAYS })}</Empty>;
  const shown = [...late.nodes, ...soon.nodes];
  return (
    <>
      <p>
        {late.totalCount > 0 && t('home.late', { count: late.totalCount, shown: count(late.totalCount) })}{' '}
        {soon.totalCount > 0 && t('home.soon', { count: soon.totalCount, shown: count(soon.totalCount), days: SOON_DAYS })}
      </p>
      <ul class="plain list">
        {shown.map((clock) => (
          <ClockRow clock={clock} isOwn key={clock.id} />
        ))}
      </ul>
      {late.totalCount + soon.totalCount > shown.length && (
        <p>
          <a href="/clocks">{t('seeAll')}</a>
        </p>
      )}
    </>
  );
}

/** What is due soon stands under "Needs you now" and not here again. */
function ComingUp({ soon, later }: OfficersHomeQuery) {
  const known = new Set(soon.nodes.map(({ id }) => id));
  const coming = later.nodes.filter(({ id }) => !known.has(id));
  return (
    <>
      <h2>{t('home.coming')}</h2>
      {coming.length === 0 ? (
        <Empty>{t('home.nothingComing', { days: LATER_DAYS })}</Empty>
      ) : (
        <ul class="plain list">
          {coming.slice(0, 8).map((clock) => (
            <ClockRow clock={clock} isOwn key={clock.id} />
          ))}
        </ul>
      )}
    </>
  );
}

/** Of the same kind, one after the other, they are one line. */
function Notices({ notices }: { notices: OfficersHomeQuery['notices']['nodes'] }) {
  const groups: ((typeof notices)[number] & { times: number })[] = [];
  for (const notice of notices) {
    const last = groups.at(-1);
    if (last && last.kind === notice.kind && last.about?.designation === notice.about?.designation) last.times += 1;
    else groups.push({ ...notice, times: 1 });
  }
  return (
    <>
      <h2>{t('home.notices')}</h2>
      {notices.length === 0 && <Empty>{t('home.noNotices')}</Empty>}
      <ul class="plain list">
        {groups.map(({ id, kind, at, about, subject, times }) => (
          <li key={id}>
            <SubjectLink id={subject}>{code('NoticeKind', kind)}</SubjectLink> {times > 1 && `(${count(times)}) `}
            <span class="hush small">
              {about && `${about.designation}, ${about.office.name}, `}
              <When at={at} away />
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
