/**
 * The demo's own sign-in: an OpenID Connect issuer that asks for no password and lets anybody be any persona. It is there so that
 * the demo uses the same tokens, and the same checks, as a real installation. `readConfig` refuses it in production.
 */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import express, { type Request, type RequestHandler, type Response } from 'express';
import { exportJWK, generateKeyPair, importJWK, SignJWT, type JWK } from 'jose';
import { errors, interactionPolicy, Provider, type Adapter, type AdapterPayload, type KoaContextWithOIDC } from 'oidc-provider';

export interface Persona {
  subject: string;
  title: string;
  description: string;
  /** A language tag, such as `hi`. */
  language?: string;
}

export interface DemoIssuerOptions {
  /** Where it is reached, such as `http://127.0.0.1:4000/oidc`; it must be mounted under that path. */
  issuer: string;
  dataDir: string;
  audience: string;
  personas: readonly Persona[];
}

export interface DemoIssuer {
  issuer: string;
  jwksUrl: string;
  handler: RequestHandler;
}

const lifetimeSeconds = 60 * 60;

/** The portal is in the browser and has no secret; the machine's is no secret either, and says so. */
export const demoClients = { portal: 'portal', machine: 'labour-portal', machineSecret: 'demo-only-secret' } as const;

export async function demoIssuer({ issuer, dataDir, audience, personas }: DemoIssuerOptions): Promise<DemoIssuer> {
  const { key, cookieKey } = await secretsOf(dataDir);
  // The issuer is on 127.0.0.1, and people write localhost.
  const { protocol, host, port, pathname } = new URL(issuer);
  const origins = [...new Set([host, `localhost:${port}`, `127.0.0.1:${port}`])].map((name) => `${protocol}//${name}`);
  // A resource must be an address (RFC 8707); what ends up in the token as `aud` is the audience.
  const resource = `urn:${audience}`;

  const policy = interactionPolicy.base();
  policy.get('login')?.checks.add(
    // Asked every time: a demo is there for looking at the same thing through several pairs of eyes.
    new interactionPolicy.Check('choose_persona', 'Choose who you want to be', (ctx) => ctx.oidc.result?.login === undefined),
  );

  const provider = new Provider(issuer, {
    adapter: MemoryAdapter,
    jwks: { keys: [key] },
    cookies: { keys: [cookieKey], short: { path: pathname }, long: { path: pathname } },
    clients: [
      {
        client_id: demoClients.portal,
        token_endpoint_auth_method: 'none',
        redirect_uris: origins.map((origin) => `${origin}/signed-in`),
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        id_token_signed_response_alg: 'ES256',
      },
      {
        client_id: demoClients.machine,
        client_secret: demoClients.machineSecret,
        redirect_uris: [],
        grant_types: ['client_credentials'],
        response_types: [],
        id_token_signed_response_alg: 'ES256',
      },
    ],
    // A phone stays signed in over a bad line: what it is given to come back with is given out anew each time.
    issueRefreshToken: (_, client) => client.grantTypeAllowed('refresh_token'),
    scopes: ['openid', 'offline_access'],
    clientBasedCORS: (_, origin) => origins.includes(origin),
    enabledJWA: { idTokenSigningAlgValues: ['ES256'] },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => resource,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          audience,
          scope: '',
          accessTokenFormat: 'jwt',
          accessTokenTTL: lifetimeSeconds,
          jwt: { sign: { alg: 'ES256' } },
        }),
      },
    },
    ttl: {
      AccessToken: lifetimeSeconds,
      ClientCredentials: lifetimeSeconds,
      AuthorizationCode: 60,
      IdToken: lifetimeSeconds,
      Interaction: lifetimeSeconds,
      RefreshToken: 14 * 24 * lifetimeSeconds,
      Session: lifetimeSeconds,
      Grant: lifetimeSeconds,
    },
    interactions: { policy, url: (_, interaction) => `${pathname}/interaction/${interaction.uid}` },
    findAccount: (_, subject) =>
      personas.some((persona) => persona.subject === subject) ? { accountId: subject, claims: () => ({ sub: subject }) } : undefined,
    loadExistingGrant,
    renderError: (ctx, { error, error_description }) => {
      ctx.type = 'html';
      ctx.set('Content-Security-Policy', pagePolicy(origins));
      const reason = escape([error, error_description].filter(Boolean).join(': '));
      ctx.body = page('Sign-in did not work', `<p>${reason}</p><p><a href="/">Back to the start</a></p>`);
    },
  });

  /** Choosing a persona is the consent, too. */
  async function loadExistingGrant(ctx: KoaContextWithOIDC) {
    const grant = new provider.Grant({ clientId: ctx.oidc.client?.clientId, accountId: ctx.oidc.session?.accountId });
    grant.addOIDCScope('openid offline_access');
    grant.addResourceScope(resource, '');
    await grant.save();
    return grant;
  }

  const handler = express.Router();
  handler.get('/interaction/:uid', async (request: Request, response: Response) => {
    if (!(await isUnderWay(request, response))) return;
    // Whoever chose a card in the portal has chosen.
    const { params } = await provider.interactionDetails(request, response);
    const persona = personas.find((one) => one.subject === params.login_hint);
    if (persona) return signInAs(persona, request, response);
    response.send(choice(personas));
  });
  handler.post('/interaction/:uid', express.urlencoded({ extended: false }), async (request: Request, response: Response) => {
    if (!(await isUnderWay(request, response))) return;
    const { subject } = (request.body ?? {}) as { subject?: unknown };
    const persona = personas.find((one) => one.subject === subject);
    if (persona) return signInAs(persona, request, response);
    const refusal = { error: 'access_denied', error_description: 'This is none of the personas' };
    await provider.interactionFinished(request, response, refusal, { mergeWithLastSubmission: false });
  });
  handler.use(provider.callback());

  function signInAs({ subject }: Persona, request: Request, response: Response): Promise<void> {
    return provider.interactionFinished(request, response, { login: { accountId: subject, remember: false } }, { mergeWithLastSubmission: false });
  }

  /** A sign-in that was left too long, or a bookmark of its page, gets a page that says so. */
  async function isUnderWay(request: Request, response: Response): Promise<boolean> {
    response.set({ 'Content-Security-Policy': pagePolicy(origins), 'Cache-Control': 'no-store' });
    try {
      await provider.interactionDetails(request, response);
      return true;
    } catch (error) {
      if (!(error instanceof errors.SessionNotFound)) throw error;
      response.status(400).send(page('This sign-in is over', '<p>It was left too long. <a href="/">Begin again</a></p>'));
      return false;
    }
  }

  return { issuer, jwksUrl: `${issuer}/jwks`, handler };
}

