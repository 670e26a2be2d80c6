// Compares what `history` reads from the records of real tools with what the tools really sent:
//   npm run history:samples -- DIR
// Each folder below DIR with a `sent.json` ({"requests": [{"canaries": [TEXT]}]}) is one case; its records are in `home/`, or in
// `User/` as in an editor's folder. Files that end with .gz are decompressed first. Prints a table; exits with 1 if a text is reported
// as sent that no request contained.
//   npm run history:samples -- DIR --mutations 10000
// instead changes the files of the cases at random (bytes are cut, overwritten, zeroed or repeated; values of records get another
// type, size or place; pages of a database point anywhere) and reads them: nothing may throw, and nothing in `unread` may contain
// the text of a record.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { bundleForNode } from './lib/build/bundle.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { mutations: { type: 'string' }, seed: { type: 'string' } },
});
const [folder = '.'] = positionals;
let state = Number(values.seed ?? 1);
const { outputFiles } = await bundleForNode({
  stdin: {
    contents: `export { readHistory } from './src/node/history/readHistory.ts';
      export { NeedleDetector } from './src/core/history/detection/needles.ts';
      export { transcripts } from './src/core/assistants/transcripts.ts';`,
    resolveDir: process.cwd(),
  },
  write: false,
  format: 'esm',
});
const { readHistory, NeedleDetector, transcripts } = await import(
  `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`
);

/** Values that no tool writes where another kind is expected. */
const unexpected = [
  ...[
    null,
    true,
    -0,
    1e308,
    -1,
    2 ** 53,
    '',
    '\u0000',
    '\ud800',
    '__proto__',
    '-271821-04-20T00:00:00Z',
    [],
    {},
    [[]],
    [null],
  ],
  ...[
    'x'.repeat(100_000),
    { length: 1e9 },
    { toString: 1 },
    JSON.parse('{"__proto__":{"type":"user"},"constructor":1}'),
  ],
  ...[
    JSON.parse(`${'['.repeat(900)}${']'.repeat(900)}`),
    { type: ['text'], text: { text: 1 } },
    Array(2_000).fill('y'),
  ],
];

const cases = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter(each => each.isFile() && each.name === 'sent.json')
  .map(each => each.parentPath)
  .sort();
let hasFalse = false;
if (values.mutations !== undefined) mutate(Number(values.mutations));
else for (const place of cases) compare(place);
process.exitCode = hasFalse ? 1 : 0;

