import { message } from '../../../../message.ts';
import { commentedHead, headLines } from '../../head.ts';
import type { PolicyFormat } from '../../types.ts';
import { withoutWildcards } from '../dns/wildcards.ts';

/**
 * ufw accepts addresses only, so the script resolves the names when the user runs it; a name with a wildcard cannot be
 * resolved. Rules are removed by the comment that ufw stores with them.
 */
export const ufw: PolicyFormat = {
  id: 'ufw',
  name: 'ufw',
  unlisted: ['allow', 'deny'],
  check: 'sh sightglass-egress.ufw.sh check',
  remove: 'sudo sh sightglass-egress.ufw.sh remove',
  limits: [
    message('policy.limit.everyProgram'),
    message('policy.limit.sharedAddresses'),
    message('policy.limit.addressesChange'),
  ],
  write(model, options) {
    const denies = options.unlisted === 'deny';
    const { names, limits } = withoutWildcards(denies ? model.allow : model.block);
    const text = `#!/bin/sh
${commentedHead('#', headLines(ufw, model, options, limits))}set -eu
mark=sightglass-egress
names='${names.join('\n')}'
each_address() {
  for name in $names; do
    { getent ahosts "$name" || true; } | cut -d ' ' -f 1 | sort -u | while read -r address; do
      "$@" "$address" "$name"
    done
  done
}
rule() {
  ${denies ? 'ufw $dry allow out proto tcp to "$1" port 443 comment "$mark $2"' : 'ufw $dry deny out to "$1" comment "$mark $2"'}
}
dry=
case "\${1:-add}" in
  check)
    dry=--dry-run
    each_address rule
    ;;
  add)
    each_address rule
${denies ? '    ufw allow out 53 comment "$mark dns"\n    ufw default deny outgoing\n' : ''}    ;;
  remove)
${denies ? '    ufw default allow outgoing\n' : ''}    ufw show added | grep -F "comment '$mark" | sed "s/^ufw /ufw delete /; s/ comment '.*$//" | sh
    ;;
  *)
    echo "usage: $0 [check|add|remove]" >&2
    exit 2
    ;;
esac
`;
    return [{ name: 'sightglass-egress.ufw.sh', text }];
  },
};
