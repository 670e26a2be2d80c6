import { message } from '../../../../message.ts';
import { commentedHead, headLines } from '../../head.ts';
import type { PolicyFormat } from '../../types.ts';

/**
 * A script that detects when somebody is between this machine and a model: it stores the keys of the authorities that sign a
 * host's certificate, and compares them later. The host's own certificate changes every few weeks, so pinning it would only
 * cause false alarms; an intercepting proxy has a different authority.
 */
export const certificatePins: PolicyFormat = {
  id: 'certificate-pins',
  name: 'certificate-pin check (sh, openssl)',
  unlisted: ['allow'],
  check: 'sh -n sightglass-certificate-pins.sh',
  remove: 'rm sightglass-certificate-pins.sh sightglass-certificate-pins.txt',
  limits: [message('policy.limit.pinsOnly'), message('policy.limit.pinsFirst'), message('policy.limit.pinsChange')],
  write(model, options) {
    const hosts = [...model.allow, ...model.block].filter(rule => rule.match === 'exact').map(({ host }) => host);
    const text = `#!/bin/sh
${commentedHead('#', headLines(certificatePins, model, options))}${script(hosts)}`;
    return [{ name: 'sightglass-certificate-pins.sh', text }];
  },
};

function script(hosts: readonly string[]): string {
  return `# sh sightglass-certificate-pins.sh record   keeps the keys of today, on a network that you trust
# sh sightglass-certificate-pins.sh check    exit code 1 when an authority is another one, 2 when nothing is kept
set -u
pins=\${PINS:-sightglass-certificate-pins.txt}
hosts='${hosts.join(' ')}'

# SHA-256 of the public keys of a host's authorities, all but its own certificate, one on each line.
authorities() {
  folder=$(mktemp -d) || exit 2
  openssl s_client -connect "$1:\${PORT:-443}" -servername "$1" -showcerts </dev/null 2>/dev/null |
    awk -v f="$folder" '/BEGIN CERTIFICATE/ { n++ } n > 1 { print > (f "/" n ".pem") } /END CERTIFICATE/ { if (n > 1) close(f "/" n ".pem") }'
  for each in "$folder"/*.pem; do
    [ -e "$each" ] || continue
    openssl x509 -in "$each" -noout -pubkey 2>/dev/null | openssl pkey -pubin -outform der 2>/dev/null |
      openssl dgst -sha256 -r | cut -d' ' -f1
  done
  rm -rf "$folder"
}

case "\${1:-}" in
record)
  for host in $hosts; do
    for key in $(authorities "$host"); do echo "$host $key"; done
  done >"$pins"
  echo "$(wc -l <"$pins") keys kept in $pins"
  ;;
check)
  [ -s "$pins" ] || { echo "nothing is kept in $pins; run: $0 record" >&2; exit 2; }
  status=0
  for host in $hosts; do
    keys=$(authorities "$host")
    grep -q "^$host " "$pins" || { echo "not kept      $host"; continue; }
    [ -n "$keys" ] || { echo "not reached   $host"; continue; }
    known=no
    for key in $keys; do grep -q "^$host $key$" "$pins" && known=yes; done
    [ "$known" = yes ] && echo "as kept       $host" || { echo "OTHER         $host"; status=1; }
  done
  exit "$status"
  ;;
*)
  echo "usage: $0 record | check" >&2
  exit 2
  ;;
esac
`;
}
