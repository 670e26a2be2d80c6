import assert from 'node:assert/strict';
import path from 'node:path';
import { fakeSecrets } from '../../../scripts/lib/editor/demo.mjs';
import type { EgressReport } from '../../../src/core/egress/summary/types.ts';
import { analyseCaptures } from '../../../src/node/egress/analyseCaptures.ts';
import { scannedFolders } from '../../../src/node/egress/comparedFolders.ts';
import { indexFolders } from '../../../src/node/egress/indexFolders.ts';
import { inTurns } from '../../../src/node/files/inTurns.ts';
import { type EgressSection, egressSections } from '../../../src/text/egressReport.ts';
import { scratchFolder } from '../scratchFolder.ts';
import { entry, har } from './har.ts';
import { everyTemplate } from '../../../src/text/everyTemplate.ts';
import { render } from '../../../src/text/render.ts';

const token = (body: string): string => ['gh', 'p_', body.repeat(2).slice(0, 36)].join('');
const shopToken = token('A1b2C3d4E5f6G7h8I9');
const toolsToken = token('Z9y8X7w6V5u4T3s2R1');

const code = (word: string, secret: string): string =>
  `const ${word}Token = "${secret}";\nexport const ${word}Pay = (sum: number) => ${word}Charge(${word}Token, sum);\n`;

