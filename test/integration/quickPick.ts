import { commands } from 'vscode';
import { actUntil } from './actUntil.ts';
import { ask, until } from './driver.ts';

/**
 * Waits until the open list shows a row that matches, then accepts what is ticked or selected. Another list may follow: a key could
 * reach that one, or nothing while a closing editor takes the focus, so the editor's own command accepts. On a busy machine it
 * may come before the editor has selected a row, and do nothing: then it is given again.
 * @param isOver the command that shows the list has ended; its list was dismissed
 * @returns whether a list was accepted
 */
export async function acceptQuickPick(shows: RegExp, isOver = (): boolean => false): Promise<boolean> {
  let rows = '';
  const isShown = async (): Promise<boolean> => {
    rows = await listedRows();
    return rows.split('\n').some(row => shows.test(row));
  };
  const there = (): string => (rows === '' ? 'no list' : `a list with ${rows}`);
  await until(`a list with ${String(shows)}`, async () => isOver() || (await isShown()), undefined, there);
  if (isOver()) return false;
  const accepted = rows;
  const accept = (): Promise<unknown> =>
    Promise.resolve(commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem'));
  await actUntil(accept, 'the list to go', async () => isOver() || (await listedRows()) !== accepted);
  return true;
}

/** The rows of the open list, a line each; empty without one: a list that was accepted stays in the page, unseen. */
async function listedRows(): Promise<string> {
  if (!(await ask<boolean>({ kind: 'visible', selector: '.quick-input-list' }))) return '';
  const rows = await ask<string[]>({ kind: 'text', selector: '.quick-input-list .monaco-list-row' });
  return rows.map(row => row.replaceAll('\n', ' ')).join('\n');
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
