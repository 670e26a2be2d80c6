import path from 'node:path';
import type { HeldFromTool } from '../core/readers/goesRound.ts';
import { heldByTool } from '../core/readers/goesRound.ts';
import type { ReadersReport } from '../core/readers/types.ts';
import type { VerdictsOf } from '../core/ignore/verdicts.ts';
import { createScanner } from '../core/secrets/scanner.ts';
import { relativeInside, slashed } from '../node/files/inside.ts';
import { declaringExtensions } from '../node/readers/extensionManifests.ts';
import { readReaders } from '../node/readers/readReaders.ts';
import type { Environment } from './environment.ts';
import { teamOf, withoutAccepted } from './scanTeam.ts';

/** What is known of the folder already. */
export interface KnownFolder {
  /** Relative, with `/`. */
  readonly paths: readonly string[];
  readonly verdictsOf: VerdictsOf;
  /** Ids of the tools in use. */
  readonly inUse: readonly string[];
  /** Ids of the tools that are asked for; null: all. */
  readonly wanted: readonly string[] | null;
  readonly withExtensions: boolean;
}

/** Everything here that can read files or run commands for a model. Starts no program. */
export async function machineReaders(
  environment: Environment,
  folder: string,
  { paths, verdictsOf, inUse, wanted, withExtensions }: KnownFolder,
): Promise<ReadersReport> {
  const { options, env } = environment;
  const scanner = createScanner();
  const team = teamOf(environment, folder);
  return readReaders({
    ...{ home: options.home, folder, env, platform: process.platform, inUse, wanted, scanner },
    extensions: withExtensions ? await declaringExtensions({ home: options.home, env }) : null,
    held: drained(heldByTool(paths, verdictsOf)),
    secretsIn: (file, text) => {
      const name = relativeInside(folder, file);
      const found = scanner.scan({ path: name === null ? slashed(path.basename(file)) : slashed(name), text });
      return Promise.resolve(name === null ? found : withoutAccepted(found, team));
    },
  });
}

function drained(
  steps: Generator<undefined, ReadonlyMap<string, readonly HeldFromTool[]>>,
): ReadonlyMap<string, readonly HeldFromTool[]> {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}
