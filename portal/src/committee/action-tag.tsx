import { Tag } from '../kit/kit.js';
import { awayText } from '../kit/when.js';
import { code } from '../kit/words.js';
import { t } from './shared.js';

/** Where an action item stands: overdue, answered, open or accepted. */
export function ActionTag({ item: { state, isOverdue, dueOn } }: { item: { state: string; isOverdue: boolean; dueOn: string } }) {
  if (isOverdue) return <Tag tone="bad">{t('committee.overdueSince', { away: awayText(`${dueOn}T23:59:59+05:30`) })}</Tag>;
  return <Tag tone={state === 'ACCEPTED' ? 'good' : state === 'ANSWERED' ? 'warn' : 'calm'}>{code('ActionState', state)}</Tag>;
}
