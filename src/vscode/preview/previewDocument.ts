import { l10n, Uri } from 'vscode';
import { asComment } from '../../core/texts/comments.ts';
import type { ContextRequest, PayloadBlock, Simulation } from '../../core/context/types.ts';
import {
  type ContextWindow,
  contextWindowOf,
  isSent,
  kindOf,
  type PartKind,
  type WindowPart,
} from '../../core/exposure/window/contextWindow.ts';
import type { MaskedBlock } from '../../core/exposure/masking/maskPayload.ts';
import {
  itemOf,
  type PayloadText,
  payloadText,
  type PlacedBlock,
  type Stretch,
} from '../../core/exposure/masking/payloadText.ts';
import { standingOf } from '../../core/exposure/window/standing.ts';
import { ruleText } from '../../text/ruleText.ts';
import { briefReason } from '../context/briefReason.ts';
import { amountText, namesOf, secretsText, standingText, tokenAmount } from '../context/itemTexts.ts';
import { hasComputer } from '../files/host.ts';
import { claimText, featureName, fidelityName, onTopText, ownText, say } from '../platform/text.ts';
import type { Snapshot } from '../state/store.ts';
import type { ChosenFeature } from './chosenFeature.ts';

/** The maximum length of a line of the notes: editors do not wrap by default. */
const noteWidth = 100;

/** A source of the text, and its position in the document. */
export interface ShownBlock extends Stretch {
  /** Null for text that the assistant itself adds. */
  readonly kind: PartKind | null;
  readonly masks: readonly Stretch[];
  /** What the source is, its size and the reason: in short, and in full. */
  readonly heading: string;
  readonly explanation: string;
  /** Null if there is nothing to open. */
  readonly source: { readonly uri: string; readonly startLine: number; readonly endLine: number } | null;
}

/** The document of one feature, with the data for its decorations. */
export interface PreviewDocument extends PayloadText {
  readonly feature: ChosenFeature;
  readonly name: string;
  readonly languageId: string;
  readonly summary: string;
  /** How many secrets the request contains; empty if there are none. */
  readonly secrets: string;
  readonly shown: readonly ShownBlock[];
  /** The offset of the notes, which are not part of the request. */
  readonly notes: number;
}

/** The data that the document is made from. */
export interface PreviewFacts {
  readonly simulation: Simulation;
  readonly request: ContextRequest;
  readonly snapshot: Snapshot;
  readonly mask: (payload: readonly PayloadBlock[]) => readonly MaskedBlock[];
  readonly assistantName: string;
}

/** Makes the document of one feature: the text that would be sent, then notes on what cannot be shown. */
export function previewDocument(facts: PreviewFacts): PreviewDocument {
  const { simulation, request, snapshot, assistantName } = facts;
  const { assistant, feature } = simulation;
  const active = request.documents.find(({ uri }) => uri === request.active?.uri);
  const windowFacts = { ...snapshot, active: active?.uri ?? null };
  const window = contextWindowOf(simulation, windowFacts);
  const inTree = snapshot.simulations.find(each => each.assistant === assistant && each.feature === feature);
  const estimate = inTree === undefined ? '' : amountText(contextWindowOf(inTree, windowFacts));
  const sent = facts.mask(simulation.payload).filter(block => !isHeldBack(block, window));
  const hidden = l10n.t('⟦not shown: it may contain part of a secret⟧');
  const payload = payloadText(sent, hidden, request.active);
  const languageId = active?.languageId ?? 'plaintext';
  const notes = [l10n.t('Not part of the text above'), ...notesOf(simulation, window, sent)];
  const lines = notes.flatMap((note, at) => (at === 0 ? [`── ${note} ──`] : wrapped(note)));
  return {
    ...payload,
    text: `${payload.text}\n${lines.map(line => asComment(line, languageId)).join('\n')}\n`,
    feature: { assistant, feature },
    name: `${assistantName} ${featureName(feature)}${extensionOf(active?.uri)}`,
    languageId,
    summary: summaryOf(facts, window, estimate),
    secrets: window.secrets > 0 ? secretsText(window.secrets) : '',
    shown: payload.blocks.map(placed => shownBlock(placed, simulation, windowFacts.active, assistantName)),
    notes: payload.text.length + 1,
  };
}

