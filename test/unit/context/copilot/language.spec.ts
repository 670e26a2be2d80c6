import assert from 'node:assert/strict';
import { comparableLanguage, languageOf } from '../../../../src/core/context/copilot/documents/language.ts';

describe('languageOf', () => {
  const cases: readonly (readonly [name: string, editor: string, language: string, why: string])[] = [
    ['a.h', 'x', 'cpp', 'C comes first among those that list .h, and counts as C++'],
    ['.env.prod2', 'x', 'dotenv', 'a stem is a known name'],
    ['prod.env', 'x', 'dotenv', 'extension'],
    ['.env', 'x', 'dotenv', 'whole name'],
    ['page.html.ejs', 'x', 'html', 'the inner extension of a template'],
    ['view.blade.php', 'x', 'blade', 'PHP allows only Blade inside'],
    ['page.html.php', 'x', 'php', 'PHP allows only Blade inside'],
    ['page.unknown.ejs', 'x', 'html', 'the inner extension means nothing'],
    ['tsconfig.json', 'x', 'jsonc', 'whole name before extension'],
    ['package.json', 'x', 'json', 'extension'],
    ['MAIN.PY', 'x', 'python', 'extensions are compared without case'],
    ['makefile', 'x', 'makefile', 'listed in lower case too'],
    ['MAKEFILE', 'x', 'x', 'names are compared with their case'],
    ['Makefile.old.bak', 'x', 'makefile', 'stems are shortened one by one'],
    ['README', 'markdown', 'markdown', 'the editor decides where the name says nothing'],
    ['notes', 'c', 'c', 'only C found by name counts as C++'],
    ['a.', 'x', 'x', 'a dot alone is no extension'],
    ['id_rsa', 'plaintext', 'plaintext', 'nothing known'],
  ];
  for (const [name, editor, language, why] of cases) {
    it(`says ${language} for ${name}: ${why}`, () => {
      assert.equal(languageOf(`file:///p/${name}`, editor), language);
    });
  }

  it('believes the editor where a document has no telling name', () => {
    assert.equal(languageOf('untitled:a.py', 'go'), 'go');
    assert.equal(languageOf('vscode-notebook-cell:/p/n.py#W1', 'julia'), 'julia');
  });
});

describe('comparableLanguage', () => {
  it('puts dialects together', () => {
    assert.equal(comparableLanguage('typescriptreact'), 'typescript');
    assert.equal(comparableLanguage('JavaScriptReact'), 'javascript');
    assert.equal(comparableLanguage('jsx'), 'javascript');
    assert.equal(comparableLanguage('c'), 'cpp');
    assert.equal(comparableLanguage('jade'), 'pug');
    assert.equal(comparableLanguage('cshtml'), 'razor');
    assert.equal(comparableLanguage('Go'), 'go');
  });
});
