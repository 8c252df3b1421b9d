import { createHash } from 'node:crypto';
import type { RequestHandler } from 'express';
import helmet from 'helmet';
import type { Mail, Outlet, Sms } from '../messages/outlet.js';
import { segmentsOf } from '../messages/segments.js';

const KEPT_AT_MOST = 500;

interface Landed {
  at: Date;
  to: string;
  what: string;
  subject?: string;
  text: string;
}

/** In the demo no message leaves: all land here, in this process alone, and on a page. */
export class DemoMessages implements Outlet {
  readonly name = 'none leaves; all land on /demo/messages';
  private readonly landed: Landed[] = [];

  async mail({ to, subject, text, at }: Mail, handOver: () => Promise<void>): Promise<void> {
    await handOver();
    this.land({ at, to, what: 'Mail', subject, text });
  }

  async sms({ to, text, template }: Sms, handOver: () => Promise<void>): Promise<void> {
    await handOver();
    const { segments, length, encoding } = segmentsOf(text);
    this.land({ at: new Date(), to, what: `SMS ${template.id}, ${segments} segment${segments === 1 ? '' : 's'} (${length} in ${encoding})`, text });
  }

  private land(message: Landed): void {
    this.landed.unshift(message);
    this.landed.length = Math.min(this.landed.length, KEPT_AT_MOST);
  }

  /** Newest first. No script, one style, nothing from elsewhere. */
  readonly page: RequestHandler = (_request, response) => {
    const messages = this.landed.map(
      ({ at, to, what, subject, text }) =>
        `<article><h2>${escaped(subject ?? 'Text message')}</h2><p>${escaped(what)} to ${escaped(to)}, <time>${at.toISOString()}</time></p><pre>${escaped(text)}</pre></article>`,
    );
    const nothing = '<p>Nothing was sent yet. Put down an address with <code>setContact</code>, or wait until a duty runs late.</p>';
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: { 'default-src': ["'none'"], 'style-src': [`'sha256-${STYLE_HASH}'`], 'frame-ancestors': ["'none'"] },
      },
    })(_request, response, () => {
      response.set('Cache-Control', 'no-store');
      response.type('html').send(`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Messages of the demo</title><style>${STYLE}</style></head>
<body><h1>Messages of the demo</h1><p>None of these has left. A hub that is no demo would send them.</p>
${messages.length > 0 ? messages.join('\n') : nothing}</body></html>
`);
    });
  };
}

const STYLE =
  'body{font:1rem/1.5 system-ui,sans-serif;max-width:45rem;margin:auto;padding:1rem;color:#222;background:#fff}article{border-top:1px solid #bbb}h2{font-size:1.1rem}pre{white-space:pre-wrap;overflow-wrap:anywhere}';
/** What the policy of the page lets pass. */
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

function escaped(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return text.replaceAll(/[&<>"']/g, (character) => entities[character]!);
}
