import path from 'node:path';
import type { AccountFacts } from '../../core/ignore/verdicts.ts';
import { readExclusion } from '../../node/ignore/exclusionFacts.ts';
import type { Environment } from '../environment.ts';
import { say } from '../output/text.ts';
import { shownBelow } from '../../node/files/inside.ts';
import { existingPath } from './paths.ts';
import { UsageError } from './usage.ts';

/**
 * Returns what is known about the Copilot account: whether it has content exclusion, and with `--exclusion-rules` its rules. The
 * rules apply to the files of `folder`, absolute.
 */
export function accountFacts({ options, warn }: Environment, folder = options.workspace): AccountFacts {
  const { exclusionRules, contentExclusion: known } = options;
  if (exclusionRules === null) return { contentExclusion: known };
  const absolute = existingPath(exclusionRules, options) ?? path.resolve(options.currentFolder, exclusionRules);
  // In messages and verdicts, the file's name is relative to the folder that it applies to, if it is inside it.
  const file = shownBelow(folder, absolute);
  const { facts, problems } = readExclusion({ folder, file, known });
  if (facts.excludedBy === undefined) throw new UsageError(problems.map(say).join(' '));
  for (const each of problems) warn(say(each));
  return facts;
}
