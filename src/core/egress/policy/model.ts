import type { TrafficClass } from '../../assistants/trafficClass.ts';
import { hostTable, sharedHostTraffic } from '../hosts/table.ts';
import type { HostFact } from '../hosts/types.ts';
import { type Message, message } from '../../message.ts';
import { bySpecificity, covers, isAtOrBelow } from './names.ts';
import type { HostName, HostRule, PolicyModel, PolicyRequest } from './types.ts';

/** Names that never leave the machine, so policies leave them out. */
const loopback: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '::1']);

interface NamedGroup {
  readonly name: HostName;
  readonly facts: readonly HostFact[];
}

/**
 * Decides what a policy allows and blocks, from the tools in use, the endpoints that the user chose and the classes of
 * traffic to block. A host that a tool requires is always allowed, and a blocked suffix that would cover it is dropped;
 * everything that cannot be done is reported as a limit. The table can be replaced in tests.
 */
export function buildPolicy(request: PolicyRequest, table: readonly HostFact[] = hostTable): PolicyModel {
  const used = table.filter(fact => fact.tools.some(id => request.tools.includes(id)) && !loopback.has(fact.host));
  const groups = grouped(used);
  const chosen = groups.filter(group => isNeeded(group, request));
  const allow = withChosenHosts(chosen, request);
  const candidates = groups.filter(group => !chosen.includes(group) && blockedFacts(group, request).length > 0);
  const isSafe = ({ name }: NamedGroup): boolean => !allow.some(rule => covers(name, rule));
  const block = candidates.filter(isSafe).map(group => asRule(group, request));
  const limits = [
    ...request.tools.filter(id => !used.some(fact => fact.tools.includes(id))).map(tool => noHosts(tool)),
    ...chosen.flatMap(group => sharedLimits(group, request)),
    ...candidates.filter(group => !isSafe(group)).map(group => givenUp(group.name)),
    ...othersNeed(block, request, table),
  ];
  return {
    tools: request.tools,
    blockedClasses: request.blockedClasses,
    allow: [...allow].sort(bySpecificity),
    block: [...block].sort(bySpecificity),
    limits: distinct(limits),
  };
}

