import { RuleSet } from '../../ignore/gitignore/evaluate.ts';
import { message } from '../../message.ts';
import type { ManagedTool } from '../managed/types.ts';
import { classesHeldBack } from '../model/classes.ts';
import type { Classification, Policy } from '../model/types.ts';
import { controlStates } from './controls.ts';
import { draft, fromState, outcomeOf } from './drafts.ts';
import { hostsInForce } from './hosts.ts';
import type { Draft, PolicyFacts } from './types.ts';

const rule = 'classifications.heldBack';

/** Checks that files of each class are held back from tools whose models they may not reach. */
export function checkClassifications(
  policy: Policy,
  facts: PolicyFacts,
  all: readonly ManagedTool[],
): readonly Draft[] {
  const files = new Map(policy.classifications.map(each => [each.name, filesOf(each, facts.paths ?? [])]));
  return facts.tools.flatMap(({ id }) => {
    const managed = all.find(each => each.tool === id);
    const heldBack = classesHeldBack(policy, hostsInForce(policy, facts, id, managed));
    const states = managed === undefined ? [] : controlStates(rule, managed, policy, facts);
    const keeping = states.find(state => outcomeOf(state) === 'met');
    return policy.classifications.map((each): Draft => {
      const shared = { rule, tool: id, subject: each.name, wanted: [...each.patterns] } as const;
      if (!heldBack.includes(each)) return draft({ ...shared, outcome: 'met', why: message('policy.check.mayReach') });
      if (keeping !== undefined)
        return { ...fromState(rule, keeping, [...each.patterns], each.name), wanted: shared.wanted };
      return inFolder(shared, files.get(each.name) ?? [], facts);
    });
  });
}

function filesOf({ name, patterns }: Classification, paths: readonly string[]): readonly string[] {
  const set = new RuleSet([{ path: name, mechanism: name, base: '', text: patterns.join('\n') }]);
  return paths.filter(path => set.decide(path).ignored);
}

/** Decides by the verdicts on the files that exist. */
function inFolder(
  shared: Pick<Draft, 'rule' | 'subject' | 'wanted'> & { readonly tool: string },
  files: readonly string[],
  { paths, verdictsOf }: PolicyFacts,
): Draft {
  if (paths === null || verdictsOf === null)
    return draft({ ...shared, outcome: 'unknown', why: message('policy.check.noFolder') });
  if (files.length === 0) return draft({ ...shared, outcome: 'met', why: message('policy.check.noSuchFile') });
  const verdicts = files.flatMap(file => verdictsOf(file).filter(each => each.assistant === shared.tool));
  const sent = verdicts.filter(each => each.verdict === 'sent');
  const [first] = sent;
  if (first !== undefined) {
    const count = new Set(sent.map(({ path }) => path)).size;
    const why = message('policy.check.wouldBeSent', { count, feature: first.feature });
    const place = first.by ?? first.uncounted;
    const line = place === null ? {} : { line: place.line };
    return draft({ ...shared, outcome: 'broken', file: place?.file ?? first.path, ...line, found: first.path, why });
  }
  const isKnown = verdicts.length > 0 && verdicts.every(each => each.verdict !== 'unknown');
  return draft({
    ...shared,
    outcome: isKnown ? 'met' : 'unknown',
    why: message(isKnown ? 'policy.check.heldBack' : 'policy.check.verdictUnknown', { count: files.length }),
    file: verdicts[0]?.by?.file ?? null,
  });
}
