import { appendFileSync } from 'node:fs';

/**
 * Reports the result of a claim to `npm run lab`, as `test/lab/results.ts` does; does nothing if a part runs alone.
 * @param {{ part: string, agent: string, claim: string, result: 'right' | 'wrong' | 'unknown' }} result
 */
export function tell(result) {
  const file = process.env.SIGHTGLASS_LAB_RESULTS;
  if (file !== undefined) appendFileSync(file, `${JSON.stringify(result)}\n`);
}
