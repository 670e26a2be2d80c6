import { type JsonObject, textIn } from '../../../json.ts';

/**
 * Sub-agents whose records are in the session's own file. Before about 2.0, records do not name their agent: all records of an
 * agent are written when it has ended, each after its parent, and the first has no parent (cli.js of 1.0.30 and 1.0.128).
 */
export class Agents {
  /** The id of each agent's first record, by the id of its last. */
  readonly #last: Map<string, string>;

  /** @param saved the result of {@link state} */
  constructor(saved: readonly (readonly unknown[])[]) {
    this.#last = new Map(
      saved.flatMap(([last, first]) =>
        typeof last === 'string' && typeof first === 'string' ? [[last, first] as const] : [],
      ),
    );
  }

  state(): readonly unknown[] {
    return [...this.#last];
  }

  /** Returns the lane of a record. */
  read(record: JsonObject): string {
    if (record['isSidechain'] !== true) return '';
    const named = textIn(record, 'agentId');
    const uuid = textIn(record, 'uuid');
    if (named !== undefined || uuid === undefined) return named ?? 'agent';
    const parent = textIn(record, 'parentUuid') ?? textIn(record, 'logicalParentUuid');
    const first = parent === undefined ? uuid : (this.#last.get(parent) ?? 'agent');
    if (parent !== undefined) this.#last.delete(parent);
    this.#last.set(uuid, first);
    return first;
  }
}
