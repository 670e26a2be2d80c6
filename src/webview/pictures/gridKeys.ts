import { rowAfter } from './rowAfter.ts';

/**
 * Makes arrow keys, Home and End move between the buttons of a table.
 * @param grid the buttons by row, without cells that have none
 */
export function addGridKeys(grid: readonly (readonly HTMLElement[])[]): void {
  for (const [y, line] of grid.entries())
    for (const [x, button] of line.entries()) button.addEventListener('keydown', event => move(event, grid, x, y));
}

function move(event: KeyboardEvent, grid: readonly (readonly HTMLElement[])[], x: number, y: number): void {
  const line = grid[y] ?? [];
  const sideways = { ArrowRight: 'ArrowDown', ArrowLeft: 'ArrowUp', Home: 'Home', End: 'End' }[event.key];
  const nextX = sideways === undefined ? null : rowAfter(sideways, x, line.length);
  const nextY = event.key.startsWith('Arrow') && sideways === undefined ? rowAfter(event.key, y, grid.length) : null;
  const target = nextX === null ? (nextY === null ? undefined : nearest(grid[nextY], x)) : line[nextX];
  if (target === undefined) return;
  event.preventDefault();
  target.focus();
}

function nearest(line: readonly HTMLElement[] | undefined, x: number): HTMLElement | undefined {
  return line?.[Math.min(x, line.length - 1)];
}
