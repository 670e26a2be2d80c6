import type { FileRule } from '../../context/agent/files/fileRule.ts';
import { from } from '../../context/agent/files/rules.ts';
import { rooRules } from './context.ts';

/** The user's rules; the folder's rules are in the context profile. */
export const rooFiles: readonly FileRule[] = [
  from(rooRules, ['~/.roo/rules/**/*']),
  from(rooRules, ['~/.roo/rules-*/**/*'], { inclusion: 'possible' }),
];
