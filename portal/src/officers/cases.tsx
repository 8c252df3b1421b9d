/** Cases: the list, one of them, and what can be done about one that is not one's own. */
import { useLocation } from 'preact-iso/router';
import { idIn } from '../kit/address.js';
import { BreakGlass, NotMine } from './not-mine.js';
import { CaseList } from './case-list.js';
import { CasePage } from './case-page.js';
import { ThroughGlass } from './through-glass.js';

export default function Cases() {
  const id = idIn(useLocation().path);
  switch (id) {
    case '':
      return <CaseList />;
    case 'not-mine':
      return <NotMine />;
    case 'break-glass':
      return <BreakGlass />;
    default:
      return (
        <ThroughGlass>
          <CasePage id={id} key={id} />
        </ThroughGlass>
      );
  }
}
