import path from 'node:path';
import type { AccountFacts } from '../../core/ignore/verdicts.ts';
import { readExclusion } from '../../node/ignore/exclusionFacts.ts';
import type { Environment } from '../environment.ts';
import { printable, say } from '../output/text.ts';
import { UsageError } from './usage.ts';

/**
 * What is known of the Copilot account: that it has content exclusion, and with `--exclusion-rules` by which rules. They count
 * for the files of `folder`, absolute.
 */
export function accountFacts({ options, warn }: Environment, folder = options.workspace): AccountFacts {
  const { exclusionRules, workspace, contentExclusion: known } = options;
  if (exclusionRules === null) return { contentExclusion: known };
  // Named from where the command was called, also when it looks at another folder.
  const file = folder === workspace ? exclusionRules : path.resolve(workspace, exclusionRules);
  const { facts, problems } = readExclusion({ folder, file, known });
  if (facts.excludedBy === undefined) throw new UsageError(problems.map(each => printable(say(each))).join(' '));
  for (const each of problems) warn(printable(say(each)));
  return facts;
}
