import assert from 'node:assert/strict';
import { copilotIgnoreRules } from '../../../../src/core/context/copilot/exclusion/exclusion.ts';
import { loadedExclusion } from '../../../../src/core/context/copilot/exclusion/loadedExclusion.ts';
import {
  normalizeFetchUrl,
  remoteRules,
  type RemoteRule,
} from '../../../../src/core/context/copilot/exclusion/remoteRules.ts';
import { fileUri } from '../../../../src/core/context/copilot/documents/uris.ts';
import type { OpenDocument } from '../../../../src/core/context/types.ts';
import { requestOf } from '../request.ts';

const document = (path: string, text = 'text'): OpenDocument => ({ uri: fileUri(path), languageId: 'x', text });

describe('.copilotignore', () => {
  const root = { path: '/w/.copilotignore', text: '*.key\n!pub.key\nbuild/\n' };
  const isExcluded = copilotIgnoreRules([root, { path: '/w/src/.copilotignore', text: '!dev.KEY' }]);
  const excludes = (path: string): boolean => isExcluded(document(path));

  it('compares without case and honours negation', () => {
    assert.equal(excludes('/w/a/B.KEY'), true);
    assert.equal(excludes('/w/x/pub.key'), false);
  });
  it('asks the deepest file first', () => {
    assert.equal(excludes('/w/src/dev.key'), false);
    assert.equal(excludes('/w/src/other.key'), true);
  });
  it('covers all below a folder, but no file of that name', () => {
    assert.equal(excludes('/w/build/deep/x.ts'), true);
    assert.equal(excludes('/w/build'), false);
  });
  it('says nothing about documents outside its folder', () => {
    assert.equal(excludes('/other/a.key'), false);
    assert.equal(excludes('/w2/a.key'), false);
  });
  it('judges other schemes by their path', () => {
    assert.equal(isExcluded({ uri: 'git:/w/a.key#ref', languageId: 'x', text: '' }), true);
    assert.equal(isExcluded({ uri: 'untitled:Untitled-1', languageId: 'x', text: '' }), false);
  });
  it('leaves out lines that would take seconds, and keeps the others', () => {
    const hostile = copilotIgnoreRules([
      {
        path: '/w/.copilotignore',
        text: `${'*z'.repeat(12)}\r\n${'**/a/'.repeat(8)}b\r\n${'*a'.repeat(13)}\r\n**/a/**/b/**/c\n`,
      },
    ]);
    assert.equal(hostile(document(`/w/${'a/'.repeat(120)}x`)), false);
    assert.equal(hostile(document(`/w/${'a/'.repeat(8)}b`)), false, 'the line is left out, which would match');
    assert.equal(hostile(document(`/w/${'a'.repeat(13)}`)), false);
    assert.equal(hostile(document('/w/x/a/b/y/c')), true);
    assert.equal(hostile(document(`/w/${'z'.repeat(12)}`)), true);
  });
  it('gives no answer for a path that cannot be relative', () => {
    assert.equal(excludes('/w/../w/a.key'), false);
  });
});

describe('loadedExclusion', () => {
  const fileTexts = new Map([
    ['.copilotignore', 'a.ts'],
    ['sub/.copilotignore', 'b.ts'],
    ['../second/.copilotignore', 'c.ts'],
  ]);
  const folders = ['file:///w', 'file:///second'];
  it('reads the file of each folder’s root and no nested one', () => {
    const isExcluded = loadedExclusion(requestOf({ fileTexts, workspaceFolders: folders, contentExclusion: true }));
    assert.deepEqual(
      ['/w/a.ts', '/w/sub/b.ts', '/second/c.ts', '/second/a.ts'].map(path => isExcluded(document(path))),
      [true, false, true, false],
    );
  });
  it('excludes nothing unless the account is known to apply exclusion', () => {
    for (const contentExclusion of [false, null]) {
      assert.equal(
        loadedExclusion(requestOf({ fileTexts, workspaceFolders: folders, contentExclusion }))(document('/w/a.ts')),
        false,
      );
    }
  });
});

