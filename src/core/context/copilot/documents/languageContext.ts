import { type Message, message } from '../../../message.ts';
import { workspacePath } from '../../../paths/workspacePath.ts';
import { folderFiles } from '../../places.ts';
import type { ContextItem, ContextRequest, LanguageSnippet, OpenDocument, Tokenizer } from '../../types.ts';

/**
 * Declarations that the TypeScript server offers Copilot, from files that were never opened. Measured 2026-11-20 with Copilot 0.67.0:
 * items with a high priority are always sent, the others as long as the items before them are shorter than the document. While typing,
 * Copilot's own cache and timing decide, but everything that was sent was in the server's answer.
 */
const source = { ref: 'Captured requests of GitHub Copilot 0.67.0 in VS Code 1.139.1', date: '2026-11-20' } as const;

/** From this priority on, an item is sent whatever its size: what the expression at the cursor and its scope use. */
const alwaysFrom = 0.7;

/** The language whose documents Copilot asks the TypeScript server about; not its JSX variant. */
const languageId = 'typescript';

/**
 * Returns what may be sent from files that are not open: the server's answer if the request contains it, otherwise, as an estimate, the
 * files that the active document imports. Empty for other languages.
 */
export function languageContextItems(
  request: ContextRequest,
  active: OpenDocument,
  tokenizer: Tokenizer,
): readonly ContextItem[] {
  if (active.languageId !== languageId) return [];
  if (request.languageContext !== undefined) return answered(request.languageContext, active, tokenizer);
  return importedFiles(request, active).map(uri =>
    item(uri, 0, message('context.copilot.importedFile'), { fidelity: 'estimated' }),
  );
}

function answered(
  snippets: readonly LanguageSnippet[],
  active: OpenDocument,
  tokenizer: Tokenizer,
): readonly ContextItem[] {
  let given = 0;
  return [...snippets]
    .sort((a, b) => b.priority - a.priority)
    .map(({ uri, text, priority }) => {
      const isLikely = priority >= alwaysFrom || active.text.length - given > 0;
      given += text.length;
      const reason = isLikely
        ? message('context.copilot.declarations')
        : message('context.copilot.declarationsPastBudget');
      return item(uri, tokenizer.count(text), reason, { fidelity: 'measured', source });
    });
}

function item(
  uri: string,
  tokens: number,
  reason: Message,
  known: Pick<ContextItem, 'fidelity' | 'source'>,
): ContextItem {
  return {
    assistant: 'copilot',
    feature: 'completion',
    uri,
    kind: 'file',
    startLine: null,
    endLine: null,
    tokens,
    inclusion: 'possible',
    reason,
    ...known,
  };
}

/** `from './x'`, `import './x'`, `import('./x')` and `require('./x')` with a relative path. */
const specifier = /\b(?:from|import|require)\s*\(?\s*(['"])(\.{1,2}\/[^'"\n]{1,300})\1/g;

/** The endings with which TypeScript looks up a relative import, in its order. */
const endings = ['', '.ts', '.tsx', '.d.ts', '.mts', '.cts', '/index.ts', '/index.tsx', '/index.d.ts'];

/** The most imports that are looked at; a file with more is generated, not one that the user types in. */
const mostImports = 200;

function importedFiles(request: ContextRequest, active: OpenDocument): readonly string[] {
  const { folder, path } = workspacePath(active.uri, request.workspaceFolders);
  const own = folderFiles(request).find(each => each.folder === folder);
  if (own === undefined) return [];
  const known = new Set(own.files);
  const open = new Set(request.documents.map(document => document.uri));
  const found = new Set<string>();
  let count = 0;
  for (const [, , name = ''] of active.text.matchAll(specifier)) {
    if (++count > mostImports) break;
    const target = resolved(path, name);
    const file = target === null ? undefined : candidates(target).find(each => known.has(each));
    if (file === undefined) continue;
    const uri = `${own.folder.replace(/\/$/, '')}/${file.split('/').map(encodeURIComponent).join('/')}`;
    if (!open.has(uri)) found.add(uri);
  }
  return [...found].sort();
}

/** Returns the paths that an import may mean. TypeScript sources are imported by the names of their compiled files. */
function candidates(target: string): readonly string[] {
  const bare = target.replace(/\.(?:[mc]?js|jsx)$/, '');
  return [...new Set([...endings.map(ending => target + ending), ...endings.map(ending => bare + ending)])];
}

/** Resolves `name` relative to the folder of `from`; null if that leaves the workspace folder. */
function resolved(from: string, name: string): string | null {
  const parts = from.split('/').slice(0, -1);
  for (const part of name.split('/')) {
    if (part === '.' || part === '') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.join('/');
}
