/**
 * How values are written in a kind of file. `code`: literals are quoted, bare words are names; `config`: a bare value extends to
 * the end of the line; `shell`: a bare value is one word; `prose`: nothing is certain.
 */
export type Notation = 'code' | 'config' | 'shell' | 'markup' | 'json' | 'prose';

const byExtension: Readonly<Record<Notation, string>> = {
  code: 'js jsx ts tsx mjs cjs mts cts py pyi java kt kts go rb cs fs vb php c cc cpp cxx h hpp hh m mm swift rs scala groovy gradle dart lua pl pm r jl ex exs erl hrl clj cljs hs ml mli elm vue svelte astro coffee sol zig nim d pas cr ps1 psm1 psd1 sql proto thrift graphql gql ipynb css scss sass less styl',
  config:
    'env ini cfg conf cnf config properties props yaml yml toml tf tfvars hcl pypirc npmrc netrc pgpass editorconfig service desktop reg inf rc credentials',
  shell: 'sh bash zsh fish ksh bat cmd dockerfile mk makefile envrc',
  markup:
    'xml html htm xhtml svg xaml plist csproj vbproj targets nuspec pom xsd wsdl jsp aspx cshtml erb ejs hbs mustache',
  json: 'json jsonc json5 har webmanifest avsc code-workspace tfstate',
  prose: 'md markdown mdx rst txt adoc asciidoc org log tex',
};
const byLanguage: Readonly<Record<string, Notation>> = {
  javascript: 'code',
  javascriptreact: 'code',
  typescript: 'code',
  typescriptreact: 'code',
  python: 'code',
  csharp: 'code',
  ruby: 'code',
  rust: 'code',
  perl: 'code',
  powershell: 'code',
  'objective-c': 'code',
  dotenv: 'config',
  properties: 'config',
  yaml: 'config',
  ini: 'config',
  toml: 'config',
  terraform: 'config',
  dockercompose: 'config',
  ignore: 'config',
  shellscript: 'shell',
  bat: 'shell',
  dockerfile: 'shell',
  makefile: 'shell',
  html: 'markup',
  xml: 'markup',
  json: 'json',
  jsonc: 'json',
  jsonl: 'json',
  markdown: 'prose',
  plaintext: 'prose',
  restructuredtext: 'prose',
  log: 'prose',
};
const extensions = new Map<string, Notation>();
for (const notation of Object.keys(byExtension) as Notation[]) {
  for (const extension of byExtension[notation].split(' ')) extensions.set(extension, notation);
}

/** The notation of a file, by the editor's language id, else by its name; `prose` if neither is known. */
export function notationOf(path: string, languageId?: string): Notation {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  if (/^\.?env(\.|$)|\.env$|^\.(npmrc|yarnrc|pypirc|netrc|pgpass|git-credentials)$/.test(name)) return 'config';
  // Ansible inventories: settings as words after a host name.
  if (/^(hosts|inventory)$/.test(name)) return 'shell';
  if (/^(dockerfile|containerfile|makefile|jenkinsfile|vagrantfile|procfile)/.test(name)) {
    return /^(jenkinsfile|vagrantfile)/.test(name) ? 'code' : 'shell';
  }
  const known = languageId === undefined ? undefined : (byLanguage[languageId] ?? extensions.get(languageId));
  return known ?? extensions.get(name.slice(name.lastIndexOf('.') + 1)) ?? 'prose';
}

/** Whether a file is generated or minified, so long random words in it are hashes and names rather than secrets. */
export function isGenerated(path: string): boolean {
  return /(^|\/)(package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|composer\.lock|gemfile\.lock|cargo\.lock|poetry\.lock|pipfile\.lock|go\.sum|flake\.lock|bun\.lock|deno\.lock|packages\.lock\.json|uv\.lock|pdm\.lock|mix\.lock|podfile\.lock)$|\.(min\.(js|css)|map|snap|svg|lock|css|scss|less|pbxproj|po|pot|ipynb)$/i.test(
    path,
  );
}

/** Whether a file is a sample, a test or documentation, where findings are more often made up. */
export function isSample(path: string): boolean {
  return /(^|[/._-])(tests?|__tests__|specs?|fixtures?|testdata|examples?|samples?|mocks?|docs?|demos?|templates?)([/._-]|$)/i.test(
    path,
  );
}

/** Whether a file contains translations of a user interface, where `password` is a label followed by its translation. */
export function isTranslation(path: string): boolean {
  return /(?:^|[/._-])(?:locales?|i18n|l10n|nls|translations?|lang|languages)(?:[/._-]|$)/i.test(path);
}
