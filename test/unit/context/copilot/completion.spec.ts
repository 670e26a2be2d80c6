import assert from 'node:assert/strict';
import { createCopilotCompletion } from '../../../../src/core/context/copilot/completion.ts';
import type { ContextItem, ContextRequest, OpenDocument, Simulation } from '../../../../src/core/context/types.ts';
import { characters } from '../characterTokenizer.ts';
import { documentOf, requestOf } from '../request.ts';

const exact = { ...characters, name: 'o200k_base' };
const marked = (
  path: string,
  text: string,
  rest: Partial<OpenDocument> = {},
): { document: OpenDocument; offset: number } => ({
  document: documentOf(path, text.replace('|', ''), rest),
  offset: text.indexOf('|'),
});

function simulate(
  text: string,
  others: readonly OpenDocument[] = [],
  given: Partial<ContextRequest> = {},
  path = 'main.ts',
): Simulation {
  const { document, offset } = marked(path, text);
  return createCopilotCompletion().simulate(
    requestOf({ documents: [...others, document], active: { uri: document.uri, offset }, ...given }),
    exact,
  );
}

const brief = ({ uri, kind, startLine, endLine, inclusion, reason }: ContextItem): string =>
  [
    uri.replace('file:///w/', ''),
    kind,
    `${startLine}-${endLine}`,
    inclusion,
    reason.code.replace('context.copilot.', ''),
  ].join(' ');
const active = 'alpha\nbeta\n|\ngamma\n\n  delta\n';

