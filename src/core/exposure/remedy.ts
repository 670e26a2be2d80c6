import type { Assistant, FeatureId, Mechanism } from '../assistants/types.ts';
import type { Verdict } from '../ignore/types.ts';
import { type Message, message } from '../message.ts';

/**
 * What would change a verdict: for a file that is sent, the rule file that could hold it back from that feature; for one that is
 * held back, that the rule would have to be removed. Never suggests `.gitignore`, since it is about commits.
 */
export function remedyFor(verdict: Verdict, assistant: Assistant): Message {
  if (verdict.verdict === 'held-back') return message('exposure.remedy.heldBack');
  const [best] = assistant.mechanisms
    .filter(each => isOpenTo(each, verdict.feature))
    .sort((a, b) => Number(a.onlyIf !== undefined) - Number(b.onlyIf !== undefined));
  if (best === undefined) return message('exposure.remedy.none', { assistant: assistant.name });
  const file = best.files?.find(each => each.startsWith('./'))?.slice(2) ?? best.id;
  return best.onlyIf === undefined
    ? message('exposure.remedy.add', { file })
    : message('exposure.remedy.addConditional', { file });
}

function isOpenTo(mechanism: Mechanism, feature: FeatureId): boolean {
  const isWritable = mechanism.kind === 'ignore-file' || mechanism.kind === 'permission-rules';
  return isWritable && mechanism.id !== '.gitignore' && mechanism.covers.includes(feature);
}
