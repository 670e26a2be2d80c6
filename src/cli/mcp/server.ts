import { isObject } from '../../core/json.ts';
import { version as ownVersion } from '../version.ts';

/**
 * A server that has only tools, for the Model Context Protocol on a pair of streams. Written by hand: the official SDK 1.x is
 * 25 times the size of this and includes HTTP, which no bundle of ours may contain. Specification read 2026-11:
 * modelcontextprotocol.io/specification, revisions 2024-11-05, 2025-06-18, 2025-11-25 (with a handshake) and 2026-07-28
 * (each request states its version).
 */
const modern = '2026-07-28';
/** Newest first. 2025-03-26 is left out: it requires batches, which the next revision removed. */
const withHandshake = ['2025-11-25', '2025-06-18', '2024-11-05'] as const;

const versionKey = 'io.modelcontextprotocol/protocolVersion';
const capabilitiesKey = 'io.modelcontextprotocol/clientCapabilities';
const serverKey = 'io.modelcontextprotocol/serverInfo';

/** JSON-RPC 2.0, section 5.1, and the code of the Model Context Protocol for an unsupported version. */
const codes = {
  parse: -32_700,
  request: -32_600,
  method: -32_601,
  parameters: -32_602,
  internal: -32_603,
  version: -32_022,
} as const;

export interface Tool {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly inputSchema: object;
  /**
   * Answers a call with a JSON value. Rejects with a {@link ToolError} for mistakes that the caller can correct.
   * @param given the arguments, not yet checked
   */
  readonly call: (given: Readonly<Record<string, unknown>>) => Promise<object>;
}

/** A question that cannot be answered; its message is for the model. */
export class ToolError extends Error {
  override readonly name = 'ToolError';
}

/** A request that the protocol refuses. */
class Refusal extends Error {
  constructor(
    readonly code: number,
    message: string,
    readonly data?: object,
  ) {
    super(message);
  }
}

type Id = string | number;
type Parameters = Readonly<Record<string, unknown>>;

interface Request {
  readonly id: Id;
  readonly method: string;
  readonly params: Parameters;
}

/** How long a client may cache the list of tools, which never changes while the program runs. Milliseconds. */
const listHolds = 3_600_000;

export class McpServer {
  readonly #cancelled = new Set<Id>();
  readonly #running = new Set<Id>();
  #isOpened = false;

  constructor(
    private readonly tools: readonly Tool[],
    private readonly instructions: string,
  ) {}

  /**
   * Answers one line. Null if no answer is due: for notifications, unexpected responses, cancelled requests. Never rejects.
   * @param line a message; null: it was too long to be read
   */
  async answer(line: string | null): Promise<string | null> {
    if (line?.trim() === '') return null;
    const message = parsed(line);
    if (message === undefined) return failure(null, new Refusal(codes.parse, 'This line is no JSON, or too long.'));
    if (!isObject(message) || message['jsonrpc'] !== '2.0')
      return failure(null, new Refusal(codes.request, 'This is no message of JSON-RPC 2.0; batches are not taken.'));
    const { id, method, params = {} } = message;
    if (typeof method !== 'string')
      return 'result' in message || 'error' in message
        ? null
        : failure(null, new Refusal(codes.request, 'A request names a method.'));
    if (id === undefined) {
      this.#notified(method, params);
      return null;
    }
    if (typeof id !== 'string' && !Number.isSafeInteger(id))
      return failure(null, new Refusal(codes.request, 'The id of a request is a text or a whole number.'));
    if (!isObject(params)) return failure(id as Id, new Refusal(codes.parameters, 'params is an object.'));
    return this.#answerTo({ id: id as Id, method, params });
  }

  #notified(method: string, params: unknown): void {
    const id = method === 'notifications/cancelled' && isObject(params) ? params['requestId'] : undefined;
    if ((typeof id === 'string' || typeof id === 'number') && this.#running.has(id)) this.#cancelled.add(id);
  }

