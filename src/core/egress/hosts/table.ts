import { amazonHosts } from './amazon.ts';
import { analyticsHosts } from './analytics.ts';
import { anthropicHosts } from './anthropic.ts';
import { cursorHosts } from './cursor.ts';
import { editorHosts } from './editor.ts';
import { githubHosts } from './github.ts';
import { googleHosts } from './google.ts';
import { localModelHosts } from './localModels.ts';
import { openAiHosts } from './openai.ts';
import { openToolHosts } from './openTools.ts';
import { otherToolHosts } from './otherTools.ts';
import type { HostFact } from './types.ts';
import { windsurfHosts } from './windsurf.ts';

/** Every host we know of an AI tool or of a service it reports to. */
export const hostTable: readonly HostFact[] = [
  ...githubHosts,
  ...editorHosts,
  ...anthropicHosts,
  ...openAiHosts,
  ...cursorHosts,
  ...windsurfHosts,
  ...amazonHosts,
  ...googleHosts,
  ...openToolHosts,
  ...otherToolHosts,
  ...localModelHosts,
  ...analyticsHosts,
];
