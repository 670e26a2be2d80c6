import assert from 'node:assert/strict';
import { createScanner } from '../../../src/core/secrets/scanner.ts';
import { suppressionComment } from '../../../src/core/secrets/judgement/suppression.ts';
import { body } from './support.ts';

const scanner = createScanner();
const secret = `gh${'p_'}${body(36, 31)}`;
const count = (text: string): number => scanner.scan({ path: 'a.py', text }).length;

describe('secrets: suppression', () => {
  it('honours the marks of other tools on the same line', () => {
    for (const mark of [
      'sightglass:allow',
      'gitleaks:allow',
      'betterleaks:allow',
      'pragma: allowlist secret',
      'pragma: whitelist secret',
      'pragma:allowlist secret',
      'trufflehog:ignore',
      'kingfisher:ignore',
      'ggignore',
      'secretlint-disable-line',
    ]) {
      assert.equal(count(`t = "${secret}"  # ${mark}`), 0, mark);
      assert.equal(count(`# ${mark}\nt = "${secret}"`), 1, mark);
      assert.equal(count(`t = "${secret}"\n# ${mark}`), 1, mark);
    }
  });

  it('honours marks for the next line', () => {
    for (const mark of [
      'pragma: allowlist nextline secret',
      'secretlint-disable-next-line',
      'sightglass:allow-next-line',
    ]) {
      assert.equal(count(`# ${mark}\nt = "${secret}"\nu = "${secret}"`), 1, mark);
      assert.equal(count(`t = "${secret}" # ${mark}`), 1, mark);
    }
  });

  it('honours secretlint blocks, to the end when they are not closed', () => {
    assert.equal(count(`# secretlint-disable\n${secret}\n# secretlint-enable\n${secret}`), 1);
    assert.equal(count(`${secret}\n# secretlint-disable\n${secret}\n${secret}`), 1);
    assert.equal(count(`# secretlint-disable-line\n${secret}\n`), 1);
  });

  it('covers secrets of several lines by a mark on their first or last line', () => {
    const key = `-----BEGIN ${'PRIVATE'} KEY-----\n${body(64, 1)}\n${body(64, 2)}\n-----END ${'PRIVATE'} KEY-----`;
    assert.equal(count(key), 1);
    assert.equal(count(`${key} # gitleaks:allow`), 0);
    assert.equal(count(`# gitleaks:allow ${key}`), 0);
  });

  it('keeps what is suppressed for those who ask', () => {
    const text = `t = "${secret}" # gitleaks:allow`;
    assert.equal(createScanner({ includeSuppressed: true }).scan({ path: 'a.py', text }).length, 1);
    const snapshot = scanner.open({ path: 'a.py', text });
    assert.deepEqual([snapshot.findings.length, snapshot.detections.length], [0, 1]);
    assert.equal(snapshot.detections[0]?.suppressed, true);
  });

  it('offers a comment that works in the language', () => {
    const names = {
      python: 'a.py',
      typescript: 'a.ts',
      sql: 'a.sql',
      html: 'a.html',
      css: 'a.css',
      clojure: 'a.clj',
      dotenv: '.env',
      ini: 'a.ini',
      yaml: 'a.yaml',
    };
    for (const [language, path] of Object.entries(names)) {
      const comment = suppressionComment(language, '  ');
      assert.ok(comment !== null, language);
      const line = `t = "${secret}"`;
      const text = comment.placement === 'same-line' ? `${line} ${comment.text}` : `${comment.text}\n${line}`;
      assert.equal(scanner.scan({ path, text }).length, 0, text);
      assert.equal(scanner.scan({ path, text: line }).length, 1, language);
      if (comment.placement === 'line-before') assert.ok(comment.text.startsWith('  '));
    }
    assert.equal(suppressionComment('json'), null);
    assert.equal(suppressionComment('no-such-language'), null);
    assert.notEqual(suppressionComment('jsonc'), null);
  });
});
