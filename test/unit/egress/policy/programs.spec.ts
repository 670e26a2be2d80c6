import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse as parseToml } from 'smol-toml';
import { catalogue } from '../../../../src/core/assistants/catalogue.ts';
import { policyFormats } from '../../../../src/core/egress/policy/catalogue.ts';
import { credentialPlaces } from '../../../../src/core/egress/policy/credentials.ts';
import { buildPolicy } from '../../../../src/core/egress/policy/model.ts';
import { decide } from './decide.ts';
import type { PolicyFile, Unlisted } from '../../../../src/core/egress/policy/types.ts';
import { check, checkers, isInstalled, toolEnvironment } from '../../../policy/checkers.ts';
import { hasHttpsRecord, resolveAt, someAddress, startNameServer } from '../../../policy/nameServer.ts';
import {
  connectRequest,
  freePort,
  plainRequest,
  proxyStatus,
  startOpenProxy,
  startProgram,
} from '../../../policy/servers.ts';
import { named, options, probes } from './requests.ts';

// A policy with every difficult case: suffixes with blocked names inside, blocked names with allowed names below, and a blocked
// name at the head of an allowed suffix.
const model = buildPolicy({
  tools: [...catalogue.map(each => each.id), 'statsig-sdk'],
  allowedHosts: [named('*.pi.dev'), named('*.githubcopilot.com'), named('a.collector.github.com')],
  blockedClasses: ['telemetry', 'error-reporting', 'experiments', 'update', 'sharing', 'index', 'registry'],
});

const folder = mkdtempSync(path.join(tmpdir(), 'sightglass-programs-'));
after(() => rmSync(folder, { recursive: true, force: true }));

function filesOf(id: string, unlisted: Unlisted): readonly PolicyFile[] {
  return policyFormats.find(each => each.id === id)?.write(model, { ...options, unlisted }) ?? [];
}

function written(id: string, unlisted: Unlisted): string {
  const own = path.join(folder, `${id}-${unlisted}`);
  mkdirSync(own, { recursive: true });
  for (const { name, text } of filesOf(id, unlisted)) writeFileSync(path.join(own, name), text);
  return own;
}

describe('the programs that read policies', function () {
  for (const checker of checkers) {
    const unlisted = policyFormats.find(each => each.id === checker.format)?.unlisted ?? [];
    for (const kind of unlisted) {
      it(`${checker.program} takes ${checker.format} (names not listed: ${kind})`, function () {
        const result = check(
          checker,
          filesOf(checker.format, kind),
          path.join(folder, `check-${checker.format}-${kind}`),
        );
        if (result.outcome === 'not run') this.skip();
        assert.deepEqual(result, { outcome: 'accepted' });
      });
    }
    it(`${checker.program} refuses a broken file of ${checker.format}`, function () {
      const files = filesOf(checker.format, unlisted[0] ?? 'allow').map(file => ({
        ...file,
        text: `${file.text}\n)"( {{ no such thing\n`,
      }));
      const result = check(checker, files, path.join(folder, `broken-${checker.format}`));
      if (result.outcome === 'not run') this.skip();
      assert.equal(result.outcome, 'refused');
    });
  }

  it('a TOML reader takes the profile of Codex', () => {
    const [file] = filesOf('codex', 'deny');
    const { default_permissions: name, permissions } = parseToml(file?.text ?? '') as Record<string, unknown>;
    assert.equal(name, 'sightglass');
    const { sightglass } = permissions as { sightglass: { filesystem: object; network: { domains: object } } };
    assert.equal(Object.keys(sightglass.filesystem).length, credentialPlaces.length);
    assert.ok('api.openai.com' in sightglass.network.domains);
  });
});

