// Measures the secret scanner: recall on corpora of cases, precision and recall on labelled lines, speed.
//   node scripts/bench/secrets.mjs [CORPORA_DIR] [--show NAME[:hit|miss]] [--limit N] [--text FILE]... [--no-speed]
//     [--secretlint]   installs secretlint into .cache and runs it side by side
// CORPORA_DIR contains gzip-compressed JSON arrays of {id, rule, text, expected, path?, secrets?}; its README explains the scores: a
// "miss" is meant for one rule of the tool that the corpus comes from; another rule may rightly match.
import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { bundleForNode } from '../lib/build/bundle.mjs';
import { hostility } from './lib/hostile-texts.mjs';
import { folders, scaling, smallFiles } from './lib/secrets-folders.mjs';
import { secretlintFinder } from './lib/secretlint.mjs';

const args = process.argv.slice(2);
const option = name => args.flatMap((arg, i) => (arg === name ? [args[i + 1] ?? ''] : []));
const valued = new Set(['--show', '--limit', '--text']);
const folder = args.find((arg, i) => !arg.startsWith('--') && !valued.has(args[i - 1] ?? ''));
const limit = Number(option('--limit')[0] ?? 40);

/** Peers on the same cases, measured 2026-11 (percent of hits found): gitleaks 8.26, trufflehog 3.60, secretlint 12, ripsecrets 0.1.11, detect-secrets 1.5. */
const peers = {
  gitleaks: [99.8, 22.2, 11.8, 16.3, 47.0],
  noseyparker: [45.5, 19.1, 14.9, 27.3, 44.5],
  kingfisher: [43.9, 55.8, 3.5, 24.8, 39.6],
  secretlint: [47.3, 39.9, 70.7, 41.0, 60.1],
  'detect-secrets': [15.2, 2.3, 3.3, 11.7, 97.0],
  ripsecrets: [65.3, 16.3, 20.4, 100.0, 57.1],
};

const outfile = 'out/bench/secrets.mjs';
await bundleForNode({
  stdin: {
    contents:
      "export { createScanner } from './src/core/secrets/scanner.ts'; export { allRules } from './src/core/secrets/catalogue.ts'; export { WorkerPool } from './src/node/scanning/workerPool.ts'; export { scanFolder } from './src/node/scanning/scanFolder.ts'; export { random } from './test/unit/random.ts';",
    resolveDir: process.cwd(),
  },
  minify: true,
  outfile,
  format: 'esm',
});
const { createScanner, allRules, WorkerPool, scanFolder, random } = await import(
  pathToFileURL(path.resolve(outfile)).href
);
const scanner = createScanner();
const withoutLow = findings => findings.filter(finding => finding.confidence !== 'low');
console.log(`${allRules().length} rules, bundle ${(statSync(outfile).size / 1024).toFixed(0)} kB minified`);

const secretlint = args.includes('--secretlint') ? await secretlintFinder() : null;
if (folder !== undefined) {
  for (const file of readdirSync(folder)
    .filter(name => name.endsWith('.json.gz'))
    .sort()) {
    const name = file.replace('.json.gz', '');
    const cases = JSON.parse(gunzipSync(readFileSync(path.join(folder, file))).toString('utf8'));
    score(name, cases);
    if (secretlint !== null) await sideBySide(cases);
  }
}
if (!args.includes('--no-speed')) {
  const texts =
    option('--text').length > 0 ? option('--text').map(file => readFileSync(file, 'utf8')) : ordinaryTexts();
  speed(texts);
  hostility(scanner, allRules(), texts, random(1));
  await scaling({ WorkerPool, scanFolder }, texts);
  folders(texts);
  smallFiles(texts);
}

/** Runs secretlint on the same cases; its precision is computed like ours, on the labelled cases. */
async function sideBySide(cases) {
  const count = { hit: 0, found: 0, miss: 0, flagged: 0 };
  const start = process.cpuUsage();
  for (const each of cases) {
    if (each.expected !== 'hit' && each.expected !== 'miss') continue;
    const found = await secretlint(each.path ?? 'a.txt', each.text ?? '');
    count[each.expected]++;
    if (found.length > 0) count[each.expected === 'hit' ? 'found' : 'flagged']++;
  }
  const { user, system } = process.cpuUsage(start);
  const percent = (part, whole) => `${((100 * part) / Math.max(1, whole)).toFixed(1)}%`;
  console.log(
    `${''.padEnd(15)} secretlint side by side: found ${percent(count.found, count.hit)}, flagged ${percent(count.flagged, count.miss)} of the misses, precision ${percent(count.found, count.found + count.flagged)}, ${((user + system) / 1e6).toFixed(1)} s CPU`,
  );
}

