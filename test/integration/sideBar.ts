import { commands } from 'vscode';
import { views } from '../../src/contract.ts';
import { ask } from './driver.ts';

/** The headings of our views. */
const headings: Readonly<Record<string, string>> = {
  [views.window]: 'Context Window',
  [views.context]: 'Context',
  [views.findings]: 'Findings',
  [views.guard]: 'Guard',
  [views.traffic]: 'Captured Traffic',
  [views.sent]: 'Already Sent',
};

/** Shows a view and folds the others of the side bar, or unfolds them: only rows that are on the screen can be read. */
export async function foldOthers(view: string, isFolded: boolean): Promise<void> {
  await commands.executeCommand(`${view}.focus`);
  for (const other of Object.keys(headings)) if (other !== view) await fold(other, isFolded);
}

/** Folds a view, or unfolds it. */
export async function fold(view: string, isFolded: boolean): Promise<void> {
  const header = `.pane-header[aria-expanded="${String(isFolded)}"]:has(.title:text-is("${headings[view]}"))`;
  if (await ask<boolean>({ kind: 'visible', selector: header })) await ask({ kind: 'click', selector: header });
}
