import { readdir, readFile, readlink } from 'node:fs/promises';

/** The program at the other end of a connection of this machine. */
export interface ProcessName {
  readonly pid: number;
  readonly name: string;
}

/** Finds the programs that own connections to the recorder. */
export interface ProcessFinder {
  /**
   * Returns the program that owns the socket with this local port; undefined if the system does not say, the connection is closed
   * already, or it belongs to another user. Never rejects.
   */
  find(clientPort: number): Promise<ProcessName | undefined>;
}

/**
 * After a lookup, the next one has to wait this many times as long as it took: with many sockets and processes, a lookup takes
 * milliseconds that the recorder needs for other work. Connections that are closed by then get no name.
 */
const restFactor = 20;

/** For systems that do not expose processes as files. */
export const noProcesses: ProcessFinder = { find: () => Promise.resolve(undefined) };

/**
 * Reads `/proc` as described in proc(5): the table of sockets gives the inode of a port, and the descriptors of a process give the
 * inodes of its sockets. Processes that owned connections in the last lookup are checked first.
 */
export class ProcFinder implements ProcessFinder {
  readonly #root: string;
  readonly #ownPid: number;
  readonly #recent = new Set<number>();
  #restUntil = 0;
  #waiting: Map<number, ((found: ProcessName | undefined) => void)[]> | null = null;

  constructor(root = '/proc', ownPid = process.pid) {
    this.#root = root;
    this.#ownPid = ownPid;
  }

  find(clientPort: number): Promise<ProcessName | undefined> {
    return new Promise(resolve => {
      const waiting = (this.#waiting ??= this.#gather());
      const others = waiting.get(clientPort);
      if (others) others.push(resolve);
      else waiting.set(clientPort, [resolve]);
    });
  }

  #gather(): Map<number, ((found: ProcessName | undefined) => void)[]> {
    const rest = this.#restUntil - performance.now();
    const waiting = new Map<number, ((found: ProcessName | undefined) => void)[]>();
    if (rest > 0) setTimeout(() => void this.#answer(waiting), rest);
    else setImmediate(() => void this.#answer(waiting));
    return waiting;
  }

  async #answer(waiting: ReadonlyMap<number, readonly ((found: ProcessName | undefined) => void)[]>): Promise<void> {
    this.#waiting = null;
    const begun = performance.now();
    const owners = await this.#owners(new Set(waiting.keys())).catch(() => new Map<number, ProcessName>());
    const ended = performance.now();
    this.#restUntil = ended + (ended - begun) * restFactor;
    for (const [port, resolvers] of waiting) for (const resolve of resolvers) resolve(owners.get(port));
  }

  async #owners(ports: ReadonlySet<number>): Promise<ReadonlyMap<number, ProcessName>> {
    const portOf = await this.#inodes(ports);
    const owners = new Map<number, ProcessName>();
    if (portOf.size === 0) return owners;
    const pids = (await readdir(this.#root)).filter(name => /^\d+$/.test(name)).map(Number);
    const recentFirst = [...pids.filter(pid => this.#recent.has(pid)), ...pids.filter(pid => !this.#recent.has(pid))];
    for (const pid of recentFirst) {
      if (owners.size === portOf.size) break;
      // The recorder itself owns the other end of every connection, which has a different inode.
      if (pid === this.#ownPid) continue;
      for (const port of await this.#portsOf(pid, portOf)) owners.set(port, { pid, name: await this.#nameOf(pid) });
    }
    this.#recent.clear();
    for (const { pid } of owners.values()) this.#recent.add(pid);
    return owners;
  }

  /** Maps the inodes of sockets to their local ports. */
  async #inodes(ports: ReadonlySet<number>): Promise<ReadonlyMap<string, number>> {
    const found = new Map<string, number>();
    for (const table of ['tcp', 'tcp6']) {
      const text = await readFile(`${this.#root}/net/${table}`, 'latin1').catch(() => '');
      for (let start = 0; start < text.length;) {
        const end = text.indexOf('\n', start);
        const line = text.slice(start, end < 0 ? text.length : end);
        start += line.length + 1;
        // `sl: address:PORT remote state queues timer retransmits user timeout inode`
        const colon = line.indexOf(':', line.indexOf(':') + 1);
        const port = parseInt(line.slice(colon + 1, colon + 5), 16);
        if (!ports.has(port)) continue;
        const inode = line.trim().split(/\s+/)[9];
        if (inode !== undefined && inode !== '0') found.set(inode, port);
      }
    }
    return found;
  }

  async #portsOf(pid: number, portOf: ReadonlyMap<string, number>): Promise<readonly number[]> {
    const folder = `${this.#root}/${pid}/fd`;
    // The descriptors of other users' processes cannot be read.
    const descriptors = await readdir(folder).catch(() => []);
    const links = await Promise.all(descriptors.map(name => readlink(`${folder}/${name}`).catch(() => '')));
    return links.flatMap(link => portOf.get(/^socket:\[(\d+)\]$/.exec(link)?.[1] ?? '') ?? []);
  }

  async #nameOf(pid: number): Promise<string> {
    return (await readFile(`${this.#root}/${pid}/comm`, 'utf8').catch(() => '')).trim();
  }
}
