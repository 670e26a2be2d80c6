import { message } from '../../message.ts';
import { stored } from '../../history/records/messages.ts';
import type { Transcripts } from '../../history/types.ts';
import { piTranscripts } from '../pi/transcripts.ts';
import { sessionRecords } from '../pi/sessionRecords.ts';
import { ohMyPiFolders } from './folders.ts';

const measured = { date: '2026-12-01', version: '18.2.3' };

/** Returns paths below the folders of sessions: a project, then the session; helpers, and their helpers, are in a folder next to it. */
function below(endings: readonly string[]): readonly string[] {
  return ohMyPiFolders.flatMap(folder => endings.map(ending => `${folder}/*/${ending}`));
}

export const ohMyPiTranscripts: Transcripts = {
  stores: [
    {
      id: 'oh-my-pi.sessions',
      assistant: 'oh-my-pi',
      surface: 'cli',
      paths: below(['*.jsonl', '*/*.jsonl', '*/*/*.jsonl']),
      reading: { format: 'records', map: sessionRecords },
      source: {
        ref: 'Measured: records of @oh-my-pi/pi-coding-agent 18.2.3 compared with its captured requests (a helper, a fork, a summary); its src/session (session-entries.ts, session-context.ts, messages.ts, compaction-methods.ts)',
        ...measured,
      },
    },
    {
      // Complete outputs of commands, of which the model gets a part, and reports of helpers.
      id: 'oh-my-pi.outputs',
      assistant: 'oh-my-pi',
      surface: 'cli',
      paths: below(['*/*.log', '*/*.md']),
      reading: { format: 'text', map: (text, sink) => stored(text, null, sink) },
      source: { ref: 'Measured: files that 18.2.3 left in runs; its src/session/artifacts.ts', ...measured },
    },
  ],
  hosts: piTranscripts.hosts,
  edges: [message('history.edge.ohMyPi')],
};
