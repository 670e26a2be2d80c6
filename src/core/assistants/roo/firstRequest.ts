import type { FileRule } from '../../context/agent/files/fileRule.ts';
import { from } from '../../context/agent/files/rules.ts';
import { rooRules } from './context.ts';

/** Rules of the person; those of the folder are in its context. */
export const rooFiles: readonly FileRule[] = [
  from(rooRules, ['~/.roo/rules/**/*']),
  from(rooRules, ['~/.roo/rules-*/**/*'], { inclusion: 'possible' }),
];