function score(name, cases) {
  const count = {
    hit: 0,
    found: 0,
    sure: 0,
    right: 0,
    miss: 0,
    flagged: 0,
    flaggedSure: 0,
    placeholder: 0,
    x: 0,
    xSure: 0,
  };
  const [showName, showKind = 'hit'] = (option('--show')[0] ?? '').split(':');
  const shown = [];
  // CredData labels a line once for each category: the line contains a secret if any of its labels says so.
  const labels = new Map();
  for (const { path: file, line, expected } of name === 'creddata' ? cases : []) {
    if (expected === 'hit') labels.set(`${file}:${line}`, 'hit');
  }
  for (const each of cases) {
    const expected = labels.get(`${each.path}:${each.line}`) ?? each.expected;
    if (expected !== each.expected) continue;
    const text = each.text ?? '';
    const findings = scanner.scan({ path: each.path ?? '', text });
    const any = findings.length > 0;
    const sure = withoutLow(findings).length > 0;
    if (each.expected === 'hit') {
      count.hit++;
      if (any) count.found++;
      if (sure) count.sure++;
      if (
        any &&
        (each.secrets === undefined || each.secrets.some(secret => findings.some(f => overlaps(text, f, secret))))
      )
        count.right++;
    } else if (each.expected === 'miss') {
      count.miss++;
      if (any) count.flagged++;
      if (sure) count.flaggedSure++;
    } else if (each.expected === 'placeholder') {
      count.placeholder++;
      if (any) count.x++;
      if (sure) count.xSure++;
    }
    if (name === showName && each.expected === showKind && any === (showKind !== 'hit')) {
      const found = findings
        .map(f => `${f.ruleId}(${f.confidence[0]}) «${text.slice(f.start, f.end).slice(0, 60)}»`)
        .join(', ');
      shown.push(
        `  ${each.rule} ${path.extname(each.path ?? '')} | ${text.replace(/\n/g, '⏎').slice(0, 220)}${found === '' ? '' : ` → ${found}`}`,
      );
    }
  }
  const percent = (part, whole) => `${((100 * part) / Math.max(1, whole)).toFixed(1)}%`;
  let line = `${name.padEnd(15)} hits ${count.hit}: found ${percent(count.found, count.hit)} (not low: ${percent(count.sure, count.hit)}; right place: ${percent(count.right, count.hit)})  misses ${count.miss}: flagged ${percent(count.flagged, count.miss)} (not low: ${percent(count.flaggedSure, count.miss)})`;
  if (name === 'creddata') {
    line += `\n${''.padEnd(15)} peers (precision at recall): gitleaks 88.6% at 17.4%, betterleaks 89.2% at 15.6%, secretlint 93.1% at 3.3%, ripsecrets 81.9% at 15.5%`;
    line += `\n${''.padEnd(15)} precision T/(T+F+X): ${percent(count.found, count.found + count.flagged + count.x)}; without low ${percent(count.sure, count.sure + count.flaggedSure + count.xSure)}; without X ${percent(count.found, count.found + count.flagged)}`;
  }
  if (peers[name] !== undefined)
    line += `\n${''.padEnd(15)} peers: gitleaks ${peers[name][0]}%, trufflehog ${peers[name][1]}%, secretlint ${peers[name][2]}%, ripsecrets ${peers[name][3]}%, detect-secrets ${peers[name][4]}%`;
  console.log(line);
  if (shown.length > 0) {
    const step = Math.max(1, shown.length / limit);
    for (let i = 0; i < shown.length; i += step) console.log(shown[Math.floor(i)]);
    console.log(`  (${shown.length} in all)`);
  }
}

function overlaps(text, finding, secret) {
  for (let at = text.indexOf(secret); at >= 0; at = text.indexOf(secret, at + 1)) {
    if (finding.start < at + secret.length && finding.end > at) return true;
  }
  return false;
}

function speed(texts) {
  const bytes = texts.reduce((sum, text) => sum + text.length, 0);
  let findings = 0;
  const times = [];
  for (let round = 0; round < 5; round++) {
    const start = process.cpuUsage();
    findings = 0;
    for (const text of texts) findings += scanner.scan({ path: 'src/a.ts', text }).length;
    const used = process.cpuUsage(start);
    times.push((used.user + used.system) / 1e6);
  }
  const best = Math.min(...times);
  console.log(
    `speed: ${(bytes / 1e6).toFixed(1)} MB of text in ${(best * 1000).toFixed(0)} ms CPU: ${(bytes / 1e6 / best).toFixed(0)} MB/s, ${findings} findings (peers, MB per CPU second: betterleaks 15, secretlint 12, gitleaks 2.2, trufflehog 2.2)`,
  );
  const source = texts.join('\n').split('\n').slice(0, 5000).join('\n');
  let snapshot = scanner.open({ path: 'src/a.ts', text: source });
  let text = source;
  const steps = [];
  for (let i = 0; i < 400; i++) {
    const at = (i * 7919) % text.length;
    text = text.slice(0, at) + 'x' + text.slice(at);
    text.charCodeAt(0);
    const start = process.hrtime.bigint();
    snapshot = scanner.rescan(snapshot, { path: 'src/a.ts', text }, { start: at, oldEnd: at, newEnd: at + 1 });
    steps.push(Number(process.hrtime.bigint() - start) / 1e6);
  }
  steps.sort((a, b) => a - b);
  console.log(
    `keystroke in ${source.split('\n').length} lines (${(source.length / 1024).toFixed(0)} kB): median ${steps[200].toFixed(2)} ms, p95 ${steps[380].toFixed(2)} ms`,
  );
}

/** Returns source files of this project and its development dependencies: ordinary code, about 20 MB. */
function ordinaryTexts() {
  const texts = [];
  let sum = 0;
  for (const root of [
    'src',
    'node_modules/typescript/lib',
    'node_modules/esbuild/lib',
    'node_modules/eslint/lib',
    'node_modules/prettier',
    'node_modules/@types/node',
    'node_modules/yaml/dist',
    'node_modules/fast-check/lib',
  ]) {
    for (const name of readdirSync(root, { recursive: true })) {
      if (sum > 20e6) break;
      if (!/\.(js|ts|mjs|md|json)$/.test(String(name))) continue;
      const text = readFileSync(path.join(root, String(name)), 'utf8');
      if (text.length > 3e6) continue;
      texts.push(text);
      sum += text.length;
    }
  }
  return texts;
}
