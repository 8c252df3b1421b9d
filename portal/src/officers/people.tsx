/** People, by pseudonym: the list, and the track of one of them. */
import { useLocation } from 'preact-iso/router';
import { idIn } from '../kit/address.js';
import { PeopleList } from './people-list.js';
import { PersonPage } from './person-page.js';
import { ThroughGlass } from './through-glass.js';

export default function People() {
  const id = idIn(useLocation().path);
  if (id === '') return <PeopleList />;
  return (
    <ThroughGlass>
      <PersonPage id={id} key={id} />
    </ThroughGlass>
  );
}
