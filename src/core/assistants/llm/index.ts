import { recordsOnly } from '../build.ts';
import { llmFolders } from './folders.ts';

// simonw/llm@f3f4f29 llm/__init__.py (user_dir), read 2026-12-01.
export const llm = recordsOnly(
  'llm',
  'LLM (Datasette)',
  ['llm'],
  llmFolders,
  Object.fromEntries(llmFolders.map(folder => [`${folder}/`, 'LLM_USER_PATH'])),
);
