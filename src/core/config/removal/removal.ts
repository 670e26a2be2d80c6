import { type Message, message } from '../../message.ts';
import type { Edited } from '../edit.ts';
import type { SettingValue } from '../../settings/types.ts';
import { isList, isObject } from '../../settings/values.ts';

/** Keys of objects and indexes of lists, from the top. */
export type ValuePath = readonly (string | number)[];

/** Takes one value with its key out of a text. Every other byte of its layout and all comments of others stay. Never throws. */
export type Removal = (text: string, path: ValuePath) => Edited;

/** A value without what is at a path; the same where nothing does. */
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

/** A value without the objects that are empty along a path: some formats cannot tell them from what is not there. */
export function withoutEmpty(value: SettingValue, path: ValuePath): SettingValue {
  const [step, ...rest] = path;
  if (typeof step !== 'string' || !isObject(value) || !Object.hasOwn(value, step)) return value;
  const { [step]: before = null, ...others } = value;
  const inner = withoutEmpty(before, rest);
  return isObject(inner) && Object.keys(inner).length === 0 ? others : { ...others, [step]: inner };
}

/** That a text is laid out in a way in which nothing can be taken out of it. */
export function otherShape(path: ValuePath, line: number): { readonly text: null; readonly problem: Message } {
  return { text: null, problem: message('settings.edit.otherShape', { key: path.join('.'), line }) };
}
