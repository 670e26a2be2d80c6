import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { block, document, json, lines, printable, t } from '../../../src/cli/output/safe.ts';
import {
  escapeMarkdown,
  markdownBlock,
  markdownCode,
  markdownTable,
} from '../../../src/core/report/formats/markdown.ts';
import { scratchFolder } from '../scratchFolder.ts';

const cli = path.resolve('dist/cli.js');
const escape = '\u001b';
/** Text that a stranger could use to control a terminal, to forge a line, or to reverse the text direction. */
const hostile = `e${escape}]0;PWNED\u0007${escape}[2J\u009b31m\u202e\u200b\u2066x`;
/** Characters that must not reach a terminal. Line feeds and tabs come from us. */
// eslint-disable-next-line no-control-regex
const harmful = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;

describe('text for a terminal', () => {
  it('makes what strangers wrote harmless, on one line, and keeps ours', () => {
    assert.doesNotMatch(printable(hostile), harmful);
    assert.equal(t`a ${'b\nc'} ${t`\td`} ${1}`.text, 'a b\\x0ac \td 1');
    assert.equal(lines(['a\nb', t`c`]).text, 'a\\x0ab\nc\n');
    assert.equal(block(`one\ttwo\r\n${escape}[2J`, '> ').text, '> one\ttwo\n> \\x1b[2J');
  });

  it('keeps JSON what it is', () => {
    const value = { [hostile]: hostile, tag: '\u{E0041}' };
    const { text } = json(JSON.stringify(value));
    assert.doesNotMatch(text, harmful);
    assert.deepEqual(JSON.parse(text), value);
  });

  it('keeps the lines of a document', () => {
    assert.equal(document(`a\n\tb${escape}\u202e`).text, 'a\n\tb\\x1b\\u{202e}');
  });
});

describe('Markdown of strangers', () => {
  it('stays text', () => {
    const image = '<img src=https://evil.example/p.png>';
    for (const text of [
      image,
      '[a](https://evil.example)',
      '![a](x)',
      '# h',
      '- x',
      '1. x',
      '| x |',
      '&lt;b&gt;',
      '`a`',
    ]) {
      const escaped = escapeMarkdown(text);
      assert.doesNotMatch(escaped, /(?<!\\)[<>[\]`|]|(?<!\\):\/\/|^[-#]|^\d+\./, escaped);
    }
    const table = markdownTable(['a|b'], [['c\n| d'], [markdownCode('e|`f')]]).markdown;
    assert.deepEqual(
      table.split('\n').map(line => line.match(/(?<!\\)\|/g)?.length),
      [2, 2, 2, 2],
    );
  });

  it('ends no fence', () => {
    const { markdown } = markdownBlock('a\n```\n# Heading\n````', 'diff');
    assert.equal(markdown, '`````diff\na\n```\n# Heading\n````\n`````');
  });
});

describe('commands on a hostile folder', () => {
  const scratch = scratchFolder();
  const { at, put } = scratch;

  const run = (args: readonly string[]): { readonly code: number | null; readonly text: string } => {
    const options = ['--workspace', at('ws'), '--home', at('home')];
    const env = { PATH: process.env['PATH'], HOME: at('home') };
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args, ...options], {
      encoding: 'utf8',
      env,
    });
    return { code: status, text: stdout + stderr };
  };

  beforeEach(() => {
    mkdirSync(at('home/.claude'), { recursive: true });
    put(
      'ws/.gitleaks.toml',
      `[[rules]]\nid = ${JSON.stringify(hostile)}\ndescription = ${JSON.stringify(hostile)}\nregex = "zzq[0-9]{6}"\nkeywords=["zzq"]\n[[rules]]\nid = "b"\nregex = "("\n`,
    );
    // A slash would create a folder; a line feed forges a line.
    const name = `${hostile.replaceAll('/', '')}\nRisk: none.env`;
    put(`ws/${name}`, `a = zzq123456\nDB_PASSWORD=${['Winter', '2025!'].join('')}\n`);
    put('ws/.cursorignore', `${hostile}\n`);
    put('ws/.vscode/settings.json', JSON.stringify({ 'chat.mcp.autostart': '<img src=https://evil.example/p.png>' }));
    writeFileSync(at('home/.claude/settings.json'), JSON.stringify({ permissions: { deny: [`Read(${hostile})`] } }));
    put('ws/rules.yml', `- "${hostile}"\n`);
  });

  const commands: readonly (readonly string[])[] = [
    ['scan', '.'],
    ['audit'],
    ['settings'],
    ['ignore', 'check', hostile, '--assistants', 'all'],
    ['ignore', 'check', '--drift', '--verbose', '--assistants', 'all'],
    ['ignore', 'generate', '--for', 'copilot,cursor'],
    ['harden', '--assistants', 'claude-code,vscode'],
    ['context', '.cursorignore', '--cursor', '1:1', '--assistants', 'copilot,claude-code'],
    ['ignore', 'check', 'x', '--exclusion-rules', 'rules.yml'],
    ['scan', `no${hostile}`],
    [hostile],
    ['audit', `--${hostile}`],
  ];
  for (const command of commands) {
    const formats =
      command[0] === 'scan' ? ['text', 'json', 'markdown', 'sarif', 'junit', 'gitleaks'] : ['text', 'json', 'markdown'];
    it(`${command
      .slice(0, 3)
      .map(each => printable(each))
      .join(' ')} lets nothing of it through`, () => {
      for (const format of formats) {
        const { text } = run([...command, '--format', format]);
        assert.doesNotMatch(text, harmful, format);
        if (format === 'text' || format === 'markdown') assert.doesNotMatch(text, /^Risk: none\.env/m);
        // In a fenced block everything is plain text.
        const outside = text.replace(/^(`{3,})diff$[^]*?^\1$/gm, '');
        if (format === 'markdown') assert.doesNotMatch(outside, /(?<!\\)<img/);
      }
    });
  }
});
