import path from 'node:path';
import { cell } from './cell.ts';
import { ask } from './driver.ts';

/** A picture of the window, where the run makes any. */
export async function picture(name: string): Promise<void> {
  if (cell.pictures === undefined) return;
  await ask({ kind: 'screenshot', path: path.join(cell.pictures, `${name}.png`) });
}