function grouped(facts: readonly HostFact[]): readonly NamedGroup[] {
  const groups = new Map<string, { name: HostName; facts: HostFact[] }>();
  for (const fact of facts) {
    const key = `${fact.match} ${fact.host}`;
    const group = groups.get(key) ?? { name: { host: fact.host, match: fact.match }, facts: [] };
    group.facts.push(fact);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function isNeeded({ name, facts }: NamedGroup, request: PolicyRequest): boolean {
  if (request.allowedHosts.some(each => each.host === name.host && each.match === name.match)) return true;
  return facts.some(fact => {
    if (fact.required === 'required') return true;
    if (request.blockedClasses.includes(fact.trafficClass)) return false;
    return fact.trafficClass !== 'model' || request.allowedHosts.length === 0;
  });
}

function blockedFacts({ facts }: NamedGroup, { blockedClasses }: PolicyRequest): readonly HostFact[] {
  return facts.filter(fact => blockedClasses.includes(fact.trafficClass));
}

function withChosenHosts(groups: readonly NamedGroup[], request: PolicyRequest): readonly HostRule[] {
  const rules = groups.map(group => asRule(group, request));
  const added = request.allowedHosts.filter(
    each => !rules.some(rule => rule.host === each.host && rule.match === each.match),
  );
  return [...rules, ...added.map(each => ({ ...each, trafficClasses: ['model'] as const, tools: [] }))];
}

function asRule({ name, facts }: NamedGroup, request: PolicyRequest): HostRule {
  const tools = facts.flatMap(fact => fact.tools).filter(id => request.tools.includes(id));
  return {
    ...name,
    trafficClasses: [...new Set(facts.map(fact => fact.trafficClass))],
    tools: [...new Set(tools)].sort(),
  };
}

/** Returns what cannot be blocked because its host must stay open. */
function sharedLimits(group: NamedGroup, request: PolicyRequest): readonly Message[] {
  const { host } = group.name;
  const shared = sharedHostTraffic.filter(
    each =>
      each.host === host && request.tools.includes(each.tool) && request.blockedClasses.includes(each.trafficClass),
  );
  const known = new Set(shared.map(each => `${each.tool} ${each.trafficClass}`));
  const notYetReported = blockedFacts(group, request).flatMap(fact =>
    fact.tools
      .filter(tool => request.tools.includes(tool) && !known.has(`${tool} ${fact.trafficClass}`))
      .map(tool => needed(tool, host, fact.trafficClass)),
  );
  return [
    ...shared.map(({ tool, trafficClass, silencedBy }) =>
      silencedBy === undefined
        ? message('policy.limit.sameHost', { tool, trafficClass, host })
        : message('policy.limit.sameHostSetting', { tool, trafficClass, host, setting: silencedBy }),
    ),
    ...notYetReported,
  ];
}

function needed(tool: string, host: string, trafficClass: TrafficClass): Message {
  return message('policy.limit.needed', { tool, host, trafficClass });
}

function noHosts(tool: string): Message {
  return message('policy.limit.noHosts', { tool });
}

function givenUp({ host }: HostName): Message {
  return message('policy.limit.suffixGivenUp', { host });
}

/** Returns tools that are not in use here but would stop working on the same machine. */
function othersNeed(
  block: readonly HostRule[],
  request: PolicyRequest,
  table: readonly HostFact[],
): readonly Message[] {
  return block.flatMap(rule =>
    table
      .filter(fact => fact.required === 'required' && covers(rule, fact))
      .flatMap(fact => fact.tools.filter(tool => !request.tools.includes(tool)))
      .map(tool => message('policy.limit.othersNeed', { host: rule.host, tool })),
  );
}

/** Returns allowed names below a blocked one, for formats whose rules always include subdomains. */
export function allowedBelow(model: PolicyModel, rule: HostName): readonly HostRule[] {
  return model.allow.filter(each => each.host !== rule.host && isAtOrBelow(each.host, rule.host));
}

/** Whether a blocked name is the root of an allowed suffix: names below it stay open, but not the name itself. */
export function headsAllowedSuffix(model: PolicyModel, rule: HostName): boolean {
  return rule.match === 'exact' && model.allow.some(each => each.match === 'suffix' && each.host === rule.host);
}

/** Blocked names, grouped for resolvers whose rules always include subdomains. */
interface BlockedForResolver {
  /** Blocked without the names below, which an allowed suffix keeps open. */
  readonly alone: readonly HostRule[];
  readonly withNamesBelow: readonly HostRule[];
  /** Allowed names that a rule of `withNamesBelow` would block too. */
  readonly exceptions: readonly HostRule[];
}

/** Groups the blocked names for resolvers whose rules always include subdomains. */
export function blockedForResolver(model: PolicyModel): BlockedForResolver {
  const alone = model.block.filter(rule => headsAllowedSuffix(model, rule));
  const withNamesBelow = model.block.filter(rule => !alone.includes(rule));
  return { alone, withNamesBelow, exceptions: withNamesBelow.flatMap(rule => allowedBelow(model, rule)) };
}

/** Returns blocked names at or below an allowed suffix. A format must list them before the suffix, or cannot use the suffix. */
export function blockedBelow(model: PolicyModel, rule: HostName): readonly HostRule[] {
  return rule.match === 'exact' ? [] : model.block.filter(each => isAtOrBelow(each.host, rule.host));
}

function distinct(messages: readonly Message[]): readonly Message[] {
  const byText = new Map(messages.map(each => [`${each.code} ${JSON.stringify(each.args)}`, each]));
  return [...byText.values()];
}
