/** Forms: what is typed stays until it is done, and what the API refuses is told at its field. Fields are named as the input of the API names them. */
import { type ComponentChildren, createContext } from 'preact';
import { useContext, useEffect, useRef } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import type { Doc } from '../hub/ask.js';
import { type Changing, type Problem, useChange } from '../hub/change.js';
import { changed } from '../hub/changed.js';
import { mayCall, viewer } from '../hub/viewer.js';
import { Field, Problems, Sheet, tell } from './kit.js';
import { fromLocalInput, toLocalInput } from './when.js';
import { t } from './words.js';

/** What was filled in, as the API takes it. */
export class Said {
  constructor(private readonly data: FormData) {}

  text(name: string): string {
    const value = this.data.get(name);
    return typeof value === 'string' ? value.trim() : '';
  }

  /** Left empty, it is left out. */
  maybe<Value extends string = string>(name: string): Value | undefined {
    return (this.text(name) as Value) || undefined;
  }

  /** One of a list of codes. */
  one<Value extends string>(name: string): Value {
    return this.text(name) as Value;
  }

  all<Value extends string>(name: string): Value[] {
    return this.data.getAll(name) as Value[];
  }

  count(name: string): number {
    return Number(this.text(name));
  }

  /** Rupees as they are typed (1,20,000.50), in paise. */
  paise(name: string): number {
    return Math.round(Number(this.text(name).replaceAll(',', '')) * 100);
  }

  instant(name: string): string {
    return fromLocalInput(this.text(name)).toISOString();
  }

  isYes(name: string): boolean {
    return this.text(name) === 'yes';
  }
}

const Wrong = createContext<readonly Problem[]>([]);
const Keep = createContext<string | undefined>(undefined);

type Entries = readonly (readonly [name: string, value: string])[];

/** What is typed into a long form and not sent yet. In memory alone, for whoever typed it: nothing of it is ever on a disk. */
const drafts = new Map<string, Entries>();
const draftOf = (form: string): string => `${viewer.value?.officer.id} ${form}`;

/** What was typed into a field of a form that is kept. */
export const kept = (form: string, name: string): string | undefined => drafts.get(draftOf(form))?.find(([one]) => one === name)?.[1];

function keepTyped(form: HTMLFormElement, name: string): void {
  // What waits for its list to come is not there yet, and not forgotten.
  const away = (drafts.get(draftOf(name)) ?? []).filter(([field]) => form.elements.namedItem(field) === null);
  drafts.set(draftOf(name), [...away, ...([...new FormData(form).entries()] as [string, string][])]);
}

/** What was typed into this field before: when it comes to the screen again. */
function useKept(name: string): readonly string[] | undefined {
  const form = useContext(Keep);
  const entries = useRef(form === undefined ? undefined : drafts.get(draftOf(form)));
  return entries.current?.filter(([one]) => one === name).map(([, value]) => value);
}

interface FillInProps<Result extends Record<string, unknown>, Input extends { opId: string }> {
  change: Changing<Result, Input>;
  /** What is sent. */
  input: (said: Said) => Omit<Input, 'opId'>;
  done: (result: Result) => void;
  /** What its button says; "Save" when left out. */
  save?: string;
  isGrave?: boolean;
  /** Under this name what is typed is kept in memory until it is sent, and whoever closes the page is warned. */
  keep?: string;
  children: ComponentChildren;
}

/** A form that sends one change. While it is on its way it cannot be sent twice; without an answer it is sent again as the same. */
export function FillIn<Result extends Record<string, unknown>, Input extends { opId: string }>({
  change,
  input,
  done,
  save = t('save'),
  isGrave = false,
  keep,
  children,
}: FillInProps<Result, Input>) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (keep === undefined) return undefined;
    const warn = (event: BeforeUnloadEvent) => drafts.has(draftOf(keep)) && event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, []);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (change.isSending) return;
    const result = await change.send(input(new Said(new FormData(form.current!))));
    if (!result) return;
    if (keep !== undefined) drafts.delete(draftOf(keep));
    changed.value++;
    done(result);
  };
  const problems = change.problems.map((problem) => (isHere(problem) ? problem : { ...problem, path: [] }));
  return (
    <form
      ref={form}
      onSubmit={(event) => void submit(event)}
      onInput={() => {
        if (keep !== undefined) keepTyped(form.current!, keep);
      }}
    >
      <Problems problems={problems} error={change.error} />
      <Keep.Provider value={keep}>
        <Wrong.Provider value={problems}>{children}</Wrong.Provider>
      </Keep.Provider>
      <button class={isGrave ? 'grave' : 'first'} disabled={change.isSending} aria-busy={change.isSending}>
        {change.error?.code === 'OFFLINE' ? t('again') : save}
      </button>
    </form>
  );
}

/** A problem has a way to its field where the field is on the screen. */
const isHere = ({ path }: Problem): boolean => document.getElementById(`f-${path.at(-1)}`) !== null;

