import { message } from '../../message.ts';
import { fromSource } from '../writing/source.ts';
import { ignoreTargets } from '../writing/targets.ts';
import type { DriftInput, DriftIssue } from './types.ts';

/** Returns the ignore files of assistants in use that differ from the source that they are written from. */
export function outOfStep({ source, assistants, ruleFiles }: DriftInput): readonly DriftIssue[] {
  if (source === null) return [];
  return ignoreTargets(assistants).flatMap(target => {
    const current = ruleFiles.find(file => file.path === target.file)?.text ?? null;
    const { text, problem } = fromSource(target, current, source);
    if (problem === null && text === (current ?? '')) return [];
    const args = { file: target.file, source: source.file };
    const differs =
      current === null ? message('ignore.drift.notWritten', args) : message('ignore.drift.outOfStep', args);
    const place = { file: current === null ? source.file : target.file, line: 1, pattern: null };
    const about = { assistants: target.assistants, isDead: false, missingIn: [target.file] };
    return [{ ...place, ...about, kind: 'out-of-step', level: 'medium', why: problem ?? differs } satisfies DriftIssue];
  });
}
