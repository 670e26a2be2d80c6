import { appendFileSync } from 'node:fs';

/** One of our claims, tested with a real agent. */
export interface LabResult {
  readonly part: 'context' | 'guard' | 'history' | 'settings' | 'policy';
  readonly agent: string;
  readonly claim: string;
  /** `unknown`: this run could not show it. */
  readonly result: 'right' | 'wrong' | 'unknown';
}

/** Adds results to the file that `npm run lab` names for its parts; does nothing if a part runs alone. */
export function tell(results: readonly LabResult[]): void {
  const file = process.env['SIGHTGLASS_LAB_RESULTS'];
  if (file !== undefined) for (const each of results) appendFileSync(file, `${JSON.stringify(each)}\n`);
}
