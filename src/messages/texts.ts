import { NoticeKind } from '../disclosure/codes.js';
import { CODE_MINUTES } from './codes.js';

/**
 * EVERYTHING THAT LEAVES THE HUB. A message goes over wires and lies in boxes that are not ours, so it says less than the notice that it tells
 * of: what kind of thing it is, the number of the case where the receiver takes part in it, and to sign in. No word of anybody's, nothing of
 * a class of data, nobody's name or place; and no link, so that nobody learns to follow one.
 *
 * A further language is a further `Catalogue` here, complete or it does not compile.
 */
interface Catalogue {
  notices: Record<NoticeKind, Words>;
  /** A duty that may tell too much by its name (decision 0016): that one is due, and no more. */
  duty: Words;
  /** A meeting, in a calendar: of which kind of committee, and no more. */
  meeting: (committee: string) => string;
  code: Words & { sms: SmsTemplate };
  digest: {
    subject: string;
    toldMeanwhile: string;
    dueToday: string;
    overdue: string;
    aDuty: string;
    andMore: (n: number) => string;
  };
  caseNumber: (number: string) => string;
  /** Where a text message has no number of a case to name. */
  noNumber: string;
  signIn: string;
  footer: string;
}

interface Words {
  subject: string;
  line: string;
  /** For what cannot wait until somebody reads mail. */
  sms?: SmsTemplate;
}

/**
 * As it is registered with the operators, each under an id of its own (TCCCPR 2018): fixed text, and a variable with what may stand in it, as
 * TRAI's direction of 18 November 2025 asks (PIB release 2191273). `SMS_TEMPLATES` says under which number of theirs.
 */
export interface SmsTemplate {
  id: string;
  text: string;
}

const variable = { number: '{#alphanumeric#}', code: '{#numeric#}' } as const;
/** Operators let a variable have 30 characters. */
export const VARIABLE_AT_MOST = 30;
/** Each is sent in one part. */
export const SEGMENTS_AT_MOST = 1;

const registered = (id: string, said: string): { sms: SmsTemplate } => ({
  sms: { id, text: `Samanvay: ${said} Case: ${variable.number}. Sign in to read it.` },
});

