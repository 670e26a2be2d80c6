import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { everyTemplate as templates } from '../../../src/text/everyTemplate.ts';
import { render } from '../../../src/text/render.ts';
import { message } from '../../../src/core/message.ts';

const files = ['src/core', 'src/node', 'src/cli', 'src/vscode', 'src/text']
  .flatMap(folder => readdirSync(folder, { recursive: true }).map(name => path.join(folder, String(name))))
  .filter(name => name.endsWith('.ts') && !name.includes('messages'));
const sources = files.map(file => ({ file, text: readFileSync(file, 'utf8') }));

describe('messages', () => {
  it('every template is used', () => {
    const all = sources.map(each => each.text).join('\n');
    assert.deepEqual(
      Object.keys(templates).filter(code => !all.includes(`'${code}'`)),
      [],
    );
  });

  it('fills in the arguments and keeps what it does not know', () => {
    const text = 'ignore.noRule';
    assert.match(templates[text], /\{assistant\}/);
    assert.ok(render(message(text, { assistant: 'filled-in' })).includes('filled-in'));
    assert.ok(render(message(text)).includes('{assistant}'));
  });

  it('a code whose sentence was not loaded is shown as it is', () => {
    assert.equal(render(message('settings.voided')), 'settings.voided');
  });
});
