import type { Message } from '../message.ts';
import type { Readings } from '../settings/readings.ts';
import type { SettingState, SettingValue } from '../settings/types.ts';
import { equalValues, isAsAdvised, isList, isObject } from '../settings/values.ts';
import { filesAt, valueAt } from './places.ts';
import type { ApprovalSpec, ProductReaders, ReaderApproval } from './types.ts';

/** Keys that mean everything in objects of rules. */
const everything = ['*', '**', '**/*', '/.*/', '.*'];

/** What one tool no longer asks for, according to its settings known to hardening and to other keys of its files. */
export function approvalsOf(
  { tool, approvals, approvalSettings }: ProductReaders,
  readings: Readings,
  states: readonly SettingState[],
): { readonly approvals: readonly ReaderApproval[]; readonly problems: readonly Message[] } {
  const found: ReaderApproval[] = states.flatMap(state => {
    const kind = state.assistant === tool ? approvalSettings[state.spec.key] : undefined;
    if (kind === undefined || isAsAdvised(state) || !isSetOpen(state)) return [];
    const { spec, value, file, line } = state;
    return [{ tool, kind, key: spec.key, value, file, line: line ?? null, canHarden: true, fixes: ['ask'] }];
  });
  const problems: Message[] = [];
  for (const spec of approvals) {
    const { opens, isSet, broken } = readApproval(tool, spec, readings);
    problems.push(...broken);
    found.push(...opens);
    if (!isSet && spec.default !== undefined)
      found.push({ ...rowOf(tool, spec, spec.default), file: null, line: null });
  }
  return { approvals: found, problems };
}

/** If a file could not be read, nothing is known. If nobody sets the value, the default counts. */
function isSetOpen({ state, value }: SettingState): boolean {
  return state !== 'malformed' && state !== 'unreadable' && (state !== 'unset' || value === true);
}

function readApproval(tool: string, spec: ApprovalSpec, readings: Readings) {
  const opens: ReaderApproval[] = [];
  const broken: Message[] = [];
  let isSet = false;
  for (const name of spec.files) {
    for (const file of filesAt(name, readings)) {
      const found = valueAt(spec, file, readings);
      if (found === null) continue;
      if (found.problem !== null) {
        broken.push(found.problem);
        continue;
      }
      if (found.value === undefined) continue;
      isSet = true;
      const open = openIn(found.value, spec.open);
      if (open !== null) opens.push({ ...rowOf(tool, spec, open), file, line: found.line });
    }
  }
  return { opens, isSet, broken };
}

/** The part of a value that stops the questions, which is the only part shown; null if nothing does. */
export function openIn(value: SettingValue, open: readonly SettingValue[]): SettingValue | null {
  const isOpen = (each: SettingValue | undefined): boolean => open.some(one => equalValues(one, each));
  if (isOpen(value)) return value;
  if (isList(value)) {
    const entries = value.filter(isOpen);
    return entries.length === 0 ? null : entries;
  }
  if (!isObject(value)) return null;
  const keys = everything.filter(key => isOpen(value[key]));
  return keys.length === 0 ? null : Object.fromEntries(keys.map(key => [key, value[key] ?? null]));
}

function rowOf(tool: string, { kind, keyPath }: ApprovalSpec, value: SettingValue) {
  return { tool, kind, key: keyPath.join('.'), value, canHarden: false, fixes: ['ask' as const] };
}
