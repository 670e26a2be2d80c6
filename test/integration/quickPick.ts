import { commands } from 'vscode';
import { actUntil } from './actUntil.ts';
import { ask, until } from './driver.ts';

/**
 * Waits until the open list shows a row that matches, then accepts what is checked or selected. It uses the editor's own command,
 * because a key could reach the next list, or nothing while a closing editor takes the focus. On a busy machine the command may run
 * before the editor has selected a row, and do nothing; then it is repeated.
 * @param isOver whether the command that shows the list has ended, because its list was dismissed
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

/** Answers a list of a command. Returns false if the command has ended because its list was dismissed. */
export type ListAnswer = (isOver: () => boolean) => Promise<boolean>;

/**
 * Runs a command and answers its lists in turn. A list disappears if something else takes the focus, such as an editor that is
 * still closing; then the command is run again, as a user would.
 */
export async function answerLists(command: string, ...answers: readonly ListAnswer[]): Promise<void> {
  for (let areAnswered = false; !areAnswered;) {
    let isOver = false;
    const end = (): void => void (isOver = true);
    // A command may reject in the end, for example because of a dialog that is not shown in tests.
    const run = commands.executeCommand(command).then(end, end);
    areAnswered = true;
    for (const answer of answers) areAnswered = areAnswered && (await answer(() => isOver));
    await run;
  }
}

/** Accepts the list that has a matching row. */
export function accepting(shows: RegExp): ListAnswer {
  return isOver => acceptQuickPick(shows, isOver);
}

/** Leaves only one row checked, see {@link tickOnly}, and accepts the list. */
export function ticking(text: string, more = text): ListAnswer {
  const row = new RegExp(more.replaceAll(/[^\w\s]/g, '\\$&'));
  return async isOver => (await tickOnly(text, more, isOver)) && acceptQuickPick(row, isOver);
}

/**
 * Returns the rows of the open list, one per line; empty if no list is visible. An accepted list remains in the page, but hidden.
 */
async function listedRows(): Promise<string> {
  if (!(await ask<boolean>({ kind: 'visible', selector: '.quick-input-list' }))) return '';
  const rows = await ask<string[]>({ kind: 'text', selector: '.quick-input-list .monaco-list-row' });
  return rows.map(row => row.replaceAll('\n', ' ')).join('\n');
}

/**
 * Leaves only the row with this text checked in the open list; if there are several, the one that also contains `more`. Returns
 * false if the list was dismissed.
 */
async function tickOnly(text: string, more: string, isOver: () => boolean): Promise<boolean> {
  const all = '.quick-input-header > .quick-input-check-all, .quick-input-header > .monaco-custom-toggle';
  const row = `.quick-input-list .monaco-list-row:has-text("${text}"):has-text("${more}")`;
  const click = async (selector: string): Promise<boolean> => {
    const isThere = await ask<boolean>({ kind: 'visible', selector });
    if (isThere) await ask({ kind: 'click', selector });
    return isThere;
  };
  // If only some rows are checked, the first click may check all of them.
  await until('no row to be ticked', async () => {
    if (isOver() || !(await click(all))) return isOver();
    const count = await ask<string[]>({ kind: 'text', selector: '.quick-input-count' });
    return /^0 /.test(count.join(''));
  });
  if (isOver()) return false;
  await ask({ kind: 'focus', selector: '.quick-input-widget .quick-input-box input' });
  await ask({ kind: 'type', text });
  await until(`the row of ${text}`, async () => isOver() || (await click(row)));
  return !isOver();
}

/** Returns the texts of the notifications from the list behind the bell, because toasts come and go by the editor's own rules. */
export async function notificationTexts(): Promise<string> {
  await commands.executeCommand('notifications.showList');
  return (await ask<string[]>({ kind: 'text', selector: '.notification-list-item' })).join('\n');
}
