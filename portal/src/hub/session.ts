/**
 * Who is signed in, in this tab: by the authorization code flow with PKCE, as any identity provider knows it. Tokens live as long as the tab;
 * the field app keeps its refresh token sealed (`field/store.ts`), and gives it back through `resume`.
 */
import { computed, signal } from '@preact/signals';
import type { AuthorizationServer, Client, TokenEndpointResponse } from 'oauth4webapi';
import { settings } from './settings.js';

interface Session {
  token: string;
  /** By this machine's clock, in milliseconds. */
  expiresAt: number;
  refreshToken?: string;
}

const KEPT = 'samanvay.session';
const UNDER_WAY = 'samanvay.sign-in';
const SCOPE = 'openid offline_access';

const session = signal<Session | undefined>(kept());
export const isSignedIn = computed(() => session.value !== undefined);

function kept(): Session | undefined {
  const text = sessionStorage.getItem(KEPT);
  return text === null ? undefined : (JSON.parse(text) as Session);
}

/** Only where one signs in is the library for it fetched. */
async function provider() {
  const oauth = await import('oauth4webapi');
  const issuer = new URL(settings.issuer);
  const options = { [oauth.allowInsecureRequests]: issuer.protocol === 'http:' };
  const server: AuthorizationServer = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, options));
  const client: Client = { client_id: settings.clientId };
  return { oauth, options, server, client };
}

const redirectUri = () => `${location.origin}/signed-in`;

/** Leaves for the identity provider, and comes back to `returnTo`. `as` is whom one wants to be, where the provider asks no more (the demo). */
export async function signIn({ returnTo = location.pathname + location.search, as }: { returnTo?: string; as?: string } = {}): Promise<void> {
  const { oauth, server } = await provider();
  const verifier = oauth.generateRandomCodeVerifier();
  const state = oauth.generateRandomState();
  sessionStorage.setItem(UNDER_WAY, JSON.stringify({ verifier, state, returnTo }));
  const address = new URL(server.authorization_endpoint!);
  address.search = new URLSearchParams({
    client_id: settings.clientId,
    redirect_uri: redirectUri(),
    response_type: 'code',
    scope: SCOPE,
    state,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...(as !== undefined && { login_hint: as }),
  }).toString();
  location.assign(address);
}

/** On the way back from the identity provider: takes the tokens, and answers where one was going. */
export async function signedIn(): Promise<string> {
  const underWay = sessionStorage.getItem(UNDER_WAY);
  if (underWay === null) throw new Error('NOT_UNDER_WAY');
  const { verifier, state, returnTo } = JSON.parse(underWay) as { verifier: string; state: string; returnTo: string };
  const { oauth, options, server, client } = await provider();
  const params = oauth.validateAuthResponse(server, client, new URL(location.href), state);
  const response = await oauth.authorizationCodeGrantRequest(server, client, oauth.None(), params, redirectUri(), verifier, options);
  take(await oauth.processAuthorizationCodeResponse(server, client, response));
  sessionStorage.removeItem(UNDER_WAY);
  return returnTo;
}

function take({ access_token: token, expires_in: seconds = 300, refresh_token: fresh }: TokenEndpointResponse): void {
  // A provider that does not give out another one means the one there is.
  const refreshToken = fresh ?? session.value?.refreshToken;
  const next: Session = { token, expiresAt: Date.now() + seconds * 1000, ...(refreshToken !== undefined && { refreshToken }) };
  session.value = next;
  if (isStored) sessionStorage.setItem(KEPT, JSON.stringify(next));
}

let isStored = true;

/** For who keeps the refresh token sealed: from now on nothing of the session lies in the tab's own storage, where it would lie open. */
export function keepInMemory(): void {
  isStored = false;
  sessionStorage.removeItem(KEPT);
}

/** The refresh token, for who keeps it sealed. */
export const refreshToken = (): string | undefined => session.value?.refreshToken;

/** Signed in again, from a refresh token that was kept. False: the provider wants to see the person. Throws when there is no network. */
export async function resume(token: string): Promise<boolean> {
  const { oauth, options, server, client } = await provider();
  const response = await oauth.refreshTokenGrantRequest(server, client, oauth.None(), token, options);
  if (response.status >= 500) throw new TypeError('provider');
  try {
    take(await oauth.processRefreshTokenResponse(server, client, response));
    return true;
  } catch {
    return false;
  }
}

/** A minute before it ends a token is no good for a journey over a bad line. */
const MARGIN_MS = 60_000;
let renewing: Promise<boolean> | undefined;

/** The token to ask with; undefined: nobody is signed in, or not any more. Throws when there is no network to renew it. */
export async function currentToken({ renew = false } = {}): Promise<string | undefined> {
  const now = session.value;
  if (!now) return undefined;
  if (!renew && now.expiresAt - Date.now() > MARGIN_MS) return now.token;
  if (now.refreshToken === undefined) return renew || now.expiresAt <= Date.now() ? undefined : now.token;
  renewing ??= resume(now.refreshToken).finally(() => (renewing = undefined));
  return (await renewing) ? session.value?.token : undefined;
}

/** Ends the session in this tab. What is kept sealed is the field app's to end. */
export function signOut(): void {
  session.value = undefined;
  sessionStorage.removeItem(KEPT);
}
