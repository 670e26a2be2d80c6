import type { TrailEntry } from '../../core/trail/types.ts';
import type { TrailProblem, VerifiedTrail } from '../../core/trail/verify.ts';
import { shownBelow } from '../../node/files/inside.ts';
import { trailFolder } from '../../node/trail/journalTrail.ts';
import { readTrail } from '../../node/trail/read.ts';
import { formatOf } from '../arguments/ownFormat.ts';
import { UsageError } from '../arguments/usage.ts';
import type { Environment } from '../environment.ts';
import { json, lines, type Safe, t } from '../output/safe.ts';
import { counted, say } from '../output/text.ts';

/** `sightglass trail`: shows what was changed, and whether the trail was tampered with. */
export async function trailCommand(environment: Environment): Promise<number> {
  const { options, print } = environment;
  const format = formatOf(options, ['text', 'json'] as const);
  if (options.operands.length > 1) throw new UsageError('trail takes options only');
  const trail = (await readTrail(trailFolder(options.home))) ?? { entries: [], problems: [] };
  // The whole trail is checked even if only a part is shown.
  const since = options.since === null ? '' : new Date(options.since).toISOString();
  const shown = { ...trail, entries: trail.entries.filter(({ time }) => time >= since) };
  print(format === 'json' ? json(asJson(shown)) : asText(shown, environment));
  return trail.problems.length > 0 ? 1 : 0;
}

function asJson({ entries, problems }: VerifiedTrail): string {
  const body = {
    schema: 'sightglass/trail/1',
    whole: problems.length === 0,
    entries,
    problems: problems.map(({ file, line, message }) => ({ file, line, code: message.code, text: say(message) })),
  };
  return `${JSON.stringify(body, null, 2)}\n`;
}

function asText({ entries, problems }: VerifiedTrail, environment: Environment): Safe {
  const { painter } = environment;
  const problemLines = problems.map(
    each => t`${painter.paint('red', 'tampered with')}  ${placeOf(each)}${say(each.message)}`,
  );
  if (entries.length === 0 && problems.length === 0) return lines(['The trail has no entries.']);
  const whole =
    problems.length === 0
      ? [t`${counted(entries.length, 'line')}; nothing was changed, taken out or put in since they were written.`]
      : [];
  return lines([...entries.flatMap(each => entryLines(each, environment)), ...problemLines, ...whole]);
}

function placeOf({ file, line }: TrailProblem): string {
  return file === '' ? '' : `${file}${line === null ? '' : `:${line}`}: `;
}

function entryLines(entry: TrailEntry, { options, painter }: Environment): readonly Safe[] {
  const { number, time, user, command, action, justification, files, values } = entry;
  const head = t`${painter.dim(`#${number}`)}  ${time.slice(0, 16).replace('T', ' ')}Z  ${painter.bold(action)}  ${command} by ${user}`;
  return [
    head,
    ...(justification === null ? [] : [t`    reason: ${justification}`]),
    ...files.map(({ file, old, new: now }) => t`    ${shownBelow(options.home, file)}${changeText(old, now, action)}`),
    ...(values.length === 0 ? [] : [t`    settings: ${values.map(({ tool, key }) => `${tool} ${key}`).join(', ')}`]),
  ];
}

function changeText(old: string | null, now: string | null, action: TrailEntry['action']): string {
  if (action.startsWith('moved')) return '';
  if (old === null) return ' (new)';
  return now === null ? ' (removed)' : '';
}