describe('what the programs do with policies', function () {
  const dnsServers: Readonly<Record<string, (own: string, port: number, upstream: number) => readonly string[]>> = {
    dnsmasq: (own, port, upstream) => [
      'dnsmasq',
      '--keep-in-foreground',
      `--port=${port}`,
      '--listen-address=127.0.0.1',
      '--bind-interfaces',
      '--no-resolv',
      '--no-hosts',
      '--pid-file=',
      `--server=127.0.0.1#${upstream}`,
      `--conf-file=${path.join(own, 'sightglass-egress.dnsmasq.conf')}`,
    ],
    unbound: (own, port, upstream) => {
      const whole = path.join(own, 'whole.conf');
      writeFileSync(
        whole,
        `server:
  interface: 127.0.0.1@${port}
  directory: "${own}"
  username: ""
  chroot: ""
  pidfile: ""
  use-syslog: no
  do-daemonize: no
  module-config: "iterator"
  do-not-query-localhost: no
include: "${own}/sightglass-egress.unbound.conf"
forward-zone:
  name: "."
  forward-addr: 127.0.0.1@${upstream}
remote-control:
  control-enable: no
`,
      );
      return ['unbound', '-d', '-c', whole];
    },
    'bind-rpz': (own, port, upstream) => {
      const whole = path.join(own, 'whole.conf');
      writeFileSync(
        whole,
        `options {
  directory "${own}"; listen-on port ${port} { 127.0.0.1; }; listen-on-v6 { none; };
  recursion yes; dnssec-validation no; forward only; forwarders { 127.0.0.1 port ${upstream}; };
  pid-file none; session-keyfile none; managed-keys-directory "${own}";
  response-policy { zone "rpz.sightglass-egress" policy given; } qname-wait-recurse no;
};
controls {};
zone "rpz.sightglass-egress" { type primary; file "${own}/sightglass-egress.rpz.zone"; allow-query { none; }; };
`,
      );
      return ['named', '-f', '-c', whole];
    },
  };

  for (const [id, commandOf] of Object.entries(dnsServers)) {
    for (const unlisted of ['allow', 'deny'] as const) {
      it(`${id} (names not listed: ${unlisted}) resolves what is let through and nothing that is stopped`, async function () {
        const own = written(id, unlisted);
        const upstream = await startNameServer();
        const port = await freePort();
        const [command = '', ...args] = commandOf(own, port, upstream.port);
        if (!isInstalled(command)) {
          upstream.stop();
          this.skip();
        }
        const server = await startProgram(command, args, own, async () => {
          await resolveAt(port, 'ready.example', 300);
          return true;
        });
        try {
          const wrong: string[] = [];
          for (const host of [...probes, 'not.listed.example']) {
            const expected = host === 'not.listed.example' ? unlisted : decide(model, host);
            if (expected === null) continue;
            const address = await resolveAt(port, host);
            if ((address === someAddress) !== (expected === 'allow'))
              wrong.push(`${host}: ${expected}, but ${String(address)}`);
            // dnsmasq cannot block other records for a name at the head of an allowed suffix.
            if (expected === 'allow' || unlisted === 'deny' || (id === 'dnsmasq' && host === 'pi.dev')) continue;
            if (await hasHttpsRecord(port, host)) wrong.push(`${host}: its HTTPS record is known`);
          }
          assert.deepEqual(wrong, []);
        } finally {
          await server.stop();
          upstream.stop();
        }
      });
    }
  }

  const proxies: Readonly<Record<string, (own: string, port: number, next: number) => readonly string[]>> = {
    tinyproxy: (own, port, next) => {
      const text = filesText('tinyproxy', own)
        .replace(/^Port .*/m, `Port ${port}`)
        .replace('/etc/tinyproxy', own);
      writeFileSync(path.join(own, 'whole.conf'), `${text}Upstream http 127.0.0.1:${next}\n`);
      return ['tinyproxy', '-d', '-c', path.join(own, 'whole.conf')];
    },
    squid: (own, port, next) => {
      const text = filesText('squid', own).replace(/^http_port .*/m, `http_port 127.0.0.1:${port}`);
      const rest = `cache_peer 127.0.0.1 parent ${next} 0 no-query default
never_direct allow all
pid_filename ${own}/squid.pid
access_log none
cache_log ${own}/cache.log
cache_effective_user ${process.getuid?.() === 0 ? 'proxy' : 'nobody'}
shutdown_lifetime 0 seconds
`;
      writeFileSync(path.join(own, 'whole.conf'), text + rest);
      return ['squid', '-N', '-f', path.join(own, 'whole.conf')];
    },
    mitmproxy: (own, port, next) => {
      writeFileSync(path.join(own, 'config.yaml'), filesText('mitmproxy', own));
      return [
        'mitmdump',
        '--quiet',
        '--set',
        'confdir=.',
        '--listen-port',
        String(port),
        '--mode',
        `upstream:http://127.0.0.1:${next}`,
      ];
    },
  };

  for (const [id, commandOf] of Object.entries(proxies)) {
    for (const unlisted of ['allow', 'deny'] as const) {
      it(`${id} (names not listed: ${unlisted}) refuses what is stopped and passes on what is let through`, async function () {
        const own = written(id, unlisted);
        spawnSync('chmod', ['777', own]);
        const next = await startOpenProxy();
        const port = await freePort();
        const [command = '', ...args] = commandOf(own, port, next.port);
        if (!isInstalled(command)) {
          next.stop();
          this.skip();
        }
        const request = id === 'mitmproxy' ? plainRequest : connectRequest;
        const proxy = await startProgram(
          command,
          args,
          own,
          async () => (await proxyStatus(port, request('ready.example'))) > 0,
        );
        try {
          const wrong: string[] = [];
          for (const host of [...probes, 'not.listed.example']) {
            const expected = host === 'not.listed.example' ? unlisted : decide(model, host);
            const isLost =
              id === 'tinyproxy' &&
              unlisted === 'deny' &&
              !model.allow.some(rule => rule.match === 'exact' && rule.host === host);
            if (expected === null || (expected === 'allow' && isLost)) continue;
            const status = await proxyStatus(port, request(host));
            if ((status === 200) !== (expected === 'allow')) wrong.push(`${host}: ${expected}, but ${status}`);
          }
          assert.deepEqual(wrong, []);
        } finally {
          await proxy.stop();
          next.stop();
        }
      });
    }
  }

  it('bubblewrap hides credentials and leaves the project alone', function () {
    if (!isInstalled('bwrap')) this.skip();
    const { home, project } = homeWithCredentials('bubblewrap');
    const script = path.join(written('bubblewrap', 'allow'), 'sightglass-bubblewrap.sh');
    const run = (...command: string[]) =>
      spawnSync('sh', [script, ...command], {
        cwd: project,
        env: { ...toolEnvironment(), HOME: home },
        encoding: 'utf8',
      });
    assert.equal(run('sh', '-c', 'cat note.txt && echo more > new.txt && cat new.txt').stdout, 'project\nmore\n');
    for (const { path: place, kind } of credentialPlaces) {
      const target = path.join(home, place, kind === 'folder' ? 'secret' : '');
      const result = run('cat', target);
      assert.ok(!result.stdout.includes('canary'), place);
    }
    assert.equal(run('sh', '-c', `cat ${home}/plain.txt`).stdout, 'plain\n');
    assert.notEqual(run('sh', '-c', `echo x > ${home}/plain.txt`).status, 0);
    assert.equal(run('sh', '-c', 'exit 7').status, 7);
    const atHome = spawnSync('sh', [script, 'true'], {
      cwd: home,
      env: { ...toolEnvironment(), HOME: home },
      encoding: 'utf8',
    });
    assert.equal(atHome.status, 2);
    rmSync(home, { recursive: true, force: true });
  });

  /** Runs a script with stand-ins for the programs it calls, and returns the arguments of the calls. */
  function called(
    id: string,
    name: string,
    args: readonly string[],
    programs: Readonly<Record<string, string>>,
    env = {},
  ): string[] {
    const own = written(id, 'deny');
    const bin = path.join(own, 'bin');
    const calls = path.join(own, 'calls');
    rmSync(calls, { force: true });
    mkdirSync(bin, { recursive: true });
    for (const [program, body] of Object.entries(programs))
      writeFileSync(path.join(bin, program), `#!/bin/sh\necho "${program} $*" >> ${calls}\n${body}\n`, { mode: 0o755 });
    const searchPath = `${bin}:${process.env['PATH'] ?? ''}`;
    const run = spawnSync('sh', [path.join(own, name), ...args], {
      env: { PATH: searchPath, ...env },
      encoding: 'utf8',
    });
    assert.equal(run.status, 0, run.stderr);
    return existsSync(calls) ? readFileSync(calls, 'utf8').trim().split('\n') : [];
  }

  it('the script for ufw lets allowed addresses through, and takes away what it added and nothing else', () => {
    const getent =
      'case "$2" in api.anthropic.com) printf "192.0.2.8 STREAM x\\n192.0.2.8 DGRAM\\n2001:db8::8 STREAM\\n" ;; *) exit 2 ;; esac';
    const added = called('ufw', 'sightglass-egress.ufw.sh', [], { getent, ufw: '' }).filter(line =>
      line.startsWith('ufw'),
    );
    assert.deepEqual(added, [
      'ufw allow out proto tcp to 192.0.2.8 port 443 comment sightglass-egress api.anthropic.com',
      'ufw allow out proto tcp to 2001:db8::8 port 443 comment sightglass-egress api.anthropic.com',
      'ufw allow out 53 comment sightglass-egress dns',
      'ufw default deny outgoing',
    ]);
    const checked = called('ufw', 'sightglass-egress.ufw.sh', ['check'], { getent, ufw: '' }).filter(line =>
      line.startsWith('ufw'),
    );
    assert.ok(
      checked.length === 2 && checked.every(line => line.startsWith('ufw --dry-run allow out ')),
      checked.join(),
    );
    const shown = `[ "$1" = show ] || exit 0
echo "ufw allow 22/tcp"
echo "ufw allow out to 192.0.2.8 port 443 proto tcp comment 'sightglass-egress api.anthropic.com'"
echo "ufw allow out to 192.0.2.9 port 443 proto tcp comment 'of my own'"`;
    const removed = called('ufw', 'sightglass-egress.ufw.sh', ['remove'], { getent, ufw: shown });
    assert.deepEqual(removed, [
      'ufw default allow outgoing',
      'ufw show added',
      'ufw delete allow out to 192.0.2.8 port 443 proto tcp',
    ]);
  });

  it('the script for NextDNS adds and removes each name once, and shows the key to curl alone', () => {
    const name = 'sightglass-egress.nextdns.sh';
    const env = { NEXTDNS_PROFILE: 'profile', NEXTDNS_KEY: 'k' };
    const own = written('nextdns', 'deny');
    const entries = JSON.parse(readFileSync(path.join(own, 'sightglass-egress.nextdns-denylist.json'), 'utf8')) as {
      id: string;
    }[];
    const added = called('nextdns', name, ['add'], { curl: '' }, env);
    const denied = added.filter(line => line.endsWith('/profiles/profile/denylist'));
    assert.equal(denied.length, entries.length);
    for (const { id } of entries)
      assert.ok(
        denied.some(line => line.includes(`{"id":"${id}","active":true}`)),
        id,
      );
    const removed = called('nextdns', name, ['remove'], { curl: '' }, env);
    assert.ok(removed.every(line => line.includes('--request DELETE')));
    assert.equal(removed.length, added.length);
    assert.doesNotMatch(readFileSync(path.join(own, name), 'utf8'), /NEXTDNS_KEY=/);
  });

  it('the script for pf replaces the table with what it resolved', () => {
    const dig =
      'case "$3" in api.anthropic.com) if [ "$2" = A ]; then printf "alias.example.\\n192.0.2.8\\n"; else echo 2001:db8::8; fi ;; esac';
    const calls = called('pf', 'sightglass-egress.addresses.sh', [], { dig, pfctl: '' });
    assert.equal(calls.at(-1), 'pfctl -a sightglass-egress -t sightglass -T replace 192.0.2.8 2001:db8::8');
  });

  it('the commands that take a policy away leave the rest of a file alone', function () {
    if (!isInstalled('sed')) this.skip();
    const [file] = filesOf('hosts', 'allow');
    const hosts = path.join(folder, 'hosts');
    writeFileSync(hosts, `127.0.0.1 localhost\n${file?.text ?? ''}192.0.2.1 printer\n`);
    const remove = policyFormats.find(each => each.id === 'hosts')?.remove ?? '';
    spawnSync('sh', ['-c', remove.replace('sudo ', '').replace('/etc/hosts', hosts)]);
    assert.equal(readFileSync(hosts, 'utf8'), '127.0.0.1 localhost\n192.0.2.1 printer\n');
  });

  it('scripts say how they are used', function () {
    for (const [id, name] of [
      ['ufw', 'sightglass-egress.ufw.sh'],
      ['nextdns', 'sightglass-egress.nextdns.sh'],
    ] as const) {
      const run = spawnSync('sh', [path.join(written(id, 'allow'), name), 'nonsense'], {
        env: { ...toolEnvironment(), NEXTDNS_PROFILE: 'x', NEXTDNS_KEY: 'y' },
        encoding: 'utf8',
      });
      assert.equal(run.status, 2, run.stderr);
      assert.match(run.stderr, /usage: /);
    }
  });
});

