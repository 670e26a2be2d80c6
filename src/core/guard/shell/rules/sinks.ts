import type { Command } from '../grammar/syntax.ts';
import { filters, printing, printingInPowerShell } from '../programs.ts';
import { literalOf, type Pattern } from '../words.ts';

/** What happens to the output of a pipeline that is not shown: it is counted, or loaded into a database. */
export type Sink = 'counted' | 'loaded';

/** Programs that only print counts or sums of their input. */
const counting = /^(?:wc|md5sum|sha\d+sum|shasum|cksum|b2sum|sum|measure-object|measure)$/i;

/** Database shells and loaders, and options with which they print what they load (manuals of PostgreSQL 18, MySQL 9). */
const loading = /^(?:psql|mysql|mariadb|sqlite3|duckdb|pg_restore|mongorestore|sqlcmd|clickhouse-client|cqlsh)$/;
const echoing = /^(?:-[aebLv]+|--(?:echo-\w+|verbose|single-step)|-echo)$/;
/** Programs that can run such a shell. */
const around: ReadonlySet<string> = new Set(['docker', 'docker-compose', 'podman', 'kubectl', 'sudo', 'env', 'ssh']);

/** Whether a program passes a text on and writes it nowhere else. */
function isPassing([name = '', ...rest]: readonly Pattern[]): boolean {
  if (name === 'xargs') return isPassing(rest.slice(rest.findIndex(word => !/^-|^\d+$/.test(word))));
  if (/^(?:sort|g?awk|mawk|sed|g?sed|vim?|nvim|ex|ed)$/.test(name)) return name === 'sort' && !rest.some(isOutput);
  return (
    printing.has(name) ||
    printingInPowerShell.has(name.toLowerCase()) ||
    Object.hasOwn(filters, name) ||
    /^(?:tr|git|ls|find|gunzip|gzip|xz|bzip2)$/.test(name)
  );
}

function isOutput(word: Pattern): boolean {
  return /^-\w*o|^--output/.test(word);
}

/**
 * Returns what happens to the output of a pipeline; null if it may be shown.
 * @param commands the commands of one pipeline
 * @param patterns returns the words of a command
 */
export function sinkOf(commands: readonly Command[], patterns: (command: Command) => readonly Pattern[]): Sink | null {
  const last = commands.at(-1);
  const [name = '', ...rest] = last === undefined ? [] : patterns(last);
  const sink = sinkNamed(name, rest);
  if (sink === null || (sink === 'counted' && commands.length < 2)) return null;
  const before = commands.slice(0, -1);
  const isKept = before.every(({ redirections }) => redirections.every(({ kind }) => kind !== 'output'));
  return isKept && before.map(patterns).every(words => isPassing(words) && !isRunning(words)) ? sink : null;
}

/** Whether a command may do anything with its files: `find -exec`, `git -c`. */
function isRunning(words: readonly Pattern[]): boolean {
  if (words[0] === 'git') return words.includes('-c');
  return words.some((word, at) => /^-(?:exec|execdir|ok|okdir)$/.test(word) && !printing.has(words[at + 1] ?? ''));
}

function sinkNamed(name: string, rest: readonly Pattern[]): Sink | null {
  if (counting.test(name)) return 'counted';
  if (/^(?:grep|rg)$/.test(name) && rest.some(word => /^-[a-z]*[cq]$|^--(?:count|quiet)$/.test(word))) return 'counted';
  const isLoading = loading.test(name) || (around.has(name) && rest.some(word => loading.test(literalOf(word) ?? '')));
  return isLoading && !rest.some(word => echoing.test(word)) ? 'loaded' : null;
}

/** Files from which databases are loaded. */
export const database = /\.(?:sql|dump)(?:\.(?:gz|xz|bz2|zst))?$/i;
