import { languageTable } from './languageTable.ts';
import { baseName } from './uris.ts';

// Source of every list here: microsoft/vscode-copilot-chat@31acd00a, completions-core lib/src/language.

const byExtension = new Map<string, string>();
const byFileName = new Map<string, string>();
for (const [id, extensions, fileNames] of languageTable) {
  for (const extension of extensions.split(' '))
    if (extension !== '' && !byExtension.has(extension)) byExtension.set(extension, id);
  for (const name of fileNames.split(' ')) if (name !== '' && !byFileName.has(name)) byFileName.set(name, id);
}

const templateExtensions: ReadonlySet<string> = new Set(
  '.ejs .erb .haml .hbs .j2 .jinja .jinja2 .liquid .mustache .njk .php .pug .slim .webc'.split(' '),
);
const innerOfTemplate: ReadonlyMap<string, ReadonlySet<string>> = new Map([['.php', new Set(['.blade'])]]);

/** Schemes of documents whose names say nothing about their language. */
const namelessSchemes = ['untitled:', 'vscode-notebook-cell:'];

/** Returns the extension in lower case, from the last dot on; empty if there is no dot or the only dot comes first (`.env`). */
function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? '' : name.slice(dot).toLowerCase();
}

function byName(name: string): string | undefined {
  let extension = extensionOf(name);
  if (templateExtensions.has(extension)) {
    const inner = extensionOf(name.slice(0, -extension.length));
    const limits = innerOfTemplate.get(extension);
    if (inner !== '' && byExtension.has(inner) && (limits === undefined || limits.has(inner))) extension = inner;
  }
  const found = byFileName.get(name) ?? byExtension.get(extension);
  if (found !== undefined) return found;
  for (let dot = name.lastIndexOf('.'); dot > 0; dot = name.lastIndexOf('.', dot - 1)) {
    const stem = byFileName.get(name.slice(0, dot));
    if (stem !== undefined) return stem;
  }
  return undefined;
}

/**
 * Returns the language that Copilot's completions see: by the file name or, only if that says nothing, the editor's language. C found by
 * name counts as C++.
 */
export function languageOf(uri: string, editorLanguage: string): string {
  if (namelessSchemes.some(scheme => uri.startsWith(scheme))) return editorLanguage;
  const found = byName(baseName(uri));
  return found === 'c' ? 'cpp' : (found ?? editorLanguage);
}

const sameAs: ReadonlyMap<string, string> = new Map([
  ['javascriptreact', 'javascript'],
  ['jsx', 'javascript'],
  ['typescriptreact', 'typescript'],
  ['jade', 'pug'],
  ['cshtml', 'razor'],
  ['c', 'cpp'],
]);

/** Returns the form in which two detected languages are compared. */
export function comparableLanguage(language: string): string {
  const lower = language.toLowerCase();
  return sameAs.get(lower) ?? lower;
}
