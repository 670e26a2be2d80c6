import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  EditHistory,
  longestFollowedDocument,
  type StampedEdit,
} from '../../../../src/core/context/copilot/edits/editHistory.ts';
import { applyLineEdit, editSize, lineEdit } from '../../../../src/core/context/copilot/edits/lineEdit.ts';
import { chooseEdits, editsBlock, type EditSelection } from '../../../../src/core/context/copilot/edits/recentEdits.ts';

const numbered = (count: number): string[] => Array.from({ length: count }, (_, at) => `l${at}`);
const withLine = (lines: readonly string[], at: number, text: string): string[] =>
  lines.map((line, k) => (k === at ? text : line));

describe('lineEdit', () => {
  it('finds the one changed span with three lines around it', () => {
    assert.deepEqual(lineEdit(numbered(9), withLine(numbered(9), 4, 'new')), {
      startLine: 4,
      endLine: 4,
      before: ['l1', 'l2', 'l3'],
      removed: ['l4'],
      added: ['new'],
      after: ['l5', 'l6', 'l7'],
    });
  });
  it('marks an insertion by an end before its start, and a removal by no new lines', () => {
    assert.deepEqual(lineEdit(['a', 'b'], ['a', 'x', 'b']), {
      startLine: 1,
      endLine: 0,
      before: ['a'],
      removed: [],
      added: ['x'],
      after: ['b'],
    });
    assert.deepEqual(lineEdit(['a', 'b'], ['b']), {
      startLine: 0,
      endLine: 0,
      before: [],
      removed: ['a'],
      added: [],
      after: ['b'],
    });
  });
  it('turns the old lines into the new ones', () => {
    const line = fc.constantFrom('a', 'b', 'c', '');
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), fc.array(line, { maxLength: 12 }), (old, now) => {
        const edit = lineEdit(old, now);
        assert.deepEqual(edit === undefined ? old : applyLineEdit(old, edit), now);
      }),
    );
  });
  it('counts every line of it with its line end', () => {
    const edit = lineEdit(['aa', 'b', 'c'], ['aa', 'xyz', 'c']);
    assert.equal(edit && editSize(edit), 3 + 2 + 4 + 2);
  });
});

