import { readersOf } from '../../assistants/readers.ts';
import { message } from '../../message.ts';
import { hooksOf } from '../../assistants/hooks.ts';
import type { ManagedLayer, ManagedTool } from '../managed/types.ts';
import { patternsHeldBack, usualModelHosts } from '../model/classes.ts';
import type { RuleId } from '../model/ruleIds.ts';
import { rulesOf } from '../model/rules.ts';
import type { Policy } from '../model/types.ts';
import { entriesOf, placed, settingsAsked } from './entries.ts';
import type { CoverageRow, Entry, SystemId } from './types.ts';

const settingRules: ReadonlySet<RuleId> = new Set(['settings.level', 'settings.required', 'telemetry.vendor']);

/** Returns the coverage of every rule in a tool: the keys that enforce it, or that it is only reported, or not enforced at all. */
export function coverageOf(policy: Policy, managed: ManagedTool, all: readonly ManagedTool[]): readonly CoverageRow[] {
  const entries = entriesOf(policy, managed, all);
  return rulesOf(policy).flatMap(rule => {
    if (settingRules.has(rule)) return settingRows(rule, policy, managed, all);
    if (rule === 'hooks.guard') return [guardRow(managed.tool)];
    const own = entries.filter(each => each.rule === rule);
    if (own.length > 0) return own.map(rowOf);
    if (!isConcerned(rule, policy, managed)) return [];
    const coverage = isObserved(rule, managed) ? 'reported' : 'none';
    return [{ ...bare(rule, managed.tool), coverage, why: managed.limits[rule] ?? message('policy.limit.noKey') }];
  });
}

function bare(rule: RuleId, tool: string): CoverageRow {
  return { rule, tool, subject: null, coverage: 'none', key: null, systems: [], why: null, claim: null };
}

function rowOf({ rule, tool, subject, layer, keyPath, strength, note, claim }: Entry): CoverageRow {
  const isEnforced = strength === 'enforced' && layer.isPersonal !== true;
  return {
    rule,
    tool,
    subject,
    coverage: isEnforced ? 'enforced' : 'reported',
    key: `${layer.id}: ${keyPath.join('.')}`,
    systems: systemsOf(layer),
    why: note ?? null,
    claim,
  };
}

/** Returns the systems on which an administrator can use the layer. */
function systemsOf({ files, preferences, registry }: ManagedLayer): readonly SystemId[] {
  const has: Readonly<Record<SystemId, boolean>> = {
    linux: files['linux'] !== undefined,
    darwin: files['darwin'] !== undefined || preferences !== undefined,
    win32: files['win32'] !== undefined || registry !== undefined,
  };
  return (['linux', 'darwin', 'win32'] as const).filter(system => has[system]);
}

function settingRows(
  rule: RuleId,
  policy: Policy,
  managed: ManagedTool,
  all: readonly ManagedTool[],
): readonly CoverageRow[] {
  return settingsAsked(policy, all, managed.tool)
    .filter(asked => asked.rule === rule)
    .flatMap(asked => {
      const entries = placed(asked, managed, policy);
      if (entries.length > 0) return entries.map(rowOf);
      const { spec } = asked;
      const isAccount = spec.kind === 'account';
      const row = { ...bare(rule, managed.tool), subject: spec.key };
      const claim = { fidelity: spec.fidelity, source: spec.source };
      const why = message(isAccount ? 'policy.limit.account' : 'policy.limit.settingOnly');
      return [{ ...row, coverage: isAccount ? ('none' as const) : ('reported' as const), why, claim }];
    });
}

function guardRow(tool: string): CoverageRow {
  const agent = hooksOf(tool);
  const row = bare('hooks.guard', tool);
  if (agent === null) return { ...row, why: message('policy.check.noHooks') };
  const { machine } = agent.registration.files;
  const claim = { fidelity: agent.fidelity, source: agent.source };
  const systems = (['linux', 'darwin', 'win32'] as const).filter(system => machine?.[system] !== undefined);
  return systems.length === 0
    ? { ...row, coverage: 'reported', why: message('policy.limit.userHooks'), claim }
    : { ...row, coverage: 'enforced', key: 'hooks', systems, claim };
}

/**
 * Whether a rule asks anything of a tool. Otherwise it needs no row, for example if no version is bounded or no class has to
 * be held back.
 */
function isConcerned(rule: RuleId, policy: Policy, { tool, runsExtensions }: ManagedTool): boolean {
  if (rule === 'tools.version')
    return (
      policy.tools?.approved.some(
        ({ id, minimum, maximum }) => id === tool && (minimum !== undefined || maximum !== undefined),
      ) === true
    );
  if (rule === 'classifications.heldBack') return patternsHeldBack(policy, tool).length > 0;
  return !rule.startsWith('extensions.') || runsExtensions === true;
}

/** Whether `policy check` can tell if the tool keeps the rule. */
function isObserved(rule: RuleId, managed: ManagedTool): boolean {
  switch (rule) {
    case 'tools.approved':
    case 'tools.version':
    case 'extensions.approved':
    case 'extensions.version':
    case 'classifications.heldBack':
      return true;
    case 'mcp.allowed':
    case 'mcp.denied':
      return (readersOf(managed.tool)?.servers.length ?? 0) > 0;
    case 'modelHosts.allowed':
      return usualModelHosts(managed.tool).length > 0;
    default:
      return false;
  }
}
