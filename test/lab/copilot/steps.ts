/** An action next to the real Copilot. */
export type Step = { readonly name: string } & (
  | {
      readonly kind: 'open';
      readonly file: string;
      readonly selection?: readonly [number, number, number, number];
    }
  | { readonly kind: 'edit'; readonly line: number; readonly text: string }
  | { readonly kind: 'type'; readonly text: string }
  | { readonly kind: 'chat'; readonly mode: 'agent' | 'ask' | 'edit' }
);

/** The recorded requests of one step; the canaries of the fixture show their contents. */
export interface RecordedRequest {
  readonly step: string;
  readonly model: string;
  readonly tools: number;
  readonly bytes: number;
  readonly holds: readonly string[];
}

export interface CopilotRecord {
  readonly made: string;
  readonly copilot: string;
  readonly editor: string;
  readonly requests: readonly RecordedRequest[];
}

const app = 'src/app.ts';

export const steps: readonly Step[] = [
  { name: 'open-other', kind: 'open', file: 'src/other.ts' },
  { name: 'open', kind: 'open', file: app },
  { name: 'agent', kind: 'chat', mode: 'agent' },
  { name: 'ask', kind: 'chat', mode: 'ask' },
  { name: 'select', kind: 'open', file: app, selection: [2, 0, 5, 1] },
  { name: 'agent-selected', kind: 'chat', mode: 'agent' },
  { name: 'edit-other', kind: 'open', file: 'src/other.ts' },
  { name: 'edited-other', kind: 'edit', line: 0, text: '// first\n' },
  { name: 'back', kind: 'open', file: app },
  { name: 'next-edit', kind: 'type', text: '// hey' },
];
