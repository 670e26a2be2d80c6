import { message } from '../../../../message.ts';
import { commentedHead, headLines } from '../../head.ts';
import { allowedBelow, headsAllowedSuffix } from '../../model.ts';
import { withoutCovered } from '../../names.ts';
import type { PolicyFormat } from '../../types.ts';

/**
 * An entry of NextDNS always includes subdomains, so an allowed name below a blocked one is put on the allow list, which
 * takes precedence. The API key stays in the environment of the user who runs the script.
 */
export const nextDns: PolicyFormat = {
  id: 'nextdns',
  name: 'NextDNS deny list',
  unlisted: ['allow'],
  check: 'sh -n sightglass-egress.nextdns.sh && sh sightglass-egress.nextdns.sh list',
  remove: 'sh sightglass-egress.nextdns.sh remove',
  limits: [
    message('policy.limit.everyDevice'),
    message('policy.limit.otherResolver'),
    message('policy.limit.directAddresses'),
    message('policy.limit.namesBelow'),
  ],
  write(model, options) {
    const blocked = withoutCovered(model.block).filter(rule => !headsAllowedSuffix(model, rule));
    const denied = [...new Set(blocked.map(rule => rule.host))];
    const allowed = [...new Set(blocked.flatMap(rule => allowedBelow(model, rule)).map(rule => rule.host))];
    const entries = (hosts: readonly string[]): string =>
      `${JSON.stringify(
        hosts.map(id => ({ id, active: true })),
        null,
        2,
      )}\n`;
    const lost = model.block.filter(rule => headsAllowedSuffix(model, rule)).map(rule => rule.host);
    const more = lost.map(host => message('policy.limit.exactGivenUp', { host }));
    const head = commentedHead('#', headLines(nextDns, model, options, more));
    return [
      { name: 'sightglass-egress.nextdns.sh', text: script(head, denied, allowed) },
      { name: 'sightglass-egress.nextdns-denylist.json', text: entries(denied) },
    ];
  },
};

function script(head: string, denied: readonly string[], allowed: readonly string[]): string {
  return `#!/bin/sh
${head}# Needs NEXTDNS_PROFILE and NEXTDNS_KEY in the environment. One request at a time: the service limits their rate.
set -eu
base="https://api.nextdns.io/profiles/\${NEXTDNS_PROFILE:?}"
ask() {
  curl --fail --silent --show-error --header "X-Api-Key: \${NEXTDNS_KEY:?}" "$@"
}
add() {
  ask --request POST --header 'Content-Type: application/json' --data "{\\"id\\":\\"$2\\",\\"active\\":true}" "$base/$1"
}
denied='${denied.join(' ')}'
allowed='${allowed.join(' ')}'
case "\${1:-add}" in
  add)
    for name in $allowed; do add allowlist "$name"; done
    for name in $denied; do add denylist "$name"; done
    ;;
  remove)
    for name in $denied; do ask --request DELETE "$base/denylist/$name"; done
    for name in $allowed; do ask --request DELETE "$base/allowlist/$name"; done
    ;;
  list) ask "$base/denylist" ;;
  *)
    echo "usage: $0 [add|remove|list]" >&2
    exit 2
    ;;
esac
`;
}
