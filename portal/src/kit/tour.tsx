/** The tour of the demo: one thing, seen by four offices. It goes along through signing in as each of them, and says what to do and where to look. */
import { signal } from '@preact/signals';
import { signIn } from '../hub/session.js';
import { t } from './words.js';

const KEPT = 'samanvay.tour';
const steps = [
  { as: 'ngo@102', path: '/field/' },
  { as: 'ahtu@102', path: '/home' },
  { as: 'committee@102', path: '/committee' },
  { as: 'cwc@102', path: '/people' },
] as const;

const at = signal(Number(sessionStorage.getItem(KEPT) ?? 0));

/** Goes to a step, 1 to 4: signs in as whom it is about, and goes where it begins. */
export function tourTo(step: number): void {
  const { as, path } = steps[step - 1]!;
  sessionStorage.setItem(KEPT, String(step));
  at.value = step;
  void signIn({ returnTo: path, as });
}

function end(): void {
  sessionStorage.removeItem(KEPT);
  at.value = 0;
}

/** Where one is in the tour, above every screen while it lasts. */
export function Tour() {
  const step = at.value;
  if (step === 0) return null;
  const isLast = step === steps.length;
  return (
    <aside class="tour no-print" aria-label={t('tour.title')}>
      <p>
        <strong>{t('tour.step', { step, of: steps.length })}</strong> {t(`tour.${step as 1}`)}
      </p>
      <div class="row">
        {!isLast && (
          <button type="button" class="first" onClick={() => tourTo(step + 1)}>
            {t(`tour.next.${step as 1}`)}
          </button>
        )}
        <button type="button" class="plain" onClick={end}>
          {t('tour.end')}
        </button>
      </div>
    </aside>
  );
}
