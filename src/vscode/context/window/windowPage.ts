import { env, l10n } from 'vscode';
import { assistantShortName } from '../../../core/assistants/catalogue.ts';
import { featureIds, type FeatureId } from '../../../core/assistants/types.ts';
import { type ContextWindow, isSent, type WindowPart } from '../../../core/exposure/window/contextWindow.ts';
import { fidelities, type Fidelity } from '../../../core/fidelity.ts';
import { ruleText } from '../../../text/ruleText.ts';
import type {
  WindowCell,
  WindowLabels,
  WindowPage,
  WindowPicture,
  WindowRow,
} from '../../../webview/window/protocol.ts';
import { claimText, featureName, fidelityName, fidelityText, onTopText, percent } from '../../platform/text.ts';
import { type AnswerFacts, windowAnswers } from './windowAnswers.ts';
import { type Choice, isChoice } from './windowChoice.ts';
import { namesOf, secretsText, standingText, tokenAmount } from '../itemTexts.ts';

/** Builds the page of the Context Window: the chosen window as a picture, and all windows side by side. */
export function windowPage(
  windows: readonly ContextWindow[],
  wanted: Choice | null,
  nameOf: (assistant: string) => string,
  version: number,
  facts: AnswerFacts,
): WindowPage {
  const chosen = windows.find(each => isChoice(each, wanted)) ?? windows.find(each => each.tokens > 0) ?? windows[0];
  const ids = [...new Set(windows.map(each => each.assistant))];
  const fullest = Math.max(1, ...windows.map(each => each.tokens));
  return {
    language: env.language,
    labels: labels(),
    version,
    chosen: { assistant: chosen?.assistant ?? '', feature: chosen?.feature ?? '' },
    picture: chosen === undefined ? null : pictureOf(chosen, nameOf),
    answers: windowAnswers(facts, chosen === undefined ? '' : mostText(chosen)),
    assistants: ids.map(id => ({
      id,
      name: nameOf(id),
      short: assistantShortName(id),
      cells: windows.filter(each => each.assistant === id).map(each => cellOf(each, fullest, nameOf)),
    })),
  };
}

function labels(): WindowLabels {
  return {
    title: l10n.t('Context Window'),
    answers: l10n.t('What is sent, what is held back, and whose telemetry is open'),
    compare: l10n.t('Every assistant: the size of its next request, and how many secrets are in it'),
    assistant: l10n.t('Next request'),
    features: featureIds.map(id => ({ id, short: shortName(id), name: featureName(id) })),
    parts: l10n.t('Parts of the window'),
    keys: l10n.t('Arrow keys go from part to part, Enter opens, Delete holds back, ? says why.'),
    limitUsed: l10n.t('How much of the limit is used'),
    more: l10n.t('{0} more parts', '{0}'),
    tokens: l10n.t('tokens'),
    secrets: l10n.t('secrets'),
    preview: l10n.t('Preview What Would Be Sent'),
    report: l10n.t('AI Privacy Report'),
    reportShort: l10n.t('Report'),
    holdBack: l10n.t('Hold Back…'),
    why: l10n.t('Why?'),
    empty: l10n.t('Open a file to see what AI assistants would take from it.'),
  };
}

function shortName(feature: FeatureId): string {
  switch (feature) {
    case 'completion':
      return l10n.t({ message: 'Compl.', comment: 'Short for completion, as a heading of a narrow column' });
    case 'next-edit':
      return l10n.t({ message: 'Edit', comment: 'Short for next edit, as a heading of a narrow column' });
    case 'chat':
      return l10n.t('Chat');
    case 'agent':
      return l10n.t('Agent');
    case 'index':
      return l10n.t('Index');
  }
}

function pictureOf(window: ContextWindow, nameOf: (assistant: string) => string): WindowPicture {
  const { assistant, feature, parts, tokens, limit, ownTokens, secrets, unknowns } = window;
  const known = weakest(parts);
  return {
    title: l10n.t('{0} · {1}', nameOf(assistant), featureName(feature)),
    size: limit === null ? tokenAmount(tokens) : l10n.t('{0} of {1} tokens', count(tokens), count(limit.tokens)),
    known: known === null ? '' : fidelityName(known),
    knownFully: known === null ? '' : fidelityText(known),
    secrets: secretsInRequest(secrets),
    used: limit === null ? null : Math.min(1, tokens / limit.tokens),
    rows: [...parts.map(part => rowOf(part, tokens)), ...(isTalk(feature) ? [onTop(ownTokens)] : [])],
    unknown: unknowns === 0 ? '' : l10n.t('Not known from here: {0}. The tree below names it.', unknowns),
  };
}

