import type { FileRule } from '../../context/agent/files/fileRule.ts';
import { allFiles } from '../../context/agent/files/rules.ts';
import { ollamaSkills } from './context.ts';

/** Skills are sent if the model can call tools. */
export const ollamaFiles: readonly FileRule[] = allFiles(
  ollamaSkills,
  ['~/.agents', '~/.ollama', '.agents', '.ollama'].map(folder => `${folder}/skills/*/SKILL.md`),
  {
    part: 'description',
    inclusion: 'possible',
    onlyIf: [
      { key: 'name', isText: true },
      { key: 'description', isText: true },
    ],
  },
);
