import { dayText } from '../kit/when.js';

/** A day, which is not broken in the middle. */
export function Day({ on }: { on: string }) {
  return (
    <time dateTime={on} style={{ whiteSpace: 'nowrap' }}>
      {dayText(on)}
    </time>
  );
}
