/** The rooms of the desk: where each lies, for whom it is (by an operation of the API that it needs), and what to fetch when somebody goes there. */
import type { ComponentType } from 'preact';
import type { Catalogues } from './kit/words.js';

export interface Room {
  name: string;
  /** Its addresses: this and all below it. */
  path: string;
  /** Its name in the menu, a key of the common words. */
  nav: string;
  /** Only for who may call this. */
  needs?: string;
  load: () => Promise<{ default: ComponentType }>;
  /** Under which name its words lie, and where. */
  catalogue: string;
  words: Catalogues;
}

const officers = { catalogue: 'officers', words: import.meta.glob('../words/*/officers.json') };
const welfare = { catalogue: 'welfare', words: import.meta.glob('../words/*/welfare.json') };
const labour = { catalogue: 'labour', words: import.meta.glob('../words/*/labour.json') };
const committee = { catalogue: 'committee', words: import.meta.glob('../words/*/committee.json') };
const admin = { catalogue: 'admin', words: import.meta.glob('../words/*/admin.json') };

export const rooms: readonly Room[] = [
  { name: 'home', path: '/home', nav: 'nav.home', load: () => import('./officers/home.js'), ...officers },
  { name: 'people', path: '/people', nav: 'nav.people', needs: 'survivors', load: () => import('./officers/people.js'), ...officers },
  { name: 'cases', path: '/cases', nav: 'nav.cases', needs: 'cases', load: () => import('./officers/cases.js'), ...officers },
  { name: 'handovers', path: '/handovers', nav: 'nav.handovers', needs: 'handovers', load: () => import('./officers/handovers.js'), ...officers },
  { name: 'clocks', path: '/clocks', nav: 'nav.clocks', needs: 'clocks', load: () => import('./officers/clocks.js'), ...officers },
  { name: 'welfare', path: '/welfare', nav: 'nav.welfare', needs: 'rehabilitation', load: () => import('./welfare/welfare.js'), ...welfare },
  { name: 'relief', path: '/relief', nav: 'nav.relief', needs: 'claimEntitlement', load: () => import('./labour/relief.js'), ...labour },
  { name: 'watch', path: '/watch', nav: 'nav.watch', needs: 'inspections', load: () => import('./labour/watch.js'), ...labour },
  { name: 'committee', path: '/committee', nav: 'nav.committee', needs: 'committees', load: () => import('./committee/committee.js'), ...committee },
  { name: 'reports', path: '/reports', nav: 'nav.reports', needs: 'reports', load: () => import('./committee/reports.js'), ...committee },
  { name: 'admin', path: '/admin', nav: 'nav.admin', needs: 'roleGrants', load: () => import('./admin/admin.js'), ...admin },
];
