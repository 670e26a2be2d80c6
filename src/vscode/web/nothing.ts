import type { GuardFeature } from '../guard/guardFeature.ts';
import type { Past } from '../history/past.ts';
import type { ScanThreads } from '../../node/scanning/workerPool.ts';
import type { KnownSurroundings } from '../state/closedFiles.ts';

/** An event that never fires, because nothing can become known here. */
const never = (): { readonly dispose: () => void } => ({ dispose: () => {} });

/** A browser stores no records of AI tools. */
export const noPast: Past = {
  onDidChange: never,
  sentenceOf: () => null,
  givenTo: () => null,
  read: null,
  clear: () => {},
};

/** No agent that could ask the guard runs in a browser. */
export const noGuard: Pick<GuardFeature, 'agents' | 'onDidChange'> = { onDidChange: never, agents: null };

/** A browser has no home folder and nothing above the workspace folders. */
export const noSurroundings: KnownSurroundings = { onDidChange: never, current: undefined, findings: new Map() };

/** A browser has no worker threads here: texts too large for the extension host's thread are not scanned, which is logged. */
export const noThreads: ScanThreads = {
  script: '',
  run: () => Promise.reject(new Error('the file is too large to be scanned in a browser')),
  dispose: () => Promise.resolve(),
};
