import { type ExtensionContext, l10n, window } from 'vscode';
import { DisposableStore } from './platform/disposables.ts';
import { Log } from './platform/log.ts';
import { SliceMeter } from './platform/sliceMeter.ts';
import type { Snapshot, Store } from './state/store.ts';

/** The API for tests and other extensions: the current snapshot, never a secret. */
export interface SightglassApi {
  readonly snapshot: () => Snapshot;
  /** How many milliseconds `activate` took on the extension host's thread. */
  readonly activationTime: number;
  /** How long parts of our work blocked the extension host's thread. */
  readonly slices: SliceMeter;
}

/** Creates the services and registers the user interface. Synchronous and short; everything that takes time starts afterwards. */
export type Wire = (context: ExtensionContext, disposables: DisposableStore, meter: SliceMeter, log: Log) => Store;

/** Starts the extension, on a computer or on the web. A failure is shown, logged and rethrown. */
export function startExtension(context: ExtensionContext, wire: Wire): SightglassApi {
  const start = performance.now();
  const disposables = new DisposableStore();
  context.subscriptions.push(disposables);
  const log = disposables.add(new Log());
  try {
    const slices = new SliceMeter(log);
    const store = wire(context, disposables, slices, log);
    const activationTime = performance.now() - start;
    log.info(`Activated in ${activationTime.toFixed(1)} ms.`);
    return { snapshot: () => withoutText(store.snapshot), activationTime, slices };
  } catch (error) {
    log.error('Sightglass could not start', error);
    void window.showErrorMessage(l10n.t('Sightglass could not start. The log says why.'));
    throw error;
  }
}

/** Removes the payloads from a snapshot. They contain the text of documents, secrets included, and must not leave the extension. */
function withoutText(snapshot: Snapshot): Snapshot {
  return { ...snapshot, simulations: snapshot.simulations.map(each => ({ ...each, payload: [] })) };
}
