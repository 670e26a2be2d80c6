import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { commands, workspace } from 'vscode';
import { fakeSecrets } from '../../../../scripts/lib/editor/demo.mjs';
import { commands as ids } from '../../../../src/contract.ts';
import { until } from '../../driver.ts';
import {
  api,
  at,
  closeAll,
  onDisk,
  quickFix,
  replaceAll,
  show,
  squiggles,
  tabLabels,
  untilSquiggles,
} from '../../editor.ts';

const secrets = fakeSecrets();
const names = [
  '.gitleaks.toml',
  '.gitleaksignore',
  '.secretlintignore',
  '.sightglass-baseline',
  'sightglass.config.json',
];

export function teamFilesSuite(): void {
  suite('What a team has accepted', () => {
    suiteSetup(api);
    teardown(async () => {
      for (const name of names) rmSync(at(name).fsPath, { force: true });
      await closeAll();
    });

    test('a quick fix adds a finding to the baseline after a preview, and it is gone from then on', async () => {
      const file = at('.sightglass-baseline').fsPath;
      const editor = await show(at('src/notify.ts'));
      const [squiggle] = await untilSquiggles(editor.document.uri, 1);
      const action = await quickFix(editor.document.uri, squiggle?.range, /Add to the baseline/);
      assert.ok(action.command);
      await commands.executeCommand(action.command.command, ...((action.command.arguments ?? []) as string[]));
      await until('the diff', () => tabLabels().some(label => label.includes('.sightglass-baseline')));
      assert.ok(!existsSync(file), 'nothing is written before Apply');
      await commands.executeCommand(ids.applyPreview);
      await until('the baseline', () => existsSync(file));
      assert.match(readFileSync(file, 'utf8'), /^[0-9a-f]{32} slack-bot-token src\/notify\.ts$/m);
      await untilSquiggles(editor.document.uri, 0);
      await commands.executeCommand(ids.undoLastChange);
      assert.ok(!existsSync(file));
      await untilSquiggles(editor.document.uri, 1);
    });

    test('files of gitleaks and secretlint and our configuration count as soon as they are there, and no longer when they are gone', async () => {
      const editor = await show(at('src/payments.ts'));
      await untilSquiggles(editor.document.uri, 1);
      for (const [name, text] of [
        ['.gitleaksignore', 'src/payments.ts:any:2\n'],
        ['.gitleaks.toml', "[[allowlists]]\npaths = ['''payments''']\n"],
        ['.secretlintignore', '/src/*.ts\n'],
        ['sightglass.config.json', '{ "exclude": ["src/pay*"] }'],
      ] as const) {
        writeFileSync(at(name).fsPath, text);
        await untilSquiggles(editor.document.uri, 0);
        rmSync(at(name).fsPath);
        await untilSquiggles(editor.document.uri, 1);
      }
    });

    test('a rule of the team finds, and a broken one is named with its line while the others go on', async () => {
      const editor = await show(at('src/orders.ts'));
      await replaceAll(editor, "const a = 'harbour-1234';\n");
      writeFileSync(at('.gitleaks.toml').fsPath, "[[rules]]\nid = 'own'\nregex = '''harbour-\\d{4}'''\n");
      await untilSquiggles(editor.document.uri, 1);
      writeFileSync(at('.gitleaks.toml').fsPath, "[[rules]]\nid = 'own'\nregex = '('\n");
      await untilSquiggles(editor.document.uri, 0);
      const { snapshot } = await api();
      await until('the problem', () => snapshot().problems.some(each => each.code === 'secrets.team.pattern'));
      assert.equal(snapshot().problems.find(each => each.code === 'secrets.team.pattern')?.args['line'], 3);
      await replaceAll(editor, `const a = '${secrets.github}';\n`);
      await untilSquiggles(editor.document.uri, 1);
    });

    test('a quick fix replaces a secret by the environment in the way of its language', async () => {
      for (const [name, wanted] of [
        ['src/payments.ts', /process\.env\.STRIPE_KEY/],
        ['scripts/release.py', /^import os$[^]*os\.environ\["\w+"\]/m],
      ] as const) {
        const editor = await show(at(name));
        const [squiggle] = await untilSquiggles(editor.document.uri, 1);
        const action = await quickFix(editor.document.uri, squiggle?.range, /environment variable/);
        assert.ok(action.edit);
        assert.ok(await workspace.applyEdit(action.edit));
        assert.match(editor.document.getText(), wanted);
        await untilSquiggles(editor.document.uri, 0);
        await closeAll();
      }
    });

    test('a scan of the workspace leaves out what is accepted, and follows a change', async () => {
      const key = at('infra/deploy.pem').toString();
      const { snapshot } = await api();
      await commands.executeCommand(ids.scanWorkspace);
      await until('the finding', () => snapshot().findings.has(key));
      writeFileSync(at('.secretlintignore').fsPath, '*.pem\n');
      await until('it to be accepted', () => !snapshot().findings.has(key));
      rmSync(at('.secretlintignore').fsPath);
      await until('it to be back', () => snapshot().findings.has(key));
    });

    test('the findings view groups by file, rule and assistant', async () => {
      for (const id of [ids.groupFindingsByRule, ids.groupFindingsByAssistant, ids.groupFindingsByFile]) {
        await commands.executeCommand(id);
        await commands.executeCommand(ids.showFindings);
      }
      assert.equal(squiggles(at('src/payments.ts')).length, 0, 'nothing is open');
      assert.match(onDisk('src/payments.ts'), /stripeKey/);
    });
  });
}
