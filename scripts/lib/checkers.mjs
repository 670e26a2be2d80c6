// The programs that read our policies, for tests that use them. They are installed if we are root on Debian in CI; elsewhere, the
// tests that need a missing one are skipped, and the end of `npm test` says so.
import { spawnSync } from 'node:child_process';
import { step, which } from './run.mjs';

/** The programs, and the Debian packages that contain them. */
const programs = {
  dnsmasq: 'dnsmasq-base',
  'unbound-checkconf': 'unbound',
  'named-checkzone': 'bind9-utils',
  nft: 'nftables',
  'iptables-restore': 'iptables',
  ipset: 'ipset',
  squid: 'squid',
  nginx: 'libnginx-mod-stream nginx-light',
  tinyproxy: 'tinyproxy-bin',
  mitmdump: 'mitmproxy',
  bwrap: 'bubblewrap',
  firejail: 'firejail',
};

/** Returns the programs that are not on this machine. */
export async function missingCheckers() {
  return Object.keys(programs).filter(name => which(name) === undefined);
}

/** Installs what is missing if that is possible without asking anybody: in CI, as root, on Debian. Never fails. */
export async function installCheckers() {
  const missing = await missingCheckers();
  const canInstall = process.env.CI !== undefined && process.getuid?.() === 0 && which('apt-get') !== undefined;
  if (missing.length === 0 || !canInstall) return;
  await step(`Installing the readers of policies from the Debian packages: ${missing.join(', ')}`, async () => {
    // Do not start their services: nothing of theirs should be listening here.
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
    const apt = (...args) => spawnSync('apt-get', ['-qq', '-o', 'Dpkg::Use-Pty=0', ...args], { env, stdio: 'ignore' });
    apt('update');
    for (const names of missing.map(each => programs[each].split(' ')))
      apt('install', '-y', '--no-install-recommends', ...names);
  });
}
