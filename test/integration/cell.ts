/** Which corner of the matrix a run is in; `scripts/test-editor.mjs` sets it. */
export interface Cell {
  readonly version: string;
  readonly workspace: 'single' | 'multi' | 'none';
  readonly restricted: boolean;
  /** True when the installed VSIX is under test and not the development tree. */
  readonly packaged: boolean;
  readonly suites: readonly string[];
  /** Folder for pictures; absent: none are made. */
  readonly pictures?: string;
}

const fallback: Cell = { version: 'desktop', workspace: 'single', restricted: false, packaged: false, suites: [] };

export const cell: Cell = process.env['SIGHTGLASS_CELL']
  ? (JSON.parse(process.env['SIGHTGLASS_CELL']) as Cell)
  : fallback;