function compare(place) {
  const home = mkdtempSync(path.join(tmpdir(), 'sightglass-lab-'));
  try {
    lay(place, home);
    const truth = new Map();
    const { requests } = JSON.parse(readFileSync(path.join(place, 'sent.json'), 'utf8'));
    for (const { canaries } of requests) for (const each of canaries) truth.set(each, (truth.get(each) ?? 0) + 1);
    const onDisk = canariesBelow(home);
    const all = [...new Set([...truth.keys(), ...onDisk])].sort();
    const { joined, unread } = readHistory({
      products: transcripts,
      folders: [{ home, workspace: null }],
      detector: new NeedleDetector(all),
      index: null,
    });
    const sent = new Map();
    for (const [id, carried] of joined.carried) {
      const requestsOf = carried.filter(each => each.status === 'sent').map(each => each.requests);
      if (requestsOf.length > 0 && all[id] !== undefined)
        sent.set(
          all[id],
          requestsOf.reduce((a, b) => a + b, 0),
        );
    }
    const wrong = [...sent.keys()].filter(each => !truth.has(each));
    const missed = [...truth.keys()].filter(each => !sent.has(each));
    const kept = missed.filter(each => onDisk.has(each));
    const right = [...sent].filter(([each, count]) => truth.get(each) === count);
    hasFalse ||= wrong.length > 0;
    const recorded = joined.sessions.reduce((sum, each) => sum + each.requests, 0);
    console.log(
      `${path.relative(folder, place).padEnd(26)} requests ${recorded}/${requests.length}  sent ${sent.size - wrong.length}/${truth.size}  counts ${right.length}/${sent.size}`,
    );
    const list = (title, names) => names.length > 0 && console.log(`    ${title}: ${names.join(', ')}`);
    list('said to be sent, and was not', wrong);
    list('sent, on the disk, not found as sent', kept);
    list(
      'sent, never on the disk',
      missed.filter(each => !onDisk.has(each)),
    );
    list(
      'counts',
      [...sent].flatMap(([each, count]) =>
        truth.has(each) && truth.get(each) !== count ? [`${each} ${count} of ${truth.get(each)}`] : [],
      ),
    );
    for (const { store, reason, count } of unread) console.log(`    unread: ${store} ${reason} ${count}`);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

function lay(place, home) {
  if (existsSync(path.join(place, 'home'))) cpSync(path.join(place, 'home'), home, { recursive: true });
  if (existsSync(path.join(place, 'User'))) {
    mkdirSync(path.join(home, '.config/Code'), { recursive: true });
    cpSync(path.join(place, 'User'), path.join(home, '.config/Code/User'), { recursive: true });
  }
  for (const file of filesBelow(home).filter(each => each.endsWith('.gz'))) {
    writeFileSync(file.slice(0, -3), gunzipSync(readFileSync(file)));
    rmSync(file, { force: true });
  }
}

function filesBelow(root) {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter(each => each.isFile())
    .map(each => path.join(each.parentPath, each.name));
}

/** Returns the canaries in all files, whatever their format: a text that is in no file cannot be found in a record. */
function canariesBelow(root) {
  const found = new Set();
  for (const file of filesBelow(root))
    for (const [text] of readFileSync(file, 'latin1').matchAll(/CANARY-[A-Za-z]+-[\w-]*[A-Za-z0-9]/g)) found.add(text);
  return found;
}

/** Reads records in which one file was changed, a different change each time. */
function mutate(times) {
  const slowest = { seconds: 0, file: '' };
  let unreadParts = 0;
  const perCase = Math.ceil(times / cases.length);
  for (const place of cases) {
    const home = mkdtempSync(path.join(tmpdir(), 'sightglass-lab-'));
    try {
      lay(place, home);
      const files = filesBelow(home);
      const originals = new Map(files.map(file => [file, readFileSync(file)]));
      const detector = new NeedleDetector([...canariesBelow(home)].slice(0, 3));
      for (let i = 0; i < perCase; i++) {
        const file = files[below(files.length)];
        writeFileSync(file, changed(originals.get(file)));
        const start = performance.now();
        const { unread } = readHistory({
          products: transcripts,
          folders: [{ home, workspace: null }],
          detector,
          index: null,
        });
        const seconds = (performance.now() - start) / 1000;
        if (seconds > slowest.seconds) Object.assign(slowest, { seconds, file: path.relative(home, file) });
        unreadParts += unread.length;
        // An exception while a file is read is reported as `unreadable`, and would lose the whole file.
        if (unread.some(each => each.reason === 'unreadable')) throw new Error(`a reader threw: ${file}`);
        if (/CANARY/.test(JSON.stringify(unread))) throw new Error('a text in an error');
        writeFileSync(file, originals.get(file));
      }
    } finally {
      rmSync(home, { recursive: true, force: true });
    }
  }
  console.log(`${perCase * cases.length} mutations read, ${unreadParts} parts said to be unread`);
  console.log(`slowest: ${slowest.seconds.toFixed(2)} s (${slowest.file})`);
}

function changed(original) {
  if (original.subarray(0, 6).toString('latin1') === 'SQLite')
    return below(2) === 0 ? changedPages(original) : changedBytes(original);
  return below(2) === 0 ? changedRecords(original) : changedBytes(original);
}

/** Moves or repeats some lines, or replaces one value in them. */
function changedRecords(original) {
  const lines = original.toString('utf8').split('\n');
  for (let i = below(3); i >= 0; i--) {
    const at = below(lines.length);
    const kind = below(5);
    if (kind === 0) lines.splice(below(lines.length), 0, ...lines.splice(at, 1));
    else if (kind === 1) lines.push(lines[at]);
    else lines[at] = changedValue(lines[at]);
  }
  return Buffer.from(lines.join('\n'));
}

function changedValue(line) {
  let record;
  try {
    record = JSON.parse(line);
  } catch {
    return line;
  }
  if (typeof record !== 'object' || record === null) return line;
  let holder = record;
  for (;;) {
    const keys = Object.keys(holder);
    if (keys.length === 0) break;
    const key = keys[below(keys.length)];
    if (typeof holder[key] !== 'object' || holder[key] === null || below(4) === 0) {
      const kind = below(4);
      if (kind === 0) delete holder[key];
      else holder[key] = kind === 1 ? [holder[key]] : unexpected[below(unexpected.length)];
      break;
    }
    holder = holder[key];
  }
  return JSON.stringify(record);
}

/** Overwrites the kind, the number of cells or the pointers of some pages. */
function changedPages(original) {
  const bytes = Buffer.from(original);
  const size = bytes.readUInt16BE(16) || 4096;
  for (let i = below(4); i >= 0; i--) {
    const page = size * below(Math.max(1, Math.floor(bytes.length / size)));
    const at = page + below(12);
    if (at + 4 < bytes.length) bytes.writeUInt32BE(below(3) === 0 ? 0xffffffff : below(64), at);
  }
  return bytes;
}

function changedBytes(original) {
  let bytes = Buffer.from(original);
  for (let i = below(4); i >= 0 && bytes.length > 0; i--) {
    const at = below(bytes.length);
    const kind = below(7);
    if (kind === 0) bytes = bytes.subarray(0, at);
    else if (kind === 1) bytes[at] = below(256);
    else if (kind === 2) bytes.fill(0, at, Math.min(bytes.length, at + below(64)));
    else if (kind === 3)
      bytes = Buffer.concat([bytes.subarray(0, at), Buffer.from('}\n]"{'.slice(0, 1 + below(5))), bytes.subarray(at)]);
    else if (kind === 4)
      bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at, at + below(5000)), bytes.subarray(at)]);
    else if (kind === 5) bytes.fill(255, at, Math.min(bytes.length, at + 1 + below(9)));
    else bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + below(200))]);
  }
  return bytes;
}

/** Returns a random whole number below a limit; the sequence is the same for the same seed. */
function below(limit) {
  state = (state * 48_271) % 2_147_483_647;
  return state % limit;
}
