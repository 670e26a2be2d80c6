import { env, l10n } from 'vscode';
import type { FeatureId } from '../../core/assistants/types.ts';
import type { Reach } from '../../core/exposure/types.ts';
import type { Claim, Fidelity, Source } from '../../core/fidelity.ts';
import type { Message } from '../../core/message.ts';
import { render } from '../../text/render.ts';
import type { Translate } from '../../text/renderBy.ts';
import { otherVersion } from './installedVersion.ts';

/**
 * Returns the sentence of a message in the editor's language. Only `sayEverything` knows the sentences about files and settings.
 */
export function say(message: Message): string {
  return render(message, translate);
}

export const translate: Translate = (template, args) => l10n.t(template, args);

export function featureName(feature: FeatureId): string {
  switch (feature) {
    case 'completion':
      return l10n.t('completion');
    case 'next-edit':
      return l10n.t('next edit');
    case 'chat':
      return l10n.t('chat');
    case 'agent':
      return l10n.t('agent');
    case 'index':
      return l10n.t('index');
  }
}

/** Returns the reason for a verdict, once for all features that share it. */
export function whyText(why: Message, features: readonly FeatureId[]): string {
  if (!('feature' in why.args)) return say(why);
  return say({ ...why, args: { ...why.args, feature: features.map(featureName).join(', ') } });
}

/** Returns "GitHub Copilot (completion, chat), Cursor (agent)". */
export function reachedNames(reaches: readonly Reach[], nameOf: (assistant: string) => string): string {
  const features = new Map<string, string[]>();
  for (const { verdict } of reaches) {
    const list = features.get(verdict.assistant) ?? [];
    list.push(featureName(verdict.feature));
    features.set(verdict.assistant, list);
  }
  return [...features].map(([assistant, list]) => `${nameOf(assistant)} (${list.join(', ')})`).join(', ');
}

/** Says why nothing is written now. */
export function restrictedText(): string {
  return l10n.t(
    'Sightglass writes nothing in Restricted Mode. Trust this workspace first; reading and warnings go on.',
  );
}

/** Returns a fidelity in one word; {@link fidelityText} explains it. */
export function fidelityName(fidelity: Fidelity): string {
  switch (fidelity) {
    case 'exact':
      return l10n.t('exact');
    case 'measured':
      return l10n.t('measured');
    case 'documented':
      return l10n.t('documented');
    case 'estimated':
      return l10n.t('estimated');
  }
}

export function fidelityText(fidelity: Fidelity): string {
  switch (fidelity) {
    case 'exact':
      return l10n.t('exact: checked against the assistant’s own code');
    case 'measured':
      return l10n.t('measured: seen in the running product');
    case 'documented':
      return l10n.t('documented: the vendor says so');
    case 'estimated':
      return l10n.t('estimated: our reading of incomplete evidence');
  }
}

/** Describes the evidence for a claim: how it is known, from which source and date, and whether another version is installed. */
export function claimText(claim: {
  readonly assistant: string;
  readonly fidelity: Fidelity;
  readonly source?: Source;
}): string {
  const { assistant, fidelity, source } = claim;
  const how = fidelityText(fidelity);
  if (source === undefined) return how;
  const known = l10n.t('{0}; {1}, {2}', how, source.ref, source.date);
  const installed = otherVersion(assistant, source);
  return installed === null ? known : l10n.t('{0}; {1} is installed, where it may be different', known, installed);
}

/** Says how many tokens of a chat or an agent the assistant itself adds. */
export function ownText(
  assistant: string,
  { tokens, claim }: { readonly tokens: number; readonly claim: Claim },
): string {
  return l10n.t(
    'The system prompt and the definitions of tools are about {0} of these tokens. They contain nothing of yours. {1}',
    tokens.toLocaleString(),
    claimText({ assistant, ...claim }),
  );
}

/** Says that the assistant adds tokens of its own, for assistants for which their number was not measured. */
export function onTopText(): string {
  return l10n.t(
    'The system prompt and the definitions of tools, often thousands of tokens, come on top. They contain nothing of yours and are not counted.',
  );
}

/**
 * Formats a share as a percentage in the editor's language: `35%`, `35 %`.
 * @param share 0 to 1
 */
export function percent(share: number): string {
  return new Intl.NumberFormat(env.language, { style: 'percent', maximumFractionDigits: 0 }).format(share);
}
