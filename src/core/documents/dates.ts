/** The form of a date: `2026-12-31`. Whether the calendar has that day is another question; see {@link isDate}. */
export const datePattern = /^\d{4}-\d\d-\d\d$/;

/** Whether a text is a date that the calendar has: `Date` takes February 30 for March 2. */
export function isDate(text: string): boolean {
  const at = datePattern.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}
