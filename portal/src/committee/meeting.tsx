/** One meeting: an agenda that nobody typed, who is there, what is decided and by whom it is done, and minutes that stand. */
import { useEffect } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import {
  CancelMeetingDocument,
  CloseMeetingDocument,
  MeetingDocument,
  type MeetingQuery,
  RecordAttendanceDocument,
  SignMinutesDocument,
} from '../../generated/committee.js';
import { useChange } from '../hub/change.js';
import { useRead } from '../hub/read.js';
import { mayCall } from '../hub/viewer.js';
import { Empty, Page, Read, Sheet, Summary, Tag, tell, When } from '../kit/kit.js';
import { count, dayText } from '../kit/when.js';
import { code, t as common } from '../kit/words.js';
import { Decide } from './decide.js';
import { save } from '../kit/save.js';
import { MeetingTag } from './meetings.js';
import { Refused } from './refused.js';
import { committeeName, Menu, mySeats, PrintButton, stampText, t } from './shared.js';

/** A meeting as it is read. */
export type Meeting = NonNullable<MeetingQuery['meeting']>;
type Decision = Meeting['decisions']['nodes'][number];

export function MeetingPage({ id }: { id: string }) {
  const reading = useRead(MeetingDocument, { id });
  const meeting = reading.data?.meeting;
  return (
    <Page
      title={meeting ? t('committee.meetingOf', { number: meeting.number, committee: committeeName(meeting.committee) }) : t('committee.meeting')}
      aside={
        <Menu here="meetings">
          <PrintButton />
        </Menu>
      }
    >
      <Read of={reading}>
        {(data) => (data.meeting ? <Held meeting={data.meeting} again={reading.again} /> : <Empty>{common('missing.what')}</Empty>)}
      </Read>
    </Page>
  );
}

function Held({ meeting, again }: { meeting: Meeting; again: () => void }) {
  const seats = mySeats(meeting.committee.seats.nodes);
  const [isChair, isSecretary] = [seats.has('CHAIR'), seats.has('SECRETARY')];
  const isOpen = meeting.state === 'CALLED' || meeting.state === 'IN_SESSION';
  const presence = <Presence meeting={meeting} mayRecord={isSecretary && isOpen && mayCall('recordAttendance')} again={again} />;
  return (
    <>
      <Summary
        facts={[
          [t('committee.state.of'), <MeetingTag state={meeting.state} />],
          [t('committee.calledFor'), <When at={meeting.meetsAt} away={meeting.state === 'CALLED'} />],
          meeting.begunAt !== null && [t('committee.begunAt'), stampText(meeting.begunAt)],
          meeting.endedAt !== null && [t('committee.endedAt'), stampText(meeting.endedAt)],
          [t('committee.law'), <span lang="en">{meeting.committee.law}</span>],
        ]}
      />
      {meeting.state === 'CLOSED' && <Minutes meeting={meeting} seats={seats} again={again} />}
      {meeting.state !== 'CALLED' && presence}
      <Agenda meeting={meeting} mayDecide={isSecretary && meeting.state === 'IN_SESSION' && mayCall('recordDecision')} again={again} />
      {meeting.state === 'CALLED' && presence}
      {isChair && isOpen && <Chair meeting={meeting} again={again} />}
    </>
  );
}

/** The chair first, then the secretary, then the others as they come. */
const rankOf = (seat: string): number => (seat === 'CHAIR' ? 0 : seat === 'SECRETARY' ? 1 : 2);

