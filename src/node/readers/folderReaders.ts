import { basename } from 'node:path';
import { catalogue } from '../../core/assistants/catalogue.ts';
import { productReaders } from '../../core/assistants/readers.ts';
import { type AccountFacts, createVerdicts, type VerdictsOf } from '../../core/ignore/verdicts.ts';
import { heldByTool } from '../../core/readers/goesRound.ts';
import type { ReadersFacts } from '../../core/readers/report.ts';
import { createScanner } from '../../core/secrets/scanner.ts';
import type { Finding } from '../../core/secrets/types.ts';
import { relativeInside, slashed } from '../files/inside.ts';
import { walk } from '../files/walk.ts';
import { readWorkspace } from '../workspace.ts';
import { readersFacts, type ReadersMachine } from './readersFacts.ts';

/** A folder whose readers are requested. Plain values that can be passed to a thread. */
export type FolderTask = Omit<ReadersMachine, 'held' | 'scanner' | 'secretsIn'>;

/** What is already known about a folder. */
export interface FolderKnowledge {
  /** Relative, with `/`. */
  readonly paths: readonly string[];
  readonly verdictsOf: VerdictsOf;
}

/** Lists the files of a folder, and determines which of them rules hold back from the tools that may have readers. */
export async function knowFolder(
  { folder, home, env, wanted }: FolderTask,
  facts: AccountFacts,
  maximumFiles = Infinity,
): Promise<FolderKnowledge> {
  const known = new Set(productReaders.map(({ tool }) => tool));
  const assistants = catalogue.filter(({ id }) => known.has(id) && (wanted === null || wanted.includes(id)));
  const paths: string[] = [];
  for await (const name of walk(folder, { maximumFiles })) paths.push(name);
  const { ruleFiles } = await readWorkspace(folder, paths, { home, env });
  return { paths, verdictsOf: createVerdicts(ruleFiles, assistants, facts) };
}

/**
 * Collects the facts for the list of everything that can read files or run commands for a model in a folder, and for changing its
 * rows. Partly blocking: for a terminal, and for a separate thread. Starts no program and writes nothing.
 * @param isAccepted whether a finding in a file of the folder was accepted; its path is relative
 */
export function folderFacts(
  task: FolderTask,
  { paths, verdictsOf }: FolderKnowledge,
  isAccepted: (finding: Finding) => boolean = () => false,
): Promise<ReadersFacts> {
  const scanner = createScanner();
  return readersFacts({
    ...task,
    held: heldByTool(paths, verdictsOf),
    scanner,
    secretsIn: (file, text) => {
      const name = relativeInside(task.folder, file);
      const found = scanner.scan({ path: name === null ? basename(file) : slashed(name), text });
      return name === null ? found : found.filter(each => !isAccepted(each));
    },
  });
}
