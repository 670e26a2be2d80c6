import path from 'node:path';
import { type OlderMerge, readOlder } from '../../../core/fleet/merge/trend.ts';
import type { FleetSummary } from '../../../core/fleet/merge/types.ts';
import { parseJson } from '../../../core/json.ts';
import { fleetCycloneDx } from '../../../core/report/formats/cycloneDx.ts';
import { fleetCsv, fleetJson } from '../../../core/report/fleetData.ts';
import { readTextSync } from '../../../node/files/readText.ts';
import { mergeFiles } from '../../../node/fleet/mergeFiles.ts';
import { fleetPage } from '../../../text/pages/fleetPage.ts';
import { existingPath } from '../../arguments/paths.ts';
import { formatOf } from '../../arguments/ownFormat.ts';
import { UsageError } from '../../arguments/usage.ts';
import type { Environment } from '../../environment.ts';
import { document, json, type Safe, t } from '../../output/safe.ts';
import { say } from '../../output/text.ts';
import { version } from '../../version.ts';
import { fleetText } from './mergeText.ts';

const formats = ['text', 'json', 'csv', 'cyclonedx', 'html'] as const;

/** `sightglass fleet merge REPORTS...`: merges the reports of all machines. */
export async function fleetMergeCommand(environment: Environment): Promise<number> {
  const { options, print, warn } = environment;
  const format = formatOf(options, formats);
  const [, , ...names] = options.operands;
  if (names.length === 0)
    throw new UsageError('fleet merge takes files and folders with reports; - reads standard input');
  const older = olderOf(environment);
  const merge = await mergeFiles(
    names.map(name => (name === '-' ? { stream: process.stdin } : { file: absolute(name, environment) })),
  );
  const summary = merge.summary(older);
  print(written(summary, format, environment));
  for (const { place, message } of [...summary.ahead, ...summary.problems]) warn(t`${place}: ${say(message)}`);
  const rest = summary.aheadCount - summary.ahead.length + summary.problemCount - summary.problems.length;
  if (rest > 0) warn(`and ${rest} more`);
  return summary.problemCount > 0 ? 2 : 0;
}

function absolute(name: string, { options }: Environment): string {
  return existingPath(name, options) ?? path.resolve(options.currentFolder, name);
}

/** The largest file that is read, in bytes: the merge of a hundred thousand machines is smaller. */
const longestMerge = 256 * 1024 * 1024;

function olderOf(environment: Environment): OlderMerge | null {
  const { since } = environment.options.fleet;
  if (since === null) return null;
  const read = readTextSync(absolute(since, environment), longestMerge);
  const older = read.kind === 'text' ? readOlder(parseJson(read.text)) : null;
  if (older === null)
    throw new UsageError(`--against takes what fleet merge --format json printed; ${since} is something else`);
  return older;
}

function written(summary: FleetSummary, format: (typeof formats)[number], { painter }: Environment): Safe {
  switch (format) {
    case 'json':
      return json(fleetJson(summary, say));
    case 'csv':
      return document(fleetCsv(summary));
    case 'cyclonedx':
      return json(fleetCycloneDx(summary, version));
    case 'html':
      return document(fleetPage(summary));
    case 'text':
      return fleetText(summary, painter);
  }
}
