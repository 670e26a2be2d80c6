import { message } from '../../../../message.ts';
import { headLines } from '../../head.ts';
import type { PolicyFormat, PolicyModel, PolicyOptions } from '../../types.ts';
import { hostsMatched } from '../dns/wildcards.ts';

/**
 * A rule group (`.lsrules`, the same in versions 4.2 to 7). There are separate lists for exact names and for names with their
 * subdomains; a rule with a name is more specific than one for any server.
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
  return {
    'denied-remote-hosts': hostsMatched(model.block, 'exact'),
    'denied-remote-domains': hostsMatched(model.block, 'suffix'),
  };
}

function forProgram(model: PolicyModel, { program }: PolicyOptions): readonly object[] {
  const rule = (action: string, key: string, hosts: readonly string[]): readonly object[] =>
    hosts.length === 0 ? [] : [{ action, process: program, [key]: hosts, protocol: 'any' }];
  return [
    ...rule('deny', 'remote-hosts', hostsMatched(model.block, 'exact')),
    ...rule('deny', 'remote-domains', hostsMatched(model.block, 'suffix')),
    ...rule('allow', 'remote-hosts', hostsMatched(model.allow, 'exact')),
    ...rule('allow', 'remote-domains', hostsMatched(model.allow, 'suffix')),
    { action: 'deny', process: program, remote: 'any' },
  ];
}
