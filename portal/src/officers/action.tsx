/** A form in a dialog: one operation of the API, sent once, with what is to be mended on top. */
import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { changed } from '../hub/changed.js';
import type { Changing } from '../hub/change.js';
import { Problems, Sheet, tell } from '../kit/kit.js';
import { fromLocalInput } from '../kit/when.js';
import { t } from './words.js';

/** What was typed. */
export class Typed {
  constructor(private readonly data: FormData) {}

  text = (name: string): string => String(this.data.get(name) ?? '').trim();
  /** Undefined where nothing was typed. */
  some = (name: string): string | undefined => this.text(name) || undefined;
  /** Of a `datetime-local` field, as the API wants it (UTC). */
  instant = (name: string): string => fromLocalInput(this.text(name)).toISOString();
  all = (name: string): string[] => this.data.getAll(name).map(String);
  isTicked = (name: string): boolean => this.data.has(name);
}

/** Says that it was done, and has everything on the screen read anew. */
export function doneWith(text: string): void {
  tell(text);
  changed.value++;
}

interface FormProps {
  change: Pick<Changing<unknown, never>, 'problems' | 'error' | 'isSending'>;
  /** What the button says. */
  label: string;
  submit: (typed: Typed) => Promise<unknown>;
  isGrave?: boolean;
  children: ComponentChildren;
}

export function Form({ change, label, submit, isGrave = false, children }: FormProps) {
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!change.isSending) void submit(new Typed(new FormData(event.currentTarget)));
      }}
    >
      <Problems problems={change.problems} error={change.error} />
      {children}
      <button type="submit" class={isGrave ? 'grave' : 'first'} disabled={change.isSending}>
        {change.isSending ? t('sending') : label}
      </button>
    </form>
  );
}

/** The same in a dialog. */
export function ActionSheet({ title, isOpen, close, ...form }: FormProps & { title: string; isOpen: boolean; close: () => void }) {
  return (
    <Sheet isOpen={isOpen} close={close} title={title}>
      <Form {...form} />
    </Sheet>
  );
}

/** A button, and behind it the form of one operation; closed when it is done. */
export function Action({
  label,
  title = label,
  change,
  send,
  done,
  isFirst = false,
  isGrave = false,
  children,
}: {
  label: string;
  title?: string;
  change: Pick<Changing<unknown, never>, 'problems' | 'error' | 'isSending' | 'clear'>;
  send: (typed: Typed) => Promise<unknown>;
  done: string;
  isFirst?: boolean;
  isGrave?: boolean;
  children: ComponentChildren;
}) {
  const isOpen = useSignal(false);
  const close = () => {
    isOpen.value = false;
    change.clear();
  };
  return (
    <>
      <button type="button" class={isFirst ? 'first' : isGrave ? 'grave' : undefined} onClick={() => (isOpen.value = true)}>
        {label}
      </button>
      <ActionSheet
        title={title}
        isOpen={isOpen.value}
        close={close}
        change={change}
        label={label}
        isGrave={isGrave}
        submit={async (typed) => {
          if (!(await send(typed))) return;
          isOpen.value = false;
          doneWith(done);
        }}
      >
        {children}
      </ActionSheet>
    </>
  );
}
