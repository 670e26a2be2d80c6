import { bashLike, interpreterOf, testing } from './runningPrograms.ts';

/**
 * What programs do with their operands, according to their manuals (GNU coreutils 9, POSIX.1-2024, the programs' own pages; read
 * 2026-11). Only programs that show the text of a file to a model, or send it away, are distinguished here; a program that is in no list
 * reads nothing as far as is known, and is judged by its output.
 */

/** Every operand is a file that is printed. */
export const printing: ReadonlySet<string> = new Set([
  ...['cat', 'tac', 'nl', 'head', 'tail', 'less', 'more', 'most', 'pg', 'bat', 'batcat', 'ccat', 'view', 'ed', 'ex'],
  ...['rev', 'fold', 'fmt', 'pr', 'column', 'paste', 'join', 'comm', 'diff', 'colordiff', 'sdiff', 'cmp', 'expand'],
  ...['unexpand', 'iconv', 'strings', 'xxd', 'od', 'hexdump', 'hd', 'base64', 'base32', 'basenc', 'zcat', 'gzcat'],
  ...[
    'shuf',
    'tsort',
    'ptx',
    'pv',
    'look',
    'glow',
    'mdcat',
    'pandoc',
    'xmllint',
    'enscript',
    'vi',
    'vim',
    'nvim',
    'nano',
  ],
  ...['vimdiff', 'icdiff', 'difft', 'csvlook', 'csvcut', 'csvtool', 'gron', 'jless', 'fx', 'lynx', 'w3m', 'html2text'],
  ...[
    'm4',
    'cpp',
    'bzcat',
    'xzcat',
    'zstdcat',
    'sort',
    'uniq',
    'cut',
    'split',
    'csplit',
    'uuencode',
    'pygmentize',
    'highlight',
  ],
  ...[
    'delta',
    'multitail',
    'hexyl',
    'lolcat',
    'markdown',
    'xclip',
    'gcat',
    'ghead',
    'gtail',
    'gtac',
    'gnl',
    'gsort',
    'gcut',
  ],
  ...['toybox', 'mdless', 'lnav', 'xsv', 'qsv', 'mlr', 'rview', 'rvim', 'gvim', 'vimcat', 'kak', 'micro'],
  ...[
    'joe',
    'hx',
    'helix',
    'pico',
    'ne',
    'mg',
    'dasel',
    'tomlq',
    'xq',
    'xmlstarlet',
    'xsltproc',
    'a2ps',
    'groff',
    'nroff',
    'troff',
    'man',
    'diff3',
    'wdiff',
    'dwdiff',
    'links',
    'elinks',
    'bc',
    'dc',
    'lp',
    'lpr',
    'plutil',
    'textutil',
    'nasm',
    'mbuffer',
    'buffer',
    'esh',
    'mustache',
    'j2',
    'zless',
    'zmore',
    'js-yaml',
    'serve',
    'http-server',
    'live-server',
    'cue',
    'ytt',
    'lz4cat',
  ],
]);

/** Like {@link printing}, for PowerShell and `cmd`, where names are case-insensitive. */
export const printingInPowerShell: ReadonlySet<string> = new Set([
  ...['get-content', 'gc', 'cat', 'type', 'more', 'import-csv', 'import-clixml', 'import-powershelldatafile'],
  ...['format-hex', 'fhx', 'fc', 'comp', 'certutil', 'compare-object', 'switch', 'sort', 'print', 'expand', 'makecab'],
  ...['import-localizeddata', 'fsutil', 'mklink'],
  ...['robocopy'],
]);

/** The first operand is a pattern or a program, unless an option gives it; the others are files. */
export interface Filter {
  /** Options that give the pattern. */
  readonly given: readonly string[];
  /** Further options that take the next word. */
  readonly valued: readonly string[];
  /** With several files, every printed line contains the name of its file. */
  readonly namesFiles?: true;
  /** An option, together with the next word, with which the files are changed and nothing is printed. */
  readonly inPlace?: RegExp;
}

const grep: Filter = {
  given: ['-e', '-f', '--regexp', '--file'],
  valued: ['-m', '-A', '-B', '-C', '-d', '-D', '--include', '--exclude', '--exclude-dir', '--max-count'],
  namesFiles: true,
};
const ripgrep: Filter = {
  given: ['-e', '-f', '--regexp', '--file', '--files'],
  valued: ['-g', '--glob', '--iglob', '-t', '-T', '--type', '-m', '-A', '-B', '-C', '-j', '-M', '-r', '-E', '-d'],
  namesFiles: true,
};
const sed: Filter = {
  given: ['-e', '-f', '--expression', '--file'],
  valued: ['-l'],
  inPlace: /^-(?:[nErsuz]*i|-in-place)/,
};
const awk: Filter = {
  given: ['-f', '--file', '-E'],
  valued: ['-v', '-F', '-i', '--assign', '--field-separator'],
  inPlace: /^(?:-i|--include) inplace/,
};
const jq: Filter = { given: ['-f', '--from-file'], valued: ['--indent', '--tab'] };
const yq: Filter = {
  given: ['--from-file'],
  valued: ['-I', '--indent', '-o', '-p', '--output-format', '--input-format'],
};

