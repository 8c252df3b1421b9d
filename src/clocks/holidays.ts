/**
 * Days on which offices are closed. The three national holidays are closed everywhere; the rest each State gazettes year by year, and
 * `samanvay clocks holidays` takes it in; until it has, what is counted in that State's working days advises and is never breached. Weekly holidays differ as well: the five-day week is a default of ours where nobody has verified another.
 */
export const nationalHolidays: readonly { month: number; day: number; name: string }[] = [
  { month: 1, day: 26, name: 'Republic Day' },
  { month: 8, day: 15, name: 'Independence Day' },
  { month: 10, day: 2, name: "Mahatma Gandhi's birthday" },
];

/** Saturday and Sunday. Working days of a State that works on Saturdays are then fewer than counted here, to nobody's disadvantage but the clock's. */
export const CLOSED_ON: readonly number[] = [6, 7];

/** The national holidays of the years that a hub can have clocks in. */
export function nationalDays(fromYear = 2016, toYear = 2040): string[] {
  const two = (number: number) => String(number).padStart(2, '0');
  return Array.from({ length: toYear - fromYear + 1 }, (_, i) => fromYear + i).flatMap((year) =>
    nationalHolidays.map(({ month, day }) => `${year}-${two(month)}-${two(day)}`),
  );
}
