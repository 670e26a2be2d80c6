import type { Assistant } from '../../assistants/types.ts';
import { type Message, message } from '../../message.ts';
import { sensitivePath } from '../../secrets/sensitivePaths.ts';
import { evaluate } from '../gitignore/evaluate.ts';
import { type IgnoreTarget, ignoreTargets } from '../writing/targets.ts';
import type { RuleReference } from '../types.ts';
import type { Steps } from '../../steps.ts';
import { type DriftInput, type DriftIssue, pathsPerStep } from './types.ts';

interface Difference {
  readonly by: RuleReference;
  readonly other: IgnoreTarget;
  /** The path to display: the first one, or a sensitive one if there is any. */
  path: string;
  count: number;
}

/**
 * Returns files that the ignore file of one assistant holds back but another assistant in use would send, because its own ignore file
 * says nothing: one issue per rule and other file, or one per pair of files if the other one is missing.
 */
export function* disagreements(input: DriftInput): Steps<readonly DriftIssue[]> {
  const targets = ignoreTargets(input.assistants).map(target => ({
    target,
    files: input.ruleFiles.filter(file => file.path === target.file),
  }));
  const missing = new Set(targets.filter(each => each.files.length === 0).map(each => each.target.file));
  if (missing.size === targets.length) return [];
  const differences = new Map<string, Difference>();
  for (const [index, path] of input.paths.entries()) {
    if (index % pathsPerStep === pathsPerStep - 1) yield;
    const decided = targets.map(({ target, files }) => ({ target, ...evaluate(files, path) }));
    const lacking = decided.filter(each => !each.ignored);
    if (lacking.length === 0 || lacking.length === targets.length) continue;
    const senders = sendersOf(path, input);
    const others = lacking.filter(each => each.target.assistants.some(id => senders.has(id)));
    for (const { by, ignored } of decided) {
      if (!ignored || by === null) continue;
      for (const { target: other } of others) {
        const key = missing.has(other.file) ? `${by.file} ${other.file}` : `${by.file}:${by.line} ${other.file}`;
        const known = differences.get(key);
        if (known) {
          known.count++;
          if (sensitivePath(known.path) === null && sensitivePath(path) !== null) known.path = path;
        } else differences.set(key, { by, other, path, count: 1 });
      }
    }
  }
  return [...differences.values()].map(each => disagreement(each, missing.has(each.other.file), input.assistants));
}

function sendersOf(path: string, { verdictsOf }: DriftInput): ReadonlySet<string> {
  return new Set(
    verdictsOf(path)
      .filter(each => each.verdict === 'sent')
      .map(each => each.assistant),
  );
}

function disagreement(
  { by, other, path, count }: Difference,
  isMissing: boolean,
  assistants: readonly Assistant[],
): DriftIssue {
  const involved = assistants.filter(each => other.assistants.includes(each.id));
  const args = {
    file: by.file,
    other: other.file,
    path,
    count,
    assistants: involved.map(each => each.name).join(', '),
  };
  return {
    kind: 'disagreement',
    level: 'medium',
    file: by.file,
    line: isMissing ? 1 : by.line,
    pattern: isMissing ? null : by.pattern,
    why: whyOf(isMissing, count, args),
    assistants: involved.map(each => each.id),
    isDead: false,
    missingIn: [other.file],
  };
}

function whyOf(isMissing: boolean, count: number, args: Readonly<Record<string, string | number>>): Message {
  if (count === 1)
    return isMissing ? message('ignore.drift.missingFileOne', args) : message('ignore.drift.disagreeOne', args);
  return isMissing ? message('ignore.drift.missingFile', args) : message('ignore.drift.disagree', args);
}
