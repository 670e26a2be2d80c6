import { assistantById } from '../../assistants/catalogue.ts';
import { compareVersions, installationOf } from '../../assistants/versions.ts';
import { message } from '../../message.ts';
import type { ApprovedTool, Policy } from '../model/types.ts';
import { draft } from './drafts.ts';
import type { Draft, PolicyFacts, ToolFacts } from './types.ts';

/** Checks that the policy approves the tools in use. */
export function checkApproved({ tools }: Policy, facts: PolicyFacts): readonly Draft[] {
  return facts.tools.map(({ id }) => {
    const isApproved = tools?.approved.some(each => each.id === id) === true;
    const why = message(isApproved ? 'policy.check.approved' : 'policy.check.notApproved');
    return draft({ rule: 'tools.approved', tool: id, outcome: isApproved ? 'met' : 'broken', why });
  });
}

/** Checks the installed versions of approved tools. */
export function checkVersions({ tools }: Policy, facts: PolicyFacts): readonly Draft[] {
  return facts.tools.flatMap(tool => {
    const approved = tools?.approved.find(each => each.id === tool.id);
    if (approved === undefined || (approved.minimum === undefined && approved.maximum === undefined)) return [];
    return [versionDraft(tool, approved)];
  });
}

function versionDraft({ id, installed }: ToolFacts, { minimum, maximum }: ApprovedTool): Draft {
  const product = assistantById(id);
  const found = product === undefined ? undefined : (installationOf(product, installed) ?? installed[0]);
  const wanted = [minimum === undefined ? '' : `>=${minimum}`, maximum === undefined ? '' : `<=${maximum}`]
    .filter(each => each !== '')
    .join(' ');
  const shared = { rule: 'tools.version', tool: id, wanted } as const;
  if (found === undefined) return draft({ ...shared, outcome: 'unknown', why: message('policy.check.noVersion') });
  const isOld = minimum !== undefined && compareVersions(found.version, minimum) < 0;
  const isNew = maximum !== undefined && compareVersions(found.version, maximum) > 0;
  return draft({
    ...shared,
    found: found.version,
    file: found.place,
    outcome: isOld || isNew ? 'broken' : 'met',
    why: message(isOld ? 'policy.check.tooOld' : isNew ? 'policy.check.tooNew' : 'policy.check.versionFits'),
  });
}