export const filters: Readonly<Record<string, Filter>> = {
  grep,
  egrep: grep,
  fgrep: grep,
  zgrep: grep,
  rg: ripgrep,
  rga: ripgrep,
  ug: grep,
  ugrep: grep,
  ag: { ...grep, given: [] },
  ack: { ...grep, given: ['--match'] },
  sed,
  gsed: sed,
  awk,
  gawk: awk,
  mawk: awk,
  nawk: awk,
  jq,
  gojq: jq,
  jaq: jq,
  yq,
  'select-string': { given: ['-pattern'], valued: ['-context', '-encoding'], namesFiles: true },
  sls: { given: ['-pattern'], valued: ['-context', '-encoding'], namesFiles: true },
  findstr: { given: ['/c'], valued: [], namesFiles: true },
};

/** The last operand is the destination of the others. */
export const copying: ReadonlySet<string> = new Set([
  ...['cp', 'mv', 'ln', 'install', 'rsync', 'scp', 'sftp', 'copy-item', 'copy', 'cpi', 'move-item', 'move', 'xcopy'],
  ...['rename-item', 'ren', 'rni', 'mi', 'link', 'ditto', 'start-bitstransfer'],
]);

/** Options that print a packed file, or keep the original next to it. */
const keptOrPrinted = /^-[a-zA-Z]*[ck]|^--(?:stdout|keep|to-stdout)$/;

/** Options of tar that pack files, or print packed ones (`tar xO`). */
const packedByTar =
  /^-{0,2}[a-zA-Z]*[cru]|^--(?:create|append|update|to-stdout)$|^-{0,2}(?=[a-zA-Z]*x)(?=[a-zA-Z]*O)[a-zA-Z]+$/;

/** When a program packs or prints its operands, and how many of the first operands are excepted. */
export interface Packing {
  readonly when: RegExp;
  readonly unless?: RegExp;
  readonly skips: number;
}

/** Programs that pack files into a file that everybody can read, or print them: if one of their words matches `when`. */
export const packing: Readonly<Record<string, Packing>> = {
  tar: { when: packedByTar, skips: 0 },
  bsdtar: { when: packedByTar, skips: 0 },
  unzip: { when: /^-\w*[pc]/, skips: 1 },
  gunzip: { when: keptOrPrinted, skips: 0 },
  bunzip2: { when: keptOrPrinted, skips: 0 },
  unxz: { when: keptOrPrinted, skips: 0 },
  unzstd: { when: keptOrPrinted, skips: 0 },
  prettier: { when: /^/, unless: /^(?:-w|--write|-c|--check|-l|--list-different)$/, skips: 0 },
  zip: { when: /./, skips: 1 },
  '7z': { when: /^a$|^-so$/, skips: 2 },
  '7za': { when: /^a$/, skips: 2 },
  rar: { when: /^a$/, skips: 2 },
  jar: { when: /^-?c|^--create$/, skips: 1 },
  gzip: { when: keptOrPrinted, skips: 0 },
  bzip2: { when: keptOrPrinted, skips: 0 },
  xz: { when: keptOrPrinted, skips: 0 },
  lzma: { when: keptOrPrinted, skips: 0 },
  pigz: { when: keptOrPrinted, skips: 0 },
  zstd: { when: /./, skips: 0 },
  lz4: { when: /./, skips: 0 },
  brotli: { when: /./, skips: 0 },
  compress: { when: keptOrPrinted, skips: 0 },
  'compress-archive': { when: /./, skips: 0 },
  gcc: { when: /^-E$/, skips: 0 },
  'g++': { when: /^-E$/, skips: 0 },
  cc: { when: /^-E$/, skips: 0 },
  clang: { when: /^-E$/, skips: 0 },
  'clang++': { when: /^-E$/, skips: 0 },
  ar: { when: /^-?[rq]/, skips: 2 },
  pax: { when: /^-\w*w/, skips: 0 },
  direnv: { when: /^dotenv$/, skips: 1 },
  sops: { when: /^(?:-d|--decrypt|decrypt|exec-env|exec-file|edit)$/, skips: 0 },
  gpg: { when: /^(?:-d|--decrypt|--enarmor|--store|-c|--symmetric)$/, skips: 0 },
  age: { when: /^(?:-d|--decrypt)$/, skips: 0 },
  'ansible-vault': { when: /^(?:view|decrypt|edit)$/, skips: 0 },
};

