import { Channel } from './codes.js';

/** One mailbox, in characters that no header can be made of. What else RFC 5322 allows, no office has. */
const mailbox = /^[A-Za-z0-9](?:[A-Za-z0-9._%+-]{0,62}[A-Za-z0-9_%+-])?@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,24}$/;
/** India's mobile numbers (National Numbering Plan): ten digits from 6 on. Operators carry registered templates to no others. */
const mobile = /^\+91[6-9]\d{9}$/;

/** Whether something can be sent there, and nothing else be smuggled in with it. */
export function isAddress(channel: Channel, address: string): boolean {
  return address.length <= 254 && (channel === Channel.MAIL ? mailbox : mobile).test(address);
}
