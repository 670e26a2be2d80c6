import { tools } from '../../../src/core/assistants/tools.ts';
import assert from 'node:assert/strict';
import { assistantById, catalogue } from '../../../src/core/assistants/catalogue.ts';
import { featureIds } from '../../../src/core/assistants/types.ts';
import { trafficClasses } from '../../../src/core/assistants/trafficClass.ts';
import { everyTemplate as templates } from '../../../src/text/everyTemplate.ts';

describe('the catalogue of assistants', () => {
  it('holds each id once and finds it', () => {
    const ids = catalogue.map(assistant => assistant.id);
    assert.equal(new Set(ids).size, ids.length);
    assert.ok(ids.length >= 30);
    for (const assistant of catalogue) assert.equal(assistantById(assistant.id), assistant);
    assert.equal(assistantById('nobody'), undefined);
  });

  it('names every mechanism once per assistant and covers only features that exist', () => {
    for (const assistant of catalogue) {
      const mechanisms = assistant.mechanisms.map(mechanism => mechanism.id);
      assert.equal(new Set(mechanisms).size, mechanisms.length, assistant.id);
      const features = new Set(assistant.features.map(feature => feature.id));
      for (const mechanism of assistant.mechanisms) {
        for (const covered of mechanism.covers) {
          assert.ok((featureIds as readonly string[]).includes(covered), `${assistant.id} ${mechanism.id} ${covered}`);
          assert.ok(features.has(covered), `${assistant.id} ${mechanism.id} ${covered}`);
        }
        for (const other of mechanism.reincludes ?? [])
          assert.ok(mechanisms.includes(other), `${assistant.id} ${other}`);
        if (mechanism.replacedBy) assert.ok(mechanisms.includes(mechanism.replacedBy), assistant.id);
        assert.equal(mechanism.kind === 'built-in-list' && !mechanism.builtIn, false, assistant.id);
        if (mechanism.files && mechanism.kind !== 'ignore-file')
          assert.ok(mechanism.keyPath, `${assistant.id} ${mechanism.id} says where the rules lie`);
      }
    }
  });

  it('gives every setting a place, a value to advise or a reason to have none', () => {
    for (const assistant of tools) {
      const keys = assistant.settings.map(setting => `${setting.kind} ${setting.key}`);
      assert.equal(new Set(keys).size, keys.length, `${assistant.id} has a setting twice`);
      for (const setting of assistant.settings) {
        const name = `${assistant.id} ${setting.key}`;
        const isFile = setting.kind.endsWith('-file');
        assert.equal(isFile, setting.files !== undefined && setting.keyPath !== undefined, name);
        for (const file of setting.files ?? []) assert.match(file, /^(?:~|\.)\//, name);
        const advises = setting.hardened !== undefined;
        const isAdvisable = setting.kind !== 'account' && setting.shouldBeUnset !== true;
        if (setting.reportOnly && isAdvisable) continue;
        assert.equal(advises, isAdvisable, name);
        if (setting.merge === 'list') assert.ok(Array.isArray(setting.hardened), name);
        if (setting.merge === 'object')
          assert.ok(setting.hardened !== null && typeof setting.hardened === 'object', name);
        assert.ok(trafficClasses.includes(setting.trafficClass), name);
        assert.notDeepEqual(setting.hosts, undefined, name);
      }
    }
  });

  it('gives Claude Code values of the types it demands: one wrong type voids the whole file', () => {
    for (const { key, kind, keyPath, hardened } of tools.find(each => each.id === 'claude-code')?.settings ?? []) {
      if (kind !== 'json-file') continue;
      if (keyPath?.[0] === 'env') assert.equal(typeof hardened, 'string', key);
      else if (key === 'cleanupPeriodDays') assert.ok(Number.isInteger(hardened) && Number(hardened) >= 1);
      else if (key === 'feedbackSurveyRate') assert.equal(hardened, 0);
      // Its schema (2.1.332) allows three words.
      else if (key === 'feedbackDrafts') assert.equal(hardened, 'off');
      else assert.ok(typeof hardened === 'boolean' || Array.isArray(hardened), key);
    }
  });

  it('cites a source with a date for every claim', () => {
    for (const assistant of catalogue) {
      const settings = tools.find(each => each.id === assistant.id)?.settings ?? [];
      const claims = [...assistant.features, ...assistant.mechanisms, ...settings];
      for (const { source } of claims) {
        assert.match(source.date, /^20\d\d-\d\d-\d\d$/);
        assert.ok(source.ref.length > 8 && !source.ref.startsWith('/'), `${assistant.id}: ${source.ref}`);
      }
    }
  });

  it('has an English sentence for every code, and no sentence without a use', () => {
    const used = new Set<string>();
    for (const setting of tools.flatMap(tool => tool.settings)) {
      used.add(setting.effect.code);
      if (setting.cost) used.add(setting.cost.code);
    }
    for (const assistant of catalogue) {
      for (const mechanism of assistant.mechanisms) {
        for (const gap of mechanism.gaps) used.add(gap.code);
        if (mechanism.onlyIf) used.add(mechanism.onlyIf.code);
      }
    }
    for (const code of used) assert.ok(code in templates, `${code} has no sentence`);
    const known = Object.keys(templates).filter(code => /^(?:setting\.|ignore\.gap\.|ignore\.onlyIf\.)/.test(code));
    assert.deepEqual(
      known.filter(code => !used.has(code)),
      [],
    );
  });

  it('names hosts in lower case, without scheme, port or path', () => {
    const governed = tools.flatMap(tool => tool.settings).flatMap(setting => setting.hosts);
    for (const name of governed) assert.match(name, /^[a-z0-9.-]+$/);
  });
});
