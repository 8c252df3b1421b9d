/** India has one zone, +05:30 all year. Days of the law begin and end in it. */
const OFFSET = 5.5 * 3_600_000;

/** The day in India (YYYY-MM-DD) on which an instant falls. */
export function dayInIndia(instant: Date): string {
  return new Date(instant.getTime() + OFFSET).toISOString().slice(0, 10);
}
