/**
 * The portal, as it was built (`samanvay build`): files of a folder, and one page for every address of its screens. What it needs to know of this hub stands
 * in the page. It asks nobody but the hub and the identity provider, and the content policy holds it to that.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import express, { type RequestHandler, type Router } from 'express';
import { root } from '../root.js';
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
    (_request, response, next) => {
      const page = pageOf(file, settings);
      if (page === undefined) return next();
      response.set({ 'Content-Security-Policy': policy, 'Cache-Control': 'no-cache' }).type('html').send(page);
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
        response.setHeader('Content-Security-Policy', policy);
        response.setHeader('Cache-Control', path.includes(join('portal', 'assets')) ? 'public, max-age=31536000, immutable' : 'no-cache');
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

function pageOf(file: string, settings: PortalSettings): string | undefined {
  const told = JSON.stringify(settings).replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return read(file)?.replace('name="samanvay" content=""', () => `name="samanvay" content="${told}"`);
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
