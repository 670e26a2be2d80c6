import assert from 'node:assert/strict';
import { commands, Selection, ViewColumn, window, workspace } from 'vscode';
import { fakeSecrets } from '../../../../scripts/lib/editor/demo.mjs';
import { commands as ids } from '../../../../src/contract.ts';
import { isCertain } from '../../../../src/core/exposure/risk.ts';
import { until } from '../../driver.ts';
import { api, at, closeAll, replaceAll, show, tabLabels } from '../../editor.ts';
import { notificationTexts } from '../../quickPick.ts';

export function riskyTabsSuite(): void {
  suite('Close Risky Tabs', () => {
    suiteSetup(api);
    teardown(async () => {
      // "Close All" keeps pinned tabs.
      await window.tabGroups.close(window.tabGroups.all.flatMap(({ tabs }) => tabs).filter(tab => tab.isPinned));
      await closeAll();
    });

    test('closes what would be sent, keeps what is pinned or not saved and says so, and opens it again in place', async () => {
      await show(at('src/payments.ts'));
      await show(at('src/notify.ts'));
      await commands.executeCommand('workbench.action.pinEditor');
      // A tab opens next to the active one.
      await show(at('src/payments.ts'));
      const dirty = await show(at('src/orders.ts'));
      await replaceAll(dirty, `${dirty.document.getText()}const githubToken = '${fakeSecrets().github}';\n`);
      await showServer();
      await untilSent(['payments.ts', 'notify.ts', 'orders.ts']);
      assert.deepEqual(tabLabels(), ['notify.ts', 'payments.ts', 'orders.ts', 'server.ts']);
      await commands.executeCommand(ids.closeRiskyTabs);
      await until('the tab to close', () => !tabLabels().includes('payments.ts'));
      assert.deepEqual(tabLabels(), ['notify.ts', 'orders.ts', 'server.ts']);
      await until('the notification', async () => /1 tab with a secret/.test(await notificationTexts()));
      const notified = await notificationTexts();
      assert.match(notified, /not saved: orders\.ts/);
      assert.match(notified, /pinned: notify\.ts/);
      assert.match(notified, /Agents can still read/);
      await commands.executeCommand('notifications.hideList');
      await commands.executeCommand(ids.reopenRiskyTabs);
      const all = ['notify.ts', 'payments.ts', 'orders.ts', 'server.ts'];
      await until(`the old order, not ${tabLabels().join()}`, () => tabLabels().join() === all.join(), 10_000);
      assert.match(window.activeTextEditor?.document.uri.path ?? '', /server\.ts$/);
    });

    test('brings back a group that went with its last tab, and who had the focus', async () => {
      await showServer();
      await window.showTextDocument(at('src/payments.ts'), { viewColumn: ViewColumn.Two, preview: false });
      const { document } = window.activeTextEditor ?? assert.fail('an editor');
      const end = document.lineAt(document.lineCount - 1).range.end;
      if (window.activeTextEditor) window.activeTextEditor.selection = new Selection(end, end);
      await untilSent(['payments.ts']);
      await commands.executeCommand(ids.closeRiskyTabs);
      await until('one group', () => window.tabGroups.all.length === 1);
      await commands.executeCommand(ids.reopenRiskyTabs);
      await until('two groups', () => window.tabGroups.all.length === 2);
      assert.equal(window.tabGroups.activeTabGroup.viewColumn, 2);
      assert.match(window.activeTextEditor?.document.uri.path ?? '', /payments\.ts$/);
    });

    test('says so where nothing is risky', async () => {
      await until('no tabs', () => tabLabels().length === 0);
      await commands.executeCommand(ids.closeRiskyTabs);
      await until('the answer', async () => /No open tab contains a secret/.test(await notificationTexts()));
      await commands.executeCommand('notifications.hideList');
    });
  });
}

async function showServer(): Promise<void> {
  const editor = await show(at('src/server.ts'));
  const end = editor.document.lineAt(13).range.end;
  editor.selection = new Selection(end, end);
}

async function untilSent(names: readonly string[]): Promise<void> {
  let seen = '';
  const areSent = async (): Promise<boolean> => {
    const { exposures, simulations } = (await api()).snapshot();
    const sent = exposures.filter(({ reaches }) => reaches.some(isCertain)).map(({ finding }) => finding.path);
    const items = simulations.flatMap(({ assistant, feature, items: all }) =>
      all.map(({ uri, inclusion }) => `${assistant} ${feature} ${uri} ${inclusion}`),
    );
    const open = workspace.textDocuments.map(({ uri }) => `open ${uri.toString()}`);
    seen = [...sent.map(path => `sent ${path}`), ...items, ...open].join('\n');
    return names.every(name => sent.some(path => path.endsWith(name)));
  };
  await until(`secrets of ${names.join(', ')} to be sent`, areSent, undefined, () => seen);
}
