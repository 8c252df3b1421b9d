import { Tabs } from '../kit/tabs.js';
import { t } from './words.js';

/** The screens of the room, as links. */
export const WatchTabs = () => (
  <Tabs
    label={t('labour.watch.title')}
    tabs={[
      { path: '/watch', label: t('labour.watch.tab') },
      { path: '/watch/agencies', label: t('labour.agencies.title') },
    ]}
  />
);
