import { proxyAddress } from '../../node/egress/recorder/proxyAddress.ts';
import type { RecorderState } from '../../node/egress/recorder/state.ts';

/** The value of `http.proxy` before a recording, and the port of the recorder that replaced it. */
interface ProxyBefore {
  /** Null if it was not set. */
  readonly value: string | null;
  readonly port: number;
}

/** Access to the setting, and to storage that outlives the editor, where its previous value is kept. */
export interface ProxyPorts {
  /** The user's own value; undefined if it is not set. */
  readonly current: () => string | undefined;
  readonly write: (value: string | undefined) => Promise<void>;
  readonly remembered: () => unknown;
  readonly remember: (value: unknown) => Promise<void>;
  /** Waits until a value that was written should have arrived. */
  readonly pause: () => Promise<void>;
}

/** How often a value is written until the editor has it. */
const writes = 10;

/** The editor's proxy: replaced during a recording, and always restored. */
export class ProxySetting {
  constructor(private readonly ports: ProxyPorts) {}

  /** The proxy that the user configured; empty if there is none. */
  get configured(): string {
    return this.ports.current() ?? '';
  }

  /** The port of the recording that uses the setting now, in this or another window; null if there is none. */
  get takenBy(): number | null {
    return this.#before?.port ?? null;
  }

  /** Sends the editor's requests to a recorder. The previous value is stored first, so it can always be restored. */
  async take(state: RecorderState): Promise<void> {
    const before: ProxyBefore = { value: this.ports.current() ?? null, port: state.port };
    await this.ports.remember(before);
    await this.ports.write(proxyAddress(state));
  }

  /**
   * Restores the previous value, unless the person has changed it since. Does nothing if none was replaced. Rejects if the editor does not
   * take the value; it can then be restored later.
   */
  async giveBack(): Promise<'given-back' | 'changed-since' | 'nothing'> {
    const before = this.#before;
    if (before === null) return 'nothing';
    const isOurs = (): boolean => this.configured.endsWith(`@127.0.0.1:${before.port}`);
    if (!isOurs()) {
      await this.ports.remember(undefined);
      return 'changed-since';
    }
    // An editor may compare with an old copy of its settings, find nothing to change, and report success.
    for (let left = writes; left > 0 && isOurs(); left--) {
      await this.ports.write(before.value ?? undefined);
      if (isOurs()) await this.ports.pause();
    }
    if (isOurs()) throw new Error('The editor did not change the setting.');
    await this.ports.remember(undefined);
    return 'given-back';
  }

  get #before(): ProxyBefore | null {
    const kept = this.ports.remembered();
    if (typeof kept !== 'object' || kept === null) return null;
    const { value, port } = kept as Readonly<Record<keyof ProxyBefore, unknown>>;
    if (typeof port !== 'number' || (value !== null && typeof value !== 'string')) return null;
    return { value, port };
  }
}