describe('copilotCompletion', () => {
  it('places every part of the prompt in its document', () => {
    const neighbour = documentOf('b.ts', '\n\nalpha\nbeta\n');
    const { items, payload } = simulate(active, [neighbour]);
    assert.deepEqual(items.map(brief), [
      'main.ts path null-null certain marker',
      'b.ts range 3-5 certain snippet',
      'main.ts range 1-3 certain prefix',
      'main.ts range 4-7 certain suffix',
    ]);
    assert.deepEqual(
      payload.map(({ text, uri, startLine }) => [text, uri?.slice(10) ?? null, startLine]),
      [
        ['Path: main.ts\n', null, null],
        ['Compare this snippet from b.ts:\n', null, null],
        ['alpha\nbeta\n', 'b.ts', 3],
        ['alpha\nbeta\n', 'main.ts', 1],
        ['gamma\n\n  delta\n', 'main.ts', 4],
      ],
    );
    assert.deepEqual(items[1]?.reason.args, { percent: 100 });
    // Marker, heading with snippet, prefix and suffix, each with the line end that counts against the budget.
    assert.deepEqual(
      items.map(({ tokens }) => tokens),
      [14, 32 + 13, 11, 15],
    );
  });

  it('places the parts of a document with other line ends', () => {
    for (const lineEnd of ['\r\n', '\r']) {
      const { items } = simulate(active.replaceAll('\n', lineEnd));
      assert.deepEqual(items.slice(1).map(brief), [
        'main.ts range 1-3 certain prefix',
        'main.ts range 4-7 certain suffix',
      ]);
    }
  });

  it('cuts the prefix of a long document by whole lines', () => {
    const { items } = simulate(`${'line\n'.repeat(4_000)}|`);
    const prefix = items.find(({ reason }) => reason.code === 'context.copilot.prefix');
    // 7,692 tokens of one character each are 1,538 lines of five.
    assert.equal(prefix && brief(prefix), 'main.ts range 2463-4001 certain prefix');
    assert.equal(prefix?.tokens, 7_690);
    assert.ok(items.map(brief).includes('main.ts path null-null dropped overBudget'));
  });

  it('counts exactly with o200k_base only', () => {
    const { document, offset } = marked('main.ts', active);
    const request = requestOf({ documents: [document], active: { uri: document.uri, offset } });
    const simulator = createCopilotCompletion();
    assert.deepEqual(
      new Set(simulator.simulate(request, exact).items.map(({ fidelity }) => fidelity)),
      new Set(['exact']),
    );
    assert.deepEqual(
      new Set(simulator.simulate(request, characters).items.map(({ fidelity }) => fidelity)),
      new Set(['estimated']),
    );
    const estimate = simulator.simulate(request);
    assert.deepEqual(
      estimate.items.map(({ fidelity, tokens }) => [fidelity, tokens]),
      [
        ['estimated', 4],
        ['estimated', 4],
        ['estimated', 4],
      ],
    );
  });

  it('names every open document that gives nothing, with the reason', () => {
    const { items } = simulate(active, [
      documentOf('a.py', 'alpha'),
      documentOf('big.ts', 'alpha '.repeat(2_000)),
      documentOf('none.ts', 'zeta'),
      documentOf('empty.ts', ''),
      { uri: 'output:log', languageId: 'log', text: 'alpha' },
    ]);
    assert.deepEqual(items.filter(({ inclusion }) => inclusion === 'dropped').map(brief), [
      'a.py file null-null dropped otherLanguage',
      'big.ts file null-null dropped tooLarge',
      'none.ts file null-null dropped nothingInCommon',
      'empty.ts file null-null dropped empty',
      'output:log file null-null dropped notAFile',
    ]);
    assert.ok(items.every(({ fidelity }) => fidelity === 'exact'));
  });

  it('shows snippets that do not fit as dropped', () => {
    const long = `alpha ${'x'.repeat(7_000)}\n|`;
    const { items } = simulate(long, [documentOf('b.ts', `alpha ${'y'.repeat(5_000)}`)]);
    assert.ok(items.map(brief).includes('b.ts range 1-1 dropped overBudget'));
    assert.equal(items.find(({ uri }) => uri.endsWith('b.ts'))?.tokens, 0);
  });

  it('shows recent edits, removed lines included', () => {
    const edited = documentOf('c.py', 'new\n');
    const { items, payload, unknowns } = simulate(active, [edited], {
      recentEdits: [{ uri: edited.uri, before: 'old\n', after: 'new\n' }],
    });
    const edit = items.find(({ kind }) => kind === 'diff');
    assert.equal(edit && brief(edit), 'c.py diff 1-2 certain edit');
    const text = payload.map(block => block.text).join('');
    assert.ok(text.includes('+new\n-old --- IGNORE ---\n'));
    assert.ok(
      text.indexOf('These are recently') < text.indexOf('File: c.py') &&
        text.indexOf('File: c.py') < text.indexOf('End of recent'),
    );
    assert.ok(unknowns.some(({ code }) => code === 'context.copilot.editsLag'));
  });

  it('takes in new edits with the next request', () => {
    const edited = documentOf('c.py', 'new\n');
    const { document, offset } = marked('main.ts', active);
    const simulator = createCopilotCompletion();
    const diffs = (recentEdits: ContextRequest['recentEdits']): number =>
      simulator
        .simulate(
          requestOf({ documents: [edited, document], active: { uri: document.uri, offset }, recentEdits }),
          exact,
        )
        .items.filter(({ kind }) => kind === 'diff').length;
    assert.equal(diffs([]), 0);
    assert.equal(diffs([{ uri: edited.uri, before: 'old\n', after: 'new\n' }]), 1);
    assert.equal(diffs([{ uri: edited.uri, before: 'new\n', after: 'new\n' }]), 0);
  });

  it('is not certain where Copilot would not ask by itself, and says why', () => {
    const texts = (simulation: Simulation): readonly string[] => simulation.items.map(brief);
    assert.deepEqual(texts(simulate('alpha beta | gamma')), [
      'main.ts file null-null dropped midLine',
      'main.ts path null-null possible marker',
      'main.ts range 1-1 possible prefix',
    ]);
    const { document, offset } = marked('notes.md', 'alpha beta|', { languageId: 'markdown' });
    const asked = createCopilotCompletion().simulate(
      requestOf({ documents: [document], active: { uri: document.uri, offset } }),
      exact,
    );
    assert.deepEqual(texts(asked), [
      'notes.md file null-null dropped onlyWhenAsked',
      'notes.md path null-null possible marker',
      'notes.md range 1-1 possible prefix',
    ]);
    assert.deepEqual(asked.items[0]?.reason.args, { language: 'markdown' });
  });

  it('says why nothing would be sent', () => {
    assert.deepEqual(simulate('short|').items.map(brief), ['main.ts file null-null dropped tooShort']);
    const fileTexts = new Map([['.copilotignore', 'main.ts']]);
    assert.deepEqual(simulate(active, [], { fileTexts, contentExclusion: true }).items.map(brief), [
      'main.ts file null-null dropped activeExcluded',
    ]);
    const output = { uri: 'output:log', languageId: 'log', text: 'alpha beta gamma' };
    const simulation = createCopilotCompletion().simulate(
      requestOf({ documents: [output], active: { uri: output.uri, offset: 3 } }),
    );
    assert.deepEqual(simulation.items.map(brief), ['output:log file null-null dropped schemeWithout']);
  });

  it('holds documents back only where the account is known to', () => {
    const fileTexts = new Map([['.copilotignore', 'b.ts']]);
    const snippets = (contentExclusion: boolean | null): readonly string[] =>
      simulate(active, [documentOf('b.ts', 'alpha')], { fileTexts, contentExclusion })
        .items.filter(({ uri }) => uri.endsWith('b.ts'))
        .map(brief);
    assert.deepEqual(snippets(true), ['b.ts file null-null dropped excluded']);
    assert.deepEqual(snippets(false), ['b.ts range 1-1 certain snippet']);
    assert.deepEqual(snippets(null), snippets(false));
    assert.ok(simulate(active).unknowns.some(({ code }) => code === 'context.copilot.exclusionUnknown'));
    assert.ok(
      !simulate(active, [], { contentExclusion: false }).unknowns.some(
        ({ code }) => code === 'context.copilot.exclusionUnknown',
      ),
    );
  });

  it('holds documents of each folder back by the rules of that folder', () => {
    const other = { folder: 'file:///w2', files: ['.copilotignore'], texts: new Map([['.copilotignore', 'b.ts']]) };
    const neighbour = { ...documentOf('b.ts', 'alpha'), uri: 'file:///w2/b.ts' };
    const found = (contentExclusion: boolean): readonly string[] =>
      simulate(active, [neighbour, documentOf('b.ts', 'alpha')], {
        workspaceFolders: ['file:///w', 'file:///w2'],
        otherFolders: [other],
        contentExclusion,
      }).items.flatMap(({ uri, inclusion }) => (uri.endsWith('/b.ts') ? [`${uri} ${inclusion}`] : []));
    assert.ok(found(true).includes('file:///w2/b.ts dropped'), found(true).join());
    assert.ok(!found(true).includes('file:///w/b.ts dropped'), found(true).join());
    assert.ok(!found(false).includes('file:///w2/b.ts dropped'), found(false).join());
  });

  it('orders neighbours by the focus history where there is one', () => {
    // Eleven documents of the language had the focus, so the first one is forgotten; then only one of two can be chosen.
    const others = ['x.ts', 'y.ts'].map((name, at) => documentOf(name, 'alpha', { lastFocused: at }));
    const more = Array.from({ length: 20 }, (_, at) => documentOf(`z${at}.ts`, 'other'));
    const focusHistory = [
      { uri: 'file:///w/y.ts', time: 1 },
      ...Array.from({ length: 9 }, (_, at) => ({ uri: `closed:${at}`, time: 2 + at })),
    ];
    const chosen = (given: Partial<ContextRequest>): readonly string[] =>
      simulate(active, [...more, ...others], given)
        .items.filter(({ reason }) => reason.code === 'context.copilot.snippet')
        .map(({ uri }) => uri.slice(10));
    assert.deepEqual(chosen({}), ['y.ts']); // x.ts has the time 0, as if it never had the focus
    assert.deepEqual(chosen({ focusHistory }), ['y.ts']);
    assert.deepEqual(chosen({ focusHistory: [...focusHistory, { uri: 'closed:9', time: 90 }] }), []);
  });

  it('puts the code cells above in front of a notebook’s active cell', () => {
    const cell = (id: string, languageId: string, text: string): OpenDocument => ({
      uri: `vscode-notebook-cell:/w/n.ipynb#${id}`,
      languageId,
      text,
    });
    const documents = [
      cell('1', 'python', 'first = 1\nsecond = 2'),
      cell('2', 'markdown', 'words'),
      { ...cell('3', 'python', 'other'), uri: 'vscode-notebook-cell:/w/other.ipynb#1' },
      cell('4', 'python', 'third = \nlast'),
      cell('5', 'python', 'below'),
    ];
    const { items, payload } = createCopilotCompletion().simulate(
      requestOf({ documents, active: { uri: documents[3]?.uri ?? '', offset: 8 } }),
      exact,
    );
    const text = payload.map(block => block.text).join('|');
    assert.equal(text, '#!/usr/bin/env python3\n|first = 1\nsecond = 2\n|third = |last');
    const ranges = items
      .filter(({ kind }) => kind === 'range')
      .map(item => brief(item).replace('vscode-notebook-cell:/w/n.ipynb', ''));
    assert.deepEqual(ranges, [
      '#1 range 1-2 certain prefix',
      '#4 range 1-1 certain prefix',
      '#4 range 2-2 certain suffix',
    ]);
  });

  it('says what cannot be known of a language', () => {
    const codes = (languageId: string): readonly string[] => {
      const document = documentOf('x', 'alpha beta gamma', { languageId });
      return createCopilotCompletion()
        .simulate(requestOf({ documents: [document], active: { uri: document.uri, offset: 16 } }))
        .unknowns.map(({ code }) => code.replace('context.copilot.', ''));
    };
    assert.ok(codes('typescript').includes('languageContext'));
    assert.ok(!codes('typescriptreact').includes('languageContext'));
    assert.ok(codes('cpp').includes('cppContext') && codes('c').includes('cppContext'));
    assert.deepEqual(codes('go'), ['experiments', 'unifiedModel', 'exclusionUnknown']);
  });
});