  async #answerTo(request: Request): Promise<string | null> {
    const { id } = request;
    this.#running.add(id);
    try {
      const isModern = this.#eraOf(request);
      const result = await this.#result(request, isModern);
      return this.#cancelled.has(id) ? null : written({ id, result: isModern ? completed(result) : result });
    } catch (error) {
      const isExpected = error instanceof Refusal;
      // An internal error may name files, so it is not repeated.
      const refusal = isExpected ? error : new Refusal(codes.internal, 'This request failed in Sightglass.');
      return this.#cancelled.has(id) ? null : failure(id, refusal);
    } finally {
      this.#running.delete(id);
      this.#cancelled.delete(id);
    }
  }

  /** Whether a request states its version itself. Throws {@link Refusal} if the version is unsupported, or missing where required. */
  #eraOf({ method, params }: Request): boolean {
    if (method === 'initialize') return false;
    const meta = isObject(params['_meta']) ? params['_meta'] : {};
    const requested = meta[versionKey];
    if (requested === undefined && (this.#isOpened || method === 'ping')) return false;
    if (requested === undefined)
      throw new Refusal(codes.parameters, `_meta has no ${versionKey}; earlier clients begin with initialize.`);
    if (requested !== modern) {
      const data = { supported: [modern, ...withHandshake], requested };
      throw new Refusal(codes.version, 'Unsupported protocol version', data);
    }
    if (!isObject(meta[capabilitiesKey])) throw new Refusal(codes.parameters, `_meta has no ${capabilitiesKey}.`);
    return true;
  }

  async #result({ method, params }: Request, isModern: boolean): Promise<object> {
    const capabilities = { tools: {} };
    switch (method) {
      case 'initialize': {
        this.#isOpened = true;
        const protocolVersion = withHandshake.find(each => each === params['protocolVersion']) ?? withHandshake[0];
        return { protocolVersion, capabilities, serverInfo, instructions: this.instructions };
      }
      case 'server/discover': {
        if (!isModern) break;
        const supportedVersions = [modern, ...withHandshake];
        return { supportedVersions, capabilities, instructions: this.instructions, ...cacheable };
      }
      case 'ping':
        if (isModern) break;
        return {};
      case 'tools/list': {
        const tools = this.tools.map(({ name, title, description, inputSchema }) => ({
          ...{ name, title, description, inputSchema },
          annotations: { readOnlyHint: true, openWorldHint: false },
        }));
        return { tools, ...(isModern ? cacheable : {}) };
      }
      case 'tools/call':
        return this.#called(params);
    }
    throw new Refusal(codes.method, `There is no method ${shownWord(method)}.`);
  }

  async #called(params: Parameters): Promise<object> {
    const tool = this.tools.find(({ name }) => name === params['name']);
    if (tool === undefined)
      throw new Refusal(
        codes.parameters,
        `There is no such tool; there are ${this.tools.map(({ name }) => name).join(', ')}.`,
      );
    const given = params['arguments'] ?? {};
    if (!isObject(given)) throw new Refusal(codes.parameters, 'arguments is an object.');
    try {
      const value = await tool.call(given);
      return { content: [{ type: 'text', text: JSON.stringify(value) }], structuredContent: value, isError: false };
    } catch (error) {
      if (!(error instanceof ToolError)) throw error;
      return { content: [{ type: 'text', text: error.message }], isError: true };
    }
  }
}

const serverInfo = { name: 'sightglass', title: 'Sightglass', version: ownVersion };
const cacheable = { ttlMs: listHolds, cacheScope: 'public' };

function completed(result: object): object {
  return { resultType: 'complete', ...result, _meta: { [serverKey]: serverInfo } };
}

function parsed(line: string | null): unknown {
  try {
    return line === null ? undefined : JSON.parse(line);
  } catch {
    return undefined;
  }
}

function failure(id: Id | null, { code, message, data }: Refusal): string {
  return written({ id, error: { code, message, ...(data === undefined ? {} : { data }) } });
}

function written(message: object): string {
  return `${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`;
}

/** Returns a word for a message; only what looks like a name is repeated. */
function shownWord(word: string): string {
  return /^[\w/.-]{1,60}$/.test(word) ? word : '…';
}
