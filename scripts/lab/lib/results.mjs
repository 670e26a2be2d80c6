import { appendFileSync } from 'node:fs';

/**
 * Tells `npm run lab` what became of a claim, as `test/lab/results.ts` does; nothing where a part runs alone.
 * @param {{ part: string, agent: string, claim: string, result: 'right' | 'wrong' | 'unknown' }} result
 */
export function tell(result) {
  const file = process.env.SIGHTGLASS_LAB_RESULTS;
  if (file !== undefined) appendFileSync(file, `${JSON.stringify(result)}\n`);
}
