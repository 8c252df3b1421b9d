/**
 * GraphiQL for the demo and for development, served from what npm installed: the browser asks nobody but the hub. GraphiQL 3 is the
 * last one that comes ready to serve; from 5 on it needs a build of its own and 100 MB of editor.
 */
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import express, { type RequestHandler, type Router } from 'express';
import { root } from '../root.js';
import type { Persona } from './demo-issuer.js';
import { examples } from './examples.js';

/** GraphiQL's fonts and pictures are inside its style sheet; the one style it adds itself keeps the page still behind a dialog. */
const contentPolicy = [
  "default-src 'self'",
  "style-src 'self' 'sha256-Y/huXlwoYkVyQlxwSVcCi1RCDGDCSVBzDt0hYP9qlTc='",
  'font-src data:',
  "img-src 'self' data:",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

/** Mounted at /graphiql, with the demo's personas to ask as. */
export function graphiql({ personas }: { personas: readonly Persona[] }): Router {
  const router = express.Router();
  const own = join(root, 'src/server/graphiql');
  const installed = packaged();
  if (!installed) return router.use((_, response) => response.status(404).type('text').send('Install the development packages for GraphiQL.'));
  const files = { ...installed, 'page.js': join(own, 'page.js'), 'page.css': join(own, 'page.css') };

  router.use((_, response, next) => {
    response.set('Content-Security-Policy', contentPolicy);
    next();
  });
  router.get('/', (_, response) => response.sendFile('page.html', { root: own }));
  router.get('/setup.json', (_, response) => response.json({ personas, examples }));
  for (const [name, file] of Object.entries(files)) {
    // By folder and name, because a checkout below a folder such as ~/.work would count as hidden and not be served.
    router.get(`/${name}`, (_, response) => response.sendFile(basename(file), { root: dirname(file) }));
  }
  return router;
}

/** `GET /demo/token?persona=police`: the answer to "sign me in" where nobody has a password. Only ever mounted in the demo. */
export function demoToken({ tokenOf }: { tokenOf: (persona: string) => Promise<string | undefined> }): RequestHandler {
  return async (request, response) => {
    response.set('Cache-Control', 'no-store');
    const { persona } = request.query;
    const token = typeof persona === 'string' ? await tokenOf(persona) : undefined;
    if (token) response.json({ token });
    else response.status(404).json({ message: 'There is no such persona in the demo.' });
  };
}

/** Development packages: they are missing in an installation that was made for production. */
function packaged(): Record<string, string> | undefined {
  const require = createRequire(import.meta.url);
  const inPackage = (name: string, file: string): string => join(dirname(require.resolve(`${name}/package.json`)), file);
  try {
    return {
      'react.js': inPackage('react', 'umd/react.production.min.js'),
      'react-dom.js': inPackage('react-dom', 'umd/react-dom.production.min.js'),
      'graphiql.js': inPackage('graphiql', 'graphiql.min.js'),
      'graphiql.css': inPackage('graphiql', 'graphiql.min.css'),
    };
  } catch {
    return undefined;
  }
}
