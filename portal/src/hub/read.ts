/** Reading for a screen: asks, says how it stands, asks again when something has changed. */
import { createContext } from 'preact';
import { useContext, useEffect, useRef } from 'preact/hooks';
import { type Signal, useSignal } from '@preact/signals';
import { ask, type Doc, HubError } from './ask.js';
import { changed } from './changed.js';

/** The id of a broken glass through which whatever is inside it reads and opens; undefined: as one's office sees. */
export const Glass = createContext<string | undefined>(undefined);

export interface Reading<Result> {
  data: Result | undefined;
  error: HubError | undefined;
  isLoading: boolean;
  again: () => void;
}

/** Asks when the screen comes and whenever the variables change; what came before stays on the screen meanwhile. */
export function useRead<Result, Variables>(
  document: Doc<Result, Variables>,
  variables: Variables,
  { isLive = true }: { isLive?: boolean } = {},
): Reading<Result> {
  const data: Signal<Result | undefined> = useSignal(undefined);
  const error: Signal<HubError | undefined> = useSignal(undefined);
  const isLoading = useSignal(true);
  const tick = useSignal(0);
  const brokenGlass = useContext(Glass);
  const key = `${document.id}${JSON.stringify(variables)}${brokenGlass ?? ''}`;
  const shown = useRef(key);
  const moment = isLive ? changed.value : 0;
  useEffect(() => {
    const gone = new AbortController();
    if (shown.current !== key) data.value = undefined;
    shown.current = key;
    isLoading.value = true;
    ask(document, variables, { signal: gone.signal, ...(brokenGlass !== undefined && { brokenGlass }) })
      .then((result) => {
        if (gone.signal.aborted) return;
        data.value = result;
        error.value = undefined;
      })
      .catch((reason: unknown) => {
        if (!gone.signal.aborted) error.value = reason instanceof HubError ? reason : new HubError('INTERNAL', '');
      })
      .finally(() => {
        if (!gone.signal.aborted) isLoading.value = false;
      });
    return () => gone.abort();
  }, [key, tick.value, moment]);
  return { data: data.value, error: error.value, isLoading: isLoading.value, again: () => tick.value++ };
}
