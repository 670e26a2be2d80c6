import type { Claim } from '../../fidelity.ts';
import { message } from '../../message.ts';
import { controlsIn } from '../../policy/managed/build.ts';
import { allowedExtensions, allowedVersions } from '../../policy/managed/extensions.ts';
import type { ManagedTool } from '../../policy/managed/types.ts';

const documented: Claim = {
  fidelity: 'documented',
  source: {
    ref: 'cursor.com/docs/enterprise/deployment-patterns and identity-and-access-management',
    date: '2026-11-28',
  },
};

const dashboard = message('policy.limit.cursorDashboard');

export const cursorManaged: ManagedTool = {
  tool: 'cursor',
  runsExtensions: true,
  layers: [
    {
      id: 'policy',
      format: 'json',
      // On Linux it is in the home folder, so the user can write it.
      files: { linux: ['~/.cursor/policy.json'] },
      preferences: { domain: 'com.todesktop.230313mzl4w4u92', form: 'json-texts' },
      isPersonal: true,
      notes: [message('policy.note.cursorLinux'), message('policy.note.cursorWindows')],
      ...documented,
    },
  ],
  controls: [
    controlsIn('policy', documented)('extensions.approved', 'AllowedExtensions', allowedExtensions, {
      setting: 'extensions.allowed',
    }),
    controlsIn('policy', documented)('extensions.version', 'AllowedExtensions', allowedVersions, {
      setting: 'extensions.allowed',
    }),
  ],
  placements: [
    {
      layer: 'policy',
      keyPath: ({ key }) => (key === 'update.mode' ? ['UpdateMode'] : null),
      ...documented,
    },
  ],
  limits: {
    'tools.version': message('policy.limit.noVersionKey'),
    'modelHosts.allowed': dashboard,
    'classifications.heldBack': message('policy.limit.cursorIgnore'),
    'permissions.bypass': dashboard,
    'permissions.personalRules': dashboard,
    'sandbox.required': message('policy.limit.noSuchKey'),
    'sandbox.network': message('policy.limit.noSuchKey'),
    'mcp.allowed': dashboard,
    'mcp.denied': dashboard,
    'hooks.others': message('policy.limit.noSuchKey'),
    'telemetry.vendor': dashboard,
    'telemetry.content': dashboard,
    'telemetry.collector': message('policy.limit.noSuchKey'),
    'retention.transcripts': message('policy.limit.keepsWithoutEnd'),
    'retention.cloudSessions': dashboard,
  },
};
