import assert from 'node:assert/strict';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import {
  type CodeAction,
  commands,
  type CompletionList,
  type Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  type Hover,
  languages,
  type Location,
  MarkdownString,
  Position,
  type TextDocument,
  type TextEdit,
  type Uri,
  workspace,
} from 'vscode';
import { commands as ids, languages as languageIds } from '../../../../src/contract.ts';
import { until } from '../../driver.ts';
import { api, at, closeAll, onDisk, replaceAll, show, tabLabels } from '../../editor.ts';

async function use(...assistants: readonly string[]): Promise<void> {
  await workspace.getConfiguration().update('sightglass.assistants', assistants, true);
  await until('these assistants to be in use', async () => {
    const now = (await api()).snapshot().assistants.map(each => each.id);
    return now.join() === assistants.join();
  });
}

async function drift(uri: Uri, line: number, code: string): Promise<Diagnostic> {
  const find = (): Diagnostic | undefined =>
    languages.getDiagnostics(uri).find(each => each.code === code && each.range.start.line === line - 1);
  const seen = (): string =>
    JSON.stringify(languages.getDiagnostics(uri).map(each => [each.range.start.line + 1, each.code]));
  await until(`${code} in line ${line}`, () => find() !== undefined).catch((error: unknown) => {
    throw new Error(`${String(error)} There is ${seen()}`);
  });
  const found = find();
  assert.ok(found);
  return found;
}

async function fixes(document: TextDocument, { range }: Diagnostic): Promise<readonly CodeAction[]> {
  return commands.executeCommand<CodeAction[]>('vscode.executeCodeActionProvider', document.uri, range);
}

export function ignoreLanguageSuite(): void {
  suite('Language of ignore files', () => {
    suiteSetup(async () => {
      await api();
      await use('cursor');
    });
    teardown(closeAll);
    suiteTeardown(() => workspace.getConfiguration().update('sightglass.assistants', undefined, true));

    test('dead lines are faded as one types, and can be removed', async () => {
      const editor = await show(at('.cursorignore'));
      assert.equal(editor.document.languageId, languageIds.ignore);
      await replaceAll(editor, '.env\n*.pem\n*.none\n./y\n');
      const dead = await drift(editor.document.uri, 3, 'ignore.drift.matchesNothing');
      assert.deepEqual([dead.severity, dead.tags], [DiagnosticSeverity.Hint, [DiagnosticTag.Unnecessary]]);
      assert.equal(
        (await drift(editor.document.uri, 4, 'ignore.problem.dotFolder')).severity,
        DiagnosticSeverity.Warning,
      );
      const removal = (await fixes(editor.document, dead)).find(each => each.title === 'Remove this line');
      assert.ok(removal?.edit);
      await workspace.applyEdit(removal.edit);
      assert.equal(editor.document.getText(), '.env\n*.pem\n./y\n');
      await until(
        'the line to be no longer faded',
        () => !languages.getDiagnostics(editor.document.uri).some(each => each.code === 'ignore.drift.matchesNothing'),
      );
    });

    test('a file that no assistant in use reads says so', async () => {
      const { document } = await show(at('.copilotignore'));
      const unread = await drift(document.uri, 1, 'ignore.drift.unread');
      assert.equal(unread.severity, DiagnosticSeverity.Warning);
      assert.match(unread.message, /GitHub Copilot/);
    });

    test('a rule of git is copied to the file that counts, with a diff first', async () => {
      await use('aider');
      try {
        const { document } = await show(at('.gitignore'));
        const visible = await drift(document.uri, 3, 'ignore.drift.visible');
        const copy = (await fixes(document, visible)).find(each => each.command?.command === ids.copyIgnoreRule);
        assert.ok(copy?.command);
        await commands.executeCommand(copy.command.command, ...(copy.command.arguments as unknown[]));
        await until('the diff', () => tabLabels().some(label => label.includes('Copy .env')));
        assert.ok(!existsSync(at('.aiderignore').fsPath), 'nothing is written before Apply');
        await commands.executeCommand(ids.applyPreview);
        assert.equal(onDisk('.aiderignore'), '.env\n');
        await commands.executeCommand(ids.undoLastChange);
        assert.ok(!existsSync(at('.aiderignore').fsPath));
      } finally {
        rmSync(at('.aiderignore').fsPath, { force: true });
        await use('cursor');
      }
    });

    test('a hover counts what a line matches, and its definition goes there', async () => {
      const { document } = await show(at('.cursorignore'));
      const place = new Position(1, 2);
      const ask = async (): Promise<string> => {
        const hovers = await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', document.uri, place);
        const contents = hovers.flatMap(each => each.contents);
        return contents.map(each => (each instanceof MarkdownString ? each.value : '')).join('\n');
      };
      await until('the hover', async () => (await ask()).includes('Matches 1 file'));
      assert.match(await ask(), /deploy/);
      const places = await commands.executeCommand<Location[]>('vscode.executeDefinitionProvider', document.uri, place);
      assert.deepEqual(
        places.map(each => each.uri.toString()),
        [at('infra/deploy.pem').toString()],
      );
    });

    test('paths are completed', async () => {
      const editor = await show(at('.cursorignore'));
      await replaceAll(editor, '/inf\n/infra/');
      const complete = async (place: Position): Promise<readonly string[]> => {
        const list = await commands.executeCommand<CompletionList>(
          'vscode.executeCompletionItemProvider',
          editor.document.uri,
          place,
        );
        return list.items.map(each => (typeof each.label === 'string' ? each.label : each.label.label));
      };
      assert.ok((await complete(new Position(0, 4))).includes('infra/'));
      assert.deepEqual([...(await complete(new Position(1, 7)))].sort(), ['deploy.pem', 'main.tf']);
    });

    test('formatting sorts, and moves nothing past an exception', async () => {
      const editor = await show(at('.cursorignore'));
      await replaceAll(editor, 'b  \na\n!x\nd\nc');
      const edits = await commands.executeCommand<TextEdit[]>(
        'vscode.executeFormatDocumentProvider',
        editor.document.uri,
        {
          tabSize: 2,
          insertSpaces: true,
        },
      );
      assert.equal(edits.length > 0, true);
      assert.ok(await editor.edit(builder => edits.forEach(each => builder.replace(each.range, each.newText))));
      assert.equal(editor.document.getText(), 'a\nb\n!x\nc\nd\n');
    });

    test('the others are written from the source that the settings name', async () => {
      const before = onDisk('.cursorignore');
      writeFileSync(at('.aiignore').fsPath, '# ours\n*.tf\n!infra/main.tf\n');
      await workspace.getConfiguration().update('sightglass.ignore.source', '.aiignore', true);
      try {
        await commands.executeCommand(ids.generateIgnoreFiles);
        await until('the diff', () => tabLabels().some(label => label.includes('.cursorignore')));
        await commands.executeCommand(ids.applyPreview);
        assert.ok(onDisk('.cursorignore').startsWith(before));
        assert.match(onDisk('.cursorignore'), /# From \.aiignore\n# ours\n\*\.tf\n!infra\/main\.tf\n/);
        await commands.executeCommand(ids.undoLastChange);
        assert.equal(onDisk('.cursorignore'), before);
      } finally {
        rmSync(at('.aiignore').fsPath, { force: true });
        await workspace.getConfiguration().update('sightglass.ignore.source', undefined, true);
      }
    });
  });
}
