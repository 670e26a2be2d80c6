import { statSync } from 'node:fs';
import path from 'node:path';
import { slashed } from '../../../core/guard/places.ts';
import type { Allowance } from '../../../core/guard/types.ts';
import { allowPath } from '../../../node/guard/allowances.ts';
import type { Environment } from '../../environment.ts';
import { existingPath } from '../../arguments/paths.ts';
import { UsageError } from '../../arguments/usage.ts';
import { allowanceReport } from '../../output/reports/guardReport.ts';
import { mustBePerson } from '../../person.ts';

/** How long a file is allowed by default, in milliseconds. */
const usual = 3_600_000;

/** `sightglass guard allow PATH [--once | --for 30m | --until DATE]` */
export function guardAllowCommand(environment: Environment, operands: readonly string[]): Promise<number> {
  mustBePerson(environment, 'guard allow');
  const { options, print } = environment;
  const [given, ...more] = operands;
  if (given === undefined || more.length > 0) throw new UsageError('guard allow needs one path');
  const { once, for: duration, until: date } = options.guard;
  if ([once, duration !== null, date !== null].filter(Boolean).length > 1)
    throw new UsageError('guard allow takes one of --once, --for and --until');
  const now = Date.now();
  const until = once ? null : (date ?? now + (duration ?? usual));
  if (until !== null && until <= now) throw new UsageError('--until takes a time in the future');
  const absolute = existingPath(given, options) ?? path.resolve(options.currentFolder, given);
  const isFolder = statSync(absolute, { throwIfNoEntry: false })?.isDirectory() === true;
  const allowance: Allowance = { path: slashed(absolute, process.platform === 'win32') + (isFolder ? '/' : ''), until };
  // Done first, because it refuses an unknown format.
  const report = allowanceReport(allowance, options.format);
  allowPath(options.home, allowance, now);
  print(report);
  return Promise.resolve(0);
}
