/** What a list shows lies in the address, so that it can be bookmarked and sent to a colleague: its filters, and its page. */
import { useLocation } from 'preact-iso/router';

type Changes = Readonly<Record<string, string | undefined>>;

export interface Address {
  query: Readonly<Record<string, string | undefined>>;
  /** Goes where these parts of the query are so, and the rest as it is; an empty one goes away. Another filter begins at the first page. */
  go: (changes: Changes) => void;
  /** The address of that, for a link. */
  to: (changes: Changes) => string;
}

export function useAddress(): Address {
  const { path, query, route } = useLocation();
  const to = (changes: Changes): string => {
    const all: [string, string | undefined][] = Object.entries({ ...query, after: undefined, ...changes });
    const text = new URLSearchParams(all.filter((one): one is [string, string] => one[1] !== undefined && one[1] !== '')).toString();
    return text === '' ? path : `${path}?${text}`;
  };
  return { query, go: (changes) => route(to(changes)), to };
}

/** What stands behind a path: `/cases/Case_1` is `Case_1`. */
export const idIn = (path: string): string => decodeURIComponent(path.split('/')[2] ?? '');

/** A number of the address, such as the code of a State; what is none is left out. */
export function numberIn(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,6}$/.test(text) ? Number(text) : undefined;
}
