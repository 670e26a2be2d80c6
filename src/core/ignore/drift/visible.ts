import { message } from '../../message.ts';
import { sensitivePath } from '../../secrets/sensitivePaths.ts';
import { evaluate } from '../gitignore/evaluate.ts';
import { isOutside } from '../sources/outside.ts';
import { ignoreTargets } from '../writing/targets.ts';
import type { RuleReference } from '../types.ts';
import type { Steps } from '../../steps.ts';
import { type DriftInput, type DriftIssue, pathsPerStep } from './types.ts';

interface Seen {
  readonly by: RuleReference;
  readonly paths: string[];
  readonly assistants: Set<string>;
}

/** Returns sensitive files that git ignores but an assistant in use can still send: one issue per rule of git. */
export function* visibleSecrets(input: DriftInput): Steps<readonly DriftIssue[]> {
  const gitFiles = input.ruleFiles.filter(file => file.mechanism === '.gitignore');
  const seen = new Map<string, Seen>();
  for (const [index, path] of input.paths.entries()) {
    if (index % pathsPerStep === pathsPerStep - 1) yield;
    if (!input.secretPaths.has(path) && sensitivePath(path) === null) continue;
    const { ignored, by } = evaluate(gitFiles, path);
    if (!ignored || by === null || isOutside(by.file)) continue;
    const sent = input.verdictsOf(path).filter(({ verdict }) => verdict === 'sent');
    if (sent.length === 0) continue;
    const key = `${by.file}:${by.line}`;
    const group = seen.get(key) ?? { by, paths: [], assistants: new Set<string>() };
    group.paths.push(path);
    for (const { assistant } of sent) group.assistants.add(assistant);
    seen.set(key, group);
  }
  return [...seen.values()].map(group => visible(group, input));
}

function visible({ by, paths, assistants }: Seen, input: DriftInput): DriftIssue {
  const involved = input.assistants.filter(each => assistants.has(each.id));
  const args = { path: paths[0] ?? '', count: paths.length, assistants: involved.map(each => each.name).join(', ') };
  const why = paths.length === 1 ? message('ignore.drift.visible', args) : message('ignore.drift.visibleMany', args);
  return {
    kind: 'visible',
    level: 'high',
    file: by.file,
    line: by.line,
    pattern: by.pattern,
    why,
    assistants: involved.map(each => each.id),
    isDead: false,
    missingIn: ignoreTargets(involved).map(target => target.file),
  };
}
