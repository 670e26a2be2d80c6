import type { FileRule } from '../../context/agent/files/fileRule.ts';
import { up } from '../../context/agent/files/rules.ts';
import { windsurfRules } from './context.ts';

export const windsurfFiles: readonly FileRule[] = [
  up('up-to-root', windsurfRules, ['.windsurf/rules/**/*.md'], {
    laterIf: [
      { key: 'trigger', isOtherThan: 'always_on' },
      { key: 'trigger', isSet: false },
      { key: 'globs', all: [] },
    ],
  }),
];
