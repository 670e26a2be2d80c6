import { Uri, workspace } from 'vscode';
import { settings } from '../../contract.ts';
import type { AccountFacts } from '../../core/ignore/verdicts.ts';
import type { Message } from '../../core/message.ts';
import type { Configuration } from '../platform/configuration.ts';
import { DisposableStore } from '../platform/disposables.ts';
import type { readExclusion } from '../../node/ignore/exclusionFacts.ts';
import type { RuleFiles } from './ruleFiles.ts';

interface Known {
  readonly facts: AccountFacts;
  readonly problems: readonly Message[];
}

/**
 * What the settings say about the Copilot account: whether it has content exclusion and, if a file contains them, its rules. The
 * file is only read in trusted workspaces: elsewhere the setting is ignored.
 */
export class ExclusionRules {
  readonly #store = new DisposableStore();
  readonly #known = new Map<string, Known>();

  constructor(
    private readonly configuration: Configuration,
    ruleFiles: RuleFiles,
    /** Reads the file on disk that the settings name. */
    private readonly read: typeof readExclusion,
  ) {
    const forget = (): void => this.#known.clear();
    this.#store.add(configuration.onDidChange(forget));
    // The file with the rules can be any file, and changes of git's config are not noticed, so both are read again with the rule
    // files.
    this.#store.add(ruleFiles.onDidChange(forget));
    this.#store.add(workspace.onDidSaveTextDocument(forget));
    this.#store.add(workspace.onDidGrantWorkspaceTrust(forget));
  }

  /**
   * Returns what is known about the account.
   * @param folder a workspace folder's URI, percent-encoded; null for files outside all folders
   */
  factsFor(folder: string | null): AccountFacts {
    return this.#of(folder).facts;
  }

  get problems(): readonly Message[] {
    return [...this.#known.values()].flatMap(({ problems }) => problems);
  }

  dispose(): void {
    this.#store.dispose();
  }

  #of(folder: string | null): Known {
    const key = folder ?? '';
    let known = this.#known.get(key);
    if (known === undefined) this.#known.set(key, (known = this.#read(folder)));
    return known;
  }

  #read(folder: string | null): Known {
    const exclusion = this.configuration.get(settings.contentExclusion);
    const said = exclusion === 'unknown' ? null : exclusion === 'on';
    const uri = folder === null ? undefined : Uri.parse(folder, true);
    const file = uri === undefined ? '' : this.configuration.get(settings.exclusionRules, uri);
    if (uri?.scheme !== 'file' || file === '' || !workspace.isTrusted)
      return { facts: { contentExclusion: said }, problems: [] };
    const openText = (relative: string): string | undefined => {
      const wanted = Uri.joinPath(uri, relative).toString();
      return workspace.textDocuments.find(document => document.uri.toString() === wanted)?.getText();
    };
    return this.read({ folder: uri.fsPath, file, known: said, openText });
  }
}
