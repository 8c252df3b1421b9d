/** Files that the hub prints. */
import { HubError } from '../hub/ask.js';
import { currentToken } from '../hub/session.js';

/** A report on paper. Only who may read it gets it, so the token goes along. Throws a `HubError`. */
export async function fetchPdf(reportId: string, language: string): Promise<Blob> {
  const token = await currentToken();
  if (token === undefined) throw new HubError('UNAUTHENTICATED', '');
  const response = await fetch(`/reports/${reportId}.pdf?language=${language}`, { headers: { authorization: `Bearer ${token}` } }).catch(() => {
    throw new HubError('OFFLINE', '');
  });
  if (response.ok) return response.blob();
  const body = (await response.json().catch(() => ({}))) as { errors?: { message: string; extensions?: { code?: string } }[] };
  const [error] = body.errors ?? [];
  const after = Number(response.headers.get('retry-after'));
  throw new HubError(
    error?.extensions?.code ?? (response.status === 404 ? 'NOT_FOUND' : 'INTERNAL'),
    error?.message ?? '',
    after > 0 ? after : undefined,
  );
}
