// npm run lab:settings [-- NAME...]: installs real tools below the temporary folder, writes the strict hardened configuration for
// each into a home folder of its own with our own command line, and starts each tool with it: with its own validator if it has one,
// else with a fake key, a model on the loopback and a proxy that lets nothing out. Then each gets an invalid configuration, to show
// that the check can fail. Needs the npm registry; not part of `npm test`.
import '../lib/ensure-installed.mjs';
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { endOf } from '../lib/endOf.mjs';
import { install, installedVersion, labFolder as root, labPackages } from './lib/packages.mjs';
import { buildOnce } from './lib/programs.mjs';
import { tell } from './lib/results.mjs';
import { runSealed } from './lib/sealed.mjs';
import { startLabServer } from './lib/server.mjs';

const fakeKey = 'key-of-the-lab';

/**
 * `wrong`: a file and a text that the tool must not accept. `started`: whether the tool got past reading its configuration.
 * `variables`: further variables that it needs.
 */
const tools = [
  {
    id: 'claude-code',
    command: ['claude', '-p', 'hi'],
    variables: url => ({ ANTHROPIC_BASE_URL: url, ANTHROPIC_API_KEY: fakeKey }),
    started: ({ asked }) => asked.some(each => each.startsWith('model POST /v1/messages')),
    wrong: ['.claude/settings.json', '{ "cleanupPeriodDays": 0, "permissions": { "deny": ["Read(./.env)"] } }'],
    complaint: /settings files? did not load|invalid settings/i,
  },
  {
    id: 'codex',
    command: ['codex', 'features', 'list'],
    started: ({ code }) => code === 0,
    wrong: ['.codex/config.toml', '[analytics]\nenabled = "no"\n'],
  },
  {
    id: 'opencode',
    command: ['opencode', 'debug', 'config'],
    started: ({ code }) => code === 0,
    wrong: ['.config/opencode/opencode.json', '{ "share": 5 }'],
  },
  {
    id: 'gemini-cli',
    command: ['gemini', '-p', 'hi', '--skip-trust'],
    variables: () => ({ GEMINI_API_KEY: fakeKey }),
    started: ({ asked }) => asked.some(each => each === 'host generativelanguage.googleapis.com'),
    wrong: ['.gemini/settings.json', '{ "privacy": { "usageStatisticsEnabled": false, } '],
    complaint: /settings\.json|Invalid configuration/i,
  },
  {
    id: 'qwen-code',
    command: ['qwen', '-p', 'hi', '--auth-type', 'openai'],
    variables: url => ({ OPENAI_BASE_URL: `${url}/v1`, OPENAI_API_KEY: fakeKey, OPENAI_MODEL: 'lab' }),
    started: ({ asked }) => asked.some(each => each.startsWith('model POST')),
    wrong: ['.qwen/settings.json', '{ "privacy": { "usageStatisticsEnabled": false, } '],
    complaint: /settings\.json|Invalid configuration/i,
  },
  {
    id: 'copilot-cli',
    command: ['copilot', '-p', 'hi', '--model', 'lab'],
    variables: url => ({
      COPILOT_PROVIDER_BASE_URL: `${url}/v1`,
      COPILOT_PROVIDER_API_KEY: fakeKey,
      COPILOT_MODEL: 'lab',
    }),
    started: ({ asked }) => asked.some(each => each.startsWith('model ')),
    wrong: ['.copilot/settings.json', '{ "remoteExport": '],
    complaint: /settings/i,
  },
  {
    id: 'pi',
    command: ['pi', '--list-models'],
    variables: () => ({ OPENAI_API_KEY: fakeKey }),
    started: ({ code }) => code === 0,
    wrong: ['.pi/agent/settings.json', '{ "enableAnalytics": '],
    complaint: /settings/i,
  },
  {
    id: 'cline',
    command: [
      'node_modules/@cline/cli-linux-x64/bin/cline',
      '-P',
      'anthropic',
      '-k',
      fakeKey,
      '-m',
      'claude-sonnet-4-5',
      'say hi',
    ],
    variables: url => ({ ANTHROPIC_BASE_URL: url, ANTHROPIC_API_KEY: fakeKey }),
    started: ({ asked }) => asked.some(each => /api\.anthropic\.com|model POST/.test(each)),
  },
  {
    id: 'continue',
    command: ['cn', '--help'],
    started: ({ code }) => code === 0,
  },
  {
    id: 'kilo',
    command: ['node_modules/@kilocode/cli-linux-x64/bin/kilo', 'debug', 'config'],
    started: ({ code }) => code === 0,
  },
];

const names = process.argv.slice(2);
const chosen = tools.filter(tool => names.length === 0 || names.includes(tool.id));
if (process.env.LAB_SEALED === '1') {
  process.exitCode = await tryTools();
} else {
  buildOnce();
  for (const { id } of chosen) install(labPackages[id]);
  process.exitCode = runSealed([process.execPath, ...process.argv.slice(1)], { ...process.env, LAB_SEALED: '1' });
}

