import { message } from '../../../../message.ts';
import { credentialPlaces } from '../../credentials.ts';
import { commentedHead, headLines } from '../../head.ts';
import type { PolicyFormat } from '../../types.ts';
import { domainLists } from '../dns/wildcards.ts';

const profile = 'sightglass';

/**
 * A permission profile of Codex (0.169.0). The older key `sandbox_mode` is not used: according to the documentation, it would
 * take precedence.
 */
export const codex: PolicyFormat = {
  id: 'codex',
  name: 'Codex permission profile',
  unlisted: ['deny'],
  check: 'codex --config default_permissions=\'"sightglass"\' exec true  # refuses to start when a key is wrong',
  remove: `take default_permissions and the tables [permissions.${profile}] out of ~/.codex/config.toml`,
  limits: [
    message('policy.limit.agentChildren', { tool: 'Codex' }),
    message('policy.limit.codexFlag'),
    message('policy.limit.mergeKeys'),
  ],
  write(model, options) {
    const { allowed, denied } = domainLists(model);
    const rows = [...denied.map(name => `"${name}" = "deny"\n`), ...allowed.map(name => `"${name}" = "allow"\n`)];
    const text = `${commentedHead('#', headLines(codex, model, options))}default_permissions = "${profile}"

[permissions.${profile}]
extends = ":workspace"

[permissions.${profile}.filesystem]
${credentialPlaces.map(({ path }) => `"~/${path}" = "deny"\n`).join('')}
[permissions.${profile}.network]
enabled = true

[permissions.${profile}.network.domains]
${rows.join('')}
[features]
network_proxy = true
`;
    return [{ name: 'sightglass-codex.toml', text }];
  },
};
