import { type Message, message } from '../../message.ts';
import type { ConfigFormat, Edited } from '../../config/edit.ts';
import { wrongTypeIn } from '../../config/fileShape.ts';
import { pathOf } from '../formats.ts';
import { stateForPerson } from '../read.ts';
import { plainText, type Target, targetsOf } from './hardeningTarget.ts';
import { readingOf, type Readings } from '../readings.ts';
import { shownValue } from '../shownValue.ts';
import { shellVariable } from '../../config/shellVariables.ts';
import {
  type FileEdit,
  type Plan,
  type PlannedChange,
  type SettingSpec,
  type SettingState,
  type SettingValue,
  type HardeningLevel,
  hardeningLevels,
} from '../types.ts';
import { isHardened, isList, isObject, isVoided } from '../values.ts';

export interface HardeningOptions {
  /** Settings of this level and of the levels before it. */
  readonly level: HardeningLevel;
  /** `workspace` writes only files of the open folder, `user` only files of the user. */
  readonly scope: 'workspace' | 'user';
  /** Assistants or setting keys; if absent, all. */
  readonly only?: readonly string[];
  /** Programs that were found on PATH: some values break a product if a program is missing. */
  readonly commands?: readonly string[];
}

type Skipped = Plan['skipped'][number];

/**
 * Plans what to write so every setting has its hardened value: one edit per file, in the order of the states. What should change but
 * cannot be written is skipped with its reason; a file with an error is left unchanged. An empty plan means that there is nothing to do.
 * Pure; never throws.
 */
export function planHardening(states: readonly SettingState[], readings: Readings, options: HardeningOptions): Plan {
  return planFolders([{ states, readings }], options);
}

/** Like {@link planHardening}, for a window with several folders: a change in a file that they share is written once. */
export function planFolders(
  folders: readonly { readonly states: readonly SettingState[]; readonly readings: Readings }[],
  options: HardeningOptions,
): Plan {
  const drafts = new Map<string, Draft>();
  const skipped = new Map<string, Skipped>();
  const broken = new Map<string, Message>();
  for (const { states, readings } of folders) {
    for (const state of states.filter(each => isAsked(each, options))) {
      const { own, overruled } = layerOf(state, readings, options);
      const whys = [own === null ? null : plan(own, readings, options, drafts), overruled];
      for (const why of whys) {
        const entry = why && { assistant: state.assistant, key: state.spec.key, why };
        if (entry) skipped.set(JSON.stringify(entry), entry);
      }
      if (state.state === 'malformed' && state.file !== null && state.problem) broken.set(state.file, state.problem);
    }
  }
  for (const { file, problem } of drafts.values()) if (problem !== null) broken.set(file, problem);
  return {
    edits: [...drafts.values()].flatMap(draft => draft.edit),
    skipped: [...skipped.values()],
    ...(broken.size > 0 && { broken: [...broken.values()] }),
  };
}

/** The planned text of a file, with the changes so far. */
class Draft {
  /** Why the file cannot be changed at all: it cannot be parsed. */
  problem: Message | null = null;
  readonly #changes: PlannedChange[] = [];
  #after: string | null;

  constructor(
    readonly file: string,
    readonly before: string | null,
  ) {
    this.#after = before;
  }

  get text(): string | null {
    return this.#after;
  }

  change(text: string, change: PlannedChange): void {
    this.#after = text;
    this.#changes.push(change);
  }