function isHeldBack(block: MaskedBlock, { parts }: ContextWindow): boolean {
  const item = itemOf(
    block,
    parts.map(part => part.item),
  );
  return parts.some(part => part.item === item && part.standing === 'held-back');
}

/** "GitHub Copilot · completion · 575 tokens · exact". */
function summaryOf({ simulation, assistantName }: PreviewFacts, window: ContextWindow, estimate: string): string {
  const amount = amountText(window);
  const [first] = window.parts;
  const parts = [
    assistantName,
    featureName(simulation.feature),
    amount,
    first === undefined ? '' : fidelityName(first.item.fidelity),
    estimate === amount || estimate === '' ? '' : l10n.t('the tree estimates {0}', estimate),
  ];
  return parts.filter(part => part !== '').join(' · ');
}

function shownBlock(
  { block, start, end, masks }: PlacedBlock,
  { items }: Simulation,
  active: string | null,
  assistantName: string,
): ShownBlock {
  const item = itemOf(block, items);
  const { uri, title } = block;
  const place = { start, end, masks };
  const size = item !== undefined && item.tokens > 0 ? tokenAmount(item.tokens) : '';
  const secrets = block.shown !== null && masks.length > 0 ? secretsText(masks.length) : '';
  const line = (...parts: readonly string[]): string => parts.filter(part => part !== '').join(' · ');
  if (uri === null || item === undefined) {
    const explanation = line(l10n.t('added by {0}', assistantName), size, say(title));
    return { ...place, kind: null, heading: '', explanation, source: null };
  }
  const what = namesOf(item).label;
  const startLine = block.startLine ?? 1;
  return {
    ...place,
    kind: kindOf(item, active),
    heading: line(what, size, briefReason(title), secrets),
    explanation: line(what, size, say(title), secrets),
    source: { uri, startLine, endLine: item.endLine ?? startLine },
  };
}

/** Returns the evidence, the parts of the request that have no text to show, and what cannot be known. */
function notesOf(simulation: Simulation, window: ContextWindow, blocks: readonly MaskedBlock[]): readonly string[] {
  const { assistant, feature, ownTokens, unknowns, items } = simulation;
  const [first] = window.parts.filter(isSent);
  const withText = new Set(blocks.map(block => itemOf(block, items)));
  const rest = window.parts.filter(({ item }) => !withText.has(item));
  const isTalk = feature === 'chat' || feature === 'agent';
  return [
    ...(first === undefined ? [] : [l10n.t('Known: {0}', claimText(first.item))]),
    ...rest.map(partText),
    ...(hasComputer ? [] : [l10n.t('Tokens are estimated: the tables that count them are too large for the browser.')]),
    ...(isTalk ? [ownTokens === undefined ? onTopText() : ownText(assistant, ownTokens)] : []),
    ...unknowns.map(unknown => l10n.t('Not known: {0}', say(unknown))),
    l10n.t('Not shown: what you type into a chat, and later requests.'),
  ];
}

function partText({ item, verdict, standing }: WindowPart): string {
  const { label, reason } = namesOf(item);
  const rule = standing === 'held-back' && verdict?.by ? ` (${ruleText(verdict.by)})` : '';
  const size = item.tokens > 0 ? tokenAmount(item.tokens) : '';
  const state = standingText(standingOf(item, verdict)) + rule;
  return [l10n.t('Text not shown: {0}', label), state, reason, size].filter(part => part !== '').join(' · ');
}

/** Wraps a note to lines of a readable length; all lines but the first are indented. */
function wrapped(note: string): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of note.split(/\s+/)) {
    if (line !== '' && line.length + word.length >= noteWidth) {
      lines.push(line);
      line = `  ${word}`;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

/** Returns the extension of the active file, so the editor uses the same syntax highlighting. */
function extensionOf(uri: string | undefined): string {
  if (uri === undefined) return '.txt';
  return /\.[^./]+$/.exec(Uri.parse(uri, true).path)?.[0] ?? '.txt';
}
