import type { Event } from 'vscode';
import type { RuleFile } from '../../core/ignore/types.ts';
import type { AccountFacts } from '../../core/ignore/verdicts.ts';
import type { AssistantsInUse } from '../state/assistantsInUse.ts';
import type { Configuration } from '../platform/configuration.ts';
import type { Proposals } from '../writing/proposals.ts';
import type { Store } from '../state/store.ts';

/** The services for writing ignore files: the current rules, and what is known about the account. */
export interface IgnoreFileServices {
  readonly store: Store;
  readonly assistants: AssistantsInUse;
  readonly previews: Proposals;
  readonly configuration: Configuration;
  readonly ruleFiles: { of(folder: string | null): readonly RuleFile[] };
  readonly exclusion: { factsFor(folder: string | null): AccountFacts };
}

/** The additional services for explaining ignore files. */
export interface IgnoreLanguageServices extends IgnoreFileServices {
  readonly ruleFiles: {
    readonly onDidChange: Event<unknown>;
    of(folder: string | null): readonly RuleFile[];
    reload(): Promise<void>;
  };
}
