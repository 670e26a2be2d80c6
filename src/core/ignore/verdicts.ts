import { catalogue } from '../assistants/catalogue.ts';
import type { Assistant, Feature, Mechanism } from '../assistants/types.ts';
import { type Message, message } from '../message.ts';
import { builtInFiles } from './sources/builtIn.ts';
import { evaluate } from './gitignore/evaluate.ts';
import { consultedFiles } from './sources/consulted.ts';
import type { RuleFile, RuleReference, Verdict } from './types.ts';
import { type PathlessVerdict, VerdictTable } from './verdictTable.ts';

/** Facts that no file of a workspace contains. */
export interface AccountFacts {
  /** Whether the Copilot account applies content exclusion; null if that is not known. */
  readonly contentExclusion: boolean | null;
  /** Returns the rule of Copilot's content exclusion that excludes a path, or null; absent if the rules are not known. */
  readonly excludedBy?: (path: string) => RuleReference | null;
  /** One of these rules that cannot be tried here, so it may exclude any file; null if there is none. */
  readonly mayBeExcludedBy?: RuleReference | null;
}

type Answer = Omit<PathlessVerdict, 'assistant' | 'feature'>;

/** Returns the verdicts for a path relative to the workspace folder, with `/`: one per assistant and feature, in their order. */
export type VerdictsOf = (path: string) => readonly Verdict[];

/**
 * Returns a function that decides whether each feature of each assistant would send a file, from the given values alone: rules are
 * compiled once, and the same path always gets the same answer. The function never throws.
 * @param facts its `excludedBy` is called for every path, so it must also answer from given values
 */
export function createVerdicts(
  ruleFiles: readonly RuleFile[],
  assistants: readonly Assistant[],
  facts: AccountFacts,
): VerdictsOf {
  return fromTable(new VerdictTable(ruleFiles, assistants), ruleFiles, assistants, facts);
}

/** {@link createVerdicts} for a caller that has no place to keep its result: what was compiled for the same (unchanged) lists is reused. */
export function verdicts(
  path: string,
  ruleFiles: readonly RuleFile[],
  assistants: readonly Assistant[],
  facts: AccountFacts,
): readonly Verdict[] {
  return fromTable(tableOf(ruleFiles, assistants, facts), ruleFiles, assistants, facts)(path);
}

function fromTable(
  table: VerdictTable,
  ruleFiles: readonly RuleFile[],
  assistants: readonly Assistant[],
  facts: AccountFacts,
): VerdictsOf {
  return path => {
    const answers = (): readonly PathlessVerdict[] => answersOf(path, ruleFiles, assistants, facts);
    const isExcluded = facts.excludedBy !== undefined && facts.excludedBy(path) !== null;
    const found = isExcluded ? answers() : table.of(path, answers);
    return found.map(each => ({ path, ...each }));
  };
}

function answersOf(
  path: string,
  ruleFiles: readonly RuleFile[],
  assistants: readonly Assistant[],
  facts: AccountFacts,
): readonly PathlessVerdict[] {
  return assistants.flatMap(assistant =>
    assistant.features.map(feature => ({
      assistant: assistant.id,
      feature: feature.id,
      ...answer(path, ruleFiles, assistant, feature, facts),
    })),
  );
}

const tables = new WeakMap<readonly RuleFile[], WeakMap<readonly Assistant[], Map<string, VerdictTable>>>();

/** Returns the same table for the same rules, assistants and account. */
function tableOf(
  ruleFiles: readonly RuleFile[],
  assistants: readonly Assistant[],
  { contentExclusion, excludedBy, mayBeExcludedBy }: AccountFacts,
): VerdictTable {
  let byAssistants = tables.get(ruleFiles);
  if (!byAssistants)
    tables.set(ruleFiles, (byAssistants = new WeakMap<readonly Assistant[], Map<string, VerdictTable>>()));
  let byAccount = byAssistants.get(assistants);
  if (!byAccount) byAssistants.set(assistants, (byAccount = new Map<string, VerdictTable>()));
  const account = JSON.stringify([contentExclusion, excludedBy !== undefined, mayBeExcludedBy ?? null]);
  let table = byAccount.get(account);
  if (!table) byAccount.set(account, (table = new VerdictTable(ruleFiles, assistants)));
  return table;
}

