import { type Message, message } from '../../../message.ts';
import { workspacePath } from '../../../paths/workspacePath.ts';
import { folderFiles } from '../../places.ts';
import type { ContextItem, ContextRequest, LanguageSnippet, OpenDocument, Tokenizer } from '../../types.ts';

/**
 * Declarations that the TypeScript server offers Copilot, from files that were never opened. Measured 2026-11-20 with
 * Copilot 0.67.0: the items with a high priority always go, the others while what was given so far is shorter than the
 * document; while typing, Copilot's own cache and timing decide, but whatever went out was in the server's answer.
 */
const source = { ref: 'Captured requests of GitHub Copilot 0.67.0 in VS Code 1.139.1', date: '2026-11-20' } as const;

/** From this priority on an item goes whatever its size: what the expression at the cursor and its scope use. */
const alwaysFrom = 0.7;

/** Languages whose documents Copilot asks the TypeScript server about; not their JSX variants. */
const languageId = 'typescript';

/**
 * What may be sent from files that are not open: the server's answer where the request holds one, else the files that the
 * active document imports, as an estimate. Empty for other languages.
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

/** What a relative import may stand for, in the order in which TypeScript looks. */
const endings = ['', '.ts', '.tsx', '.d.ts', '.mts', '.cts', '/index.ts', '/index.tsx', '/index.d.ts'];

/** Imports that are looked at; a file that generates more is no file that a person types in. */
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

/** TypeScript sources are imported by the names of what is compiled from them. */
function candidates(target: string): readonly string[] {
  const bare = target.replace(/\.(?:[mc]?js|jsx)$/, '');
  return [...new Set([...endings.map(ending => target + ending), ...endings.map(ending => bare + ending)])];
}

/** The path of `name` seen from the folder of `from`; null where it leaves the workspace folder. */
function resolved(from: string, name: string): string | null {
  const parts = from.split('/').slice(0, -1);
  for (const part of name.split('/')) {
    if (part === '.' || part === '') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.join('/');
}
