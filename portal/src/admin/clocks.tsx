/** The law as the hub has it: each duty, its time and source; a change is drafted by one administrator and answered by another. */
import { useEffect } from 'preact/hooks';
import type { AdminRuleFragment, AdminVersionsOfRuleQuery, RuleStatus, Verified } from '../../generated/admin.js';
import { AdminAnswerClockRuleDocument, AdminClockRulesDocument, AdminStatesDocument, AdminVersionsOfRuleDocument } from '../../generated/admin.js';
import { useChange } from '../hub/change.js';
import { useRead } from '../hub/read.js';
import { mayCall, viewer } from '../hub/viewer.js';
import { Empty, Page, Pager, Problems, Read, Summary, Table, Tag, tell, type Tone, When } from '../kit/kit.js';
import { count, dayText } from '../kit/when.js';
import { code, t as common } from '../kit/words.js';
import { useAddress } from '../kit/address.js';
import { ruleStatuses } from './codes.js';
import { Day } from './day.js';
import { DraftForm } from './draft-rule.js';
import { t } from './words.js';

type Version = AdminVersionsOfRuleQuery['clockRules']['nodes'][number];

export function Clocks({ id }: { id: string | undefined }) {
  return id === undefined ? <Rules /> : <Rule duty={id} />;
}

const statusTones: Record<RuleStatus, Tone> = { LIVE: 'good', DRAFT: 'warn', REFUSED: 'bad' };
const verifiedTones: Record<Verified, Tone> = { STATUTE: 'good', SECONDARY: 'calm', UNVERIFIED: 'warn' };

const Status = ({ status }: { status: RuleStatus }) => <Tag tone={statusTones[status]}>{code('RuleStatus', status)}</Tag>;
const Source = ({ verified }: { verified: Verified }) => <Tag tone={verifiedTones[verified]}>{code('Verified', verified)}</Tag>;

/** States by code, in words. */
function useStateNames(): (codes: readonly number[] | null) => string {
  const { data } = useRead(AdminStatesDocument, {}, { isLive: false });
  const names = new Map(data?.states.map((state) => [state.code, state.name]));
  return (codes) => (codes === null || codes.length === 0 ? t('clocks.india') : codes.map((one) => names.get(one) ?? one).join(', '));
}

function Rules() {
  const { query, go } = useAddress();
  const status = query['status'] === 'ALL' ? undefined : (ruleStatuses.find((one) => one === query['status']) ?? 'LIVE');
  const rules = useRead(AdminClockRulesDocument, { ...(status && { status }), after: query['after'] }, { isLive: false });
  const drafts = useRead(AdminClockRulesDocument, { status: 'DRAFT' as const }, { isLive: false });
  const stateNames = useStateNames();
  return (
    <Page title={t('section.clocks')}>
      <p>{t('clocks.what')}</p>
      {(drafts.data?.clockRules.totalCount ?? 0) > 0 && (
        <div class="note warn">
          <p>{t('clocks.drafts', { count: drafts.data!.clockRules.totalCount })}</p>
          <ul>
            {drafts.data!.clockRules.nodes.map((rule) => (
              <li key={rule.id}>
                <a href={`/admin/clocks/${rule.code}`}>
                  {rule.code}: {rule.duty}
                </a>
              </li>
            ))}
          </ul>
        </div>
      )}
      <div class="field">
        <label for="f-status">{t('clocks.status')}</label>
        <select id="f-status" name="status" value={status ?? 'ALL'} onChange={(event) => go({ status: event.currentTarget.value })}>
          {ruleStatuses.map((one) => (
            <option value={one} key={one}>
              {code('RuleStatus', one)}
            </option>
          ))}
          <option value="ALL">{t('all')}</option>
        </select>
      </div>
      <Read of={rules}>
        {({ clockRules: { totalCount, nodes, pageInfo } }) =>
          nodes.length === 0 ? (
            <Empty>{t('clocks.none')}</Empty>
          ) : (
            <>
              <Table
                caption={t('clocks.count', { count: totalCount })}
                columns={[
                  { label: t('clocks.code') },
                  { label: t('clocks.duty') },
                  { label: t('clocks.time') },
                  { label: t('clocks.law') },
                  { label: t('clocks.source') },
                  { label: t('clocks.commences') },
                  { label: t('clocks.states') },
                  { label: t('clocks.status') },
                ]}
                rows={nodes.map((rule) => [
                  <a href={`/admin/clocks/${rule.code}`}>{rule.code}</a>,
                  rule.duty,
                  rule.time,
                  rule.law,
                  <Source verified={rule.verified} />,
                  <Day on={rule.commences} />,
                  stateNames(rule.states),
                  <Status status={rule.status} />,
                ])}
              />
              <Pager pageInfo={pageInfo} go={(after) => go({ after })} />
            </>
          )
        }
      </Read>
    </Page>
  );
}

