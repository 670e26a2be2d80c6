import assert from 'node:assert/strict';
import path from 'node:path';
import fc from 'fast-check';
import { tools } from '../../../../src/core/assistants/tools.ts';
import { formatOf } from '../../../../src/core/settings/formats.ts';
import { planHardening } from '../../../../src/core/settings/hardening/harden.ts';
import { readSettings } from '../../../../src/core/settings/read.ts';
import type { FileReading, Readings } from '../../../../src/core/settings/readings.ts';
import { shellFormat } from '../../../../src/core/config/shellFormat.ts';
import type { ShellDialect } from '../../../../src/core/config/shellScan.ts';
import type { Plan, SettingSpec, SettingValue, Tool } from '../../../../src/core/settings/types.ts';
import { applyEdits, undoLast } from '../../../../src/node/journal/journal.ts';
import type { JournalPorts } from '../../../../src/node/journal/ports.ts';
import type { JournalFiles } from '../../../../src/node/journal/files.ts';
import { machine } from '../machine.ts';

/** How many files of each format are tested; SIGHTGLASS_RANDOM_FILES changes the number. */
const runs = Number(process.env['SIGHTGLASS_RANDOM_FILES'] ?? 1_000);

/** A part of a text: text that must stay, or a value that may change, with its row. */
type Piece = string | { readonly spec: SettingSpec; readonly written: string };

function textOf(pieces: readonly Piece[]): string {
  return pieces.map(piece => (typeof piece === 'string' ? piece : piece.written)).join('');
}

/** Returns the texts around the values, one more than there are values. */
function frame(pieces: readonly Piece[]): readonly string[] {
  const texts = [''];
  for (const piece of pieces) {
    if (typeof piece === 'string') texts.push((texts.pop() ?? '') + piece);
    else texts.push('');
  }
  return texts;
}

/** Whether `after` consists of the pieces with only the values changed; if it has grown, text may have been added between them. */
function keeps(pieces: readonly Piece[], after: string, isGrown: boolean): boolean {
  const texts = frame(pieces);
  if (isGrown) {
    const kept = texts.join('');
    let at = 0;
    for (const unit of after) if (unit === kept[at]) at++;
    return at === kept.length;
  }
  const [first = ''] = texts;
  const last = texts.at(-1) ?? '';
  if (!after.startsWith(first) || !after.endsWith(last)) return false;
  let at = first.length;
  for (const text of texts.slice(1, -1)) {
    const found = after.indexOf(text, at);
    if (found < 0) return false;
    at = found + text.length;
  }
  return at <= after.length - last.length;
}

/** Creates a disk in memory, for thousands of changes per second. */
function memoryDisk(): { readonly ports: JournalPorts; readonly files: Map<string, Buffer> } {
  const files = new Map<string, Buffer>();
  const folders = new Set<string>();
  const done = Promise.resolve();
  const read = (name: string): Buffer => {
    const bytes = files.get(name);
    if (!bytes) throw new Error('ENOENT');
    return bytes;
  };
  const port: JournalFiles = {
    look: name => {
      const isFolder = folders.has(name) || [...files.keys()].some(file => file.startsWith(`${name}/`));
      if (!files.has(name) && !isFolder) return Promise.resolve({ kind: 'absent' });
      const kind = files.has(name) ? 'file' : 'folder';
      const identity = { device: 1, inode: 1 };
      return Promise.resolve({ kind, mode: 0o644, owner: 0, group: 0, links: 1, identity });
    },
    read: name => Promise.resolve(read(name)),
    create: (name, bytes) => {
      files.set(name, Buffer.from(bytes));
      return done;
    },
    swap: ({ from, to, expected }) => {
      const isThere = expected === null ? !files.has(to) : read(to).equals(expected);
      if (isThere) files.set(to, read(from));
      files.delete(from);
      return Promise.resolve(isThere ? 'swapped' : 'changed');
    },
    remove: ({ to, expected }) => {
      if (!read(to).equals(expected)) return Promise.resolve('changed');
      files.delete(to);
      return Promise.resolve('swapped');
    },
    removeFolder: () => done,
    rename: (from, to) => {
      files.set(to, read(from));
      files.delete(from);
      return done;
    },
    unlink: name => {
      files.delete(name);
      return done;
    },
    makeFolder: name => {
      folders.add(name);
      return done;
    },
    syncFolder: () => done,
    list: folder =>
      Promise.resolve([...files.keys()].filter(name => path.dirname(name) === folder).map(name => path.basename(name))),
  };
  const exclusively: JournalPorts['exclusively'] = async (_folder, _patience, work) => ({ value: await work() });
  const ports = {
    files: port,
    clock: () => new Date('2026-01-02T03:04:05.678Z'),
    user: null,
    exclusively,
    trail: () => Promise.resolve(),
  };
  return { ports, files };
}

