import { message } from '../../message.ts';
import { readHost } from '../hostName.ts';
import { LineBlocks } from '../readers/lineBlocks.ts';
import { readSquidLine } from '../readers/proxies/squid.ts';
import type { CaptureReader, ReaderPorts } from '../types.ts';
import type { UseTable } from './useTable.ts';
import { mayBeKnown, own, type Use } from './uses.ts';

/** Targets and results whose meaning is remembered; a log names the same ones again and again. */
const remembered = 20_000;

/**
 * Reads squid's log straight into a table. What most lines are, a tunnel to `host:port` in the native format, is taken apart
 * in place, without a record of its own: gigabytes are read at the speed of the disk so. Every other line is read as
 * `squidReader` reads it; a test holds the two against each other.
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
const zero = 48;

class Tunnels {
  /** By `host:port`; `odd` where the plain reader must look. */
  readonly #targets = new Map<string, Use | null | 'odd'>();
  /** Whether a result such as `TCP_DENIED/403` blocks; null for what is none. */
  readonly #results = new Map<string, boolean | null>();

  constructor(private readonly table: UseTable) {}

  /** Counts the tunnel of a line; false where the line is something else. */
  take(text: string, start: number, stop: number): boolean {
    const timeEnd = text.indexOf(' ', start);
    const seconds = digits(text, start, timeEnd - 4, 11);
    const fraction = digits(text, timeEnd - 3, timeEnd, 3);
    if (timeEnd - start < 13 || seconds < 0 || fraction < 0 || text.charCodeAt(timeEnd - 4) !== dot) return false;
    let at = timeEnd + 1;
    while (text.charCodeAt(at) === space) at++;
    const elapsedEnd = text.indexOf(' ', at);
    const elapsed = digits(text, at, elapsedEnd, 10);
    const clientEnd = text.indexOf(' ', elapsedEnd + 1);
    const resultEnd = text.indexOf(' ', clientEnd + 1);
    const bytesEnd = text.indexOf(' ', resultEnd + 1);
    if (elapsed < 0 || bytesEnd < 0 || !text.startsWith('CONNECT ', bytesEnd + 1)) return false;
    const targetStart = bytesEnd + 9;
    const targetEnd = text.indexOf(' ', targetStart);
    const userEnd = text.indexOf(' ', targetEnd + 1);
    const received = digits(text, resultEnd + 1, bytesEnd, 15);
    const isShort = clientEnd - elapsedEnd < 262 && targetEnd - targetStart < 262;
    if (received < 0 || userEnd < 0 || userEnd > stop || !isShort) return false;
    const isBlocked = this.#isBlocked(text.slice(clientEnd + 1, resultEnd));
    const use = this.#useOf(text.slice(targetStart, targetEnd));
    const sent = sentOf(text, userEnd + 1, stop);
    if (
      isBlocked === null ||
      use === 'odd' ||
      sent === null ||
      clientEnd === elapsedEnd + 1 ||
      userEnd === targetEnd + 1
    )
      return false;
    const isNamed = userEnd - targetEnd !== 2 || text[targetEnd + 1] !== '-';
    this.table.add(use, {
      client: isNamed ? text.slice(targetEnd + 1, userEnd) : text.slice(elapsedEnd + 1, clientEnd),
      isBlocked,
      bytesSent: sent,
      bytesReceived: isBlocked ? undefined : received,
      time: seconds * 1000 + fraction - elapsed,
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

  /** A target that is no host counts with the other hosts; where it could be a tool's, the plain reader says what is wrong. */
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

/** What stands after the user: `HIER_DIRECT/address type`, and the size of the request where it is logged; null for something else. */
function sentOf(text: string, start: number, stop: number): number | undefined | null {
  const rest = text.slice(start, stop);
  const slash = rest.indexOf('/');
  if (slash < 3 || slash > 30 || slash + 1 >= rest.length) return null;
  for (let at = 0; at < slash; at++) {
    const code = rest.charCodeAt(at);
    if ((code < 65 || code > 90) && code !== 95) return null;
  }
  const typeStart = rest.indexOf(' ', slash);
  const typeEnd = typeStart < 0 ? -1 : rest.indexOf(' ', typeStart + 1);
  if (typeStart === slash + 1) return null;
  if (typeEnd < 0) return undefined;
  const amount = digits(rest, typeEnd + 1, rest.length, 15);
  return amount < 0 ? null : amount;
}

/** A number in decimal; -1 where there is none, or it is longer than the limit. */
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
