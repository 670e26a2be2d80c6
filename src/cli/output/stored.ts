import { assistantName } from '../../core/assistants/catalogue.ts';
import { purgeableData } from '../../core/assistants/stored.ts';
import { markdownCode, markdownTable } from '../../core/report/formats/markdown.ts';
import type { StoredData } from '../../core/settings/stored.ts';
import { movedFolders } from '../../node/settings/movedFolders.ts';
import { measureStored } from '../../node/settings/storedData.ts';
import { purge } from '../../node/journal/purge.ts';
import { checkIds, type Environment } from '../environment.ts';
import { journalFolder, portsWithReason } from './plan.ts';
import { document, json, lines, type Safe, t } from './safe.ts';
import { bytesText, counted, say } from './text.ts';
import { suggestion } from '../../core/texts/closest.ts';
import { refuseSarif } from '../arguments/ownFormat.ts';
import { UsageError } from '../arguments/usage.ts';

/** `sightglass settings --stored`: what the tools left on this disk, with sizes. */
export async function listStored(environment: Environment): Promise<number> {
  const { options, print } = environment;
  refuseSarif(options, 'settings --stored');
  const wanted = options.assistants;
  if (Array.isArray(wanted)) checkIds(wanted);
  const found = await storedHere(environment);
  const shown = Array.isArray(wanted) ? found.filter(each => wanted.includes(each.spec.assistant)) : found;
  print(format(environment, shown, null));
  return 0;
}

/** `sightglass harden --purge ID,...`: shows what would be moved away; `--apply` moves it, `--undo` brings it back. */
export async function purgeStored(environment: Environment, ids: readonly string[]): Promise<number> {
  const { options, print } = environment;
  refuseSarif(options, 'harden --purge');
  const unknown = ids.find(id => !purgeableData.some(spec => spec.id === id));
  if (unknown !== undefined) {
    throw new UsageError(
      `nothing is called ${unknown}${suggestion(
        unknown,
        purgeableData.map(each => each.id),
      )}; known are ${purgeableData.map(each => each.id).join(', ')}`,
    );
  }
  const chosen = (await storedHere(environment)).filter(each => ids.includes(each.spec.id));
  const paths = chosen.flatMap(each => each.entries.map(entry => entry.path));
  const isApplied = options.apply && paths.length > 0;
  if (isApplied) {
    const ports = await portsWithReason(environment, 'harden --purge');
    const result = await purge(paths, journalFolder(environment), ports);
    if (!result.ok) throw new UsageError(say(result.problem));
  }
  print(format(environment, chosen, isApplied));
  return 0;
}

function storedHere({ options, env }: Environment): Promise<readonly StoredData[]> {
  const { home, workspace } = options;
  return measureStored(purgeableData, { home, moved: movedFolders(env) }, [workspace]);
}

/** @param isApplied null: nothing was asked to be moved */
function format(environment: Environment, found: readonly StoredData[], isApplied: boolean | null): Safe {
  const { options, painter } = environment;
  if (options.format === 'json') return json(asJson(found, isApplied));
  if (options.format === 'markdown') {
    const rows = found.map(each => [
      assistantName(each.spec.assistant),
      markdownCode(each.spec.id),
      sizeText(each),
      say(each.spec.holds),
      { markdown: each.entries.map(entry => markdownCode(entry.path).markdown).join(' ') },
    ]);
    const table = markdownTable(['Tool', 'Id', 'Size', 'Holds', 'Where'], rows);
    return document(`# What AI tools left on this disk\n\n${table.markdown}\n`);
  }
  const rows = found.flatMap(each => [
    t`${painter.bold(each.spec.id)}  ${sizeText(each)}`,
    t`  ${say(each.spec.holds)}${each.spec.cost === undefined ? '' : painter.dim(t` ${say(each.spec.cost)}`)}`,
    ...each.entries.map(entry => painter.dim(t`  ${entry.path}`)),
    ...(each.problem === null ? [] : [t`  ${painter.paint('yellow', say(each.problem))}`]),
  ]);
  return lines([...rows, summary(environment, found, isApplied)]);
}

function summary(environment: Environment, found: readonly StoredData[], isApplied: boolean | null): string {
  const total = bytesText(found.reduce((sum, each) => sum + each.bytes, 0));
  if (found.every(each => each.entries.length === 0)) return 'There is nothing.';
  if (isApplied === null) return `${total} in all. sightglass harden --purge ID shows what would be moved away.`;
  if (!isApplied) return `Nothing is moved yet; --apply moves ${total} away.`;
  return `${total} moved to ${journalFolder(environment)}, where the next purge deletes it. sightglass undo brings it back.`;
}

function asJson(found: readonly StoredData[], isApplied: boolean | null): string {
  const stored = found.map(({ spec, entries, bytes, files, isWhole, problem }) => ({
    id: spec.id,
    assistant: spec.assistant,
    kind: spec.kind,
    holds: say(spec.holds),
    bytes,
    files,
    isWhole,
    entries,
    problem: problem === null ? null : say(problem),
  }));
  return `${JSON.stringify({ schema: 'sightglass/stored/1', applied: isApplied === true, stored }, null, 2)}\n`;
}

function sizeText({ bytes, files, isWhole }: StoredData): string {
  return `${isWhole ? '' : 'at least '}${bytesText(bytes)} in ${counted(files, 'file')}`;
}