function answer(
  path: string,
  ruleFiles: readonly RuleFile[],
  assistant: Assistant,
  feature: Feature,
  facts: AccountFacts,
): Answer {
  const covering = assistant.mechanisms.filter(mechanism => mechanism.covers.includes(feature.id));
  const decided = covering.map(mechanism => ({ mechanism, ...decide(path, ruleFiles, assistant, mechanism, facts) }));
  const reincluding = decided.find(each => each.by !== null && !each.ignored);
  const undone = new Set(reincluding?.mechanism.reincludes ?? []);
  const holding = decided.filter(each => each.ignored && !undone.has(each.mechanism.id));
  const sure = holding.find(each => each.mechanism.onlyIf === undefined);
  const [conditional] = holding;
  if (sure) return heldBack(assistant, sure.mechanism, sure.by, sure.builtIn);
  if (conditional) return underCondition(assistant, conditional.mechanism, conditional.by, facts);
  const untried = facts.mayBeExcludedBy ?? null;
  const exclusion =
    untried !== null && facts.contentExclusion !== false ? covering.find(isCopilotExclusion) : undefined;
  if (untried !== null && exclusion !== undefined) return mayBeExcluded(exclusion, untried);
  const { fidelity, source } = feature;
  const sent = { verdict: 'sent', by: null, uncounted: null, fidelity, source } as const;
  if (reincluding?.by) {
    const { file, line } = reincluding.by;
    return { ...sent, by: reincluding.by, basis: 'exception', why: message('ignore.reincluded', { file, line }) };
  }
  const trusted = ruleThatDoesNotCount(path, ruleFiles, assistant, covering);
  if (trusted) {
    return { ...sent, basis: 'uncounted-rule', uncounted: trusted.by, why: notCounted(assistant, feature, trusted) };
  }
  const args = { assistant: assistant.name, feature: feature.id };
  return covering.length > 0
    ? { ...sent, basis: 'no-rule', why: message('ignore.noRule', args) }
    : { ...sent, basis: 'no-mechanism', why: message('ignore.noMechanism', args) };
}

interface Decided {
  readonly ignored: boolean;
  readonly by: RuleReference | null;
  /** The rule that the product includes, if that rule decided. */
  readonly builtIn?: string;
}

function decide(
  path: string,
  ruleFiles: readonly RuleFile[],
  assistant: Assistant,
  mechanism: Mechanism,
  facts: AccountFacts,
): Decided {
  if (isCopilotExclusion(mechanism) && facts.excludedBy) {
    const by = facts.excludedBy(path);
    return { ignored: by !== null, by };
  }
  const { replacedBy, matchCase } = mechanism;
  const replacing = assistant.mechanisms.find(each => each.id === replacedBy);
  if (replacing && consultedFiles(replacing, ruleFiles).some(file => /\S/.test(file.text))) {
    return { ignored: false, by: null };
  }
  const decision = evaluate(consultedFiles(mechanism, ruleFiles), path, { matchCase });
  if (decision.by || !mechanism.builtIn) return decision;
  const { by, ignored } = evaluate(builtInFiles(mechanism), path, { matchCase });
  return by && ignored ? { ignored: true, by: null, builtIn: by.pattern } : decision;
}

function isCopilotExclusion({ kind, accountFact }: Mechanism): boolean {
  return kind === 'content-exclusion' && accountFact === 'contentExclusion';
}

function heldBack(assistant: Assistant, mechanism: Mechanism, by: RuleReference | null, builtIn?: string): Answer {
  const why = by
    ? message('ignore.heldBack', { assistant: assistant.name, file: by.file, line: by.line })
    : message('ignore.heldBackBuiltIn', { assistant: assistant.name, pattern: builtIn ?? '' });
  const { fidelity, source } = mechanism;
  return { verdict: 'held-back', by, basis: by ? 'rule' : 'built-in', uncounted: null, why, fidelity, source };
}

function underCondition(
  assistant: Assistant,
  mechanism: Mechanism,
  by: RuleReference | null,
  facts: AccountFacts,
): Answer {
  const { fidelity, source } = mechanism;
  const answer = { by, basis: 'condition', uncounted: null, fidelity, source } as const;
  const place = { file: by?.file ?? mechanism.id, line: by?.line ?? 0 };
  if (mechanism.accountFact === undefined) {
    const why = message('ignore.unknown.condition', { ...place, assistant: assistant.name });
    return { ...answer, verdict: 'unknown', why };
  }
  switch (facts[mechanism.accountFact]) {
    case true:
      return heldBack(assistant, mechanism, by);
    case false:
      return {
        ...answer,
        verdict: 'sent',
        by: null,
        basis: 'uncounted-rule',
        uncounted: by,
        why: message('ignore.noContentExclusion', place),
      };
    case null:
      return { ...answer, verdict: 'unknown', why: message('ignore.unknown.contentExclusion', place) };
  }
}