describe('EditHistory', () => {
  it('adds only the text before the first change of a document when that came at one stroke', () => {
    const uri = 'file:///w/a.py';
    const changed = (...changes: readonly [string, string, boolean?][]): readonly (readonly string[])[] => {
      const history = new EditHistory();
      for (const [before, after, isFirstChange = false] of changes) {
        history.change({ uri, before, after, isFirstChange });
      }
      return history.edits().map(({ removed, added }) => [...removed, '>', ...added]);
    };
    assert.deepEqual(changed(['a', 'b', true]), []);
    assert.deepEqual(changed(['a', 'b', true], ['b', 'c']), [['a', '>', 'c']]);
    assert.deepEqual(changed(['a', 'b']), [['a', '>', 'b']]);
    assert.deepEqual(changed(['', 'b', true]), []);
    assert.deepEqual(changed(['', 'b', true], ['b', 'c']), [['b', '>', 'c']]);
  });
  const historyOf = (texts: readonly (readonly string[])[], uri = 'file:///w/a.py'): readonly StampedEdit[] => {
    const history = new EditHistory();
    for (const lines of texts) history.feed(uri, lines.join('\n'));
    return history.edits();
  };
  const places = (edits: readonly StampedEdit[]): unknown =>
    edits.map(({ startLine, endLine, added }) => [startLine, endLine, added]);

  it('starts with the first text and shows nothing of it', () => {
    assert.deepEqual(historyOf([numbered(3)]), []);
    assert.deepEqual(historyOf([numbered(3), numbered(3)]), []);
  });

  it('keeps edits apart that are two lines away', () => {
    const start = numbered(40);
    const one = withLine(start, 10, 'x');
    assert.deepEqual(places(historyOf([start, one, withLine(one, 13, 'y')])), [
      [10, 10, ['x']],
      [13, 13, ['y']],
    ]);
    assert.deepEqual(places(historyOf([start, one, withLine(one, 7, 'y')])), [
      [10, 10, ['x']],
      [7, 7, ['y']],
    ]);
  });

  it('merges an edit with the last one when it adjoins it', () => {
    const start = numbered(40);
    const one = withLine(start, 10, 'x');
    assert.deepEqual(places(historyOf([start, one, withLine(one, 12, 'y')])), [[10, 12, ['x', 'l11', 'y']]]);
    assert.deepEqual(places(historyOf([start, one, withLine(one, 8, 'y')])), [[8, 10, ['y', 'l9', 'x']]]);
    assert.deepEqual(places(historyOf([start, one, withLine(start, 10, 'z')])), [[10, 10, ['z']]]);
  });

  it('keeps the last edit when a text is undone', () => {
    const start = numbered(10);
    assert.deepEqual(places(historyOf([start, withLine(start, 4, 'x'), start])), [[4, 4, ['x']]]);
  });

  it('counts a merged edit as the newest', () => {
    const history = new EditHistory();
    const start = numbered(10);
    for (const uri of ['a', 'b']) {
      history.feed(uri, start.join('\n'));
      history.feed(uri, withLine(start, 4, 'x').join('\n'));
    }
    history.feed('a', withLine(start, 4, 'y').join('\n'));
    assert.deepEqual(
      history.edits().map(({ uri }) => uri),
      ['b', 'a'],
    );
  });

  it('forgets a document whose edit is larger than 2,000 characters', () => {
    const texts = (size: number): string[][] => [['a'], ['b'.repeat(size)]];
    assert.equal(historyOf(texts(1_997)).length, 1); // 2 for the removed line, 1,998 for the added one
    assert.equal(historyOf(texts(1_998)).length, 0);
    assert.equal(
      historyOf([
        ['a', 'q'],
        ['b', 'q'],
        ['b'.repeat(3_000), 'q'],
        ['c', 'q'],
      ]).length,
      0,
    );
  });

  it('keeps eight edits of a document and merges on top of the older ones', () => {
    const texts = [numbered(200)];
    for (let at = 0; at < 10; at++) texts.push(withLine(texts.at(-1) ?? [], at * 20, `x${at}`));
    const last = texts.at(-1) ?? [];
    texts.push(withLine(last, 180, 'again'));
    const edits = historyOf(texts);
    assert.deepEqual(
      edits.map(({ startLine }) => startLine),
      [40, 60, 80, 100, 120, 140, 160, 180],
    );
    assert.deepEqual(edits.at(-1)?.removed, ['l180']);
  });

  it('keeps the edits of twenty documents, those edited last', () => {
    const history = new EditHistory();
    for (let at = 0; at < 21; at++) {
      history.feed(`f${at}`, 'a');
      history.feed(`f${at}`, 'b');
    }
    assert.deepEqual(
      history.edits().map(({ uri }) => uri),
      Array.from({ length: 20 }, (_, at) => `f${at + 1}`),
    );
  });

  it('keeps any number of documents that have no edits yet', () => {
    const history = new EditHistory();
    for (let at = 0; at < 30; at++) history.feed(`f${at}`, 'a');
    for (const uri of ['f0', 'f1', 'f29']) history.feed(uri, 'b');
    assert.deepEqual(
      history.edits().map(({ uri }) => uri),
      ['f0', 'f1', 'f29'],
    );
  });

  it('does not follow a document above its limit', () => {
    const history = new EditHistory();
    history.feed('a', 'x');
    history.feed('a', 'y'.repeat(longestFollowedDocument + 1));
    history.feed('a', 'z');
    assert.deepEqual(
      history.edits().map(({ removed, added }) => [removed, added]),
      [[['x'], ['z']]],
    );
  });
});

