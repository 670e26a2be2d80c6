import { policyFormats } from '../../egress/policy/catalogue.ts';
import { buildPolicy } from '../../egress/policy/model.ts';
import type { HostName } from '../../egress/policy/types.ts';
import type { Message } from '../../message.ts';
import type { Policy } from '../model/types.ts';
import type { Artefact } from './types.ts';

/** Placeholders for the user and the program, which the administrator replaces. */
const someUser = 1500;
const someProgram = '/usr/local/bin/agent';

/**
 * Returns the policy's hosts as files for firewalls, resolvers, proxies and sandboxes; empty if the policy has rules for
 * neither hosts nor telemetry.
 */
export function egressArtefacts(
  policy: Policy,
  tools: readonly string[],
  say: (message: Message) => string,
): readonly Artefact[] {
  const { modelHosts, telemetry } = policy;
  if (modelHosts === undefined && telemetry.vendor !== 'deny') return [];
  const model = buildPolicy({
    tools,
    allowedHosts: (modelHosts?.allowed ?? []).flatMap(({ hosts }) => hosts.map(hostName)),
    blockedClasses: telemetry.vendor === 'deny' ? ['telemetry', 'error-reporting', 'experiments'] : [],
  });
  return policyFormats.flatMap(format => {
    const [unlisted = 'allow'] = format.unlisted;
    return format
      .write(model, { unlisted, userId: someUser, program: someProgram, say })
      .map(({ name, text }) => ({ path: `egress/${format.id}/${name}`, text, tools, system: null }));
  });
}

function hostName(host: string): HostName {
  return host.startsWith('*.') ? { host: host.slice(2), match: 'suffix' } : { host, match: 'exact' };
}