const english: Catalogue = {
  notices: {
    BUDGET_REACHED: {
      subject: 'A daily limit was reached',
      line: 'An officer whom you supervise has opened as many identities today as one may alone.',
    },
    SECOND_PERSON_ASKED: {
      subject: 'A second person is asked',
      line: 'Your office is asked to consent, as the second person, to an opening.',
      ...registered('SAMANVAY-01', 'your office is asked to consent as the second person.'),
    },
    SECOND_PERSON_ANSWERED: { subject: 'The second person has answered', line: 'The second person whom you asked has answered.' },
    GLASS_BROKEN: {
      subject: 'A glass was broken',
      line: 'An officer has broken the glass of a case. It is to be reviewed within 24 hours.',
      ...registered('SAMANVAY-02', 'a glass was broken. Review it within 24 hours.'),
    },
    GLASS_NOT_BROKEN: {
      subject: 'A glass was not broken',
      line: 'An officer whom you supervise tried to break the glass of a case that is not there.',
    },
    GLASS_REVIEWED: { subject: 'A review is done', line: 'The glass that you broke has been reviewed.' },
    ACCESS_REQUESTED: { subject: 'An office asks to take part', line: 'An office asks to take part in a case that your office leads.' },
    ACCESS_ANSWERED: { subject: 'A request was answered', line: 'What your office asked for has been answered.' },
    HANDOVER_PROPOSED: {
      subject: 'Something is handed over to your office',
      line: 'Another office hands something over to yours. Acknowledge it in time.',
      ...registered('SAMANVAY-03', 'another office hands something over to yours.'),
    },
    HANDOVER_ANSWERED: { subject: 'A handover was answered', line: 'What your office hands over has been answered.' },
    HANDOVER_ENDED: { subject: 'A handover has ended', line: 'A handover to or from your office was revoked or overtaken.' },
    HANDOVER_EXPIRED: { subject: 'A handover was not answered', line: 'What your office handed over was not answered in time.' },
    CLOCK_50: { subject: 'Half of the time is gone', line: 'Half of the time of a duty is gone.' },
    CLOCK_80: { subject: 'Four fifths of the time are gone', line: 'Four fifths of the time of a duty are gone.' },
    CLOCK_100: {
      subject: 'A duty is overdue',
      line: 'The time of a duty is over, and it is not done.',
      ...registered('SAMANVAY-04', 'the time of a duty is over, and it is not done.'),
    },
    CONTRADICTION_FOUND: {
      subject: 'Something does not fit together',
      line: 'What is on record does not fit together, and your office can correct it.',
    },
    ALERT_RECEIVED: {
      subject: 'An alert is addressed to your office',
      line: 'An alert is addressed to your office.',
      ...registered('SAMANVAY-05', 'an alert is addressed to your office.'),
    },
    ALERT_WITHDRAWN: { subject: 'An alert was withdrawn', line: 'An alert that your office received was withdrawn.' },
    ALERT_SIGHTING: {
      subject: 'Something was seen',
      line: 'Something was seen of what an alert of your office is about.',
      ...registered('SAMANVAY-06', 'something was seen of what an alert of your office is about.'),
    },
    ALERT_ACTED: { subject: 'An alert was acted upon', line: 'An office has acted upon an alert of yours.' },
    NAMES_REFUSED: {
      subject: 'A daily limit was reached',
      line: 'An officer whom you supervise has written names into texts of alerts as often as is let pass in a day.',
    },
    ROLE_ASKED: { subject: 'A role is asked for', line: 'A role is asked for, for an officer of your office. A head of the office answers.' },
    ROLE_ANSWERED: { subject: 'A role was answered', line: 'The role that you asked for was given, or not.' },
    ROLE_WITHDRAWN: { subject: 'A role was withdrawn', line: 'An officer of your office has lost a role.' },
    WEBHOOK_PAUSED: {
      subject: 'A webhook is paused',
      line: 'A webhook of your office is paused. What happens meanwhile is sent when it is resumed.',
    },
    MEETING_CALLED: { subject: 'A meeting is called', line: 'A committee in which your office has a seat is to meet.' },
    MINUTES_ISSUED: { subject: 'Minutes are issued', line: 'The minutes of a committee in which your office has a seat are signed.' },
    ACTION_ITEM_GIVEN: { subject: 'Your office is to do something', line: 'A committee has decided something that your office is to do.' },
    ACTION_ITEM_ANSWERED: { subject: 'An action item is answered', line: 'An office has answered an action item of your committee.' },
    ACTION_ITEM_SETTLED: { subject: 'An action item is settled', line: 'The chair has accepted or returned an action item of your office.' },
    ACTION_ITEM_OVERDUE: { subject: 'An action item is overdue', line: 'The day of an action item of your office is over.' },
    WATCH_ASKED: { subject: 'The watch list waits for your office', line: 'Your office is asked to decide about the watch list.' },
    WATCH_DECIDED: { subject: 'The watch list: decided', line: 'An entry on the watch list that your office proposed was decided.' },
    WATCH_REVIEW_DUE: { subject: 'The watch list: a review is due', line: 'An entry on the watch list is to be reviewed.' },
    PARTNER_EXPIRING: { subject: 'An accreditation ends soon', line: 'The accreditation of a partner organisation ends soon.' },
    TRAINING_DUE: { subject: 'Training is due', line: 'Training of your office is due to be refreshed.' },
    DRIVE_PLANNED: { subject: 'A joint drive is planned', line: 'Your office is asked to take part in a joint drive.' },
    REPORT_TO_SIGN: { subject: 'A report waits for a signature', line: 'A report waits for the signature of your office.' },
    REPORT_MOVED: { subject: 'A report has moved', line: 'A report of your office was signed, sent on or returned.' },
    MESSAGES_GIVEN_UP: {
      subject: 'Messages cannot be delivered',
      line: 'Messages to an office could not be delivered, and are tried no more. Look after its address.',
    },
  },
  duty: { subject: 'A duty is due', line: 'A duty of your office is due.', ...registered('SAMANVAY-07', 'a duty of your office is due.') },
  meeting: (committee) => `Meeting: ${committee}`,
  code: {
    subject: 'Your code',
    line: `Your code is ${variable.code}. It holds for ${CODE_MINUTES} minutes. If you did not ask for it, somebody gave your address as theirs; do nothing.`,
    sms: { id: 'SAMANVAY-08', text: `Samanvay: your code is ${variable.code}. It holds for ${CODE_MINUTES} minutes. Give it to nobody.` },
  },
  digest: {
    subject: 'What is due, and what you were told',
    toldMeanwhile: 'Told, and not sent one by one',
    dueToday: 'Due today',
    overdue: 'Overdue',
    aDuty: 'A duty (sign in to read which)',
    andMore: (n) => `and ${n} more`,
  },
  caseNumber: (number) => `Case ${number}.`,
  noNumber: 'in the hub',
  signIn: 'Sign in to read it.',
  footer: 'This message says no more than that, and has no link: go to your portal as always. To change what is sent, use setContact.',
};

