/** A report of a machine that nobody has, of a day in November 2026. */
export function fleetReportOf(number: number, next: () => number, day?: number): object;
