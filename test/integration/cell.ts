/** The cell of the test matrix that a run is for; set by `scripts/test-editor.mjs`. */
export interface Cell {
  readonly version: string;
  readonly workspace: 'single' | 'multi' | 'none';
  readonly restricted: boolean;
  /** True if the installed VSIX is under test, not the development tree. */
  readonly packaged: boolean;
  readonly suites: readonly string[];
  /** The folder for pictures; if absent, none are taken. */
  readonly pictures?: string;
}

const fallback: Cell = { version: 'desktop', workspace: 'single', restricted: false, packaged: false, suites: [] };

export const cell: Cell = process.env['SIGHTGLASS_CELL']
  ? (JSON.parse(process.env['SIGHTGLASS_CELL']) as Cell)
  : fallback;
