import assert from 'node:assert/strict';
import { stringify as tomlOf } from 'smol-toml';
import { stringify as yamlOf } from 'yaml';
import { tools } from '../../../src/core/assistants/tools.ts';
import { message } from '../../../src/core/message.ts';
import { planHardening } from '../../../src/core/settings/hardening/harden.ts';
import { shownValue } from '../../../src/core/settings/shownValue.ts';
import { readSettings } from '../../../src/core/settings/read.ts';
import { candidateFiles, type FileReading, type Readings } from '../../../src/core/settings/readings.ts';
import type { Plan, SettingSpec, SettingState, SettingValue, Tool } from '../../../src/core/settings/types.ts';
import { isAsAdvised, isHardened, isObject } from '../../../src/core/settings/values.ts';
import { applied, machine } from './machine.ts';

const profile = '/home/u/.bashrc';
const shell = {
  profiles: [{ file: profile, dialect: 'posix' }],
  newVariables: { file: profile, dialect: 'posix' },
} as const;

/** Returns a machine with one file, in the real format of the row. */
function withFile(file: string, text: string, more: Partial<Readings> = {}): Readings {
  return {
    ...machine({}, { ...shell, ...more }),
    files: new Map<string, FileReading>([[file, { kind: 'text', text }]]),
  };
}

/** Returns a text that is not written by our code: JSON by the platform, TOML and YAML by their libraries, shells by hand. */
function textOf(spec: SettingSpec, value: SettingValue): string {
  const path = spec.kind === 'vscode-setting' ? [spec.key] : (spec.keyPath ?? [spec.key]);
  const nested = path.reduceRight<SettingValue>((inner, key) => ({ [key]: inner }), value);
  switch (spec.kind) {
    case 'toml-file':
      return `# mine\n${tomlOf(nested)}\n`;
    case 'yaml-file':
      return `# mine\n${yamlOf(nested)}`;
    case 'env':
      return `# mine\nexport ${spec.key}='${typeof value === 'string' ? value : JSON.stringify(value)}'\n`;
    default:
      return `${spec.strictJson ? '' : '// mine\n'}${JSON.stringify(nested, null, 2)}\n`;
  }
}

const broken: Readonly<Record<string, string>> = { 'toml-file': 'a = \n', 'yaml-file': 'a: [\n' };

/** Returns a value of the right type that is not advised. */
function weakOf({ hardened, presenceOnly, shouldBeUnset, kind }: SettingSpec): SettingValue {
  if (shouldBeUnset) return kind === 'env' ? '1' : 'work';
  if (presenceOnly) return '';
  if (typeof hardened === 'boolean') return !hardened;
  if (typeof hardened === 'number') return hardened + 1;
  if (Array.isArray(hardened)) return ['mine'];
  if (isObject(hardened)) return { mine: true };
  return 'something-else';
}

function fileOf(spec: SettingSpec): string {
  if (spec.kind === 'env') return profile;
  if (spec.kind === 'vscode-setting') return '/home/u/.config/Code/User/settings.json';
  const [first] = candidateFiles(spec, machine({})).filter(each => each.scope === 'file');
  assert.ok(first);
  return first.file;
}

function only(tool: Tool, spec: SettingSpec): Tool {
  return { ...tool, settings: [spec] };
}

function stateIn(tool: Tool, spec: SettingSpec, readings: Readings): SettingState {
  const [state] = readSettings([only(tool, spec)], readings);
  assert.ok(state);
  return state;
}

function hardened(tool: Tool, spec: SettingSpec, readings: Readings): Plan {
  return planHardening(readSettings([only(tool, spec)], readings), readings, {
    level: 'off',
    scope: 'user',
    commands: spec.needsCommands ?? [],
  });
}

/** Returns why a row is never written; null if it can be written. */
function neverWritten({ kind, reportOnly, shouldBeUnset }: SettingSpec): string | null {
  if (kind === 'account') return 'settings.skip.account';
  if (reportOnly) return 'settings.skip.reportOnly';
  return shouldBeUnset ? 'settings.skip.removeLine' : null;
}

