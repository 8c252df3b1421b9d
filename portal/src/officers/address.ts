/** What a list shows lies in its address: filters and page, so that it can be bookmarked and sent to a colleague. */
import { useLocation } from 'preact-iso/router';

export interface Address {
  query: Record<string, string>;
  /** Changes some of the query; an empty value leaves one out. Another filter begins at the first page. */
  set: (more: Record<string, string>) => void;
  /** The same list on another page. */
  goTo: (after: string) => void;
}

export function useAddress(): Address {
  const { path, query, route } = useLocation();
  const go = (next: Record<string, string>) => {
    const kept = Object.entries(next).filter(([, value]) => value !== '');
    route(kept.length > 0 ? `${path}?${new URLSearchParams(kept).toString()}` : path);
  };
  return {
    query,
    set: (more) => {
      const { after: _page, ...filters } = query;
      go({ ...filters, ...more });
    },
    goTo: (after) => go({ ...query, after }),
  };
}

/** What stands behind a path: `/cases/Case_1` is `Case_1`. */
export const idIn = (path: string): string => decodeURIComponent(path.split('/')[2] ?? '');
