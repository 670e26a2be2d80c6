import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  baseName,
  fileUri,
  parseUri,
  pathLabel,
  percentDecode,
} from '../../../../src/core/context/copilot/documents/uris.ts';

describe('URIs as VS Code writes them', () => {
  it('encodes every character of a path that is not unreserved', () => {
    assert.equal(
      fileUri("/a/b c/é(1)!'*@:,+=&$#?[]{}.ts"),
      'file:///a/b%20c/%C3%A9%281%29%21%27%2A%40%3A%2C%2B%3D%26%24%23%3F%5B%5D%7B%7D.ts',
    );
    assert.equal(fileUri('/a-_.~/B9'), 'file:///a-_.~/B9');
  });

  it('does not normalise Unicode', () => {
    assert.equal(fileUri('/e\u0301'), 'file:///e%CC%81');
  });

  it('lower-cases a drive letter and encodes its colon', () => {
    assert.equal(fileUri('/C:/x'), 'file:///c%3A/x');
  });

  it('stands for a lone surrogate with the replacement character', () => {
    assert.equal(fileUri('/a\ud800b'), 'file:///a%EF%BF%BDb');
  });

  it('gives back what it rendered', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), name => {
        const uri = fileUri(`/${name}`);
        if (!/[\ud800-\udfff]/.test(name) && !/^[A-Z]:/.test(name)) assert.equal(parseUri(uri).path, `/${name}`);
      }),
    );
  });

  it('splits at the first mark of each kind', () => {
    assert.deepEqual(parseUri('s://h/p%20q?x?y#f?g#h'), {
      scheme: 's',
      authority: 'h',
      path: '/p q',
      query: 'x?y',
      fragment: 'f?g#h',
    });
    assert.deepEqual(parseUri('s://h'), { scheme: 's', authority: 'h', path: '', query: '', fragment: '' });
    assert.equal(parseUri('/no/scheme').path, '/no/scheme');
  });
});

describe('percentDecode', () => {
  it('decodes what is UTF-8 and keeps what is not', () => {
    assert.equal(percentDecode('%C3%A9%20%F0%9F%98%80'), 'é 😀');
    assert.equal(percentDecode('%C3(%zz%C3%A9%FF'), '%C3(%zzé%FF');
    assert.equal(percentDecode('%C0%AF'), '%C0%AF');
    assert.equal(percentDecode('%ED%A0%80'), '%ED%A0%80');
  });
});

describe('baseName', () => {
  it('takes the last segment, decoded', () => {
    assert.equal(baseName('vscode-notebook-cell:/p/n.ipynb#W0'), 'n.ipynb');
    assert.equal(baseName('file:///p/my%20a.ts?x/y'), 'my a.ts');
    assert.equal(baseName('file:///p/folder/'), 'folder');
    assert.equal(baseName('untitled:Untitled-1'), 'Untitled-1');
    assert.equal(baseName('file:///p/%zz'), '%zz');
  });
});

describe('pathLabel', () => {
  const folder = 'file:///workspace/project';
  it('is relative to the folder and still encoded', () => {
    assert.equal(pathLabel('file:///workspace/project/my%20dir/a.ts', [folder]), 'my%20dir/a.ts');
  });
  it('is the decoded base name outside of every folder', () => {
    assert.equal(pathLabel('file:///workspace/project2/my%20a.ts', [folder]), 'my a.ts');
    assert.equal(pathLabel('file:///WORKSPACE/project/a.ts', [folder]), 'a.ts');
  });
  it('takes the first folder that fits, not the longest', () => {
    assert.equal(pathLabel('file:///w/pkg/x.go', ['file:///w', 'file:///w/pkg']), 'pkg/x.go');
    assert.equal(pathLabel('file:///w/pkg/x.go', ['file:///w/pkg/', 'file:///w']), 'x.go');
  });
  it('is missing for an untitled document', () => {
    assert.equal(pathLabel('untitled:Untitled-1', [folder]), undefined);
  });
});
