import assert from 'node:assert/strict';
import fc from 'fast-check';
import { hostTable } from '../../../../src/core/egress/hosts/table.ts';
import type { HostFact } from '../../../../src/core/egress/hosts/types.ts';
import { buildPolicy } from '../../../../src/core/egress/policy/model.ts';
import { decide } from './decide.ts';
import {
  bySpecificity,
  covers,
  isBelow,
  readHostName,
  withoutCovered,
} from '../../../../src/core/egress/policy/names.ts';
import { named, probes, request } from './requests.ts';

const base = {
  tools: ['copilot', 'claude-code'],
  allowedHosts: [],
  blockedClasses: ['telemetry', 'experiments'],
} as const;

describe('the model of a policy', () => {
  it('never stops a host that a tool in use cannot do without, also not by a broader rule', () => {
    fc.assert(
      fc.property(request, wanted => {
        const model = buildPolicy(wanted);
        for (const fact of factsOf(wanted.tools)) {
          if (fact.required !== 'required') continue;
          const names = fact.match === 'exact' ? [fact.host] : [`probe.${fact.host}`];
          for (const name of names) assert.equal(decide(model, name), 'allow', name);
        }
      }),
    );
  });

  it('never stops what the person chose', () => {
    fc.assert(
      fc.property(request, wanted => {
        const model = buildPolicy(wanted);
        for (const { host, match } of wanted.allowedHosts)
          assert.equal(decide(model, match === 'exact' ? host : `probe-of-person.${host}`), 'allow', host);
      }),
    );
  });

  it('stops every host all of whose traffic is to be stopped and may be, also inside an allowed suffix', () => {
    fc.assert(
      fc.property(request, wanted => {
        const model = buildPolicy(wanted);
        const facts = factsOf(wanted.tools).filter(fact => fact.match === 'exact' && fact.host.includes('.'));
        for (const { host } of facts) {
          const own = facts.filter(fact => fact.host === host);
          const isStoppable = own.every(
            fact => fact.required !== 'required' && wanted.blockedClasses.includes(fact.trafficClass),
          );
          if (!isStoppable || wanted.allowedHosts.some(each => each.host === host && each.match === 'exact')) continue;
          assert.equal(decide(model, host), 'block', host);
        }
      }),
    );
  });

  it('stops nothing that is not asked for and says why it leaves open what is', () => {
    fc.assert(
      fc.property(request, wanted => {
        const model = buildPolicy(wanted);
        for (const rule of model.block)
          assert.ok(
            rule.trafficClasses.some(each => wanted.blockedClasses.includes(each)),
            rule.host,
          );
        for (const rule of model.allow) {
          const stopped = rule.trafficClasses.filter(each => wanted.blockedClasses.includes(each));
          if (stopped.length === 0 || rule.tools.length === 0) continue;
          assert.ok(
            model.limits.some(limit => limit.args['host'] === rule.host),
            `${rule.host} ${stopped.join(' ')}`,
          );
        }
      }),
    );
  });

  it('lists each name once, and the most specific first', () => {
    fc.assert(
      fc.property(request, wanted => {
        const { allow, block } = buildPolicy(wanted);
        const keys = [...allow, ...block].map(rule => `${rule.match} ${rule.host}`);
        assert.equal(new Set(keys).size, keys.length);
        for (const list of [allow, block]) assert.deepEqual(list, [...list].sort(bySpecificity));
        assert.ok(!keys.some(key => /localhost|127\.0\.0\.1|::1/.test(key)));
      }),
    );
  });

  it('lets the other traffic of a tool through', () => {
    const model = buildPolicy(base);
    assert.equal(decide(model, 'api.anthropic.com'), 'allow');
    assert.equal(decide(model, 'http-intake.logs.us5.datadoghq.com'), 'block');
    assert.equal(decide(model, 'telemetry.individual.githubcopilot.com'), 'block');
    assert.equal(decide(model, 'something.githubcopilot.com'), 'allow');
    assert.equal(decide(model, 'default.exp-tas.com'), 'block');
    assert.equal(decide(model, 'downloads.claude.ai'), 'allow');
    assert.equal(decide(model, 'api2.cursor.sh'), null);
  });

  it('narrows the model hosts that are not required to those the person chose', () => {
    const wanted = { ...base, tools: ['cline'] };
    assert.equal(decide(buildPolicy(wanted), 'api.openai.com'), 'allow');
    const narrowed = buildPolicy({ ...wanted, allowedHosts: [named('api.anthropic.com')] });
    assert.equal(decide(narrowed, 'api.openai.com'), null);
    assert.equal(decide(narrowed, 'api.anthropic.com'), 'allow');
  });

  it('names the setting that silences what shares a host with the model', () => {
    const { limits } = buildPolicy(base);
    const told = limits.filter(limit => limit.code === 'policy.limit.sameHostSetting');
    assert.ok(told.some(({ args }) => args['host'] === 'api.anthropic.com' && args['setting'] === 'DISABLE_TELEMETRY'));
    const index = buildPolicy({ ...base, blockedClasses: ['index'] }).limits.filter(
      ({ args }) => args['trafficClass'] === 'index',
    );
    assert.ok(index.some(({ args }) => args['host'] === 'api.github.com'));
  });

  it('gives up a suffix that would cover an allowed name, and says so', () => {
    const table: readonly HostFact[] = [
      fact('*.log.example', 'telemetry', 'optional'),
      fact('api.log.example', 'model', 'required'),
    ];
    const model = buildPolicy({ ...base, tools: ['tool'] }, table);
    assert.deepEqual(model.block, []);
    assert.deepEqual(
      model.limits.map(limit => limit.code),
      ['policy.limit.suffixGivenUp'],
    );
    assert.equal(decide(buildPolicy({ ...base, tools: ['tool'] }, table.slice(0, 1)), 'api.log.example'), 'block');
  });

  it('says where a tool is unknown, and where another one would stop', () => {
    const unknown = buildPolicy({ ...base, tools: ['no-such-tool'] });
    assert.deepEqual(
      unknown.limits.map(limit => [limit.code, limit.args]),
      [['policy.limit.noHosts', { tool: 'no-such-tool' }]],
    );
    const { limits } = buildPolicy({ ...base, tools: ['codex'], blockedClasses: ['registry', 'update'] });
    assert.ok(limits.some(({ code, args }) => code === 'policy.limit.othersNeed' && args['host'] === 'github.com'));
  });

  it('decides by the most specific rule', () => {
    const rule = (text: string) => ({ ...named(text), trafficClasses: [], tools: [] });
    const model = {
      allow: [rule('*.example.com'), rule('a.b.example.com')],
      block: [rule('*.b.example.com'), rule('example.com')],
    };
    const verdicts = [
      'example.com',
      'x.example.com',
      'b.example.com',
      'x.b.example.com',
      'a.b.example.com',
      'example.org',
      'badexample.com',
    ];
    assert.deepEqual(
      verdicts.map(host => decide(model, host)),
      ['block', 'allow', 'block', 'block', 'allow', null, null],
    );
  });
});

