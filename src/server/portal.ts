/**
 * The portal, as it was built (`samanvay build`): files of a folder, and one page for every address of its screens. What it needs to know of this hub stands
 * in the page. It asks nobody but the hub and the identity provider, and the content policy holds it to that.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import express, { type RequestHandler, type Router } from 'express';
import { root } from '../root.js';
import { languages } from '../words/words.js';
import type { Persona } from './demo-issuer.js';

/** What the page is told. */
export interface PortalSettings {
  issuer: string;
  clientId: string;
  demo: boolean;
  personas: readonly Persona[];
}

const portalFolder = join(root, 'dist/portal');

/** The documents that the portal asks for, by name: they are trusted as the hub's own examples are. None where no portal was built. */
export function portalDocuments(): string[] {
  const manifest = read('documents.json');
  return manifest === undefined ? [] : Object.values(JSON.parse(manifest) as Record<string, string>);
}

/** Headers that say something of a page alone. */
const ofPages = ['Content-Security-Policy', 'X-Frame-Options', 'Referrer-Policy'];

/** Which of the files are anybody's: what else lies there, such as the texts of the documents, would tell of the schema. */
const files = /^\/(?:assets\/[\w.-]+|field\/worker\.js|icon\.svg|field\.webmanifest)$/;

/** Which addresses are screens (`portal/src/rooms.ts`); everything else that is no file is nothing, as before. */
const screens = /^\/(?:$|signed-in$|(?:home|people|cases|handovers|clocks|committee|watch|reports|welfare|labour|relief|admin)(?:\/|$))/;

export function portal(settings: PortalSettings): Router {
  const router = express.Router();
  const policy = contentPolicy(new URL(settings.issuer).origin);
  // Read each time: whoever builds anew beside a hub that runs has files of other names.
  const send =
    (file: string): RequestHandler =>
    (request, response, next) => {
      const page = pageOf(file, settings, request.acceptsLanguages(...languages) || languages[0]);
      if (page === undefined) return next();
      response.vary('Accept-Encoding, Accept-Language');
      response.set({ 'Content-Security-Policy': policy, 'Cross-Origin-Opener-Policy': 'same-origin', 'Cache-Control': 'no-cache' }).type('html');
      if (!request.acceptsEncodings('br')) return void response.send(page);
      response.set('Content-Encoding', 'br').send(brotliCompressSync(page, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }));
    };

  router.get(/^\/field(?:\/(?!worker\.js).*)?$/, send('field/index.html'));
  router.get(screens, (request, response, next) => (request.accepts('html') ? send('index.html')(request, response, next) : next()));
  // The names of what is in this folder say what is in it; the rest is asked again each time.
  router.get(
    files,
    smallest,
    express.static(portalFolder, {
      index: false,
      redirect: false,
      dotfiles: 'ignore',
      setHeaders(response, path) {
        const isAsset = path.includes(join('portal', 'assets'));
        // What is shown or run by itself keeps to the policy; a script or a style of a page keeps to the page's. A phone pays for each line.
        if (isAsset && /\.(?:js|css)(?:\.br)?$/.test(path)) for (const name of ofPages) response.removeHeader(name);
        else response.setHeader('Content-Security-Policy', policy);
        response.setHeader('Cache-Control', isAsset ? 'public, max-age=31536000, immutable' : 'no-cache');
        if (path.endsWith('.br')) {
          response.setHeader('Content-Encoding', 'br');
          response.setHeader('Content-Type', typeOf(path));
        }
      },
    }),
  );
  return router;
}

/** Who takes brotli is given what the build has compressed. */
const smallest: RequestHandler = (request, response, next) => {
  response.vary('Accept-Encoding');
  if (request.acceptsEncodings('br') && !request.path.endsWith('.br')) request.url = `${request.path}.br`;
  next();
};

function typeOf(path: string): string {
  const [, ending] = /\.(\w+)\.br$/.exec(path) ?? [];
  const types: Record<string, string> = {
    js: 'text/javascript; charset=utf-8',
    css: 'text/css; charset=utf-8',
    svg: 'image/svg+xml',
    webmanifest: 'application/manifest+json',
  };
  return types[ending ?? ''] ?? 'application/octet-stream';
}

/** The page with what it must know of this hub, and what it will ask for first in this language. */
function pageOf(file: string, settings: PortalSettings, language: string): string | undefined {
  const told = JSON.stringify(settings).replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  const words = (JSON.parse(read('early-words.json') ?? '{}') as Record<string, Record<string, string[]>>)[file]?.[language] ?? [];
  return read(file)
    ?.replace('name="samanvay" content=""', () => `name="samanvay" content="${told}"`)
    .replace('</head>', () => `${words.map((name) => `<link rel="modulepreload" href="${name}" />`).join('')}</head>`);
}

function contentPolicy(issuer: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' blob: data:",
    `connect-src 'self' ${issuer}`,
    "manifest-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');
}

function read(file: string): string | undefined {
  try {
    return readFileSync(join(portalFolder, file), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
