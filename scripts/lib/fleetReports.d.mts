/** From 0 to below 1, the same for the same seed. */
export function randomFrom(seed: number): () => number;
/** A report of a machine that nobody has, of a day in November 2026. */
export function fleetReportOf(number: number, next: () => number, day?: number): object;
