/** Marks of comments that run to the end of the line, with the languages (the editor's ids) that have them. */
const lineComments: Readonly<Record<string, string>> = {
  '//': 'javascript javascriptreact typescript typescriptreact java kotlin go rust c cpp csharp swift scala groovy dart php objective-c objective-cpp jsonc json5 fsharp less scss proto3 zig solidity vue svelte jenkinsfile gradle bicep',
  '#': 'python ruby shellscript perl r yaml toml dockerfile makefile terraform dotenv properties ini elixir powershell julia dockercompose ignore coffeescript nix graphql editorconfig tcl crystal hcl',
  '--': 'sql lua haskell elm ada',
  ';': 'clojure lisp scheme asm',
  '%': 'tex latex erlang matlab',
  REM: 'bat',
  "'": 'vb',
};
/** Languages that have only comments with an end mark. */
const blockComments: Readonly<Record<string, readonly [string, string]>> = {
  html: ['<!--', '-->'],
  xml: ['<!--', '-->'],
  xsl: ['<!--', '-->'],
  markdown: ['<!--', '-->'],
  css: ['/*', '*/'],
};

function lineMark(languageId: string): string | undefined {
  return Object.keys(lineComments).find(key => lineComments[key]?.split(' ').includes(languageId));
}

/** Whether a language (the editor's id) is known to have comments. */
export function hasComments(languageId: string): boolean {
  return blockComments[languageId] !== undefined || lineMark(languageId) !== undefined;
}

/** Returns a line as a comment in a language; unchanged if no comment syntax is known for that language. */
export function asComment(line: string, languageId: string): string {
  const block = blockComments[languageId];
  if (block !== undefined) return `${block[0]} ${line} ${block[1]}`;
  const mark = lineMark(languageId);
  return mark === undefined ? line : `${mark} ${line}`;
}
