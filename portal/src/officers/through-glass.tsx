/** What is seen through a broken glass: for its hour, under a red bar that says so. The glass lies in the address, and is of use to nobody else. */
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { useLocation } from 'preact-iso/router';
import { OfficersGlassesDocument } from '../../generated/officers.js';
import { Glass, useRead } from '../hub/read.js';
import { Page, Read, When } from '../kit/kit.js';
import { t } from './words.js';

export function ThroughGlass({ children }: { children: ComponentChildren }) {
  const { glass } = useLocation().query;
  return glass === undefined ? <>{children}</> : <Through glass={glass}>{children}</Through>;
}

function Through({ glass, children }: { glass: string; children: ComponentChildren }) {
  const glasses = useRead(OfficersGlassesDocument, { mine: true }, { isLive: false });
  const now = useSignal(Date.now());
  useEffect(() => {
    const tick = setInterval(() => (now.value = Date.now()), 10_000);
    return () => clearInterval(tick);
  }, []);
  const broken = glasses.data?.brokenGlasses.nodes.find(({ id }) => id === glass);
  if (!broken || new Date(broken.until).getTime() <= now.value)
    return (
      <Page title={t('glass')} narrow>
        <Read of={glasses}>{() => <p class="note bad">{t('glass.over')}</p>}</Read>
      </Page>
    );
  return (
    <Glass.Provider value={glass}>
      <div>
        <p class="note bad" role="status">
          <strong>{t('glass.through')}</strong> <When at={broken.until} away /> {t('glass.watched')}
        </p>
        {children}
      </div>
    </Glass.Provider>
  );
}
