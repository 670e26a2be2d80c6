import path from 'node:path';
import { catalogue } from '../../core/assistants/catalogue.ts';
import { exposuresOf } from '../../core/exposure/exposures.ts';
import { verdicts } from '../../core/ignore/verdicts.ts';
import { createScanner } from '../../core/secrets/scanner.ts';
import type { Finding } from '../../core/secrets/types.ts';
import { scanFiles } from '../scanFiles.ts';
import { walk } from '../walk.ts';
import { type Person, readWorkspace } from '../workspace.ts';
import type { ComparedWorkspace } from './analyseCaptures.ts';

export interface PredictionInput {
  readonly root: string;
  readonly paths: readonly string[];
  /** Secrets of the workspace; the ones that a team accepts are recognised too, but nobody has to be told of them. */
  readonly findings: readonly Finding[];
  readonly accepted?: (finding: Finding) => boolean;
  /** Files that are no part of the workspace although they lie in it: the captures themselves. Absolute. */
  readonly captures: readonly string[];
  readonly person: Person;
  /** Ids of the assistants in use. */
  readonly assistants: readonly string[];
  readonly contentExclusion: boolean | null;
}

/** What would be sent from a folder where every file counts as open, as the audit says it. */
export async function comparedWorkspace(input: PredictionInput): Promise<ComparedWorkspace> {
  const { root, contentExclusion } = input;
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
    verdictsOf: name => verdicts(name, ruleFiles, assistants, { contentExclusion }),
    assumeOpen: true,
  });
  return { root, paths, findings, exposures, ruleFiles, contentExclusion };
}

/** Files of a folder that are looked at; larger folders are compared by these. */
const maximumFiles = 50_000;

/** The same for a folder that nobody has scanned yet. Blocking while it scans: for worker threads. */
export async function scannedWorkspace(
  input: Pick<PredictionInput, 'root' | 'captures' | 'person' | 'assistants' | 'contentExclusion'>,
): Promise<ComparedWorkspace> {
  const paths: string[] = [];
  for await (const name of walk(input.root, { maximumFiles })) paths.push(name);
  paths.sort();
  const { findings } = scanFiles(createScanner(), input.root, paths);
  return comparedWorkspace({ ...input, paths, findings });
}
