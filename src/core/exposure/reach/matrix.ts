/** Items arranged as a table of rows and columns, which every front end uses if there would be too many sentences. */
export interface Matrix<Row, Column, Cell> {
  /** The columns that contain anything, in the requested order. */
  readonly columns: readonly Column[];
  /** In the order in which the items were given. */
  readonly rows: readonly MatrixRow<Row, Cell>[];
}

export interface MatrixRow<Row, Cell> {
  readonly row: Row;
  /** One cell for each column; null if it is empty. */
  readonly cells: readonly (Cell | null)[];
}

/** How items are arranged as a table. Rows and columns are compared by `===`. */
export interface MatrixLayout<Thing, Row, Column, Cell> {
  readonly columns: readonly Column[];
  readonly rowOf: (thing: Thing) => Row;
  /** Items whose column was not requested are left out. */
  readonly columnOf: (thing: Thing) => Column;
  /** @param things the items in this row and column; never empty */
  readonly cellOf: (things: readonly Thing[]) => Cell;
}

/** Arranges items by row and column. Empty columns are left out. */
export function matrixOf<Thing, Row, Column, Cell>(
  things: readonly Thing[],
  { columns, rowOf, columnOf, cellOf }: MatrixLayout<Thing, Row, Column, Cell>,
): Matrix<Row, Column, Cell> {
  const rows = new Map<Row, Map<Column, Thing[]>>();
  for (const thing of things) {
    const column = columnOf(thing);
    if (!columns.includes(column)) continue;
    const row = rows.get(rowOf(thing)) ?? new Map<Column, Thing[]>();
    rows.set(rowOf(thing), row);
    row.set(column, [...(row.get(column) ?? []), thing]);
  }
  const used = columns.filter(column => [...rows.values()].some(row => row.has(column)));
  return {
    columns: used,
    rows: [...rows].map(([row, cells]) => ({
      row,
      cells: used.map(column => {
        const own = cells.get(column);
        return own === undefined ? null : cellOf(own);
      }),
    })),
  };
}
