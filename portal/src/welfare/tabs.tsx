import { mayCall, viewer } from '../hub/viewer.js';
import { Tabs } from '../kit/tabs.js';
import { t as common } from '../kit/words.js';
import { t } from './words.js';

/** Offices that survivors live in. */
const homes: readonly string[] = ['CHILD_CARE_INSTITUTION', 'SHAKTI_SADAN', 'ONE_STOP_CENTRE'];

export const isHome = (): boolean => homes.includes(viewer.value!.office.kind);

/** The screens that fit the viewer, by their part of the address; the first is where the room opens. */
export function screens() {
  const sits = mayCall('recordOrder') || mayCall('submitInvestigation');
  return [
    ...(isHome() ? [{ name: 'residents' as const, label: t('welfare.residents.title') }] : []),
    ...(sits ? [{ name: 'sitting' as const, label: t('welfare.sitting.title') }] : []),
    { name: 'people' as const, label: t('welfare.people.title') },
    ...(mayCall('recordEscort') ? [{ name: 'transfers' as const, label: t('welfare.transfers.title') }] : []),
  ];
}

/** The screens of the room, as links. */
export const WelfareTabs = () => (
  <Tabs label={common('nav.welfare')} tabs={screens().map(({ name, label }) => ({ path: `/welfare/${name}`, label }))} />
);
