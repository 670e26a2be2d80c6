/** Programs that run others, or code that they are given (their manuals, read 2026-11). */

/** A program that runs the rest of its words. */
export interface Wrapper {
  /** The number of words that belong to it, besides options. */
  readonly own: number;
  /** Its options that take the next word; absent: {@link usualValued}. */
  readonly valued?: RegExp;
  /** The option that names the folder in which the command runs. */
  readonly folder?: RegExp;
}

/** Options that take the next word in most wrappers. */
export const usualValued = /^-[ugnkscoei]$/;

export const wrappers: Readonly<Record<string, Wrapper>> = {
  sudo: { own: 0, valued: /^-[ugpChDRrtTU]$/, folder: /^(?:-D|--chdir)$/ },
  doas: { own: 0, valued: /^-[uC]$/ },
  env: { own: 0, valued: /^-[uC]$/, folder: /^(?:-C|--chdir)$/ },
  time: { own: 0, valued: /^-[of]$/ },
  nohup: { own: 0 },
  nice: { own: 0 },
  ionice: { own: 0 },
  timeout: { own: 1 },
  command: { own: 0, valued: /^$/ },
  builtin: { own: 0 },
  exec: { own: 0, valued: /^-a$/ },
  stdbuf: { own: 0 },
  setsid: { own: 0, valued: /^$/ },
  busybox: { own: 0 },
  watch: { own: 0, valued: /^-n$/ },
  unbuffer: { own: 0 },
  strace: { own: 0, valued: /^-[abeIopPsSuXE]$/ },
  ltrace: { own: 0, valued: /^-[aAeFlnopsuw]$/ },
  '-p': { own: 0 },
  chroot: { own: 1 },
  flock: { own: 1, valued: /^-[wE]$/ },
  taskset: { own: 1 },
  caffeinate: { own: 0, valued: /^-[tw]$/ },
  catchsegv: { own: 0 },
};

export const bashLike: ReadonlySet<string> = new Set(['bash', 'sh', 'zsh', 'dash', 'ksh', 'ash', 'fish']);
export const powerShellLike: ReadonlySet<string> = new Set(['pwsh', 'powershell', 'cmd']);

/** Interpreters, with the options whose value is a program. */
export const interpreters: Readonly<Record<string, readonly string[]>> = {
  python: ['-c'],
  py: ['-c'],
  ipython: ['-c'],
  tsx: ['-e', '--eval', '-p', '--print'],
  'ts-node': ['-e', '--eval', '-p', '--print'],
  pypy: ['-c'],
  node: ['-e', '--eval', '-p', '--print', '-pe'],
  bun: ['-e', '--eval', '-p', '--print'],
  deno: ['eval'],
  ruby: ['-e'],
  perl: ['-e', '-E'],
  php: ['-r'],
  lua: ['-e'],
  luajit: ['-e'],
  osascript: ['-e'],
  rscript: ['-e'],
  r: ['-e'],
  julia: ['-e', '-E', '--eval', '--print'],
  elixir: ['-e', '--eval'],
  erl: ['-eval'],
  groovy: ['-e'],
  scala: ['-e'],
  swift: ['-e'],
  ghc: ['-e'],
  clojure: ['-e'],
  clj: ['-e'],
  bb: ['-e'],
  guile: ['-c'],
  emacs: ['--eval', '-eval', '--execute'],
  mongosh: ['--eval'],
  mongo: ['--eval'],
  tclsh: [],
  jshell: [],
};

/** Returns the entry of {@link interpreters} for a program, also if its name has a version (`python3.11`); null for others. */
export function interpreterOf(name: string): string | null {
  const plain = name.toLowerCase().replace(/^(python|pypy|ruby|perl|php|node|lua)[\d.]+$/, '$1');
  return Object.hasOwn(interpreters, plain) ? plain : null;
}

/** Test runners: their words are names of tests, or patterns for them. */
export const testing: ReadonlySet<string> = new Set([
  ...['jest', 'vitest', 'mocha', 'ava', 'tap', 'jasmine', 'karma', 'cypress', 'playwright', 'pytest', 'tox', 'nox'],
  ...['rspec', 'phpunit', 'pest', 'ctest', 'cargo', 'go', 'dotnet', 'mvn', 'gradle', 'gradlew'],
  ...['cucumber', 'behave', 'nyc', 'c8', 'bats'],
]);

/** Package managers, and the words after which they take the name of a script or a test. */
export const scriptRunners: ReadonlySet<string> = new Set(['npm', 'pnpm', 'yarn', 'bun']);
export const scriptWord = /^(?:test|t|tst|run|run-script)$/;
