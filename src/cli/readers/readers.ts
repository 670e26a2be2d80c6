import { readersReport } from '../../core/readers/report.ts';
import type { ReadersReport } from '../../core/readers/types.ts';
import type { Finding } from '../../core/secrets/types.ts';
import { declaringExtensions } from '../../node/readers/extensionManifests.ts';
import { folderFacts, type FolderKnowledge, type FolderTask } from '../../node/readers/folderReaders.ts';
import type { Environment } from '../environment.ts';
import { teamOf, withoutAccepted } from '../scanning/scanTeam.ts';

/** A folder for which readers are looked for. */
export interface ReadersOf {
  /** Absolute. */
  readonly folder: string;
  /** Ids of the tools in use. */
  readonly inUse: readonly string[];
  /** Ids of the requested tools; null: all. */
  readonly wanted: readonly string[] | null;
  readonly withExtensions: boolean;
}

/** Returns everything that can read files or run commands for a model in a folder. Starts no program. */
export async function machineReaders(
  environment: Environment,
  { folder, inUse, wanted, withExtensions }: ReadersOf,
  know: (task: FolderTask) => FolderKnowledge | Promise<FolderKnowledge>,
): Promise<ReadersReport> {
  const { options, env } = environment;
  const task: FolderTask = {
    ...taskOf(environment, { folder, inUse, wanted }),
    extensions: withExtensions ? await declaringExtensions({ home: options.home, env }) : null,
  };
  const team = teamOf(environment, folder);
  const isAccepted = (finding: Finding): boolean => withoutAccepted([finding], team).length === 0;
  return readersReport(await folderFacts(task, await know(task), isAccepted));
}

/** Returns the facts about this machine that are needed to read a folder. */
export function taskOf(
  { options, env }: Environment,
  { folder, inUse, wanted }: Omit<ReadersOf, 'withExtensions'>,
): FolderTask {
  return { home: options.home, folder, env, platform: process.platform, inUse, wanted, extensions: null };
}
