import { commands } from 'vscode';
import { views } from '../../src/contract.ts';
import { clickUntil } from './actUntil.ts';
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

/** Views that are expanded at first. */
const open: ReadonlySet<string> = new Set([views.window, views.context, views.findings, views.traffic]);

/** Shows only one view, or all views as at the start: only rows that are on the screen can be read. */
export async function foldOthers(view: string, isFolded: boolean): Promise<void> {
  if (isFolded) await commands.executeCommand(`${view}.focus`);
  for (const each of Object.keys(headings)) {
    if (isFolded && each !== view) await fold(each, true);
    if (!isFolded) await fold(each, !open.has(each));
  }
}

/** Runs something while only one view is shown; the views are always restored for the next test. */
export async function alone(view: string, work: () => Promise<void>): Promise<void> {
  await foldOthers(view, true);
  try {
    await work();
  } finally {
    await foldOthers(view, false);
  }
}

/** Collapses a view, or expands it. */
export async function fold(view: string, isFolded: boolean): Promise<void> {
  const header = `.pane-header[aria-expanded="${String(isFolded)}"]:has(.title:text-is("${headings[view]}"))`;
  const isOther = (): Promise<boolean> => ask<boolean>({ kind: 'visible', selector: header });
  if (await isOther()) await clickUntil(header, `${view} to be folded or not`, async () => !(await isOther()));
}