/** Programs that write or change files in a folder, by names that come from their input. */
export const unpacking: Readonly<Record<string, RegExp>> = {
  tar: /^-{0,2}[a-zA-Z]*x|--extract/,
  bsdtar: /^-{0,2}[a-zA-Z]*x/,
  unzip: /^(?!-\w*[lptvz])/,
  '7z': /^x /,
  cpio: /-\w*i/,
  patch: /^/,
};

/** Programs that send files away or store them where others can read them, with the word that does so; every operand is a file. */
export const uploading: Readonly<Record<string, RegExp>> = {
  aws: /^(?:cp|mv|sync|put-object)$/,
  az: /^upload$/,
  gcloud: /^cp$/,
  gsutil: /^(?:cp|mv|rsync)$/,
  docker: /^secret$/,
  buildah: /^(?:copy|add|cp)$/,
  lxc: /^push$/,
  incus: /^push$/,
  bq: /^load$/,
  mc: /^(?:cp|mv|mirror|pipe)$/,
  rclone: /^(?:copy|copyto|move|moveto|sync|cat)$/,
  s3cmd: /^(?:put|sync)$/,
  gh: /^(?:gist|release)$/,
  glab: /^(?:snippet|release)$/,
};

/** Programs that treat arguments as plain text: a message, a pattern, a line to print. */
export const takingText: ReadonlySet<string> = new Set([
  ...['awk', 'cat', 'echo', 'egrep', 'fgrep', 'fossil', 'gh', 'git', 'glab', 'grep', 'head', 'hg', 'jj', 'jq', 'less'],
  ...['ls', 'printf', 'rg', 'sed', 'sort', 'svn', 'tail', 'test', 'tr', 'wc', 'Select-String', 'Write-Host'],
  ...['Write-Output'],
]);

/** Programs that inspect files without changing them or printing their text. */
export const looking: ReadonlySet<string> = new Set([
  ...['ls', 'll', 'eza', 'exa', 'tree', 'stat', 'file', 'wc', 'du', 'df', 'test', '[', '[[', 'realpath', 'readlink'],
  ...['basename', 'dirname', 'md5sum', 'sha1sum', 'sha256sum', 'shasum', 'cksum', 'which', 'type', 'mkdir', 'lsof'],
  ...['namei', 'getfacl', 'echo', 'printf', 'true', 'false', ':', 'read', 'export', 'local', 'test-path', 'get-item'],
  ...['resolve-path', 'sightglass'],
]);

/** Reading programs that can also write a file that is named to them. */
export const mayWrite: ReadonlySet<string> = new Set([
  ...[
    'sort',
    'split',
    'csplit',
    'ex',
    'ed',
    'vi',
    'vim',
    'nvim',
    'nano',
    'pandoc',
    'curl',
    'wget',
    'tar',
    'bsdtar',
    'yq',
  ],
]);

/** Programs that print every variable if no name is given. */
export const environmentPrinters: ReadonlySet<string> = new Set([
  'env',
  'printenv',
  'set',
  'export',
  'declare',
  'typeset',
]);

/** Programs that remove files and folders. */
export const removing: ReadonlySet<string> = new Set([
  ...['rm', 'rmdir', 'unlink', 'shred', 'remove-item', 'rename-item', 'ri', 'del', 'erase', 'ren'],
]);

/** Modes of `chmod` with which the owner can still read the file. */
export const keepsReading = /^(?:[0-7]?[4-7][0-7]{2}|[ugoa]*\+[rwxX]+|[ugo]*[go]+-[rwx]+)$/;

/** Every operand is written, moved or removed. */
export const writing: ReadonlySet<string> = new Set([
  ...['rm', 'unlink', 'shred', 'truncate', 'touch', 'tee', 'chmod', 'chown', 'chattr', 'rmdir'],
  ...['set-content', 'add-content', 'clear-content', 'out-file', 'remove-item', 'new-item', 'rename-item', 'set-acl'],
  ...['ri', 'del', 'erase', 'ren', 'sc', 'ni', 'tee-object', 'icacls'],
]);

/** Subcommands of git that write files of the folder, or a named file. */
export const changingInGit: ReadonlySet<string> = new Set([
  ...['checkout', 'restore', 'rm', 'mv', 'clean', 'apply', 'config', 'clone', 'init', 'worktree', 'checkout-index'],
]);

/** Whether a program that occurs among the words of another one reads, changes or runs the files after it. */
export function isReader(name: string): boolean {
  if (name === 'install') return false;
  const isOfFiles = printing.has(name) || Object.hasOwn(filters, name) || copying.has(name) || writing.has(name);
  return isOfFiles || name === 'git' || bashLike.has(name) || testing.has(name) || interpreterOf(name) !== null;
}
