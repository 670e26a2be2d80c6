import { message } from '../../message.ts';
import { readHost } from '../hostName.ts';
import { LineBlocks } from '../readers/lineBlocks.ts';
import { readSquidLine } from '../readers/proxies/squid.ts';
import type { CaptureReader, ReaderPorts } from '../types.ts';
import type { UseTable } from './useTable.ts';
import { mayBeKnown, own, type Use } from './uses.ts';

/** How many targets and results are cached; a log repeats the same ones. */
const remembered = 20_000;

/**
 * Reads squid's log straight into a table. Most lines are tunnels to `host:port` in the native format; these are parsed in
 * place, without creating a record, so gigabytes are read at the speed of the disk. Every other line is read as `squidReader`
 * reads it; a test compares the two.
 */
export function squidInventory(ports: ReaderPorts, table: UseTable): CaptureReader {
  const tunnels = new Tunnels(table);
  let line = 0;
  return new LineBlocks(ports.decode, block => {
    for (let start = 0; start < block.length;) {
      line++;
      const newline = block.indexOf('\n', start);
      const end = newline < 0 ? block.length : newline;
      const stop = block.charCodeAt(end - 1) === carriageReturn ? end - 1 : end;
      if (!tunnels.take(block, start, stop)) readOther(block.slice(start, stop), newline >= 0);
      start = end + 1;
    }
  });

  function readOther(text: string, isClosed: boolean): void {
    const shown = line === 1 ? text.replace(/^\ufeff/, '') : text;
    if (shown.trim() === '' || readSquidLine(ports.sink, shown, line) !== 'unknown') return;
    const place = { format: 'squid', line };
    const problem = isClosed ? message('egress.problem.line', place) : message('egress.problem.lastLine', place);
    ports.sink.problem({ message: problem, place: { line } });
  }
}

const carriageReturn = 13;
const space = 32;
const dot = 46;
const hyphen = 45;
const solidus = 47;
const zero = 48;

/** The positions of a line's fields, and its numbers. */
interface Place {
  /** When the tunnel was opened, in milliseconds since 1970. */
  time: number;
  received: number;
  client: number;
  clientEnd: number;
  resultEnd: number;
  target: number;
  targetEnd: number;
  userEnd: number;
}

class Tunnels {
  /** By `host:port`; `odd` if the general reader must handle the line. */
  readonly #targets = new Map<string, Use | null | 'odd'>();
  /** Whether a result such as `TCP_DENIED/403` blocks; null for what is not a result. */
  readonly #results = new Map<string, boolean | null>();
  /** The fields of the current line; one object is reused for all lines. */
  readonly #place: Place = {
    time: 0,
    received: 0,
    client: 0,
    clientEnd: 0,
    resultEnd: 0,
    target: 0,
    targetEnd: 0,
    userEnd: 0,
  };

  constructor(private readonly table: UseTable) {}

  /**
   * Counts the tunnel of a line.
   * @returns false if the line is something else
   */
  take(text: string, start: number, stop: number): boolean {
    const place = this.#place;
    if (!find(text, start, stop, place)) return false;
    const isBlocked = this.#isBlocked(text.slice(place.clientEnd + 1, place.resultEnd));
    const use = this.#useOf(text.slice(place.target, place.targetEnd));
    const sent = sentOf(text, place.userEnd + 1, stop);
    if (isBlocked === null || use === 'odd' || sent === null) return false;
    this.table.add(use, {
      client: clientIn(text, place),
      isBlocked,
      bytesSent: sent,
      bytesReceived: isBlocked ? undefined : place.received,
      time: place.time,
    });
    return true;
  }

  #isBlocked(result: string): boolean | null {
    let known = this.#results.get(result);
    if (known === undefined) {
      known = /^[A-Z_]{3,40}\/\d{3}$/.test(result) ? result.includes('DENIED') : null;
      if (this.#results.size < remembered) this.#results.set(own(result), known);
    }
    return known;
  }

  /**
   * A target that is not a host counts as one of the other hosts. If it could belong to a tool, the general reader reports
   * what is wrong.
   */
  #useOf(target: string): Use | null | 'odd' {
    const colon = target.lastIndexOf(':');
    const host = target.slice(0, colon);
    if (colon < 0 || !host.includes('.')) return 'odd';
    if (!mayBeKnown(host)) return null;
    let known = this.#targets.get(target);
    if (known === undefined) {
      const name = readHost(target)?.host;
      known = name === undefined ? 'odd' : this.table.uses.of(name, undefined, undefined);
      if (this.#targets.size >= remembered) this.#targets.clear();
      this.#targets.set(own(target), known);
    }
    return known;
  }
}

