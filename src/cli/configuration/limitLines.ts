import type { ExcludedFiles, RunLimits } from '../../core/report/types.ts';
import { md } from '../../core/report/formats/markdown.ts';
import type { Environment } from '../environment.ts';
import { document, joined, lines, type Safe, t } from '../output/safe.ts';
import { counted } from '../output/text.ts';

/**
 * Reports what a configuration file set and what was excluded, so readers know that the repository influenced the result. JSON has
 * keys for it; foreign formats do not, so it is printed to standard error there.
 * @param isInJson whether the command's JSON has those keys
 */
export function sayLimits(limits: RunLimits | null, environment: Environment, isInJson = true): void {
  const { options, painter, print, warn } = environment;
  const said = limits === null ? [] : limitLines(limits);
  switch (options.formatWord ?? 'text') {
    case 'json':
      if (!isInJson) for (const each of said) warn(each);
      return;
    case 'text':
      return print(lines(said.map(each => painter.dim(each))));
    case 'markdown':
      return print(document(said.map(each => `\n${md`${each.text}`.markdown}\n`).join('')));
    default:
      for (const each of said) warn(each);
  }
}

/** Returns a line for the file, and one for each source of exclusions. */
function limitLines({ configuration, excluded = [], accepted }: RunLimits): readonly Safe[] {
  const sets = Object.entries(configuration?.sets ?? {}).filter(([key]) => key !== 'exclude' && key !== '$schema');
  const settings = sets.map(([key, value]) => t`${key} ${settingText(value)}`);
  const byFile =
    configuration === undefined || settings.length === 0
      ? []
      : [t`by ${configuration.file}: ${joined(settings, '; ')}`];
  const sources = [...new Set(excluded.map(({ by }) => by))];
  return [
    ...byFile,
    ...(accepted === undefined ? [] : [t`accepted by it: ${counted(accepted, 'finding')}`]),
    ...sources.map(by =>
      excludedLine(
        by,
        excluded.filter(each => each.by === by),
      ),
    ),
  ];
}

function excludedLine(by: string, all: readonly ExcludedFiles[]): Safe {
  const total = all.reduce((sum, { files }) => sum + files, 0);
  const patterns = all.map(({ pattern, files }) => (all.length === 1 ? pattern : `${pattern} ${files}`));
  return t`excluded by ${by}: ${counted(total, 'file')} (${patterns.join(', ')})`;
}

function settingText(value: unknown): string {
  return Array.isArray(value) ? value.join(', ') : String(value);
}
