/** The meetings of the committees in which one sits, and calling another. */
import { useLocation } from 'preact-iso/router';
import { useSignal } from '@preact/signals';
import { CallMeetingDocument, CommitteesDocument, type CommitteesQuery, MeetingsDocument, type MeetingState } from '../../generated/committee.js';
import { useChange } from '../hub/change.js';
import { useRead } from '../hub/read.js';
import { mayCall } from '../hub/viewer.js';
import { Empty, Field, Page, Pager, Problems, Read, Summary, Table, Tag, tell, When } from '../kit/kit.js';
import { count, dayText, fromLocalInput, toLocalInput } from '../kit/when.js';
import { code } from '../kit/words.js';
import { committeeName, Menu, mySeats, t } from './shared.js';

const states: readonly MeetingState[] = ['CALLED', 'IN_SESSION', 'CLOSED', 'CANCELLED'];

export const MeetingTag = ({ state }: { state: string }) => (
  <Tag tone={state === 'IN_SESSION' ? 'warn' : state === 'CLOSED' ? 'good' : 'calm'}>{code('MeetingState', state)}</Tag>
);

export function Meetings() {
  const { query, path, route } = useLocation();
  const state = states.find((one) => one === query['state']);
  const { after } = query;
  const committees = useRead(CommitteesDocument, {});
  const meetings = useRead(MeetingsDocument, { ...(state && { filter: { state } }), ...(after !== undefined && { after }) });
  const to = (more: Record<string, string>) => {
    const search = new URLSearchParams(more).toString();
    route(search === '' ? path : `${path}?${search}`);
  };
  return (
    <Page title={t('committee.meetings')} aside={<Menu here="meetings" />}>
      <Read of={committees}>
        {({ committees: { nodes } }) => (
          <>
            {nodes.length === 0 && <Empty>{t('committee.noCommittee')}</Empty>}
            <div class="columns">
              {nodes.map((committee) => (
                <CommitteeCard committee={committee} key={committee.id} />
              ))}
            </div>
          </>
        )}
      </Read>
      <h2>{t('committee.meetings.all')}</h2>
      <div class="filters">
        <label>
          {t('committee.state.of')}{' '}
          <select class="slim" name="state" value={state ?? ''} onChange={({ currentTarget: { value } }) => to(value === '' ? {} : { state: value })}>
            <option value="">{t('committee.any')}</option>
            {states.map((one) => (
              <option value={one} key={one}>
                {code('MeetingState', one)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <Read of={meetings}>
        {({ meetings: { nodes, pageInfo } }) =>
          nodes.length === 0 ? (
            <Empty>{t('committee.meetings.none')}</Empty>
          ) : (
            <>
              <Table
                caption={t('committee.meetings.all')}
                isQuiet
                columns={[
                  { label: t('committee.meeting') },
                  { label: t('committee.calledFor') },
                  { label: t('committee.state.of') },
                  { label: t('committee.agenda'), isNumber: true },
                  { label: t('committee.decisions'), isNumber: true },
                  { label: t('committee.minutes') },
                ]}
                rows={nodes.map((meeting) => [
                  <a href={`/committee/meetings/${meeting.id}`}>
                    {t('committee.meetingOf', { number: meeting.number, committee: code('CommitteeKind', meeting.committee.kind) })}
                  </a>,
                  <When at={meeting.meetsAt} away={meeting.state === 'CALLED'} />,
                  <MeetingTag state={meeting.state} />,
                  count(meeting.agenda.totalCount),
                  count(meeting.decisions.totalCount),
                  meeting.state !== 'CLOSED' ? '–' : t('committee.signedBy', { count: meeting.signatures.nodes.length }),
                ])}
              />
              <Pager pageInfo={pageInfo} go={(next) => to({ ...(state && { state }), after: next })} />
            </>
          )
        }
      </Read>
    </Page>
  );
}

type Committee = CommitteesQuery['committees']['nodes'][number];

function CommitteeCard({ committee }: { committee: Committee }) {
  const isCalling = useSignal(false);
  const seats = committee.seats.nodes.filter(({ endedAt }) => endedAt === null);
  const isChair = mySeats(seats).has('CHAIR');
  return (
    <section class="card">
      <h2 style={{ marginBlockStart: 0 }}>{committeeName(committee)}</h2>
      <Summary
        facts={[
          [t('committee.notification'), committee.notification],
          [t('committee.law'), <span lang="en">{committee.law}</span>],
          [t('committee.lastMet'), committee.lastMetAt === null ? t('committee.never') : dayText(committee.lastMetAt)],
          [t('committee.meetsBy'), dayText(committee.meetsBy)],
        ]}
      />
      <details>
        <summary>{t('committee.seats', { count: seats.length })}</summary>
        <ul class="plain list">
          {seats.map(({ id, kind, office, until }) => (
            <li key={id}>
              {code('SeatKind', kind)}: {office.name}
              {until !== null && <span class="hush"> {t('committee.seatUntil', { day: dayText(until) })}</span>}
            </li>
          ))}
        </ul>
      </details>
      {isChair &&
        mayCall('callMeeting') &&
        (isCalling.value ? (
          <CallForm committeeId={committee.id} />
        ) : (
          <button type="button" class="first" onClick={() => (isCalling.value = true)}>
            {t('committee.call')}
          </button>
        ))}
    </section>
  );
}

function CallForm({ committeeId }: { committeeId: string }) {
  const { route } = useLocation();
  const change = useChange(CallMeetingDocument);
  const at = useSignal(toLocalInput(new Date(Date.now() + 7 * 86_400_000)).replace(/T.*/, 'T11:00'));
  const call = async () => {
    const done = await change.send({ committeeId, meetsAt: fromLocalInput(at.value).toISOString() });
    if (!done) return;
    tell(t('committee.call.done'));
    route(`/committee/meetings/${done.callMeeting.meeting!.id}`);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void call();
      }}
    >
      <Problems problems={change.problems} error={change.error} />
      <Field name="meetsAt" label={t('committee.calledFor')} hint={t('committee.call.hint')} problems={change.problems}>
        {(props) => (
          <input {...props} type="datetime-local" required value={at.value} onInput={({ currentTarget }) => (at.value = currentTarget.value)} />
        )}
      </Field>
      <button type="submit" class="first" disabled={change.isSending}>
        {t('committee.call.send')}
      </button>
    </form>
  );
}
