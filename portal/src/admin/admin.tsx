/** Administration: the directory, roles, the law's clocks, webhooks, the record of who saw what, how the hub is, and what is one's own. */
import type { ComponentChildren, ComponentType } from 'preact';
import { useLocation } from 'preact-iso/router';
import { mayCall } from '../hub/viewer.js';
import { Page } from '../kit/kit.js';
import { t as common } from '../kit/words.js';
import { Audit } from './audit.js';
import { Clocks } from './clocks.js';
import { Import } from './import.js';
import { Me } from './me.js';
import { Offices } from './offices.js';
import { Roles } from './roles.js';
import { System } from './system.js';
import { Webhooks } from './webhooks.js';
import { t } from './words.js';

interface Section {
  name: 'offices' | 'officers' | 'import' | 'clocks' | 'webhooks' | 'audit' | 'system' | 'me';
  /** For whoever may call one of these. */
  needs: readonly string[];
  /** `id` is what follows in the address. */
  Content: ComponentType<{ id: string | undefined }>;
}

const sections: readonly Section[] = [
  { name: 'offices', needs: ['offices'], Content: Offices },
  { name: 'officers', needs: ['roleGrants'], Content: Roles },
  { name: 'import', needs: ['importOfficers'], Content: Import },
  { name: 'clocks', needs: ['clockRules'], Content: Clocks },
  { name: 'webhooks', needs: ['webhooks'], Content: Webhooks },
  { name: 'audit', needs: ['whoSaw', 'approvals', 'brokenGlasses', 'accessRequests'], Content: Audit },
  { name: 'system', needs: ['viewer'], Content: System },
  { name: 'me', needs: ['contacts', 'calendarAddresses'], Content: Me },
];
const forMe = () => sections.filter(({ needs }) => needs.some(mayCall));

export default function Room() {
  const { path } = useLocation();
  const [, name, id] = path.split('/').filter(Boolean);
  if (name === undefined) return <Overview />;
  const section = forMe().find((one) => one.name === name);
  if (!section)
    return (
      <Page title={common('missing.title')} narrow>
        <p>{common('missing.what')}</p>
      </Page>
    );
  return (
    <Around name={section.name}>
      <section.Content key={path} id={id === undefined ? undefined : decodeURIComponent(id)} />
    </Around>
  );
}

/** The sections beside each other, over each of their screens. */
function Around({ name, children }: { name: Section['name']; children: ComponentChildren }) {
  return (
    <div>
      <nav class="tabs" aria-label={t('sections')} style={{ maxInlineSize: '84rem', marginInline: 'auto', padding: '0 var(--gap)' }}>
        <ul>
          {forMe().map((section) => (
            <li key={section.name}>
              <a href={`/admin/${section.name}`} aria-current={section.name === name ? 'page' : undefined}>
                {t(`section.${section.name}`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {children}
    </div>
  );
}

function Overview() {
  return (
    <Page title={t('title')}>
      <ul class="plain columns">
        {forMe().map(({ name }) => (
          <li class="card" key={name}>
            <h2 style={{ marginBlockStart: 0 }}>
              <a href={`/admin/${name}`}>{t(`section.${name}`)}</a>
            </h2>
            <p>{t(`about.${name}`)}</p>
          </li>
        ))}
      </ul>
    </Page>
  );
}
