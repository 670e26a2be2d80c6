import type { Mechanism } from '../../assistants/types.ts';
import type { RuleFile } from '../types.ts';

const files = new WeakMap<Mechanism, readonly RuleFile[]>();

/** Returns the rules that a product includes, as a file without a path; the same list each time. */
export function builtInFiles(mechanism: Mechanism): readonly RuleFile[] {
  let list = files.get(mechanism);
  if (!list) {
    list = [{ path: '', mechanism: mechanism.id, base: '', text: (mechanism.builtIn ?? []).join('\n') }];
    files.set(mechanism, list);
  }
  return list;
}
