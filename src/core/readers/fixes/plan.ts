import type { Edited } from '../../config/edit.ts';
import { removeFromJson } from '../../config/removal/jsonRemoval.ts';
import type { Removal, ValuePath } from '../../config/removal/removal.ts';
import { removeFromToml } from '../../config/removal/tomlRemoval.ts';
import { removeFromYaml } from '../../config/removal/yamlRemoval.ts';
import { emptied } from '../../guard/registrations/emptied.ts';
import { message, type Message } from '../../message.ts';
import { planHardening } from '../../settings/hardening/harden.ts';
import { type FileReading, readingOf, type Readings } from '../../settings/readings.ts';
import type { FileEdit, Plan, SkippedSetting } from '../../settings/types.ts';
import { isList, isObject } from '../../settings/values.ts';
import { openIn } from '../approvals.ts';
import { formats, patternsAt } from '../places.ts';
import { locatedHooks, locatedServers, type ReadersFacts } from '../report.ts';
import { approvingKeys } from '../servers.ts';
import type { ApprovalSpec, ConfigPlace, ReaderApproval, ReaderFix, ReaderHook, ReaderServer } from '../types.ts';
import { hiddenTexts } from './hidden.ts';
import type { FixableRow, WantedFix } from './types.ts';

const removals: Readonly<Record<ConfigPlace['format'], Removal>> = {
  json: removeFromJson,
  toml: removeFromToml,
  yaml: removeFromYaml,
};

/**
 * Plans the edits that apply the wanted fixes to rows of the list, one edit per file. A fix that is not possible, or whose row has
 * changed since it was shown, is skipped with a reason. Pure; never throws.
 * @param wanted in the order of the list
 */
export function planReaderFixes(facts: ReadersFacts, wanted: readonly WantedFix[]): Plan {
  const drafts = new Drafts(facts.readings);
  const skipped: SkippedSetting[] = [];
  // Start with the last element of a list, so the indexes of those before it stay valid.
  for (const each of [...wanted].reverse()) {
    const why = fixOne(each, facts, drafts);
    if (why !== null) skipped.unshift({ assistant: toolsOf(each)[0] ?? '', key: nameOf(each), why });
  }
  const { edits } = drafts;
  const hides = hiddenTexts(
    facts,
    edits.map(({ file }) => file),
  );
  return { edits, skipped, hides };
}

function fixOne(wanted: WantedFix, facts: ReadersFacts, drafts: Drafts): Message | null {
  switch (wanted.kind) {
    case 'server':
      return fixServer(wanted.row, wanted.fix, facts, drafts);
    case 'hook':
      return fixHook(wanted.row, facts, drafts);
    case 'approval':
      return wanted.row.canHarden ? harden(wanted.row, facts, drafts) : askAgain(wanted.row, facts, drafts);
  }
}

function fixServer(row: ReaderServer, fix: ReaderFix, facts: ReadersFacts, drafts: Drafts): Message | null {
  const found = locatedServers(facts).find(each => isSame(each.row, row));
  if (found === undefined) return message('readers.fix.changed', { file: row.file });
  if (!row.fixes.includes(fix)) return message('readers.fix.noSwitch');
  const { file, path, place } = found.server;
  const format = formats[place.format];
  const remove = removals[place.format];
  if (fix === 'remove') return drafts.change(file, text => remove(text, path));
  if (fix === 'ask')
    return drafts.change(file, text => inTurn(text, approvingKeys, (sofar, key) => remove(sofar, [...path, key])));
  return drafts.change(file, text =>
    inTurn(text, Object.entries(place.off ?? {}), (sofar, [key, value]) =>
      format.write(sofar, [...path.map(String), key], value),
    ),
  );
}

function fixHook(row: ReaderHook, facts: ReadersFacts, drafts: Drafts): Message | null {
  const found = locatedHooks(facts).find(each => isSame(each.row, row));
  if (found === undefined) return message('readers.fix.changed', { file: row.file });
  const { path } = found;
  if (path === null) return drafts.change(row.file, () => ({ text: emptied(row.file), problem: null }));
  return drafts.change(row.file, text => removeMember(text, path));
}

/** Also removes the list, if this was its last element and the list has a key of its own. */
function removeMember(text: string, path: ValuePath): Edited {
  const edited = removeFromJson(text, path);
  const list = path.slice(0, -1);
  if (edited.problem !== null || list.length < 2) return edited;
  const left = formats.json.lookup(edited.text, list.map(String));
  const isEmpty = left.kind === 'value' && isList(left.value) && left.value.length === 0;
  return isEmpty ? removeFromJson(edited.text, list) : edited;
}

