/** Things laid out as a table, rows by columns: what every front end draws where sentences would be too many. */
export interface Matrix<Row, Column, Cell> {
  /** Those in which there is anything, in the order that was asked for. */
  readonly columns: readonly Column[];
  /** In the order in which the things came. */
  readonly rows: readonly MatrixRow<Row, Cell>[];
}

export interface MatrixRow<Row, Cell> {
  readonly row: Row;
  /** One for each column; null where nothing belongs there. */
  readonly cells: readonly (Cell | null)[];
}

/** How things become a table. Rows and columns are compared by `===`. */
export interface MatrixLayout<Thing, Row, Column, Cell> {
  readonly columns: readonly Column[];
  readonly rowOf: (thing: Thing) => Row;
  /** What is in no column that was asked for is left out. */
  readonly columnOf: (thing: Thing) => Column;
  /** @param things in this row and column; never empty */
  readonly cellOf: (things: readonly Thing[]) => Cell;
}

/** Lays things out by row and column; columns in which there is nothing are left out. */
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