  get edit(): readonly FileEdit[] {
    if (this.#after === null || this.#changes.length === 0) return [];
    return [{ file: this.file, before: this.before, after: this.#after, changes: this.#changes }];
  }
}

function isAsked({ spec, assistant }: SettingState, { level, only }: HardeningOptions): boolean {
  if (hardeningLevels.indexOf(spec.level) > hardeningLevels.indexOf(level)) return false;
  return only === undefined || only.includes(assistant) || only.includes(spec.key);
}

/**
 * Returns the state that the plan is based on: the one in force or, for files of the user, that of the user's own layer, which counts in
 * all other folders. A conflicting value of the open folder is reported separately.
 */
function layerOf(
  state: SettingState,
  readings: Readings,
  { scope }: HardeningOptions,
): { readonly own: SettingState | null; readonly overruled: Message | null } {
  const isOfFolder = state.scope === 'workspace' || state.scope === 'folder';
  if (scope === 'workspace' || !isOfFolder) return { own: isWanted(state) ? state : null, overruled: null };
  const personal = stateForPerson(state, readings);
  const overruled = isWanted(state) ? message('settings.skip.workspaceWins', { file: state.file ?? '' }) : null;
  return { own: isWanted(personal) ? personal : null, overruled: state.problem ?? overruled };
}

function isWanted(state: SettingState): boolean {
  const { spec } = state;
  switch (state.state) {
    case 'hardened':
    case 'ineffective':
      return false;
    case 'default':
      return spec.shouldBeUnset !== true && !isHardened(spec, state.value);
    case 'locked':
      return !isHardened(spec, state.value);
    case 'weak':
    case 'unset':
    case 'malformed':
    case 'unreadable':
    case 'account':
      return true;
  }
}

/** Adds the change to its file's draft, or returns why not. */
function plan(
  state: SettingState,
  readings: Readings,
  options: HardeningOptions,
  drafts: Map<string, Draft>,
): Message | null {
  const reason = reasonToSkip(state, readings, options);
  if (reason) return reason;
  const targets = targetsOf(state, readings, options.scope);
  if ('code' in targets) return targets;
  let why: Message | null = null;
  for (const target of targets) why ??= writeTo(target, state, readings, drafts);
  return why;
}

function writeTo(
  { file, format }: Target,
  state: SettingState,
  readings: Readings,
  drafts: Map<string, Draft>,
): Message | null {
  const reading = readingOf(readings, file);
  if (reading.kind === 'unreadable') return reading.problem;
  if (reading.kind === 'text' && reading.isLinked) return message('settings.skip.linked', { file });
  let draft = drafts.get(file);
  if (!draft) drafts.set(file, (draft = new Draft(file, reading.kind === 'text' ? reading.text : null)));
  return write(state, draft, format);
}

function reasonToSkip(state: SettingState, readings: Readings, options: HardeningOptions): Message | null {
  return notOursToWrite(state) ?? notInThisScope(state, options.scope) ?? notFulfilled(state.spec, readings, options);
}

/** Returns why the user, an administrator or another file has to change it; null if nothing keeps us from writing it. */
function notOursToWrite(state: SettingState): Message | null {
  const { spec } = state;
  if (state.problem && (state.state === 'malformed' || state.state === 'unreadable')) return state.problem;
  if (state.state === 'locked') return message('settings.skip.locked');
  if (spec.kind === 'account') return message('settings.skip.account');
  if (spec.reportOnly) return message('settings.skip.reportOnly');
  if (spec.shouldBeUnset) return removal(state);
  // A variable that the product's own settings set has to be changed there by hand: no start file of a shell wins over it.
  if (spec.kind === 'env' && state.file !== null && state.scope !== 'env' && state.scope !== 'profile') {
    return removal(state);
  }
  return spec.hardened === undefined ? message('settings.skip.noAdvice') : null;
}

/** Returns why writing it in this scope would change nothing. */
function notInThisScope({ spec, scope: found }: SettingState, scope: HardeningOptions['scope']): Message | null {
  if (spec.kind === 'env' && spec.hardened !== undefined && scope === 'workspace') {
    return message('settings.skip.environment', { name: spec.key, value: plainText(spec.hardened) });
  }
  if (spec.kind !== 'env' && spec.environment !== undefined && (found === 'env' || found === 'profile')) {
    return message('settings.skip.environmentWins', { name: spec.environment });
  }
  return null;
}

/** Returns what the value needs and this machine does not have. */
function notFulfilled(spec: SettingSpec, readings: Readings, { commands }: HardeningOptions): Message | null {
  const missing = spec.needsCommands?.filter(command => commands?.includes(command) !== true) ?? [];
  if (missing.length > 0 && readings.platform === 'linux') {
    return message('settings.skip.needsCommands', { commands: missing.join(', ') });
  }
  const unset = spec.needsVariables?.filter(name => !isSet(name, readings)) ?? [];
  if (unset.length > 0) return message('settings.skip.needsVariables', { names: unset.join(', ') });
  return null;
}

function isSet(name: string, readings: Readings): boolean {
  const profiles = readings.profiles ?? [];
  return (
    readings.environment[name] !== undefined ||
    profiles.some(({ file, dialect }) => {
      const reading = readingOf(readings, file);
      return reading.kind === 'text' && shellVariable(reading.text, name, dialect).kind !== 'unset';
    })
  );
}

function removal({ spec, file, line }: SettingState): Message {
  if (file === null) return message('settings.skip.remove', { key: spec.key });
  return message('settings.skip.removeLine', { key: spec.key, file, line: line ?? 1 });
}

/** Writes the advised value into the draft. Returns why not, or null if it was written or is already there. */
function write(state: SettingState, draft: Draft, format: ConfigFormat): Message | null {
  const { spec, assistant } = state;
  const { hardened: to } = spec;
  if (to === undefined) return message('settings.skip.noAdvice');
  const text = draft.text ?? '';
  const path = spec.kind === 'env' ? [spec.key] : pathOf(spec, format, text, draft.file);
  const lookup = format.lookup(text, path);
  if (lookup.kind === 'malformed') {
    draft.problem = message('settings.malformed', { file: draft.file, line: lookup.line, column: lookup.column });
    return draft.problem;
  }
  const from = lookup.value;
  if (from !== undefined && isHardened(spec, from)) {
    // The file is correct, but the running environment is not: the value takes effect with the next session.
    return spec.kind === 'env' ? message('settings.skip.newSession', { name: spec.key, file: draft.file }) : null;
  }
  const refusal = from === undefined ? null : whyKept(spec, from, lookup.line ?? 1);
  if (refusal !== null) return refusal;
  const edited = joined(spec, path, to, from).reduce<Edited>(
    (sofar, { path: at, value }) => (sofar.problem ? sofar : format.write(sofar.text, at, value)),
    { text, problem: null },
  );
  if (edited.problem) return edited.problem;
  const wrong = spec.shape ? wrongTypeIn(edited.text, format, spec.shape) : null;
  if (wrong) return message('settings.voided', { file: draft.file, line: wrong.line, key: wrong.key });
  const shown = from === undefined ? undefined : shownValue(spec, from);
  draft.change(edited.text, { state, assistant, key: spec.key, from: shown, to, why: spec.effect });
  return null;
}

/** Returns why an existing value must not be changed; null if it may be. */
function whyKept(spec: SettingSpec, from: SettingValue, line: number): Message | null {
  if (isVoided(spec, from)) return message('settings.skip.order', { key: spec.key });
  return canJoin(spec, from) ? null : message('settings.edit.otherShape', { key: spec.key, line });
}

/** Lists are merged with lists, objects with objects. Replacing anything else could remove what the user has decided. */
function canJoin({ merge }: SettingSpec, from: SettingValue): boolean {
  return merge === undefined || (merge === 'list' ? isList(from) : isObject(from));
}

interface Write {
  readonly path: readonly string[];
  readonly value: SettingValue;
}

/** Returns what to write: the value itself, or what an existing list or object lacks of it. */
function joined(
  spec: SettingSpec,
  path: readonly string[],
  hardened: SettingValue,
  from: SettingValue | undefined,
): readonly Write[] {
  if (spec.merge === 'list' && isList(hardened) && isList(from)) {
    const missing = hardened.filter(item => !from.includes(item));
    return [{ path, value: [...from, ...missing] }];
  }
  if (spec.merge === 'object' && isObject(hardened) && isObject(from)) {
    const missing = Object.entries(hardened).filter(([key, value]) => from[key] !== value);
    return missing.map(([key, value]) => ({ path: [...path, key], value }));
  }
  return [{ path, value: hardened }];
}
