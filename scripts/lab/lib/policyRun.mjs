// Runs the cases of `npm run lab:policy`, each in a home folder of its own, and once more without the policy.
import { spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { endOf } from '../../lib/endOf.mjs';
import { labPackages } from './packages.mjs';
import { cases, gateway } from './policyCases.mjs';
import { secret } from './policySecret.mjs';
import { tell } from './results.mjs';
import { startLabServer } from './server.mjs';

/** Bundled next to the policy's files before the cases run. */
export const scriptedModel = 'scriptedModel.cjs';

const startScriptedModel = out =>
  createRequire(import.meta.url)(path.resolve(out, '..', scriptedModel)).startScriptedModel();

function printCase({ tool, row, tries, isOpen }, result) {
  const claim = `${row} ${isOpen ? 'is open to' : 'holds against'}: ${tries}`;
  tell({ part: 'policy', agent: tool, claim, result });
}

/** @returns {Promise<number>} 0 if all cases came out as expected, else 1 */
export async function runCases(root, out, names) {
  let failed = 0;
  const rows = [];
  for (const each of cases.filter(({ tool }) => names.length === 0 || names.includes(tool))) {
    const manifest = path.join(root, 'node_modules', labPackages[each.tool], 'package.json');
    if (!existsSync(manifest)) {
      rows.push([each.tool, '', each.row, each.tries, 'not installed here', '']);
      printCase(each, 'unknown');
      continue;
    }
    const { version } = JSON.parse(readFileSync(manifest, 'utf8'));
    const withFile = await run(root, out, each, true);
    const control = each.takes ? null : await run(root, out, each, false);
    const held = each.holds(withFile);
    const isExpected = each.isOpen ? !held : held;
    // Without the file the rule must not be effective, or the case could not fail.
    const isDecisive = control === null || each.isOpen === true || !each.holds(control);
    printCase(each, isExpected && isDecisive ? 'right' : 'wrong');
    if (!isExpected || !isDecisive) failed++;
    const said = each.takes ? 'taken' : held ? 'holds' : 'does not hold';
    rows.push([
      each.tool,
      version,
      each.row,
      each.tries,
      `${said}${isExpected ? '' : ', UNEXPECTED'}`,
      control === null || each.isOpen ? '' : isDecisive ? 'without: does not hold' : 'without: HOLDS TOO',
    ]);
    if (!isExpected || !isDecisive || process.env.LAB_VERBOSE)
      console.log(tail(withFile), control === null ? '' : `--- without\n${tail(control)}`);
  }
  const widths = [0, 1, 2, 3, 4].map(i => Math.max(...rows.map(row => row[i].length)));
  for (const row of rows)
    console.log(
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    );
  console.log(`${rows.length} cases, ${failed} otherwise than expected`);
  return failed === 0 ? 0 : 1;
}

function tail({ output, code, gate, other, received }) {
  const heard = received === '' ? '' : `\n  model heard: …${received.slice(-500)}`;
  return `code ${code}, gateway ${gate.join('; ')}, other ${other.slice(0, 5).join('; ')}\n${output
    .split('\n')
    .slice(-12)
    .map(line => `  | ${line.slice(0, 300)}`)
    .join('\n')}${heard}`;
}

async function run(root, out, each, withPolicy) {
  const { folder, files, change, mode, env, command, until, asUser, atHome, steps } = each;
  const gate = await startLabServer(gateway);
  const model = steps === undefined ? null : await startScriptedModel(out);
  const other =
    model === null
      ? await startLabServer()
      : { url: `http://127.0.0.1:${model.port}`, asked: [], close: () => model.stop() };
  const base = mkdtempSync(path.join(root, 'run-'));
  const home = path.join(base, 'home');
  const work = path.join(base, atHome ? 'home/work' : 'work');
  for (const each of [home, work, '/var/empty-of-the-lab']) mkdirSync(each, { recursive: true });
  rmSync(path.join('/etc', folder), { recursive: true, force: true });
  const given = files?.(other.url) ?? {};
  if (withPolicy) {
    cpSync(path.join(out, 'linux/etc', folder), path.join('/etc', folder), { recursive: true });
    for (const [name, edit] of Object.entries(change ?? {})) {
      const file = path.join('/etc', name);
      if (edit === null) rmSync(file);
      else put(file, edit(readFileSync(file, 'utf8')));
    }
    if (mode !== undefined)
      for (const name of Object.keys(listed(path.join(out, 'linux/etc', folder))))
        chmodSync(path.join('/etc', folder, name), mode);
  }
  for (const [name, text] of Object.entries(given)) {
    if (name.startsWith('etc/') && !withPolicy) continue;
    put(name.startsWith('etc/') ? `/${name}` : path.join(base, name), text);
  }
  put(path.join(work, '.env'), `KEY=${secret}\n`);
  model?.begin(steps(work));
  // The scripted model takes the place of the gateway.
  if (model !== null && withPolicy) redirect(path.join('/etc', folder), other.url);
  const [program, ...words] = command(other.url);
  const nowhere = Object.fromEntries(
    ['HTTP_PROXY', 'HTTPS_PROXY', 'http_proxy', 'https_proxy'].map(name => [name, other.url]),
  );
  const child = spawn(path.join(root, 'node_modules/.bin', program), words, {
    cwd: work,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      HOME: home,
      TERM: 'dumb',
      NO_PROXY: '127.0.0.1,localhost',
      ...(asUser ? { IS_SANDBOX: '1' } : {}),
      ...nowhere,
      ...env?.(other.url),
    },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => (output += chunk));
  const seen = code => ({
    output,
    code,
    gate: gate.asked,
    other: other.asked,
    received: model?.received().join('\n') ?? '',
    made: existsSync(path.join(work, 'made-by-the-agent')),
  });
  const code = await endOf(
    child,
    milliseconds => milliseconds > 45_000 || (until?.(seen(null)) && milliseconds > 3_000),
  );
  const result = seen(code);
  gate.close();
  other.close();
  rmSync(base, { recursive: true, force: true, maxRetries: 5 });
  return result;
}

function redirect(folder, url) {
  for (const name of readdirSync(folder, { recursive: true })) {
    const file = path.join(folder, String(name));
    if (!/\.(?:json|toml)$/.test(file)) continue;
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll(`http://localhost:${gateway}`, url));
  }
}

function listed(folder) {
  return Object.fromEntries(
    ['managed-settings.json', 'settings.json']
      .filter(name => existsSync(path.join(folder, name)))
      .map(name => [name, true]),
  );
}

function put(file, text) {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}