function filesText(id: string, own: string): string {
  const unlisted = own.endsWith('-deny') ? 'deny' : 'allow';
  return filesOf(id, unlisted).find(file => /\.(?:conf|yaml)$/.test(file.name))?.text ?? '';
}

function homeWithCredentials(name: string): { home: string; project: string } {
  // Not below the temporary folder, which the sandbox replaces with an empty one, and which may contain the repository.
  const out = path.resolve('out');
  const isTemporary = [tmpdir(), '/tmp'].some(folder => out.startsWith(`${folder}/`));
  const home = isTemporary
    ? path.join('/var/tmp', `sightglass-${name}-${process.pid}`)
    : path.join(out, 'policy-homes', name);
  rmSync(home, { recursive: true, force: true });
  const project = path.join(home, 'code', 'project');
  mkdirSync(project, { recursive: true });
  for (const { path: place, kind } of credentialPlaces) {
    const target = path.join(home, place);
    mkdirSync(kind === 'folder' ? target : path.dirname(target), { recursive: true });
    writeFileSync(kind === 'folder' ? path.join(target, 'secret') : target, 'canary\n');
  }
  writeFileSync(path.join(home, 'plain.txt'), 'plain\n');
  writeFileSync(path.join(project, 'note.txt'), 'project\n');
  return { home, project };
}