/** A button that opens a form for one change: there for who may make it. */
export function Act<Result extends Record<string, unknown>, Input extends { opId: string }>({
  operation,
  document,
  label,
  about,
  told,
  look,
  input,
  done,
  children,
}: {
  /** Of the API. */
  operation: string;
  document: Doc<Result, { input: Input }>;
  label: string;
  /** Whom or what: the title says it, and a reader of the screen hears it with the button. */
  about?: string;
  /** What is said when it is done. */
  told: string;
  look?: 'first' | 'grave';
  input: (said: Said) => Omit<Input, 'opId'>;
  done?: (result: Result) => void;
  children?: ComponentChildren;
}) {
  const isOpen = useSignal(false);
  const change = useChange(document);
  if (!mayCall(operation)) return null;
  return (
    <>
      <button
        type="button"
        class={look}
        onClick={() => {
          change.clear();
          isOpen.value = true;
        }}
      >
        {label}
        {about !== undefined && <span class="only-heard"> {about}</span>}
      </button>
      <Sheet isOpen={isOpen.value} close={() => (isOpen.value = false)} title={about === undefined ? label : `${label}: ${about}`}>
        <FillIn
          change={change}
          input={input}
          save={label}
          isGrave={look === 'grave'}
          done={(result) => {
            isOpen.value = false;
            tell(told);
            done?.(result);
          }}
        >
          {children}
        </FillIn>
      </Sheet>
    </>
  );
}

interface Asked {
  name: string;
  label: string;
  hint?: string | undefined;
  /** Whether it may be left empty. */
  isOptional?: boolean;
}

type InputProps = {
  type?: string;
  value?: string | undefined;
  inputMode?: 'numeric' | 'decimal';
  pattern?: string;
  min?: number;
  maxLength?: number;
};

function Input({ name, label, hint, isOptional = false, value, ...rest }: Asked & InputProps) {
  const problems = useContext(Wrong);
  const was = useKept(name)?.[0];
  return (
    <Field name={name} label={label} problems={problems} {...(hint !== undefined && { hint })}>
      {(tied) => <input {...tied} {...(rest as object)} defaultValue={was ?? value ?? ''} required={!isOptional} autocomplete="off" />}
    </Field>
  );
}

export const Line = (props: Asked & { value?: string | undefined; maxLength?: number }) => <Input {...props} />;
export const Day = (props: Asked & { value?: string | undefined }) => <Input {...props} type="date" />;
export const Count = (props: Asked & { value?: string }) => <Input {...props} type="number" min={0} inputMode="numeric" />;
/** Rupees, with or without commas and paise. */
export const Money = (props: Asked) => <Input {...props} inputMode="decimal" pattern="[0-9][0-9,]*(\.[0-9]{1,2})?" />;
/** An instant in India; `now` when nothing else is said. */
export const Moment = ({ isBlank = false, value, ...props }: Asked & { isBlank?: boolean; value?: string | undefined }) => (
  <Input {...props} type="datetime-local" value={value ?? (isBlank ? '' : toLocalInput(new Date()))} />
);

export function Lines({ name, label, hint, isOptional = false, value }: Asked & { value?: string | undefined }) {
  const problems = useContext(Wrong);
  const was = useKept(name)?.[0];
  return (
    <Field name={name} label={label} problems={problems} {...(hint !== undefined && { hint })}>
      {(tied) => <textarea {...tied} defaultValue={was ?? value ?? ''} rows={4} required={!isOptional} />}
    </Field>
  );
}

export interface Option {
  value: string;
  label: string;
  hint?: string | undefined;
}

/** One of a longer list. Nothing is chosen beforehand, unless `value` says so. */
export function Pick({
  name,
  label,
  hint,
  isOptional = false,
  options,
  value = '',
  empty = '',
  choose,
}: Asked & { options: readonly Option[]; value?: string; empty?: string; choose?: (value: string) => void }) {
  const problems = useContext(Wrong);
  const chosen = useKept(name)?.[0] ?? value;
  return (
    <Field name={name} label={label} problems={problems} {...(hint !== undefined && { hint })}>
      {(tied) => (
        <select {...tied} required={!isOptional} onChange={(event) => choose?.(event.currentTarget.value)}>
          <option value="">{empty}</option>
          {options.map((option) => (
            <option value={option.value} key={option.value} selected={option.value === chosen}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** One of few, each with its words: nothing is chosen beforehand. */
export function OneOf({ choose, ...props }: Asked & { options: readonly Option[]; choose?: (value: string) => void }) {
  return <Marks {...props} type="radio" choose={choose} />;
}

export const YesNo = (props: Asked & { choose?: (value: string) => void }) => (
  <OneOf
    {...props}
    options={[
      { value: 'yes', label: t('yes') },
      { value: 'no', label: t('no') },
    ]}
  />
);

/** Any number of them, none too. */
export function AnyOf(props: Asked & { options: readonly Option[] }) {
  return <Marks {...props} type="checkbox" isOptional />;
}

function Marks({
  name,
  label,
  hint,
  isOptional = false,
  options,
  type,
  choose,
}: Asked & { options: readonly Option[]; type: 'radio' | 'checkbox'; choose?: ((value: string) => void) | undefined }) {
  const was = useKept(name);
  const wrong = useContext(Wrong).find(({ path }) => path.at(-1) === name);
  return (
    <fieldset class={wrong ? 'field wrong' : 'field'} id={`f-${name}`} tabIndex={-1}>
      <legend>{label}</legend>
      {hint !== undefined && <span class="hush small">{hint}</span>}
      {wrong && <span class="why">{wrong.message}</span>}
      {options.map((option) => (
        <label class="choice" key={option.value}>
          <input
            type={type}
            name={name}
            value={option.value}
            required={type === 'radio' && !isOptional}
            defaultChecked={was?.includes(option.value) ?? false}
            onChange={() => choose?.(option.value)}
          />
          <span>
            {option.label}
            {option.hint !== undefined && <span class="hush small"> {option.hint}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
