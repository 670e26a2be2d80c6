import assert from 'node:assert/strict';
import { OrderedMemento } from '../../../src/vscode/platform/orderedMemento.ts';

/**
 * Behaves like VS Code's memento: a write changes all values at once, is sent to another process a moment later, and is reported
 * back from there as a whole.
 */
class EchoingMemento {
  #values: Record<string, unknown> = {};
  readonly #sent: (() => void)[] = [];

  get<T>(key: string): T | undefined {
    return this.#values[key] as T | undefined;
  }

  async update(key: string, value: unknown): Promise<void> {
    this.#values = { ...this.#values, [key]: value };
    await Promise.resolve();
    const sent = this.#values;
    await new Promise<void>(resolve => this.#sent.push(resolve));
    this.#values = sent;
    await Promise.resolve();
  }

  /** Reports the oldest write back. */
  async echo(): Promise<void> {
    this.#sent.shift()?.();
    for (let turn = 0; turn < 10; turn++) await Promise.resolve();
  }
}

async function settle(memento: EchoingMemento): Promise<void> {
  for (let turn = 0; turn < 10; turn++) await memento.echo();
}

describe('a memento that is written several times in a row', () => {
  it('shows an earlier write, as VS Code does it', async () => {
    const memento = new EchoingMemento();
    void memento.update('a', 1);
    await Promise.resolve();
    await Promise.resolve();
    void memento.update('a', 2);
    await memento.echo();
    assert.equal(memento.get('a'), 1);
  });

  it('loses none in order, and tells what was written last', async () => {
    const memento = new EchoingMemento();
    const ordered = new OrderedMemento(memento);
    const writes = [
      ordered.update('a', 1),
      ordered.update('b', 1),
      ordered.update('a', 2),
      ordered.update('a', undefined),
    ];
    assert.equal(ordered.get('a'), undefined);
    assert.equal(ordered.get('b'), 1);
    await memento.echo();
    assert.equal(ordered.get('a'), undefined);
    await settle(memento);
    await Promise.all(writes);
    assert.deepEqual([ordered.get('a'), memento.get('a'), memento.get('b')], [undefined, undefined, 1]);
  });

  it('goes on after a write that failed', async () => {
    const kept = new Map<string, unknown>();
    let failures = 1;
    const ordered = new OrderedMemento({
      get: (key: string) => kept.get(key),
      update: async (key, value) => {
        await Promise.resolve();
        if (failures-- > 0) throw new Error('no room');
        kept.set(key, value);
      },
    });
    const first = ordered.update('a', 1);
    const second = ordered.update('b', 2);
    await assert.rejects(first, /no room/);
    await second;
    assert.deepEqual([ordered.get('a'), ordered.get('b')], [undefined, 2]);
  });
});
