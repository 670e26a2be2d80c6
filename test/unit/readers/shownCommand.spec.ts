import assert from 'node:assert/strict';
import { shownCommand, shownLine } from '../../../src/core/readers/shownCommand.ts';
import { createScanner } from '../../../src/core/secrets/scanner.ts';

const scanner = createScanner();
const token = ['ghp', `${'a1B2c3D4e5'.repeat(3)}f6G7h8`].join('_');
const plain = ['tulip', 'harbour'].join('');

describe('a command as it may be shown', () => {
  it('says what is run', () => {
    const command = ['npx', '-y', '@modelcontextprotocol/server-filesystem', '${workspaceFolder}/docs', '--port', '3'];
    assert.deepEqual(shownCommand(command, scanner), command);
  });

  it('never shows a secret, nor what only its name says is one', () => {
    const leaks = [
      ['server', token],
      ['server', `--token=${plain}`],
      ['server', '--api-key', plain],
      ['server', '--password', plain],
      ['docker', 'run', '-e', `PLAIN=${plain}`, 'image'],
      ['server', `password=${plain}`],
      ['npx', 'mcp-remote', 'https://x.example', '--header', `Authorization: Bearer ${plain}`],
      ['npx', 'mcp-remote', `X-Anything: ${plain}`],
      ['server', `postgresql://me:${plain}@db.example.com/x`],
      ['server', `https://me:${plain}@x.example/${plain}?k=${plain}`],
      ['curl', '-u', `me:${plain}`],
    ];
    for (const command of leaks) {
      const shown = shownCommand(command, scanner).join(' ');
      assert.ok(!shown.includes(plain) && !shown.includes(token), shown);
      const line = shownLine(command.map(word => (word.includes(' ') ? `"${word}"` : word)).join(' '), scanner);
      assert.ok(!line.includes(plain) && !line.includes(token), line);
    }
  });

  it('keeps a line of shell short and on one line', () => {
    const line = shownLine(`echo a\n  b ${'word '.repeat(200)}`, scanner);
    assert.ok(!line.includes('\n') && line.length <= 201, line);
    assert.equal(shownLine('', scanner), '');
    assert.equal(shownLine("it's", scanner).length > 0, true);
  });
});
