/** Changing something: a mutation with an `opId` of its own, so that sent twice it is done once; problems are told, errors too. */
import { useContext, useRef } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { ask, type Doc, HubError } from './ask.js';
import { Glass } from './read.js';

export interface Problem {
  code: string;
  message: string;
  path: readonly string[];
}

/** The answer of any mutation of the API: one field, with what can be mended. */
type Payload = Record<string, unknown>;

export interface Changing<Result, Input> {
  /** Sends; answers what came of it, or undefined when it was refused and why stands in `problems`. */
  send: (input: Omit<Input, 'opId'>) => Promise<Result | undefined>;
  isSending: boolean;
  problems: readonly Problem[];
  error: HubError | undefined;
  clear: () => void;
}

/** For a form: what was sent and got no answer is sent again under the same `opId`, until something of it is changed. */
export function useChange<Result extends Payload, Input extends { opId: string }>(document: Doc<Result, { input: Input }>): Changing<Result, Input> {
  const brokenGlass = useContext(Glass);
  const isSending = useSignal(false);
  const problems = useSignal<readonly Problem[]>([]);
  const error = useSignal<HubError | undefined>(undefined);
  const last = useRef<{ text: string; opId: string } | undefined>(undefined);
  const send = async (input: Omit<Input, 'opId'>) => {
    const text = JSON.stringify(input);
    if (last.current?.text !== text) last.current = { text, opId: crypto.randomUUID() };
    isSending.value = true;
    problems.value = [];
    error.value = undefined;
    try {
      const answer = await ask(document, { input: { ...input, opId: last.current.opId } as Input }, brokenGlass === undefined ? {} : { brokenGlass });
      problems.value = Object.values(answer).flatMap((payload) => (payload as { problems?: readonly Problem[] }).problems ?? []);
      if (problems.value.length > 0) return undefined;
      last.current = undefined;
      return answer;
    } catch (reason) {
      error.value = reason instanceof HubError ? reason : new HubError('INTERNAL', '');
      return undefined;
    } finally {
      isSending.value = false;
    }
  };
  return {
    send,
    isSending: isSending.value,
    problems: problems.value,
    error: error.value,
    clear: () => {
      problems.value = [];
      error.value = undefined;
    },
  };
}
