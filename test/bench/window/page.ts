import type { WindowPage, WindowRow } from '../../../src/webview/window/protocol.ts';

const kinds = ['this-file', 'snippet', 'whole-file', 'about', 'on-demand'] as const;
const standings = ['sent', 'sent-unless-excluded', 'may-be-sent', 'held-back'] as const;
const features = ['completion', 'next-edit', 'chat', 'agent', 'index'];

/** Creates a page of the Context Window with the given number of items. A page with another version differs in every row. */
export function pageWith(items: number, version: number): WindowPage {
  return {
    language: 'en',
    labels: {
      ...{ title: 'Context Window', answers: 'Answers', compare: 'Every assistant', assistant: 'Next request' },
      features: features.map(id => ({ id, short: id.slice(0, 5), name: id })),
      ...{ parts: 'Parts', keys: 'Keys', limitUsed: 'Limit', more: '{0} more', tokens: 'tokens', secrets: 'secrets' },
      ...{ preview: 'Preview', report: 'AI Privacy Report', reportShort: 'Report', holdBack: 'Hold Back…' },
      ...{ why: 'Why?', empty: '' },
    },
    version,
    chosen: { assistant: 'assistant-0', feature: 'completion' },
    picture: {
      ...{ title: 'Assistant · completion', size: '7,000 of 8,192 tokens', known: 'exact', knownFully: 'exact: seen' },
      ...{ secrets: '4 secrets in this request', used: 0.85, unknown: 'Not known from here: 5.' },
      rows: Array.from({ length: items }, (_, index) => row(index, version)),
    },
    answers: {
      secrets: '4 secrets in the next request',
      secretRows: [1, 2, 3].map(each => ({ label: 'Secret key', detail: '→ Copilot, Cursor', place: `db.ts:${each}` })),
      ...{ moreSecrets: '… and 1 more', most: 'Most of Copilot completion: db.ts:1–20, 33 %' },
      held: {
        label: '.env',
        detail: 'held back from Cursor by .cursorignore:1; not from Copilot',
        place: '3 more files',
      },
      ...{ telemetry: 'Telemetry open: Claude Code 2, Codex 2', isTelemetryOpen: true, hasReport: true },
    },
    assistants: Array.from({ length: 6 }, (_, at) => ({
      id: `assistant-${at}`,
      name: `Assistant ${at}`,
      short: `A${at}`,
      cells: features.map(feature => ({
        ...{ feature, amount: String(100 * at + version), holds: at % 2 === 0, fill: at / 6, secrets: at % 3 },
        spoken: `Assistant ${at}, ${feature}`,
      })),
    })),
  };
}

function row(index: number, version: number): WindowRow {
  const label = `file-${index}.ts:${version + 1}–${version + 20}`;
  return {
    ...{ label, stands: 'would be sent', why: 'Similar to the lines around the cursor', amount: '120', share: '2 %' },
    kind: kinds[index % kinds.length] ?? 'about',
    standing: standings[index % standings.length] ?? 'sent',
    tokens: 40 + ((index * 37 + version) % 200),
    secrets: index % 7 === 0 ? 1 : 0,
    spoken: `${label}, similar to the lines around the cursor, 120 tokens, 2 percent, would be sent`,
    isFile: index % kinds.length !== 4,
  };
}
