import { type JsonObject, textIn } from '../../../json.ts';

/**
 * Sub-agents whose records are in the file of the session. Before 2.0 or so they do not name their agent: all that one said is
 * written when it has ended, each record after its parent, and the first has none (cli.js of 1.0.30 and 1.0.128).
 */
export class Agents {
  /** The last record of each, and its first. */
  readonly #last: Map<string, string>;

  /** @param saved what {@link state} gave */
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

  /** The lane of a record. */
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
