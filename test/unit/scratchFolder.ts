import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface ScratchFolder {
  readonly root: string;
  /** Returns the path of a name in the folder. */
  readonly at: (name: string) => string;
  /** Writes a file and creates the folders above it; returns its path. */
  readonly put: (name: string, content: string | Uint8Array) => string;
  /** Returns the text of a file; null if it does not exist. */
  readonly read: (name: string) => string | null;
}

/** Creates an empty folder for each test of the suite that calls this, and removes it after the test. */
export function scratchFolder(): ScratchFolder {
  let root = '';
  beforeEach(() => (root = realpathSync(mkdtempSync(path.join(tmpdir(), 'sightglass-unit-')))));
  afterEach(() => {
    rmSync(root, { recursive: true, force: true });
    root = '';
  });
  const at = (name: string): string => {
    if (root === '') throw new Error('There is a scratch folder only while a test runs.');
    return path.join(root, name);
  };
  return {
    get root() {
      return root;
    },
    at,
    put: (name, content) => {
      mkdirSync(path.dirname(at(name)), { recursive: true });
      writeFileSync(at(name), content);
      return at(name);
    },
    read: name => (existsSync(at(name)) ? readFileSync(at(name), 'utf8') : null),
  };
}
