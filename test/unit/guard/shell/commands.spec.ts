import assert from 'node:assert/strict';
import { decide } from '../../../../src/core/guard/decide.ts';
import type { CommandDialect } from '../../../../src/core/guard/shell/grammar/syntax.ts';
import type { GuardFacts } from '../../../../src/core/guard/types.ts';
import { besideFreeing, freeingKinds } from './freeingKinds.ts';
import { moreFreeing, moreReading, moreReadingInPowerShell } from './moreReading.ts';
import { namedOnly, namedOnlyInPowerShell } from './namedOnly.ts';
import { ordinaryKinds, ordinaryKindsInPowerShell } from './ordinaryKinds.ts';
import { ordinaryPowerShell } from './ordinaryPowerShell.ts';
import { ordinaryWork } from './ordinaryWork.ts';
import { plausibleReads, plausibleReadsInPowerShell } from './plausibleReads.ts';
import { readingKinds, readingKindsInPowerShell } from './readingKinds.ts';
import { factsFor, type Fixture, shop } from '../support.ts';

/** The shop with keys, as in most repositories. */
const shopWithKeys: Fixture = {
  ...shop,
  files: { ...shop.files, '.aiexclude': '*.pem\n', 'certs/server.pem': '', 'data/a.csv': '', 'docs/guide.md': '' },
};

/** Also with a folder of secrets that the rules hold back, and a key. */
const shopWithSecrets: Fixture = {
  ...shop,
  files: {
    ...shopWithKeys.files,
    '.aiignore': 'secrets/\n',
    '.claudeignore': 'vault/\n',
    'config/prod.key': '',
    'dump.sql': '',
    'k8s/web.yaml': '',
    'list.txt': '',
    ...Object.fromEntries(['txt', 'json', 'yaml', 'csv', 'xml', 'md'].map(end => [`secrets/a.${end}`, ''])),
    'secrets/values.yaml': '',
  },
};

function answers(commands: readonly string[], dialect: CommandDialect, facts: GuardFacts): ReadonlyMap<string, string> {
  return new Map(commands.map(command => [command, decide({ kind: 'shell', command, dialect }, facts).decision]));
}

function those(decision: 'allow' | 'refused', found: ReadonlyMap<string, string>): readonly string[] {
  return [...found].filter(([, each]) => (each === 'allow') === (decision === 'allow')).map(([command]) => command);
}

describe('guard: commands of a working day', () => {
  for (const output of ['replace', 'withhold', 'none'] as const) {
    it(`are not refused, where the output is judged by: ${output}`, () => {
      const facts = factsFor(shopWithKeys, { output });
      assert.deepEqual(those('refused', answers(ordinaryWork, 'bash', facts)), []);
      assert.deepEqual(those('refused', answers(namedOnly, 'bash', facts)), []);
      assert.deepEqual(those('refused', answers(namedOnlyInPowerShell, 'powershell', facts)), []);
      assert.deepEqual(those('refused', answers(ordinaryPowerShell, 'powershell', facts)), []);
    });
  }

  it('are not refused beside secrets and keys, where the agent takes another output', () => {
    const facts = factsFor(shopWithSecrets);
    assert.deepEqual(those('refused', answers(ordinaryKinds, 'bash', facts)), []);
    assert.deepEqual(those('refused', answers(ordinaryKindsInPowerShell, 'powershell', facts)), []);
  });

  it('are refused where they read what is held back', () => {
    const facts = factsFor(shopWithKeys);
    const more = factsFor(shopWithSecrets);
    assert.deepEqual(those('allow', answers(readingKinds, 'bash', more)), []);
    assert.deepEqual(those('allow', answers(readingKindsInPowerShell, 'powershell', more)), []);
    assert.deepEqual(those('allow', answers(plausibleReads, 'bash', facts)), []);
    assert.deepEqual(those('allow', answers(moreReading, 'bash', facts)), []);
    assert.deepEqual(those('allow', answers(plausibleReadsInPowerShell, 'powershell', facts)), []);
    assert.deepEqual(those('allow', answers(moreReadingInPowerShell, 'powershell', facts)), []);
  });

  it('may search in all files that git tracks, whose hits name their files, but not print them', () => {
    const facts = factsFor(shopWithSecrets);
    const searching = [
      'git ls-files | xargs grep -n TODO',
      'git ls-files -z | xargs -0 grep -l TODO',
      "git ls-files | grep '^src/' | xargs grep -n TODO",
      'for f in $(git ls-files); do grep -Hn TODO "$f"; done',
    ];
    assert.deepEqual(those('refused', answers(searching, 'bash', facts)), []);
    const printing = ['git ls-files | xargs cat', "git ls-files | grep '^src/' | xargs cat"];
    assert.deepEqual(those('allow', answers(printing, 'bash', facts)), []);
  });

  it('are refused where they write a script that does it and run it, and not where they only write one', () => {
    const facts = factsFor(shopWithKeys);
    const write = "cat > /tmp/x.sh <<'E'\ncat .env\nE\n";
    const running = [
      'bash /tmp/x.sh',
      'chmod +x /tmp/x.sh; /tmp/x.sh',
      '. /tmp/x.sh',
      'source /tmp/x.sh',
      'zsh /tmp/x.sh',
    ];
    const others = [
      "echo 'cat .env' > x; sh x",
      "printf 'cat .env\\n' | tee x.sh; bash x.sh",
      "tee x.sh <<< 'head .env'; sh ./x.sh",
      'echo \'print(open(".env").read())\' > x.py; python3 x.py',
      "echo 'rm -rf ~/.sightglass' > /tmp/x.sh && bash /tmp/x.sh",
    ];
    assert.deepEqual(those('allow', answers([...running.map(each => write + each), ...others], 'bash', facts)), []);
    const harmless = [
      write,
      `${write}ls -l /tmp/x.sh`,
      `${write}bash -n scripts/build.sh`,
      "echo 'npm test' > x.sh; sh x.sh",
    ];
    assert.deepEqual(those('refused', answers(harmless, 'bash', facts)), []);
  });

  it('are refused where they would free an agent', () => {
    const facts = factsFor(shopWithKeys);
    assert.deepEqual(those('allow', answers(moreFreeing, 'bash', facts)), []);
    assert.deepEqual(those('allow', answers(freeingKinds, 'bash', facts)), []);
    assert.deepEqual(those('refused', answers(besideFreeing, 'bash', facts)), []);
  });
});