describe('names in rules', () => {
  it('reads names and suffixes and refuses what a rule cannot hold', () => {
    assert.deepEqual(readHostName('API.Example.com.'), { host: 'api.example.com', match: 'exact' });
    assert.deepEqual(readHostName('*.example.com'), { host: 'example.com', match: 'suffix' });
    assert.deepEqual(readHostName('.example.com'), { host: 'example.com', match: 'suffix' });
    for (const text of [
      '',
      '*',
      '*.',
      'localhost',
      '192.0.2.1',
      '::1',
      'https://a.example',
      'a.example:443',
      'a b.example',
      "a'.example",
      'a.*.example',
      'a\n.example',
      '$(id).example',
      `${'x'.repeat(64)}.example`,
    ])
      assert.equal(readHostName(text), null, text);
  });

  it('covers what lies below, and nothing beside', () => {
    const host = fc.constantFrom(...probes);
    fc.assert(
      fc.property(host, host, (one, other) => {
        const isCovered = covers({ host: one, match: 'suffix' }, { host: other, match: 'exact' });
        assert.equal(isCovered, other === one || isBelow(other, one));
        assert.equal(covers({ host: one, match: 'exact' }, { host: other, match: 'suffix' }), false);
        assert.equal(covers({ host: one, match: 'exact' }, { host: other, match: 'exact' }), one === other);
      }),
    );
    assert.equal(isBelow('evilexample.com', 'example.com'), false);
    assert.equal(isBelow('example.com', 'example.com'), false);
  });

  it('drops what another rule covers', () => {
    const rules = ['*.example.com', 'example.com', 'a.example.com', '*.b.example.com', 'a.example.org'].map(named);
    assert.deepEqual(withoutCovered(rules), [named('*.example.com'), named('a.example.org')]);
  });
});

function factsOf(tools: readonly string[]): readonly HostFact[] {
  return hostTable.filter(
    each => each.tools.some(id => tools.includes(id)) && !['localhost', '127.0.0.1', '::1'].includes(each.host),
  );
}

function fact(name: string, trafficClass: HostFact['trafficClass'], required: HostFact['required']): HostFact {
  return {
    ...named(name),
    tools: ['tool'],
    trafficClass,
    required,
    fidelity: 'estimated',
    source: { ref: 'made up', date: '2026-11-20' },
  };
}
