/** The committee at its table: how the district stands, meetings, and what they gave to do. */
import { useLocation } from 'preact-iso/router';
import { Page } from '../kit/kit.js';
import { t as common } from '../kit/words.js';
import { mayCall } from '../hub/viewer.js';
import { ActionItemPage, ActionItems } from './actions.js';
import { DashboardPage, WaitingPage } from './dashboard.js';
import { AllFigures, FigurePage } from './figures.js';
import { MeetingPage } from './meeting.js';
import { Meetings } from './meetings.js';

export default function Room() {
  const [, , place, id] = useLocation().path.split('/');
  if (place === undefined || place === '') return mayCall('dashboard') ? <DashboardPage /> : <Meetings />;
  if (place === 'figures') return id === undefined ? <AllFigures /> : <FigurePage code={id} key={id} />;
  if (place === 'waiting') return <WaitingPage />;
  if (place === 'meetings') return id === undefined ? <Meetings /> : <MeetingPage id={id} key={id} />;
  if (place === 'actions') return id === undefined ? <ActionItems /> : <ActionItemPage id={id} key={id} />;
  return (
    <Page title={common('missing.title')} narrow>
      <p>{common('missing.what')}</p>
    </Page>
  );
}
