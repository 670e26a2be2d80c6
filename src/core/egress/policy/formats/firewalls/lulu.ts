import { message } from '../../../../message.ts';
import { commentedHead, headLines } from '../../head.ts';
import type { PolicyFormat } from '../../types.ts';
import { spelled, withoutWildcards } from '../dns/wildcards.ts';

const blockAction = 0;
const endpointScope = 1;
const madeByPerson = 3;
const exactMatch = 0;
const globMatch = 3;

/**
 * Rules for every program (key `*`): a rule for one program needs details of its code signature, which are not known here.
 * The list file is in the format of LuLu's block list: exact names, comments allowed (objective-see/LuLu@7d2669e).
 */
export const lulu: PolicyFormat = {
  id: 'lulu',
  name: 'LuLu rules and block list',
  unlisted: ['allow'],
  check: 'plutil -convert json -o /dev/null sightglass-egress.lulu-rules.json',
  remove: 'delete the rules in LuLu, or clear the block list in its settings',
  limits: [message('policy.limit.notCheckedHere'), message('policy.limit.everyProgram')],
  write(model, options) {
    const { names, limits } = withoutWildcards(model.block);
    const head = commentedHead('#', headLines(lulu, model, options, limits));
    const rules = { '*': [...new Set(model.block.flatMap(spelled))].map(asRule) };
    return [
      { name: 'sightglass-egress.lulu-blocklist.txt', text: head + names.map(name => `${name}\n`).join('') },
      {
        name: 'sightglass-egress.lulu-rules.json',
        text: `${JSON.stringify(rules, null, 2)}\n`,
      },
    ];
  },
};

function asRule(name: string, index: number): object {
  return {
    key: '*',
    uuid: uuid(index),
    path: '*',
    name: '*',
    endpointAddr: name,
    isEndpointAddrRegex: name.startsWith('*') ? globMatch : exactMatch,
    endpointPort: '*',
    type: madeByPerson,
    scope: endpointScope,
    action: blockAction,
  };
}

/** Returns an id that is unique within the file and always the same, so importing twice replaces rather than adds. */
function uuid(index: number): string {
  return `51617467-6C61-4553-8000-${(index + 1).toString(16).toUpperCase().padStart(12, '0')}`;
}
