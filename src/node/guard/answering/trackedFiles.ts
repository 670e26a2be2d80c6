import path from 'node:path';
import { readRegularSync } from '../../files/regularFile.ts';

/** A larger index is not read. Bytes. */
const maximumBytes = 20_000_000;

/** The length of an object name: SHA-1, or SHA-256 in repositories made for it (gitformat-index and git-config, git 2.51). */
const nameBytes = { sha1: 20, sha256: 32 };
/** The rest of an entry before its path: times and numbers, and flags. */
const statBytes = 40;
const flagBytes = 2;

/**
 * Returns the paths, relative to a repository's folder, of the files that git tracks there; empty if its index cannot be read, or if
 * only a part of it is there (`core.splitIndex`).
 * @param root absolute
 */
export function trackedFiles(root: string): readonly string[] {
  const folder = gitFolder(path.join(path.normalize(root), '.git'));
  const read = readRegularSync(path.join(folder, 'index'), { maximumBytes });
  if (read.kind !== 'bytes') return [];
  const common = path.resolve(folder, textOf(path.join(folder, 'commondir')).trim());
  const isLong = /^\s*objectformat\s*=\s*sha256\s*$/im.test(textOf(path.join(common, 'config')));
  return namesIn(Buffer.from(read.content), isLong ? nameBytes.sha256 : nameBytes.sha1);
}

/** Returns git's own folder. In a worktree, `.git` is a file that names it. */
function gitFolder(dotGit: string): string {
  const [, folder] = /^gitdir: (.+)$/m.exec(textOf(dotGit)) ?? [];
  return folder === undefined ? dotGit : path.resolve(path.dirname(dotGit), folder);
}

function textOf(file: string): string {
  const read = readRegularSync(file, { maximumBytes: 100_000 });
  return read.kind === 'bytes' ? Buffer.from(read.content).toString('utf8') : '';
}

/** Reads the paths in an index of version 2, 3 or 4. */
function namesIn(index: Buffer, objectName: number): readonly string[] {
  const headBytes = statBytes + objectName + flagBytes;
  const version = index.length >= headBytes && index.toString('latin1', 0, 4) === 'DIRC' ? index.readUInt32BE(4) : 0;
  if (version < 2 || version > 4) return [];
  const names: string[] = [];
  const count = index.readUInt32BE(8);
  let at = 12;
  let before = Buffer.alloc(0);
  while (names.length < count && at + headBytes < index.length) {
    const isExtended = (index.readUInt16BE(at + headBytes - flagBytes) & 0x40_00) !== 0;
    const head = at + headBytes + (isExtended ? flagBytes : 0);
    // In version 4, a path begins like the one before it, but for a number of bytes at its end.
    const [dropped, start] = version === 4 ? numberAt(index, head) : [before.length, head];
    const end = index.indexOf(0, start);
    if (end < 0 || dropped > before.length) return [];
    before = Buffer.concat([before.subarray(0, before.length - dropped), index.subarray(start, end)]);
    names.push(before.toString('utf8'));
    // In earlier versions, an entry is padded with one to eight NULs.
    at = version === 4 ? end + 1 : at + ((end - at + 8) & ~7);
  }
  return index.toString('latin1', at, at + 4) === 'link' ? [] : names;
}

/** Returns a number of variable width, as in the offsets of packs, and where it ends (gitformat-pack). */
function numberAt(bytes: Buffer, from: number): readonly [number: number, end: number] {
  let at = from;
  let value = (bytes[at] ?? 0) & 0x7f;
  while (((bytes[at++] ?? 0) & 0x80) !== 0) value = (value + 1) * 128 + ((bytes[at] ?? 0) & 0x7f);
  return [value, at];
}
