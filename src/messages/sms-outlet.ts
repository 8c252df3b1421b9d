import { isAddress } from './addresses.js';
import { Channel } from './codes.js';
import { NotSent, type Sms } from './outlet.js';

export interface SmsSettings {
  /** Where to post to, with key and token in front of the host: https://key:token@api.in.exotel.com/v1/Accounts/sid/Sms/send */
  url: string;
  /** The header that receivers see, as it is registered: three to six letters. */
  header: string;
  /** Who sends, as the operators know it (Principal Entity). */
  entityId: string;
  /** By the id of ours (`texts.ts`): the number under which the operators registered it. */
  templates: ReadonlyMap<string, string>;
}

const ANSWERED_WITHIN_MS = 15_000;
/** The request never reached anybody. */
const neverLeft = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT']);

/**
 * Sends text messages by HTTP, in the form of Exotel's interface (`From`, `To`, `Body`, `DltEntityId`, `DltTemplateId`). Another provider is
 * another `Outlet` like this one: what India asks for (header, entity, template) is in `Sms` and `SmsSettings`.
 */
export function smsOutlet({ url, header, entityId, templates }: SmsSettings): {
  name: string;
  sms(sms: Sms, handOver: () => Promise<void>): Promise<void>;
} {
  const { username, password, ...where } = partsOf(url);
  return {
    name: `SMS by ${where.host}`,
    async sms({ to, text, template }, handOver) {
      const registered = templates.get(template.id);
      if (!registered) throw new NotSent('NOT_REGISTERED');
      if (!isAddress(Channel.SMS, to)) throw new NotSent('NO_ADDRESS');
      await handOver();
      const response = await fetch(where.href, {
        method: 'POST',
        redirect: 'error',
        signal: AbortSignal.timeout(ANSWERED_WITHIN_MS),
        headers: { authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}` },
        body: new URLSearchParams({ From: header, To: to, Body: text, DltEntityId: entityId, DltTemplateId: registered, SmsType: 'transactional' }),
      }).catch((error: Error) => {
        const { code } = (error.cause ?? {}) as { code?: string };
        throw code && neverLeft.has(code) ? new NotSent(code) : error;
      });
      await response.body?.cancel();
      if (!response.ok) throw new NotSent(`HTTP_${response.status}`);
    },
  };
}

/** `fetch` takes no password in an address. */
function partsOf(url: string): { username: string; password: string; host: string; href: string } {
  const parsed = new URL(url);
  const [username, password] = [parsed.username, parsed.password].map(decodeURIComponent) as [string, string];
  parsed.username = '';
  parsed.password = '';
  return { username, password, host: parsed.host, href: parsed.href };
}

/** A line for each template: our id, and the number of theirs. */
export function readTemplates(text: string): Map<string, string> {
  const lines = text.split('\n').map((line) => line.trim());
  return new Map(lines.filter((line) => line && !line.startsWith('#')).map((line) => line.split(/\s+/) as [string, string]));
}
