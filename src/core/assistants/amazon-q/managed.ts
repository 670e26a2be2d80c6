import type { Claim } from '../../fidelity.ts';
import { message } from '../../message.ts';
import { controlsIn, heldBack } from '../../policy/managed/build.ts';
import type { SettingValue } from '../../settings/types.ts';
import { isList, isObject } from '../../settings/values.ts';
import type { ManagedTool } from '../../policy/managed/types.ts';

const documented: Claim = {
  fidelity: 'documented',
  source: { ref: 'kiro.dev/docs/enterprise/governance/permissions', date: '2026-10-31' },
};

const stated = controlsIn('managed-settings', documented);
const rules = { merge: 'list', isOnlyManaged: true } as const;

const fields: ReadonlySet<string> = new Set(['capability', 'match', 'exclude', 'effect']);

function isRule(rule: SettingValue): boolean {
  return (
    isObject(rule) &&
    Object.keys(rule).every(key => fields.has(key)) &&
    (rule['effect'] === 'deny' || rule['effect'] === 'ask')
  );
}

/** Kiro, the successor of Amazon Q: a single list of rules that deny or ask. Other effects and unknown fields deny every tool. */
export const amazonQManaged: ManagedTool = {
  tool: 'amazon-q',
  layers: [
    {
      id: 'managed-settings',
      format: 'json',
      files: {
        linux: ['/etc/kiro/managed-settings.json'],
        darwin: ['/Library/Application Support/Kiro/managed-settings.json'],
        win32: ['C:\\ProgramData\\Kiro\\managed-settings.json'],
      },
      // Anything else denies every tool (documented).
      flawIn: ({ rules: list, ...others }) =>
        Object.keys(others).length === 0 && isList(list) && list.every(isRule)
          ? null
          : 'a rule has an unknown field or effect',
      notes: [message('policy.note.kiroOnly'), message('policy.note.kiroBroken')],
      ...documented,
    },
  ],
  controls: [
    stated(
      'classifications.heldBack',
      'rules',
      policy => {
        const match = heldBack('amazon-q', '**/', '')(policy);
        return match === undefined ? undefined : [{ capability: 'fs_read', match, effect: 'deny' }];
      },
      rules,
    ),
    stated('permissions.bypass', 'rules', [{ capability: 'shell', match: ['*'], effect: 'ask' }], rules),
    stated(
      'mcp.allowed',
      'rules',
      ({ mcp }) =>
        mcp?.others === 'deny'
          ? [
              {
                capability: 'mcp',
                match: ['*'],
                ...(mcp.allowed.length === 0 ? {} : { exclude: mcp.allowed.map(({ name }) => `${name}/*`) }),
                effect: 'deny',
              },
            ]
          : undefined,
      { ...rules, note: message('policy.note.byName') },
    ),
    stated(
      'mcp.denied',
      'rules',
      ({ mcp }) =>
        mcp === undefined || mcp.denied.length === 0
          ? undefined
          : [{ capability: 'mcp', match: mcp.denied.map(({ name }) => `${name}/*`), effect: 'deny' }],
      { ...rules, note: message('policy.note.byName') },
    ),
  ],
  placements: [],
  limits: {
    'tools.version': message('policy.limit.noVersionKey'),
    'modelHosts.allowed': message('policy.limit.console'),
    'permissions.personalRules': message('policy.limit.console'),
    'sandbox.required': message('policy.limit.noSuchKey'),
    'sandbox.network': message('policy.limit.noSuchKey'),
    'hooks.others': message('policy.limit.noSuchKey'),
    'telemetry.vendor': message('policy.limit.console'),
    'telemetry.content': message('policy.limit.console'),
    'telemetry.collector': message('policy.limit.noSuchKey'),
    'retention.transcripts': message('policy.limit.keepsWithoutEnd'),
    'retention.cloudSessions': message('policy.limit.console'),
  },
};
