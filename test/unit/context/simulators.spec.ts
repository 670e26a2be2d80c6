import assert from 'node:assert/strict';
import fc from 'fast-check';
import { copilotCompletion, createCopilotCompletion } from '../../../src/core/context/copilot/completion.ts';
import { folderFiles, relativePath, uriIn } from '../../../src/core/context/places.ts';
import { allSimulators } from '../../../src/core/context/simulators.ts';
import { LineIndex } from '../../../src/core/texts/lines.ts';
import type { ContextRequest, OpenDocument, Simulation } from '../../../src/core/context/types.ts';
import { documentOf, requestOf } from './request.ts';

const text = fc
  .array(
    fc.constantFrom(
      'a',
      'word ',
      '\n',
      '\r\n',
      '\r',
      '\ud800',
      '\udc00',
      '😀',
      '\t',
      '\u2028',
      '\ufeff',
      '<|endoftext|>',
      '{',
      '\0',
    ),
    { maxLength: 40 },
  )
  .map(parts => parts.join(''));
const uri = fc.constantFrom(
  'file:///w/a.ts',
  'file:///w/b.ts',
  'file:///w/.env',
  'file:///w/%zz%E0%A4%A',
  'untitled:Untitled-1',
  'git:/w/a.ts?x#y',
  'vscode-notebook-cell:/w/n.ipynb#1',
  'vscode-notebook-cell:/w/n.ipynb#2',
  'vscode-vfs://github/o/r/a.ts',
  'output:x',
  '',
  '::',
);
const documentAny: fc.Arbitrary<OpenDocument> = fc.record({
  uri,
  languageId: fc.constantFrom('typescript', 'markdown', 'cpp', ''),
  text,
});
const requestAny: fc.Arbitrary<ContextRequest> = fc
  .record({
    documents: fc.uniqueArray(documentAny, { maxLength: 6, selector: each => each.uri }),
    activeUri: uri,
    offset: fc.constantFrom(0, 3, 20, 1e9, -5, NaN, 2.5, Infinity),
    anchor: fc.constantFrom(0, 7, -1, NaN),
    workspaceFolders: fc.subarray(['file:///w', 'vscode-vfs://github/o/r', '']),
    recentEdits: fc.array(fc.record({ uri, before: text, after: text }), { maxLength: 5 }),
    workspaceFiles: fc.subarray(['AGENTS.md', 'CLAUDE.md', 'sub/CLAUDE.md', '.copilotignore', 'a\ud800.ts', '../x']),
    ignoreText: text,
    contentExclusion: fc.constantFrom(true, false, null),
  })
  .map(({ activeUri, offset, anchor, ignoreText, ...rest }) => ({
    ...rest,
    active: { uri: activeUri, offset, anchor },
    fileTexts: new Map([['.copilotignore', ignoreText]]),
  }));

describe('allSimulators', () => {
  it('has each feature of each assistant once', () => {
    const names = allSimulators.map(({ assistant, feature }) => `${assistant} ${feature}`);
    assert.deepEqual([...new Set(names)], names);
    for (const feature of ['completion', 'next-edit', 'chat', 'agent', 'index'])
      assert.ok(names.includes(`copilot ${feature}`));
  });

  it('gives the same result for the same request, whatever the request, and never fails', () => {
    fc.assert(
      fc.property(requestAny, request => {
        for (const simulator of allSimulators) {
          const simulation = simulator.simulate(request);
          assert.deepEqual(simulator.simulate(request), simulation);
          check(simulation, request);
        }
      }),
      { numRuns: 150 },
    );
  });

  function check({ assistant, feature, items, payload }: Simulation, request: ContextRequest): void {
    for (const item of items) {
      assert.deepEqual([item.assistant, item.feature], [assistant, feature]);
      assert.ok(item.fidelity === 'exact' || assistant === 'copilot' || item.source !== undefined);
      assert.ok(Number.isInteger(item.tokens) && item.tokens >= 0);
      if (item.inclusion === 'dropped') assert.equal(item.tokens, 0);
      if (item.startLine === null || item.endLine === null) continue;
      assert.ok(
        1 <= item.startLine && item.startLine <= item.endLine,
        `${assistant} ${feature} ${item.startLine}-${item.endLine}`,
      );
      const document = request.documents.find(each => each.uri === item.uri);
      if (document !== undefined && item.kind === 'range')
        assert.ok(item.endLine <= new LineIndex(document.text).lineCount);
    }
    for (const block of payload) assert.ok(block.text !== '' && (block.startLine === null || block.startLine >= 1));
  }

  it('remembers nothing that changes a result', () => {
    fc.assert(
      fc.property(requestAny, request => {
        assert.deepEqual(copilotCompletion.simulate(request), createCopilotCompletion().simulate(request));
      }),
    );
  });

  it('leaves out of the prompt what nobody has opened', () => {
    for (const simulator of allSimulators) {
      const { items, unknowns } = simulator.simulate(requestOf({ workspaceFolders: [] }));
      const needsCursor = simulator.feature === 'completion' || simulator.feature === 'next-edit';
      assert.equal(unknowns[0]?.code === 'context.noActiveDocument', needsCursor);
      assert.deepEqual(items, [], `${simulator.assistant} ${simulator.feature}`);
    }
  });

  it('takes a document of a hundred million characters in its stride', () => {
    const huge = documentOf('huge.ts', 'const a = 1;\n'.repeat(8_000_000), { lastFocused: 1 });
    const small = documentOf('small.ts', 'const a = alpha;\n', { lastFocused: 2 });
    const neighbour = copilotCompletion.simulate(
      requestOf({ documents: [huge, small], active: { uri: small.uri, offset: 17 } }),
    );
    assert.equal(neighbour.items.find(item => item.uri === huge.uri)?.reason.code, 'context.copilot.overTotal');
    const active = copilotCompletion.simulate(
      requestOf({ documents: [huge, small], active: { uri: huge.uri, offset: 52_000_000 } }),
    );
    assert.equal(active.items.find(({ reason }) => reason.code === 'context.copilot.prefix')?.endLine, 4_000_001);
  });
});

describe('places', () => {
  const request = requestOf({ workspaceFolders: ['file:///w/my%20app', 'file:///other'] });
  it('name files below a folder', () => {
    assert.equal(uriIn('file:///w/my%20app', 'a b/c#.ts'), 'file:///w/my%20app/a%20b/c%23.ts');
  });
  it('give the closed files of each folder, the first one first', () => {
    const other = { folder: 'file:///other', files: ['b'], texts: new Map() };
    const both = requestOf({ ...request, workspaceFiles: ['a'], otherFolders: [other] });
    assert.deepEqual(folderFiles(both), [{ folder: 'file:///w/my%20app', files: ['a'], texts: new Map() }, other]);
    assert.deepEqual(folderFiles(requestOf({ workspaceFolders: [] })), []);
  });
  it('give the path relative to the folder that holds a document', () => {
    assert.equal(relativePath(request, 'file:///w/my%20app/a%20b.ts'), 'a b.ts');
    assert.equal(relativePath(request, 'file:///other/x.ts'), 'x.ts');
    assert.equal(relativePath(request, 'file:///w/my%20apps/x.ts'), '/w/my apps/x.ts');
  });
});
