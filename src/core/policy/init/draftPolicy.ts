import { readersOf } from '../../assistants/readers.ts';
import { assistantById, assistantName } from '../../assistants/catalogue.ts';
import { aiExtensions } from '../check/extensions.ts';
import { type ConfiguredServer, configuredServers } from '../../readers/servers.ts';
import { installationOf } from '../../assistants/versions.ts';
import type { PolicyFacts } from '../check/types.ts';
import { usualModelHosts } from '../model/classes.ts';
import { isSameServer } from '../model/servers.ts';
import { policyShape } from '../read/policyShape.ts';
import { validate } from '../../documents/validate.ts';
import { LineIndex } from '../../texts/lines.ts';

/** The input for a first policy. */
export interface InitFacts {
  readonly facts: PolicyFacts;
  /** Whether a text contains a secret; such texts are left out. */
  readonly holdsSecret: (text: string) => boolean;
}

/** Files that contain secrets wherever they are. */
const secretPatterns = [
  '.env',
  '.env.*',
  '*.pem',
  '*.key',
  '*.p12',
  '*.pfx',
  'id_rsa',
  'id_ed25519',
  '.npmrc',
  '.pypirc',
];

/**
 * Returns a first policy as a text with comments: it approves what was found, denies everything else, and lists what needs a
 * decision as comments. The result is a valid policy, and the machine that it was made from satisfies its lists.
 */
export function draftPolicy({ facts, holdsSecret }: InitFacts): string {
  return [
    '# What your organisation wants of the AI tools on its machines. `sightglass policy check` tells how a machine stands to it,',
    '# `sightglass policy build` makes the files that an administrator rolls out. Everything but the first two keys may be left out.',
    'version: 1',
    'organisation:',
    '  name: Your organisation',
    '',
    ...toolLines(facts),
    ...extensionLines(facts),
    ...hostLines(facts),
    ...fixedLines,
    ...mcpLines(facts, holdsSecret),
    ...endLines,
    '',
  ].join('\n');
}

function toolLines({ tools }: PolicyFacts): readonly string[] {
  return [
    '# Tools that may be used. Those found here are listed; a lowest version closes known holes.',
    'tools:',
    '  others: deny',
    ...list(
      '  approved',
      tools.map(({ id, installed }) => {
        const product = assistantById(id);
        const found = product === undefined ? undefined : installationOf(product, installed);
        const version = found === undefined ? '' : ` # here: ${found.version}; minimum: "${found.version}"`;
        return `- id: ${id}${version === '' ? ` # ${assistantName(id)}` : version}`;
      }),
    ),
    '',
  ];
}

function extensionLines({ extensions }: PolicyFacts): readonly string[] {
  const found = (extensions ?? []).filter(({ id }) => aiExtensions.has(id.toLowerCase()));
  const ids = [...new Map(found.map(({ id }) => [id.toLowerCase(), id])).values()].filter(id =>
    isOfShape(id, ['extensions', 'denied']),
  );
  return [
    '# Extensions of editors. deny-ai denies other extensions that send code to a model; deny denies every other one.',
    'extensions:',
    '  others: deny-ai',
    ...list(
      '  allowed',
      ids.map(id => `- id: ${id}`),
    ),
    '',
  ];
}

function hostLines({ tools }: PolicyFacts): readonly string[] {
  const entries = tools.flatMap(({ id }) => {
    const hosts = usualModelHosts(id);
    return hosts.length === 0
      ? []
      : [`- id: ${id}`, `  hosts: [${hosts.map(host => JSON.stringify(host)).join(', ')}]`];
  });
  return [
    '# Where models may be asked: what the tools here use by themselves. An entry with a url sends tools there:',
    '#   - { id: gateway, hosts: [llm.example.com], url: "https://llm.example.com", tools: [claude-code, codex] }',
    'modelHosts:',
    '  others: deny',
    ...list('  allowed', entries),
    '',
  ];
}

