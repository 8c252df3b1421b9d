/** Days and times as they are written in India: DD-MM-YYYY, 24 hours, Indian Standard Time; and how long until. */
import { language, t } from './words.js';

const ZONE = 'Asia/Kolkata';
const day = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, day: '2-digit', month: '2-digit', year: 'numeric' });
const clock = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A day (`2026-06-05`, in India) or an instant, as DD-MM-YYYY. */
export function dayText(value: string | Date): string {
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)) return value.split('-').toReversed().join('-');
  return day.format(new Date(value)).replaceAll('/', '-');
}

/** An instant as DD-MM-YYYY HH:MM; of today the time alone. */
export function instantText(value: string | Date, now: Date = new Date()): string {
  const at = new Date(value);
  return day.format(at) === day.format(now) ? t('today', { time: clock.format(at) }) : `${dayText(at)} ${clock.format(at)}`;
}

/** How long until, or since: "in 5 h", "3 d ago". In the two greatest units that say something. */
export function awayText(value: string | Date, now: Date = new Date()): string {
  const ms = new Date(value).getTime() - now.getTime();
  const size = Math.abs(ms);
  const [amount, unit] =
    size < HOUR
      ? [Math.max(1, Math.round(size / MINUTE)), 'minute' as const]
      : size < 2 * DAY
        ? [Math.round(size / HOUR), 'hour' as const]
        : [Math.round(size / DAY), 'day' as const];
  return new Intl.RelativeTimeFormat(language.value, { style: 'short', numeric: 'always' }).format(ms < 0 ? -amount : amount, unit);
}

/** The day in India, `2026-06-05`, of an instant. */
export function dayInIndia(value: Date = new Date()): string {
  return dayText(value).split('-').toReversed().join('-');
}

/** What a `datetime-local` field holds, in India, of an instant; and back. */
export const toLocalInput = (value: Date): string => `${dayInIndia(value)}T${clock.format(value)}`;
export const fromLocalInput = (text: string): Date => new Date(`${text}:00+05:30`);

/** Paise as rupees, grouped as in India: ₹ 1,20,000; paise are shown where there are any. */
export function rupees(paise: number): string {
  const fraction = paise % 100 === 0 ? 0 : 2;
  return `₹ ${new Intl.NumberFormat('en-IN', { minimumFractionDigits: fraction, maximumFractionDigits: fraction }).format(paise / 100)}`;
}

/** A count, grouped as in India. */
export const count = (value: number): string => new Intl.NumberFormat('en-IN').format(value);
