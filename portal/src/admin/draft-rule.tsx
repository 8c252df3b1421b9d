/** Drafting the next version of a rule. What is left as it is stays as it is. */
import { useSignal } from '@preact/signals';
import type { DraftClockRuleInput, Verified } from '../../generated/admin.js';
import { AdminDraftClockRuleDocument, AdminStatesDocument } from '../../generated/admin.js';
import { useChange } from '../hub/change.js';
import { useRead } from '../hub/read.js';
import { Choices, Field, Problems, Read, tell } from '../kit/kit.js';
import { code } from '../kit/words.js';
import { verifications } from './codes.js';
import { t } from './words.js';

const units = ['hours', 'days', 'workingDays', 'months'] as const;
type Unit = (typeof units)[number];
type Where = 'same' | 'india' | 'states';

interface Form {
  commences: string;
  unit: Unit | '';
  amount: string;
  where: Where;
  states: readonly number[];
  duty: string;
  law: string;
  verified: Verified | '';
  note: string;
}

const nothing: Form = { commences: '', unit: '', amount: '', where: 'same', states: [], duty: '', law: '', verified: '', note: '' };

/** What is sent of the form: only what is to be different. */
function inputOf(form: Form, rule: { code: string }): Omit<DraftClockRuleInput, 'opId'> {
  return {
    code: rule.code,
    commences: form.commences,
    ...(form.unit !== '' && form.amount !== '' && { [form.unit]: Number(form.amount) }),
    ...(form.where !== 'same' && { states: form.where === 'india' ? [] : [...form.states] }),
    ...(form.duty.trim() !== '' && { duty: form.duty.trim() }),
    ...(form.law.trim() !== '' && { law: form.law.trim() }),
    ...(form.verified !== '' && { verified: form.verified }),
    ...(form.note.trim() !== '' && { note: form.note.trim() }),
  };
}

export function DraftForm({ rule, done }: { rule: { code: string; duty: string; law: string }; done: () => void }) {
  const { send, isSending, problems, error } = useChange(AdminDraftClockRuleDocument);
  const form = useSignal(nothing);
  const set = (changes: Partial<Form>) => (form.value = { ...form.value, ...changes });
  const { unit, amount, where, states } = form.value;
  const needsStates = where === 'states' && states.length === 0;
  return (
    <details>
      <summary>{t('draft.title')}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (needsStates) return;
          void send(inputOf(form.value, rule)).then((answer) => {
            if (!answer) return;
            tell(t('draft.done'));
            done();
          });
        }}
      >
        <p>{t('draft.what')}</p>
        <Problems problems={problems} error={error} />
        <Field name="commences" label={t('clocks.commences')} hint={t('draft.commences.hint')} problems={problems}>
          {(props) => (
            <input {...props} type="date" required value={form.value.commences} onInput={(event) => set({ commences: event.currentTarget.value })} />
          )}
        </Field>
        <Field name="unit" label={t('draft.unit')} problems={problems}>
          {(props) => (
            <select {...props} value={unit} onChange={(event) => set({ unit: event.currentTarget.value as Unit | '' })}>
              <option value="">{t('draft.same')}</option>
              {units.map((one) => (
                <option value={one} key={one}>
                  {t(`draft.unit.${one}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        {unit !== '' && (
          <Field name={unit} label={t('draft.amount')} problems={problems}>
            {(props) => (
              <input
                {...props}
                type="number"
                inputMode="numeric"
                required
                min={1}
                max={10_000}
                value={amount}
                onInput={(event) => set({ amount: event.currentTarget.value })}
              />
            )}
          </Field>
        )}
        <Choices
          name="where"
          label={t('clocks.states')}
          value={where}
          choose={(value) => set({ where: value })}
          options={(['same', 'india', 'states'] as const).map((value) => ({ value, label: t(`draft.where.${value}`) }))}
        />
        {where === 'states' && <StateBoxes chosen={states} choose={(chosen) => set({ states: chosen })} isMissing={needsStates} />}
        <Field name="law" label={t('clocks.law')} hint={t('draft.law.hint', { now: rule.law })} problems={problems}>
          {(props) => (
            <textarea {...props} rows={2} maxLength={1000} value={form.value.law} onInput={(event) => set({ law: event.currentTarget.value })} />
          )}
        </Field>
        <Field name="verified" label={t('clocks.source')} problems={problems}>
          {(props) => (
            <select {...props} value={form.value.verified} onChange={(event) => set({ verified: event.currentTarget.value as Verified | '' })}>
              <option value="">{t('draft.same')}</option>
              {verifications.map((one) => (
                <option value={one} key={one}>
                  {code('Verified', one)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field name="duty" label={t('clocks.duty')} hint={t('draft.duty.hint', { now: rule.duty })} problems={problems}>
          {(props) => (
            <textarea {...props} rows={2} maxLength={1000} value={form.value.duty} onInput={(event) => set({ duty: event.currentTarget.value })} />
          )}
        </Field>
        <Field name="note" label={t('clocks.note')} hint={t('draft.note.hint')} problems={problems}>
          {(props) => (
            <textarea {...props} rows={2} maxLength={1000} value={form.value.note} onInput={(event) => set({ note: event.currentTarget.value })} />
          )}
        </Field>
        <button type="submit" class="first" disabled={isSending}>
          {t('draft.send')}
        </button>
      </form>
    </details>
  );
}

function StateBoxes({ chosen, choose, isMissing }: { chosen: readonly number[]; choose: (states: readonly number[]) => void; isMissing: boolean }) {
  const states = useRead(AdminStatesDocument, {}, { isLive: false });
  return (
    <fieldset class="field">
      <legend>{t('draft.states')}</legend>
      {isMissing && <span class="why">{t('draft.states.missing')}</span>}
      <Read of={states}>
        {({ states: all }) =>
          all.map(({ code: number, name }) => (
            <label class="choice" key={number}>
              <input
                type="checkbox"
                checked={chosen.includes(number)}
                onChange={(event) => choose(event.currentTarget.checked ? [...chosen, number] : chosen.filter((one) => one !== number))}
              />
              {name}
            </label>
          ))
        }
      </Read>
    </fieldset>
  );
}
