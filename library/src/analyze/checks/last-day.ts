/**
 * The last day that a date means, so that what holds until July holds through the 31st.
 * @module
 */

/** The last day of an ISO date that may be a year, a month, a day or a time: `2024-07` gives `2024-07-31`. */
export function lastDay(date: string): string {
  const [year = '', month = '12', day] = date.slice(0, 10).split('-');
  if (day !== undefined) return date.slice(0, 10);
  const end = new Date(Date.UTC(Number(year), Number(month), 0));
  return end.toISOString().slice(0, 10);
}

/** Whether a date has passed on the day of the clock. */
export function isPast(date: string, clock: string): boolean {
  return lastDay(date) < clock.slice(0, 10);
}
