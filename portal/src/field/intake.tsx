/** A tip, or a child found: six questions, one at a time, each kept as soon as it is answered. Where and how urgent must be known, and nothing else. */
import { useEffect } from 'preact/hooks';
import { signal, useSignal } from '@preact/signals';
import { useLocation } from 'preact-iso/router';
import type { CaseKind, CasePriority, FieldPlacesQuery, IntakeChannel } from '../../generated/field.js';
import { FieldPlacesDocument } from '../../generated/field.js';
import { Choices, Summary } from '../kit/kit.js';
import { fromLocalInput, toLocalInput } from '../kit/when.js';
import { code, t as common } from '../kit/words.js';
import { record, release } from './outbox.js';
import { who } from './people.js';
import { forget, keep, kept } from './phone.js';
import { tellSaved } from './save-step.js';
import { Screen } from './screen.js';
import { hub, inTurn } from './sending.js';
import { now } from './time.js';
import { t } from './words.js';

interface Place {
  code: number;
  name: string;
}

interface Draft {
  place?: Place | undefined;
  priority?: CasePriority | undefined;
  kind?: CaseKind | undefined;
  channel?: IntakeChannel | undefined;
  when?: string | undefined;
  name?: string | undefined;
  phone?: string | undefined;
}

const priorities: readonly CasePriority[] = ['URGENT', 'HIGH', 'NORMAL'];
const kinds: readonly CaseKind[] = ['CHILD_LABOUR', 'BONDED_LABOUR', 'TRAFFICKING', 'MISSING_CHILD', 'SEXUAL_EXPLOITATION'];
const channels: readonly IntakeChannel[] = ['NGO_TIP', 'CHILD_HELPLINE_1098', 'ERSS_112', 'WALK_IN', 'PATROL', 'INSPECTION', 'PENCIL', 'OTHER'];
/** What it is filed as until somebody knows: whoever takes it up corrects it. */
const UNSURE: CaseKind = 'TRAFFICKING';
const QUESTIONS = 6;
const DRAFT = 'draft.case';

export default function Intake() {
  const { query, route } = useLocation();
  const draft = useSignal<Draft | undefined>(undefined);
  const wrong = useSignal<'place' | 'priority' | 'when' | 'full' | undefined>(undefined);
  const isSaving = useSignal(false);
  useEffect(() => {
    kept<Draft>(DRAFT).then(
      (found) => (draft.value = found ?? {}),
      () => (draft.value = {}),
    );
  }, []);
  const page = Math.min(Math.max(Number(query['page']) || 1, 1), QUESTIONS + 1);
  const now_ = draft.value;
  if (!now_) return <main class="screen" />;
  const change = (to: Partial<Draft>) => {
    draft.value = { ...draft.value, ...to };
    wrong.value = undefined;
    // On the disk at once; where there is no room it stays on the screen, and saving the whole will say so.
    void keep(DRAFT, draft.value).catch(() => undefined);
  };
  const go = (to: number) => route(`/field/new?page=${to}`);
  const next = () => {
    wrong.value = page === 1 && !now_.place ? 'place' : page === 2 && !now_.priority ? 'priority' : undefined;
    if (page === 5 && now_.when && fromLocalInput(now_.when).getTime() > now().getTime() + 60_000) wrong.value = 'when';
    if (!wrong.value) go(page + 1);
  };
  const save = async () => {
    if (isSaving.value) return;
    wrong.value = !now_.place ? 'place' : !now_.priority ? 'priority' : undefined;
    if (wrong.value) return go(wrong.value === 'place' ? 1 : 2);
    isSaving.value = true;
    release();
    const opId = crypto.randomUUID();
    const reporter = { ...(now_.name?.trim() && { name: now_.name.trim() }), ...(now_.phone?.trim() && { phone: now_.phone.trim() }) };
    const input = {
      opId,
      district: now_.place!.code,
      priority: now_.priority!,
      kind: now_.kind ?? UNSURE,
      channel: now_.channel ?? 'NGO_TIP',
      receivedAt: (now_.when ? fromLocalInput(now_.when) : now()).toISOString(),
      ...(Object.keys(reporter).length > 0 && { reporter }),
    };
    try {
      await record([{ kind: 'case', title: now_.place!.name, input }], who.value?.officer.id);
      await forget(DRAFT);
      route('/field/', true);
      tellSaved(1, [opId]);
    } catch {
      wrong.value = 'full';
    } finally {
      isSaving.value = false;
    }
  };
  const isLast = page > QUESTIONS;
  return (
    <Screen title={t('intake')} key={page}>
      {!isLast && <p class="hush">{t('intake.page', { page, of: QUESTIONS })}</p>}
      <div role="alert">{wrong.value && <p class="note bad">{t(`wrong.${wrong.value}`)}</p>}</div>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (isLast) void save();
          else next();
        }}
      >
        {page === 1 && <Where place={now_.place} choose={(place) => change({ place })} />}
        {page === 2 && (
          <Choices
            name="priority"
            label={t('intake.priority')}
            options={priorities.map((value) => ({ value, label: code('CasePriority', value) }))}
            value={now_.priority}
            choose={(priority) => change({ priority })}
          />
        )}
        {page === 3 && (
          <Choices
            name="kind"
            label={t('intake.kind')}
            options={[...kinds.map((value) => ({ value, label: code('CaseKind', value) })), { value: '' as const, label: t('intake.unsure') }]}
            value={now_.kind ?? ''}
            choose={(kind) => change({ kind: kind === '' ? undefined : kind })}
          />
        )}
        {page === 4 && (
          <Choices
            name="channel"
            label={t('intake.channel')}
            options={channels.map((value) => ({ value, label: code('IntakeChannel', value) }))}
            value={now_.channel ?? 'NGO_TIP'}
            choose={(channel) => change({ channel })}
          />
        )}
        {page === 5 && (
          <div class="field">
            <label for="f-receivedAt">{t('intake.when')}</label>
            <span class="hush small">{t('intake.whenHint')}</span>
            <input
              id="f-receivedAt"
              type="datetime-local"
              value={now_.when ?? ''}
              max={toLocalInput(now())}
              onInput={({ currentTarget }) => change({ when: currentTarget.value })}
            />
          </div>
        )}
        {page === 6 && (
          <fieldset class="field">
            <legend>{t('intake.reporter')}</legend>
            <span class="hush small">{t('intake.reporterHint')}</span>
            <label for="f-name">{t('intake.name')}</label>
            <input id="f-name" autocomplete="off" value={now_.name ?? ''} onInput={({ currentTarget }) => change({ name: currentTarget.value })} />
            <label for="f-phone">{t('intake.phone')}</label>
            <input
              id="f-phone"
              type="tel"
              autocomplete="off"
              value={now_.phone ?? ''}
              onInput={({ currentTarget }) => change({ phone: currentTarget.value })}
            />
          </fieldset>
        )}
        {isLast && <Answers draft={now_} />}
        <div class="row">
          <button type="submit" class="first" disabled={isSaving.value}>
            {isLast ? t('sheet.save') : t('intake.next')}
          </button>
          {page > 1 && (
            <button type="button" onClick={() => go(page - 1)}>
              {common('back')}
            </button>
          )}
          <button
            type="button"
            class="plain"
            onClick={() => {
              void forget(DRAFT);
              route('/field/', true);
            }}
          >
            {t('intake.discard')}
          </button>
        </div>
      </form>
    </Screen>
  );
}

