import { commands } from 'vscode';
import { ask, until } from './driver.ts';

/** Waits until the open list shows a row that matches, then accepts what is ticked or selected. Another list may follow. */
export async function acceptQuickPick(shows: RegExp): Promise<void> {
  const isShown = async (): Promise<boolean> => {
    // A list that was accepted stays in the page, unseen, until the next one is filled in.
    if (!(await ask<boolean>({ kind: 'visible', selector: '.quick-input-list' }))) return false;
    const rows = await ask<string[]>({ kind: 'text', selector: '.quick-input-list .monaco-list-row' });
    return rows.some(row => shows.test(row));
  };
  await until(`a list with ${String(shows)}`, isShown);
  const input = '.quick-input-widget .quick-input-box input';
  const accept = async (): Promise<void> => {
    await ask({ kind: 'focus', selector: input });
    await ask({ kind: 'press', keys: 'Enter' });
  };
  await accept();
  await until('the list to be accepted', async () => {
    if (!(await isShown())) return true;
    // A list that just lost the focus to a closing editor did not see the key. One that has it is slow: a second key would
    // accept the list that follows.
    if (!(await ask<boolean>({ kind: 'visible', selector: `${input}:focus` }))) await accept();
    return false;
  });
}

/** In the open list with check boxes, leaves only the row with this text ticked, or of several the one that says more. */
export async function tickOnly(text: string, more = text): Promise<void> {
  const row = `.quick-input-list .monaco-list-row:has-text("${text}"):has-text("${more}")`;
  await ask({ kind: 'focus', selector: '.quick-input-widget .quick-input-box input' });
  // Where only some are ticked, the first click may tick all of them.
  await until('no row to be ticked', async () => {
    await ask({
      kind: 'click',
      selector: '.quick-input-header > .quick-input-check-all, .quick-input-header > .monaco-custom-toggle',
    });
    const count = await ask<string[]>({ kind: 'text', selector: '.quick-input-count' });
    return /^0 /.test(count.join(''));
  });
  await ask({ kind: 'type', text });
  await until(`the row of ${text}`, async () => ask<boolean>({ kind: 'visible', selector: row }));
  await ask({ kind: 'click', selector: row });
}

/** What the notifications say now, in the list behind the bell: toasts come and go by the editor's own rules. */
export async function notificationTexts(): Promise<string> {
  await commands.executeCommand('notifications.showList');
  return (await ask<string[]>({ kind: 'text', selector: '.notification-list-item' })).join('\n');
}
