import type { AccountFacts } from '../core/ignore/verdicts.ts';
import { readExclusion } from '../node/exclusionFacts.ts';
import type { Environment } from './environment.ts';
import { printable, say } from './text.ts';
import { UsageError } from './usage.ts';

/** What is known of the Copilot account: that it has content exclusion, and with `--exclusion-rules` by which rules. */
export function accountFacts({ options, warn }: Environment): AccountFacts {
  const { exclusionRules: file, workspace: folder, contentExclusion: known } = options;
  if (file === null) return { contentExclusion: known };
  const { facts, problems } = readExclusion({ folder, file, known });
  if (facts.excludedBy === undefined) throw new UsageError(problems.map(each => printable(say(each))).join(' '));
  for (const each of problems) warn(printable(say(each)));
  return facts;
}
