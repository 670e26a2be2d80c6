import path from 'node:path';
import { cell } from './cell.ts';
import { ask } from './driver.ts';

/** Takes a picture of the window, if the run takes pictures. */
export async function picture(name: string): Promise<void> {
  if (cell.pictures === undefined) return;
  await ask({ kind: 'screenshot', path: path.join(cell.pictures, `${name}.png`) });
}
