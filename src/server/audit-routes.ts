import express, { type Router } from 'express';
import type { AuditLog } from '../ledger/audit-log.js';
import { verifierText } from '../ledger/note.js';

/** How many of these questions are answered at once; the rest may ask again. */
const AT_ONCE = 20;

/**
 * What witnesses ask of the audit log. Nobody signs in for it: it is signatures and hashes, and says nothing of anybody. What they hand in is
 * kept only if it is signed by a witness that the hub knows.
 */
export function auditRoutes(audit: AuditLog): Router {
  const router = express.Router();
  let busy = 0;
  router.use((_request, response, next) => {
    if (busy >= AT_ONCE) {
      response.status(503).set('Retry-After', '1').type('text/plain').send('Ask again in a second.\n');
      return;
    }
    busy++;
    response.once('close', () => busy--);
    response.type('text/plain; charset=utf-8');
    next();
  });

  router.get('/key', (_request, response) => void response.send(`${verifierText(audit.verifier)}\n`));

  router.get('/checkpoint', async (_request, response) => {
    const note = await audit.newestCheckpoint();
    if (note === undefined) response.status(404).send('Nothing has been sealed yet.\n');
    else response.send(note);
  });

  router.get('/consistency', async (request, response) => {
    const [from, to] = [sizeOf(request.query['from']), sizeOf(request.query['to'])];
    const proof = from === undefined || to === undefined ? undefined : await audit.consistency(from, to);
    if (proof) response.send(proof.map((hash) => `${Buffer.from(hash, 'hex').toString('base64')}\n`).join(''));
    else response.status(404).send('Name two sizes, /audit/consistency?from=1&to=2; the second is that of a checkpoint.\n');
  });

  router.post('/cosignature', express.text({ limit: '8kb', type: 'text/plain' }), async (request, response) => {
    const isKept = typeof request.body === 'string' && (await audit.addCosignature(request.body));
    if (isKept) response.status(204).end();
    else response.status(403).send('This is not a checkpoint of this log, or not cosigned by a witness that the hub knows.\n');
  });
  return router;
}

function sizeOf(text: unknown): number | undefined {
  return typeof text === 'string' && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
