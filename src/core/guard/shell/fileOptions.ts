/** Options that name a file: as their value, or in it behind `@`. */
export type FileOptions = Readonly<Record<string, 'file' | '@'>>;

/** Options whose value is a file that is sent or printed; `@`: only what follows such a sign. */
export const fileOptions: Readonly<Record<string, FileOptions>> = {
  curl: {
    '-d': '@',
    '--data': '@',
    '--data-ascii': '@',
    '--data-binary': '@',
    '--data-urlencode': '@',
    '--json': '@',
    '-F': '@',
    '--form': '@',
    '-T': 'file',
    '--upload-file': 'file',
    '-K': 'file',
    '--config': 'file',
    '-H': '@',
    '--header': '@',
    '--netrc-file': 'file',
  },
  git: { '-F': 'file', '-f': 'file', '--file': 'file' },
  // It names the lines that it does not understand.
  make: { '-f': 'file', '--file': 'file', '--makefile': 'file' },
  gmake: { '-f': 'file', '--file': 'file', '--makefile': 'file' },
  just: { '-f': 'file', '--justfile': 'file' },
  ninja: { '-f': 'file' },
  cmake: { '-P': 'file' },
  pip: { '-r': 'file', '--requirement': 'file', '-c': 'file' },
  pip3: { '-r': 'file', '--requirement': 'file', '-c': 'file' },
  npm: { '--userconfig': 'file', '--globalconfig': 'file' },
  docker: { '-f': 'file', '--file': 'file' },
  podman: { '-f': 'file', '--file': 'file' },
  'docker-compose': { '-f': 'file', '--file': 'file' },
  sqlite3: { '-init': 'file' },
  duckdb: { '-init': 'file' },
  mysql: { '--defaults-file': 'file', '--defaults-extra-file': 'file' },
  'redis-cli': { '--eval': 'file' },
  rsync: { '--files-from': 'file', '--password-file': 'file' },
  emacs: { '--insert': 'file', '-l': 'file', '--load': 'file', '--visit': 'file', '--file': 'file' },
  history: { '-r': 'file' },
  fc: { '-R': 'file' },
  diff: { '--from-file': 'file', '--to-file': 'file' },
  psql: { '-f': 'file', '--file': 'file' },
  wget: { '--post-file': 'file', '--body-file': 'file', '-i': 'file', '--input-file': 'file' },
  openssl: { '-in': 'file' },
  'invoke-restmethod': { '-infile': 'file' },
  'invoke-webrequest': { '-infile': 'file' },
  irm: { '-infile': 'file' },
  iwr: { '-infile': 'file' },
};

export interface EnvironmentFiles {
  readonly options: FileOptions;
  readonly prints: RegExp;
  /** What is taken where no option names a file. */
  readonly byDefault?: string;
}

/**
 * Programs that give the variables of a file to what they start, and words with which those are printed. Without such a word
 * nothing of the file is shown: `docker compose --env-file .env up` is nobody's leak.
 */
export const environmentFiles: Readonly<Record<string, EnvironmentFiles>> = {
  docker: { options: { '--env-file': 'file' }, prints: /^(?:env|printenv|set|export|config|convert)$/ },
  podman: { options: { '--env-file': 'file' }, prints: /^(?:env|printenv|set|export|config)$/ },
  'docker-compose': { options: { '--env-file': 'file' }, prints: /^(?:env|printenv|config)$/ },
  dotenv: {
    options: { '-e': 'file', '-f': 'file', '--file': 'file' },
    prints: /^(?:env|printenv|set|list|get|export|-p)$/,
    byDefault: '.env',
  },
  'dotenv-cli': { options: { '-e': 'file' }, prints: /^(?:env|printenv|set|export)$/, byDefault: '.env' },
  dotenvx: {
    options: { '-f': 'file', '--env-file': 'file' },
    prints: /^(?:env|printenv|set|get|export)$/,
    byDefault: '.env',
  },
  'env-cmd': {
    options: { '-f': 'file', '--file': 'file' },
    prints: /^(?:env|printenv|set|export)$/,
    byDefault: '.env',
  },
  foreman: { options: { '-e': 'file', '--env': 'file' }, prints: /^(?:env|printenv|set|export)$/ },
  honcho: { options: { '-e': 'file', '--env': 'file' }, prints: /^(?:env|printenv|set|export)$/ },
  kubectl: {
    options: { '--from-env-file': 'file', '--from-file': 'file', '-f': 'file', '--filename': 'file' },
    prints: /^-o|^--output/,
  },
  helm: { options: { '-f': 'file', '--values': 'file' }, prints: /^(?:template|--dry-run.*|--debug)$/ },
  oc: { options: { '--from-env-file': 'file', '--from-file': 'file', '-f': 'file' }, prints: /^-o|^--output/ },
};
