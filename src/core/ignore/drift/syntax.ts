import type { Assistant, Mechanism } from '../../assistants/types.ts';
import { type Message, message } from '../../message.ts';
import { parseJson } from '../../config/jsonTree.ts';
import { consultedFiles } from '../sources/consulted.ts';
import { isOutside } from '../sources/outside.ts';
import { ruleFileProblems } from '../gitignore/problems.ts';
import { patternLines } from '../gitignore/rules.ts';
import type { RuleFile } from '../types.ts';
import type { DriftInput, DriftIssue } from './types.ts';

/** Returns the rules that mean something else to the assistant that reads them than they seem to say. */
export function misunderstoodRules({ ruleFiles, assistants }: DriftInput): readonly DriftIssue[] {
  return assistants.flatMap(assistant =>
    assistant.mechanisms.flatMap(mechanism => {
      const read = new Set(consultedFiles(mechanism, ruleFiles).map(file => file.path));
      return ruleFiles
        .filter(file => file.mechanism === mechanism.id && read.has(file.path) && !isOutside(file.path))
        .flatMap(file => inFile(file, mechanism, assistant));
    }),
  );
}

function inFile(file: RuleFile, mechanism: Mechanism, assistant: Assistant): readonly DriftIssue[] {
  switch (mechanism.syntax) {
    case 'glob':
      return mechanism.kind === 'ignore-file' ? plainGlobs(file, assistant) : [];
    case 'claude-permission':
      return [...brokenSettings(file, assistant), ...deadPermissions(file, assistant)];
    case 'opencode-permission':
      return rootMissed(file, assistant);
    case 'gitignore':
    case 'minimatch':
    case 'codex-permission':
    case 'regex':
      return [];
  }
}

/** Amazon Q reads the lines as plain globs (aws/language-servers@55af91ea), so an exception excepts nothing. */
function plainGlobs(file: RuleFile, assistant: Assistant): readonly DriftIssue[] {
  const exception = patternLines(file.text).find(({ pattern }) => pattern.startsWith('!'));
  if (!exception) return [];
  const why = message('ignore.drift.globException', { assistant: assistant.name, line: exception.line });
  return [issue(file, assistant, exception.line, exception.pattern, 'low', why)];
}

/** One comment or comma too many makes Claude Code drop the whole file (measured with 2.1.329, 2026-11-20). */
function brokenSettings(file: RuleFile, assistant: Assistant): readonly DriftIssue[] {
  const { error } = parseJson(file.text, true);
  if (error === null) return [];
  const { line, column } = error;
  const why = message('ignore.drift.brokenSettings', { assistant: assistant.name, file: file.path, line, column });
  return [issue(file, assistant, line, null, 'medium', why)];
}

/**
 * Returns deny rules that deny nothing. They are in a settings file, where a line may contain anything, so it is neither shown nor
 * removed.
 */
function deadPermissions(file: RuleFile, assistant: Assistant): readonly DriftIssue[] {
  return ruleFileProblems(file).map(({ line, why }) => issue(file, assistant, line, null, 'medium', why));
}

/** A pattern that starts with two stars and a slash does not match in the root (measured with 1.18.33, 2026-11-20). */
function rootMissed(file: RuleFile, assistant: Assistant): readonly DriftIssue[] {
  return (file.entries ?? [])
    .filter(({ pattern, negated }) => !negated && pattern.startsWith('**/'))
    .map(({ line, written, pattern }) => {
      const why = message('ignore.drift.rootMissed', {
        assistant: assistant.name,
        line,
        instead: pattern.slice(2).replace('/', '*'),
      });
      return issue(file, assistant, line, written, 'medium', why);
    });
}

function issue(
  file: RuleFile,
  assistant: Assistant,
  line: number,
  pattern: string | null,
  level: DriftIssue['level'],
  why: Message,
): DriftIssue {
  const place = { file: file.path, line, pattern, assistants: [assistant.id], missingIn: [] };
  return { ...place, kind: 'not-understood', level, why, isDead: false };
}
