/** Options that name a file: as their value, or in their value after an `@`. */
export type FileOptions = Readonly<Record<string, 'file' | '@'>>;

/** Options whose value is a file that is sent or printed; `@`: only what follows that sign. */
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
    '-b': 'file',
    '--cookie': 'file',
    '--url-query': '@',
    '--variable': '@',
    '--header': '@',
    '--netrc-file': 'file',
  },
  gh: {
    '-F': 'file',
    '--body-file': 'file',
    '--input': 'file',
    '--notes-file': 'file',
    '-f': 'file',
    '--env-file': 'file',
  },
  glab: { '-F': 'file', '--description-file': 'file' },
  aria2c: { '-i': 'file', '--input-file': 'file' },
  gcloud: { '--data-file': 'file' },
  az: { '--file': 'file' },
  mongoimport: { '--file': 'file' },
  uv: { '-r': 'file', '--requirements': 'file' },
  qrencode: { '-r': 'file' },
  espeak: { '-f': 'file' },
  mail: { '-a': 'file', '-A': 'file' },
  mailx: { '-a': 'file', '-A': 'file' },
  mutt: { '-a': 'file' },
  swaks: { '--attach': 'file', '--body': '@' },
  git: { '-F': 'file', '-f': 'file', '--file': 'file' },
  // Its errors print the lines that it does not understand.
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
  emacs: { '--insert': 'file', '-insert': 'file', '-l': 'file', '--load': 'file', '--visit': 'file', '--file': 'file' },
  history: { '-r': 'file' },
  fc: { '-R': 'file' },
  diff: { '--from-file': 'file', '--to-file': 'file' },
  psql: { '-f': 'file', '--file': 'file' },
  wget: { '--post-file': 'file', '--body-file': 'file', '-i': 'file', '--input-file': 'file' },
  openssl: { '-in': 'file' },
  'invoke-restmethod': { '-infile': 'file', '-form': 'file' },
  'invoke-webrequest': { '-infile': 'file', '-form': 'file' },
  irm: { '-infile': 'file', '-form': 'file' },
  iwr: { '-infile': 'file', '-form': 'file' },
  'send-mailmessage': { '-attachments': 'file' },
  'set-clipboard': { '-path': 'file', '-literalpath': 'file' },
  scb: { '-path': 'file' },
};

export interface EnvironmentFiles {
  readonly options: FileOptions;
  readonly prints: RegExp;
  /** Words that keep their contents from being printed. */
  readonly silent?: RegExp;
  /** The file that is read if no option names one. */
  readonly byDefault?: string;
}

/** Options with which `docker compose config` prints only names (Docker's reference, read 2026-11). */
const namesOfServices = /^(?:-q|--quiet|--(?:services|images|profiles|volumes|networks|hash)(?:=|$))/;

/**
 * Programs that pass the variables of a file to what they start, and words with which those are printed. Without such a word, nothing of
 * the file is shown: `docker compose --env-file .env up` leaks nothing.
 */
export const environmentFiles: Readonly<Record<string, EnvironmentFiles>> = {
  docker: {
    options: { '--env-file': 'file' },
    prints: /^(?:env|printenv|set|export|config|convert)$/,
    silent: namesOfServices,
  },
  uv: { options: { '--env-file': 'file' }, prints: /^(?:env|printenv|set|export)$/ },
  podman: { options: { '--env-file': 'file' }, prints: /^(?:env|printenv|set|export|config)$/ },
  'docker-compose': {
    options: { '--env-file': 'file' },
    prints: /^(?:env|printenv|config)$/,
    silent: namesOfServices,
  },
  dotenv: {
    options: { '-e': 'file', '-f': 'file', '--file': 'file' },
    prints: /^(?:env|printenv|set|list|get|export|-p)$/,
    byDefault: '.env',
  },
  'dotenv-cli': { options: { '-e': 'file' }, prints: /^(?:env|printenv|set|export)$/, byDefault: '.env' },
  dotenvx: {
    options: { '-f': 'file', '--env-file': 'file' },
    prints: /^(?:env|printenv|set|get|export|decrypt)$/,
    byDefault: '.env',
  },
  'env-cmd': {
    options: { '-f': 'file', '--file': 'file' },
    prints: /^(?:env|printenv|set|export)$/,
    byDefault: '.env',
  },
  foreman: { options: { '-e': 'file', '--env': 'file' }, prints: /^(?:env|printenv|set|export)$/, byDefault: '.env' },
  honcho: { options: { '-e': 'file', '--env': 'file' }, prints: /^(?:env|printenv|set|export)$/, byDefault: '.env' },
  kubectl: {
    options: { '--from-env-file': 'file', '--from-file': 'file', '-f': 'file', '--filename': 'file' },
    prints: /^-o|^--output/,
  },
  helm: { options: { '-f': 'file', '--values': 'file' }, prints: /^(?:template|--dry-run.*|--debug)$/ },
  oc: { options: { '--from-env-file': 'file', '--from-file': 'file', '-f': 'file' }, prints: /^-o|^--output/ },
};
