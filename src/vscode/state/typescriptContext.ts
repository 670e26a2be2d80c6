import {
  CancellationTokenSource,
  commands as vscodeCommands,
  extensions,
  type Position,
  type TextDocument,
  Uri,
  window,
  workspace,
} from 'vscode';
import { parseComputedContext } from '../../core/context/copilot/documents/computedContext.ts';
import type { LanguageSnippet } from '../../core/context/types.ts';
import type { Log } from '../platform/log.ts';

/** The extension that contains Copilot's plugin for the TypeScript server. */
const copilotId = 'GitHub.copilot-chat';
/** If this setting is off, Copilot does not ask the server and sends nothing from it (Copilot 0.67.0). */
const switchKey = 'chat.languageContext.typescript.enabled';

/** Copilot's own limits: milliseconds, characters (measured 2026-11-20, Copilot 0.67.0). */
const timeBudget = 150;
const budgets = { primaryCharacterBudget: 28_672, secondaryCharacterBudget: 32_768 };
const mostNeighbours = 12;
/** Selects the TypeScript server with type information, not the syntax-only server. */
const semanticServer = { executionTarget: 0 };

/**
 * Asks the TypeScript server what it would give Copilot at the cursor, in the same way as Copilot. Only if Copilot's plugin is
 * present; nothing leaves the machine. Undefined if the server cannot be asked.
 */
export class TypeScriptContext {
  #run: CancellationTokenSource | undefined;
  #last: { readonly key: string; readonly answer: readonly LanguageSnippet[] } | undefined;

  constructor(private readonly log: Log) {}

  async ask(): Promise<readonly LanguageSnippet[] | undefined> {
    const editor = window.activeTextEditor;
    if (editor === undefined || !canAskFor(editor.document)) return undefined;
    const { document, selection } = editor;
    if (workspace.getConfiguration(undefined, document.uri).get<boolean>(switchKey) === false) return [];
    const { line, character } = selection.active;
    const key = `${document.uri.toString()} ${document.version} ${line}:${character}`;
    if (this.#last?.key === key) return this.#last.answer;
    const answer = await this.#answerAt(document.uri, selection.active);
    if (answer !== undefined) this.#last = { key, answer };
    return answer;
  }

  dispose(): void {
    this.#run?.cancel();
  }

  async #answerAt(uri: Uri, { line, character }: Position): Promise<readonly LanguageSnippet[] | undefined> {
    this.#run?.cancel();
    const run = new CancellationTokenSource();
    this.#run = run;
    let timer: ReturnType<typeof setTimeout> | undefined;
    // A server that is starting or busy may not even respond to the cancellation, so waiting ends here.
    const late = new Promise<undefined>(resolve => {
      timer = setTimeout(() => {
        run.cancel();
        resolve(undefined);
      }, 2 * timeBudget);
    });
    try {
      const asked = vscodeCommands.executeCommand<unknown>(
        'typescript.tsserverRequest',
        '_.copilot.context',
        {
          file: uri,
          line: line + 1,
          offset: character + 1,
          startTime: Date.now(),
          timeBudget,
          ...budgets,
          includeDocumentation: false,
          neighborFiles: neighbours(uri),
        },
        semanticServer,
        run.token,
      );
      const response = await Promise.race([asked, late]);
      return parseComputedContext(response)?.map(({ file, text, priority }) => ({
        uri: Uri.file(file).toString(),
        text,
        priority,
      }));
    } catch (error) {
      this.log.warnOnce(
        `The TypeScript server could not be asked: ${error instanceof Error ? error.name : 'unknown'}.`,
      );
      return undefined;
    } finally {
      clearTimeout(timer);
    }
  }
}

function canAskFor({ languageId, uri }: TextDocument): boolean {
  return languageId === 'typescript' && uri.scheme === 'file' && extensions.getExtension(copilotId)?.isActive === true;
}

/** Returns other open TypeScript files, as hints for the server. */
function neighbours(active: Uri): readonly string[] {
  return workspace.textDocuments
    .filter(
      ({ languageId, uri }) =>
        languageId === 'typescript' && uri.scheme === 'file' && uri.toString() !== active.toString(),
    )
    .slice(0, mostNeighbours)
    .map(({ uri }) => uri.fsPath);
}