/** Who is there; the secretary says so, and with that the meeting begins. */
function Presence({ meeting, mayRecord, again }: { meeting: Meeting; mayRecord: boolean; again: () => void }) {
  const change = useChange(RecordAttendanceDocument);
  const hasBegun = meeting.attendance.nodes.length > 0;
  const seats = (
    hasBegun
      ? meeting.attendance.nodes.map(({ seat, office }) => ({ id: seat.id, kind: seat.kind, office }))
      : meeting.committee.seats.nodes.filter(({ endedAt }) => endedAt === null)
  ).toSorted((a, b) => rankOf(a.kind) - rankOf(b.kind));
  const there = useSignal(new Set(meeting.attendance.nodes.filter(({ isPresent }) => isPresent).map(({ seat }) => seat.id)));
  if (meeting.state === 'CANCELLED' || (!hasBegun && !mayRecord)) return null;
  const isThere = (id: string) => meeting.attendance.nodes.some(({ seat, isPresent }) => seat.id === id && isPresent);
  const record = async () => {
    const done = await change.send({ meetingId: meeting.id, expectedVersion: meeting.version, presentSeats: [...there.value] });
    if (!done) return;
    tell(hasBegun ? t('committee.attendance.corrected') : t('committee.attendance.begun'));
    again();
  };
  return (
    <section aria-labelledby="attendance">
      <h2 id="attendance">{t('committee.attendance')}</h2>
      {hasBegun && <Quorum meeting={meeting} />}
      {mayRecord ? (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void record();
          }}
        >
          <Refused change={change} />
          <fieldset class="field">
            <legend>{t('committee.attendance.who')}</legend>
            {seats.map(({ id, kind, office }) => (
              <label class="choice" key={id}>
                <input
                  type="checkbox"
                  name={kind}
                  checked={there.value.has(id)}
                  onChange={({ currentTarget: { checked } }) =>
                    (there.value = new Set(checked ? [...there.value, id] : [...there.value].filter((other) => other !== id)))
                  }
                />
                <span>
                  {office.name} <span class="hush small">{code('SeatKind', kind)}</span>
                </span>
              </label>
            ))}
          </fieldset>
          <button type="submit" class={hasBegun ? undefined : 'first'} disabled={change.isSending}>
            {hasBegun ? t('committee.attendance.correct') : t('committee.attendance.begin')}
          </button>
        </form>
      ) : (
        <ul class="plain list">
          {seats.map(({ id, kind, office }) => (
            <li key={id} class="row">
              <Tag tone={isThere(id) ? 'good' : 'calm'}>{isThere(id) ? t('committee.there') : t('committee.absent')}</Tag>
              <span>
                {office.name} <span class="hush small">{code('SeatKind', kind)}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Quorum({ meeting: { attendance, quorum, state } }: { meeting: Meeting }) {
  const there = attendance.nodes.filter(({ isPresent }) => isPresent);
  const hasChair = there.some(({ seat }) => seat.kind === 'CHAIR');
  const isEnough = hasChair && there.length >= (quorum ?? 0);
  return (
    <p class="row">
      {state === 'IN_SESSION' && <Tag tone={isEnough ? 'good' : 'warn'}>{isEnough ? t('committee.quorum') : t('committee.noQuorum')}</Tag>}
      <span>
        {t('committee.quorum.says', { there: there.length, seats: attendance.nodes.length, quorum: quorum ?? 0 })}{' '}
        {!hasChair && t('committee.quorum.noChair')}
      </span>
    </p>
  );
}

function Agenda({ meeting, mayDecide, again }: { meeting: Meeting; mayDecide: boolean; again: () => void }) {
  const standing = meeting.decisions.nodes.filter(({ supersededAt }) => supersededAt === null);
  const others = standing.filter(({ agendaItem }) => agendaItem === null);
  return (
    <section aria-labelledby="agenda">
      <h2 id="agenda">{t('committee.agenda')}</h2>
      {meeting.agendaAsOf !== null && (
        <p class="hush">
          {meeting.state === 'CALLED' ? t('committee.agenda.follows') : t('committee.agenda.stands')}{' '}
          {t('committee.asOf', { at: stampText(meeting.agendaAsOf) })}
        </p>
      )}
      {meeting.agenda.nodes.length === 0 && <Empty>{t('committee.agenda.none')}</Empty>}
      <ol class="plain agenda">
        {meeting.agenda.nodes.map((point) => (
          <li key={point.id}>
            <div class="row apart">
              <h3>
                {point.position}. <span lang="en">{point.says}</span>
              </h3>
              <Tag tone={point.kind === 'ACTION_ITEM' ? 'warn' : 'calm'}>{code('AgendaKind', point.kind)}</Tag>
            </div>
            <p class="small">
              {[
                point.office?.name ?? point.district?.name,
                point.kind === 'OVERDUE_CLOCK' && point.code,
                point.cases > 0 && t('committee.cases', { count: point.cases }),
                point.since !== null && t('committee.since', { day: dayText(point.since) }),
              ]
                .filter(Boolean)
                .join(' · ')}
              {point.actionItem && (
                <>
                  {' '}
                  <a href={`/committee/actions/${point.actionItem.id}`}>{t('committee.actionItem')}</a>
                </>
              )}
            </p>
            {point.caseNumbers.length > 0 && <p class="small hush">{point.caseNumbers.join(', ')}</p>}
            {standing
              .filter(({ agendaItem }) => agendaItem?.id === point.id)
              .map((decision) => (
                <Decided decision={decision} meeting={meeting} mayDecide={mayDecide} again={again} key={decision.id} />
              ))}
            {mayDecide && <Decide meeting={meeting} point={point} done={again} />}
          </li>
        ))}
      </ol>
      {(others.length > 0 || mayDecide) && <h3>{t('committee.otherMatters')}</h3>}
      {others.map((decision) => (
        <Decided decision={decision} meeting={meeting} mayDecide={mayDecide} again={again} key={decision.id} />
      ))}
      {mayDecide && <Decide meeting={meeting} done={again} />}
    </section>
  );
}

function Decided({ decision, meeting, mayDecide, again }: { decision: Decision; meeting: Meeting; mayDecide: boolean; again: () => void }) {
  return (
    <div class="decision">
      <p class="said">{decision.says}</p>
      <p class="small">
        <strong>{decision.ownerOffice.name}</strong>, {t('committee.until', { day: dayText(decision.dueOn) })}
      </p>
      {decision.dissents.nodes.map(({ id, office, says }) => (
        <p class="small" key={id}>
          {t('committee.dissentOf', { office: office.name })}: {says}
        </p>
      ))}
      {mayDecide && <Decide meeting={meeting} replaces={decision} done={again} />}
    </div>
  );
}

/** What only the chair does: close, which cannot be undone, and cancel. */
function Chair({ meeting, again }: { meeting: Meeting; again: () => void }) {
  const asking = useSignal<'close' | 'cancel' | undefined>(undefined);
  const closing = useChange(CloseMeetingDocument);
  const cancelling = useChange(CancelMeetingDocument);
  const change = asking.value === 'cancel' ? cancelling : closing;
  const isCalled = meeting.state === 'CALLED';
  const go = async () => {
    const done = await change.send({ meetingId: meeting.id, expectedVersion: meeting.version });
    if (!done) return;
    tell(asking.value === 'close' ? t('committee.close.done') : t('committee.cancel.done'));
    asking.value = undefined;
    again();
  };
  return (
    <section class="no-print" aria-labelledby="chair">
      <h2 id="chair">{t('committee.chair')}</h2>
      <p>{isCalled ? t('committee.chair.called') : t('committee.chair.inSession')}</p>
      {isCalled ? (
        mayCall('cancelMeeting') && (
          <button type="button" class="grave" onClick={() => (asking.value = 'cancel')}>
            {t('committee.cancel')}
          </button>
        )
      ) : (
        <button type="button" class="first" onClick={() => (asking.value = 'close')}>
          {t('committee.close')}
        </button>
      )}
      <Sheet
        isOpen={asking.value !== undefined}
        close={() => ((asking.value = undefined), change.clear())}
        title={asking.value === 'cancel' ? t('committee.cancel') : t('committee.close')}
      >
        <Refused change={change} />
        <p>{asking.value === 'cancel' ? t('committee.cancel.says') : t('committee.close.says')}</p>
        <button type="button" class={asking.value === 'cancel' ? 'grave' : 'first'} disabled={change.isSending} onClick={() => void go()}>
          {asking.value === 'cancel' ? t('committee.cancel.yes') : t('committee.close.yes')}
        </button>
      </Sheet>
    </section>
  );
}

/** The minutes as they were closed, with the hash that chair and secretary sign. */
function Minutes({ meeting, seats, again }: { meeting: Meeting; seats: Set<string>; again: () => void }) {
  const change = useChange(SignMinutesDocument);
  const hash = useHash(meeting.minutes);
  const mine = seats.has('CHAIR') ? 'CHAIR' : seats.has('SECRETARY') ? 'SECRETARY' : undefined;
  const maySign = mine !== undefined && mayCall('signMinutes') && !meeting.signatures.nodes.some(({ capacity }) => capacity === mine);
  const sign = async () => {
    if (!(await change.send({ meetingId: meeting.id, minutesHash: meeting.minutesHash! }))) return;
    tell(t('committee.sign.done'));
    again();
  };
  return (
    <section class="card" aria-labelledby="minutes">
      <h2 id="minutes" style={{ marginBlockStart: 0 }}>
        {t('committee.minutes')}
      </h2>
      <p>{t('committee.minutes.says', { decisions: count(meeting.decisions.nodes.filter(({ supersededAt }) => supersededAt === null).length) })}</p>
      <Summary
        facts={[
          [
            t('committee.hash'),
            <>
              <span class="hash">{meeting.minutesHash}</span>{' '}
              {hash !== undefined && (
                <Tag tone={hash === meeting.minutesHash ? 'good' : 'bad'}>
                  {hash === meeting.minutesHash ? t('committee.hash.same') : t('committee.hash.other')}
                </Tag>
              )}
            </>,
          ],
          ...meeting.signatures.nodes.map(
            ({ capacity, office, signedBy, signedAt }) =>
              [
                t('committee.signedAs', { capacity: code('SigningCapacity', capacity) }),
                `${signedBy.designation}, ${office.name}, ${stampText(signedAt)}`,
              ] as const,
          ),
        ]}
      />
      {meeting.signatures.nodes.length < 2 && <p class="hush">{t('committee.minutes.unsigned')}</p>}
      <Refused change={change} />
      <div class="row no-print">
        {maySign && (
          <button type="button" class="first" disabled={change.isSending} onClick={() => void sign()}>
            {t('committee.sign')}
          </button>
        )}
        {meeting.minutes !== null && (
          <button type="button" onClick={() => save(new Blob([meeting.minutes!], { type: 'application/json' }), `${meeting.id}.json`)}>
            {t('committee.minutes.download')}
          </button>
        )}
      </div>
    </section>
  );
}

/** SHA-256 of a text, in hex, worked out here: then nobody has to believe what is written beside it. Undefined where the browser does not do that. */
function useHash(text: string | null): string | undefined {
  const hash = useSignal<string | undefined>(undefined);
  useEffect(() => {
    // Only where the connection is secure.
    if (text === null || !('subtle' in crypto)) return;
    void crypto.subtle
      .digest('SHA-256', new TextEncoder().encode(text))
      .then((bytes) => (hash.value = [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('')));
  }, [text]);
  return hash.value;
}
