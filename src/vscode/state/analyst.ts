import { CancellationTokenSource, type Uri, workspace } from 'vscode';
import { settings } from '../../contract.ts';
import { allSimulators } from '../../core/context/simulators.ts';
import type { ContextRequest, LanguageSnippet, Simulation } from '../../core/context/types.ts';
import { situationOf, type UriVerdicts, VerdictMaker } from '../../core/exposure/situation.ts';
import type { Verdict } from '../../core/ignore/types.ts';
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
import type { ClosedFiles, KnownSurroundings } from './closedFiles.ts';
import { folderUris } from '../platform/workspace/workspaceFolders.ts';

export interface AnalystSources {
  readonly editor: EditorState;
  readonly ruleFiles: RuleFiles;
  readonly secrets: DocumentSecrets;
  readonly outputs: NotebookOutputs;
  readonly index: ClosedFiles;
  readonly assistants: AssistantsInUse;
  readonly configuration: Configuration;
  readonly exclusion: ExclusionRules;
  readonly typescript: TypeScriptContext;
  readonly surroundings: KnownSurroundings;
}

/** Turns editor state into the next snapshot, in slices, whenever something has changed. */
export class Analyst {
  readonly #store = new DisposableStore();
  readonly #debounce = this.#store.add(new Debouncer(delays.simulate, () => void this.run()));
  readonly #verdicts = new VerdictMaker();
  #current: CancellationTokenSource | undefined;

  constructor(
    private readonly sources: AnalystSources,
    private readonly target: Store,
    private readonly meter: SliceMeter,
    private readonly log: Log,
  ) {
    const { editor, ruleFiles, secrets, outputs, index, assistants, configuration, surroundings } = sources;
    for (const event of [editor, ruleFiles, index, assistants, configuration, surroundings].map(
      each => each.onDidChange,
    )) {
      this.#store.add(event(() => this.#debounce.trigger()));
    }
    // New findings have already waited for their own delay, and a fixed secret must disappear at once.
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

  /**
   * Returns the input for simulators.
   * @param languageContext what the TypeScript server offers Copilot, if it was asked
   */
  request(languageContext?: readonly LanguageSnippet[]): ContextRequest {
    const { editor, index, exclusion, surroundings } = this.sources;
    const folders = folderUris();
    return {
      documents: editor.documents(),
      active: editor.active(),
      workspaceFolders: folders,
      recentEdits: editor.recentEdits(),
      focusHistory: editor.focusHistory(),
      ...index.filesOf(folders),
      ...(surroundings.current === undefined ? {} : { surroundings: surroundings.current }),
      ...(languageContext === undefined ? {} : { languageContext }),
      contentExclusion: exclusion.factsFor(folders[0] ?? null).contentExclusion,
    };
  }

  /** Returns the verdicts of every assistant in use for a file. */
  verdictsOf(uri: Uri | string): readonly Verdict[] {
    return this.#verdictsOf()(uri.toString());
  }

  dispose(): void {
    this.#current?.cancel();
    this.#store.dispose();
  }

  #publish(simulations: readonly Simulation[]): void {
    this.meter.measure('join and show', () => this.#join(simulations));
  }

  #join(simulations: readonly Simulation[]): void {
    const { assistants, configuration, index, ruleFiles, exclusion, secrets } = this.sources;
    const { current } = assistants;
    const verdictsOf = this.#verdictsOf();
    const situation = situationOf({
      assistants: current,
      simulations,
      findings: this.#findings(),
      minimumConfidence: configuration.get(settings.minimumConfidence),
      verdictsOf,
    });
    this.target.publish({
      ...situation,
      assistants: current,
      simulations,
      verdictsOf,
      sensitiveFiles: index.sensitiveFiles,
      isWorkspaceScanned: index.isScanned || folderUris().length === 0,
      problems: [...ruleFiles.problems, ...exclusion.problems, ...secrets.problems],
    });
  }

  #findings(): ReadonlyMap<string, readonly Finding[]> {
    const { index, outputs, secrets, surroundings } = this.sources;
    const all = new Map([...surroundings.findings, ...index.findings]);
    // An open notebook has findings by cell, which replace those of its file.
    for (const { uri } of workspace.notebookDocuments) all.delete(uri.toString());
    for (const [uri, list] of [...outputs.findings, ...secrets.findings]) all.set(uri, list);
    return all;
  }

  #verdictsOf(): UriVerdicts {
    const { ruleFiles, exclusion, assistants } = this.sources;
    const rules = [...folderUris(), null].map(folder => ({
      folder,
      ruleFiles: ruleFiles.of(folder),
      facts: exclusion.factsFor(folder),
    }));
    return this.#verdicts.of(rules, assistants.current);
  }
}