/** Hardens the text with the real plan, the real journal and the real undo. */
async function check(file: string, pieces: readonly Piece[], tool: Tool, more: Partial<Readings>): Promise<boolean> {
  const text = textOf(pieces);
  const reading = new Map<string, FileReading>([[file, { kind: 'text', text }]]);
  const readings: Readings = { ...machine({}, more), files: reading };
  const plan = (from: Readings): Plan =>
    planHardening(readSettings([tool], from), from, { level: 'strict', scope: 'user', commands: ['bwrap', 'socat'] });
  const { edits } = plan(readings);
  const edit = edits.find(each => each.file === file);
  if (!edit) return false;
  const present = new Set(pieces.flatMap(piece => (typeof piece === 'string' ? [] : piece.spec.key)));
  const isGrown = edit.changes.some(change => !present.has(change.key));
  assert.ok(keeps(pieces, edit.after, isGrown), `${JSON.stringify(text)}\n became \n${JSON.stringify(edit.after)}`);
  const again = plan({
    ...readings,
    files: new Map(edits.map(each => [each.file, { kind: 'text', text: each.after }])),
  });
  assert.deepEqual(again.edits, [], 'nothing to do the second time');
  const { ports, files } = memoryDisk();
  const journal = '/journal';
  files.set(file, Buffer.from(text));
  const result = await applyEdits([edit], journal, ports);
  assert.ok(result.ok, JSON.stringify(result));
  assert.equal(files.get(file)?.toString(), edit.after);
  const undone = await undoLast(journal, ports);
  assert.ok(undone?.ok, JSON.stringify(undone));
  assert.equal(files.get(file)?.toString(), text, 'identical after undo');
  return true;
}

async function checkAll(
  file: string,
  tool: Tool,
  pieces: fc.Arbitrary<readonly Piece[]>,
  more: Partial<Readings> = {},
): Promise<void> {
  let edited = 0;
  await fc.assert(
    fc.asyncProperty(pieces, async made => {
      if (await check(file, made, tool, more)) edited++;
    }),
    { numRuns: runs },
  );
  assert.ok(edited > runs / 4, `only ${edited} of ${runs} files were edited`);
}

function toolOf(id: string, isWanted: (spec: SettingSpec) => boolean): Tool {
  const tool = tools.find(each => each.id === id);
  assert.ok(tool);
  return { ...tool, settings: tool.settings.filter(spec => isWanted(spec) && !spec.reportOnly && !spec.shouldBeUnset) };
}

/** Returns a value other than the advised one, written in the format's own way. */
function weak({ hardened }: SettingSpec): SettingValue {
  if (typeof hardened === 'boolean') return !hardened;
  return typeof hardened === 'number' ? 7 : 'other # value';
}

const isPlain = (spec: SettingSpec): boolean => typeof spec.hardened !== 'object' && formatOf(spec) !== null;
const ends = fc.constantFrom('\n', '\r\n');

