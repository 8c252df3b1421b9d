import type { EntityManager } from '@mikro-orm/postgresql';
import { calculateJwkThumbprint, CompactEncrypt, type CryptoKey, exportJWK, importJWK, type JWK } from 'jose';
import { Field, ID, InputType } from 'type-graphql';
import { mustBeANumber } from '../audit/clean-input.js';
import { dayInIndia } from '../clocks/india.js';
import { Conflict, Invalid, NotFound } from '../errors.js';
import { mayKnow } from '../offices/codes.js';
import { Office } from '../offices/office.entity.js';
import { globalId, rowId } from '../planner/global-id.js';
import type { Approval } from './approval.entity.js';
import { RecipientAuthority } from './codes.js';

const CURVES = ['P-256', 'P-384', 'P-521'];
/** What the certificates of India's certifying authorities have at least; and what a server wants to compute with at most. */
const [LEAST_RSA_BITS, MOST_RSA_BITS] = [2048, 8192];
/** 65537, the exponent of every key that is made today. */
const EXPONENT = 'AQAB';

@InputType({ description: 'A public key as a JSON Web Key (RFC 7517): the public members and no others. There is no place for a private one.' })
export class RecipientKeyInput {
  @Field({ description: 'EC or RSA.' })
  kty!: string;

  @Field(() => String, { nullable: true, description: `Of an EC key: the curve, ${CURVES.join(', ')}.` })
  crv?: string;

  @Field(() => String, { nullable: true, description: 'Of an EC key: the x coordinate (base64url).' })
  x?: string;

  @Field(() => String, { nullable: true, description: 'Of an EC key: the y coordinate (base64url).' })
  y?: string;

  @Field(() => String, { nullable: true, description: `Of an RSA key: the modulus (base64url), ${LEAST_RSA_BITS} bits or more.` })
  n?: string;

  @Field(() => String, { nullable: true, description: `Of an RSA key: the exponent (base64url), ${EXPONENT}.` })
  e?: string;
}

@InputType({ description: 'Whom an export goes to, and the key that it is encrypted to: an office of the hub, or an authority with its number.' })
export class RecipientInput {
  @Field(() => ID, { nullable: true, description: 'An office of the hub whose role sees identity. This, or an authority.' })
  officeId?: string;

  @Field(() => RecipientAuthority, { nullable: true, description: 'An authority that is no office of the hub.' })
  authority?: RecipientAuthority;

  @Field(() => String, { nullable: true, description: "Number of the authority's matter or order, such as SC 41/2026. A number, and never a name." })
  number?: string;

  @Field(() => RecipientKeyInput, { description: "The recipient's public key. Have it from the recipient, and not from who asks you to export." })
  key!: RecipientKeyInput;
}

/** For whom an export is made, with a key that is strong enough and known by its thumbprint. */
export class Recipient {
  private constructor(
    readonly office: Office | undefined,
    readonly authority: RecipientAuthority | undefined,
    readonly number: string | undefined,
    /** RFC 7638, SHA-256. */
    readonly thumbprint: string,
    private readonly key: CryptoKey,
    private readonly alg: string,
  ) {}

  static async of(em: EntityManager, { officeId, authority, number, key }: RecipientInput, now: Date): Promise<Recipient> {
    if ((officeId == null) === (authority == null)) throw new Invalid('Name one recipient: an office of the hub, or an authority.', ['recipient']);
    if (authority != null) {
      if (!number) throw new Invalid('Name the number of the matter or order.', ['recipient', 'number']);
      mustBeANumber(number, ['recipient', 'number']);
    } else if (number != null) throw new Invalid('An office of the hub needs no number.', ['recipient', 'number']);
    const office = officeId == null ? undefined : await officeOf(em, officeId, now);
    const { imported, alg, thumbprint } = await importKey(key);
    return new Recipient(office, authority ?? undefined, number ?? undefined, thumbprint, imported, alg);
  }

  /** As the consent and the record of the export keep it. */
  asColumns() {
    return { recipientOffice: this.office, recipientAuthority: this.authority, recipientNumber: this.number, recipientKey: this.thumbprint };
  }

  isThatOf({ recipientOffice, recipientAuthority, recipientNumber, recipientKey }: Approval): boolean {
    const same = (a: string | null | undefined, b: string | null | undefined) => (a ?? null) === (b ?? null);
    return (
      recipientKey === this.thumbprint &&
      same(recipientOffice?.id, this.office?.id) &&
      same(recipientAuthority, this.authority) &&
      same(recipientNumber, this.number)
    );
  }

  /** As the head of the file says it. */
  asHead(): Record<string, string> {
    return {
      ...(this.office && { recipient_office: globalId('Office', this.office.id), recipient: this.office.name }),
      ...(this.authority && { recipient: this.authority, recipient_number: this.number! }),
      recipient_key: this.thumbprint,
    };
  }

  /** Only who holds the private key reads it. The header is in clear and says by which export the file was made. */
  encrypt(text: string, { exportId, contentType }: { exportId: string; contentType: string }): Promise<string> {
    return new CompactEncrypt(new TextEncoder().encode(text))
      .setProtectedHeader({ alg: this.alg, enc: 'A256GCM', kid: this.thumbprint, cty: contentType, jti: exportId })
      .encrypt(this.key);
  }
}

/** An export is no way around the agreement: an office to which identity is not open gets none by a file either. */
async function officeOf(em: EntityManager, id: string, now: Date): Promise<Office> {
  const office = await em.findOne(Office, { id: rowId('Office', id, ['recipient', 'officeId']) });
  if (!office) throw new NotFound();
  if (office.activeTo && office.activeTo < dayInIndia(now)) throw new Conflict('This office has closed.', ['recipient', 'officeId']);
  if (!mayKnow(office.kind, 'ID', 'F')) throw new Conflict('By the agreement this office sees no identity.', ['recipient', 'officeId']);
  return office;
}

async function importKey({ kty, crv, x, y, n, e }: RecipientKeyInput): Promise<{ imported: CryptoKey; alg: string; thumbprint: string }> {
  const path = ['recipient', 'key'];
  if (kty === 'EC') {
    if (!crv || !CURVES.includes(crv) || !x || !y) throw new Invalid(`An EC key has crv (${CURVES.join(', ')}), x and y.`, path);
  } else if (kty === 'RSA') {
    if (!n || !e) throw new Invalid('An RSA key has n and e.', path);
    const bits = bitsOf(n);
    if (bits < LEAST_RSA_BITS || bits > MOST_RSA_BITS) throw new Invalid(`An RSA key has ${LEAST_RSA_BITS} to ${MOST_RSA_BITS} bits.`, path);
    if (e !== EXPONENT) throw new Invalid(`The exponent of an RSA key is ${EXPONENT}.`, path);
  } else throw new Invalid('A key is of kty EC or RSA.', path);
  const alg = kty === 'EC' ? 'ECDH-ES+A256KW' : 'RSA-OAEP-256';
  try {
    const imported = (await importJWK((kty === 'EC' ? { kty, crv, x, y } : { kty, n, e }) as JWK, alg)) as CryptoKey;
    // Of the key as it was understood, so that one key in two writings is one key.
    return { imported, alg, thumbprint: await calculateJwkThumbprint(await exportJWK(imported), 'sha256') };
  } catch {
    throw new Invalid('This is no public key.', path);
  }
}

function bitsOf(base64url: string): number {
  const bytes = Buffer.from(base64url, 'base64url');
  const first = bytes.findIndex((byte) => byte !== 0);
  return first < 0 ? 0 : (bytes.length - first) * 8 - Math.clz32(bytes[first]!) + 24;
}
