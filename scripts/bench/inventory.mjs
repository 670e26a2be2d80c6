// Measures the inventory of a squid log: speed and peak memory in a separate process, compared with awk counting by client and host.
//   npm run bench:inventory [-- MEGABYTES]        default 1024; the file is created in the temporary folder and removed
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bundleForNode } from '../lib/build/bundle.mjs';
import { randomFrom } from '../lib/random.mjs';

const [first = '1024', file] = process.argv.slice(2);
if (first === '--inventory') await measure(file);
else await main(Number(first));

async function main(megabytes) {
  const folder = mkdtempSync(path.join(tmpdir(), 'sightglass-bench-'));
  try {
    await bundleForNode({
      entryPoints: ['src/node/egress/inventoryLogs.ts'],
      outfile: path.join(folder, 'inventory.mjs'),
      format: 'esm',
    });
    const log = path.join(folder, 'access.log');
    console.log(`${megabytes} MB squid log, ${makeLog(log, megabytes * 2 ** 20)} lines`);
    // Read the file once, so that both find it in the system's cache.
    spawnSync('cat', [log], { stdio: ['ignore', 'ignore', 'inherit'] });
    const { stdout, stderr } = spawnSync(process.execPath, [process.argv[1], '--inventory', log], { encoding: 'utf8' });
    console.log(stdout.trim() || stderr);
    console.log(awk(log));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(name) {
  const { inventoryLogs } = await import(path.join(path.dirname(name), 'inventory.mjs'));
  const start = process.hrtime.bigint();
  const inventory = await inventoryLogs([{ name: 'access.log', source: { file: name } }], null);
  const [log] = inventory.logs;
  if (log.reason !== null || log.problemCount > 0) throw new Error(JSON.stringify(log));
  const clients = new Set(inventory.rows.map(row => row.client)).size;
  console.log(
    `cpu ${(process.cpuUsage().user / 1e6).toFixed(1)} s ${line('inventory', name, start, process.resourceUsage().maxRSS)}, ${inventory.rows.length} rows of ${clients} clients`,
  );
}

/** A similar sum without any knowledge of hosts: requests and bytes by client and host. */
function awk(name) {
  const start = process.hrtime.bigint();
  const program =
    '{ k = $3 " " $7; n[k]++; b[k] += $5 } END { for (k in n) c++; print c; while ((getline l < "/proc/self/status") > 0) if (l ~ /^VmHWM/) print l }';
  const { stdout, error } = spawnSync('awk', [program, name], { encoding: 'utf8', maxBuffer: 1e6 });
  if (error) return `awk: ${error.message}`;
  return `${line('awk      ', name, start, Number(/VmHWM:\s*(\d+)/.exec(stdout)?.[1]))}, ${stdout.split('\n')[0]} keys`;
}

function line(what, name, start, kilobytes) {
  const { size } = statSync(name);
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  return `${what} ${(size / 1e6).toFixed(0)} MB: ${(size / 1e6 / seconds).toFixed(0)} MB/s, peak ${(kilobytes / 1024).toFixed(0)} MB`;
}

/** 3,000 clients, half of them with a name; 30,000 hosts, a few of which get most requests; every fifth line is for an AI tool. */
function makeLog(name, size) {
  const next = randomFrom(20261129);
  const below = n => Math.floor(next() * n);
  const tools = aiHosts();
  const descriptor = openSync(name, 'w');
  let time = 1_795_000_000_000;
  let lines = 0;
  for (let written = 0; written < size;) {
    let block = '';
    for (let i = 0; i < 5_000; i++, lines++) {
      time += below(40);
      const client = Math.floor(3_000 * next() ** 2);
      const host = below(5) === 0 ? tools[below(tools.length)] : `host${Math.floor(30_000 * next() ** 3)}.example.org`;
      const result = below(20) === 0 ? 'TCP_DENIED/403' : 'TCP_TUNNEL/200';
      block +=
        `${(time / 1000).toFixed(3)} ${String(below(90_000)).padStart(6)} 10.0.${client >> 8}.${client & 255} ${result} ` +
        `${below(900_000)} CONNECT ${host}:443 ${client % 2 ? `user${client}` : '-'} HIER_DIRECT/203.0.113.${below(250)} -\n`;
    }
    written += writeSync(descriptor, block);
  }
  closeSync(descriptor);
  return lines;
}

function aiHosts() {
  const text = readFileSync('src/core/assistants/copilot/hosts.ts', 'utf8');
  const copilot = [...text.matchAll(/'([a-z0-9-]+(?:\.[a-z0-9-]+)+)'/g)].map(([, host]) => host);
  return [...copilot, 'api.anthropic.com', 'statsig.anthropic.com', 'api2.cursor.sh', 'api.openai.com'];
}