/** Signs what the issuer would sign, without going through the browser: for the command line and for GraphiQL. */
export async function signDemoToken(options: {
  dataDir: string;
  issuer: string;
  audience: string;
  subject: string;
  lifetimeSeconds?: number;
}): Promise<string> {
  const { key } = await secretsOf(options.dataDir);
  return new SignJWT({ client_id: demoClients.portal })
    .setProtectedHeader({ alg: 'ES256', kid: key.kid, typ: 'at+jwt' })
    .setIssuer(options.issuer)
    .setAudience(options.audience)
    .setSubject(options.subject)
    .setJti(randomUUID())
    .setIssuedAt()
    .setExpirationTime(`${options.lifetimeSeconds ?? lifetimeSeconds}s`)
    .sign(await importJWK(key, 'ES256'));
}

// ---- What is kept ----

interface Secrets {
  key: JWK & { kty: 'EC'; kid: string };
  cookieKey: string;
}

/** Made on the first start and kept, so that tokens and sign-ins outlive a restart. */
async function secretsOf(dataDir: string): Promise<Secrets> {
  const file = join(dataDir, 'demo-issuer.json');
  const kept = read(file);
  if (kept) return kept;
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const key = { ...(await exportJWK(privateKey)), kid: randomUUID(), alg: 'ES256', use: 'sig' };
  const draft = `${file}.${randomUUID()}`;
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(draft, JSON.stringify({ key, cookieKey: randomBytes(32).toString('base64url') }, null, 2), { mode: 0o600 });
  try {
    // A link fails where a file is already: two processes that start together end up with the key of one.
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
  return read(file) ?? secretsOf(dataDir);
}

function read(file: string): Secrets | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Secrets;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Sign-ins under way and codes not yet exchanged. A demo is one process, so its memory will do. */
class MemoryAdapter implements Adapter {
  readonly #kept = new Map<string, { payload: AdapterPayload; until: number }>();

  async upsert(id: string, payload: AdapterPayload, expiresIn = lifetimeSeconds): Promise<void> {
    for (const [old, { until }] of this.#kept) if (until < Date.now()) this.#kept.delete(old);
    this.#kept.set(id, { payload, until: Date.now() + expiresIn * 1000 });
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    const kept = this.#kept.get(id);
    return kept && kept.until >= Date.now() ? kept.payload : undefined;
  }

  async findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return this.#all().find((payload) => payload.uid === uid);
  }

  async findByUserCode(userCode: string): Promise<AdapterPayload | undefined> {
    return this.#all().find((payload) => payload.userCode === userCode);
  }

  async consume(id: string): Promise<void> {
    const kept = this.#kept.get(id);
    if (kept) kept.payload = { ...kept.payload, consumed: Math.floor(Date.now() / 1000) };
  }

  async destroy(id: string): Promise<void> {
    this.#kept.delete(id);
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    for (const [id, { payload }] of this.#kept) if (payload.grantId === grantId) this.#kept.delete(id);
  }

  #all(): AdapterPayload[] {
    return [...this.#kept.values()].filter(({ until }) => until >= Date.now()).map(({ payload }) => payload);
  }
}

// ---- What is shown ----

function choice(personas: readonly Persona[]): string {
  const buttons = personas.map(({ subject, title, description, language }) => {
    const speaks = language ? ` Works in ${languageName(language)}.` : '';
    return `<li><button name="subject" value="${escape(subject)}"><strong>${escape(title)}</strong> <span>${escape(description + speaks)}</span></button></li>`;
  });
  return page(
    'Who do you want to be?',
    `<p role="note" class="warning"><strong>This is a demonstration.</strong> There are no passwords: anybody who opens this page can be
anybody on it. Every case and every person in it is made up. Never enter anything real.</p>
<form method="post"><ul>${buttons.join('')}</ul></form>`,
  );
}

function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames('en', { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

const style = `
:root { color-scheme: light dark; --line: light-dark(#767676, #8c8c8c); --accent: light-dark(#0b4f9e, #9cc7ff); }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 46rem; margin: 0 auto; padding: 2rem 1rem; }
h1 { font-size: 1.6rem; }
.warning { border: 2px solid light-dark(#9a4b00, #ffb366); border-radius: .5rem; padding: .75rem 1rem; }
ul { list-style: none; padding: 0; display: grid; gap: .5rem; }
button { font: inherit; color: inherit; background: transparent; text-align: start; width: 100%; padding: .75rem 1rem;
  border: 1px solid var(--line); border-radius: .5rem; cursor: pointer; }
button:hover, button:focus-visible { border-color: var(--accent); outline: 3px solid var(--accent); outline-offset: 1px; }
button strong { display: block; color: var(--accent); }
`;

function page(title: string, content: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escape(title)} - Samanvay demo</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${escape(title)}</h1>
${content}
</main>
</body>
</html>
`;
}

/** Nothing but this page's own style. The form's answer leads back to the portal, which browsers count as the form's target. */
function pagePolicy(origins: readonly string[]): string {
  const styleHash = createHash('sha256').update(style).digest('base64');
  return `default-src 'none'; style-src 'sha256-${styleHash}'; form-action 'self' ${origins.join(' ')}; frame-ancestors 'none'; base-uri 'none'`;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