describe(`hardening ${runs} random files of each format changes its values and no other byte`, () => {
  it('JSON with comments', async () => {
    const tool = toolOf('vscode', isPlain);
    const trivia = fc.constantFrom('', ' ', '\n', ' // it’s "mine": {\n', '/* } , */', '\t', '\n\n    ');
    const own = fc.constantFrom(
      '"editor.fontSize": 12',
      '"a": [1, /* , */ 2,]',
      '"b": { "update.mode": "x" }',
      '"é": null',
    );
    const entry = fc.oneof(
      own.map((text): readonly Piece[] => [text]),
      fc
        .constantFrom(...tool.settings)
        .map((spec): readonly Piece[] => [
          JSON.stringify(spec.key),
          ':',
          { spec, written: JSON.stringify(weak(spec)) },
        ]),
    );
    const pieces = fc
      .tuple(
        fc.uniqueArray(entry, { maxLength: 8, selector: ([name]) => name }),
        fc.array(trivia, { minLength: 18, maxLength: 18 }),
        fc.boolean(),
        ends,
      )
      .map(([entries, gaps, isTrailing, end]): readonly Piece[] => {
        const gap = (i: number): string => (gaps[i] ?? '').replaceAll('\n', end);
        const body = entries.flatMap((each, i): Piece[] => {
          const isLast = i === entries.length - 1;
          return [gap(2 * i), ...each, gap(2 * i + 1), isLast && !isTrailing ? '' : ','];
        });
        return [`{`, ...body, gap(17), '}', end];
      });
    await checkAll('/home/u/.config/Code/User/settings.json', tool, pieces);
  });

  it('TOML', async () => {
    const tool = toolOf('codex', isPlain);
    const gap = fc.constantFrom('', ' # mine = 1', '\n', '\n# [otel]\n');
    const own = fc.constantFrom('model = "o9"', "notes = '''\n[analytics]\nenabled = true\n'''", 'list = [1, # ]\n 2]');
    const tables = fc.shuffledSubarray([
      ...new Set(tool.settings.map(spec => (spec.keyPath ?? []).slice(0, -1).join('.'))),
    ]);
    const pieces = fc
      .tuple(tables, fc.infiniteStream(fc.tuple(fc.boolean(), gap, own)), ends)
      .map(([chosen, stream, end]): readonly Piece[] => {
        const made: Piece[] = [];
        const next = (): [boolean, string, string] => stream.next().value as [boolean, string, string];
        for (const table of ['', ...chosen.filter(each => each !== '')]) {
          const [, , line] = next();
          made.push(table === '' ? `${line}\n` : `[${table}] # ${table}\n`);
          for (const spec of tool.settings.filter(each => (each.keyPath ?? []).slice(0, -1).join('.') === table)) {
            const [isThere, after] = next();
            if (!isThere) continue;
            made.push(`${spec.keyPath?.at(-1) ?? ''} = `, { spec, written: JSON.stringify(weak(spec)) }, `${after}\n`);
          }
        }
        return made.map(piece => (typeof piece === 'string' ? piece.replaceAll('\n', end) : piece));
      });
    await checkAll('/home/u/.codex/config.toml', tool, pieces);
  });

  it('YAML', async () => {
    const tool = toolOf('aider', isPlain);
    const own = fc.constantFrom(
      'model: x # y',
      'read: [a,\n  b]',
      'note: |\n  analytics: true\n',
      'alias: &k v',
      '# only a comment',
    );
    const line = fc.oneof(
      own.map((text): readonly Piece[] => [text]),
      fc
        .tuple(fc.constantFrom(...tool.settings), fc.constantFrom('', ' # why', '  '))
        .map(([spec, after]): readonly Piece[] => [
          `${spec.key}: `,
          { spec, written: String(JSON.stringify(weak(spec))).replace(/ #|"/g, '') },
          after,
        ]),
    );
    const pieces = fc
      .tuple(
        fc.uniqueArray(line, {
          maxLength: 7,
          selector: ([name]) => (typeof name === 'string' ? name.split(':')[0] : ''),
        }),
        fc.constantFrom('', '---\n', '# top\n'),
        fc.boolean(),
      )
      .map(([lines, top, isEnded]): readonly Piece[] => {
        const body = lines.flatMap((each, i): Piece[] => [...each, i < lines.length - 1 || isEnded ? '\n' : '']);
        return [top, ...body];
      });
    await checkAll('/home/u/.aider.conf.yml', tool, pieces);
  });

  for (const [dialect, file] of [
    ['dotenv', '/home/u/.config/environment.d/x.conf'],
    ['posix', '/home/u/.zshrc'],
    ['fish', '/home/u/.config/fish/config.fish'],
  ] as const satisfies readonly (readonly [ShellDialect, string])[]) {
    it(dialect === 'dotenv' ? 'dotenv' : `start files (${dialect})`, async () => {
      const tool = toolOf('opencode', spec => spec.kind === 'env');
      const own = {
        dotenv: ['MINE=1', '# OPENCODE_PURE=0', "TEXT='a\nOPENCODE_PURE=0\n'", '', 'A="b" # c'],
        posix: [
          'alias ll="ls"',
          '# export OPENCODE_PURE=0',
          "echo '\nexport OPENCODE_PURE=0\n'",
          'if a; then b; fi',
          'f() { x; }',
        ],
        fish: ['alias ll "ls"', '# set -gx OPENCODE_PURE 0', 'if a\n b\nend', 'set -g mine 1'],
      }[dialect];
      const set = { dotenv: '', posix: 'export ', fish: 'set -gx ' }[dialect];
      const value = fc.constantFrom('0', 'false', "'a b'", '"a b"');
      const line = fc.oneof(
        fc.constantFrom(...own).map((text): readonly Piece[] => [text]),
        fc
          .tuple(fc.constantFrom(...tool.settings), value, fc.constantFrom('', ' # why'))
          .map(([spec, written, after]): readonly Piece[] => [
            `${set}${spec.key}${dialect === 'fish' ? ' ' : '='}`,
            { spec, written },
            after,
          ]),
      );
      const pieces = fc
        .tuple(fc.uniqueArray(line, { maxLength: 7, selector: ([name]) => name }), fc.boolean())
        .map(([lines, isEnded]): readonly Piece[] =>
          lines.flatMap((each, i): Piece[] => [...each, i < lines.length - 1 || isEnded ? '\n' : '']),
        );
      assert.equal(shellFormat(dialect).lookup('', ['X']).kind, 'value');
      await checkAll(file, tool, pieces, { profiles: [{ file, dialect }], newVariables: { file, dialect } });
    });
  }
});
