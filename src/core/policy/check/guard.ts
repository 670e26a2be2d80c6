import { hooksOf } from '../../assistants/hooks.ts';
import { message } from '../../message.ts';
import type { Policy } from '../model/types.ts';
import { draft } from './drafts.ts';
import type { Draft, PolicyFacts } from './types.ts';

/** Checks that the guard is registered in the agents in use. */
export function checkGuard({ hooks }: Policy, facts: PolicyFacts): readonly Draft[] {
  return facts.tools.map(({ id }): Draft => {
    const agent = hooksOf(id);
    const shared = { rule: 'hooks.guard', tool: id } as const;
    if (agent === null) return draft({ ...shared, outcome: 'unknown', why: message('policy.check.noHooks') });
    const found = facts.guard.find(each => each.tool === id);
    const claim = { fidelity: agent.fidelity, source: agent.source };
    if (found === undefined || found.state !== 'registered') {
      const state = found?.state ?? 'missing';
      const why = message('policy.check.guardMissing');
      return draft({ ...shared, outcome: 'broken', found: state, file: found?.file ?? null, claim, why });
    }
    const isOpen = hooks.failClosed === true && !found.failsClosed;
    const why = message(isOpen ? 'policy.check.guardOpen' : 'policy.check.guardThere');
    const place = { file: found.file, layer: 'file', found: found.state, claim };
    return draft({ ...shared, ...place, outcome: isOpen ? 'broken' : 'met', why });
  });
}
