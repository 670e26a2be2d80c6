import { commands } from 'vscode';
import { views } from '../../src/contract.ts';
import { ask } from './driver.ts';

/** The headings of our views. */
const headings: Readonly<Record<string, string>> = {
  [views.context]: 'Context',
  [views.findings]: 'Findings',
  [views.guard]: 'Guard',
  [views.traffic]: 'Captured Traffic',
  [views.sent]: 'Already Sent',
};

/** Shows a view and folds the others of the side bar, or unfolds them: only rows that are on the screen can be read. */
export async function foldOthers(view: string, isFolded: boolean): Promise<void> {
  await commands.executeCommand(`${view}.focus`);
  for (const [other, heading] of Object.entries(headings)) {
    if (other === view) continue;
    const header = `.pane-header[aria-expanded="${String(isFolded)}"]:has-text("${heading}")`;
    if (await ask<boolean>({ kind: 'visible', selector: header })) await ask({ kind: 'click', selector: header });
  }
}
