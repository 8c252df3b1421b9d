import type { RequestHandler } from 'express';
import { mayCall } from '../access/permissions.js';
import { Context, type Hub } from '../context.js';
import { Forbidden, HubError, Invalid } from '../errors.js';
import { printReport } from '../print/print-report.js';
import { paperOf } from '../reports/paper-of.js';
import { type Language, languages } from '../words/words.js';
import type { RateLimits } from './rates.js';
import { refuse } from './refuse.js';
import type { Credentials, SignedIn } from './subscriptions.js';

interface ReportRouteOptions {
  shared: Hub;
  clock: () => Date;
  limiter: RateLimits;
  signIn: (credentials: Credentials) => Promise<SignedIn>;
  /** What is answered where there is nothing, whether it is hidden or was never issued. */
  nothing: RequestHandler;
}

const reportIn = /^\/(ActionReport_[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.pdf$/;
/** Setting a report takes half a second of a processor: an officer may have some twenty a minute of the million points (`rates.ts`). */
const POINTS = 50_000;

/**
 * `GET /reports/<id>.pdf?language=hi`: a report or review pack on paper, for whoever reads it by `report`: the same door, the same row policies.
 * A draft is printed too, and has no signatures.
 */
export function reportRoute({ shared, clock, limiter, signIn, nothing }: ReportRouteOptions): RequestHandler {
  return async (request, response, next) => {
    try {
      // The rest of this folder is the portal's.
      if (!request.path.endsWith('.pdf')) return next();
      const id = request.method === 'GET' ? reportIn.exec(request.path)?.[1] : undefined;
      if (!id) return void nothing(request, response, next);
      const { actor } = await signIn({
        authorization: request.headers.authorization,
        onBehalfOf: request.headers['samanvay-on-behalf-of'],
        brokenGlass: undefined,
        address: request.ip,
      });
      const language = request.query['language'] ?? 'en';
      if (!isLanguage(language)) throw new Invalid(`A report is printed in ${languages.join(', ')}.`);
      if (!mayCall(actor.roles, 'Query', 'report')) throw new Forbidden('Your role may not call this operation.');
      await limiter.spend(actor, POINTS);
      const context = new Context(shared, actor, { clock });
      // Read first, and the connection given back: setting takes longer than reading.
      let paper;
      try {
        paper = await paperOf(context, id);
      } finally {
        await context.end();
      }
      if (!paper) return void nothing(request, response, next);
      const pdf = await printReport(paper, language);
      response.type('application/pdf').set('Content-Disposition', `inline; filename="${id}-${language}.pdf"`).send(Buffer.from(pdf));
    } catch (error) {
      if (error instanceof HubError) refuse(response, error);
      else next(error);
    }
  };
}

const isLanguage = (text: unknown): text is Language => languages.some((language) => language === text);
