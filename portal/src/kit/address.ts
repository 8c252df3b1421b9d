/** What a list shows lies in the address, so that it can be bookmarked: its filters, and its page. */
import { useLocation } from 'preact-iso/router';

export interface Address {
  query: Record<string, string>;
  /** Goes where these parts of the query are so, and the rest as it is; an empty one goes away. Another filter begins at the first page. */
  go: (parts: Record<string, string>) => void;
}

export function useAddress(): Address {
  const { path, query, route } = useLocation();
  const go = (parts: Record<string, string>) => {
    const next = Object.entries({ ...query, after: '', ...parts }).filter(([, value]) => value !== '');
    route(next.length === 0 ? path : `${path}?${new URLSearchParams(next).toString()}`);
  };
  return { query, go };
}
