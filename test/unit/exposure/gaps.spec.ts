import assert from 'node:assert/strict';
import { catalogue } from '../../../src/core/assistants/catalogue.ts';
import { gapsOf } from '../../../src/core/exposure/gaps.ts';
import { ignoreProposals } from '../../../src/core/exposure/sensitiveFiles.ts';
import type { RuleFile } from '../../../src/core/ignore/types.ts';
import { verdicts } from '../../../src/core/ignore/verdicts.ts';
import { message } from '../../../src/core/message.ts';
import type { Confidence, Finding } from '../../../src/core/secrets/types.ts';

const ruleFile = (name: string, text: string): RuleFile => ({ path: name, mechanism: name, base: '', text });
const inUse = (...ids: string[]) => catalogue.filter(each => ids.includes(each.id));

function found(path: string, confidence: Confidence = 'high'): Finding {
  return {
    ruleId: 'r',
    provider: 'P',
    path,
    start: 0,
    end: 1,
    startLine: 1,
    startColumn: 1,
    endLine: 1,
    endColumn: 2,
    confidence,
    validation: 'none',
    description: message('context.copilot.empty'),
    redacted: '…',
    fingerprint: 'f',
  };
}

describe('gaps', () => {
  const rules = [ruleFile('.gitignore', '# mine\r\n.env\r\n'), ruleFile('.cursorignore', '*.key\n')];
  const of = (paths: string[], findings: Finding[], ...ids: string[]) =>
    gapsOf(paths, findings, path => verdicts(path, rules, inUse(...ids), { contentExclusion: null }));

  it('names a sensitive file that git ignores and Copilot sends, with the trusted rule', () => {
    const gaps = of(['.env'], [], 'copilot');
    assert.deepEqual(
      gaps.map(({ path, assistant, by }) => ({ path, assistant, by })),
      [{ path: '.env', assistant: 'copilot', by: { file: '.gitignore', line: 2, pattern: '.env' } }],
    );
  });

  it('says nothing where the assistant reads the rule, or where no rule is trusted', () => {
    assert.deepEqual(of(['a.key'], [], 'cursor'), []);
    assert.deepEqual(of(['b.pem'], [], 'copilot'), []);
  });

  it('takes a file with a secret for sensitive, whatever its name, unless the finding is doubtful', () => {
    const plain = [ruleFile('.gitignore', 'notes.txt\n')];
    const gaps = (confidence: Confidence) =>
      gapsOf(['notes.txt'], [found('notes.txt', confidence)], path =>
        verdicts(path, plain, inUse('copilot'), { contentExclusion: null }),
      ).length;
    assert.deepEqual([gaps('high'), gaps('medium'), gaps('low')], [1, 1, 0]);
  });
});

describe('proposals for ignore files', () => {
  it('group files of a kind under one pattern and advise them', () => {
    const proposals = ignoreProposals(['.env', 'api/.env.local', '.env.example', 'src/a.ts'], []);
    assert.equal(proposals.length, 1);
    assert.deepEqual(proposals[0]?.paths, ['.env', 'api/.env.local']);
    assert.equal(proposals[0]?.isAdvised, true);
  });

  it('name a file with secrets by its path and do not advise hiding it', () => {
    const findings = [
      found('src/b.ts'),
      found('src/b.ts'),
      found('src/a.ts', 'medium'),
      found('src/c.ts', 'low'),
      found('.env'),
    ];
    const proposals = ignoreProposals(['.env', 'src/a.ts', 'src/b.ts', 'src/c.ts'], findings);
    assert.deepEqual(
      proposals.filter(each => !each.isAdvised).map(({ pattern, why }) => [pattern, why.code, why.args['count']]),
      [
        ['/src/a.ts', 'exposure.sensitive.oneSecret', 1],
        ['/src/b.ts', 'exposure.sensitive.secrets', 2],
      ],
    );
  });
});