/** One duty: what is in force, the draft that waits, every version, and drafting the next. */
function Rule({ duty }: { duty: string }) {
  const versions = useRead(AdminVersionsOfRuleDocument, { code: duty }, { isLive: false });
  const stateNames = useStateNames();
  const all = versions.data?.clockRules.nodes ?? [];
  const draft = all.find(({ status }) => status === 'DRAFT');
  const latest = newestOf(all);
  return (
    <Page title={latest ? `${duty}: ${latest.duty}` : duty}>
      <Read of={versions}>
        {() =>
          latest === undefined ? (
            <p>{common('missing.what')}</p>
          ) : (
            <>
              <Summary
                facts={[
                  [t('clocks.time'), latest.time],
                  [t('clocks.law'), latest.law],
                  [t('clocks.source'), <Source verified={latest.verified} />],
                  [t('clocks.severity'), code('ClockSeverity', latest.severity)],
                  [t('clocks.commences'), dayText(latest.commences)],
                  [t('clocks.states'), stateNames(latest.states)],
                  [t('clocks.note'), latest.note],
                ]}
              />
              {draft && <Draft draft={draft} stateNames={stateNames} again={versions.again} />}
              {!draft && mayCall('draftClockRule') && <DraftForm key={latest.id} rule={latest} done={versions.again} />}
              <Versions versions={all} stateNames={stateNames} />
            </>
          )
        }
      </Read>
    </Page>
  );
}

/** Of those in force the one that commenced last; where none is, the newest. */
function newestOf(versions: readonly Version[]): Version | undefined {
  const byVersion = versions.toSorted((one, other) => other.version - one.version);
  return byVersion.find(({ status }) => status === 'LIVE') ?? byVersion[0];
}

const COUNTED_AGAIN_MS = 3000;

function Draft({ draft, stateNames, again }: { draft: Version; stateNames: (codes: readonly number[] | null) => string; again: () => void }) {
  const { send, isSending, problems, error } = useChange(AdminAnswerClockRuleDocument);
  const isCounted = draft.preview !== null;
  useEffect(() => {
    if (isCounted) return undefined;
    const timer = setInterval(again, COUNTED_AGAIN_MS);
    return () => clearInterval(timer);
  }, [isCounted]);
  const answer = (isApproved: boolean) =>
    void send({ ruleId: draft.id, isApproved }).then((done) => {
      if (!done) return;
      tell(t(isApproved ? 'clocks.approved' : 'clocks.refused'));
      again();
    });
  return (
    <section class="card" aria-labelledby="draft">
      <h2 id="draft" style={{ marginBlockStart: 0 }}>
        {t('clocks.draft')} <Status status={draft.status} />
      </h2>
      <Summary
        facts={[
          [t('clocks.duty'), draft.duty],
          [t('clocks.time'), draft.time],
          [t('clocks.law'), draft.law],
          [t('clocks.source'), <Source verified={draft.verified} />],
          [t('clocks.commences'), dayText(draft.commences)],
          [t('clocks.states'), stateNames(draft.states)],
          [t('clocks.note'), draft.note],
          [t('clocks.draftedBy'), draft.draftedBy?.designation],
        ]}
      />
      <h3>{t('clocks.preview')}</h3>
      {draft.preview ? (
        <>
          <p>
            <Tag tone={draft.preview.turnsRed > 0 ? 'bad' : 'good'}>{t('clocks.turnsRed', { count: draft.preview.turnsRed })}</Tag>{' '}
            {t('clocks.turnsFromRed', { count: draft.preview.turnsFromRed })} {t('clocks.wouldRun', { count: draft.preview.clocks })}
          </p>
          <p class="hush small">
            {t('clocks.rounded')} <When at={draft.preview.countedAt} />
          </p>
        </>
      ) : (
        <p class="hush dots" role="status">
          {t('clocks.counting')}
        </p>
      )}
      <Problems problems={problems} error={error} />
      {mayCall('answerClockRule') &&
        (draft.draftedBy?.id === viewer.value!.officer.id ? (
          <p>{t('clocks.another')}</p>
        ) : (
          <div class="row">
            <button type="button" class="first" disabled={isSending || !isCounted} onClick={() => answer(true)}>
              {t('clocks.approve')}
            </button>
            <button type="button" class="grave" disabled={isSending} onClick={() => answer(false)}>
              {t('clocks.refuse')}
            </button>
          </div>
        ))}
    </section>
  );
}

function Versions({ versions, stateNames }: { versions: readonly Version[]; stateNames: (codes: AdminRuleFragment['states']) => string }) {
  return (
    <>
      <h2>{t('clocks.versions')}</h2>
      <Table
        caption={t('clocks.versions')}
        isQuiet
        columns={[
          { label: t('clocks.version'), isNumber: true },
          { label: t('clocks.commences') },
          { label: t('clocks.time') },
          { label: t('clocks.law') },
          { label: t('clocks.states') },
          { label: t('clocks.status') },
          { label: t('clocks.draftedBy') },
          { label: t('clocks.answeredBy') },
        ]}
        rows={versions
          .toSorted((one, other) => other.version - one.version)
          .map((version) => [
            count(version.version),
            <Day on={version.commences} />,
            version.time,
            version.law,
            stateNames(version.states),
            <Status status={version.status} />,
            version.draftedBy?.designation ?? t('clocks.withHub'),
            version.answeredBy && version.answeredAt !== null && (
              <>
                {version.answeredBy.designation}, <When at={version.answeredAt} />
              </>
            ),
          ])}
      />
    </>
  );
}
