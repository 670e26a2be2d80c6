import { readAddress } from '../../address.ts';
import { hostName } from '../../hostName.ts';
import { isObject, numberIn, objectIn, parseJson, textIn, listIn } from '../../../json.ts';
import { message } from '../../../message.ts';
import { count, makeRecord } from '../../record.ts';
import type { CaptureReader, EgressRecord, ReaderPorts } from '../../types.ts';
import { encodeUtf8 } from '../../utf8.ts';
import { reportingDamage } from '../json/damage.ts';
import { type JsonElement, JsonElements } from '../json/elements.ts';

/** How many requests wait for their response. */
const windowSize = 2_000;
const maximumEvent = 1024 * 1024;

/**
 * Reads Chromium's netlog (`code --log-net-log=FILE`): one record per request and per name that was looked up. It contains no
 * request bodies, and of VS Code only what goes through Electron's network stack.
 */
export function netlogReader(ports: ReaderPorts): CaptureReader {
  const log = new Netlog(ports);
  const elements = new JsonElements({
    wanted: [['events', '*'], ['constants']],
    unneeded: [],
    maximumText: maximumEvent,
    maximumElement: 4 * maximumEvent,
    markers: [{ bytes: encodeUtf8('{"params"'), position: 'start' }],
    onElement: element => log.element(element),
    // The list of events is unclosed if the editor was killed, which is how such files usually end.
    ...reportingDamage(ports.sink),
  });
  return {
    push: chunk => elements.push(chunk),
    end() {
      elements.end();
      log.end();
    },
  };
}

class Netlog {
  /** Event type names by number. The numbers differ by version; the start of the log lists them. */
  readonly #types = new Map<number, string>();
  #tickOffset: number | undefined;
  readonly #waiting = new Map<string, EgressRecord>();

  constructor(private readonly ports: ReaderPorts) {}

  element({ bytes, pattern, offset, state }: JsonElement): void {
    const parsed = parseJson(this.ports.decode(bytes));
    if (pattern === 1) this.#constants(parsed);
    else if (isObject(parsed)) this.#event(parsed, offset);
    else if (state === 'whole')
      this.ports.sink.problem({ message: message('egress.problem.damage', { offset }), place: { offset } });
  }

  end(): void {
    for (const record of this.#waiting.values()) this.ports.sink.record(record);
    this.#waiting.clear();
  }

  #constants(constants: unknown): void {
    for (const [name, type] of Object.entries(objectIn(constants, 'logEventTypes') ?? {})) {
      if (typeof type === 'number') this.#types.set(type, name);
    }
    const offset = isObject(constants) ? constants['timeTickOffset'] : undefined;
    this.#tickOffset = Number.isFinite(Number(offset ?? NaN)) ? Number(offset) : undefined;
  }

  #event(event: Readonly<Record<string, unknown>>, offset: number): void {
    const type = this.#types.get(numberIn(event, 'type') ?? -1);
    const params = objectIn(event, 'params');
    const source = String(numberIn(objectIn(event, 'source'), 'id') ?? '');
    const ticks = Number(event['time'] ?? NaN);
    const time = this.#tickOffset !== undefined && Number.isFinite(ticks) ? this.#tickOffset + ticks : undefined;
    if (type === 'URL_REQUEST_START_JOB') this.#request(params, source, time, offset);
    else if (type === 'HTTP_TRANSACTION_READ_RESPONSE_HEADERS') this.#response(params, source, time);
    else if (type === 'HOST_RESOLVER_MANAGER_REQUEST') this.#lookup(params, time, offset);
  }

  #request(params: unknown, source: string, time: number | undefined, offset: number): void {
    const address = readAddress(textIn(params, 'url') ?? '');
    // Each event is logged twice, with its parameters the first time. Pages of the program itself have no host.
    if (address === null || !/^(?:https?|wss?)$/.test(address.scheme)) return;
    const method = textIn(params, 'method') ?? '';
    const { host, ip, port, path } = address;
    // A redirect is another request with the same source.
    const known = this.#waiting.get(source);
    if (known !== undefined) this.ports.sink.record(known);
    this.#waiting.delete(source);
    this.#waiting.set(
      source,
      makeRecord({
        format: 'netlog',
        level: 'url',
        protocol: address.scheme.startsWith('ws') ? 'websocket' : 'http',
        time,
        host,
        ip,
        port,
        method,
        path,
        outcome: 'unknown',
        body: method === 'POST' || method === 'PUT' || method === 'PATCH' ? { missing: 'not-captured' } : undefined,
        place: { offset },
      }),
    );
    if (this.#waiting.size <= windowSize) return;
    const [oldest] = this.#waiting;
    if (oldest === undefined) return;
    this.ports.sink.record(oldest[1]);
    this.#waiting.delete(oldest[0]);
  }

  #response(params: unknown, source: string, time: number | undefined): void {
    const known = this.#waiting.get(source);
    const [first] = listIn(params, 'headers');
    const status = count(typeof first === 'string' ? /^HTTP\/\S{1,5} (\d{3})/.exec(first)?.[1] : undefined);
    if (known === undefined || status === undefined) return;
    this.#waiting.set(source, {
      ...known,
      status,
      outcome: 'allowed',
      ...(time === undefined ? {} : { endTime: time }),
    });
  }

  #lookup(params: unknown, time: number | undefined, offset: number): void {
    const text = textIn(params, 'host') ?? '';
    const host = hostName(text.replace(/^[a-z]+:\/\//, '').replace(/:\d+$/, ''));
    if (host === null) return;
    this.ports.sink.record(
      makeRecord({
        format: 'netlog',
        level: 'host',
        protocol: 'dns',
        time,
        host,
        outcome: 'unknown',
        place: { offset },
      }),
    );
  }
}
