import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { decodeText, readTextSync } from '../../../src/node/files/readText.ts';
import { walk } from '../../../src/node/files/walk.ts';
import { fileUri } from '../../../src/node/workspace.ts';

describe('reading a folder', () => {
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'sightglass-unit-'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const write = (name: string, content: string | Uint8Array): string => {
    const file = path.join(root, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
    return file;
  };

  async function names(options?: Parameters<typeof walk>[1]): Promise<string[]> {
    const found: string[] = [];
    for await (const name of walk(root, options)) found.push(name);
    return found.sort();
  }

  describe('walk', () => {
    it('finds files and dot files, and passes over what tools made', async () => {
      write('a.ts', '');
      write('.env', '');
      write('src/deep/b.ts', '');
      write('node_modules/x/index.js', '');
      write('.git/config', '');
      assert.deepEqual(await names(), ['.env', 'a.ts', 'src/deep/b.ts']);
    });

    it('follows no link, so that a circle ends', async () => {
      write('a/b.ts', '');
      symlinkSync(root, path.join(root, 'a', 'again'));
      symlinkSync(path.join(root, 'a', 'b.ts'), path.join(root, 'link.ts'));
      assert.deepEqual(await names(), ['a/b.ts']);
    });

    it('stops at the budget and when aborted', async () => {
      for (let count = 0; count < 10; count++) write(`f${count}`, '');
      assert.equal((await names({ maximumFiles: 4 })).length, 4);
      const controller = new AbortController();
      controller.abort();
      assert.deepEqual(await names({ signal: controller.signal }), []);
    });

    it('names a folder that is not there and goes on', async () => {
      const unreadable: string[] = [];
      const found: string[] = [];
      for await (const name of walk(path.join(root, 'missing'), { onUnreadable: each => unreadable.push(each) }))
        found.push(name);
      assert.deepEqual([found, unreadable], [[], ['']]);
    });
  });

  describe('readTextSync', () => {
    it('reads UTF-16 without a byte-order mark and UTF-32 with one, as the editor shows them', () => {
      const swapped = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();
      for (const text of ['$Password = "x"\r\n', 'ключ = значение; # and some ASCII beside it\n'.repeat(30)]) {
        assert.equal(decodeText(Buffer.from(text, 'utf16le')), text);
        assert.equal(decodeText(swapped(text)), text);
        const wide = Uint32Array.from([0xfeff, ...[...text].map(each => each.codePointAt(0) ?? 0)]);
        assert.equal(decodeText(new Uint8Array(wide.buffer)), text);
        assert.equal(decodeText(Buffer.from(wide.buffer).swap32()), text);
      }
    });

    it('takes no program and no picture for UTF-16', () => {
      assert.equal(decodeText(Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0)), null);
      assert.equal(decodeText(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d)), null);
      assert.equal(decodeText(Uint8Array.from({ length: 64 }, (_, at) => (at % 2 === 0 ? at : 0))), null);
      assert.equal(decodeText(new Uint8Array(100)), null);
    });

    it('reads UTF-8, with and without a byte-order mark, and UTF-16', () => {
      assert.deepEqual(readTextSync(write('a', 'é')), { kind: 'text', text: 'é', bytes: 2 });
      assert.equal(decodeText(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61)), 'a');
      assert.equal(decodeText(Uint8Array.of(0xff, 0xfe, 0x61, 0x00)), 'a');
      assert.equal(decodeText(Uint8Array.of(0xfe, 0xff, 0x00, 0x61)), 'a');
    });

    it('keeps what it can of bytes that are no UTF-8', () => {
      const read = readTextSync(write('latin', Uint8Array.of(0xe9, 0x20, 0x61)));
      assert.equal(read.kind === 'text' ? read.text : '', '\uFFFD a');
    });

    it('tells binary, too large, missing and what is no file apart', () => {
      assert.equal(readTextSync(write('b', Uint8Array.of(1, 0, 2))).kind, 'binary');
      assert.deepEqual(readTextSync(write('c', 'abcd'), 3), { kind: 'too-large', bytes: 4 });
      assert.equal(readTextSync(write('c', 'abc'), 3).kind, 'text');
      assert.equal(readTextSync(path.join(root, 'none')).kind, 'absent');
      assert.equal(readTextSync(root).kind, 'not-a-file');
    });

    it('takes a NUL far inside for text, as git does', () => {
      assert.equal(readTextSync(write('d', Buffer.concat([Buffer.alloc(8_000, 97), Buffer.of(0)]))).kind, 'text');
      assert.equal(readTextSync(write('e', Buffer.concat([Buffer.alloc(7_999, 97), Buffer.of(0)]))).kind, 'binary');
    });
  });

  it('writes URIs as VS Code does', () => {
    assert.equal(fileUri("/a b/é(1)'!*.ts"), 'file:///a%20b/%C3%A9%281%29%27%21%2A.ts');
    assert.equal(fileUri('/a/100%.ts'), 'file:///a/100%25.ts');
    assert.equal(fileUri('/a/#x?.ts'), 'file:///a/%23x%3F.ts');
  });
});
