/** My rescues: a card for each survivor, the nearest duty first, from this phone before it is read anew. */
import { code, says } from '../kit/words.js';
import { Empty, Tag, type Tone } from '../kit/kit.js';
import { dayText } from '../kit/when.js';
import { type Group, groups, mayCall, type Shown, shown } from './people.js';
import { askForStep, StepSheet } from './save-step.js';
import { Screen } from './screen.js';
import { line, mustSignIn } from './sending.js';
import { at, away, now } from './time.js';
import { t } from './words.js';

export function Rescues() {
  const all = shown.value;
  return (
    <Screen title={t('rescues')}>
      {mayCall('openCase') && (
        <p>
          <a class="button" href="/field/new">
            {t('intake')}
          </a>
        </p>
      )}
      {all === undefined && <Nothing />}
      {all?.length === 0 && <Empty>{t('rescues.none')}</Empty>}
      {groups.value.length > 0 && mayCall('recordJourneyEvent') && (
        <ul class="cards">
          {groups.value.map((group) => (
            <GroupCard group={group} key={group.key} />
          ))}
        </ul>
      )}
      <ul class="cards" style={{ marginBlockStart: '0.75rem' }}>
        {all?.map((one) => (
          <Card of={one} key={one.id} />
        ))}
      </ul>
      <StepSheet />
    </Screen>
  );
}

/** Nothing has been read on this phone yet. */
function Nothing() {
  if (mustSignIn.value) return <p>{t('rescues.signIn')}</p>;
  return <p role="status">{line.value === 'off' || line.value === 'failing' ? t('rescues.offline') : t('rescues.reading')}</p>;
}

function Card({ of }: { of: Shown }) {
  const { id, pseudonym, sex, ageBand, foundIn, status, statusSince, nextSteps, expectedStep: next, waiting, asks, clock } = of;
  const may = mayCall('recordJourneyEvent');
  return (
    <li class="card">
      <div class="row apart">
        <h2>{pseudonym}</h2>
        {asks > 0 ? <Tag tone="bad">{t('card.asks')}</Tag> : waiting > 0 && <Tag tone="warn">{t('card.waiting')}</Tag>}
      </div>
      <p class="hush">{t('card.who', { sex: code('Sex', sex), age: ageBand, place: foundIn.name })}</p>
      {clock && <Duty clock={clock} />}
      <p>
        {t('card.now')} <strong>{code('JourneyStatus', status)}</strong>{' '}
        <time class="hush" dateTime={statusSince}>
          {at(statusSince)}
        </time>
      </p>
      {may && next && (
        <button type="button" class="first" onClick={() => askForStep([id], next)}>
          {code('step', next)}
          <span class="only-heard">, {pseudonym}</span>
        </button>
      )}
      {may && nextSteps.length === 0 && waiting > 0 && <p class="hush">{t('card.afterwards')}</p>}
      <div class="row apart">
        {may && nextSteps.length > (next ? 1 : 0) ? (
          <button type="button" class="plain" onClick={() => askForStep([id])}>
            {t('other')}
            <span class="only-heard">, {pseudonym}</span>
          </button>
        ) : (
          <span />
        )}
        <a href="tel:1098" style={{ paddingBlock: '0.6rem' }}>
          {t('call')}
        </a>
      </div>
    </li>
  );
}

/** What the law wants next, and how long there is. */
function Duty({ clock: { code: which, dueAt, rule } }: { clock: NonNullable<Shown['clock']> }) {
  const left = Date.parse(dueAt) - now().getTime();
  const tone: Tone = left < 0 ? 'bad' : left < 24 * 60 * 60_000 ? 'warn' : 'calm';
  return (
    <p>
      {says(`Duty.${which}`) ? code('Duty', which) : rule.duty} <Tag tone={tone}>{t(left < 0 ? 'card.late' : 'card.due', { away: away(dueAt) })}</Tag>
    </p>
  );
}

/** Of one rescue all who stand at the same step: recorded at once. */
function GroupCard({ group: { rescue, status, next, members } }: { group: Group }) {
  return (
    <li class="card">
      <h2>{t('group', { place: rescue.district.name, day: dayText(rescue.startedAt) })}</h2>
      <p>{t('group.stand', { count: members.length, status: code('JourneyStatus', status) })}</p>
      <button
        type="button"
        class="wide"
        onClick={() =>
          askForStep(
            members.map(({ id }) => id),
            next,
          )
        }
      >
        {t('group.update', { step: code('step', next) })}
      </button>
    </li>
  );
}
