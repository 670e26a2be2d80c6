import { type Markup, markup } from './markup.ts';
import { tableOf } from './page.ts';
import { heatLevels } from './style.ts';

export interface HeatMap {
  readonly caption: string;
  /** What a row is. */
  readonly corner: string;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly name: string; readonly values: readonly (number | null)[] }[];
  /** A value as it is in its cell. */
  readonly text: (value: number) => string;
}

/** A table whose cells are the darker the more they count; the number is in each, so that no colour alone says anything. */
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

/** By orders of magnitude: few people cause most of the traffic, and the others should be distinguished too. */
function level(value: number, most: number): number {
  if (value <= 0) return 1;
  return Math.max(1, Math.ceil((Math.log1p(value) / Math.log1p(most)) * heatLevels));
}
