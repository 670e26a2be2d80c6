import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { everyTemplate as templates } from '../../../src/text/everyTemplate.ts';
import { render } from '../../../src/text/render.ts';
import { message } from '../../../src/core/message.ts';

const files = ['src/core', 'src/node', 'src/cli', 'src/vscode']
  .flatMap(folder => readdirSync(folder, { recursive: true }).map(name => path.join(folder, String(name))))
  .filter(name => name.endsWith('.ts'));
const sources = files.map(file => ({ file, text: readFileSync(file, 'utf8') }));

describe('messages', () => {
  it('every code in the sources has a template', () => {
    const missing = sources.flatMap(({ file, text }) =>
      [...text.matchAll(/\bmessage\(\s*'([\w.-]+)'/g)]
        .map(match => match[1] ?? '')
        .filter(code => !(code in templates))
        .map(code => `${file}: ${code}`),
    );
    assert.deepEqual(missing, []);
  });

  it('every template is used', () => {
    const all = sources.map(each => each.text).join('\n');
    assert.deepEqual(
      Object.keys(templates).filter(code => !all.includes(`'${code}'`)),
      [],
    );
  });

  it('fills in the arguments and keeps what it does not know', () => {
    const [code] = Object.keys(templates).filter(each => /\{\w+\}/.test(templates[each] ?? ''));
    assert.ok(code);
    const name = /\{(\w+)\}/.exec(templates[code] ?? '')?.[1] ?? '';
    assert.ok(render(message(code, { [name]: 'filled-in' })).includes('filled-in'));
    assert.ok(render(message(code)).includes(`{${name}}`));
    assert.equal(render(message('no.such.code')), 'no.such.code');
  });
});
