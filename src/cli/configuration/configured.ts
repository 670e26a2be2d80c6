import path from 'node:path';
import type { Configuration } from '../../core/configuration/read.ts';
import { message } from '../../core/message.ts';
import type { RunLimits } from '../../core/report/types.ts';
import { type FoundConfiguration, findConfiguration, namedConfiguration } from '../../node/configuration/find.ts';
import { relativeInside, shownBelow } from '../../node/files/inside.ts';
import { readTextSync } from '../../node/files/readText.ts';
import { Exclusions } from '../../node/scanning/exclusions.ts';
import type { Options } from '../arguments/options.ts';
import { pathOf } from '../arguments/paths.ts';
import { UsageError } from '../arguments/usage.ts';
import type { Environment } from '../environment.ts';
import { say } from '../output/text.ts';

/** The keys of a configuration file that a command uses. */
export type UsedKeys = readonly (keyof Configuration)[];

/** The options and exclusions of a run: from its command line, else from the folder's configuration file. */
export interface Configured {
  readonly environment: Environment;
  readonly exclusions: Exclusions;
  /**
   * Returns the report's section about the configuration file and exclusions, once the command has run; null if neither had an
   * effect.
   */
  readonly limits: (accepted?: number) => RunLimits | null;
}

/**
 * Fills in options that the command line leaves open from the configuration file that applies to a folder. Throws {@link UsageError}
 * with the location of an error in that file.
 * @param folder the folder that the command is about, absolute
 * @param keys keys of the file that the command uses
 */
export function configured(given: Environment, folder: string, keys: UsedKeys): Configured {
  const { options } = given;
  const { workspace } = options;
  const found = configurationFor(options, folder);
  const config = found === null ? {} : usable(found, keys, options);
  const { exclude = [] } = config;
  const own = found === null ? folder : path.dirname(found.file);
  const shown = found === null ? '' : shownBelow(workspace, found.file);
  const exclusions = new Exclusions([
    {
      folder: relativeInside(workspace, folder) === null ? folder : workspace,
      patterns: options.exclude,
      by: '--exclude',
    },
    { folder: relativeInside(own, folder) === null ? folder : own, patterns: exclude, by: shown },
  ]);
  const file = found === null ? {} : { configuration: { file: shown, sets: config } };
  return {
    environment: { ...given, options: { ...options, ...completed(options, config, own) } },
    exclusions,
    limits: accepted => {
      const excluded = exclusions.isEmpty ? {} : { excluded: exclusions.counted };
      const byBaseline = accepted === undefined || config.baseline === undefined ? {} : { accepted };
      const limits = { ...file, ...excluded, ...byBaseline };
      return Object.keys(limits).length === 0 ? null : limits;
    },
  };
}

function configurationFor(options: Options, folder: string): FoundConfiguration | null {
  if (options.config === 'none') return null;
  return options.config === null
    ? findConfiguration(folder, options.workspace)
    : namedConfiguration(pathOf(options.config.file, options), options.workspace);
}

/** Returns the keys of a file that apply to a command: those that it uses and that no option overrides. */
function usable({ file, reading }: FoundConfiguration, keys: UsedKeys, options: Options): Configuration {
  const { configuration } = reading;
  if (configuration === null) throw new UsageError(reading.problems.map(say).join(' '));
  const isSaid: Readonly<Record<keyof Configuration, boolean>> = {
    assistants: options.assistants !== null,
    confidence: options.confidence !== null,
    personalData: options.personalData,
    exclude: false,
    baseline: options.baseline !== null,
    failOn: options.failOn !== null,
    ignoreSource: options.source !== null,
  };
  const counts = Object.entries(configuration).filter(([key]) => keys.some(each => each === key && !isSaid[each]));
  const config = Object.fromEntries(counts) as Configuration;
  const { baseline } = config;
  const folder = path.dirname(file);
  // A repository must not choose which other files on the disk are read.
  const isThere =
    baseline === undefined ||
    options.updateBaseline ||
    readTextSync(path.join(folder, baseline), undefined, folder).kind === 'text';
  if (!isThere)
    throw new UsageError(say(message('configuration.noBaseline', { ...reading.whereIs('baseline'), baseline })));
  return config;
}

function completed(options: Options, config: Configuration, folder: string): Partial<Options> {
  const { assistants, confidence, personalData, baseline, failOn, ignoreSource } = config;
  return {
    assistants: assistants ?? options.assistants,
    confidence: confidence ?? options.confidence,
    personalData: personalData ?? options.personalData,
    baseline: baseline === undefined ? options.baseline : path.join(folder, baseline),
    failOn: failOn ?? options.failOn,
    source: ignoreSource === undefined ? options.source : path.join(folder, ignoreSource),
  };
}