/** What was answered, with a way back to each. */
function Answers({ draft: { place, priority, kind, channel, when, name, phone } }: { draft: Draft }) {
  const rows = [
    [t('intake.where'), place?.name],
    [t('intake.priority'), priority && code('CasePriority', priority)],
    [t('intake.kind'), kind ? code('CaseKind', kind) : t('intake.unsure')],
    [t('intake.channel'), code('IntakeChannel', channel ?? 'NGO_TIP')],
    [t('intake.when'), when ? when.replace('T', ' ') : t('intake.now')],
    [t('intake.reporter'), [name, phone].filter(Boolean).join(', ') || t('intake.nobody')],
  ] as const;
  return (
    <Summary
      facts={rows.map(
        ([label, value], i) =>
          [
            label,
            <span class="row apart" key={label}>
              {value ?? t('intake.missing')} <a href={`/field/new?page=${i + 1}`}>{t('sheet.change')}</a>
            </span>,
          ] as const,
      )}
    />
  );
}

const PLACES = 'places';
/** The districts of the own State, from this phone or from the hub once. */
const places = signal<readonly Place[] | undefined>(undefined);

async function readPlaces(): Promise<void> {
  places.value = (await kept<Place[]>(PLACES)) ?? places.value;
  if (places.value) return;
  const state = who.value?.office.state.code;
  if (state === undefined) return;
  await inTurn(async () => {
    const found = await hub(FieldPlacesDocument, { state });
    places.value = found.places.nodes.map(({ code: number, name }) => ({ code: number, name }));
    await keep(PLACES, places.value);
  });
}

/** The district: the own one first, those of the own State without a network, and any other by its name with one. */
function Where({ place, choose }: { place: Place | undefined; choose: (place: Place) => void }) {
  const [search, found, failed] = [useSignal(''), useSignal<FieldPlacesQuery['places']['nodes'] | undefined>(undefined), useSignal(false)];
  useEffect(() => {
    void readPlaces().catch(() => undefined);
  }, []);
  const own = who.value?.office.district;
  const near = [...(own ? [{ code: own.code, name: own.name }] : []), ...(places.value ?? []).filter((one) => one.code !== own?.code)];
  const options = place && !near.some((one) => one.code === place.code) ? [place, ...near] : near;
  const look = () => {
    failed.value = false;
    void inTurn(async () => {
      found.value = (await hub(FieldPlacesDocument, { search: search.value.trim() })).places.nodes;
    }).catch(() => (failed.value = true));
  };
  return (
    <>
      <div class="field">
        <label for="f-district">{t('intake.where')}</label>
        <select
          id="f-district"
          value={place?.code ?? ''}
          onChange={({ currentTarget }) => {
            const chosen = options.find((one) => one.code === Number(currentTarget.value));
            if (chosen) choose(chosen);
          }}
        >
          <option value="" disabled>
            {t('intake.choose')}
          </option>
          {options.map((one) => (
            <option value={one.code} key={one.code}>
              {one.name}
            </option>
          ))}
        </select>
      </div>
      <details>
        <summary>{t('intake.elsewhere')}</summary>
        <div class="field">
          <label for="f-search">{t('intake.search')}</label>
          <input id="f-search" value={search.value} onInput={({ currentTarget }) => (search.value = currentTarget.value)} />
          <button type="button" disabled={search.value.trim().length < 2} onClick={look}>
            {t('intake.look')}
          </button>
        </div>
        <div role="status">
          {failed.value && <p>{common('failed.OFFLINE')}</p>}
          {found.value?.length === 0 && <p>{t('intake.noPlace')}</p>}
        </div>
        <ul class="plain list">
          {found.value?.map(({ code: number, name, state }) => (
            <li key={number}>
              <button type="button" class="wide" onClick={() => choose({ code: number, name })}>
                {name}, {state.name}
              </button>
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}