describe('chooseEdits', () => {
  const selection: EditSelection = {
    activeUri: 'file:///workspace/project/active.py',
    cursorLine: 200,
    folders: ['file:///workspace/project'],
    isVisible: () => true,
  };
  let stamp = 0;
  const editOf = (uri: string, old: readonly string[], now: readonly string[]): StampedEdit => {
    const edit = lineEdit(old, now);
    assert.ok(edit !== undefined);
    return { ...edit, uri, stamp: ++stamp };
  };
  const at = (line: number, uri = selection.activeUri): StampedEdit =>
    editOf(uri, numbered(500), withLine(numbered(500), line, 'new'));
  const shownUris = (edits: readonly StampedEdit[], given: Partial<EditSelection> = {}): readonly string[] =>
    chooseEdits(edits, { ...selection, ...given }).map(({ edit }) => edit.uri);

  it('prints an edit as a diff with the whole URI, insertions first', () => {
    const uri = 'file:///workspace/project/a.py';
    const block = editsBlock(chooseEdits([editOf(uri, numbered(6), withLine(numbered(6), 3, 'new'))], selection));
    assert.equal(
      block,
      [
        'These are recently edited files. Do not suggest code that has been deleted.',
        'File: a.py',
        `--- a/${uri}`,
        `+++ b/${uri}`,
        '@@ -1,6 +1,6 @@',
        ' l0',
        ' l1',
        ' l2',
        '+new',
        '-l3 --- IGNORE ---',
        ' l4',
        ' l5',
        'End of recent edits',
        '',
      ].join('\n'),
    );
  });

  it('numbers a hunk by its first line and counts both sides', () => {
    const [shown] = chooseEdits(
      [editOf('untitled:Untitled-1', numbered(9), [...numbered(5), 'x', 'y', ...numbered(9).slice(6)])],
      selection,
    );
    assert.match(shown?.text ?? '', /^File: undefined\n/);
    assert.match(shown?.text ?? '', /@@ -3,7 \+3,8 @@/);
  });

  it('has no block without edits', () => {
    assert.equal(editsBlock([]), '');
  });

  it('leaves out edits within a hundred lines of the cursor in the active document', () => {
    const far = [100, 302].map(line => at(line));
    const near = [101, 301].map(line => at(line));
    assert.equal(shownUris(far).length, 2);
    assert.equal(shownUris(near).length, 0);
    assert.equal(shownUris(near.map(edit => ({ ...edit, uri: 'file:///other.py' }))).length, 2);
  });

  it('looks at both ends of an edit', () => {
    const long = editOf(selection.activeUri, numbered(500), [
      ...numbered(500).slice(0, 95),
      'x',
      ...numbered(500).slice(104),
    ]);
    assert.deepEqual([long.startLine, long.endLine], [95, 103]);
    assert.equal(shownUris([long]).length, 0);
  });

  it('leaves out edits of blank lines, of indentation and of more than ten lines', () => {
    const uri = 'file:///x.py';
    assert.deepEqual(shownUris([editOf(uri, ['a'], ['a', '  ', ''])]), []);
    assert.deepEqual(shownUris([editOf(uri, ['  a'], ['', 'a'])]), []);
    assert.equal(shownUris([editOf(uri, ['a'], ['a', ...numbered(10)])]).length, 1);
    assert.equal(shownUris([editOf(uri, ['a'], ['a', ...numbered(11)])]).length, 0);
    assert.equal(shownUris([editOf(uri, ['a', ...numbered(11)], ['a'])]).length, 0);
  });

  it('shows the eight newest, oldest of them first', () => {
    const edits = Array.from({ length: 10 }, (_, k) => at(5, `file:///f${k}.py`));
    assert.deepEqual(
      shownUris(edits),
      Array.from({ length: 8 }, (_, k) => `file:///f${k + 2}.py`),
    );
  });

  it('leaves out documents that are closed or excluded', () => {
    assert.deepEqual(shownUris([at(1, 'a'), at(2, 'b')], { isVisible: uri => uri === 'b' }), ['b']);
  });
});
