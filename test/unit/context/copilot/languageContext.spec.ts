import assert from 'node:assert/strict';
import { languageContextItems } from '../../../../src/core/context/copilot/documents/languageContext.ts';
import { estimatingTokenizer } from '../../../../src/core/context/estimatingTokenizer.ts';
import type { ContextRequest, OpenDocument } from '../../../../src/core/context/types.ts';

const root = 'file:///w';

function request(text: string, over: Partial<ContextRequest> = {}): { request: ContextRequest; active: OpenDocument } {
  const active: OpenDocument = { uri: `${root}/src/app/main.ts`, languageId: 'typescript', text };
  return {
    active,
    request: {
      documents: [active, { uri: `${root}/src/open.ts`, languageId: 'typescript', text: '' }],
      active: { uri: active.uri, offset: 0 },
      workspaceFolders: [root],
      recentEdits: [],
      workspaceFiles: [
        'src/app/near.ts',
        'src/lib/index.ts',
        'src/open.ts',
        'src/my dir/a.ts',
        'top.d.ts',
        'src/app/x.tsx',
      ],
      fileTexts: new Map(),
      contentExclusion: null,
      ...over,
    },
  };
}

function uris(text: string, over: Partial<ContextRequest> = {}): readonly string[] {
  const made = request(text, over);
  return languageContextItems(made.request, made.active, estimatingTokenizer).map(item =>
    item.uri.slice(root.length + 1),
  );
}

describe('TypeScript language context', () => {
  it('estimates from relative imports, however they are written', () => {
    assert.deepEqual(uris("import { a } from './near';"), ['src/app/near.ts']);
    assert.deepEqual(uris('import \'./near.ts\'; export * from "../lib";'), ['src/app/near.ts', 'src/lib/index.ts']);
    assert.deepEqual(uris("const x = await import('./x.js'); require('../../top')"), ['src/app/x.tsx', 'top.d.ts']);
  });

  it('leaves out what is open, what is not there, packages, and what lies outside', () => {
    assert.deepEqual(uris("import '../open'; import './gone'; import 'lodash'; import '../../../x';"), []);
  });

  it('names a file once, encoded', () => {
    assert.deepEqual(uris("import '../my dir/a'; import '../my dir/a.ts';"), ['src/my%20dir/a.ts']);
  });

  it('says nothing for other languages and documents outside the first folder', () => {
    const { request: made, active } = request("import './near';");
    assert.deepEqual(languageContextItems(made, { ...active, languageId: 'typescriptreact' }, estimatingTokenizer), []);
    assert.deepEqual(uris("import './near';", { workspaceFolders: ['file:///other'] }), []);
    assert.deepEqual(uris("import './near';", { workspaceFolders: [] }), []);
  });

  it('looks for imports in the folder of the document', () => {
    const other = { folder: root, files: ['src/app/near.ts'], texts: new Map() };
    const over = {
      workspaceFolders: ['file:///other', root],
      workspaceFiles: ['src/app/wrong.ts'],
      otherFolders: [other],
    };
    assert.deepEqual(uris("import './near'; import './wrong';", over), ['src/app/near.ts']);
  });

  it('shows the whole answer of the server, by priority, and what lies past the budget', () => {
    const { request: made, active } = request('1234567890', {
      languageContext: [
        { uri: 'file:///w/low.ts', text: 'd'.repeat(5), priority: 0.3 },
        { uri: 'file:///w/mid.ts', text: 'b'.repeat(20), priority: 0.5 },
        { uri: 'file:///w/high.ts', text: 'a'.repeat(4), priority: 0.9 },
        { uri: 'file:///w/edge.ts', text: 'c'.repeat(4), priority: 0.7 },
      ],
    });
    const items = languageContextItems(made, active, estimatingTokenizer);
    assert.deepEqual(
      items.map(item => [item.uri.slice(10), item.reason.code.replace('context.copilot.', ''), item.tokens]),
      [
        ['high.ts', 'declarations', 1],
        ['edge.ts', 'declarations', 1],
        ['mid.ts', 'declarations', 5],
        ['low.ts', 'declarationsPastBudget', 2],
      ],
    );
    assert.ok(items.every(item => item.inclusion === 'possible' && item.fidelity === 'measured'));
  });

  it('takes an empty answer for an answer', () => {
    assert.deepEqual(uris("import './near';", { languageContext: [] }), []);
  });

  it('ends soon on a text made of imports', () => {
    const items = uris("import './near';\n".repeat(100_000));
    assert.deepEqual(items, ['src/app/near.ts']);
  });
});