/** A rule of content exclusion was left out, so it is not known whether it holds the file back. */
function mayBeExcluded({ fidelity, source }: Mechanism, by: RuleReference): Answer {
  const why = message('ignore.unknown.untried', { file: by.file, line: by.line });
  return { verdict: 'unknown', by, basis: 'condition', uncounted: null, why, fidelity, source };
}

interface TrustedRule {
  readonly by: RuleReference;
  /** Whether the assistant reads files of that name, but not this one: it is in a subfolder. */
  readonly isNested: boolean;
}

/** Returns a rule that seems to hold the file back but does not: people trust it, so the verdict names it. */
function ruleThatDoesNotCount(
  path: string,
  ruleFiles: readonly RuleFile[],
  assistant: Assistant,
  covering: readonly Mechanism[],
): TrustedRule | null {
  const { by, ignored } = evaluate(ruleFiles, path);
  if (by && ignored) return { by, isNested: isNested(by, ruleFiles, covering) };
  // Another file may have undone that rule, so any single kind of file that ignores the path is worth mentioning.
  for (const mechanism of assistant.mechanisms) {
    const decision = evaluate(consultedFiles(mechanism, ruleFiles), path, { matchCase: mechanism.matchCase });
    if (decision.ignored && decision.by) return { by: decision.by, isNested: false };
  }
  return null;
}

function isNested(by: RuleReference, ruleFiles: readonly RuleFile[], covering: readonly Mechanism[]): boolean {
  const file = ruleFiles.find(each => each.path === by.file);
  const mechanism = covering.find(each => each.id === file?.mechanism);
  return mechanism !== undefined && file !== undefined && !consultedFiles(mechanism, ruleFiles).includes(file);
}

function notCounted(assistant: Assistant, feature: Feature, { by, isNested }: TrustedRule): Message {
  const args = { assistant: assistant.name, feature: feature.id, file: by.file, line: by.line };
  return isNested ? message('ignore.nestedNotRead', args) : message('ignore.notRead', args);
}

/** What one kind of ignore file says about a path, independent of any assistant. */
export interface FileVerdict extends Pick<Verdict, 'path' | 'verdict' | 'by' | 'why' | 'fidelity'> {
  readonly assistant: null;
  readonly feature: null;
}

/**
 * Returns what one kind of ignore file says about a path, no matter which assistant reads it: `.gitignore`, `.cursorignore`,
 * `permissions.deny`. Case matters as it does for the product that the file belongs to.
 */
export function checkOne(fileName: string, ruleFiles: readonly RuleFile[], path: string): FileVerdict {
  const readers = catalogue.flatMap(assistant => assistant.mechanisms.filter(mechanism => mechanism.id === fileName));
  const matchCase = fileName === '.gitignore' || readers.length === 0 || readers.some(mechanism => mechanism.matchCase);
  const files = filesNamed(fileName, ruleFiles);
  const { ignored, by } = evaluate(files, path, { matchCase });
  const asked = { path, assistant: null, feature: null, by, fidelity: 'exact' } as const;
  if (!by) {
    const why =
      files.length > 0
        ? message('ignore.check.noRule', { file: fileName })
        : message('ignore.check.noFile', { file: fileName });
    return { ...asked, verdict: 'sent', why };
  }
  const place = { file: by.file, line: by.line };
  return ignored
    ? { ...asked, verdict: 'held-back', why: message('ignore.check.matched', place) }
    : { ...asked, verdict: 'sent', why: message('ignore.reincluded', place) };
}

const named = new WeakMap<readonly RuleFile[], Map<string, readonly RuleFile[]>>();

/** Returns the same list for the same question, so its rules are compiled once. */
function filesNamed(name: string, ruleFiles: readonly RuleFile[]): readonly RuleFile[] {
  let byName = named.get(ruleFiles);
  if (!byName) named.set(ruleFiles, (byName = new Map<string, readonly RuleFile[]>()));
  let files = byName.get(name);
  if (!files) {
    files = ruleFiles.filter(file => file.mechanism === name || file.path === name || file.path.endsWith(`/${name}`));
    byName.set(name, files);
  }
  return files;
}
