import { CancellationTokenSource, type Uri, workspace } from 'vscode';
import { settings } from '../../contract.ts';
import type { Assistant } from '../../core/assistants/types.ts';
import { allSimulators } from '../../core/context/simulators.ts';
import type { ContextRequest, LanguageSnippet, Simulation } from '../../core/context/types.ts';
import { exposuresOf } from '../../core/exposure/exposures.ts';
import { worstRisk } from '../../core/exposure/risk.ts';
import type { Verdict } from '../../core/ignore/types.ts';
import { verdicts } from '../../core/ignore/verdicts.ts';
import type { Finding } from '../../core/secrets/types.ts';
import type { AssistantsInUse } from './assistantsInUse.ts';
import type { Configuration } from '../platform/configuration.ts';
import { Debouncer, delays, nextSlice } from '../platform/delays.ts';
import { DisposableStore } from '../platform/disposables.ts';
import type { DocumentSecrets } from '../secrets/documentSecrets.ts';
import type { NotebookOutputs } from '../secrets/notebookOutputs.ts';
import type { EditorState } from './editorState.ts';
import type { ExclusionRules } from './exclusionRules.ts';
import type { Log } from '../platform/log.ts';
import type { RuleFiles } from './ruleFiles.ts';
import type { SliceMeter } from '../platform/sliceMeter.ts';
import type { Store } from './store.ts';
import type { TypeScriptContext } from './typescriptContext.ts';
import type { WorkspaceIndex } from './workspaceIndex.ts';
import { folderUris, placeOf } from '../platform/workspaceFolders.ts';

const confidenceOrder = ['low', 'medium', 'high'] as const;

export interface AnalystSources {
  readonly editor: EditorState;
  readonly ruleFiles: RuleFiles;
  readonly secrets: DocumentSecrets;
  readonly outputs: NotebookOutputs;
  readonly index: WorkspaceIndex;
  readonly assistants: AssistantsInUse;
  readonly configuration: Configuration;
  readonly exclusion: ExclusionRules;
  readonly typescript: TypeScriptContext;
}

/** Turns editor state into the next snapshot, in slices, whenever something changed. */
export class Analyst {
  readonly #store = new DisposableStore();
  readonly #debounce = this.#store.add(new Debouncer(delays.simulate, () => void this.run()));
  #current: CancellationTokenSource | undefined;

  constructor(
    private readonly sources: AnalystSources,
    private readonly target: Store,
    private readonly meter: SliceMeter,
    private readonly log: Log,
  ) {
    const { editor, ruleFiles, secrets, outputs, index, assistants, configuration } = sources;
    for (const event of [editor, ruleFiles, index, assistants, configuration].map(each => each.onDidChange)) {
      this.#store.add(event(() => this.#debounce.trigger()));
    }
    // Findings have waited for their own pause already, and a fixed one must vanish at once.
    for (const event of [secrets.onDidChange, outputs.onDidChange])
      this.#store.add(event(() => this.#publish(this.target.snapshot.simulations)));
  }

  /** Simulates all features of the assistants in use and publishes the result. A newer run cancels this one. */
  async run(): Promise<void> {
    this.#current?.cancel();
    const run = new CancellationTokenSource();
    this.#current = run;
    const languageContext = await this.sources.typescript.ask();
    if (run.token.isCancellationRequested) return;
    const request = this.meter.measure('read the editor', () => this.request(languageContext));
    const inUse = new Set(this.sources.assistants.current.map(each => each.id));
    const simulations: Simulation[] = [];
    for (const simulator of allSimulators) {
      if (!inUse.has(simulator.assistant)) continue;
      await nextSlice();
      if (run.token.isCancellationRequested) return;
      try {
        const name = `simulate ${simulator.assistant} ${simulator.feature}`;
        simulations.push(this.meter.measure(name, () => simulator.simulate(request)));
      } catch (error) {
        this.log.error(`Could not simulate ${simulator.assistant} ${simulator.feature}`, error);
      }
    }
    await nextSlice();
    if (!run.token.isCancellationRequested) this.#publish(simulations);
  }

  /** @param languageContext what the TypeScript server offers Copilot, where it was asked */
  request(languageContext?: readonly LanguageSnippet[]): ContextRequest {
    const { editor, index, exclusion } = this.sources;
    const folders = folderUris();
    return {
      documents: editor.documents(),
      active: editor.active(),
      workspaceFolders: folders,
      recentEdits: editor.recentEdits(),
      focusHistory: editor.focusHistory(),
      ...index.filesOf(folders),
      ...(languageContext === undefined ? {} : { languageContext }),
      contentExclusion: exclusion.factsFor(folders[0] ?? null).contentExclusion,
    };
  }

  /** Verdicts of every assistant in use for one file. */
  verdictsOf(uri: Uri | string): readonly Verdict[] {
    return this.#verdicts(uri.toString(), this.sources.assistants.current);
  }

  dispose(): void {
    this.#current?.cancel();
    this.#store.dispose();
  }

  #publish(simulations: readonly Simulation[]): void {
    this.meter.measure('join and show', () => this.#join(simulations));
  }

  #join(simulations: readonly Simulation[]): void {
    const assistants = this.sources.assistants.current;
    const findings = this.#findings();
    const cache = new Map<string, readonly Verdict[]>();
    const verdictsOf = (uri: string): readonly Verdict[] => {
      const known = cache.get(uri);
      if (known !== undefined) return known;
      const fresh = this.#verdicts(uri, assistants);
      cache.set(uri, fresh);
      return fresh;
    };
    const exposures = exposuresOf({
      findings: [...findings].flatMap(([uri, list]) => list.map(finding => ({ uri, finding }))),
      simulations,
      assistants,
      verdictsOf,
      assumeOpen: false,
    });
    this.target.publish({
      assistants,
      simulations,
      findings,
      exposures,
      risk: worstRisk(exposures),
      verdictsOf,
      problems: [
        ...this.sources.ruleFiles.problems,
        ...this.sources.exclusion.problems,
        ...this.sources.secrets.problems,
      ],
    });
  }

  #findings(): ReadonlyMap<string, readonly Finding[]> {
    const floor = confidenceOrder.indexOf(this.sources.configuration.get(settings.minimumConfidence));
    const { index, outputs, secrets } = this.sources;
    const all = new Map(index.findings);
    // An open notebook is known cell by cell.
    for (const { uri } of workspace.notebookDocuments) all.delete(uri.toString());
    for (const [uri, list] of [...outputs.findings, ...secrets.findings]) all.set(uri, list);
    for (const [uri, list] of all) {
      const kept = list.filter(finding => confidenceOrder.indexOf(finding.confidence) >= floor);
      if (kept.length === 0) all.delete(uri);
      else if (kept.length !== list.length) all.set(uri, kept);
    }
    return all;
  }

  #verdicts(uri: string, assistants: readonly Assistant[]): readonly Verdict[] {
    const { folder, path } = placeOf(uri);
    const { ruleFiles, exclusion } = this.sources;
    return verdicts(path, ruleFiles.of(folder), assistants, exclusion.factsFor(folder));
  }
}