describe('remote rules', () => {
  const fetchUrl = 'https://host.example/team/app.git';
  const repository = { root: '/w', fetchUrl };
  const rulesOf = (rules: readonly RemoteRule[], key = fetchUrl): ((path: string, text?: string) => boolean) => {
    const isExcluded = remoteRules(new Map([[key, rules]]), [repository]);
    return (path, text) => isExcluded(document(path, text));
  };

  it('matches paths without case, relative to the repository with a leading slash', () => {
    const excludes = rulesOf([{ paths: ['/src/Vendor*', 'src/plain.ts'] }]);
    assert.equal(excludes('/w/src/vendorKey.ts'), true);
    assert.equal(excludes('/w/lib/src/vendor.ts'), false);
    assert.equal(excludes('/w/src/plain.ts'), false);
  });
  it('matches a pattern without a slash with the base name, also of dot files', () => {
    const excludes = rulesOf([{ paths: ['*.env', '{a,b}.key'] }]);
    assert.equal(excludes('/w/x/.env'), true);
    assert.equal(excludes('/w/x/B.key'), true);
    assert.equal(excludes('/elsewhere/a.key'), true);
  });
  it('takes a leading ! as a character, and # as a comment', () => {
    assert.equal(rulesOf([{ paths: ['!x.ts'] }])('/w/y.ts'), false);
    assert.equal(rulesOf([{ paths: ['!x.ts'] }])('/w/!x.ts'), true);
    assert.equal(rulesOf([{ paths: ['#x.ts'] }])('/w/#x.ts'), false);
  });
  it('matches the whole path too', () => {
    assert.equal(rulesOf([{ paths: ['/w/**/deep.ts'] }])('/w/a/deep.ts'), true);
  });
  it('pools expressions of the document’s own rule set', () => {
    const excludes = rulesOf([{ ifAnyMatch: ['/all\\s+rights/i', 'secret'] }, { ifNoneMatch: ['public'] }]);
    assert.equal(excludes('/w/a.ts', 'public All  Rights'), true);
    assert.equal(excludes('/w/a.ts', 'public'), false);
    assert.equal(excludes('/w/a.ts', 'nothing'), true);
    assert.equal(excludes('/w/a.ts', 'public SECRET'), false);
    assert.equal(excludes('/w/a.ts', ''), false);
    assert.equal(excludes('/outside/a.ts', 'secret'), false);
  });
  it('keeps rules for documents outside any repository to those', () => {
    const excludes = rulesOf([{ ifAnyMatch: ['secret'] }], 'non-git-file');
    assert.equal(excludes('/outside/a.ts', 'secret'), true);
    assert.equal(excludes('/w/a.ts', 'secret'), false);
    assert.equal(excludes('/w2/a.ts', 'secret'), true);
  });
  it('answers twice alike for a global expression and skips one that does not parse', () => {
    const excludes = rulesOf([{ ifAnyMatch: ['/x/g', '/(/'] }]);
    assert.equal(excludes('/w/a.ts', 'x'), true);
    assert.equal(excludes('/w/a.ts', 'x'), true);
    assert.equal(excludes('/w/a.ts', '('), false);
  });
});

describe('normalizeFetchUrl', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['git@host.example:team/app.git', 'https://host.example/team/app.git'],
    ['ssh://git@Host.example:22/team/app.git', 'https://host.example/team/app.git'],
    ['http://user:word@host.example/team/app?x#y', 'https://host.example/team/app'],
    ['https://host.example/scm/team/app.git', 'https://host.example/team/app.git'],
    ['https://host.example/scm/app.git', 'https://host.example/app.git'],
    ['https://host.example/scm/scm.git', 'https://host.example/scm/scm.git'],
    ['https://host.example/scm', 'https://host.example/scm'],
    ['https://HOST.example', 'https://host.example/'],
    ['not a url', 'not a url'],
  ];
  for (const [given, expected] of cases)
    it(`turns ${given} into ${expected}`, () => assert.equal(normalizeFetchUrl(given), expected));
});