/** English so far; those of the portal's catalogue (Hindi, Tamil) come beside it. */
export const catalogues = { en: english } as const;

/** A message as it leaves. */
export interface Said {
  subject: string;
  text: string;
}

/** What is kept of a text in `Message.template`: a kind of notice, or one of these. */
export type Template = NoticeKind | 'DUTY' | 'CODE' | 'DIGEST';

function wordsOf(template: Exclude<Template, 'DIGEST'>, { notices, duty, code }: Catalogue): Words {
  return template === 'DUTY' ? duty : template === 'CODE' ? code : notices[template];
}

/** The mail of a notice. */
export function noticeMail(template: Exclude<Template, 'DIGEST' | 'CODE'>, number: string | null, catalogue: Catalogue = english): Said {
  const { subject, line } = wordsOf(template, catalogue);
  const { caseNumber, signIn, footer } = catalogue;
  return {
    subject: `Samanvay: ${subject}`,
    text: [[line, number && caseNumber(number), signIn].filter(Boolean).join(' '), '', footer, ''].join('\n'),
  };
}

/** The mail that holds a code. */
export function codeMail(code: string, catalogue: Catalogue = english): Said {
  const { subject, line } = catalogue.code;
  return { subject: `Samanvay: ${subject}`, text: `${line.replace(variable.code, code)}\n` };
}

/** The text message of a template, and the template under which it is registered; none where a kind is not urgent. */
export function textMessage(
  template: Template,
  { number, code }: { number: string | null; code?: string | undefined },
  catalogue: Catalogue = english,
): { template: SmsTemplate; text: string } | undefined {
  const sms = template === 'DIGEST' ? undefined : wordsOf(template, catalogue).sms;
  if (!sms) return undefined;
  const text = sms.text.replace(variable.number, number ?? catalogue.noNumber).replace(variable.code, code ?? '');
  return { template: sms, text };
}

/** All that are to be registered. */
export function smsTemplates(catalogue: Catalogue = english): SmsTemplate[] {
  const { notices, duty, code } = catalogue;
  return [...Object.values(notices), duty, code].flatMap(({ sms }) => (sms ? [sms] : []));
}

/** The kinds that are told by SMS too. */
export const urgentKinds: readonly NoticeKind[] = Object.values(NoticeKind).filter((kind) => english.notices[kind].sms);

/** A duty as a digest may say it: neither name nor number where it may tell too much. */
export interface DueDuty {
  duty: string | null;
  number: string | null;
  isOverdue: boolean;
}

const NUMBERS_AT_MOST = 20;

/** The morning's mail: counts by kind of what was told, and duties that are due today or overdue, by duty, with the numbers of their cases. */
export function digestMail(told: ReadonlyMap<Template, number>, duties: readonly DueDuty[], catalogue: Catalogue = english): Said {
  const { digest, signIn, footer } = catalogue;
  const listed = (heading: string, of: readonly DueDuty[]) => {
    if (of.length === 0) return [];
    const byDuty = Map.groupBy(of, ({ duty }) => duty);
    const lines = [...byDuty].map(([duty, all]) => {
      const numbers = [...new Set(all.flatMap(({ number }) => number ?? []))];
      const more = numbers.length > NUMBERS_AT_MOST ? [digest.andMore(numbers.length - NUMBERS_AT_MOST)] : [];
      return `- ${duty ?? digest.aDuty}: ${[String(all.length), ...numbers.slice(0, NUMBERS_AT_MOST), ...more].join(', ')}`;
    });
    return [`${heading} (${of.length})`, ...lines, ''];
  };
  const kinds = [...told].map(([template, n]) => `- ${wordsOf(template as Exclude<Template, 'DIGEST'>, catalogue).subject}: ${n}`);
  const text = [
    ...listed(
      digest.overdue,
      duties.filter(({ isOverdue }) => isOverdue),
    ),
    ...listed(
      digest.dueToday,
      duties.filter(({ isOverdue }) => !isOverdue),
    ),
    ...(kinds.length > 0 ? [digest.toldMeanwhile, ...kinds, ''] : []),
    signIn,
    '',
    footer,
    '',
  ];
  return { subject: `Samanvay: ${digest.subject}`, text: text.join('\n') };
}

/** What a calendar shows of a meeting. */
export function meetingTitle(committee: string, { meeting }: Catalogue = english): string {
  return meeting(committee);
}

/** What a calendar shows of a duty. */
export function eventTitle({ duty, number }: Pick<DueDuty, 'duty' | 'number'>, { duty: unnamed }: Catalogue = english): string {
  return duty === null ? unnamed.subject : number === null ? duty : `${duty} (${number})`;
}
