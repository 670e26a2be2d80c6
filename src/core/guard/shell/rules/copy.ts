import { isReader } from '../programs.ts';
import type { Rule, ShellState } from '../state.ts';
import { escaped, type Pattern } from '../words.ts';
import { operandsOf, withoutLeftOut } from './arguments/operands.ts';

/** `host:path` or `user@host:path`; a single letter is a drive. */
const remote = /^(?:[^/]+@)?[\w.-]{2,}:/;

/** Options whose value is not a file that is copied: keys, ports, the remote shell (manuals of OpenSSH 10, rsync 3.4). */
const valued: Readonly<Record<string, RegExp>> = {
  scp: /^-[iPoFlcSJXD]$/,
  sftp: /^-[iPoFlcSJBbR]$/,
  rsync: /^(?:-e|--rsh|-T|-B|-M)$/,
};

/** Programs that leave the original in place. */
const leavingSources: ReadonlySet<string> = new Set([
  ...['cp', 'install', 'rsync', 'scp', 'sftp', 'copy', 'copy-item', 'cpi', 'xcopy', 'ditto', 'start-bitstransfer'],
]);

/** `cp`, `mv`, `ln`, `scp` … : the last operand is the destination of the others. */
export const copy: Rule = (state, { name, rest }) => {
  const own = withoutLeftOut(rest).filter((_, at) => valued[name]?.test(rest[at - 1] ?? '') !== true);
  const { sources, destination } = ends(own);
  const local = sources.filter(word => !remote.test(word));
  const to = remote.test(destination) ? null : (state.paths(destination)[0] ?? null);
  state.read(local, { to });
  if (!remote.test(destination)) state.write([destination]);
  if (!leavingSources.has(name.toLowerCase()) || rest.includes('--remove-source-files')) state.write(local);
  if (/^(?:mv|move(?:-item)?)$/.test(name.toLowerCase())) state.remove(local);
  if (to === null) return;
  giveName(state, local, to);
  if (name.toLowerCase() === 'ln') state.touchPath(to);
  writeInto(state, to, local);
  if (rest.some(word => /^-\w*[raR]|^--(?:recursive|archive)$/.test(word))) state.touchPath(`${to}/`);
};

/** A program under another name is still the same program. */
function giveName(state: ShellState, sources: readonly Pattern[], to: string): void {
  const [program] = sources.map(each => each.replace(/^.*\//, ''));
  if (sources.length === 1 && program !== undefined && /\/bin\//.test(sources[0] ?? '') && isReader(program))
    state.functions.set(to.slice(to.lastIndexOf('/') + 1), `${program} "$@"`);
}

function ends(rest: readonly Pattern[]): { readonly sources: readonly Pattern[]; readonly destination: Pattern } {
  const operands = operandsOf(rest);
  const target = rest.findIndex(word => word === '-t' || word === '--target-directory');
  const inWord = rest.map(word => /^(?:-t|--target-directory=)(.+)$/.exec(word)?.[1]).find(each => each !== undefined);
  if (inWord !== undefined) return { sources: operands, destination: inWord };
  if (target < 0) return { sources: operands.slice(0, -1), destination: operands.at(-1) ?? '' };
  const destination = rest[target + 1] ?? '';
  return { sources: operands.filter(word => word !== destination), destination };
}

/** If the destination is a folder, files are placed in it, and folders with their files. */
function writeInto(state: ShellState, to: string, sources: readonly Pattern[]): void {
  for (const name of sources.map(each => each.replace(/\/+$/, '').replace(/^.*\//, '')))
    state.write([name === '.' || name === '' ? escaped(`${to}/.`) : `${escaped(to)}/${name}`]);
}
