/** The form of a date: `2026-12-31`. It does not check that the day exists in the calendar; see {@link isDate}. */
export const datePattern = /^\d{4}-\d\d-\d\d$/;

/** Whether a text is a date that exists in the calendar (`Date` turns February 30 into March 2). */
export function isDate(text: string): boolean {
  const at = datePattern.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}
