import { allSimulators } from '../core/context/simulators.ts';
import type { ContextRequest, OpenDocument, Simulation } from '../core/context/types.ts';
import { languageOf } from '../core/context/copilot/documents/language.ts';
import { findingsIn } from '../core/exposure/window/contextWindow.ts';
import { exposuresOf } from '../core/exposure/exposures.ts';
import type { Exposure } from '../core/exposure/types.ts';
import { verdicts } from '../core/ignore/verdicts.ts';
import type { Verdict } from '../core/ignore/types.ts';
import { LineIndex } from '../core/texts/lines.ts';
import { uriOfPath } from '../core/context/agent/files/ground.ts';
import { workspacePath } from '../core/paths/workspacePath.ts';
import type { ReportedItem } from '../core/report/formats/json.ts';
import type { Finding } from '../core/secrets/types.ts';
import { createScanner } from '../core/secrets/scanner.ts';
import { lazyTokenizer } from '../node/simulation/lazyTokenizer.ts';
import { readTextSync } from '../node/files/readText.ts';
import { walk } from '../node/files/walk.ts';
import { surroundingsOf } from '../node/surroundings/surroundings.ts';
import { fileUri, readWorkspace } from '../node/workspace.ts';
import { accountFacts } from './arguments/exclusionRules.ts';
import { UsageError } from './arguments/usage.ts';
import { chosenAssistants, type Environment, personOf } from './environment.ts';
import { shownName } from './output/names.ts';

/** A question about the next request. */
export interface ContextQuestion {
  /** The file with the cursor first, then the other open files; each with its absolute path and its name as given. */
  readonly files: readonly { readonly file: string; readonly name: string }[];
  /** `L:C`; null: the end of the file. */
  readonly cursor: string | null;
  readonly feature: string | null;
}

/** The result: what would be sent. */
export interface ContextRun {
  readonly request: ContextRequest;
  readonly simulations: readonly Simulation[];
  readonly items: readonly ReportedItem[];
  readonly exposures: readonly Exposure[];
  readonly windowFacts: {
    readonly findings: ReadonlyMap<string, readonly Finding[]>;
    readonly verdictsOf: (uri: string) => readonly Verdict[];
    readonly active: string;
  };
}

/**
 * Simulates the next request of the chosen assistants. Rejects with {@link UsageError} for a file that is not text, for a cursor
 * outside the file, and if nothing can be simulated.
 */
export async function contextRun(
  environment: Environment,
  { files, cursor, feature }: ContextQuestion,
): Promise<ContextRun> {
  const { options } = environment;
  const documents = files.map(({ file, name }, index) => readDocument(file, name, index));
  const [active] = documents;
  if (active === undefined) throw new UsageError('context needs a file');
  const root = fileUri(options.workspace);
  const paths: string[] = [];
  for await (const name of walk(options.workspace, { maximumFiles: 20_000 })) paths.push(name);
  paths.sort();
  const { ruleFiles, namedTexts } = await readWorkspace(options.workspace, paths, personOf(environment));
  const facts = accountFacts(environment);
  const assistants = await chosenAssistants(environment);
  const request: ContextRequest = {
    documents,
    active: { uri: active.uri, offset: cursorOffset(cursor, active.text) },
    workspaceFolders: [root],
    recentEdits: [],
    workspaceFiles: paths,
    fileTexts: namedTexts,
    surroundings: surroundingsOf(
      options.workspace,
      personOf(environment),
      assistants.map(({ id }) => id),
    ),
    contentExclusion: facts.contentExclusion,
  };
  const simulators = assistants.flatMap(({ id }) =>
    allSimulators.filter(each => each.assistant === id && (feature === null || each.feature === feature)),
  );
  if (simulators.length === 0) throw new UsageError('no such assistant and feature can be simulated');
  const tokenizer = lazyTokenizer();
  const simulations = simulators.map(simulator => simulator.simulate(request, tokenizer));
  const verdictsOf = (uri: string): readonly Verdict[] =>
    verdicts(workspacePath(uri, [root]).path, ruleFiles, assistants, facts);
  const scanner = createScanner();
  const findings = textsOf(request).flatMap(({ uri, text }) =>
    scanner.scan({ path: workspacePath(uri, [root]).path, text }).map(finding => ({ uri, finding })),
  );
  const byUri = new Map<string, readonly Finding[]>();
  for (const { uri, finding } of findings) byUri.set(uri, [...(byUri.get(uri) ?? []), finding]);
  const windowFacts = { findings: byUri, verdictsOf, active: active.uri };
  const items = simulations
    .flatMap(simulation => simulation.items)
    .map((item): ReportedItem => {
      const verdict = verdictsOf(item.uri).find(
        each => each.assistant === item.assistant && each.feature === item.feature,
      );
      const secrets = findingsIn(item, byUri).length;
      return { item, path: shownName(workspacePath(item.uri, [root]).path), verdict: verdict ?? null, secrets };
    });
  const exposures = exposuresOf({ findings, simulations, assistants, verdictsOf, assumeOpen: false });
  return { request, simulations, items, exposures, windowFacts };
}

/** Returns the files that are sent, whole or in part, each once: open documents, and files that agents read unprompted. */
function textsOf({ documents, surroundings, workspaceFolders }: ContextRequest): readonly TextOf[] {
  const texts = new Map(documents.map(({ uri, text }) => [uri, text]));
  if (surroundings !== undefined) {
    for (const { path, text } of [...surroundings.files.values()].flat()) {
      const uri = uriOfPath(path, surroundings.place, workspaceFolders[0] ?? '');
      if (!texts.has(uri)) texts.set(uri, text);
    }
  }
  return [...texts].map(([uri, text]) => ({ uri, text }));
}

interface TextOf {
  readonly uri: string;
  readonly text: string;
}

/** @param name the name as given */
function readDocument(file: string, name: string, index: number): OpenDocument {
  const read = readTextSync(file);
  if (read.kind !== 'text') throw new UsageError(`${name} cannot be read as text`);
  const uri = fileUri(file);
  // The active file was focused last; the others before it, in the given order.
  return {
    uri,
    languageId: languageOf(uri, 'plaintext'),
    text: read.text,
    lastFocused: index === 0 ? 1_000_000 : index,
  };
}

/** Parses `L:C`, 1-based; the default is the end of the file, where people continue typing. */
function cursorOffset(cursor: string | null, text: string): number {
  if (cursor === null) return text.length;
  const match = /^(\d+):(\d+)$/.exec(cursor);
  const index = new LineIndex(text);
  const line = Number(match?.[1]);
  const column = Number(match?.[2]);
  if (match === null || line < 1 || column < 1)
    throw new UsageError(`--cursor takes LINE:COLUMN from 1:1; not ${cursor}`);
  if (line > index.lineCount) throw new UsageError(`--cursor ${cursor} is past the last line, ${index.lineCount}`);
  return index.offsetAt({ line, column });
}
