import assert from 'node:assert/strict';
import fc from 'fast-check';
import { policyFormats } from '../../../../src/core/egress/policy/catalogue.ts';
import { credentialPlaces } from '../../../../src/core/egress/policy/credentials.ts';
import { buildPolicy } from '../../../../src/core/egress/policy/model.ts';
import { decide } from './decide.ts';
import { covers } from '../../../../src/core/egress/policy/names.ts';
import type { PolicyFormat, PolicyModel } from '../../../../src/core/egress/policy/types.ts';
import { everyTemplate } from '../../../../src/text/everyTemplate.ts';
import { readers } from '../../../policy/readers.ts';
import { options, probes, request } from './requests.ts';

/** Formats without wildcards only list exact names, and say which suffixes they leave out. */
const withoutWildcards = new Set(['hosts', 'ufw', 'pf', 'nginx-reverse']);
const sandboxes = new Set(['bubblewrap', 'firejail', 'seatbelt']);
/** These formats block nothing: they route, store what others log, or only watch. */
const watching = new Set(['openvpn', 'rsyslog', 'certificate-pins']);

describe('the forms of a policy', () => {
  it('have ids of their own, commands to check and to remove, and sentences for what they cannot do', () => {
    assert.equal(new Set(policyFormats.map(each => each.id)).size, policyFormats.length);
    assert.equal(policyFormats.length, 27);
    for (const format of policyFormats) {
      assert.match(format.id, /^[a-z0-9-]+$/);
      assert.ok(format.check.length > 10 && format.remove.length > 10, format.id);
      assert.ok(format.limits.length > 0 && format.unlisted.length > 0, format.id);
      for (const limit of format.limits) assert.ok(everyTemplate[limit.code], limit.code);
    }
  });

  for (const format of policyFormats) {
    if (sandboxes.has(format.id) || watching.has(format.id)) continue;
    for (const unlisted of format.unlisted) {
      it(`${format.id} (names not listed: ${unlisted}) says of each name what the policy says`, () => {
        fc.assert(
          fc.property(request, wanted => {
            const model = buildPolicy(wanted);
            const files = format.write(model, { ...options, unlisted });
            const read = readers[format.id];
            assert.ok(read);
            for (const host of probes) {
              const verdict = decide(model, host);
              if (verdict === null || isBeyond(format, model, host, unlisted)) continue;
              assert.equal(read(files, host), verdict === 'allow', `${host}: ${verdict}`);
            }
            assert.equal(read(files, 'not.listed.example'), unlisted === 'allow');
          }),
          { numRuns: 40 },
        );
      });
    }
  }

  it('begin with what they are, how to check and remove them, and what they cannot do', () => {
    const model = buildPolicy({ tools: ['claude-code'], allowedHosts: [], blockedClasses: ['telemetry'] });
    for (const format of policyFormats) {
      for (const unlisted of format.unlisted) {
        const text = format
          .write(model, { ...options, unlisted })
          .map(file => file.text)
          .join('\n')
          .replaceAll('\\"', '"')
          .replaceAll('\\\\', '\\');
        for (const expected of [
          format.name,
          format.check,
          format.remove,
          'What it does not do',
          'DISABLE_TELEMETRY',
          unlisted === 'deny' ? 'are stopped' : 'stay reachable',
        ])
          assert.ok(text.includes(expected), `${format.id}: ${expected}`);
        for (const limit of format.limits) assert.ok(text.includes(options.say(limit)), `${format.id}: ${limit.code}`);
      }
    }
  });

  it('are plain ASCII, end with a line break, and hold no address of a person’s machine', () => {
    fc.assert(
      fc.property(request, wanted => {
        const model = buildPolicy(wanted);
        for (const format of policyFormats) {
          for (const unlisted of format.unlisted) {
            const files = format.write(model, { ...options, unlisted });
            assert.equal(new Set(files.map(file => file.name)).size, files.length);
            for (const { name, text } of files) {
              assert.match(name, /^sightglass-[a-z0-9.-]+$/);
              assert.match(text, /^[\t\n\r\x20-\x7e]*$/, name);
              assert.ok(text === '' || text.endsWith('\n'), name);
            }
          }
        }
      }),
      { numRuns: 20 },
    );
  });

  it('are the same each time', () => {
    fc.assert(
      fc.property(request, wanted => {
        for (const format of policyFormats) {
          const [unlisted = 'allow'] = format.unlisted;
          assert.deepEqual(
            format.write(buildPolicy(wanted), { ...options, unlisted }),
            format.write(buildPolicy(wanted), { ...options, unlisted }),
          );
        }
      }),
      { numRuns: 5 },
    );
  });

  it('of sandboxes hide every place of credentials', () => {
    const model = buildPolicy({ tools: ['claude-code'], allowedHosts: [], blockedClasses: [] });
    for (const id of [...sandboxes, 'claude-code', 'codex', 'sandbox-runtime']) {
      const format = policyFormats.find(each => each.id === id);
      const text =
        format
          ?.write(model, { ...options, unlisted: 'deny' })
          .map(file => file.text)
          .join('\n') ?? '';
      for (const { path } of credentialPlaces) assert.ok(text.includes(path), `${id}: ${path}`);
    }
    assert.ok(credentialPlaces.every(({ path }) => /^\.[^/].*[^/]$/.test(path)));
  });

  it('name the user and the program that they limit', () => {
    const model = buildPolicy({ tools: ['claude-code'], allowedHosts: [], blockedClasses: ['telemetry'] });
    const text = (id: string): string =>
      policyFormats
        .find(each => each.id === id)
        ?.write(model, { ...options, unlisted: 'deny', userId: 4321 })
        .map(file => file.text)
        .join('\n') ?? '';
    assert.match(text('nftables'), /meta skuid 4321 jump/);
    assert.match(text('iptables'), /--uid-owner 4321 /);
    assert.match(text('pf'), /user 4321/);
    assert.match(text('little-snitch'), /"process": "\/opt\/agent\/bin\/agent"/);
  });

  it('for packets handle both versions of IP and never flush what others have loaded', () => {
    const model = buildPolicy({ tools: ['claude-code'], allowedHosts: [], blockedClasses: ['telemetry'] });
    for (const unlisted of ['allow', 'deny'] as const) {
      const files = ['nftables', 'iptables'].flatMap(
        id => policyFormats.find(each => each.id === id)?.write(model, { ...options, unlisted }) ?? [],
      );
      const text = files.map(file => file.text).join('\n');
      assert.match(text, /ip6 daddr/);
      assert.ok(files.some(file => file.name.includes('v6') && file.text.includes('sightglass6')));
      assert.doesNotMatch(text, /flush ruleset|skuid !=|^:OUTPUT/m);
    }
  });
});

/** Whether a host is something that a format cannot express, and says so. */
function isBeyond(format: PolicyFormat, model: PolicyModel, host: string, unlisted: string): boolean {
  const exactly = [...model.allow, ...model.block].find(rule => rule.match === 'exact' && rule.host === host);
  if (withoutWildcards.has(format.id)) return exactly === undefined;
  if (format.id === 'tinyproxy' && unlisted === 'deny') return exactly === undefined;
  if (format.id !== 'nextdns' || exactly === undefined) return false;
  return model.allow.some(rule => rule.match === 'suffix' && covers(rule, exactly) && rule.host === host);
}
