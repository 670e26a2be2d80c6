import { catalogue } from '../../assistants/catalogue.ts';
import { message } from '../../message.ts';
import { decisionOf } from '../model/extensions.ts';
import type { Policy } from '../model/types.ts';
import { draft } from './drafts.ts';
import type { Draft, ExtensionFacts, PolicyFacts } from './types.ts';

/** Marketplace ids of extensions that send code to a model. */
export const aiExtensions: ReadonlyMap<string, string> = new Map(
  catalogue.flatMap(({ id, detection }) => detection.extensionIds.map(each => [each.toLowerCase(), id] as const)),
);

/** Checks that installed extensions are allowed. */
export function checkExtensions({ extensions }: Policy, facts: PolicyFacts): readonly Draft[] {
  if (extensions === undefined) return [];
  if (facts.extensions === null) return [unseen('extensions.approved')];
  const drafts = facts.extensions.flatMap((installed): readonly Draft[] => {
    const decision = decisionOf(extensions, installed.id);
    const isAi = aiExtensions.has(installed.id.toLowerCase());
    const isDenied =
      decision === null
        ? extensions.others === 'deny' || (extensions.others === 'deny-ai' && isAi)
        : decision.kind === 'denied';
    if (!isDenied && decision === null) return [];
    const why = message(isDenied ? 'policy.check.extensionDenied' : 'policy.check.extensionAllowed');
    return [of('extensions.approved', installed, isDenied ? 'broken' : 'met', why)];
  });
  return drafts.length > 0 ? drafts : [nothing('extensions.approved')];
}

/** Checks the versions of allowed extensions. */
export function checkExtensionVersions({ extensions }: Policy, facts: PolicyFacts): readonly Draft[] {
  if (extensions === undefined) return [];
  if (facts.extensions === null) return [unseen('extensions.version')];
  const drafts = facts.extensions.flatMap((installed): readonly Draft[] => {
    const decision = decisionOf(extensions, installed.id);
    const versions = decision?.kind === 'allowed' ? decision.by.versions : undefined;
    if (versions === undefined) return [];
    const wanted = versions === 'stable' ? versions : [...versions];
    const rule = 'extensions.version';
    if (versions === 'stable') {
      if (installed.isPreRelease === null)
        return [{ ...of(rule, installed, 'unknown', message('policy.check.releaseUnknown')), wanted }];
      const why = message(installed.isPreRelease ? 'policy.check.preRelease' : 'policy.check.versionFits');
      return [{ ...of(rule, installed, installed.isPreRelease ? 'broken' : 'met', why), wanted }];
    }
    const fits = versions.includes(installed.version);
    const why = message(fits ? 'policy.check.versionFits' : 'policy.check.otherVersion');
    return [{ ...of(rule, installed, fits ? 'met' : 'broken', why), wanted }];
  });
  return drafts.length > 0 ? drafts : [nothing('extensions.version')];
}

function of(
  rule: 'extensions.approved' | 'extensions.version',
  { id, version }: ExtensionFacts,
  outcome: Draft['outcome'],
  why: Draft['why'],
): Draft {
  const tool = aiExtensions.get(id.toLowerCase()) ?? null;
  return draft({ rule, tool, subject: id, outcome, found: version, why });
}

function unseen(rule: Draft['rule']): Draft {
  return draft({ rule, tool: null, outcome: 'unknown', why: message('policy.check.extensionsUnseen') });
}

function nothing(rule: Draft['rule']): Draft {
  return draft({ rule, tool: null, outcome: 'met', why: message('policy.check.noExtension') });
}
