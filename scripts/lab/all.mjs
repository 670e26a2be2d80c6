// Checks what Sightglass says about agents with the agents that are on npm:  npm run lab [-- TOOL[@VERSION]... [--write]]
// Installs each at the given version, or the newest; then everything runs in a network of its own, in which only the loopback can be
// reached: first requests compared with the prediction, the guard, the records, hardened settings and policies. Prints how many
// claims were right, wrong or could not be tested, and what differs from `docs/facts.md`, which `--write` regenerates.
// `npm run lab:guard` and the others run one part alone. Several agents run in parallel, beginning with those that take longest.
import '../lib/ensure-installed.mjs';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { factsPage, rowsOf } from './lib/facts.mjs';
import { install, labFolder, labPackages } from './lib/packages.mjs';
import { policyTools } from './lib/policyCases.mjs';
import { ensureNode } from '../lib/editor/vscode-server.mjs';

const page = 'docs/facts.md';
/** Agents that take longer than the others, the slowest last. */
const longest = ['gemini-cli', 'qwen-code', 'opencode', 'cline', 'kilo'];
const { values, positionals } = parseArgs({ options: { write: { type: 'boolean' } }, allowPositionals: true });
const wanted = positionals.length === 0 ? Object.keys(labPackages).map(tool => `${tool}@latest`) : positionals;

const versions = {};
for (const each of wanted) {
  const [tool, version] = each.split('@');
  if (labPackages[tool] === undefined) throw new Error(`${tool} is none of ${Object.keys(labPackages).join(', ')}`);
  const name = labPackages[tool];
  const newest = () => spawnSync('npm', ['view', `${name}@latest`, 'version'], { encoding: 'utf8' }).stdout.trim();
  const found = install(name, version === 'latest' ? newest() : version);
  if (found === null) console.log(`${tool}: npm cannot install it here`);
  else versions[tool] = found;
}
const tools = Object.keys(versions);
execFileSync(process.execPath, ['esbuild.config.mjs'], { stdio: 'inherit' });

// Some agents need a newer Node than Sightglass does.
const PATH = [path.dirname(await ensureNode()), process.env.PATH].join(path.delimiter);
const scratch = mkdtempSync(path.join(labFolder, 'run-'));
const results = path.join(scratch, 'results.ndjson');
writeFileSync(results, '');
const begun = Date.now();
const waiting = [...tools].sort((a, b) => longest.indexOf(b) - longest.indexOf(a));
await Promise.all(
  // Agents wait half of the time: for the model, for each other, or for a person's answer.
  Array.from({ length: os.availableParallelism() + 1 }, async () => {
    for (let tool = waiting.shift(); tool !== undefined; tool = waiting.shift()) await tryTool(tool);
  }),
);
const found = readFileSync(results, 'utf8')
  .split('\n')
  .filter(line => line !== '')
  .map(line => JSON.parse(line));
rmSync(scratch, { recursive: true, force: true });

const before = existsSync(page) ? readFileSync(page, 'utf8') : '';
const date = new Date().toISOString().slice(0, 10);
const after = await format(factsPage(before, found, versions, date), {
  ...(await resolveConfig(page)),
  filepath: page,
});
console.log(
  `\n${rowsOf(found, versions)
    .map(row => row.join('  '))
    .join('\n')}`,
);
for (const { agent, part, claim, result } of found)
  if (result === 'wrong') console.log(`WRONG  ${agent}  ${part}  ${claim}`);
console.log(`${Math.round((Date.now() - begun) / 60_000)} minutes`);
const changed = after.split('\n').filter(line => !before.includes(line));
console.log(changed.length === 0 ? `Nothing differs from ${page}.` : `Differs from ${page}:\n${changed.join('\n')}`);
if (values.write) writeFileSync(page, after);
process.exitCode = found.some(({ result }) => result === 'wrong') ? 1 : 0;

/** Checks everything about one agent, then prints the output of its parts. */
async function tryTool(tool) {
  const from = Date.now();
  const fixtures = path.join(scratch, tool);
  cpSync('test/fixtures/first-request', fixtures, { recursive: true });
  for (const name of readdirSync(fixtures)) if (name.startsWith('labels-')) rmSync(path.join(fixtures, name));
  let said = '';
  for (const name of readdirSync(fixtures).filter(each => each.endsWith('.sh')))
    said += await node('firstCapture.mjs', labFolder, path.join(fixtures, name), tool);
  said += await node('firstRequest.mjs', fixtures, tool);
  said += await node('guard.mjs', labFolder, tool);
  said += await node('history.mjs', labFolder, tool);
  said += await node('settings.mjs', tool);
  if (policyTools.includes(tool)) said += await node('policy.mjs', tool);
  console.log(`\n== ${tool} ${versions[tool]}, ${Math.round((Date.now() - from) / 1000)} s\n${said.trimEnd()}`);
}

/**
 * Runs a part and resolves to its output. A part that fails has printed what was wrong; claims that it could not check are missing
 * from the counts.
 */
async function node(script, ...words) {
  const child = spawn(process.execPath, [path.join('scripts/lab', script), ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, PATH, SIGHTGLASS_LAB_RESULTS: results },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => (said += chunk));
  await once(child, 'close');
  return said;
}
