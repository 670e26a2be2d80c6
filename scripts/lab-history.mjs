// Compares what `history` reads in stores of real tools with what the tools really sent:
//   npm run lab:history -- DIR
// Each folder below DIR with a `sent.json` ({"requests": [{"canaries": [TEXT]}]}) is one case; its store lies in `home/`, or
// in `User/` as an editor's folder. Files that end with .gz are unpacked first. Prints a table; exit 1 where a text that no
// request carried is said to have been sent.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { bundleForNode } from './lib/bundle.mjs';

const [folder = '.'] = process.argv.slice(2);
const { outputFiles } = await bundleForNode({
  stdin: {
    contents: `export { readHistory } from './src/node/history/readHistory.ts';
      export { NeedleDetector } from './src/core/history/needles.ts';
      export { transcripts } from './src/core/assistants/transcripts.ts';`,
    resolveDir: process.cwd(),
  },
  write: false,
  format: 'esm',
});
const { readHistory, NeedleDetector, transcripts } = await import(
  `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`
);

const cases = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter(each => each.isFile() && each.name === 'sent.json')
  .map(each => each.parentPath)
  .sort();
let hasFalse = false;
for (const place of cases) {
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
      folders: { home, workspace: null },
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
process.exitCode = hasFalse ? 1 : 0;

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

/** Canaries that stand in any file, whatever its form: what no record of ours may be blamed for. */
function canariesBelow(root) {
  const found = new Set();
  for (const file of filesBelow(root))
    for (const [text] of readFileSync(file, 'latin1').matchAll(/CANARY-[A-Za-z]+-[\w-]*[A-Za-z0-9]/g)) found.add(text);
  return found;
}
