import { message, type Message } from '../message.ts';
import type { Rule } from './engine/rule.ts';
import { familyOf } from './judgement/fingerprint.ts';
import { aiRules } from './rules/ai.ts';
import { businessRules } from './rules/business.ts';
import { cloudRules } from './rules/cloud.ts';
import { codeRules } from './rules/code.ts';
import { genericRules } from './rules/generic.ts';
import { identifierRules } from './rules/identifiers.ts';
import { keyRules } from './rules/keys.ts';
import { monitoringRules } from './rules/monitoring.ts';

/** The rules that have a pattern. */
export const patternRules: readonly Rule[] = [
  ...aiRules,
  ...cloudRules,
  ...codeRules,
  ...businessRules,
  ...monitoringRules,
  ...keyRules,
  ...identifierRules,
];

let all: readonly Rule[] | undefined;

/** Every built-in rule that a finding may refer to. Ids are unique. Created on first use, since texts without findings do not need it. */
export function allRules(): readonly Rule[] {
  return (all ??= [...patternRules, ...genericRules()]);
}

export interface RuleFacts {
  readonly id: string;
  readonly provider: string;
  readonly description: Message;
  /** A page about these credentials, or null. */
  readonly docs: string | null;
  /** What to do if such a credential has leaked. */
  readonly rotation: Message;
}

let byId: ReadonlyMap<string, Rule> | undefined;

function ruleNamed(id: string): Rule | undefined {
  byId ??= new Map(allRules().map(rule => [rule.id, rule]));
  return byId.get(id);
}

/** Facts about a rule, for hovers and reports; null for a rule of the workspace or an unknown id. */
export function ruleById(id: string): RuleFacts | null {
  const rule = ruleNamed(id);
  if (rule === undefined) return null;
  return { id, provider: rule.provider, description: describe(rule), docs: rule.docs, rotation: rotation(rule) };
}

/** The family of a rule in fingerprints. A rule of the workspace is its own family. */
export function familyById(id: string): string {
  const rule = ruleNamed(id);
  return rule === undefined ? id : familyOf(rule);
}

/** Describes, for people, the kind of secret that a rule finds. */
export function describe(rule: Rule): Message {
  if (rule.provider === 'Personal data') return message('secrets.personal', { kind: rule.kind });
  return rule.provider === 'Credentials'
    ? message('secrets.kind', { kind: rule.kind })
    : message('secrets.providerKind', { provider: rule.provider, kind: rule.kind });
}

function rotation(rule: Rule): Message {
  if (rule.options.identifier === true) return message('secrets.identifier', { kind: rule.kind });
  if (rule.provider === 'Credentials') return message('secrets.rotate', { kind: rule.kind });
  return message('secrets.rotateAt', { provider: rule.provider, kind: rule.kind });
}
