import type { SmsTemplate } from './texts.js';

/** A mail as it leaves: plain text, and nothing that tells who has read it. */
export interface Mail {
  /** Names it to the receiver's server, the same whenever it is tried again. */
  id: string;
  to: string;
  subject: string;
  text: string;
  at: Date;
}

export interface Sms {
  id: string;
  to: string;
  text: string;
  template: SmsTemplate;
}

/** It has not arrived, for sure: it may be tried again. Whatever else is thrown leaves that open. */
export class NotSent extends Error {
  constructor(
    /** Of ours, never the words of a server: they repeat addresses. */
    readonly reason: string,
  ) {
    super(`Not sent: ${reason}`);
    this.name = 'NotSent';
  }
}

/**
 * Where messages leave. `handOver` is awaited right before the first byte after which a message may have arrived; when that throws, nothing
 * leaves.
 */
export interface Outlet {
  /** How it is called at the start. */
  name: string;
  mail?(mail: Mail, handOver: () => Promise<void>): Promise<void>;
  sms?(sms: Sms, handOver: () => Promise<void>): Promise<void>;
}
