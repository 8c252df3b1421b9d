import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { WebhookProblem } from './codes.js';

/** Where webhooks may be sent. */
export interface EgressSettings {
  /** The names of servers; `*.gov.in` is every name below that. All public ones, when left out. */
  hosts?: readonly string[] | undefined;
  /** Whether http to this machine's own loopback is let pass: for development and tests alone. */
  toThisMachine?: boolean | undefined;
  /** Asks for the addresses of a name; the system's own resolver, when left out. */
  resolve?: ((name: string) => Promise<readonly string[]>) | undefined;
}

/** An address that was looked at, and the numbers to which alone the connection may go: the name is asked for once, and not again by whoever connects. */
export interface Checked {
  url: URL;
  addresses: readonly string[];
}

const LONGEST_URL = 500;
const RESOLVED_WITHIN_MS = 3000;
const PORTS: readonly string[] = ['', '443', '8443'];
/** Names that have no public meaning (RFC 6761, 6762, 7686, 8375, 9476 and common use). */
const localName = /(^|\.)(localhost|local|localdomain|internal|intranet|private|corp|home|lan|test|invalid|example|onion|alt|arpa)$/;
/** All that is given out of IPv6 lies here. What is outside is special, whatever a table says of it: `::/96` and the NAT64 prefixes among it. */
const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3');
/** Documentation (RFC 9637). */
const documentation = ipaddr.IPv6.parseCIDR('3fff::/20');

/**
 * THE WAY OUT. Whoever may say where the hub sends could have it knock at doors that only the hub can reach (SSRF). So an address is a name, over
 * https, on a usual port; the name is resolved here, every address that it has must be public, and the connection goes to those
 * and to no other. Asked when a webhook is registered and before each attempt: a name may have been moved since.
 */
export class Egress {
  constructor(private readonly settings: EgressSettings = {}) {}

  async check(text: string): Promise<Checked | WebhookProblem> {
    const url = this.read(text);
    if (!(url instanceof URL)) return url;
    const host = url.hostname;
    if (this.isThisMachine(host)) return { url, addresses: [host.replace(/^\[|\]$/g, '').replace('localhost', '127.0.0.1')] };
    const addresses = await this.addressesOf(host);
    if (addresses.length === 0) return WebhookProblem.NAME_UNKNOWN;
    return addresses.every(isPublic) ? { url, addresses } : WebhookProblem.PRIVATE_ADDRESS;
  }

  /** What can be told from the text. The parser is the one of browsers: `0x7f.1`, `127.1` and `①②⑦.⓪.⓪.①` are numbers to it. */
  private read(text: string): URL | WebhookProblem {
    if (text.length > LONGEST_URL || /[\s\\\p{C}]/u.test(text) || !URL.canParse(text)) return WebhookProblem.NOT_AN_ADDRESS;
    const url = new URL(text);
    const host = url.hostname;
    const number = host.replace(/^\[|\]$/g, '');
    const isOfThisMachine = this.isThisMachine(host);
    if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isOfThisMachine)) return WebhookProblem.NOT_HTTPS;
    if (/^[^/]*\/*[^/?#]*@/.test(text)) return WebhookProblem.SIGN_IN_IN_ADDRESS;
    if (url.hash) return WebhookProblem.NOT_AN_ADDRESS;
    if (isOfThisMachine) return url;
    if (isIP(number)) return WebhookProblem.NUMBER_INSTEAD_OF_NAME;
    if (!host.includes('.') || host.endsWith('.') || localName.test(host)) return WebhookProblem.LOCAL_NAME;
    if (!PORTS.includes(url.port)) return WebhookProblem.ODD_PORT;
    return this.isListed(host) ? url : WebhookProblem.HOST_NOT_LISTED;
  }

  private isThisMachine(host: string): boolean {
    return this.settings.toThisMachine === true && ['127.0.0.1', '[::1]', 'localhost'].includes(host);
  }

  private isListed(host: string): boolean {
    const { hosts } = this.settings;
    return !hosts || hosts.some((listed) => (listed.startsWith('*.') ? host.endsWith(listed.slice(1)) : host === listed));
  }

  private async addressesOf(name: string): Promise<readonly string[]> {
    const { resolve = resolveBySystem } = this.settings;
    const waited = Promise.withResolvers<readonly string[]>();
    const timer = setTimeout(() => waited.resolve([]), RESOLVED_WITHIN_MS);
    try {
      return await Promise.race([resolve(name), waited.promise]);
    } catch {
      return [];
    } finally {
      clearTimeout(timer);
    }
  }
}

async function resolveBySystem(name: string): Promise<string[]> {
  return (await lookup(name, { all: true, order: 'ipv4first' })).map(({ address }) => address);
}

/** An address of the public internet: in none of the special ranges (RFC 6890 and its registries), nor made of one (IPv4 in IPv6, in all its forms). */
export function isPublic(address: string): boolean {
  if (!isIP(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed.kind() === 'ipv4' || (parsed.match(globalUnicast) && !parsed.match(documentation));
}
