import { catalogue } from '../../assistants/catalogue.ts';
import type { Assistant, Mechanism } from '../../assistants/types.ts';
import { type Message, message } from '../../message.ts';
import { filesOfOthers } from '../sources/collected.ts';
import { consultedFiles } from '../sources/consulted.ts';
import { isOutside } from '../sources/outside.ts';
import type { RuleFile } from '../types.ts';
import type { DriftInput, DriftIssue } from './types.ts';

/**
 * Names of files that people write but no product reads, with what the product reads instead. Claude Code: measured with 2.1.329; Codex:
 * measured with 0.169.0 (openai/codex issues 2847 and 6530 are open); OpenCode: no trace of the name in 1.18.33; all on 2026-11-20.
 */
const readByNobody: Readonly<Record<string, { readonly product: string; readonly instead: string }>> = {
  '.claudeignore': { product: 'Claude Code', instead: 'permissions.deny in .claude/settings.json' },
  '.codexignore': { product: 'Codex', instead: 'permission profiles in .codex/config.toml' },
  '.opencodeignore': { product: 'OpenCode', instead: 'permission.read in opencode.json' },
};

/** Returns the ignore files of a workspace that no assistant in use reads, or only under a condition. */
export function unreadFiles({ paths, ruleFiles, assistants, contentExclusion }: DriftInput): readonly DriftIssue[] {
  const issues = ruleFiles
    .filter(file => isIgnoreFile(file) && !filesOfOthers.has(file.mechanism))
    .flatMap(file => unread(file, ruleFiles, assistants, contentExclusion));
  for (const path of paths) {
    const known = readByNobody[path.slice(path.lastIndexOf('/') + 1)];
    if (known) issues.push(aboutFile(path, 'medium', message('ignore.drift.readByNobody', { file: path, ...known })));
  }
  return issues;
}

/** Whether a file of the workspace is in gitignore's syntax or a similar one, rather than a settings file. */
export function isIgnoreFile(file: RuleFile): boolean {
  return file.entries === undefined && !isOutside(file.path);
}

/** Returns the mechanisms of an assistant that really read a file and hold something back because of it. */
export function mechanismsReading(
  assistant: Assistant,
  file: RuleFile,
  ruleFiles: readonly RuleFile[],
): readonly Mechanism[] {
  return assistant.mechanisms.filter(
    mechanism =>
      mechanism.id === file.mechanism &&
      mechanism.covers.length > 0 &&
      consultedFiles(mechanism, ruleFiles).some(each => each.path === file.path),
  );
}

function unread(
  file: RuleFile,
  ruleFiles: readonly RuleFile[],
  assistants: readonly Assistant[],
  contentExclusion: boolean | null,
): readonly DriftIssue[] {
  const readers = assistants.flatMap(assistant =>
    mechanismsReading(assistant, file, ruleFiles).map(mechanism => ({ assistant, mechanism })),
  );
  if (readers.length > 0) {
    if (readers.some(({ mechanism }) => mechanism.onlyIf === undefined)) return [];
    const needsExclusion = ({ mechanism }: (typeof readers)[number]): boolean =>
      mechanism.accountFact === 'contentExclusion';
    if (contentExclusion === true && readers.some(needsExclusion)) return [];
    if (contentExclusion === false && readers.every(needsExclusion)) {
      return [aboutFile(file.path, 'medium', message('ignore.drift.noContentExclusion', { file: file.path }))];
    }
    return readers.flatMap(({ assistant, mechanism }) =>
      mechanism.onlyIf
        ? [
            {
              ...aboutFile(file.path, 'low', mechanism.onlyIf),
              kind: 'conditional' as const,
              assistants: [assistant.id],
              isDead: false,
            },
          ]
        : [],
    );
  }
  const elsewhere = readersSomewhere(file, assistants);
  if (elsewhere.length > 0) {
    const why = message('ignore.drift.nestedUnread', { file: file.path, assistants: names(elsewhere) });
    return [aboutFile(file.path, 'medium', why)];
  }
  return [aboutFile(file.path, 'medium', unreadHere(file))];
}

function unreadHere(file: RuleFile): Message {
  const readers = readersSomewhere(file, catalogue);
  return readers.length > 0
    ? message('ignore.drift.unread', { file: file.path, readers: names(readers) })
    : message('ignore.drift.unreadByAll', { file: file.path });
}

/** Returns the assistants that read files of this name, even if not at this place. */
function readersSomewhere(file: RuleFile, assistants: readonly Assistant[]): readonly Assistant[] {
  return assistants.filter(each =>
    each.mechanisms.some(({ id, covers }) => id === file.mechanism && covers.length > 0),
  );
}

function names(assistants: readonly Assistant[]): string {
  return assistants.map(each => each.name).join(', ');
}

function aboutFile(file: string, level: DriftIssue['level'], why: Message): DriftIssue {
  const place = { file, line: 1, pattern: null, assistants: [], missingIn: [] };
  return { ...place, kind: 'no-reader', level, why, isDead: true };
}
