import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { PolicyFile } from '../../src/core/egress/policy/types.ts';

/** The real program that reads a format, to check whether it accepts the files. */
export interface Checker {
  readonly format: string;
  readonly program: string;
  /** The programs that must be installed. */
  readonly needs: readonly string[];
  /** Shell commands, run in the folder of the files; any exit code but 0 is a refusal. */
  readonly script: string;
  /** Output that is a refusal although the exit code is 0. */
  readonly refusal?: RegExp;
}

const dnsmasqTest = (file: string): string => `dnsmasq --test --conf-file=${file}`;
/** Gives control over a network namespace, without being root. */
const ownNetwork = 'unshare --map-root-user --net';

export const checkers: readonly Checker[] = [
  {
    format: 'dnsmasq',
    program: 'dnsmasq --test',
    needs: ['dnsmasq'],
    script: dnsmasqTest('sightglass-egress.dnsmasq.conf'),
  },
  {
    format: 'unbound',
    program: 'unbound-checkconf',
    needs: ['unbound-checkconf'],
    script: `printf 'server:\\n  directory: "%s"\\n  username: ""\\n  chroot: ""\\ninclude: "%s"\\n' "$PWD" "$PWD/sightglass-egress.unbound.conf" > whole.conf
unbound-checkconf whole.conf`,
  },
  {
    format: 'bind-rpz',
    program: 'named-checkzone, named-checkconf',
    needs: ['named-checkzone', 'named-checkconf'],
    script: `named-checkzone rpz.sightglass-egress sightglass-egress.rpz.zone
named-checkconf sightglass-egress.named.conf`,
  },
  {
    format: 'nftables',
    program: 'nft -c, dnsmasq --test',
    needs: ['nft', 'dnsmasq', 'unshare'],
    script: `${ownNetwork} nft -c -f sightglass-egress.nft
${dnsmasqTest('sightglass-egress.nftset.dnsmasq.conf')}`,
  },
  {
    format: 'iptables',
    program: 'iptables-restore --test, ip6tables-restore --test',
    needs: ['iptables-restore', 'ip6tables-restore', 'ipset', 'dnsmasq', 'unshare'],
    script: `${ownNetwork} sh -ec 'ipset restore -exist < sightglass-egress.ipset
iptables-restore --test --noflush sightglass-egress.v4.rules
ip6tables-restore --test --noflush sightglass-egress.v6.rules'
${dnsmasqTest('sightglass-egress.ipset.dnsmasq.conf')}`,
  },
  { format: 'ufw', program: 'sh -n', needs: ['sh'], script: 'sh -n sightglass-egress.ufw.sh' },
  { format: 'nextdns', program: 'sh -n', needs: ['sh'], script: 'sh -n sightglass-egress.nextdns.sh' },
  { format: 'pf', program: 'sh -n (addresses only)', needs: ['sh'], script: 'sh -n sightglass-egress.addresses.sh' },
  {
    format: 'squid',
    program: 'squid -k parse',
    needs: ['squid'],
    script: 'squid -k parse -f sightglass-egress.squid.conf',
    refusal: /FATAL|ERROR|Bungled/,
  },
  {
    format: 'tinyproxy',
    program: 'tinyproxy (started for a moment)',
    needs: ['tinyproxy', 'timeout'],
    script: `sed "s#/etc/tinyproxy/#$PWD/#; s/^Port .*/Port 0/; s/^Port 0/Port 18888/" sightglass-egress.tinyproxy.conf > whole.conf
status=0; timeout 1 tinyproxy -d -c whole.conf || status=$?
[ "$status" -eq 124 ] || [ "$status" -eq 0 ]`,
    refusal: /ERROR|Syntax error|Unable to parse/,
  },
  {
    format: 'nginx',
    program: 'nginx -t',
    needs: ['nginx'],
    script: 'nginx -t -e stderr -c "$PWD/sightglass-egress.nginx.conf" -g "pid $PWD/nginx.pid;"',
  },
  {
    format: 'nginx-reverse',
    program: 'nginx -t',
    needs: ['nginx'],
    script: `sed "s#/var/log/nginx/#$PWD/#" sightglass-egress.nginx-reverse.conf > whole.conf
nginx -t -e stderr -c "$PWD/whole.conf" -g "pid $PWD/nginx.pid;"`,
  },
  {
    format: 'openvpn',
    program: 'openvpn (options read)',
    needs: ['openvpn'],
    script: `printf 'dev null\\nifconfig 10.255.0.1 10.255.0.2\\nconfig sightglass-egress.openvpn.conf\\nshow-tls\\n' > whole.conf
openvpn --config whole.conf`,
    refusal: /Options error|Unrecognized option/,
  },
  {
    format: 'rsyslog',
    program: 'rsyslogd -N1, logrotate -d',
    needs: ['rsyslogd', 'logrotate'],
    script: `printf 'global(workDirectory="%s")\\ninclude(file="%s/sightglass-egress.rsyslog.conf")\\n' "$PWD" "$PWD" > whole.conf
rsyslogd -N1 -f "$PWD/whole.conf"
logrotate -d -s "$PWD/state" sightglass-egress.logrotate`,
    refusal: /error(?! 0\b)|Unknown|invalid/i,
  },
  {
    format: 'certificate-pins',
    program: 'sh -n, shellcheck',
    needs: ['sh', 'shellcheck'],
    script: 'sh -n sightglass-certificate-pins.sh && shellcheck -s sh -e SC2015 sightglass-certificate-pins.sh',
  },
  {
    format: 'mitmproxy',
    program: 'mitmdump',
    needs: ['mitmdump'],
    script: `cp sightglass-egress.mitmproxy.yaml config.yaml
mitmdump --set confdir=. --no-server --rfile /dev/null`,
  },
  {
    format: 'bubblewrap',
    program: 'bwrap (run)',
    needs: ['bwrap'],
    script: `sh -n sightglass-bubblewrap.sh
HOME="$PWD/home" && mkdir -p home work && cd work && sh ../sightglass-bubblewrap.sh true`,
  },
  {
    format: 'firejail',
    program: 'firejail (run)',
    needs: ['firejail'],
    script: 'firejail --quiet --profile=sightglass-firejail.profile -- true',
  },
];