describe('egress: captures against several folders', () => {
  const scratch = scratchFolder();
  const completion = (prompt: string): object =>
    entry('https://proxy.githubcopilot.com/v1/engines/m/completions', { text: JSON.stringify({ prompt, suffix: '' }) });

  /** @param names folders by their names, in order, relative to the scratch folder */
  async function analyse(names: Readonly<Record<string, string>>, prompts: readonly string[]): Promise<EgressReport> {
    const file = scratch.put('shop/traffic.har', har(prompts.map(completion)));
    const folders = await scannedFolders({
      folders: Object.entries(names).map(([name, root]) => ({ name, root: scratch.at(root) })),
      captures: [file],
      person: { home: scratch.at('home'), env: {} },
      assistants: ['copilot'],
      factsOf: () => ({ contentExclusion: true }),
    });
    return analyseCaptures({ captures: [{ name: 'traffic.har', source: { file } }], folders });
  }
  const both = { shop: 'shop', tools: 'tools' };
  const inOrder = (report: EgressReport) => ({
    secrets: report.secrets.map(({ source }) => `${source?.path}:${source?.startLine}`),
    predicted: report.comparison.predicted.map(each => each.path),
    unpredicted: report.comparison.unpredicted.map(
      ({ file, why, verdict }) => `${file.path} ${why} ${verdict?.by?.file}:${verdict?.by?.line}`,
    ),
    predictedOnly: report.comparison.predictedOnly.map(({ finding }) => finding.path),
  });
  const section = (report: EgressReport, id: EgressSection['id']): EgressSection => {
    const found = egressSections(report, each => render(each, undefined, everyTemplate)).find(each => each.id === id);
    assert.ok(found);
    return found;
  };

  beforeEach(() => {
    scratch.put('shop/src/pay.ts', code('shop', shopToken));
    scratch.put('tools/src/pay.ts', code('tools', toolsToken));
    scratch.put('tools/.copilotignore', '# Not for Copilot\nsrc/\n');
  });

  it('each file is judged by the rules of its own folder', async () => {
    const report = await analyse(both, [
      `// Path: src/pay.ts\n${code('shop', shopToken)}`,
      `// Path: src/pay.ts\n${code('tools', toolsToken)}`,
    ]);
    assert.deepEqual(inOrder(report), {
      secrets: ['shop/src/pay.ts:1', 'tools/src/pay.ts:1'],
      predicted: ['shop/src/pay.ts'],
      unpredicted: ['tools/src/pay.ts held-back tools/.copilotignore:2'],
      predictedOnly: [],
    });
    const [row] = section(report, 'unpredicted').rows;
    assert.deepEqual(row?.file, { path: 'tools/src/pay.ts', line: 1 });
    assert.equal(row?.cells[3], 'a rule seems to hold it back (tools/.copilotignore:2: src/)');
    for (const secret of [shopToken, toolsToken]) assert.ok(!JSON.stringify(report).includes(secret));
  });

  it('what is predicted and not seen is told of the folder where no rule holds it back', async () => {
    scratch.put('shop/.env', `GITHUB_TOKEN=${token('Q1w2E3r4T5y6U7i8O9')}\n`);
    scratch.put('tools/.env', `GITHUB_TOKEN=${token('P9o8I7u6Y5t4R3e2W1')}\n`);
    scratch.put('tools/.copilotignore', '.env\nsrc/\n');
    const report = await analyse(both, ['nothing of any folder']);
    assert.deepEqual(inOrder(report).predictedOnly, ['shop/.env', 'shop/src/pay.ts']);
    assert.deepEqual(section(report, 'predicted-only').rows[0]?.file, { path: 'shop/.env', line: 1 });
  });

  it('a name that both folders have is of neither where nothing tells which', async () => {
    const named = async (): Promise<EgressReport> => analyse(both, ['// Path: src/pay.ts\nsomething else']);
    const report = await named();
    assert.deepEqual(inOrder(report).unpredicted, [], 'a rule of one folder says nothing about the other');
    const [row] = section(report, 'predicted').rows;
    assert.equal(row?.cells[0], 'shop/src/pay.ts or tools/src/pay.ts');
    assert.equal(row.file, null, 'which one to open, nobody knows');
    scratch.put('shop/.copilotignore', 'pay.ts\n');
    assert.match(inOrder(await named()).unpredicted[0] ?? '', / held-back shop\/\.copilotignore:1$/);
    scratch.put('tools/.copilotignore', '');
    assert.deepEqual(inOrder(await named()).unpredicted, [], 'whichever folder the rule is in');
  });

  it('lines that both folders have are seen in either, and their secret is where they are', async () => {
    const text = code('same', shopToken);
    scratch.put('shop/copy.ts', `const elsewhere = "${shopToken}";\n`);
    for (const name of ['shop', 'tools'])
      scratch.put(`${name}/src/pay.ts`, `${text}const after = "the token above";\n`);
    scratch.put('tools/.copilotignore', '');
    const source = async (prompt: string): Promise<readonly string[]> => inOrder(await analyse(both, [prompt])).secrets;
    assert.deepEqual(await source(text), ['shop/src/pay.ts:1'], 'its lines');
    assert.deepEqual(await source(`// Path: src/pay.ts\nx = "${shopToken}"`), ['shop/src/pay.ts:1'], 'its name');
    assert.deepEqual(await source(`x = "${shopToken}"`), ['shop/copy.ts:1'], 'nothing of it');
  });

  it('a secret of which only a part was sent is seen in either folder', async () => {
    const { pem } = fakeSecrets();
    for (const name of ['shop', 'tools']) scratch.put(`${name}/deploy.pem`, pem);
    scratch.put('tools/.copilotignore', '');
    const unseen = async (prompt: string): Promise<readonly string[]> =>
      inOrder(await analyse(both, [prompt])).predictedOnly.filter(path => path.endsWith('.pem'));
    assert.deepEqual(await unseen('nothing of it'), ['shop/deploy.pem', 'tools/deploy.pem']);
    assert.deepEqual(await unseen(pem.split('\n').slice(2, 8).join('\n')), []);
  });

  it('names of many folders are counted', async () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    for (const name of names) scratch.put(`${name}/src/only.ts`, `text of ${name}`);
    const folders = Object.fromEntries(names.map(name => [name, name]));
    const report = await analyse(folders, ['// Path: src/only.ts\nsomething else']);
    assert.equal(
      section(report, 'predicted').rows[0]?.cells[0],
      'a/src/only.ts or b/src/only.ts or c/src/only.ts or 2 more',
    );
  });

  it('one folder is called nothing, and its report is as it was', async () => {
    const prompts = [`// Path: src/pay.ts\n${code('tools', toolsToken)}`, '// Path: src/gone.ts\nx'];
    assert.deepEqual(inOrder(await analyse({ '': 'tools' }, prompts)), {
      secrets: ['src/pay.ts:1'],
      predicted: [],
      unpredicted: ['src/gone.ts outside undefined:undefined', 'src/pay.ts held-back .copilotignore:2'],
      predictedOnly: [],
    });
  });

  it('a capture in any of the folders is no part of it', async () => {
    scratch.put('tools/.copilotignore', '');
    const secret = token('N1n2N3n4N5n6N7n8N9');
    const report = await analyse({ tools: 'tools', shop: 'shop' }, [`const newToken = "${secret}";`]);
    assert.deepEqual(
      report.secrets.map(each => each.source),
      [null],
    );
    assert.deepEqual(inOrder(report).predictedOnly, ['tools/src/pay.ts', 'shop/src/pay.ts']);
  });

  it('a file in a folder within a folder is of the inner one, and so are its rules', async () => {
    scratch.put('shop/packages/core/src/pay.ts', code('core', toolsToken));
    scratch.put('shop/packages/core/.copilotignore', 'src/\n');
    scratch.put('shop/packages/corelib/a.ts', code('lib', token('L1i2L3i4L5i6L7i8L9')));
    const prompts = [code('core', toolsToken), code('shop', shopToken)];
    for (const names of [
      { shop: 'shop', core: 'shop/packages/core' },
      { core: 'shop/packages/core', shop: 'shop' },
    ]) {
      const { secrets, predicted, unpredicted, predictedOnly } = inOrder(await analyse(names, prompts));
      assert.deepEqual(secrets, ['core/src/pay.ts:1', 'shop/src/pay.ts:1']);
      assert.deepEqual(predicted, ['shop/src/pay.ts']);
      assert.deepEqual(unpredicted, ['core/src/pay.ts held-back core/.copilotignore:1']);
      assert.deepEqual(predictedOnly, ['shop/packages/corelib/a.ts']);
    }
  });

  it('a folder that is gone is empty', async () => {
    const report = await analyse({ gone: 'gone', ...both }, [code('shop', shopToken)]);
    assert.deepEqual(inOrder(report).predicted, ['shop/src/pay.ts']);
  });

  describe('budgets', () => {
    const source = async function* (count: number): AsyncGenerator<number> {
      for (let i = 0; i < count; i++) yield await Promise.resolve(i);
    };
    const taken = async (counts: readonly number[], maximum: number): Promise<readonly number[]> =>
      (await inTurns(counts.map(source), maximum)).map(each => each.length);

    it('files: each folder has its share, and what one does not need is the others’', async () => {
      assert.deepEqual(await taken([100, 2, 100], 12), [5, 2, 5]);
      assert.deepEqual(await taken([100, 100], 7), [4, 3], 'the first folder first');
      assert.deepEqual(await taken([3, 0, 4], 100), [3, 0, 4]);
      assert.deepEqual(await taken([100], 9), [9]);
      assert.deepEqual(await taken([], 9), []);
      assert.deepEqual(await inTurns([source(9)], 3), [[0, 1, 2]], 'in order');
    });

    it('bytes: the same, and a file that does not fit leaves room for smaller ones', async () => {
      const line = (name: string, i: number): string =>
        `const ${name}${i} = "a line of words that stands in one place and nowhere else ${i}";`;
      const folder = (name: string, sizes: readonly number[]) => {
        sizes.forEach((size, i) => scratch.put(`${name}/${i}.ts`, line(name, i).padEnd(size)));
        return { name, root: scratch.at(name), paths: sizes.map((_, i) => `${i}.ts`) };
      };
      const folders = [folder('a', [400, 400, 400, 400]), folder('b', [100, 100, 100]), folder('c', [500, 100, 600])];
      const index = await indexFolders(folders, undefined, 1_500);
      const isIn = (name: string, i: number): boolean => index.find(line(name, i), new Set()).length > 0;
      const known = folders.flatMap(({ name, paths }) => paths.map((_, i) => (isIn(name, i) ? `${name}${i}` : '')));
      assert.deepEqual(
        known.filter(each => each !== ''),
        ['a0', 'b0', 'b1', 'b2', 'c0', 'c1'],
      );
      const alone = await indexFolders(folders.slice(0, 1), undefined, 900);
      assert.equal(alone.find(line('a', 1), new Set()).length, 1);
      assert.equal(alone.find(line('a', 2), new Set()).length, 0);
      await assert.rejects(indexFolders(folders, AbortSignal.abort()), { name: 'AbortError' });
    });
  });

  it('paths of a request on this machine tell copies of a file apart', async () => {
    const text = code('shop', shopToken);
    scratch.put('tools/src/pay.ts', text);
    for (const name of ['shop', 'tools']) {
      const report = await analyse(both, [`// Path: ${path.join(scratch.root, name, 'src', 'pay.ts')}\n${text}`]);
      const { secrets, predicted, unpredicted } = inOrder(report);
      assert.deepEqual(secrets, [`${name}/src/pay.ts:1`]);
      assert.deepEqual(
        [...predicted, ...unpredicted],
        name === 'shop' ? ['shop/src/pay.ts'] : ['tools/src/pay.ts held-back tools/.copilotignore:2'],
      );
    }
  });
});
