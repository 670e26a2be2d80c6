import { bindPolicyZone } from './formats/bind.ts';
import { bubblewrap } from './formats/bubblewrap.ts';
import { claudeCode } from './formats/claudeCode.ts';
import { codex } from './formats/codex.ts';
import { dnsmasq } from './formats/dnsmasq.ts';
import { firejail } from './formats/firejail.ts';
import { hostsFile } from './formats/hosts.ts';
import { iptables } from './formats/iptables.ts';
import { littleSnitch } from './formats/littleSnitch.ts';
import { lulu } from './formats/lulu.ts';
import { mitmproxy } from './formats/mitmproxy.ts';
import { nextDns } from './formats/nextdns.ts';
import { nftables } from './formats/nftables.ts';
import { nginx } from './formats/nginx.ts';
import { pf } from './formats/pf.ts';
import { piHole } from './formats/pihole.ts';
import { sandboxRuntime } from './formats/sandboxRuntime.ts';
import { seatbelt } from './formats/seatbelt.ts';
import { squid } from './formats/squid.ts';
import { tinyproxy } from './formats/tinyproxy.ts';
import { ufw } from './formats/ufw.ts';
import { unbound } from './formats/unbound.ts';
import { windowsFirewall } from './formats/windowsFirewall.ts';
import type { PolicyFormat } from './types.ts';

/** Every way to write a policy: rules about names, packet filters, proxies, then sandboxes. */
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
  squid,
  tinyproxy,
  nginx,
  mitmproxy,
  bubblewrap,
  firejail,
  seatbelt,
  claudeCode,
  codex,
  sandboxRuntime,
];
