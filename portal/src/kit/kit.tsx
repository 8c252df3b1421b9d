/** What screens are made of. Native elements first; a status is always a word, a shape and a colour. */
import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { signal } from '@preact/signals';
import type { HubError } from '../hub/ask.js';
import type { Problem } from '../hub/change.js';
import type { Reading } from '../hub/read.js';
import { awayText, instantText } from './when.js';
import { t } from './words.js';

export type Tone = 'good' | 'warn' | 'bad' | 'calm';

/** A shape to each tone, for those who see no colour. */
const shapes: Record<Tone, JSX.Element> = {
  good: <path d="M2 8l4 4 8-9" fill="none" stroke="currentColor" stroke-width="2.5" />,
  warn: <path d="M8 1l7 13H1z" fill="none" stroke="currentColor" stroke-width="2" />,
  bad: <path d="M1 5l4-4h6l4 4v6l-4 4H5l-4-4z" fill="currentColor" />,
  calm: <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="2" />,
};

export function Tag({ tone = 'calm', children }: { tone?: Tone; children: ComponentChildren }) {
  return (
    <span class={`tag ${tone}`}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        {shapes[tone]}
      </svg>
      {children}
    </span>
  );
}

/** The title of a screen: also the document's, and where the focus goes when one comes. */
export function Page({
  title,
  narrow = false,
  aside,
  children,
}: {
  title: string;
  narrow?: boolean;
  aside?: ComponentChildren;
  children: ComponentChildren;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} - Samanvay`;
  }, [title]);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <main id="main" class={narrow ? 'narrow' : undefined}>
      <div class="row apart">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {aside}
      </div>
      {children}
    </main>
  );
}

/** What is read, when it is there; that it is on its way; or why it is not there and what to do. What was there stays while it is read again. */
export function Read<Result>({ of, children }: { of: Reading<Result>; children: (data: Result) => ComponentChildren }) {
  return (
    <>
      {of.error && <Failed error={of.error} again={of.again} />}
      {of.data !== undefined
        ? children(of.data)
        : !of.error && (
            <p class="hush dots" role="status">
              {t('loading')}
            </p>
          )}
    </>
  );
}

/** Why something did not go, in the reader's words, by the code of the API. */
export function Failed({ error, again }: { error: HubError; again?: () => void }) {
  return (
    <div class="note bad" role="alert">
      <p>{failureText(error)}</p>
      {again && error.code !== 'NOT_FOUND' && error.code !== 'FORBIDDEN' && (
        <button type="button" onClick={again}>
          {t('again')}
        </button>
      )}
    </div>
  );
}

export function failureText({ code, message, retryAfter }: HubError): string {
  switch (code) {
    case 'OFFLINE':
    case 'UNAUTHENTICATED':
    case 'NOT_FOUND':
    case 'FORBIDDEN':
    case 'UNAVAILABLE':
    case 'AUDIT_UNAVAILABLE':
      return t(`failed.${code}`);
    case 'RATE_LIMITED':
      return t('failed.RATE_LIMITED', { seconds: retryAfter ?? 60 });
    case 'BAD_USER_INPUT':
    case 'CONFLICT':
      return message;
    default:
      return t('failed.INTERNAL');
  }
}

/** What is to be mended, on top of a form, each with a way to its field. */
export function Problems({ problems, error }: { problems: readonly Problem[]; error?: HubError | undefined }) {
  const box = useRef<HTMLDivElement>(null);
  const isThere = problems.length > 0;
  useEffect(() => {
    if (isThere) box.current?.focus();
  }, [isThere, problems]);
  if (error) return <Failed error={error} />;
  if (!isThere) return null;
  return (
    <div class="note bad" role="alert" tabIndex={-1} ref={box}>
      <h2>{t('problem')}</h2>
      <ul>
        {problems.map(({ message, path }) => (
          <li key={message}>{path.length > 0 ? <a href={`#f-${path.at(-1)}`}>{message}</a> : message}</li>
        ))}
      </ul>
    </div>
  );
}

/** A label over one input, with a hint and what is wrong with it. The input is made with the ids that tie them together. */
export function Field({
  name,
  label,
  hint,
  problems = [],
  children,
}: {
  /** As the API names it, so that its problems find it. */
  name: string;
  label: string;
  hint?: string;
  problems?: readonly Problem[];
  children: (props: { id: string; name: string; 'aria-describedby'?: string; 'aria-invalid'?: boolean }) => ComponentChildren;
}) {
  const id = `f-${name}`;
  const told = useId();
  const wrong = problems.find(({ path }) => path.at(-1) === name);
  const isDescribed = hint !== undefined || wrong !== undefined;
  return (
    <div class={wrong ? 'field wrong' : 'field'}>
      <label for={id}>{label}</label>
      <span id={told}>
        {hint !== undefined && <span class="hush small">{hint} </span>}
        {wrong && <span class="why">{wrong.message}</span>}
      </span>
      {children({ id, name, ...(isDescribed && { 'aria-describedby': told }), ...(wrong && { 'aria-invalid': true }) })}
    </div>
  );
}

