import assert from 'node:assert/strict';
import { commands, DiagnosticSeverity, Selection, Uri, workspace, type Hover, type MarkdownString } from 'vscode';
import { fakeSecrets } from '../../../../scripts/lib/editor/demo.mjs';
import { until } from '../../driver.ts';
import { api, at, closeAll, quickFix, replaceAll, show, squiggles, untilSquiggles } from '../../editor.ts';

const secrets = fakeSecrets();

export function diagnosticsSuite(): void {
  suite('Squiggles on secrets', () => {
    suiteSetup(api);
    teardown(closeAll);

    test('the range is the secret, the message says whom it reaches and never shows it', async () => {
      const editor = await show(at('src/payments.ts'));
      const [squiggle] = await untilSquiggles(editor.document.uri, 1);
      assert.ok(squiggle);
      assert.equal(editor.document.getText(squiggle.range), secrets.stripe);
      // At the very start of a file Copilot sends no request, because there is too little text before the cursor.
      const end = editor.document.lineAt(editor.document.lineCount - 1).range.end;
      editor.selection = new Selection(end, end);
      await until('an exposure', () => squiggles(editor.document.uri)[0]?.message.includes('next request') ?? false);
      const [shown] = squiggles(editor.document.uri);
      assert.ok(shown);
      assert.match(shown.message, /Stripe/);
      assert.match(shown.message, /next request of GitHub Copilot \(completion/);
      assert.equal(shown.severity, DiagnosticSeverity.Error);
      assert.ok(!JSON.stringify(shown).includes(secrets.stripe.slice(10)));
      const code = shown.code as { value: string; target: Uri };
      assert.match(code.value, /stripe/);
      assert.ok(code.target instanceof Uri);
    });

    test('a new secret is underlined after a pause, and a fixed one is not', async () => {
      const editor = await show(at('src/orders.ts'));
      await replaceAll(editor, `const token = '${secrets.github}';\n`);
      // Another suite may have left a secret in the file, whose squiggle is still there when the text is replaced.
      await until('the squiggle', () => {
        const shown = squiggles(editor.document.uri).map(({ range }) => editor.document.getText(range));
        return shown.length === 1 && shown[0] === secrets.github;
      });
      await editor.edit(builder => builder.insert(editor.document.positionAt(0), '// a line above\n'));
      await until('the squiggle to move', () => squiggles(editor.document.uri)[0]?.range.start.line === 1);
      assert.equal(editor.document.getText(squiggles(editor.document.uri)[0]?.range), secrets.github);
      const start = Date.now();
      await replaceAll(editor, 'const token = process.env.TOKEN;\n');
      await untilSquiggles(editor.document.uri, 0);
      console.log(`    a fixed secret vanished after ${Date.now() - start} ms`);
    });

    test('untitled documents are looked at too', async () => {
      const document = await workspace.openTextDocument({ language: 'python', content: `key = "${secrets.github}"\n` });
      await show(document.uri);
      await untilSquiggles(document.uri, 1);
    });

    test('the quick fix marks a line as no secret in the way of its language', async () => {
      const editor = await show(at('scripts/release.py'));
      const [squiggle] = await untilSquiggles(editor.document.uri, 1);
      const action = await quickFix(editor.document.uri, squiggle?.range, /Mark as not a secret/);
      assert.ok(action.edit);
      assert.ok(await workspace.applyEdit(action.edit));
      assert.match(editor.document.getText(), /#.*allow/);
      await untilSquiggles(editor.document.uri, 0);
    });

    test('the hover explains and does not show', async () => {
      const editor = await show(at('src/notify.ts'));
      const [squiggle] = await untilSquiggles(editor.document.uri, 1);
      assert.ok(squiggle);
      const hovers = await commands.executeCommand<Hover[]>(
        'vscode.executeHoverProvider',
        editor.document.uri,
        squiggle.range.start,
      );
      const text = hovers.flatMap(hover => hover.contents.map(each => (each as MarkdownString).value)).join('\n');
      assert.match(text, /Slack/);
      assert.match(text, /confidence/);
      assert.ok(!text.includes(secrets.slack.slice(10)));
    });
  });
}
