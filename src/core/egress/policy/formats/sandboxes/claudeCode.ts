import { message } from '../../../../message.ts';
import { credentialPlaces } from '../../credentials.ts';
import { headLines } from '../../head.ts';
import type { PolicyFormat } from '../../types.ts';
import { domainLists } from '../dns/wildcards.ts';

/**
 * Settings of Claude Code as strict JSON: one comment or one wrong type would invalidate the whole file. Paths have no
 * trailing slash, because such a path was once not denied at all (anthropics/claude-code@5cfc0a19, CHANGELOG; 2.1.329,
 * measured).
 */
export const claudeCode: PolicyFormat = {
  id: 'claude-code',
  name: 'Claude Code settings',
  unlisted: ['deny'],
  check: "node -e \"JSON.parse(require('fs').readFileSync('sightglass-claude-settings.json', 'utf8'))\"",
  remove: 'take these keys out of ~/.claude/settings.json',
  limits: [
    message('policy.limit.agentChildren', { tool: 'Claude Code' }),
    message('policy.limit.sandboxNeeds'),
    message('policy.limit.mergeKeys'),
  ],
  write(model, options) {
    const { allowed, denied } = domainLists(model);
    const settings = {
      permissions: {
        deny: credentialPlaces.map(({ path, kind }) => `Read(~/${path}${kind === 'folder' ? '/**' : ''})`),
      },
      sandbox: {
        enabled: true,
        failIfUnavailable: true,
        allowUnsandboxedCommands: false,
        filesystem: { denyRead: credentialPlaces.map(({ path }) => `~/${path}`) },
        network: { allowedDomains: allowed, deniedDomains: denied },
      },
    };
    return [
      { name: 'sightglass-claude-settings.json', text: `${JSON.stringify(settings, null, 2)}\n` },
      {
        name: 'sightglass-claude-settings.txt',
        text: `${headLines(claudeCode, model, options).join('\n')}\n`,
      },
    ];
  },
};
