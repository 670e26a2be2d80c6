import { type Markup, markup } from './markup.ts';
import { tableOf } from './page.ts';
import { heatLevels } from './style.ts';

export interface HeatMap {
  readonly caption: string;
  /** The heading of the row names. */
  readonly corner: string;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly name: string; readonly values: readonly (number | null)[] }[];
  /** Formats a value for its cell. */
  readonly text: (value: number) => string;
}

/** Draws a table whose cells are darker for higher values. Each cell contains its number, so nothing depends on colour alone. */
export function heatMap({ caption, corner, columns, rows, text }: HeatMap): Markup {
  const most = rows.flatMap(row => row.values).reduce((all: number, value) => Math.max(all, value ?? 0), 1);
  const cell = (value: number | null): Markup =>
    value === null ? markup`<td></td>` : markup`<td class="h${level(value, most)}">${text(value)}</td>`;
  return tableOf(
    'heat',
    caption,
    [corner, ...columns].map(column => markup`<th scope="col">${column}</th>`),
    rows.map(({ name, values }) => [markup`<th scope="row">${name}</th>`, ...values.map(cell)]),
  );
}

/**
 * Returns the colour level on a logarithmic scale: few people cause most of the traffic, and the others should be
 * distinguishable too.
 */
function level(value: number, most: number): number {
  if (value <= 0) return 1;
  return Math.max(1, Math.ceil((Math.log1p(value) / Math.log1p(most)) * heatLevels));
}
