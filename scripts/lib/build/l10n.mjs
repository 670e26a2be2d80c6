// The strings of the user interface and their translations.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { bundleForNode } from './bundle.mjs';

/** Languages for which VS Code has a language pack, by VS Code's ids. */
export const languages = ['de', 'es', 'fr', 'ja', 'pt-br', 'zh-cn'];

/**
 * Returns every string that the editor shows, in the form of VS Code's bundles: a key and the English text, with a comment for
 * translators if there is one. The key is the text, followed by a slash and the comment. Throws if the text of an `l10n.t` call is not
 * a literal.
 * @returns {Promise<Record<string, string | { message: string, comment: string[] }>>}
 */
export async function sourceStrings() {
  const found = {};
  for (const file of sources('src/vscode').sort()) Object.assign(found, stringsOf(file));
  for (const template of await templates()) found[template] = template;
  return found;
}

function sources(folder) {
  return readdirSync(folder, { recursive: true })
    .map(name => path.posix.join(folder, String(name).replaceAll('\\', '/')))
    .filter(name => name.endsWith('.ts'));
}

/** Returns the strings in one file's `l10n.t` calls. A call with a `template` is skipped: templates are collected separately. */
function stringsOf(file) {
  const found = {};
  const tree = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const visit = node => {
    if (ts.isCallExpression(node) && node.expression.getText() === 'l10n.t') {
      const [text] = node.arguments;
      const entry = entryOf(text);
      if (entry !== null) found[entry.key] = entry.value;
      else if (text.getText() !== 'template')
        throw new Error(`${file}: l10n.t takes a text as it is: ${node.getText().slice(0, 80)}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

function entryOf(text) {
  if (ts.isStringLiteralLike(text)) return { key: text.text, value: text.text };
  if (!ts.isObjectLiteralExpression(text)) return null;
  const { message, comment } = Object.fromEntries(
    text.properties.map(({ name, initializer }) => [name.getText(), initializer.text]),
  );
  return { key: `${message}/${comment}`, value: { message, comment: [comment] } };
}

async function templates() {
  const outfile = path.resolve('out/l10n/templates.cjs');
  await bundleForNode({ entryPoints: ['src/text/everyTemplate.ts'], outfile });
  const { everyTemplate, englishTemplate } = (await import(`${pathToFileURL(outfile).href}?${Date.now()}`)).default;
  return Object.keys(everyTemplate)
    .filter(code => !Object.hasOwn(englishTemplate, code))
    .map(code => everyTemplate[code]);
}

export const messageOf = entry => (typeof entry === 'string' ? entry : entry.message);
