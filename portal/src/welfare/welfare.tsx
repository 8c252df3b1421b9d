/** Child welfare: the day of a Committee, of a Child Protection Unit, of a home; and each person's way back. */
import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { Page } from '../kit/kit.js';
import { t } from '../kit/words.js';
import { People } from './people.js';
import { Person } from './person.js';
import { Residents } from './residents.js';
import { Sitting } from './sitting.js';
import { screens } from './tabs.js';
import { Transfers } from './transfers.js';

const shown = { residents: Residents, sitting: Sitting, people: People, transfers: Transfers };

export default function Welfare() {
  const { path, route } = useLocation();
  const [, , name = '', id] = path.split('/');
  const all = screens();
  useEffect(() => {
    if (name === '') route(`/welfare/${all[0]!.name}`, true);
  }, [name]);
  if (name === '') return null;
  if (name === 'people' && id !== undefined) return <Person id={id} key={id} />;
  const found = all.find((one) => one.name === name);
  if (found) {
    const Screen = shown[found.name];
    return <Screen />;
  }
  return (
    <Page title={t('missing.title')} narrow>
      <p>{t('missing.what')}</p>
    </Page>
  );
}
