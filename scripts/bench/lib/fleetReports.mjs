// Reports of imaginary machines, the same for the same seed: for tests and measurements.
import { createHash } from 'node:crypto';

const tools = [
  ['vscode', 'Visual Studio Code', 'apps', ['1.137.2', '1.138.0', '1.139.1']],
  ['copilot', 'github.copilot-chat', 'ide_plugins', ['0.65.0', '0.66.1', '0.67.0']],
  ['claude-code', 'Claude Code', 'agents', ['2.1.300', '2.1.329', '2.1.332']],
  ['codex', 'OpenAI Codex', 'agents', ['0.169.0', '0.171.0']],
  ['cursor', 'Cursor', 'apps', ['1.9.2', '2.0.1']],
  ['gemini-cli', 'Gemini CLI', 'agents', ['0.60.0', '0.61.0']],
  ['cline', 'saoudrizwan.claude-dev', 'ide_plugins', ['3.40.1', '3.41.0']],
  ['ollama', 'Ollama', 'apps', [null]],
];
const approved = new Set(['vscode', 'copilot', 'claude-code']);
const settings = [
  'telemetry.telemetryLevel',
  'telemetry.editStats.enabled',
  'workbench.enableExperiments',
  'DISABLE_TELEMETRY',
];
const rules = [
  'permissions.bypass',
  'sandbox.required',
  'mcp.allowed',
  'hooks.others',
  'telemetry.content',
  'retention.transcripts',
];

/** @param {number} number the machine's number @param {() => number} next @param {number} [day] the day in November 2026 */
export function fleetReportOf(number, next, day = 29) {
  const pick = list => list[Math.floor(next() * list.length)];
  const has = tools.filter((_, i) => next() < [0.97, 0.9, 0.5, 0.3, 0.25, 0.15, 0.12, 0.2][i]);
  const outcome = broken =>
    next() < broken ? 'broken' : next() < 0.1 ? 'unknown' : next() < 0.02 ? 'excepted' : 'met';
  const result = (rule, tool, subject, broken) => {
    const layer = pick(['policy', 'user', 'default', null]);
    return { rule, tool, subject, outcome: outcome(broken), layer, managed: layer === 'policy' };
  };
  const servers = ['github', 'jira', 'postgres', `own-${number % 400}`].filter(() => next() < 0.2);
  return {
    schema: 'sightglass/fleet-report/1',
    sightglass: '0.1.0',
    time: new Date(Date.UTC(2026, 10, day, Math.floor(next() * 24), Math.floor(next() * 60))).toISOString(),
    machine: {
      id: createHash('sha256').update(`machine ${number}`).digest('hex'),
      platform: pick(['linux', 'darwin', 'darwin', 'win32']),
      host: null,
      user: null,
    },
    tools: [
      ...has.map(([identifier, name, type, versions]) => ({
        ...{ type, name, identifier, source: type === 'ide_plugins' ? 'extension' : 'program' },
        ...{ version: pick(versions), endpoint: null, detail: null },
      })),
      ...servers.map((name, i) => ({
        ...{ type: 'mcp_server', name, identifier: pick(has)?.[0] ?? 'vscode', source: 'configuration', version: null },
        ...(i % 2 ? { endpoint: `${name}.mcp.example.com`, detail: null } : { endpoint: null, detail: 'npx' }),
      })),
    ],
    policy:
      next() < 0.03
        ? null
        : {
            organisation: 'Example',
            digest: createHash('sha256').update('policy').digest('hex'),
            results: [
              ...has.map(([id]) => ({
                ...result('tools.approved', id, null, 0),
                outcome: approved.has(id) ? 'met' : 'broken',
              })),
              ...has.flatMap(([id]) => settings.map(key => result('telemetry.vendor', id, key, 0.15))),
              ...has.flatMap(([id]) => rules.map(rule => result(rule, id, null, 0.08))),
              ...has.map(([id]) => result('hooks.guard', id, null, 0.3)),
            ],
          },
    guard: has
      .filter(([, , type]) => type === 'agents')
      .map(([agent]) => ({
        agent,
        state: next() < 0.7 ? 'registered' : pick(['missing', 'untrusted', 'broken']),
        failsClosed: next() < 0.5,
      })),
    interception: [
      ...(next() < 0.03
        ? [{ name: 'http.proxyStrictSSL', kind: 'no-certificate-check', where: 'user', isLoopback: null }]
        : []),
      ...(next() < 0.02
        ? [{ name: 'NODE_TLS_REJECT_UNAUTHORIZED', kind: 'no-certificate-check', where: 'profile', isLoopback: null }]
        : []),
      ...(next() < 0.1 ? [{ name: 'HTTPS_PROXY', kind: 'proxy', where: 'env', isLoopback: next() < 0.3 }] : []),
    ],
    sent:
      next() < 0.1
        ? null
        : has.map(([tool]) => ({
            tool,
            requests: Math.floor(next() * 4_000),
            secrets: next() < 0.05 ? Math.floor(next() * 6) : 0,
          })),
  };
}
