import type { GuardFeature } from '../guard/guardFeature.ts';
import type { Past } from '../history/past.ts';
import type { ScanThreads } from '../../node/scanning/workerPool.ts';
import type { KnownSurroundings } from '../state/closedFiles.ts';

/** Nothing is known here, and nothing will be. */
const never = (): { readonly dispose: () => void } => ({ dispose: () => {} });

/** A browser keeps no records of AI tools. */
export const noPast: Past = {
  onDidChange: never,
  sentenceOf: () => null,
  givenTo: () => null,
  read: null,
  clear: () => {},
};

/** No agent runs in a browser that could ask the guard. */
export const noGuard: Pick<GuardFeature, 'agents' | 'onDidChange'> = { onDidChange: never, agents: null };

/** No home folder, and nothing above the folders. */
export const noSurroundings: KnownSurroundings = { onDidChange: never, current: undefined, findings: new Map() };

/** There are no threads: texts too large for the editor's own thread are not scanned, which is logged. */
export const noThreads: ScanThreads = {
  script: '',
  run: () => Promise.reject(new Error('the file is too large to be scanned in a browser')),
  dispose: () => Promise.resolve(),
};
