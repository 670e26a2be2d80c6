import path from 'node:path';
import { catalogue } from '../../core/assistants/catalogue.ts';
import { exposuresOf } from '../../core/exposure/exposures.ts';
import { type AccountFacts, verdicts } from '../../core/ignore/verdicts.ts';
import { createScanner } from '../../core/secrets/scanner.ts';
import type { Finding } from '../../core/secrets/types.ts';
import type { NamedFolder } from '../../core/egress/attribution/folders.ts';
import { workspacePath } from '../../core/paths/workspacePath.ts';
import { scanFiles } from '../scanning/scanFiles.ts';
import { walk } from '../files/walk.ts';
import { fileUri, type Person, readWorkspace } from '../workspace.ts';
import type { ComparedFolder } from './analyseCaptures.ts';
import { inTurns } from '../files/inTurns.ts';

export interface PredictionInput {
  readonly folder: NamedFolder;
  /** Files of the folder, relative to it, with `/`. */
  readonly paths: readonly string[];
  /** Secrets in the folder, including those that a team accepts: they are recognised in requests but not reported. */
  readonly findings: readonly Finding[];
  readonly accepted?: (finding: Finding) => boolean;
  /** Files in the folder that do not count as part of it: the captures themselves. Absolute. */
  readonly captures: readonly string[];
  readonly person: Person;
  /** Ids of the assistants in use. */
  readonly assistants: readonly string[];
  readonly facts: AccountFacts;
}

/** Predicts what would be sent from a folder if every file counted as open, as the audit reports it. */
export async function comparedFolder(input: PredictionInput): Promise<ComparedFolder> {
  const { folder, facts } = input;
  const { root } = folder;
  const captures = new Set(input.captures);
  const isOwn = (name: string): boolean => !captures.has(path.join(root, name));
  const paths = input.paths.filter(isOwn);
  const findings = input.findings.filter(finding => isOwn(finding.path));
  const wanted = new Set(input.assistants);
  const assistants = catalogue.filter(assistant => wanted.has(assistant.id));
  const { ruleFiles } = await readWorkspace(root, paths, input.person);
  const shown = findings.filter(finding => input.accepted?.(finding) !== true);
  const exposures = exposuresOf({
    findings: shown.map(finding => ({ uri: finding.path, finding })),
    simulations: [],
    assistants,
    verdictsOf: name => verdicts(name, ruleFiles, assistants, facts),
    assumeOpen: true,
  });
  return { ...folder, paths, findings, exposures, ruleFiles, facts };
}

/** How many files of all folders together are compared; the rest of larger workspaces is not. */
const maximumFiles = 50_000;

/**
 * Like {@link comparedFolder}, for folders that have not been scanned yet. If folders are nested, a file belongs only to the
 * innermost. Blocks while it scans: for worker threads.
 */
export async function scannedFolders<T extends NamedFolder>({
  folders,
  factsOf,
  ...input
}: Pick<PredictionInput, 'captures' | 'person' | 'assistants'> & {
  readonly folders: readonly T[];
  readonly factsOf: (folder: T) => AccountFacts;
}): Promise<readonly ComparedFolder[]> {
  const scanner = createScanner();
  const found = await inTurns(
    folders.map(folder => ownFiles(folder, folders)),
    maximumFiles,
  );
  const compared: ComparedFolder[] = [];
  for (const [i, folder] of folders.entries()) {
    const paths = [...(found[i] ?? [])].sort();
    const { findings } = scanFiles(scanner, folder.root, paths);
    compared.push(await comparedFolder({ ...input, folder, paths, findings, facts: factsOf(folder) }));
  }
  return compared;
}

/** Yields the names of a folder's files, without those of other folders inside it. */
async function* ownFiles({ root }: NamedFolder, folders: readonly NamedFolder[]): AsyncGenerator<string> {
  const outer = fileUri(root);
  const inner = folders.flatMap(folder => {
    const place = workspacePath(fileUri(folder.root), [outer]);
    return place.folder === null ? [] : [`${place.path}/`];
  });
  for await (const name of walk(root)) if (!inner.some(prefix => name.startsWith(prefix))) yield name;
}
