import { message } from '../../message.ts';
import { promptList, stored } from '../../history/records/messages.ts';
import { contextFile, events } from './contextFile.ts';
import { wire } from './wire.ts';
import type { TextMapper, Transcripts } from '../../history/types.ts';

const code = {
  ref: 'Measured: records of @moonshot-ai/kimi-code 2.1.0 compared with its captured requests; MoonshotAI/kimi-code@d723cc47 packages/agent-core-v2 (compaction, undo, forks)',
  date: '2026-12-01',
  version: '2.1.0',
};
const cli = { ref: 'MoonshotAI/kimi-cli@4a550eff src/kimi_cli/soul, session.py, subagents', date: '2026-12-01' };
const common = { assistant: 'kimi', surface: 'cli' } as const;

/** Reads a complete output of which a part was sent: `<session>/agents/<agent>/tasks/<task>/output.log`. */
const output: TextMapper = (text, sink, { path }) => {
  const [session = '', , agent = ''] = path.split('/').slice(-6);
  sink.session(session, {}, agent === 'main' ? '' : agent);
  stored(text, null, sink);
};

export const kimiTranscripts: Transcripts = {
  stores: [
    {
      ...common,
      id: 'kimi.wire',
      paths: ['~/.kimi-code/sessions/*/*/agents/*/wire.jsonl'],
      reading: { format: 'records', map: wire },
      source: code,
    },
    {
      ...common,
      id: 'kimi.outputs',
      paths: ['~/.kimi-code/sessions/*/*/agents/*/tasks/*/output.log'],
      reading: { format: 'text', map: output },
      source: code,
    },
    {
      ...common,
      id: 'kimi.contexts',
      paths: [
        ...['*.jsonl', '*/context*.jsonl', '*/subagents/*/context*.jsonl'].map(name => `~/.kimi/sessions/*/${name}`),
      ],
      reading: { format: 'records', map: contextFile },
      source: cli,
    },
    {
      ...common,
      id: 'kimi.events',
      paths: ['~/.kimi/sessions/*/*/wire.jsonl', '~/.kimi/sessions/*/*/subagents/*/wire.jsonl'],
      reading: { format: 'records', map: events },
      source: cli,
    },
    {
      ...common,
      id: 'kimi.prompts',
      paths: ['~/.kimi-code/user-history/*.jsonl', '~/.kimi/user-history/*.jsonl'],
      reading: { format: 'records', map: promptList(() => ({ session: undefined, time: null })) },
      source: { ref: 'MoonshotAI/kimi-code@d723cc47 docs/en/configuration/data-locations.md', date: '2026-12-01' },
    },
  ],
  hosts: { openai: 'api.openai.com', anthropic: 'api.anthropic.com' },
  edges: [message('history.edge.kimi')],
};
