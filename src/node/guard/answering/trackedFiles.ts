import path from 'node:path';
import { readRegularSync } from '../../files/regularFile.ts';

/** A larger index is not read. Bytes. */
const maximumBytes = 20_000_000;

/** The length of an entry before its name (gitformat-index, git 2.51): times, numbers, the object name of 20 bytes and flags. */
const headBytes = 62;

/**
 * Returns the paths, relative to a repository's folder, of the files that git tracks there; empty if its index cannot be read. The
 * index of a worktree is elsewhere.
 * @param root absolute
 */
export function trackedFiles(root: string): readonly string[] {
  const read = readRegularSync(indexOf(path.join(path.normalize(root), '.git')), { maximumBytes });
  return read.kind === 'bytes' ? namesIn(Buffer.from(read.content)) : [];
}

/** Returns the index file. In a worktree, `.git` is a file that names the folder. */
function indexOf(dotGit: string): string {
  const read = readRegularSync(dotGit, { maximumBytes: 10_000 });
  if (read.kind !== 'bytes') return path.join(dotGit, 'index');
  const [, folder = ''] = /^gitdir: (.+)$/m.exec(Buffer.from(read.content).toString('utf8')) ?? [];
  return path.resolve(path.dirname(dotGit), folder, 'index');
}

/** Reads the names in an index of version 2 or 3; version 4 stores names differently. */
function namesIn(index: Buffer): readonly string[] {
  const version = index.length >= headBytes && index.toString('latin1', 0, 4) === 'DIRC' ? index.readUInt32BE(4) : 0;
  if (version !== 2 && version !== 3) return [];
  const names: string[] = [];
  const count = index.readUInt32BE(8);
  for (let at = 12; names.length < count && at + headBytes < index.length;) {
    const isExtended = (index.readUInt16BE(at + headBytes - 2) & 0x40_00) !== 0;
    const start = at + headBytes + (isExtended ? 2 : 0);
    const end = index.indexOf(0, start);
    if (end < 0) break;
    names.push(index.toString('utf8', start, end));
    // An entry is padded with one to eight NULs.
    at += (end - at + 8) & ~7;
  }
  return names;
}
