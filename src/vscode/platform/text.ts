import { env, l10n } from 'vscode';
import type { FeatureId } from '../../core/assistants/types.ts';
import type { Reach } from '../../core/exposure/types.ts';
import type { Claim, Fidelity, Source } from '../../core/fidelity.ts';
import type { Message } from '../../core/message.ts';
import { render } from '../../text/render.ts';
import type { Translate } from '../../text/renderBy.ts';
import { otherVersion } from './installedVersion.ts';

/**
 * The sentence of a message, in the editor's language. Sentences about files and settings are known to `sayEverything` alone.
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

/** The reason for a verdict, once for all features that share it. */
export function whyText(why: Message, features: readonly FeatureId[]): string {
  if (!('feature' in why.args)) return say(why);
  return say({ ...why, args: { ...why.args, feature: features.map(featureName).join(', ') } });
}

/** "GitHub Copilot (completion, chat), Cursor (agent)". */
export function reachedNames(reaches: readonly Reach[], nameOf: (assistant: string) => string): string {
  const features = new Map<string, string[]>();
  for (const { verdict } of reaches) {
    const list = features.get(verdict.assistant) ?? [];
    list.push(featureName(verdict.feature));
    features.set(verdict.assistant, list);
  }
  return [...features].map(([assistant, list]) => `${nameOf(assistant)} (${list.join(', ')})`).join(', ');
}

/** Why nothing is written now. */
export function restrictedText(): string {
  return l10n.t(
    'Sightglass writes nothing in Restricted Mode. Trust this workspace first; reading and warnings go on.',
  );
}

/** In a word; {@link fidelityText} explains it. */
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

/** The evidence for a claim: how, when, in which version and from which source; and whether another version is installed. */
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

/** What the assistant adds to the numbers of chats and agents. */
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

/** Where nobody has measured how much that is. */
export function onTopText(): string {
  return l10n.t(
    'The system prompt and the definitions of tools, often thousands of tokens, come on top. They contain nothing of yours and are not counted.',
  );
}

/** A part of a whole, as the language of the editor writes it: `35%`, `35 %`. @param share 0 to 1 */
export function percent(share: number): string {
  return new Intl.NumberFormat(env.language, { style: 'percent', maximumFractionDigits: 0 }).format(share);
}
