import type { Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { covers } from '../../../core/egress/policy/names.ts';
import type { HostName } from '../../../core/egress/policy/types.ts';
import type { DialOptions } from './dial.ts';
import type { RecorderEntry } from './entry.ts';
import type { ProcessFinder } from './processes.ts';
import type { Target } from './target.ts';

/** How long to wait for the name of a program, in milliseconds. */
const longestWait = 200;

/** What an exchange needs to be decided and recorded. */
export interface RecordingOptions extends DialOptions {
  /** Hosts that are refused. */
  readonly refuse: readonly HostName[];
  readonly processes: ProcessFinder;
  readonly write: (entry: RecorderEntry) => void;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
}

/** The result of an exchange, once it is over. */
export interface Outcome {
  readonly verdict: RecorderEntry['verdict'];
  readonly up?: number;
  readonly down?: number;
  readonly sni?: string | undefined;
}

/** A request of a client: a tunnel, or a plain request with its method. Its entry is written once it is over. */
export class Exchange {
  readonly #begun: number;
  readonly #clientPort: number;
  readonly #owner: ReturnType<ProcessFinder['find']>;
  #entry: Promise<void> | null = null;
  #markRecorded = (): void => {};
  /** Resolves when the entry is written. */
  readonly recorded = new Promise<void>(resolve => {
    this.#markRecorded = resolve;
  });

  constructor(
    readonly target: Target,
    readonly client: Socket,
    readonly options: RecordingOptions,
    private readonly method?: string,
  ) {
    this.#begun = options.clock();
    this.#clientPort = client.remotePort ?? 0;
    this.#owner = options.processes.find(this.#clientPort);
  }

  /** Writes the entry; later calls do nothing. */
  finish({ verdict, up = 0, down = 0, sni }: Outcome): Promise<void> {
    const ms = Math.max(0, this.options.clock() - this.#begun);
    return (this.#entry ??= this.#owner.then(found => {
      this.options.write({
        t: this.#begun,
        host: this.target.host,
        port: this.target.port,
        client: this.#clientPort,
        up,
        down,
        ...(sni === undefined ? {} : { sni }),
        ms,
        verdict,
        ...(found === undefined ? {} : { process: found.name, pid: found.pid }),
        ...(this.method === undefined ? {} : { method: this.method }),
      });
      this.#markRecorded();
    }));
  }

  /**
   * Like {@link finish}, for a refused or failed exchange: waits a moment for the name of the program, whose socket is closed as
   * soon as it has its answer.
   */
  async finishRefused(verdict: 'deny' | 'fail'): Promise<void> {
    await Promise.race([this.finish({ verdict }), delay(longestWait, undefined, { ref: false })]);
  }

  /** Whether the person's list refuses a host. */
  isRefused(host: string): boolean {
    return this.options.refuse.some(rule => covers(rule, { host, match: 'exact' }));
  }
}
