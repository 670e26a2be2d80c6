import type { FileRule } from '../../context/agent/files/fileRule.ts';
import { from } from '../../context/agent/files/rules.ts';
import { cursorDocs } from './context.ts';

export const cursorFiles: readonly FileRule[] = [
  from(cursorDocs, ['.cursor/rules/**/*.mdc'], {
    laterIf: [
      { key: 'alwaysApply', isOtherThan: true },
      { key: 'alwaysApply', isSet: false },
      { key: 'globs', all: [], exceptIf: 'alwaysApply' },
    ],
  }),
];
