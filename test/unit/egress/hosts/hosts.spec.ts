import assert from 'node:assert/strict';
import fc from 'fast-check';
import { catalogue } from '../../../../src/core/assistants/catalogue.ts';
import { tools } from '../../../../src/core/assistants/tools.ts';
import { trafficClasses } from '../../../../src/core/assistants/trafficClass.ts';
import { classifyHost, classifyPath, hostFactsOf, normalHost } from '../../../../src/core/egress/hosts/classify.ts';
import { mistakenHost, mistakenHosts } from '../../../../src/core/egress/hosts/mistaken.ts';
import { hostTable, sharedHostTraffic } from '../../../../src/core/egress/hosts/table.ts';
import { fidelities } from '../../../../src/core/fidelity.ts';
import { everyTemplate } from '../../../../src/text/everyTemplate.ts';

const assistantIds = new Set(catalogue.map(each => each.id));
const serviceIds = new Set(
  ['application-insights', 'statsig', 'posthog', 'segment']
    .map(each => `${each}-sdk`)
    .concat('azure-openai', 'vertex-ai'),
);

describe('the host table', () => {
  it('names hosts in lower case, without scheme, port or path, and cites a dated source', () => {
    for (const { host, match, source, fidelity, trafficClass, tools: ids } of hostTable) {
      assert.match(host, match === 'exact' ? /^(?:[a-z0-9-]+(?:\.[a-z0-9-]+)*|::1)$/ : /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/);
      assert.match(source.date, /^20\d\d-\d\d-\d\d$/);
      assert.ok(source.ref.length > 8, host);
      assert.ok(fidelities.includes(fidelity));
      assert.ok(trafficClasses.includes(trafficClass));
      assert.ok(ids.length > 0, host);
      for (const id of ids) assert.ok(assistantIds.has(id) || serviceIds.has(id), `${host}: ${id}`);
    }
  });

  it('says each thing once', () => {
    const keys = hostTable.flatMap(({ host, match, trafficClass, tools: ids }) =>
      ids.map(id => `${id} ${match} ${host} ${trafficClass}`),
    );
    assert.deepEqual(
      keys.filter((key, index) => keys.indexOf(key) !== index),
      [],
    );
  });

  it('holds every host that a setting governs', () => {
    const governed = tools.flatMap(tool => tool.settings).flatMap(setting => setting.hosts);
    assert.deepEqual(
      governed.filter(host => classifyHost(host) === undefined),
      [],
    );
  });

  it('knows a mistaken name by itself, not by what it ends in', () => {
    assert.equal(mistakenHost('posthog.com')?.reason.code, 'host.mistaken.website');
    assert.equal(mistakenHost('us.i.posthog.com'), null);
  });

  it('keeps the mistaken names out, each with a sentence', () => {
    for (const { host, reason } of mistakenHosts) {
      assert.ok(!hostTable.some(fact => fact.host === host), host);
      assert.ok(everyTemplate[reason.code], reason.code);
    }
  });

  it('names, for traffic that shares a host, a setting that exists and a host that is known', () => {
    for (const { tool, host, silencedBy, pathPrefix, trafficClass } of sharedHostTraffic) {
      assert.ok(classifyHost(host), host);
      assert.match(pathPrefix, /^\//);
      assert.notEqual(trafficClass, 'model');
      if (silencedBy === undefined) continue;
      const keys = tools.find(each => each.id === tool)?.settings.map(setting => setting.key) ?? [];
      assert.ok(keys.includes(silencedBy), `${tool} ${silencedBy}`);
    }
  });
});

describe('classifying a host', () => {
  const named = fc.constantFrom(...hostTable);
  const label = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,8}[a-z0-9])?$/);

  it('finds every row by its own name, in any case and with a last dot', () => {
    fc.assert(
      fc.property(named, fc.boolean(), (fact, dot) => {
        const facts = hostFactsOf(fact.host.toUpperCase() + (dot ? '.' : ''));
        assert.ok(facts.length > 0);
        assert.equal(facts[0]?.host, fact.host);
      }),
    );
  });

  it('never knows a name that only ends in the same letters', () => {
    fc.assert(
      fc.property(named, label, (fact, letters) => {
        const host = letters + fact.host;
        const found = classifyHost(host);
        assert.ok(found === undefined || found.host === host || host.endsWith(`.${found.host}`), host);
        if (!fact.host.includes('.')) return;
        const isBelowAnother = hostTable.some(each => each.match === 'suffix' && host.endsWith(`.${each.host}`));
        if (!isBelowAnother && !hostTable.some(each => each.host === host)) assert.equal(found, undefined, host);
      }),
    );
    for (const host of ['evilgithubcopilot.com', 'evilapi.anthropic.com', 'api.anthropic.com.evil.example'])
      assert.equal(classifyHost(host), undefined);
  });

  it('takes names below a suffix and none below an exact name', () => {
    fc.assert(
      fc.property(named, fc.array(label, { minLength: 1, maxLength: 3 }), (fact, labels) => {
        const host = `${labels.join('.')}.${fact.host}`;
        const found = classifyHost(host);
        if (fact.match === 'suffix') assert.ok(found, host);
        if (found)
          assert.ok(found.host === host || (found.match === 'suffix' && host.endsWith(`.${found.host}`)), host);
      }),
    );
  });

  it('prefers the exact name, then the longest suffix, then what a tool cannot do without', () => {
    assert.equal(classifyHost('telemetry.business.githubcopilot.com')?.trafficClass, 'telemetry');
    assert.equal(classifyHost('something.githubcopilot.com')?.trafficClass, 'model');
    assert.equal(classifyHost('githubcopilot.com')?.trafficClass, 'model');
    assert.equal(classifyHost('eu.gcpp.cursor.sh')?.host, 'gcpp.cursor.sh');
    assert.equal(classifyHost('api.github.com')?.trafficClass, 'auth');
    assert.deepEqual(hostFactsOf('api.github.com').map(fact => fact.required)[0], 'required');
    assert.ok(hostFactsOf('api.github.com').some(fact => fact.trafficClass === 'index'));
    assert.equal(classifyHost('westus-0.in.applicationinsights.azure.com')?.match, 'exact');
    assert.equal(classifyHost('eastus-3.in.applicationinsights.azure.com')?.match, 'suffix');
  });

  it('knows nothing of what is no name, and is not slowed by it', () => {
    for (const host of ['', '.', '..', 'com', 'no-such-host.example', 'x'.repeat(254), '192.0.2.7'])
      assert.equal(classifyHost(host), undefined, host.slice(0, 20));
    assert.equal(classifyHost('a.'.repeat(2_000_000) + 'githubcopilot.com'), undefined);
    assert.equal(normalHost('A.Example.'), 'a.example');
    assert.equal(normalHost('x'.repeat(253))?.length, 253);
  });
});

describe('classifying a path', () => {
  it('parts telemetry from the model on one host', () => {
    assert.equal(classifyPath('api.anthropic.com', '/api/event_logging/v2/batch')?.trafficClass, 'telemetry');
    assert.equal(classifyPath('API.anthropic.com.', '/api/eval/sdk-key')?.trafficClass, 'experiments');
    assert.equal(classifyPath('api.anthropic.com', '/v1/messages'), undefined);
    assert.equal(classifyPath('eu.api.anthropic.com', '/api/eval/x'), undefined);
    assert.equal(classifyPath('api.github.com', '/external/code/ingest/document')?.trafficClass, 'index');
  });
});