function secretsInRequest(secrets: number): string {
  if (secrets === 0) return '';
  return secrets === 1 ? l10n.t('1 secret in this request') : l10n.t('{0} secrets in this request', secrets);
}

/** Says what takes the most room in a window, as far as sizes are known. */
function mostText({ assistant, feature, parts, tokens }: ContextWindow): string {
  const [first, ...others] = parts.filter(isSent);
  if (first === undefined || tokens === 0) return '';
  const { item } = others.reduce((most, each) => (each.item.tokens > most.item.tokens ? each : most), first);
  const whose = l10n.t('{0} {1}', assistantShortName(assistant), featureName(feature));
  return l10n.t('Most of {0}: {1}, {2}', whose, namesOf(item).label, percent(item.tokens / tokens));
}

/** Returns a part's size; a dash if it is held back, a question mark if it is only sent when the model asks for it. */
function amountOf({ item, kind, standing }: WindowPart): string {
  if (standing === 'held-back') return '–';
  if (kind === 'on-demand') return '?';
  return item.tokens > 0 ? count(item.tokens) : '';
}

function rowOf(part: WindowPart, all: number): WindowRow {
  const { item, kind, standing, verdict, secrets } = part;
  const { label, place, reason, isOfFile } = namesOf(item);
  const isHeld = standing === 'held-back';
  const share = isSent(part) && all > 0 ? percent(item.tokens / all) : '';
  const rule = isHeld && verdict?.by ? ruleText(verdict.by) : '';
  const stands = isHeld && rule !== '' ? l10n.t('held back by {0}', rule) : standingText(standing);
  const spoken = [
    isOfFile ? place : label,
    reason,
    item.tokens > 0 ? tokenAmount(item.tokens) : '',
    share,
    stands,
    secrets > 0 ? secretsText(secrets) : '',
    claimText(item),
  ];
  return {
    label,
    stands: isHeld ? '' : stands,
    why: standing === 'sent' ? reason : isHeld ? stands : [stands, reason].filter(each => each !== '').join(' · '),
    kind,
    standing,
    tokens: item.tokens,
    amount: amountOf(part),
    share,
    secrets,
    spoken: spoken.filter(each => each !== '').join(', '),
    isFile: isOfFile,
  };
}

/** Returns the row for what the assistant itself adds; its size is the one measured for some version. */
function onTop(own: ContextWindow['ownTokens']): WindowRow {
  const label = l10n.t('System prompt and tools');
  const why = own === null ? onTopText() : fidelityText(own.claim.fidelity);
  const amount = own === null ? '?' : l10n.t('about {0}', count(own.tokens));
  const spoken = `${label}, ${amount}, ${onTopText()}`;
  const none = { stands: '', tokens: 0, share: '', secrets: 0, isFile: false } as const;
  return { label, why, kind: 'on-demand', standing: 'sent', amount, spoken, ...none };
}

function cellOf(window: ContextWindow, fullest: number, nameOf: (assistant: string) => string): WindowCell {
  const { assistant, feature, tokens, secrets, parts } = window;
  const held = parts.filter(each => each.standing === 'held-back').length;
  const isUnknown = tokens === 0 && parts.some(each => each.standing !== 'held-back');
  const spoken = [
    nameOf(assistant),
    featureName(feature),
    isUnknown ? l10n.t('size not known') : tokenAmount(tokens),
    secretsInRequest(secrets),
    held === 0 ? '' : l10n.t('held back: {0}', held),
  ];
  return {
    feature,
    amount: isUnknown ? '?' : count(tokens),
    holds: held > 0,
    fill: tokens / fullest,
    secrets,
    spoken: spoken.filter(each => each !== '').join(', '),
  };
}

/** Returns how well the least certain part is known; null if nothing is sent. */
function weakest(parts: readonly WindowPart[]): Fidelity | null {
  const ranks = parts.filter(isSent).map(({ item }) => fidelities.indexOf(item.fidelity));
  return ranks.length === 0 ? null : (fidelities[Math.max(...ranks)] ?? null);
}

function isTalk(feature: FeatureId): boolean {
  return feature === 'chat' || feature === 'agent';
}

function count(value: number): string {
  return value.toLocaleString(env.language);
}
