import { existsSync } from 'node:fs';
import path from 'node:path';
import { configurationFile, packageFile, packageKey } from '../../core/configuration/names.ts';
import { type ConfigurationReading, readConfiguration } from '../../core/configuration/read.ts';
import { type Message, message } from '../../core/message.ts';
import { relativeInside, shownBelow } from '../files/inside.ts';
import { readTextSync } from '../files/readText.ts';
import { gitRepositoryOf } from '../ignore/gitRepository.ts';

/** The maximum size of a configuration in bytes; package.json files of real projects are far smaller. */
const maximumBytes = 1_000_000;

/** A configuration and the file that contains it. */
export interface FoundConfiguration {
  /** Absolute. */
  readonly file: string;
  readonly reading: ConfigurationReading;
}

/**
 * Finds the configuration that applies to a folder: the nearest one upwards, up to the root of its git repository; outside of
 * one, up to `top`. Folders above that could belong to anybody. Null if there is none. Writes nothing; never throws.
 * @param top the folder that names are shown from, absolute; if `folder` is not below it, only `folder` is searched
 */
export function findConfiguration(folder: string, top: string): FoundConfiguration | null {
  const root = gitRepositoryOf(folder)?.root ?? (relativeInside(top, folder) === null ? folder : top);
  for (let at = folder; ; at = path.dirname(at)) {
    const found = configurationIn(at, top);
    if (found !== null) return found;
    if (at === root || path.dirname(at) === at) return null;
  }
}

/** Returns the configuration in a folder itself. Parameters as for {@link findConfiguration}. */
export function configurationIn(folder: string, top: string): FoundConfiguration | null {
  const read = (name: string): FoundConfiguration | null => readIn(path.join(folder, name), folder, top);
  const own = read(configurationFile);
  const inPackage = read(packageFile);
  if (own === null || inPackage === null) return own ?? inPackage;
  return failed(own.file, message('configuration.both', { folder, files: `${configurationFile}, ${packageFile}` }));
}

/** Reads a configuration file that a person named, anywhere on the disk. Parameters as for {@link findConfiguration}. */
export function namedConfiguration(file: string, top: string): FoundConfiguration {
  const found = readIn(file, null, top);
  if (found !== null) return found;
  const shown = shownBelow(top, file);
  const isThere = existsSync(file);
  return failed(
    file,
    isThere
      ? message('configuration.noKey', { file: shown, key: packageKey })
      : message('configuration.absent', { file: shown }),
  );
}

function failed(file: string, ...problems: readonly Message[]): FoundConfiguration {
  return { file, reading: { configuration: null, problems } };
}

/** @param within a folder that the file must be in after resolving links; null: anywhere */
function readIn(file: string, within: string | null, top: string): FoundConfiguration | null {
  const read = readTextSync(file, maximumBytes, within);
  const isPackage = path.basename(file) === packageFile;
  if (read.kind === 'absent') return null;
  const name = shownBelow(top, file);
  // A package.json that cannot be read is not reported: it may contain no configuration.
  if (read.kind !== 'text')
    return isPackage ? null : failed(file, message('configuration.unreadable', { file: name, reason: read.kind }));
  const reading = readConfiguration(read.text, name, isPackage ? packageKey : null);
  return reading.configuration === null && reading.problems.length === 0 ? null : { file, reading };
}
