import { environmentFiles, type EnvironmentFiles, fileOptions } from '../fileOptions.ts';
import {
  copying,
  environmentPrinters,
  filters,
  keepsReading,
  looking,
  mayWrite,
  packing,
  printing,
  printingInPowerShell,
  removing,
  takingText,
  unpacking,
  uploading,
  writing,
} from '../programs.ts';
import { scriptRunners, scriptWord, testing } from '../runningPrograms.ts';
import type { Call, Rule, ShellState } from '../state.ts';
import { hasWildcard, literalOf, type Pattern } from '../words.ts';
import { operandsOf, withoutLeftOut } from './arguments/operands.ts';
import { filesOfOptions } from './arguments/optionFiles.ts';
import { copy } from './copy.ts';
import { filter } from './filter.ts';
import { unknown } from './runners.ts';

/** Programs of one kind. Names are in lower case. */
interface Kind {
  readonly isOf: (name: string, call: Call, state: ShellState) => boolean;
  readonly rule: Rule;
}

const copiesIntoContainers: ReadonlySet<string> = new Set(['docker', 'podman', 'kubectl']);
const listsInPowerShell: ReadonlySet<string> = new Set(['get-childitem', 'gci', 'dir']);

/** The first kind that fits counts. */
const kinds: readonly Kind[] = [
  {
    isOf: (name, _, { dialect }) => (dialect === 'powershell' ? printingInPowerShell : printing).has(name),
    rule: (state, { rest, piped }) => {
      const operands = operandsOf(rest);
      state.read(operands);
      if (state.dialect !== 'powershell') return;
      if (operands.length === 0) state.read(piped ?? []);
      state.read(rest.flatMap(word => /^-(?:\w*path):(.+)$/i.exec(word)?.[1] ?? []));
      if (rest.some(word => /^-r(?:ecurse)?$/i.test(word))) state.read(operands.map(each => `*/${each}`));
    },
  },
  { isOf: name => Object.hasOwn(filters, name), rule: filter },
  { isOf: name => copying.has(name), rule: copy },
  {
    isOf: name => writing.has(name),
    rule: (state, { name, rest }) => {
      const operands = operandsOf(rest);
      // A file that its owner can still read after `chmod` is held back as before.
      const isKept = name === 'chmod' && rest.some(word => keepsReading.test(word));
      if (!isKept) state.write(operands);
      const isHere = state.current.startsWith(state.place.root) && !rest.some(word => /^-\w*R/.test(word));
      state.touch(isKept && isHere ? operands.filter(word => !hasWildcard(word) || /^[/~]/.test(word)) : operands);
      // A link to a file makes its text available under another name.
      if (rest.some(word => /^(?:hardlink|symboliclink|junction)$/i.test(word)))
        state.read(rest.filter((_, at) => /^-(?:target|value)$/i.test(rest[at - 1] ?? '')));
      if (removing.has(name.toLowerCase())) state.remove(operands);
    },
  },
  {
    // A file is readable under its new name.
    isOf: name => /^(?:p?rename|mmv)$/.test(name),
    rule: (state, { rest }) => {
      state.read(operandsOf(rest));
      state.write(operandsOf(rest));
      state.remove(operandsOf(rest));
    },
  },
  {
    isOf: name => name === 'dd',
    rule: (state, { rest }) => {
      state.read(rest.flatMap(word => (word.startsWith('if=') ? [word.slice(3)] : [])));
      state.write(rest.flatMap(word => (word.startsWith('of=') ? [word.slice(3)] : [])));
    },
  },
  {
    isOf: (name, { rest }) => copiesIntoContainers.has(name) && literalOf(rest[0] ?? '') === 'cp',
    rule: (state, call) => {
      copy(state, { ...call, rest: call.rest.slice(1) });
    },
  },
  {
    isOf: (name, { rest }) =>
      Object.hasOwn(packing, name) &&
      rest.some(word => packing[name]?.when.test(word) === true) &&
      !rest.some(word => packing[name]?.unless?.test(word) === true),
    rule: (state, { name, rest }) => {
      const packed = operandsOf(withoutLeftOut(rest, name === 'zip'));
      state.read(packed.slice(packing[name.toLowerCase()]?.skips ?? 0), { isWhole: true });
    },
  },
  {
    isOf: name => listsInPowerShell.has(name),
    rule: (state, { rest }) => {
      if (rest.some(word => /^env:/i.test(word))) state.printsEnvironment = true;
    },
  },
  {
    // HTTPie: `field=@file`.
    isOf: name => /^(?:https?|xhs?)$/.test(name),
    rule: (state, { rest }) => {
      state.read(operandsOf(rest).flatMap(word => /@(.+)$/.exec(word)?.[1] ?? []));
    },
  },
  {
    isOf: (name, { rest }) => rest.some(word => uploading[name]?.test(word) === true),
    rule: (state, { rest }) => {
      state.read([...operandsOf(withoutLeftOut(rest)), ...rest.flatMap(word => /^--?\w+=(.+)$/.exec(word)?.[1] ?? [])]);
    },
  },
  {
    isOf: (name, call) => looking.has(name) || takingText.has(name) || takingText.has(call.name),
    rule: () => undefined,
  },
  {
    isOf: (name, { rest }) => testing.has(name) || (scriptRunners.has(name) && scriptWord.test(rest[0] ?? '')),
    rule: (state, { rest }) => {
      state.touch(rest);
    },
  },
  { isOf: () => true, rule: unknown },
];

/** A program that, as far as is known, runs no other program. */
export const program: Rule = (state, call) => {
  const name = call.name.toLowerCase();
  if (environmentPrinters.has(name) && call.rest.every(word => /^-[px0]+$/.test(word))) state.printsEnvironment = true;
  kinds.find(kind => kind.isOf(name, call, state))?.rule(state, call);
  unpackInto(state, name, call.rest);
  if (mayWrite.has(name)) state.touch(call.rest);
  if (Object.hasOwn(fileOptions, name)) state.read(filesOfOptions(fileOptions[name] ?? {}, call.rest));
  const environment = Object.hasOwn(environmentFiles, name) ? environmentFiles[name] : undefined;
  const isSilent = call.rest.some(word => environment?.silent?.test(word) === true);
  if (environment !== undefined && !isSilent && call.rest.some(word => environment.prints.test(word)))
    state.read(environmentFilesOf(environment, call.rest));
};

/** The names of unpacked files are not known in advance: the target folder counts as changed. */
function unpackInto(state: ShellState, name: string, rest: Call['rest']): void {
  const isUnpacking = Object.hasOwn(unpacking, name) ? unpacking[name] : undefined;
  if (isUnpacking === undefined || !isUnpacking.test(rest.join(' '))) return;
  const named = rest.flatMap((word, at) => {
    const [found, inWord] = /^(?:-[Cd]|-o(?=.)|--directory(?:=|$))(.*)$/.exec(word) ?? [];
    return found === undefined ? [] : inWord === '' ? (rest[at + 1] ?? []) : (inWord ?? []);
  });
  for (const folder of named.length === 0 ? ['.'] : named)
    for (const path of state.paths(folder)) state.touchPath(path);
}

function environmentFilesOf({ options, byDefault }: EnvironmentFiles, rest: Call['rest']): readonly Pattern[] {
  const named = filesOfOptions(options, rest);
  return named.length === 0 && byDefault !== undefined ? [byDefault] : named;
}
