/** India has one zone, +05:30 all year. Days of the law begin and end in it. */
const OFFSET = 5.5 * 3_600_000;

/** The day in India (YYYY-MM-DD) on which an instant falls. */
export function dayInIndia(instant: Date): string {
  return new Date(instant.getTime() + OFFSET).toISOString().slice(0, 10);
}

/** The first instant of a day in India. */
export function startOfDayInIndia(day: string): Date {
  return new Date(`${day}T00:00:00+05:30`);
}

/** The first day of a month, so many months from that of a day: `firstOfMonth('2026-12-31', 1)` is 2027-01-01. */
export function firstOfMonth(day: string, monthsOn = 0): string {
  const [year, month] = day.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, month - 1 + monthsOn, 1)).toISOString().slice(0, 10);
}
