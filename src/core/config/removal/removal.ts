import { type Message, message } from '../../message.ts';
import type { Edited } from '../edit.ts';
import type { SettingValue } from '../../settings/types.ts';
import { isList, isObject } from '../../settings/values.ts';

/** Keys of objects and indexes of lists, from the top. */
export type ValuePath = readonly (string | number)[];

/** Removes one value with its key from a text. The rest of the layout and the comments of other values stay unchanged. Never throws. */
export type Removal = (text: string, path: ValuePath) => Edited;

/** Returns a value without what is at a path; unchanged if nothing is there. */
export function withoutValue(value: SettingValue, path: ValuePath): SettingValue {
  const [step, ...rest] = path;
  if (typeof step === 'number' && isList(value)) {
    if (rest.length === 0) return value.filter((_, at) => at !== step);
    return value.map((each, at) => (at === step ? withoutValue(each, rest) : each));
  }
  if (typeof step !== 'string' || !isObject(value) || !Object.hasOwn(value, step)) return value;
  const { [step]: inner = null, ...others } = value;
  return rest.length === 0 ? others : { ...others, [step]: withoutValue(inner, rest) };
}

/** Returns a value without the empty objects along a path, because some formats cannot tell them from absent ones. */
export function withoutEmpty(value: SettingValue, path: ValuePath): SettingValue {
  const [step, ...rest] = path;
  if (typeof step !== 'string' || !isObject(value) || !Object.hasOwn(value, step)) return value;
  const { [step]: before = null, ...others } = value;
  const inner = withoutEmpty(before, rest);
  return isObject(inner) && Object.keys(inner).length === 0 ? others : { ...others, [step]: inner };
}

/** Returns the problem that nothing can be removed from a text because of its layout. */
export function otherShape(path: ValuePath, line: number): { readonly text: null; readonly problem: Message } {
  return { text: null, problem: message('settings.edit.otherShape', { key: path.join('.'), line }) };
}
