import {
  type Disposable,
  env,
  Hover,
  type HoverProvider,
  l10n,
  languages,
  MarkdownString,
  type Position,
  type TextDocument,
} from 'vscode';
import { commands } from '../../contract.ts';
import { noRuleReason } from '../../core/exposure/reasons.ts';
import { isCertain } from '../../core/exposure/risk.ts';
import type { Exposure, Reach } from '../../core/exposure/types.ts';
import type { Confidence, Finding, Validation } from '../../core/secrets/types.ts';
import type { AssistantsInUse } from '../state/assistantsInUse.ts';
import type { Past } from '../history/past.ts';
import { rangeOf } from './diagnostics.ts';
import { secrets } from '../../node/scanning/lazySecrets.ts';
import { escapeMarkdown } from '../platform/markdown.ts';
import type { Store } from '../state/store.ts';
import { featureName, say } from '../platform/text.ts';

/** Explains a secret without showing it: how certain it is, which assistants it reaches by which rule, what to do. */
class SecretHover implements HoverProvider {
  constructor(
    private readonly store: Store,
    private readonly assistants: AssistantsInUse,
    private readonly history: Past,
  ) {}

  provideHover(document: TextDocument, position: Position): Hover | undefined {
    const { findings, exposures } = this.store.snapshot;
    const finding = findings.get(document.uri.toString())?.find(each => rangeOf(each).contains(position));
    if (finding === undefined) return undefined;
    const exposure = exposures.find(each => each.finding === finding);
    const past = this.history.sentenceOf(document.uri.toString(), finding);
    return new Hover(this.#text(finding, exposure, past), rangeOf(finding));
  }

  #text(finding: Finding, exposure: Exposure | undefined, past: string | null): MarkdownString {
    const text = new MarkdownString();
    text.isTrusted = { enabledCommands: [commands.explainFile, commands.readHistory] };
    const rule = secrets().ruleById(finding.ruleId);
    text.appendMarkdown(
      `**${escapeMarkdown(say(finding.description))}** (${escapeMarkdown(confidenceText(finding.confidence))}`,
    );
    text.appendMarkdown(`${escapeMarkdown(validationText(finding.validation))})\n\n`);
    if (past !== null)
      text.appendMarkdown(
        `${escapeMarkdown(past)} [${escapeMarkdown(l10n.t('Show sessions'))}](command:${commands.readHistory})\n\n`,
      );
    // The advice comes first, because a long hover is cut off; the warning above also says which assistants the secret reaches.
    if (rule !== null) text.appendMarkdown(`${escapeMarkdown(say(rule.rotation))}\n\n`);
    text.appendMarkdown(`[${escapeMarkdown(l10n.t('Why is this file visible?'))}](command:${commands.explainFile})`);
    if (rule?.docs) text.appendMarkdown(` · [${escapeMarkdown(l10n.t('About this kind of secret'))}](${rule.docs})`);
    text.appendMarkdown('\n\n');
    for (const reaches of byAssistant(exposure?.reaches ?? []))
      text.appendMarkdown(`- ${escapeMarkdown(this.#line(reaches))}\n`);
    const common = noRuleReason(exposure?.reaches ?? [], id => this.assistants.nameOf(id), either);
    if (common !== null) text.appendMarkdown(`\n${escapeMarkdown(say(common))}\n`);
    if (exposure === undefined)
      text.appendMarkdown(`${escapeMarkdown(l10n.t('No AI assistant in use would send it now.'))}\n`);
    return text;
  }

  /** Returns one line per assistant: what would be sent and what could be. The warning above and the link explain why. */
  #line(reaches: readonly Reach[]): string {
    const features = (wanted: boolean): string =>
      reaches
        .filter(reach => isCertain(reach) === wanted)
        .map(reach => featureName(reach.verdict.feature))
        .join(', ');
    const parts: string[] = [];
    if (features(true) !== '') parts.push(l10n.t('would be sent with {0}', features(true)));
    if (features(false) !== '') parts.push(l10n.t('can be read by {0}', features(false)));
    return `${this.assistants.nameOf(reaches[0]?.verdict.assistant ?? '')}: ${parts.join('; ')}`;
  }
}

function either(names: readonly string[]): string {
  return new Intl.ListFormat(env.language, { type: 'disjunction' }).format(names);
}

function byAssistant(reaches: readonly Reach[]): readonly (readonly Reach[])[] {
  const groups = new Map<string, Reach[]>();
  for (const reach of reaches) {
    const group = groups.get(reach.verdict.assistant);
    if (group === undefined) groups.set(reach.verdict.assistant, [reach]);
    else group.push(reach);
  }
  return [...groups.values()];
}

export function registerHover(store: Store, assistants: AssistantsInUse, history: Past): Disposable {
  return languages.registerHoverProvider({ pattern: '**' }, new SecretHover(store, assistants, history));
}

function confidenceText(confidence: Confidence): string {
  switch (confidence) {
    case 'high':
      return l10n.t('high confidence');
    case 'medium':
      return l10n.t('medium confidence');
    case 'low':
      return l10n.t('low confidence');
  }
}

function validationText(validation: Validation): string {
  switch (validation) {
    case 'checksum-valid':
      return l10n.t(', its checksum is right');
    case 'checksum-invalid':
      return l10n.t(', its checksum is wrong: probably a sample');
    case 'structure-valid':
      return l10n.t(', its structure is right');
    case 'none':
      return '';
  }
}