/**
 * Finds the fields of `time elapsed client result bytes CONNECT target user …`.
 * @returns false if some are missing
 */
function find(text: string, start: number, stop: number, place: Place): boolean {
  const timeEnd = text.indexOf(' ', start);
  const ended = timeIn(text, start, timeEnd);
  let at = timeEnd + 1;
  while (text.charCodeAt(at) === space) at++;
  const elapsedEnd = text.indexOf(' ', at);
  const elapsed = digits(text, at, elapsedEnd, 10);
  place.client = elapsedEnd + 1;
  place.clientEnd = text.indexOf(' ', elapsedEnd + 1);
  place.resultEnd = text.indexOf(' ', place.clientEnd + 1);
  const bytesEnd = text.indexOf(' ', place.resultEnd + 1);
  if (ended < 0 || elapsed < 0 || bytesEnd < 0 || !text.startsWith('CONNECT ', bytesEnd + 1)) return false;
  place.time = ended - elapsed;
  place.received = digits(text, place.resultEnd + 1, bytesEnd, 15);
  place.target = bytesEnd + 9;
  place.targetEnd = text.indexOf(' ', place.target);
  place.userEnd = text.indexOf(' ', place.targetEnd + 1);
  return place.received >= 0 && place.userEnd >= 0 && place.userEnd <= stop && isPlausible(place);
}

/** Whether the names in a line are present and no longer than names can be. */
function isPlausible({ client, clientEnd, target, targetEnd, userEnd }: Place): boolean {
  const isThere = clientEnd > client && userEnd > targetEnd + 1;
  return isThere && clientEnd - client < 261 && targetEnd - target < 262;
}

/** Parses seconds with three decimals into milliseconds; -1 for anything else. */
function timeIn(text: string, start: number, end: number): number {
  if (end - start < 13 || text.charCodeAt(end - 4) !== dot) return -1;
  const seconds = digits(text, start, end - 4, 11);
  const fraction = digits(text, end - 3, end, 3);
  return seconds < 0 || fraction < 0 ? -1 : seconds * 1000 + fraction;
}

/** Returns the user if the line names one, otherwise the address. */
function clientIn(text: string, { client, clientEnd, targetEnd, userEnd }: Place): string {
  const isNamed = userEnd - targetEnd !== 2 || text.charCodeAt(targetEnd + 1) !== hyphen;
  return isNamed ? text.slice(targetEnd + 1, userEnd) : text.slice(client, clientEnd);
}

/** Reads what follows the user: `HIER_DIRECT/address type`, and the size of the request if it is logged. Null for anything else. */
function sentOf(text: string, start: number, stop: number): number | undefined | null {
  let slash = start;
  while (slash < stop && isUpper(text.charCodeAt(slash))) slash++;
  const length = slash - start;
  if (text.charCodeAt(slash) !== solidus || length < 3 || length > 30 || slash + 1 >= stop) return null;
  const typeStart = text.indexOf(' ', slash);
  if (typeStart === slash + 1) return null;
  const typeEnd = typeStart < 0 || typeStart >= stop ? -1 : text.indexOf(' ', typeStart + 1);
  if (typeEnd < 0 || typeEnd >= stop) return undefined;
  const amount = digits(text, typeEnd + 1, stop, 15);
  return amount < 0 ? null : amount;
}

function isUpper(code: number): boolean {
  return (code >= 65 && code <= 90) || code === 95;
}

/** Parses a decimal number; -1 if there is none, or it has more digits than the limit. */
function digits(text: string, start: number, end: number, limit: number): number {
  if (end <= start || end - start > limit) return -1;
  let value = 0;
  for (let at = start; at < end; at++) {
    const digit = text.charCodeAt(at) - zero;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}