export type CheckResult =
  | { readonly outcome: 'accepted' }
  | { readonly outcome: 'refused'; readonly output: string }
  | { readonly outcome: 'not run'; readonly missing: string };

/** Writes the files into a folder and runs the real program. */
export function check(checker: Checker, files: readonly PolicyFile[], folder: string): CheckResult {
  const missing = checker.needs.find(name => !isInstalled(name));
  if (missing !== undefined) return { outcome: 'not run', missing };
  const isolated = checker.needs.includes('unshare') && !hasOwnNetwork();
  if (isolated) return { outcome: 'not run', missing: 'user namespaces' };
  mkdirSync(folder, { recursive: true });
  for (const { name, text } of files) writeFileSync(path.join(folder, name), text);
  const run = spawnSync('sh', ['-ec', checker.script], {
    cwd: folder,
    env: toolEnvironment(),
    encoding: 'utf8',
    timeout: 60_000,
  });
  const output = `${run.stdout}${run.stderr}`;
  if (run.status === 0 && checker.refusal?.test(output) !== true) return { outcome: 'accepted' };
  return { outcome: 'refused', output };
}

/** Whether a program is on the path, or in the system's folders for administrator programs. */
export function isInstalled(name: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${name}`], { env: toolEnvironment() }).status === 0;
}

export function toolEnvironment(): NodeJS.ProcessEnv {
  return { ...process.env, PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin:/usr/local/sbin` };
}

function hasOwnNetwork(): boolean {
  return spawnSync('unshare', ['--map-root-user', '--net', 'true'], { env: toolEnvironment() }).status === 0;
}