/** @returns {Promise<number>} the exit code */
async function tryTools() {
  let failed = 0;
  for (const tool of chosen) {
    const version = installedVersion(labPackages[tool.id]);
    if (version === null) {
      console.log(`${tool.id.padEnd(12)} not installed here`);
      continue;
    }
    let silent = [];
    const ours = await run(tool, (home, variables) => {
      ourselves(home, variables, [
        'harden',
        '--scope',
        'user',
        '--level',
        'strict',
        '--assistants',
        tool.id,
        '--apply',
      ]);
      silent = silencedHosts(
        JSON.parse(ourselves(home, variables, ['settings', '--assistants', tool.id, '--format', 'json'])),
      );
    });
    const isAccepted = tool.started(ours) && !(tool.complaint?.test(ours.output) ?? false);
    let control = 'no wrong configuration known';
    if (tool.wrong !== undefined) {
      const broken = await run(tool, home => put(path.join(home, tool.wrong[0]), tool.wrong[1]));
      const isRefused = !tool.started(broken) || (tool.complaint?.test(broken.output) ?? false);
      control = isRefused ? 'a wrong one is refused' : 'a wrong one is taken without a word';
    }
    const hosts = [...new Set(ours.asked.filter(each => each.startsWith('host ')).map(each => each.slice(5)))].sort();
    const contradicted = hosts.filter(host => silent.includes(host));
    if (!isAccepted || contradicted.length > 0) failed++;
    for (const [claim, isRight] of [
      ['takes the hardened configuration', isAccepted],
      ['asks no host that it is said to leave alone', contradicted.length === 0],
    ])
      tell({ part: 'settings', agent: tool.id, claim, result: isRight ? 'right' : 'wrong' });
    console.log(`${tool.id.padEnd(12)} ${version.padEnd(10)} ${isAccepted ? 'accepted' : 'REJECTED'}; ${control}`);
    console.log(`             asks ${hosts.length === 0 ? 'no host' : hosts.join(', ')} through the proxy`);
    if (contradicted.length > 0)
      console.log(`             CONTRADICTS the report, which calls ${contradicted.join(', ')} silent`);
    if (!isAccepted)
      console.log(
        ours.output
          .split('\n')
          .slice(0, 12)
          .map(line => `             | ${line}`)
          .join('\n'),
      );
  }
  return failed === 0 ? 0 : 1;
}

/** Runs our own command line, as a person would. */
function ourselves(home, variables, args) {
  return execFileSync(process.execPath, ['dist/cli.js', ...args, '--workspace', home, '--home', home], {
    env: { PATH: process.env.PATH, HOME: home, SHELL: '/bin/bash', ...variables },
    encoding: 'utf8',
  });
}

/** Returns the hosts that the report now calls silent. */
function silencedHosts({ settings }) {
  return settings.filter(each => each.state === 'hardened').flatMap(each => each.hosts);
}

function put(file, text) {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** Runs a tool in a home folder of its own, with the variables from its start file. */
async function run(tool, prepare) {
  const server = await startLabServer();
  const base = mkdtempSync(path.join(root, 'run-'));
  const home = path.join(base, 'home');
  const folder = path.join(base, 'work');
  mkdirSync(home);
  mkdirSync(folder);
  put(path.join(home, '.bashrc'), '');
  const variables = tool.variables?.(server.url) ?? {};
  prepare(home, variables);
  const [command, ...args] = tool.command;
  const program = command.includes('/') ? path.join(root, command) : path.join(root, 'node_modules', '.bin', command);
  const proxy = Object.fromEntries(
    ['HTTP_PROXY', 'HTTPS_PROXY', 'http_proxy', 'https_proxy'].map(name => [name, server.url]),
  );
  const child = spawn('bash', ['-c', '. ~/.bashrc; exec "$0" "$@"', program, ...args], {
    cwd: folder,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      HOME: home,
      SHELL: '/bin/bash',
      TERM: 'xterm-256color',
      NO_PROXY: '127.0.0.1,localhost',
      ...proxy,
      ...variables,
    },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => (output += chunk));
  // Once the tool asks the model, it has read its configuration.
  const code = await endOf(
    child,
    milliseconds =>
      milliseconds > 40_000 || (tool.started({ asked: server.asked, code: null }) && milliseconds > 8_000),
  );
  server.close();
  endStragglers(home);
  rmSync(base, { recursive: true, force: true, maxRetries: 5 });
  return { asked: server.asked, output, code };
}

/** Ends processes that some tools leave behind, recognised by the home folder, which only this run has. */
function endStragglers(home) {
  if (!existsSync('/proc')) return;
  for (const pid of readdirSync('/proc').filter(name => /^\d+$/.test(name))) {
    try {
      if (readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').includes(`HOME=${home}`))
        process.kill(Number(pid), 'SIGKILL');
    } catch {
      // The process has ended meanwhile, or belongs to somebody else.
    }
  }
}
