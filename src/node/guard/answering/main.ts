import { homedir } from 'node:os';
import path from 'node:path';
import { type CompiledBundle, compiledBundle, type LoadedBundles } from './compiledBundle.ts';
import { guardPlaces } from '../places.ts';
import { writeStandard } from './standardStreams.ts';
import type * as program from './program.ts';
import type * as exclusion from '../../ignore/exclusionFacts.ts';
import type * as secrets from '../../scanning/secrets.ts';

// A bundle of its own, `dist/guard.js`, which agents start before and after each of their steps. It loads the program, and the part
// that finds secrets only if there is a text to scan.
//   node guard.js guard run --agent ID [--fail-closed]

const { compiled } = guardPlaces(homedir());
const loadedBundles: LoadedBundles = new Map();

function load<T>(file: string): CompiledBundle<T> {
  return compiledBundle<T>(path.join(__dirname, file), compiled, require, loadedBundles);
}

function main(argv: readonly string[]): void {
  const loaded = load<typeof program>('guardProgram.js');
  let scanning: CompiledBundle<typeof secrets> | undefined;
  loaded.exports.run(argv, {
    scanning: () => (scanning ??= load<typeof secrets>('secrets.js')).exports,
    exclusion: () => load<typeof exclusion>('exclusionRules.js').exports,
    // Called after the first answer: everything that is needed again has been compiled by then.
    ended: () => {
      if (scanning === undefined) return;
      loaded.keep();
      scanning.keep();
    },
    folder: __dirname,
  });
}

const argv = process.argv.slice(2);
try {
  main(argv);
} catch {
  // A bundle is missing or broken. Without it, the agent's answer format is not known: most agents take exit code 2 as a refusal.
  writeStandard(2, 'Sightglass: the guard cannot start; sightglass guard status tells more\n');
  process.exitCode = argv.includes('--fail-closed') ? 2 : 1;
}
