/** What meetings gave to offices to do: overdue on top, and one with its answers and what the chair made of them. */
import { useLocation } from 'preact-iso/router';
import { useSignal } from '@preact/signals';
import {
  type ActionEvidence,
  ActionItemDocument,
  type ActionItemQuery,
  type ActionLineFragment,
  ActionItemsDocument,
  ActionsInShortDocument,
  AnswerActionItemDocument,
  SettleActionItemDocument,
} from '../../generated/committee.js';
import { useChange } from '../hub/change.js';
import { useRead } from '../hub/read.js';
import { mayCall, viewer } from '../hub/viewer.js';
import { Choices, Empty, Field, Page, Pager, Problems, Read, Summary, Table, Tag, tell, When } from '../kit/kit.js';
import { dayInIndia, dayText } from '../kit/when.js';
import { code, t as common } from '../kit/words.js';
import { ActionTag } from './action-tag.js';
import { committeeName, Menu, mySeats, PrintButton, t } from './shared.js';

export function ActionItems() {
  const { query, path } = useLocation();
  const isMine = query['mine'] === '1';
  const isAccepted = query['state'] === 'ACCEPTED';
  const to = (more: { mine?: boolean; accepted?: boolean }) => {
    const search = new URLSearchParams({ ...((more.mine ?? isMine) && { mine: '1' }), ...((more.accepted ?? isAccepted) && { state: 'ACCEPTED' }) });
    return search.size > 0 ? `${path}?${search.toString()}` : path;
  };
  return (
    <Page
      title={t('committee.actions')}
      aside={
        <Menu here="actions">
          <PrintButton />
        </Menu>
      }
    >
      <nav class="row no-print" aria-label={t('committee.actions.which')}>
        <ul class="tabs">
          {[
            { label: t('committee.actions.all'), href: to({ mine: false, accepted: false }), isHere: !isMine && !isAccepted },
            { label: t('committee.actions.mine'), href: to({ mine: true, accepted: false }), isHere: isMine && !isAccepted },
            { label: t('committee.actions.accepted'), href: to({ mine: false, accepted: true }), isHere: isAccepted },
          ].map(({ label, href, isHere }) => (
            <li key={href}>
              <a href={href} aria-current={isHere ? 'page' : undefined}>
                {label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {isAccepted ? <Accepted /> : <Standing isMine={isMine} />}
    </Page>
  );
}

function Standing({ isMine }: { isMine: boolean }) {
  const reading = useRead(ActionsInShortDocument, { first: 100, ...(isMine && { mine: true }) });
  return (
    <Read of={reading}>
      {({ overdue, answered, open }) =>
        overdue.totalCount + answered.totalCount + open.totalCount === 0 ? (
          <Empty>{t('committee.actions.none')}</Empty>
        ) : (
          <>
            <Items title={t('committee.actions.overdueOnes', { count: overdue.totalCount })} items={overdue.nodes} />
            <Items title={t('committee.actions.answeredOnes', { count: answered.totalCount })} items={answered.nodes} />
            <Items title={t('committee.actions.openOnes', { count: open.totalCount })} items={open.nodes} />
          </>
        )
      }
    </Read>
  );
}

function Accepted() {
  const { query, path, route } = useLocation();
  const { after } = query;
  const reading = useRead(ActionItemsDocument, { filter: { state: 'ACCEPTED' }, ...(after !== undefined && { after }) });
  return (
    <Read of={reading}>
      {({ actionItems: { nodes, pageInfo } }) =>
        nodes.length === 0 ? (
          <Empty>{t('committee.actions.noneAccepted')}</Empty>
        ) : (
          <>
            <Items title={t('committee.actions.accepted')} items={nodes} />
            <Pager pageInfo={pageInfo} go={(next) => route(`${path}?${new URLSearchParams({ state: 'ACCEPTED', after: next }).toString()}`)} />
          </>
        )
      }
    </Read>
  );
}

function Items({ title, items }: { title: string; items: readonly ActionLineFragment[] }) {
  if (items.length === 0) return null;
  return (
    <Table
      caption={title}
      columns={[
        { label: t('committee.decision') },
        { label: t('committee.owner') },
        { label: t('committee.dueOn') },
        { label: t('committee.state.of') },
      ]}
      rows={items.map((item) => [
        <a href={`/committee/actions/${item.id}`}>{item.decision.says}</a>,
        item.ownerOffice.name,
        dayText(item.dueOn),
        <ActionTag item={item} />,
      ])}
    />
  );
}

type Item = Extract<ActionItemQuery['node'], { id: string }>;

/** Whatever else has an id answers with nothing. */
const isItem = (node: ActionItemQuery['node']): node is Item => node !== null && 'answers' in node;

export function ActionItemPage({ id }: { id: string }) {
  const reading = useRead(ActionItemDocument, { id });
  return (
    <Page
      title={t('committee.actionItem')}
      narrow
      aside={
        <Menu here="actions">
          <PrintButton />
        </Menu>
      }
    >
      <Read of={reading}>{({ node }) => (isItem(node) ? <One item={node} again={reading.again} /> : <Empty>{common('missing.what')}</Empty>)}</Read>
    </Page>
  );
}

function One({ item, again }: { item: Item; again: () => void }) {
  const { meeting } = item.decision;
  const isOwner = item.ownerOffice.id === viewer.value?.office.id;
  const isChair = meeting !== null && mySeats(meeting.committee.seats.nodes).has('CHAIR');
  return (
    <>
      <p class="said">
        <strong>{item.decision.says}</strong>
      </p>
      <Summary
        facts={[
          [t('committee.state.of'), <ActionTag item={item} />],
          [t('committee.owner'), item.ownerOffice.name],
          [t('committee.dueOn'), dayText(item.dueOn)],
          [
            t('committee.givenBy'),
            meeting ? (
              <a href={`/committee/meetings/${meeting.id}`}>
                {t('committee.meetingOf', { number: meeting.number, committee: committeeName(meeting.committee) })}
              </a>
            ) : (
              dayText(item.givenAt)
            ),
          ],
          item.settledAt !== null && [t('committee.acceptedAt'), <When at={item.settledAt} />],
        ]}
      />
      {item.decision.dissents.nodes.map(({ id, office, says }) => (
        <p class="small" key={id}>
          {t('committee.dissentOf', { office: office.name })}: {says}
        </p>
      ))}
      <h2>{t('committee.history')}</h2>
      {item.answers.nodes.length === 0 && <Empty>{t('committee.history.none')}</Empty>}
      <ol class="plain list">
        {item.answers.nodes.map((answer) => (
          <Answer answer={answer} key={answer.id} />
        ))}
      </ol>
      {isOwner && item.state === 'OPEN' && mayCall('answerActionItem') && <AnswerForm item={item} again={again} />}
      {isChair && item.state === 'ANSWERED' && mayCall('settleActionItem') && <SettleForm item={item} again={again} />}
    </>
  );
}

function Answer({ answer }: { answer: Item['answers']['nodes'][number] }) {
  return (
    <li>
      <p>
        {answer.says}{' '}
        {answer.isAccepted !== null && (
          <Tag tone={answer.isAccepted ? 'good' : 'warn'}>{answer.isAccepted ? t('committee.accepted') : t('committee.returned')}</Tag>
        )}
      </p>
      <p class="small hush">
        {t('committee.evidenceIs', { kind: code('ActionEvidence', answer.evidence), number: answer.evidenceNumber, day: dayText(answer.evidenceOn) })}{' '}
        {answer.answeredBy.designation}, <When at={answer.answeredAt} />
      </p>
      {answer.returnedBecause !== null && (
        <p class="small">
          {t('committee.returnedBecause')}: {answer.returnedBecause} <span class="hush">{answer.settledBy?.designation}</span>
        </p>
      )}
    </li>
  );
}

const papers: readonly ActionEvidence[] = ['REPORT', 'LETTER', 'ORDER', 'REGISTER_ENTRY', 'RECEIPT'];

function AnswerForm({ item, again }: { item: Item; again: () => void }) {
  const change = useChange(AnswerActionItemDocument);
  const says = useSignal('');
  const kind = useSignal<ActionEvidence>('REPORT');
  const number = useSignal('');
  const on = useSignal(dayInIndia());
  const answer = async () => {
    const evidence = { kind: kind.value, number: number.value, on: on.value };
    if (!(await change.send({ actionItemId: item.id, expectedVersion: item.version, says: says.value, evidence }))) return;
    tell(t('committee.answer.done'));
    again();
  };
  return (
    <form
      class="no-print"
      onSubmit={(event) => {
        event.preventDefault();
        void answer();
      }}
    >
      <h2>{t('committee.answer')}</h2>
      <Problems problems={change.problems} error={change.error} />
      <Field name="says" label={t('committee.answer.says')} hint={t('committee.nobody')} problems={change.problems}>
        {(props) => (
          <input {...props} required maxLength={500} value={says.value} onInput={({ currentTarget }) => (says.value = currentTarget.value)} />
        )}
      </Field>
      <Field name="kind" label={t('committee.evidence')} hint={t('committee.evidence.hint')} problems={change.problems}>
        {(props) => (
          <select {...props} value={kind.value} onChange={({ currentTarget }) => (kind.value = currentTarget.value as ActionEvidence)}>
            {papers.map((paper) => (
              <option value={paper} key={paper}>
                {code('ActionEvidence', paper)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field name="number" label={t('committee.evidence.number')} problems={change.problems}>
        {(props) => (
          <input {...props} required value={number.value} onInput={({ currentTarget }) => (number.value = currentTarget.value)} autocomplete="off" />
        )}
      </Field>
      <Field name="on" label={t('committee.evidence.on')} problems={change.problems}>
        {(props) => <input {...props} type="date" required value={on.value} onInput={({ currentTarget }) => (on.value = currentTarget.value)} />}
      </Field>
      <button type="submit" class="first" disabled={change.isSending}>
        {t('committee.answer.send')}
      </button>
    </form>
  );
}

function SettleForm({ item, again }: { item: Item; again: () => void }) {
  const change = useChange(SettleActionItemDocument);
  const choice = useSignal<'accept' | 'return'>('accept');
  const reason = useSignal('');
  const settle = async () => {
    const isAccepted = choice.value === 'accept';
    const input = { actionItemId: item.id, expectedVersion: item.version, isAccepted, ...(!isAccepted && { reason: reason.value }) };
    if (!(await change.send(input))) return;
    tell(isAccepted ? t('committee.settle.accepted') : t('committee.settle.returned'));
    again();
  };
  return (
    <form
      class="no-print"
      onSubmit={(event) => {
        event.preventDefault();
        void settle();
      }}
    >
      <h2>{t('committee.settle')}</h2>
      <Problems problems={change.problems} error={change.error} />
      <Choices
        name="settle"
        label={t('committee.settle.what')}
        value={choice.value}
        choose={(value) => (choice.value = value)}
        options={[
          { value: 'accept', label: t('committee.settle.accept') },
          { value: 'return', label: t('committee.settle.return') },
        ]}
      />
      {choice.value === 'return' && (
        <Field name="reason" label={t('committee.returnedBecause')} hint={t('committee.nobody')} problems={change.problems}>
          {(props) => (
            <textarea
              {...props}
              rows={2}
              required
              maxLength={500}
              value={reason.value}
              onInput={({ currentTarget }) => (reason.value = currentTarget.value)}
            />
          )}
        </Field>
      )}
      <button type="submit" class="first" disabled={change.isSending}>
        {t('committee.settle.send')}
      </button>
    </form>
  );
}
