/** Who is asking, as far as the token's signature proves it. What they may do is not in the token: that is decided from our own records. */
import { hash } from 'node:crypto';
import { createRemoteJWKSet, errors, jwtVerify, type JWTVerifyGetKey } from 'jose';
import { Unauthenticated } from '../errors.js';

export interface VerifiedToken {
  subject: string;
  /** The portal or programme, when it speaks for itself and for no officer. */
  clientId?: string;
  isMachine: boolean;
  expiresAt: Date;
}

export interface TokenRules {
  issuer: string;
  audience: string;
  /** When not set, the issuer's discovery document says where its keys are. */
  jwksUrl?: string;
  clockSkewSeconds: number;
}

/** The issuer's keys cannot be had. Nobody's token is wrong, so this is a 503 and not a 401. */
export class IssuerUnavailable extends Error {
  constructor(cause: unknown) {
    super('Sign-in cannot be checked at the moment. Try again shortly.', { cause });
    this.name = 'IssuerUnavailable';
  }
}

/** Asymmetric only: with HS256 allowed, whoever knows the public key could sign with it. */
const algorithms = ['RS256', 'PS256', 'ES256', 'ES384', 'EdDSA'];

/** Access tokens (RFC 9068), and plain JWTs, because many issuers have not changed over. */
const types = ['at+jwt', 'jwt'];

/** A signature costs more to check (a third of a millisecond) than the hub's whole way of a small query. */
const rememberFor = 5 * 60_000;
const rememberAtMost = 10_000;

export function tokenVerifier(rules: TokenRules): (token: string, before?: () => Promise<void>) => Promise<VerifiedToken> {
  const keys = issuerKeys(rules);
  // By digest, so that no token that works lies around in memory. A withdrawn key is obeyed later anyway (see issuerKeys).
  const seen = new Map<string, { verified: VerifiedToken; until: number }>();
  return async (token, before) => {
    const digest = hash('sha256', token, 'base64');
    const known = seen.get(digest);
    if (known && Date.now() < known.until) return known.verified;
    seen.delete(digest);
    await before?.();
    const verified = await verify(token, keys, rules);
    for (const oldest of seen.keys()) {
      if (seen.size < rememberAtMost) break;
      seen.delete(oldest);
    }
    seen.set(digest, { verified, until: Math.min(Date.now() + rememberFor, verified.expiresAt.getTime()) });
    return verified;
  };
}

async function verify(token: string, keys: JWTVerifyGetKey, rules: TokenRules): Promise<VerifiedToken> {
  try {
    const { payload, protectedHeader } = await jwtVerify(token, keys, {
      issuer: rules.issuer,
      audience: rules.audience,
      algorithms,
      clockTolerance: rules.clockSkewSeconds,
      requiredClaims: ['exp', 'sub'],
    });
    if (!types.includes(protectedHeader.typ?.toLowerCase().replace(/^application\//, '') ?? '')) throw new Unauthenticated();
    const { sub, exp, client_id, azp } = payload;
    if (typeof sub !== 'string' || sub === '' || exp === undefined) throw new Unauthenticated();
    // With the client credentials grant, a client is its own subject.
    const isMachine = sub === (client_id ?? azp);
    return { subject: sub, ...(isMachine && { clientId: sub }), isMachine, expiresAt: new Date(exp * 1000) };
  } catch (error) {
    if (error instanceof IssuerUnavailable) throw error;
    // One answer for everything, so that a token cannot be mended by trial; and never a piece of the token.
    throw new Unauthenticated();
  }
}

/** The keys are fetched when first needed, again every ten minutes, and when a token names a key that is not among them. */
function issuerKeys({ issuer, jwksUrl }: TokenRules): JWTVerifyGetKey {
  let keys: Promise<JWTVerifyGetKey> | undefined;
  return async (header, token) => {
    try {
      keys ??= (jwksUrl ? Promise.resolve(new URL(jwksUrl)) : discover(issuer)).then((url) => createRemoteJWKSet(url));
      return await (
        await keys.catch(forget)
      )(header, token);
    } catch (error) {
      if (isTheTokensFault(error)) throw error;
      throw new IssuerUnavailable(error);
    }
  };

  function forget(error: unknown): never {
    keys = undefined;
    throw error;
  }
}

function isTheTokensFault(error: unknown): boolean {
  return error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys || error instanceof errors.JOSENotSupported;
}

async function discover(issuer: string): Promise<URL> {
  const response = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, {
    signal: AbortSignal.timeout(5000),
    redirect: 'error',
  });
  if (!response.ok) throw new Error(`The issuer's discovery document answers ${response.status}`);
  const found = (await response.json()) as { issuer?: unknown; jwks_uri?: unknown };
  // Otherwise the document of another issuer on the same host would do.
  if (found.issuer !== issuer) throw new Error("The issuer's discovery document is of another issuer");
  const url = new URL(String(found.jwks_uri));
  if (issuer.startsWith('https:') && url.protocol !== 'https:') throw new Error("The issuer's keys are not behind https://");
  return url;
}
