import path from 'node:path';
import type { ParseArgsConfig } from 'node:util';
import { type Confidence, confidences } from '../../../core/secrets/types.ts';
import { UsageError } from '../usage.ts';
import { countOf, oneOf, type ValuesOf } from '../values.ts';

/** Options about what is scanned and which findings count, in the form that `util.parseArgs` expects. */
export const scanOptionSpecs = {
  baseline: { type: 'string' },
  'update-baseline': { type: 'boolean' },
  exclude: { type: 'string', multiple: true },
  config: { type: 'string' },
  'no-config': { type: 'boolean' },
  explain: { type: 'boolean' },
  staged: { type: 'boolean' },
  history: { type: 'boolean' },
  'personal-data': { type: 'boolean' },
  confidence: { type: 'string' },
  'no-cache': { type: 'boolean' },
  threads: { type: 'string' },
} as const satisfies NonNullable<ParseArgsConfig['options']>;

export interface ScanOptions {
  /** A baseline other than `.sightglass-baseline`, absolute. */
  readonly baseline: string | null;
  readonly updateBaseline: boolean;
  /** Gitignore patterns; files that match are not scanned. */
  readonly exclude: readonly string[];
  /** Null: the folder's own configuration; `none`: no configuration. */
  readonly config: { readonly file: string } | 'none' | null;
  readonly explain: boolean;
  /** Which part of a git repository `scan` reads; null: the files in the working tree. */
  readonly gitPart: 'staged' | 'history' | null;
  /** Whether `scan` also looks for personal data. */
  readonly personalData: boolean;
  /** Findings below this confidence are left out of reports for people. */
  readonly confidence: Confidence | null;
  readonly cache: boolean;
  /** The number of threads that scan; null: one per core. */
  readonly threads: number | null;
}

/** Throws {@link UsageError} that names the invalid argument. */
export function scanOptionsOf(values: ValuesOf<typeof scanOptionSpecs>, cwd: string): ScanOptions {
  return {
    baseline: values.baseline === undefined ? null : path.resolve(cwd, values.baseline),
    updateBaseline: values['update-baseline'] === true,
    exclude: values.exclude ?? [],
    config: configOf(values.config, values['no-config'] === true),
    explain: values.explain === true,
    gitPart: values.staged === true ? 'staged' : values.history === true ? 'history' : null,
    personalData: values['personal-data'] === true,
    confidence: oneOf('--confidence', values.confidence, confidences),
    cache: values['no-cache'] !== true,
    threads: countOf('--threads', values.threads),
  };
}

function configOf(file: string | undefined, isOff: boolean): ScanOptions['config'] {
  if (file !== undefined && isOff) throw new UsageError('--config and --no-config contradict each other');
  return isOff ? 'none' : file === undefined ? null : { file };
}
