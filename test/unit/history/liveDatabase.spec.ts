import assert from 'node:assert/strict';
import { appendFileSync } from 'node:fs';
import { openRegularSync } from '../../../src/node/files/regularFile.ts';
import { readUnchanged } from '../../../src/node/history/reading/liveDatabase.ts';
import { scratchFolder } from '../scratchFolder.ts';

describe('a database of which somebody is writing', () => {
  const folder = scratchFolder();
  const file = (): string => folder.at('live.db');
  const magic = Buffer.from('d9d505f920a163d7', 'hex');

  /** Reads the file with a callback that gets the number of the attempt, starting at 1. */
  function read<T>(run: (attempt: number, text: string) => T): {
    readonly result: T | null;
    readonly attempts: number;
  } {
    const open = openRegularSync(file());
    assert.ok('readAt' in open);
    let attempts = 0;
    try {
      const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
      return { result: readUnchanged(file(), open, source => run(++attempts, text(source.readAt(0, 4)))), attempts };
    } finally {
      open.close();
    }
  }

  beforeEach(() => folder.put('live.db', 'page'));

  it('is read once where nobody writes, or only a journal without a transaction lies beside it', () => {
    assert.deepEqual(
      read((_, text) => text),
      { result: 'page', attempts: 1 },
    );
    folder.put('live.db-journal', new Uint8Array(512));
    assert.deepEqual(
      read((_, text) => text),
      { result: 'page', attempts: 1 },
    );
  });

  it('is read again when it changed, whatever came of it', () => {
    const { result, attempts } = read(attempt => {
      if (attempt === 1) appendFileSync(file(), 'one');
      if (attempt === 2) {
        appendFileSync(file(), 'two');
        throw new Error('torn');
      }
      return attempt;
    });
    assert.equal(result, 3);
    assert.equal(attempts, 3);
  });

  it('gives nothing while it changes each time, or a transaction writes pages', () => {
    assert.equal(read(attempt => appendFileSync(file(), String(attempt))).result, null);
    folder.put('live.db-journal', Buffer.concat([magic, Buffer.alloc(20)]));
    assert.deepEqual(
      read(() => 'read'),
      { result: null, attempts: 0 },
    );
  });

  it('throws what reading throws where nothing changed', () => {
    const damaged = (): never => {
      throw new Error('damaged');
    };
    assert.throws(() => read(damaged), /damaged/);
  });
});
