import { message } from '../../../../message.ts';
import { commentedHead, headLines } from '../../head.ts';
import type { PolicyFormat, PolicyOptions } from '../../types.ts';
import { withoutWildcards } from '../dns/wildcards.ts';

const anchor = 'sightglass-egress';
const folder = '/etc/pf.anchors';

/**
 * Uses its own anchor, so it does not replace rules of the system. pf knows addresses, users and ports but no names: a script
 * that the user runs fills the table.
 */
export const pf: PolicyFormat = {
  id: 'pf',
  name: 'pf (macOS, BSD)',
  unlisted: ['deny', 'allow'],
  check: `sudo pfctl -vnf ${folder}/${anchor}`,
  remove: `sudo pfctl -a ${anchor} -F all && sudo rm ${folder}/${anchor}`,
  limits: [
    message('policy.limit.notCheckedHere'),
    message('policy.limit.ownUser'),
    message('policy.limit.sharedAddresses'),
    message('policy.limit.addressesChange'),
  ],
  write(model, options) {
    const denies = options.unlisted === 'deny';
    const { names, limits } = withoutWildcards(denies ? model.allow : model.block);
    const head = commentedHead('#', headLines(pf, model, options, limits));
    return [
      { name: anchor, text: head + anchorText(denies, options) },
      { name: `${anchor}.addresses.sh`, text: addresses(head, names) },
    ];
  },
};

function anchorText(denies: boolean, { userId }: PolicyOptions): string {
  const rules = denies
    ? `pass out quick on lo0 all
pass out quick proto tcp from any to <sightglass> port 443 user ${userId} keep state
block return out log quick proto { tcp, udp } from any to any user ${userId}
`
    : `block return out log quick proto { tcp, udp } from any to <sightglass> user ${userId}
`;
  return `# In /etc/pf.conf:  anchor "${anchor}"  and  load anchor "${anchor}" from "${folder}/${anchor}"
# Then: sudo pfctl -f /etc/pf.conf -E && sudo sh ${anchor}.addresses.sh
table <sightglass> persist
${rules}`;
}

function addresses(head: string, names: readonly string[]): string {
  return `#!/bin/sh
${head}set -eu
names='${names.join('\n')}'
found=$(for name in $names; do
  dig +short A "$name"
  dig +short AAAA "$name"
done | grep -E '^[0-9a-f.:]+$' | sort -u)
# shellcheck disable=SC2086 # one address for each word
pfctl -a ${anchor} -t sightglass -T replace $found
`;
}
