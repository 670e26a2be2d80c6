import path from 'node:path';
import type { FileEdit } from '../../../src/core/settings/types.ts';
import { readRegularSync } from '../../../src/node/files/regularFile.ts';

/** Returns edits of two existing files and a new one, each to become `NAME FILE`. */
export function plan(root: string, name: string): readonly FileEdit[] {
  return ['a', 'b', 'sub/dir/c'].map(file => ({
    file: path.join(root, file),
    before: textOf(path.join(root, file)),
    after: `${name} ${file}`,
    changes: [],
  }));
}

function textOf(file: string): string | null {
  const read = readRegularSync(file, { maximumBytes: 10_000 });
  return read.kind === 'bytes' ? new TextDecoder().decode(read.content) : null;
}
