import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { allRules } from '../../../src/core/secrets/catalogue.ts';
import { ownRulesInstead, ownRulesOf } from '../../../src/core/secrets/team/gitleaksIds.ts';
import { parseGitleaksConfig } from '../../../src/core/secrets/team/gitleaksConfig.ts';
import { compileLinearPattern } from '../../../src/core/secrets/team/linearPattern.ts';
import { createScanner } from '../../../src/core/secrets/scanner.ts';
import { extendedPath } from '../../../src/core/secrets/team/teamFiles.ts';
import { teamRules } from '../../../src/core/secrets/team/teamRules.ts';
import { readTeamTexts } from '../../../src/node/scanning/team/teamTexts.ts';
import { body } from './support.ts';

const rule = (id: string, regex: string): string => `[[rules]]\nid = '${id}'\nregex = '''${regex}'''\n`;
const extending = (file: string, more = ''): string => `[extend]\npath = "${file}"\n${more}\n`;

function found(texts: Readonly<Record<string, string>>, text: string): string[] {
  const config = parseGitleaksConfig(texts['top'] ?? '', compileLinearPattern, name => texts[name] ?? null);
  const { rules, disabledRules, isAllowed } = config;
  return createScanner({ extraRules: rules, disabledRules, isAllowed })
    .scan({ path: 'a.txt', text })
    .map(each => `${each.ruleId} ${text.slice(each.start, each.end)}`);
}

describe('secrets: a .gitleaks.toml that extends another', () => {
  it('has its rules and allow-lists too, and its own come first', () => {
    const texts = {
      top: extending('base.toml') + rule('a', 'a\\d'),
      'base.toml': `${rule('a', 'a\\d\\d')}${rule('b', 'b\\d')}[[allowlists]]\nregexes = ['b2']`,
    };
    assert.deepEqual(found(texts, 'a12 b1 b2'), ['a a1', 'b b1']);
    assert.deepEqual(found({ ...texts, top: extending('base.toml', "disabledRules = ['b']") }, 'a12 b1'), ['a a12']);
  });

  it('follows no more than two, and no circle', () => {
    const texts = {
      top: extending('1'),
      '1': extending('2') + rule('one', 'k1'),
      '2': extending('3') + rule('two', 'k2'),
      '3': rule('three', 'k3'),
    };
    assert.deepEqual(found(texts, 'k1 k2 k3'), ['one k1', 'two k2']);
    assert.deepEqual(found({ top: extending('top') + rule('own', 'k1') }, 'k1'), ['own k1']);
  });

  it('names the file in which a problem is', () => {
    const { problems } = parseGitleaksConfig(extending('b.toml'), compileLinearPattern, () => '= 1');
    assert.deepEqual(
      problems.map(({ file, line, kind }) => [file, line, kind]),
      [['b.toml', 1, 'syntax']],
    );
  });

  it('finds the path without reading the whole', () => {
    assert.equal(
      extendedPath('title = "x"\n[extend] # the base\nuseDefault = true\npath = "a/b.toml"\n[[rules]]\n'),
      'a/b.toml',
    );
    assert.equal(extendedPath("[extend]\npath = 'x'"), 'x');
    for (const text of ['', 'path = "x"', '[extend]\n[other]\npath = "x"', '[extend]\n# path = "x"'])
      assert.equal(extendedPath(text), null, text);
  });

  it('is read from the folder, and from nowhere else', () => {
    const base = mkdtempSync(path.join(os.tmpdir(), 'sightglass-extend-'));
    try {
      const folder = path.join(base, 'repo');
      mkdirSync(path.join(folder, 'cfg'), { recursive: true });
      writeFileSync(path.join(base, 'out.toml'), rule('out', 'k9'));
      writeFileSync(path.join(folder, 'cfg', 'base.toml'), rule('base', 'k1'));
      const rulesWith = (config: string): string[] => {
        writeFileSync(path.join(folder, '.gitleaks.toml'), config);
        const { texts } = readTeamTexts({ folder });
        const { optionsFor, problems } = teamRules(texts, compileLinearPattern);
        return [
          ...(optionsFor({ from: '', to: '' }).extraRules ?? []).map(each => each.id),
          ...problems.map(each => each.code),
        ];
      };
      assert.deepEqual(rulesWith(extending('cfg/base.toml')), ['base']);
      const before = readTeamTexts({ folder }).stamp;
      writeFileSync(path.join(folder, 'cfg', 'base.toml'), rule('changed', 'k1'));
      assert.notEqual(readTeamTexts({ folder }).stamp, before);
      for (const outside of ['../out.toml', path.join(base, 'out.toml'), 'missing.toml'])
        assert.deepEqual(rulesWith(extending(outside)), ['secrets.team.unread'], outside);
    } finally {
      rmSync(base, { recursive: true, force: true });
    }
  });

  it('speaks of our rules in the words of gitleaks', () => {
    const ids = new Set(allRules().map(each => each.id));
    assert.deepEqual(ownRulesOf('stripe-access-token'), ['stripe-access-token', 'stripe-secret-key']);
    assert.deepEqual(ownRulesInstead('twitter-api-key'), ['twitter-api-key']);
    for (const id of ['stripe-access-token', 'gcp-api-key', 'slack-webhook-url'])
      assert.ok(ids.has(ownRulesOf(id)[1] ?? ''), id);
    const key = `sk_li${'ve_'}${body(24, 12)}`;
    assert.equal(found({ top: '' }, `x = "${key}"`).length, 1);
    assert.deepEqual(found({ top: "[extend]\ndisabledRules = ['stripe-access-token']" }, `x = "${key}"`), []);
    assert.deepEqual(
      found({ top: "[[allowlists]]\ntargetRules = ['stripe-access-token']\nregexes = ['.*']" }, `x = "${key}"`),
      [],
    );
  });
});
