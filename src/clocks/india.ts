/** India has one zone, +05:30 all year. Days of the law begin and end in it. */
const OFFSET = 5.5 * 3_600_000;

/** The day in India (YYYY-MM-DD) on which an instant falls. */
export function dayInIndia(instant: Date): string {
  return new Date(instant.getTime() + OFFSET).toISOString().slice(0, 10);
}

/** The day that many days after a day. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
