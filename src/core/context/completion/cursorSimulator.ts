import type { FeatureId } from '../../assistants/types.ts';
import { type Message, message } from '../../message.ts';
import type { Claim } from '../../fidelity.ts';
import { activePlace, isEditorDocument } from '../places.ts';
import { after, before, type Extent } from '../textWindow.ts';
import type { ContextItem, ContextRequest, OpenDocument, Simulation, Simulator } from '../types.ts';
import type { ItemMaker } from './itemMaker.ts';

/** How much text around the cursor one feature of one product takes from the active document. */
export interface CursorRule {
  readonly assistant: string;
  readonly feature: FeatureId;
  readonly before: Extent;
  readonly after: Extent;
  /** For both extents. */
  readonly claim: Claim;
  readonly unknowns: readonly Message[];
}

/** Returns what a feature takes from other documents, besides the text around the cursor. */
type Elsewhere = (request: ContextRequest, active: OpenDocument, cursor: number) => readonly ContextItem[];

/** Creates a simulator for a feature that sends the text around the cursor. */
export function cursorSimulator(rule: CursorRule, make: ItemMaker, elsewhere: Elsewhere): Simulator {
  const { assistant, feature } = rule;
  return { assistant, feature, simulate: request => simulate(rule, make, elsewhere, request) };
}

function simulate(rule: CursorRule, make: ItemMaker, elsewhere: Elsewhere, request: ContextRequest): Simulation {
  const { assistant, feature, unknowns, claim } = rule;
  const nothing: Simulation = { assistant, feature, unknowns, items: [], payload: [] };
  const place = activePlace(request);
  if (place === undefined) return { ...nothing, unknowns: [message('context.noActiveDocument'), ...unknowns] };
  const { active, cursor } = place;
  if (!isEditorDocument(active)) return nothing;
  const [above, below] = [before(active.text, cursor, rule.before), after(active.text, cursor, rule.after)];
  const parts = [
    { window: above, start: cursor - above.text.length, title: message('context.completion.before') },
    { window: below, start: cursor, title: message('context.completion.after') },
  ].filter(({ window }) => window.text !== '');
  return {
    ...nothing,
    items: [
      ...parts.map(({ window, title }) => make.range(active.uri, window, 'certain', title, claim)),
      ...elsewhere(request, active, cursor),
    ],
    payload: parts.map(({ window, start, title }) => ({
      title,
      text: window.text,
      uri: active.uri,
      startLine: window.startLine,
      range: { start, end: start + window.text.length },
    })),
  };
}
