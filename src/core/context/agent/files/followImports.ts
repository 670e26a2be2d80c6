import { folderOf, isWithin, resolved } from '../../../absolutePaths.ts';
import type { AgentFile } from './agentFile.ts';
import type { Collected } from './collected.ts';
import type { Disk, DiskFile } from './disk.ts';
import { excludedOf } from './choice/switchedOff.ts';
import type { FileRule } from './fileRule.ts';
import { importsIn } from './markdown/imports.ts';
import type { AgentPlace } from './places.ts';

interface Reading {
  readonly disk: Disk;
  readonly place: AgentPlace;
  readonly found: Collected;
}

/** Adds what a file imports, and what that imports. */
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
      const target =
        written.startsWith('~/') && place.home !== null ? `${place.home}/${written.slice(2)}` : resolved(from, written);
      const imported = disk.read(target);
      if (imported === null || found.has(target, rule) || isExcluded(target)) continue;
      if (imported.text.trim() === '') continue;
      const judged = imports.judgesLinksByTarget === true ? imported.real : target;
      const isInside = bounds === null || isWithin(bounds, judged);
      if (!isInside && imports.asksOutside !== true) continue;
      if (imports.needsUtf8 === true && imported.encoding !== undefined) continue;
      const certainty = isInside && imported.encoding !== 'utf-16' ? inclusion : 'possible';
      const next = { rule, text: imported.text, lines: null, inclusion: certainty, importedBy: importer } as const;
      found.add({ ...next, path: target });
      if (imported.real !== target) found.add({ ...next, path: imported.real, linkedFrom: target });
      visit(target, imported, depth + 1, certainty);
    }
  };
  visit(path, file, 0, sent.inclusion);
}

function boundsOf({ imports }: FileRule, path: string, { folder, gitRoot }: AgentPlace): string | null {
  if (imports?.within === 'anywhere') return null;
  if (imports?.within === 'workspace') return folder;
  if (gitRoot !== null && isWithin(gitRoot, path)) return gitRoot;
  return folderOf(path);
}
