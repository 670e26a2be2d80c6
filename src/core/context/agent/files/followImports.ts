import { folderOf, isWithin, resolved } from '../../../paths/absolutePaths.ts';
import type { AgentFile } from './agentFile.ts';
import type { Collected } from './collected.ts';
import type { Disk, DiskFile } from './disk.ts';
import { excludedOf } from './choice/switchedOff.ts';
import type { FileRule } from './fileRule.ts';
import { type ImportRule, importsIn } from './markdown/imports.ts';
import type { AgentPlace } from './places.ts';

interface Reading {
  readonly disk: Disk;
  readonly place: AgentPlace;
  readonly found: Collected;
}

/** Adds the files that a file imports, and their imports in turn. */
export function followImports(
  rule: FileRule,
  path: string,
  file: DiskFile,
  { disk, place, found }: Reading,
  [sent]: readonly AgentFile[],
): void {
  const { imports } = rule;
  if (imports === undefined || sent === undefined) return;
  const bounds = boundsOf(rule, path, place);
  const isExcluded = excludedOf(rule, disk, place);
  const visit = (
    importer: string,
    { text, real }: DiskFile,
    depth: number,
    inclusion: AgentFile['inclusion'],
  ): void => {
    if (depth >= imports.depth) return;
    const origin = imports.startsAtTarget === true ? real : importer;
    const from = folderOf(origin) ?? origin;
    for (const written of importsIn(text, imports)) {
      const target = targetOf(written, from, place);
      const imported = disk.read(target);
      if (imported === null || found.has(target, rule) || isExcluded(target)) continue;
      const judged = imports.judgesLinksByTarget === true ? imported.real : target;
      const isInside = bounds === null || isWithin(bounds, judged);
      if (!isTaken(imports, imported, isInside)) continue;
      const certainty = isInside && imported.encoding !== 'utf-16' ? inclusion : 'possible';
      const next = { rule, text: imported.text, lines: null, inclusion: certainty, importedBy: importer } as const;
      found.add({ ...next, path: target });
      if (imported.real !== target) found.add({ ...next, path: imported.real, linkedFrom: target });
      visit(target, imported, depth + 1, certainty);
    }
  };
  visit(path, file, 0, sent.inclusion);
}

function targetOf(written: string, from: string, { home }: AgentPlace): string {
  return written.startsWith('~/') && home !== null ? `${home}/${written.slice(2)}` : resolved(from, written);
}

/** Whether an imported file is sent, judged by its text and its location. */
function isTaken({ asksOutside, needsUtf8 }: ImportRule, { text, encoding }: DiskFile, isInside: boolean): boolean {
  if (text.trim() === '') return false;
  if (!isInside && asksOutside !== true) return false;
  return needsUtf8 !== true || encoding === undefined;
}

function boundsOf({ imports }: FileRule, path: string, { folder, gitRoot }: AgentPlace): string | null {
  if (imports?.within === 'anywhere') return null;
  if (imports?.within === 'workspace') return folder;
  if (gitRoot !== null && isWithin(gitRoot, path)) return gitRoot;
  return folderOf(path);
}
