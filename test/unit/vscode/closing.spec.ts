import assert from 'node:assert/strict';
import { closingOf, reopeningOrder } from '../../../src/vscode/tabs/closing.ts';

const tab = (name: string, isDirty = false, isPinned = false) => ({ name, isDirty, isPinned });
const names = (tabs: readonly { readonly name: string }[]): readonly string[] => tabs.map(({ name }) => name);

describe('closing risky tabs', () => {
  it('closes what is saved and not pinned', () => {
    const { closed, pinned, unsaved } = closingOf([
      tab('a'),
      tab('typed', true),
      tab('pinned', false, true),
      tab('both', true, true),
      tab('b'),
    ]);
    assert.deepEqual(names(closed), ['a', 'b']);
    assert.deepEqual(names(pinned), ['pinned']);
    assert.deepEqual(names(unsaved), ['typed', 'both']);
  });

  it('opens again from left to right, group by group', () => {
    const at = (column: number, index: number) => ({ name: `${column}/${index}`, column, index });
    assert.deepEqual(names(reopeningOrder([at(2, 0), at(1, 3), at(2, 1), at(1, 0)])), ['1/0', '1/3', '2/0', '2/1']);
    assert.deepEqual(reopeningOrder([]), []);
  });
});