/** Returns what the hardened value of a row requires, so that the row can be written. */
function needed({ needsVariables }: SettingSpec): Partial<Readings> {
  return { environment: Object.fromEntries((needsVariables ?? []).map(name => [name, 'x'])) };
}

describe('every row of the catalogue', () => {
  const rows = tools.flatMap(tool => tool.settings.map(spec => ({ tool, spec, name: `${tool.id} ${spec.key}` })));
  const inPlace = rows.filter(({ spec }) => spec.kind !== 'account');

  it('is there', () => assert.ok(rows.length >= 260 && tools.length >= 28, `${rows.length} rows`));

  for (const { tool, spec, name } of rows) {
    it(`${name}: unset, or at its default`, () => {
      const { state, value, file, scope } = stateIn(tool, spec, machine({}));
      assert.equal(file, null);
      if (spec.kind === 'account') assert.deepEqual([state, value, scope], ['account', null, null]);
      else if (spec.ineffective) assert.deepEqual([state, value, scope], ['ineffective', null, null]);
      else if (spec.shouldBeUnset) assert.deepEqual([state, value], ['hardened', null]);
      else if (spec.default === undefined) assert.deepEqual([state, value], ['unset', null]);
      else assert.deepEqual([state, value, scope], ['default', spec.default, 'default']);
    });
  }

  for (const { tool, spec, name } of inPlace) {
    it(`${name}: weak, and hardened, where a person set it`, () => {
      const file = fileOf(spec);
      const weak = stateIn(tool, spec, withFile(file, textOf(spec, weakOf(spec))));
      assert.deepEqual([weak.state, weak.file], [spec.ineffective ? 'ineffective' : 'weak', file]);
      assert.ok(weak.line !== undefined && weak.line >= 1);
      const { hardened: best } = spec;
      if (best === undefined) return;
      for (const good of [best, ...(spec.kind === 'env' ? [] : (spec.accepts ?? []))]) {
        const state = stateIn(tool, spec, withFile(file, textOf(spec, good)));
        assert.deepEqual([state.state, state.file], ['hardened', file], JSON.stringify(good));
      }
    });

    it(`${name}: malformed, and unreadable`, () => {
      const file = fileOf(spec);
      const text = spec.kind === 'env' ? `export ${spec.key}="$(date)"\n` : (broken[spec.kind] ?? '{ "a": , }');
      const state = stateIn(tool, spec, withFile(file, text));
      const kind = spec.ineffective ? 'ineffective' : spec.kind === 'env' ? 'unreadable' : 'malformed';
      assert.deepEqual([state.state, state.value, state.file, state.line], [kind, null, file, state.line ?? 1]);
      assert.ok(state.problem);
      assert.deepEqual(hardened(tool, spec, withFile(file, text)).edits, [], 'nothing is written');
      const problem = message('context.copilot.empty');
      const unreadable = { ...machine({}, shell), files: new Map([[file, { kind: 'unreadable', problem } as const]]) };
      assert.equal(stateIn(tool, spec, unreadable).problem, problem);
      assert.deepEqual(hardened(tool, spec, unreadable).edits, []);
    });

    it(`${name}: hardened by us, once`, () => {
      const file = fileOf(spec);
      for (const readings of [
        machine({}, { ...shell, ...needed(spec) }),
        withFile(file, textOf(spec, weakOf(spec)), needed(spec)),
      ]) {
        const before = stateIn(tool, spec, readings);
        const plan = hardened(tool, spec, readings);
        const why = neverWritten(spec);
        if (why !== null || before.state === 'ineffective') {
          assert.deepEqual(plan.edits, []);
          if (before.state !== 'hardened' && before.state !== 'ineffective')
            assert.equal(plan.skipped[0]?.why.code, why);
          continue;
        }
        const isDefault = JSON.stringify(before.value) === JSON.stringify(spec.hardened);
        if (isDefault) assert.deepEqual(plan, { edits: [], skipped: [] });
        else assert.deepEqual([plan.edits.length, plan.skipped], [1, []]);
        const after = applied(readings, plan);
        const state = stateIn(tool, spec, after);
        if (!isDefault) assert.deepEqual([state.state, state.file], ['hardened', plan.edits[0]?.file]);
        assert.deepEqual(hardened(tool, spec, after), { edits: [], skipped: [] }, 'nothing to do the second time');
        if (typeof plan.edits[0]?.before === 'string' && !spec.strictJson)
          assert.match(plan.edits[0].after, /mine/, 'comments stay');
      }
    });
  }

  for (const { tool, spec, name } of rows) {
    it(`${name}: not set, it is as advised only where that is its default`, () => {
      const state = stateIn(tool, spec, machine({}));
      const isDefault = state.state === 'default' && isHardened(spec, state.value);
      assert.equal(isAsAdvised(state), isDefault || state.state === 'hardened');
      if (state.state === 'hardened') assert.ok(spec.shouldBeUnset, 'nothing else is hardened by nobody');
      if (spec.shouldBeUnset !== true && spec.hardened !== null)
        assert.equal(isHardened(spec, null), false, 'no value is no advice taken');
    });
  }

  for (const { tool, spec, name } of rows.filter(({ spec: each }) => each.policy ?? each.managedFiles)) {
    it(`${name}: set by an organisation`, () => {
      const value = weakOf(spec);
      const [managed] = candidateFiles(spec, machine({})).filter(each => each.scope === 'policy');
      const policyFile = '/etc/vscode/policy.json';
      const inFile =
        managed === undefined
          ? withFile(policyFile, JSON.stringify({ [spec.policy ?? '']: value }), {
              editor: { ...machine({}).editor, policyFiles: [{ file: policyFile }] },
            })
          : withFile(managed.file, textOf(spec, value));
      const state = stateIn(tool, spec, inFile);
      if (spec.ineffective) return;
      // A list that everybody may extend is not locked.
      if (spec.merge !== undefined && managed !== undefined) assert.notEqual(state.state, 'locked');
      else assert.deepEqual([state.state, state.scope], ['locked', 'policy']);
      if (state.state === 'locked') assert.deepEqual(hardened(tool, spec, inFile).edits, []);
      if (spec.kind !== 'vscode-setting') return;
      const inspected = machine(
        {},
        { vscode: new Map([[spec.key, { policyValue: value, globalValue: spec.hardened }]]) },
      );
      const seen = stateIn(tool, spec, inspected);
      assert.deepEqual([seen.state, seen.value], ['locked', shownValue(spec, value)]);
    });
  }

  for (const { tool, spec, name } of rows.filter(({ spec: each }) => each.kind === 'env' || each.environment)) {
    const variable = spec.kind === 'env' ? spec.key : (spec.environment ?? '');
    it(`${name}: set by the environment, ${variable}`, () => {
      const good = [spec.hardened, ...(spec.accepts ?? []), ...(spec.environmentAccepts ?? [])].filter(
        each => typeof each === 'string',
      );
      for (const [value, state] of [
        [spec.shouldBeUnset ? '1' : spec.presenceOnly ? '' : 'something-else', 'weak'] as const,
        ...good.map(each => [each, 'hardened'] as const),
      ]) {
        const readings = machine({}, { environment: { [variable]: value } });
        const found = stateIn(tool, spec, readings);
        assert.deepEqual([found.state, found.scope], [spec.ineffective ? 'ineffective' : state, 'env'], value);
        const inProfile = stateIn(tool, spec, withFile(profile, `\nexport ${variable}='${value}'\n`));
        assert.deepEqual(
          [inProfile.state, inProfile.scope, inProfile.file, inProfile.line],
          [spec.ineffective ? 'ineffective' : state, 'profile', profile, 2],
        );
      }
      if (spec.kind !== 'env') assert.ok(good.length > 0, 'some value of the variable is good');
    });
  }
});
