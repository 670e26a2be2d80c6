import { pathRules } from '../../../src/core/guard/pathRules.ts';
import type { GuardFacts } from '../../../src/core/guard/types.ts';
import { ruleFileAt } from '../../../src/core/ignore/sources/ruleFiles.ts';
import { createScanner } from '../../../src/core/secrets/scanner.ts';

export const root = '/home/dev/shop';
const home = '/home/dev';

/** A folder in memory: its files by path relative to the root. Rule files have their text; the others are empty. */
export interface Fixture {
  readonly files: Readonly<Record<string, string>>;
  readonly links?: Readonly<Record<string, string>>;
}

export const shop: Fixture = {
  files: {
    '.env': '',
    '.env.example': '',
    '.cursorignore': 'private/\n*.secret\n',
    '.geminiignore': 'config/prod.yaml\n',
    '.claude/settings.json': '{"permissions":{"deny":["Read(./deploy/a.txt)"]}}',
    'config/prod.yaml': '',
    'config/dev.yaml': '',
    'deploy/a.txt': '',
    'private/plan.md': '',
    'src/app.ts': '',
    'src/keys.secret': '',
    'README.md': '',
    'package.json': '',
    '.gitignore': 'dist/\nREADME.md\n',
  },
  links: { 'notes.txt': 'private/plan.md' },
};

const scanner = createScanner({ includeSuppressed: true });

/** Returns everything that a decision depends on, for a folder in memory. */
export function factsFor({ files, links = {} }: Fixture = shop, changes: Partial<GuardFacts> = {}): GuardFacts {
  const ruleFiles = Object.entries(files).flatMap(([path, text]) =>
    text === '' ? [] : ruleFileAt(path, text, { root, home }),
  );
  const rules = pathRules(ruleFiles);
  const paths = [...Object.keys(files), ...Object.keys(links)].map(path => `${root}/${path}`);
  return {
    root,
    current: root,
    home,
    isWindows: false,
    ruleOf: path => (path.startsWith(`${root}/`) ? rules(path.slice(root.length + 1)) : null),
    realPath: path => {
      const target = links[path.slice(root.length + 1)];
      return target === undefined ? path : `${root}/${target}`;
    },
    list: folder => {
      const start = folder === '/' ? '/' : `${folder}/`;
      const below = paths.filter(path => path.startsWith(start)).map(path => path.slice(start.length));
      return [...new Set(below.map(path => (path.includes('/') ? path.slice(0, path.indexOf('/') + 1) : path)))];
    },
    tracked: () => Object.keys(files),
    ownFile: path => {
      if (`${path}/`.startsWith(`${home}/.sightglass/`)) return 'guard';
      if (path === `${home}/.claude/settings.json` || path === `${root}/.claude/settings.json`) return 'hooks';
      return path === `${root}/.cursorignore` ? 'rules' : null;
    },
    holdsOwnFile: (folder, isDirect, isNamed = () => true) => {
      if (isDirect) return [`${home}/.claude`, `${home}/.sightglass`, `${root}/.claude`].includes(folder);
      const start = folder === '/' ? '/' : `${folder}/`;
      const own = [`${home}/.claude/settings.json`, `${home}/.sightglass/sightglass`, `${root}/.claude/settings.json`];
      return own.some(file => file.startsWith(start) && file.slice(start.length).split('/').some(isNamed));
    },
    allowances: [],
    now: 1_000,
    scan: text => scanner.scan({ path: '', text }),
    output: 'replace',
    canAsk: false,
    ...changes,
  };
}
