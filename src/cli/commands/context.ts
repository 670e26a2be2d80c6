import { allSimulators } from '../../core/context/simulators.ts';
import type { ContextRequest, OpenDocument, Simulation } from '../../core/context/types.ts';
import { languageOf } from '../../core/context/copilot/documents/language.ts';
import { findingsIn } from '../../core/exposure/contextWindow.ts';
import { exposuresOf } from '../../core/exposure/exposures.ts';
import { nothingShown } from '../../core/exposure/mask.ts';
import { type MaskedBlock, payloadMasker } from '../../core/exposure/maskPayload.ts';
import { worstRisk } from '../../core/exposure/risk.ts';
import { verdicts } from '../../core/ignore/verdicts.ts';
import type { Verdict } from '../../core/ignore/types.ts';
import { LineIndex } from '../../core/lines.ts';
import { uriOfPath } from '../../core/context/agent/files/ground.ts';
import { workspacePath } from '../../core/paths.ts';
import type { ReportedItem, ReportedPrompt } from '../../core/report/json.ts';
import type { Finding } from '../../core/secrets/types.ts';
import { createScanner } from '../../core/secrets/scanner.ts';
import { lazyTokenizer } from '../../node/simulation/lazyTokenizer.ts';
import { readTextSync } from '../../node/files/readText.ts';
import { walk } from '../../node/files/walk.ts';
import { surroundingsOf } from '../../node/surroundings/surroundings.ts';
import { fileUri, readWorkspace } from '../../node/workspace.ts';
import { shownName } from '../output/names.ts';
import { contextReport } from '../output/contextReport.ts';
import { chosenAssistants, type Environment, personOf } from '../environment.ts';
import { accountFacts } from '../arguments/exclusionRules.ts';
import { exitCode } from '../output/exitCode.ts';
import { configured } from '../configuration/configured.ts';
import { sayLimits } from '../configuration/limitLines.ts';
import { pathOf } from '../arguments/paths.ts';
import { UsageError } from '../arguments/usage.ts';

/** `sightglass context FILE --cursor L:C [--open FILE]... [--assistant ID] [--feature ID]` */
export async function contextCommand(given: Environment): Promise<number> {
  const { environment, limits } = configured(given, given.options.workspace, ['assistants', 'failOn']);
  const { options, print } = environment;
  const [, file, ...more] = options.operands;
  if (file === undefined || more.length > 0) throw new UsageError('context takes one file: context FILE --cursor L:C');
  if (options.format === 'sarif') throw new UsageError('context has no sarif format: its items are no findings');
  const documents = [file, ...options.open].map((name, index) => readDocument(pathOf(name, options), name, index));
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
    active: { uri: active.uri, offset: cursorOffset(options.cursor, active.text) },
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
    allSimulators.filter(
      each => each.assistant === id && (options.feature === null || each.feature === options.feature),
    ),
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
  print(contextReport(items, promptsOf(simulations, request), simulations, windowFacts, limits(), environment));
  sayLimits(limits(), environment);
  const exposures = exposuresOf({ findings, simulations, assistants, verdictsOf, assumeOpen: false });
  return exitCode(options.failOn ?? 'none', [worstRisk(exposures)]);
}

/** What goes out as a whole or in part, each file once: documents, and what agents read by themselves. */
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

/** @param name as it was given */
function readDocument(file: string, name: string, index: number): OpenDocument {
  const read = readTextSync(file);
  if (read.kind !== 'text') throw new UsageError(`${name} cannot be read as text`);
  const uri = fileUri(file);
  // The active file was focused last; the others before it, in the order given.
  return {
    uri,
    languageId: languageOf(uri, 'plaintext'),
    text: read.text,
    lastFocused: index === 0 ? 1_000_000 : index,
  };
}

/** `L:C`, 1-based; without it the end of the file, where people go on typing. */
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

/** The assembled texts, one per feature that is known well enough, secrets masked. */
function promptsOf(simulations: readonly Simulation[], request: ContextRequest): readonly ReportedPrompt[] {
  const mask = payloadMasker(request, createScanner());
  return simulations
    .filter(simulation => simulation.payload.length > 0)
    .map(({ assistant, feature, payload }) => {
      const blocks = mask(payload);
      const text = blocks.map(
        (block, at) => `${isAtCursor(blocks[at - 1], block) ? cursorMark : ''}${shownText(block)}`,
      );
      return { assistant, feature, text: text.join('') };
    });
}

/** Stands where the text before the cursor ends and that after it begins, which would run together. */
const cursorMark = '⟦cursor⟧';

function isAtCursor(before: MaskedBlock | undefined, { uri, range }: MaskedBlock): boolean {
  return before !== undefined && before.uri === uri && range !== null && (before.range?.end ?? Infinity) <= range.start;
}

function shownText({ shown }: MaskedBlock): string {
  return shown ?? `${nothingShown}\n`;
}
