import { bindPolicyZone } from './formats/dns/bind.ts';
import { bubblewrap } from './formats/sandboxes/bubblewrap.ts';
import { claudeCode } from './formats/sandboxes/claudeCode.ts';
import { codex } from './formats/sandboxes/codex.ts';
import { dnsmasq } from './formats/dns/dnsmasq.ts';
import { firejail } from './formats/sandboxes/firejail.ts';
import { hostsFile } from './formats/dns/hosts.ts';
import { iptables } from './formats/firewalls/iptables.ts';
import { littleSnitch } from './formats/firewalls/littleSnitch.ts';
import { lulu } from './formats/firewalls/lulu.ts';
import { mitmproxy } from './formats/proxies/mitmproxy.ts';
import { nextDns } from './formats/dns/nextdns.ts';
import { nftables } from './formats/firewalls/nftables.ts';
import { nginx } from './formats/proxies/nginx.ts';
import { certificatePins } from './formats/records/certificatePins.ts';
import { nginxReverse } from './formats/proxies/nginxReverse.ts';
import { openVpn } from './formats/firewalls/openvpn.ts';
import { rsyslog } from './formats/records/rsyslog.ts';
import { pf } from './formats/firewalls/pf.ts';
import { piHole } from './formats/dns/pihole.ts';
import { sandboxRuntime } from './formats/sandboxes/sandboxRuntime.ts';
import { seatbelt } from './formats/sandboxes/seatbelt.ts';
import { squid } from './formats/proxies/squid.ts';
import { tinyproxy } from './formats/proxies/tinyproxy.ts';
import { ufw } from './formats/firewalls/ufw.ts';
import { unbound } from './formats/dns/unbound.ts';
import { windowsFirewall } from './formats/firewalls/windowsFirewall.ts';
import type { PolicyFormat } from './types.ts';

/** Every policy format: rules by host name, packet filters, proxies, sandboxes, then formats that only record. */
export const policyFormats: readonly PolicyFormat[] = [
  hostsFile,
  dnsmasq,
  piHole,
  nextDns,
  unbound,
  bindPolicyZone,
  nftables,
  iptables,
  ufw,
  pf,
  littleSnitch,
  lulu,
  windowsFirewall,
  openVpn,
  squid,
  tinyproxy,
  nginx,
  nginxReverse,
  mitmproxy,
  bubblewrap,
  firejail,
  seatbelt,
  claudeCode,
  codex,
  sandboxRuntime,
  rsyslog,
  certificatePins,
];
