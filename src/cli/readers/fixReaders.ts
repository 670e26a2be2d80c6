import { assistantName } from '../../core/assistants/catalogue.ts';
import { suggestion } from '../../core/texts/closest.ts';
import { changesGuard } from '../../core/guard/guardChange.ts';
import { planReaderFixes, toolsOf } from '../../core/readers/fixes/plan.ts';
import type { FixableRow, WantedFix } from '../../core/readers/fixes/types.ts';
import { readersReport } from '../../core/readers/report.ts';
import type { ReaderFix, ReadersReport } from '../../core/readers/types.ts';
import { folderFacts, type FolderKnowledge, type FolderTask } from '../../node/readers/folderReaders.ts';
import { UsageError } from '../arguments/usage.ts';
import type { Environment } from '../environment.ts';
import { applyOrPreview, settleInterrupted } from '../output/plan.ts';
import { readerNames } from '../output/reports/readersReport.ts';
import { mustBePerson } from '../person.ts';

/**
 * `sightglass readers --fix ROW,... [--by ask|off|remove] [--apply]`: shows a plan that changes rows of the list, and with `--apply`
 * writes it. Throws {@link UsageError} for a word that names no row.
 */
export async function fixReaders(
  environment: Environment,
  task: FolderTask,
  know: (task: FolderTask) => Promise<FolderKnowledge>,
  words: readonly string[],
): Promise<number> {
  const { options } = environment;
  await settleInterrupted(environment);
  const facts = await folderFacts(task, await know(task));
  const rows = chosen(readersReport(facts), words, options.home);
  const wanted = rows.map((each): WantedFix => ({ ...each, fix: options.by ?? leastOf(each) }));
  const plan = planReaderFixes(facts, wanted);
  // The guard's own hooks are not in the list, but may be in the same group as a hook that is.
  if (options.apply && changesGuard(plan.edits)) mustBePerson(environment, 'changing what registers the guard');
  const names = [...new Set(rows.flatMap(toolsOf))].map(assistantName).join(', ');
  const notes = plan.edits.length === 0 ? [] : [restartNote(names)];
  // Every row was named, so everything that is left out was asked for.
  return applyOrPreview(environment, 'readers --fix', plan, notes, () => true);
}

function restartNote(names: string): string {
  return `${names} may have read the old text: start it again.`;
}

/** Returns the rows that the words name, in the order of the list. */
function chosen(report: ReadersReport, words: readonly string[], home: string): readonly FixableRow[] {
  const all = rowsOf(report);
  const { shown } = readerNames(report, home);
  const namesOf = ({ row }: FixableRow): readonly string[] => {
    const { file, line } = row;
    const places = file === null || line === null ? [] : [file, shown(file)].map(each => `${each}:${line}`);
    const name = 'name' in row ? row.name : 'key' in row ? row.key : null;
    return [...places, ...(name === null ? [] : [name])];
  };
  const found = new Set<FixableRow>();
  for (const word of words) {
    const fitting = word === 'all' ? all.filter(isRisk) : all.filter(each => namesOf(each).includes(word));
    if (fitting.length === 0 && word !== 'all') {
      const known = all.flatMap(namesOf);
      throw new UsageError(`--fix: no row is called ${word}${suggestion(word, known)}; sightglass readers lists them`);
    }
    for (const each of fitting) found.add(each);
  }
  return all.filter(each => found.has(each));
}

function rowsOf({ servers, hooks, approvals }: ReadersReport): readonly FixableRow[] {
  return [
    ...servers.map(row => ({ kind: 'server' as const, row })),
    ...hooks.map(row => ({ kind: 'hook' as const, row })),
    ...approvals.map(row => ({ kind: 'approval' as const, row })),
  ];
}

/** Whether `--fix all` includes a row. A server is included only if it bypasses an ignore file, or its tools run without asking. */
function isRisk(each: FixableRow): boolean {
  return each.kind !== 'server' || each.row.goesRound.length > 0 || each.row.approved !== 0;
}

/** Returns the mildest fix that closes the risk of a row, for use without `--by`. */
function leastOf(each: FixableRow): ReaderFix {
  if (each.kind !== 'server') return each.row.fixes[0] ?? 'remove';
  const { fixes, goesRound, approved } = each.row;
  if (goesRound.length === 0 && approved !== 0) return 'ask';
  return fixes.includes('off') ? 'off' : 'remove';
}
