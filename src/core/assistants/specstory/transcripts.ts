import { message } from '../../message.ts';
import { stored } from '../../history/records/messages.ts';
import type { TextMapper, Transcripts } from '../../history/types.ts';

/** Reads a copy of another tool's chat in the workspace. It proves nothing about the content of requests. */
const copy: TextMapper = (text, sink, { path, modified }) => {
  sink.session((path.split('/').at(-1) ?? '').replace(/\.md$/, ''), { to: modified });
  stored(text, null, sink);
};

export const specStoryTranscripts: Transcripts = {
  stores: [
    {
      id: 'specstory.copies',
      assistant: 'specstory',
      surface: 'editor',
      paths: ['./.specstory/history/*.md'],
      reading: { format: 'text', map: copy },
      source: {
        ref: 'specstoryai/getspecstory@210d6095 specstory-cli/pkg/config/config.go, pkg/utils/path_utils.go',
        date: '2026-12-01',
      },
    },
  ],
  hosts: {},
  edges: [message('history.edge.specStory')],
};
