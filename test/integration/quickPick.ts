import { commands } from 'vscode';
import { ask, until } from './driver.ts';

/** Waits until the open list shows a row that matches, then accepts what is ticked or selected. */
export async function acceptQuickPick(shows: RegExp): Promise<void> {
  await until(`a list with ${String(shows)}`, async () => {
    const rows = await ask<string[]>({ kind: 'text', selector: '.quick-input-list .monaco-list-row' });
    return rows.some(row => shows.test(row));
  });
  // A list that just lost the focus to a closing editor does not see the key: it gets the focus, and is asked again.
  await until('the list to be accepted', async () => {
    await ask({ kind: 'focus', selector: '.quick-input-widget .quick-input-box input' });
    await ask({ kind: 'press', keys: 'Enter' });
    const isClosed = async (): Promise<boolean> =>
      !(await ask<boolean>({ kind: 'visible', selector: '.quick-input-list' }));
    return until('the list to close', isClosed, 2_000).then(
      () => true,
      () => false,
    );
  });
}

/** What the notifications say now, in the list behind the bell: toasts come and go by the editor's own rules. */
export async function notificationTexts(): Promise<string> {
  await commands.executeCommand('notifications.showList');
  return (await ask<string[]>({ kind: 'text', selector: '.notification-list-item' })).join('\n');
}
