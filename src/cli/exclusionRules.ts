import { readFileSync } from 'node:fs';
import path from 'node:path';
import { contentExclusion, parseContentExclusion } from '../core/ignore/contentExclusion.ts';
import type { AccountFacts } from '../core/ignore/verdicts.ts';
import { readRuleText } from '../node/ruleText.ts';
import type { Environment } from './environment.ts';
import { printable, say } from './text.ts';
import { UsageError } from './usage.ts';

/** Copilot reads this much of a file that is not open (microsoft/vscode-copilot-chat@31acd00a, remoteContentExclusion.ts). */
const bytesRead = 1024;

/** What is known of the Copilot account: that it has content exclusion, and with `--exclusion-rules` by which rules. */
export function accountFacts({ options, warn }: Environment): AccountFacts {
  const { exclusionRules: name, workspace } = options;
  if (name === null) return { contentExclusion: options.contentExclusion };
  const { text, problem } = readRuleText(path.resolve(workspace, name), name);
  if (problem !== null) throw new UsageError(say(problem));
  if (text === null) throw new UsageError(`${name} does not exist`);
  const { rules, problems } = parseContentExclusion(text, name);
  for (const each of problems) warn(printable(say(each)));
  const root = workspace.split(path.sep).join('/');
  const textOf = (file: string): string => startOf(path.join(workspace, file));
  // Somebody who has rules has the account that they belong to.
  const excludedBy = contentExclusion(rules, { root, fetchUrl: null }, name, textOf);
  return { contentExclusion: options.contentExclusion ?? true, excludedBy };
}

function startOf(file: string): string {
  try {
    return readFileSync(file).subarray(0, bytesRead).toString('utf8');
  } catch {
    return '';
  }
}
