import { useLocation } from 'preact-iso/router';

type Changes = Readonly<Record<string, string | undefined>>;

/** What the address says after the question mark, and going to another: what is left out stays, and the list begins at its first page again. */
export function useAddress(): {
  query: Readonly<Record<string, string | undefined>>;
  go: (changes: Changes) => void;
  to: (changes: Changes) => string;
} {
  const { path, query, route } = useLocation();
  const to = (changes: Changes): string => {
    const all: [string, string | undefined][] = Object.entries({ ...query, after: undefined, ...changes });
    const text = new URLSearchParams(all.filter((one): one is [string, string] => one[1] !== undefined && one[1] !== '')).toString();
    return text === '' ? path : `${path}?${text}`;
  };
  return { query, go: (changes) => route(to(changes)), to };
}

/** A number of the address, such as the code of a State; what is none is left out. */
export function numberIn(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,6}$/.test(text) ? Number(text) : undefined;
}