const fixedLines: readonly string[] = [
  '# Files that may reach certain model hosts only; an empty list is none. Positive patterns of gitignore.',
  'classifications:',
  '  - name: secret',
  `    patterns: [${secretPatterns.map(each => JSON.stringify(each)).join(', ')}]`,
  '    mayReach: []',
  '',
  'permissions:',
  '  # Modes in which an agent asks nobody.',
  '  bypass: deny',
  '  # Rules of a person or a repository that let agents do more. Where the organisation brings none, agents ask more often.',
  '  # personalRules: deny',
  '',
  '# Commands of agents run in a sandbox, or not at all. On Linux it needs bubblewrap and socat.',
  '# sandbox:',
  '#   required: true',
  '#   network: deny',
  '',
];

function mcpLines(facts: PolicyFacts, holdsSecret: InitFacts['holdsSecret']): string[] {
  const all = facts.tools.flatMap(
    ({ id }) => configuredServers(id, readersOf(id)?.servers ?? [], facts.readings).servers,
  );
  const distinct = all.filter((each, i) => !all.slice(0, i).some(other => isSameServer(other, each)));
  const entries = distinct.map(each => serverLine(each, holdsSecret));
  return [
    '# MCP servers, by address or by command; the name is for people.',
    'mcp:',
    '  others: deny',
    ...list('  allowed', entries),
    '',
  ];
}

function serverLine({ tool, name, url, command }: ConfiguredServer, holdsSecret: InitFacts['holdsSecret']): string {
  const shown = isOfShape(name, ['classifications', 'name']) && !holdsSecret(name) ? name : 'server';
  const words = command ?? [];
  if (holdsSecret([url ?? '', ...words].join('\n'))) return `# A server of ${tool} is left out: it holds a secret.`;
  if (url !== undefined) {
    return isOfShape(url, ['telemetry', 'collector'])
      ? `- { name: ${shown}, url: ${JSON.stringify(url)} }`
      : `# A server of ${tool} is left out: its address has a user, a query or a password.`;
  }
  if (words.length === 0 || words.some(word => !isOfShape(word, ['organisation', 'name'])))
    return `# A server of ${tool} is left out: its command is none that a policy can hold.`;
  return `- { name: ${shown}, command: [${words.map(word => JSON.stringify(word)).join(', ')}] }`;
}

const endLines: readonly string[] = [
  '# The guard of Sightglass answers agents that ask before they act: sightglass guard install.',
  '# hooks:',
  '#   guard: required',
  '#   failClosed: true',
  '#   # Hooks that were not rolled out by the organisation.',
  '#   others: deny',
  '',
  'settings:',
  '  # Every setting up to this level of hardening is as advised, or tighter.',
  '  level: recommended',
  '  # required:',
  '  #   - { tool: vscode, key: update.mode, value: manual }',
  '',
  'telemetry:',
  '  # Usage data, error reports and experiments of the vendors.',
  '  vendor: deny',
  '  # Prompts and answers in telemetry, also in your own.',
  '  content: deny',
  '  # collector: https://otel.example.com:4318',
  '',
  'retention:',
  '  # Days for which tools may keep conversations on the machine.',
  '  transcripts: 30',
  '  # cloudSessions: deny',
  '  # trail: 365',
  '',
  '# Rules that need not be kept for a while; `policy check` tells a week before one ends.',
  '# exceptions:',
  '#   - { rule: sandbox.required, tools: [cursor], until: 2026-12-31, reason: It has no sandbox yet }',
];

/** Formats a list below a key; an empty one as brackets. Comments alone count as empty. */
function list(key: string, entries: readonly string[]): readonly string[] {
  const indent = ' '.repeat(key.length - key.trimStart().length + 2);
  const isEmpty = entries.every(each => each.startsWith('#'));
  return [`${key}:${isEmpty ? ' []' : ''}`, ...entries.map(each => indent + each)];
}

/** Whether the policy accepts a text as the value of a key. */
function isOfShape(text: string, [section = '', key = '']: readonly string[]): boolean {
  const field = policyShape.fields[section];
  const record = field?.kind === 'list' ? field.of : field;
  const shape = record?.kind === 'record' ? record.fields[key] : undefined;
  const wanted = shape?.kind === 'list' ? shape.of : shape;
  if (wanted === undefined) return false;
  const sheet = { file: '', lines: new LineIndex('') };
  return validate({ kind: 'value', offset: 0, value: text }, wanted, sheet, key).length === 0;
}
