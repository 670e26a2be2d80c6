import { message } from '../../../message.ts';
import { headLines } from '../head.ts';
import type { HostName, PolicyFormat, PolicyModel, PolicyOptions } from '../types.ts';

/**
 * A rule group (`.lsrules`, the same in versions 4.2 to 7). Exact names and names with those below have lists of their
 * own; a rule with a name is more specific than one for any server.
 */
export const littleSnitch: PolicyFormat = {
  id: 'little-snitch',
  name: 'Little Snitch rule group',
  unlisted: ['allow', 'deny'],
  check: 'open sightglass-egress.lsrules  # Little Snitch shows the rules before it takes them',
  remove: 'delete the rule group in Little Snitch',
  limits: [message('policy.limit.notCheckedHere'), message('policy.limit.namesByDns')],
  write(model, options) {
    const body = {
      name: 'sightglass egress',
      description: headLines(littleSnitch, model, options).join('\n'),
      ...(options.unlisted === 'deny' ? { rules: forProgram(model, options) } : deniedEverywhere(model)),
    };
    return [{ name: 'sightglass-egress.lsrules', text: `${JSON.stringify(body, null, 2)}\n` }];
  },
};

function deniedEverywhere(model: PolicyModel): object {
  return { 'denied-remote-hosts': exact(model.block), 'denied-remote-domains': suffixes(model.block) };
}

function forProgram(model: PolicyModel, { program }: PolicyOptions): readonly object[] {
  const rule = (action: string, key: string, hosts: readonly string[]): readonly object[] =>
    hosts.length === 0 ? [] : [{ action, process: program, [key]: hosts, protocol: 'any' }];
  return [
    ...rule('deny', 'remote-hosts', exact(model.block)),
    ...rule('deny', 'remote-domains', suffixes(model.block)),
    ...rule('allow', 'remote-hosts', exact(model.allow)),
    ...rule('allow', 'remote-domains', suffixes(model.allow)),
    { action: 'deny', process: program, remote: 'any' },
  ];
}

function exact(rules: readonly HostName[]): readonly string[] {
  return rules.filter(rule => rule.match === 'exact').map(rule => rule.host);
}

function suffixes(rules: readonly HostName[]): readonly string[] {
  return rules.filter(rule => rule.match === 'suffix').map(rule => rule.host);
}
