import { signIn, signedIn } from '../hub/session.js';
import { settings } from '../hub/settings.js';
import { Page } from '../kit/kit.js';
import { tourTo } from '../kit/tour.js';
import { t } from '../kit/words.js';
import { useEffect } from 'preact/hooks';
import { useSignal } from '@preact/signals';

/** Where everybody begins: in a demo with a card for each persona, otherwise with one button. */
export function Start({ returnTo }: { returnTo: string }) {
  return (
    <Page title={t('start.title')} narrow>
      <p>{t('start.what')}</p>
      {settings.demo ? (
        <>
          <p class="note warn">{t('start.demo')}</p>
          <p>
            <button type="button" class="first" onClick={() => tourTo(1)}>
              {t('tour.start')}
            </button>
          </p>
          <h2>{t('start.choose')}</h2>
          <ul class="plain columns">
            {settings.personas.map(({ subject, title, description }) => (
              <li key={subject}>
                <button
                  type="button"
                  class="wide"
                  style={{ textAlign: 'start', display: 'block' }}
                  onClick={() => void signIn({ returnTo, as: subject })}
                >
                  <strong>{title}</strong>
                  <br />
                  <span class="small hush">{description}</span>
                </button>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <>
          <p>{t('start.signIn')}</p>
          <button type="button" class="first" onClick={() => void signIn({ returnTo })}>
            {t('signIn')}
          </button>
        </>
      )}
    </Page>
  );
}

/** The way back from the identity provider. */
export function SignedIn({ go }: { go: (to: string) => void }) {
  const failed = useSignal(false);
  useEffect(() => {
    signedIn().then(go, () => (failed.value = true));
  }, []);
  return (
    <Page title={t('start.title')} narrow>
      {failed.value ? (
        <div class="note bad" role="alert">
          <p>{t('signedIn.failed')}</p>
          <a href="/">{t('start.again')}</a>
        </div>
      ) : (
        <p class="dots" role="status">
          {t('signedIn.wait')}
        </p>
      )}
    </Page>
  );
}
