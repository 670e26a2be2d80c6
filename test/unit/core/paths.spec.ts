import assert from 'node:assert/strict';
import { baseName, schemeOf, workspacePath } from '../../../src/core/paths/workspacePath.ts';

describe('workspacePath', () => {
  it('is relative to the innermost folder, decoded', () => {
    const folders = ['file:///w', 'file:///w/inner/'];
    assert.deepEqual(workspacePath('file:///w/a%20b/c.ts', folders), { folder: 'file:///w', path: 'a b/c.ts' });
    assert.deepEqual(workspacePath('file:///w/inner/c.ts', folders), { folder: 'file:///w/inner/', path: 'c.ts' });
  });

  it('is not fooled by a folder whose name begins alike', () => {
    assert.equal(workspacePath('file:///w2/c.ts', ['file:///w']).folder, null);
  });

  it('knows Windows drives and remote authorities as VS Code writes them', () => {
    assert.deepEqual(workspacePath('file:///c%3A/w/x.ts', ['file:///c%3A/w']), {
      folder: 'file:///c%3A/w',
      path: 'x.ts',
    });
    assert.deepEqual(workspacePath('vscode-remote://box/w/x.ts', ['vscode-remote://box/w']), {
      folder: 'vscode-remote://box/w',
      path: 'x.ts',
    });
  });

  it('finds a cell where its notebook is, also where a remote window gives it another authority', () => {
    const found = { folder: 'file:///w%20x', path: 'a/n.ipynb' };
    assert.deepEqual(workspacePath('vscode-notebook-cell:/w%20x/a/n.ipynb#W0sZmlsZQ%3D%3D', ['file:///w%20x']), found);
    assert.deepEqual(
      workspacePath('vscode-notebook-cell://localhost%3A80/w%20x/a/n.ipynb#W0', ['file:///w%20x']),
      found,
    );
    assert.deepEqual(workspacePath('vscode-notebook-cell://box/w/n.ipynb#W0', ['vscode-remote://box/w']), {
      folder: 'vscode-remote://box/w',
      path: 'n.ipynb',
    });
    assert.equal(workspacePath('vscode-notebook-cell:/w2/n.ipynb#W0', ['file:///w']).folder, null);
  });

  it('gives the path of a file outside every folder, without authority or fragment', () => {
    assert.deepEqual(workspacePath('file:///elsewhere/x.ts', ['file:///w']), { folder: null, path: '/elsewhere/x.ts' });
    assert.deepEqual(workspacePath('untitled:Untitled-1', []), { folder: null, path: 'Untitled-1' });
    assert.equal(workspacePath('vscode-notebook-cell:/w/n.ipynb#W0', []).path, '/w/n.ipynb');
  });

  it('keeps a malformed escape as it is', () => {
    assert.equal(workspacePath('file:///w/%zz.ts', ['file:///w']).path, '%zz.ts');
  });
});

describe('schemeOf and baseName', () => {
  it('name the parts', () => {
    assert.equal(schemeOf('VSCODE-remote://x/y'), 'vscode-remote');
    assert.equal(schemeOf('no scheme'), '');
    assert.equal(baseName('a/b/c.ts'), 'c.ts');
    assert.equal(baseName('c.ts'), 'c.ts');
  });
});
