import assert from 'node:assert/strict';
import { removeFromJson } from '../../../src/core/config/removal/jsonRemoval.ts';
import type { Removal, ValuePath } from '../../../src/core/config/removal/removal.ts';
import { removeFromToml } from '../../../src/core/config/removal/tomlRemoval.ts';
import { removeFromYaml } from '../../../src/core/config/removal/yamlRemoval.ts';

const after = (remove: Removal, text: string, ...path: ValuePath): string | null => remove(text, path).text;

describe('taking a value out of JSON', () => {
  it('takes whole lines, the comment on them, and the comma that would be left', () => {
    const text = [
      '{',
      '  // Servers of the team',
      '  "mcpServers": {',
      '    "a": { "command": "x" }, // the old one',
      '    // Of Anna',
      '    "b": {',
      '      "command": "y"',
      '    }',
      '  }',
      '}',
      '',
    ].join('\r\n');
    assert.equal(
      after(removeFromJson, text, 'mcpServers', 'a'),
      text.replace('    "a": { "command": "x" }, // the old one\r\n', ''),
    );
    assert.equal(
      after(removeFromJson, text, 'mcpServers', 'b'),
      text.replace('    "b": {\r\n      "command": "y"\r\n    }\r\n', '').replace('},', '}'),
    );
  });

  it('leaves a comma that its layout has behind the last one', () => {
    assert.equal(after(removeFromJson, '{\n  "a": 1,\n  "b": 2,\n}', 'b'), '{\n  "a": 1,\n}');
  });

  it('takes members out of one line, first, middle and last', () => {
    const text = '{"l": ["a", "b", "c"]}';
    assert.equal(after(removeFromJson, text, 'l', 0), '{"l": ["b", "c"]}');
    assert.equal(after(removeFromJson, text, 'l', 1), '{"l": ["a", "c"]}');
    assert.equal(after(removeFromJson, text, 'l', 2), '{"l": ["a", "b"]}');
    assert.equal(after(removeFromJson, '{"l": [1]}', 'l', 0), '{"l": []}');
    assert.equal(after(removeFromJson, '{"a": 1, "b": {"c": 2, "d": 3}}', 'b', 'd'), '{"a": 1, "b": {"c": 2}}');
  });

  it('takes every one of a key that is there twice, and keeps a byte order mark', () => {
    assert.equal(after(removeFromJson, '\uFEFF{"a": 1, "a": 2, "b": 3}', 'a'), '\uFEFF{"b": 3}');
  });

  it('leaves a text as it is in which there is nothing to take, and refuses one that is broken', () => {
    for (const text of ['', '{}', '{"a": [1]}', '[]']) assert.equal(after(removeFromJson, text, 'a', 'b'), text);
    assert.equal(removeFromJson('{"a": 1', ['a']).problem?.code, 'settings.edit.malformed');
  });

  it('keeps comments between members', () => {
    assert.equal(
      after(removeFromJson, '{\n  "a": 1, /* of a */\n  /* of b */ "b": 2\n}', 'b'),
      '{\n  "a": 1 /* of a */\n  /* of b */ \n}',
    );
  });
});

describe('taking a value out of TOML', () => {
  const text = [
    '# Mine',
    'model = "x"',
    '',
    '[mcp_servers.a]',
    'command = "x" # old',
    '',
    '[mcp_servers.a.env]',
    'KEY = "v"',
    '',
    '# The other one',
    '[mcp_servers.b]',
    'command = "y"',
    '',
    '[projects."/work/a.b"]',
    'trust_level = "trusted"',
    '',
  ].join('\n');

  it('takes a table, its tables and the blank lines with it', () => {
    assert.equal(
      after(removeFromToml, text, 'mcp_servers', 'a'),
      text.replace(/\[mcp_servers\.a\][^]*?KEY = "v"\n\n/, ''),
    );
    assert.equal(
      after(removeFromToml, text, 'projects', '/work/a.b'),
      text.replace('\n[projects."/work/a.b"]\ntrust_level = "trusted"\n', ''),
    );
  });

  it('takes parts of a table that stand apart, with dots or in a line', () => {
    assert.equal(
      after(removeFromToml, '[s.a]\nx = 1\n\n[other]\ny = 2\n\n[s.a.env]\nz = 3\n', 's', 'a'),
      '[other]\ny = 2\n',
    );
    assert.equal(after(removeFromToml, '[s]\na.x = 1\na.y = 2\nb.x = 3\n', 's', 'a'), '[s]\nb.x = 3\n');
    assert.equal(after(removeFromToml, '[s]\na = { x = 1 }\nb = { x = 2 }\n', 's', 'a'), '[s]\nb = { x = 2 }\n');
    assert.equal(after(removeFromToml, 's = { a = { x = 1 }, b = 2 }\n', 's', 'a'), 's = { b = 2 }\n');
    assert.equal(after(removeFromToml, 's = { b = 2, a = { x = 1 } }\n', 's', 'a'), 's = { b = 2 }\n');
  });

  it('takes tables of an array below it, and a key of the top', () => {
    assert.equal(after(removeFromToml, '[s.a]\n[[s.a.l]]\nx = 1\n[[s.a.l]]\nx = 2\n[t]\n', 's', 'a'), '[t]\n');
    assert.equal(after(removeFromToml, 'a = "never"\nb = 1\n', 'a'), 'b = 1\n');
  });

  it('refuses a broken text, and leaves one in which there is nothing to take', () => {
    assert.equal(removeFromToml('a = \n', ['a']).problem?.code, 'settings.edit.malformed');
    assert.equal(after(removeFromToml, text, 'mcp_servers', 'c'), text);
  });
});

describe('taking a value out of YAML', () => {
  const text = [
    'name: mine # of Anna',
    'mcpServers:',
    '  # The first',
    '  - name: a',
    '    command: x',
    '    env:',
    '      KEY: v',
    '  # The second',
    '  - name: b',
    '    command: y',
    'models: []',
    '',
  ].join('\n');

  it('takes the lines of a member of a list', () => {
    assert.equal(
      after(removeFromYaml, text, 'mcpServers', 0),
      text.replace('  - name: a\n    command: x\n    env:\n      KEY: v\n', ''),
    );
    assert.equal(after(removeFromYaml, text, 'mcpServers', 1), text.replace('  - name: b\n    command: y\n', ''));
  });

  it('takes the key along with the last member, since null is no list', () => {
    assert.equal(
      after(removeFromYaml, 'name: x\nmcpServers:\n  - name: a\n    command: x\nversion: 1\n', 'mcpServers', 0),
      'name: x\nversion: 1\n',
    );
    assert.equal(after(removeFromYaml, 'name: x\r\ns:\r\n- name: a\r\n', 's', 0), 'name: x\r\n');
  });

  it('refuses what has no lines of its own, and a broken text', () => {
    assert.equal(removeFromYaml('s: [{name: a}, {name: b}]\n', ['s', 0]).problem?.code, 'settings.edit.otherShape');
    assert.equal(removeFromYaml('s: [\n', ['s', 0]).problem?.code, 'settings.edit.malformed');
    assert.equal(after(removeFromYaml, text, 'other', 0), text);
  });
});