/** Uses hardening, in the scope in which the value is set. */
function harden(
  { tool, key, file }: ReaderApproval,
  { states, readings }: ReadersFacts,
  drafts: Drafts,
): Message | null {
  const state = states.find(each => each.assistant === tool && each.spec.key === key && each.file === file);
  if (state === undefined) return message('readers.fix.changed', { file: file ?? key });
  const scope = state.scope === 'workspace' || state.scope === 'folder' ? 'workspace' : 'user';
  const plan = planHardening([state], drafts.over(readings), { level: 'off', scope });
  for (const edit of plan.edits) drafts.set(edit);
  return plan.skipped[0]?.why ?? null;
}

function askAgain(row: ReaderApproval, facts: ReadersFacts, drafts: Drafts): Message | null {
  const { tool, kind, key } = row;
  const product = facts.products.find(each => each.tool === tool);
  const spec = product?.approvals.find(each => each.kind === kind && each.keyPath.join('.') === key);
  const file = row.file ?? (spec === undefined ? null : personalFile(spec, facts.readings));
  if (spec === undefined || file === null) return message('readers.fix.changed', { file: row.file ?? key });
  return drafts.change(file, text => asking(text, spec));
}

/** Edits a text so that the tool asks: removes what stops it, or sets the value that makes it ask if it would not by default. */
function asking(text: string, { format, keyPath, open, asks }: ApprovalSpec): Edited {
  const found = formats[format].lookup(text, keyPath);
  if (found.kind === 'malformed')
    return { text: null, problem: message('settings.edit.malformed', { line: found.line, column: found.column }) };
  const { value } = found;
  const stops = value === undefined ? null : openIn(value, open);
  const remove = removals[format];
  if (isList(value) && isList(stops)) {
    const at = value.flatMap((each, index) => (stops.includes(each) ? [index] : [])).reverse();
    return inTurn(text, at, (sofar, index) => remove(sofar, [...keyPath, index]));
  }
  const keys = isObject(value) && isObject(stops) ? Object.keys(stops) : null;
  if (asks !== undefined) {
    const places = keys === null ? [keyPath] : keys.map(key => [...keyPath, key]);
    return inTurn(text, places, (sofar, path) => formats[format].write(sofar === '' ? null : sofar, path, asks));
  }
  return keys === null ? remove(text, keyPath) : inTurn(text, keys, (sofar, key) => remove(sofar, [...keyPath, key]));
}

/** The personal file in which to set a key that is not set anywhere: the first one that exists, else the first one. */
function personalFile({ files }: ApprovalSpec, readings: Readings): string | null {
  const own = files.filter(file => !file.startsWith('./')).flatMap(file => patternsAt(file, readings));
  return own.find(file => readingOf(readings, file).kind !== 'absent') ?? own[0] ?? null;
}

function inTurn<T>(text: string, parts: readonly T[], edit: (text: string, part: T) => Edited): Edited {
  return parts.reduce<Edited>((sofar, part) => (sofar.problem === null ? edit(sofar.text, part) : sofar), {
    text,
    problem: null,
  });
}

/** The new texts of files so far. */
class Drafts {
  readonly #texts = new Map<string, { readonly before: string | null; after: string }>();

  constructor(private readonly readings: Readings) {}

  /** Edits a file, or returns why that is not possible. */
  change(file: string, edit: (text: string) => Edited): Message | null {
    const reading = readingOf(this.readings, file);
    if (reading.kind === 'unreadable') return reading.problem;
    if (reading.kind === 'text' && reading.isLinked) return message('settings.skip.linked', { file });
    const before = reading.kind === 'text' ? reading.text : null;
    const edited = edit(this.#texts.get(file)?.after ?? before ?? '');
    if (edited.problem !== null) return edited.problem;
    this.set({ file, before, after: edited.text });
    return null;
  }

  set({ file, before, after }: Pick<FileEdit, 'file' | 'before' | 'after'>): void {
    this.#texts.set(file, { before: this.#texts.get(file)?.before ?? before, after });
  }

  /** Readings in which these files have their new texts. */
  over(readings: Readings): Readings {
    const files = [...this.#texts].map(([file, { after }]): [string, FileReading] => [
      file,
      { kind: 'text', text: after },
    ]);
    return { ...readings, files: new Map([...readings.files, ...files]) };
  }

  get edits(): readonly FileEdit[] {
    return [...this.#texts].flatMap(([file, { before, after }]) =>
      before === after ? [] : [{ file, before, after, changes: [] }],
    );
  }
}

function isSame(row: object, other: object): boolean {
  return JSON.stringify(row) === JSON.stringify(other);
}

/** The tools that read a row. If only one can be named, use the first. */
export function toolsOf(wanted: FixableRow): readonly string[] {
  switch (wanted.kind) {
    case 'server':
      return wanted.row.tools;
    case 'hook':
      return wanted.row.by.map(({ tool }) => tool);
    case 'approval':
      return [wanted.row.tool];
  }
}

function nameOf(wanted: WantedFix): string {
  switch (wanted.kind) {
    case 'server':
      return wanted.row.name;
    case 'hook':
      return wanted.row.event ?? 'hook';
    case 'approval':
      return wanted.row.key;
  }
}