/** One of some, each with its words. */
export function Choices<Value extends string>({
  name,
  label,
  options,
  value,
  choose,
}: {
  name: string;
  label: string;
  options: readonly { value: Value; label: string; hint?: string }[];
  value: Value | undefined;
  choose: (value: Value) => void;
}) {
  return (
    <fieldset class="field">
      <legend>{label}</legend>
      {options.map((option) => (
        <label class="choice" key={option.value}>
          <input type="radio" name={name} value={option.value} checked={value === option.value} onChange={() => choose(option.value)} />
          <span>
            {option.label}
            {option.hint !== undefined && <span class="hush small"> {option.hint}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** A dialog of the browser's own: focus stays in it, Escape closes it. */
export function Sheet({ isOpen, close, title, children }: { isOpen: boolean; close: () => void; title: string; children: ComponentChildren }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    if (isOpen && !dialog.current!.open) dialog.current!.showModal();
    if (!isOpen && dialog.current!.open) dialog.current!.close();
  }, [isOpen]);
  return (
    <dialog ref={dialog} aria-labelledby={id} onClose={close}>
      {isOpen && (
        <>
          <div class="row apart">
            <h2 id={id} style={{ marginBlockStart: 0 }}>
              {title}
            </h2>
            <button type="button" class="plain" onClick={close}>
              {t('close')}
            </button>
          </div>
          {children}
        </>
      )}
    </dialog>
  );
}

/** An instant, with how far away it is. */
export function When({ at, away = false }: { at: string; away?: boolean }) {
  return (
    <time dateTime={at}>
      <span class="whole">{instantText(at)}</span>
      {away && <span class="hush"> ({awayText(at)})</span>}
    </time>
  );
}

/** Rows and columns; on a narrow screen it scrolls in itself, and by keyboard. */
export function Table({
  caption,
  columns,
  rows,
  keys,
  isQuiet = false,
}: {
  caption: string;
  columns: readonly { label: string; isNumber?: boolean }[];
  rows: readonly (readonly ComponentChildren[])[];
  /** The id of what each row is about: where rows have buttons, so that one that is open stays with its row when the list is read again. */
  keys?: readonly string[];
  isQuiet?: boolean;
}) {
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={caption}>
      <table>
        <caption class={isQuiet ? 'only-heard' : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ label, isNumber }) => (
              <th scope="col" key={label} class={isNumber ? 'number' : undefined}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, i) => (
            <tr key={keys?.[i] ?? i}>
              {cells.map((cell, n) =>
                n === 0 ? (
                  <th scope="row" key={n}>
                    {cell}
                  </th>
                ) : (
                  <td key={n} class={columns[n]?.isNumber ? 'number' : undefined}>
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Facts of one thing, one under the other; what is not there is not shown. */
export function Summary({ facts }: { facts: readonly (readonly [label: string, value: ComponentChildren] | false | undefined)[] }) {
  return (
    <dl class="summary">
      {facts.map((fact) => {
        if (!fact || fact[1] == null) return null;
        return [<dt key={`${fact[0]}:`}>{fact[0]}</dt>, <dd key={fact[0]}>{fact[1]}</dd>];
      })}
    </dl>
  );
}

export const Empty = ({ children }: { children: ComponentChildren }) => <p class="hush">{children}</p>;

interface Toast {
  text: string;
  undo?: () => void;
}
const toast = signal<Toast | undefined>(undefined);
let leaving: ReturnType<typeof setTimeout> | undefined;

/** Says that something was done, for some seconds; `undo` takes it back. */
export function tell(text: string, undo?: () => void, ms = undo ? 10_000 : 4000): void {
  clearTimeout(leaving);
  toast.value = { text, ...(undo && { undo }) };
  leaving = setTimeout(() => (toast.value = undefined), ms);
}

/** Where it is said. Once in every app; it is there before it says anything, or nobody would hear it. */
export function Toasts() {
  const said = toast.value;
  return (
    <div role="status" aria-live="polite">
      {said && (
        <div class="toast">
          <span>{said.text}</span>
          {said.undo && (
            <button
              type="button"
              onClick={() => {
                said.undo!();
                toast.value = undefined;
              }}
            >
              {t('undo')}
            </button>
          )}
        </div>
      )}
    </div>
  );
}

/** A page of a list at a time: `after` lies in the address, so that it can be bookmarked. */
export function Pager({ pageInfo, go }: { pageInfo: { hasNextPage: boolean; endCursor: string | null }; go: (after: string) => void }) {
  if (!pageInfo.hasNextPage || pageInfo.endCursor === null) return null;
  return (
    <p>
      <button type="button" onClick={() => go(pageInfo.endCursor!)}>
        {t('next')}
      </button>
    </p>
  );
}
