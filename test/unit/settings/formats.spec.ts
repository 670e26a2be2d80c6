import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse as parseToml } from 'smol-toml';
import { parse as parseYaml } from 'yaml';
import type { ConfigFormat } from '../../../src/core/config/edit.ts';
import { jsonFormat } from '../../../src/core/config/jsonFormat.ts';
import { tomlFormat } from '../../../src/core/config/tomlFormat.ts';
import type { SettingValue } from '../../../src/core/settings/types.ts';
import { yamlFormat } from '../../../src/core/config/yamlFormat.ts';

const jsonc = jsonFormat(false, '  ');
const strict = jsonFormat(true, '  ');

function written(format: ConfigFormat, text: string | null, path: readonly string[], value: SettingValue): string {
  const { text: made, problem } = format.write(text, path, value);
  assert.equal(problem, null, `${JSON.stringify(problem)} in ${text}`);
  return made ?? '';
}

function refused(format: ConfigFormat, text: string, path: readonly string[]): string {
  const { text: made, problem } = format.write(text, path, true);
  assert.equal(made, null);
  return `${problem?.code.replace('settings.edit.', '')} ${problem?.args['line']}:${problem?.args['column'] ?? ''}`;
}

describe('JSON with comments', () => {
  it('replaces a value and nothing else', () => {
    const text = '\uFEFF{\r\n\t// why\r\n\t"a": { "b" : true /* now */ , },\r\n\t"a.b": 1\r\n}\r\n';
    assert.equal(written(jsonc, text, ['a', 'b'], false), text.replace('true', 'false'));
    assert.equal(written(jsonc, text, ['a.b'], 'x'), text.replace('1', '"x"'));
  });

  it('adds a key behind the last one, and leaves comments where they are', () => {
    assert.equal(written(jsonc, '{\n    "a": 1 // one\n}\n', ['b'], 2), '{\n    "a": 1, // one\n    "b": 2\n}\n');
    assert.equal(
      written(jsonc, '{\n  "a": 1, // one\n  // end\n}', ['b'], 2),
      '{\n  "a": 1, // one\n  "b": 2,\n  // end\n}',
    );
    assert.equal(written(jsonc, '{\n  "a": 1 /* one */\n}', ['b'], 2), '{\n  "a": 1, /* one */\n  "b": 2\n}');
    assert.equal(written(jsonc, '{"a":1}', ['b'], 2), '{"a":1, "b": 2}');
    assert.equal(written(jsonc, '{"a":1,}', ['b'], 2), '{"a":1, "b": 2,}');
    assert.equal(written(jsonc, '{\n  // none\n}', ['b'], 2), '{\n  // none\n  "b": 2\n}');
    assert.equal(written(jsonc, '{}', ['b'], 2), '{\n  "b": 2\n}');
    assert.equal(
      written(jsonc, '{\r\n\t"a": {}\r\n}', ['a', 'b', 'c'], [1]),
      '{\r\n\t"a": {\r\n\t\t"b": {\r\n\t\t\t"c": [\r\n\t\t\t\t1\r\n\t\t\t]\r\n\t\t}\r\n\t}\r\n}',
    );
  });

  it('makes a file, also from an empty one or one of comments', () => {
    assert.equal(written(strict, null, ['env', 'A'], '1'), '{\n  "env": {\n    "A": "1"\n  }\n}\n');
    assert.equal(written(jsonc, ' \n', ['a'], 1), ' \n{\n  "a": 1\n}\n');
    assert.equal(written(jsonc, '// mine', ['a'], 1), '// mine\n{\n  "a": 1\n}\n');
  });

  it('takes the last of two equal keys, as every parser does', () => {
    assert.equal(written(jsonc, '{"a":1,"a":2}', ['a'], 3), '{"a":1,"a":3}');
    assert.deepEqual(jsonc.lookup('{"a":1,\n"a":2}', ['a']), { kind: 'value', value: 2, line: 2 });
  });

  it('finds a trailing comma behind comments', () => {
    assert.equal(
      written(jsonc, '{\n  "a": 1 // x\n  /* y */ , // z\n}', ['b'], 2),
      '{\n  "a": 1 // x\n  /* y */ , // z\n  "b": 2,\n}',
    );
  });

  it('names the place of an error, and writes nothing', () => {
    assert.equal(refused(jsonc, '{\n  "a": ,\n}', ['b']), 'malformed 2:8');
    assert.equal(refused(strict, '{\n  "a": 1,\n}', ['b']), 'malformed 3:1');
    assert.equal(refused(strict, '{ // no\n}', ['b']), 'malformed 1:3');
    assert.equal(refused(jsonc, '['.repeat(50_000), ['b']), 'malformed 1:201');
    assert.equal(refused(jsonc, '{\n"a": []}', ['a', 'b']), 'otherShape 2:');
    assert.equal(refused(jsonc, '[]', ['a']), 'malformed 1:1');
    assert.equal(jsonc.lookup('{ "a" }', ['a']).kind, 'malformed');
    assert.deepEqual(jsonc.lookup('', ['a']), { kind: 'value', value: undefined, line: null });
    assert.deepEqual(jsonc.lookup('[1]', ['0']), { kind: 'value', value: undefined, line: null });
  });

  it('changes one value and keeps every other byte, on random texts', () => {
    const key = fc.constantFrom('a', 'b', 'c.d', 'é');
    const trivia = fc.constantFrom('', ' ', '\n', ' // x, "y": {\n', ' /* } */ ', '\r\n\t');
    const leaf = fc.constantFrom('1', 'true', '"s,}"', 'null', '[1, {"a": 2}]', '"\\""');
    const object: fc.Arbitrary<string> = fc.letrec<{ object: string; value: string }>(tie => ({
      object: fc
        .tuple(
          fc.uniqueArray(fc.tuple(key, tie('value'), trivia, trivia), { selector: ([name]) => name, maxLength: 3 }),
          trivia,
          fc.boolean(),
        )
        .map(([pairs, space, trailing]) => {
          const body = pairs
            .map(([name, value, before, after]) => `${before}${JSON.stringify(name)}:${value}${after}`)
            .join(',');
          return `{${body}${trailing && pairs.length > 0 ? ',' : ''}${space}}`;
        }),
      value: fc.oneof({ depthSize: 'small', withCrossShrink: true }, leaf, tie('object')),
    })).object;
    const path = fc.array(key, { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(object, path, (text, keys) => {
        const { text: made } = jsonc.write(text, keys, 'new');
        if (made === null) return;
        const found = jsonc.lookup(made, keys);
        assert.deepEqual(found.kind === 'value' ? found.value : found, 'new');
        const old = jsonc.lookup(text, keys);
        const whole = (source: string): unknown => (jsonc.lookup(source, []) as { value: unknown }).value;
        if (old.kind === 'value' && old.value === undefined) assert.ok(isSubsequence(text, made), made);
        assert.deepEqual(without(whole(made), keys), without(whole(text), keys));
        assert.equal(written(jsonc, made, keys, 'new'), made);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('TOML', () => {
  const path = ['otel', 'exporter'];

  it('replaces a value and keeps comments', () => {
    const text = 'a = """\n[otel]\nexporter = 1\n"""\n[ otel ] # x\n exporter="b" # y\n[z]\nexporter = 1\n';
    assert.equal(written(tomlFormat, text, path, 'none'), text.replace('exporter="b"', 'exporter="none"'));
    assert.deepEqual(tomlFormat.lookup(text, path), { kind: 'value', value: 'b', line: 6 });
    assert.equal(
      written(tomlFormat, '\'otel\'."exporter" = [\n 1, # ]\n 2]\nb = 1\n', path, false),
      '\'otel\'."exporter" = false\nb = 1\n',
    );
  });

  it('adds to the table, wherever it is written', () => {
    assert.equal(
      written(tomlFormat, '[otel]\nx = 1 # c\n\n[b]\n', path, 'none'),
      '[otel]\nx = 1 # c\nexporter = "none"\n\n[b]\n',
    );
    assert.equal(written(tomlFormat, '[otel]\r\n[b]\r\n', path, 'none'), '[otel]\r\nexporter = "none"\r\n[b]\r\n');
    assert.equal(written(tomlFormat, 'otel.x = 1\nb = 2', path, 'none'), 'otel.x = 1\notel.exporter = "none"\nb = 2');
    assert.equal(written(tomlFormat, 'otel = { x = 1 }\n', path, 'none'), 'otel = { x = 1, exporter = "none" }\n');
    assert.equal(written(tomlFormat, 'otel = {}\n', path, 'none'), 'otel = { exporter = "none" }\n');
    assert.equal(
      written(tomlFormat, 'otel = { exporter = { "a}" = 1 }, y = 2 }', path, 'none'),
      'otel = { exporter = "none", y = 2 }',
    );
    assert.equal(written(tomlFormat, 'a = 1', path, 'none'), 'a = 1\n\n[otel]\nexporter = "none"\n');
    assert.equal(written(tomlFormat, null, path, 'none'), '[otel]\nexporter = "none"\n');
    assert.equal(
      written(tomlFormat, '[otel.sub]\nx = 1\n', path, 'none'),
      '[otel.sub]\nx = 1\n\n[otel]\nexporter = "none"\n',
    );
  });

  it('puts a key without a table before the first table', () => {
    assert.equal(
      written(tomlFormat, '# c\na = 1\n\n[t]\nb = 1\n', ['k'], true),
      '# c\na = 1\nk = true\n\n[t]\nb = 1\n',
    );
    assert.equal(written(tomlFormat, '\uFEFF[t]\nb = 1\n', ['k'], true), '\uFEFFk = true\n\n[t]\nb = 1\n');
    assert.equal(written(tomlFormat, '# only', ['k'], true), '# only\nk = true\n');
  });

  it('refuses what it cannot do, with the place', () => {
    assert.equal(refused(tomlFormat, 'a = 1\nb = \n', ['k']).startsWith('malformed 2:'), true);
    assert.equal(refused(tomlFormat, '[[otel]]\nexporter = 1\n', path), 'otherShape 1:');
    assert.equal(refused(tomlFormat, 'otel = 5\n', path), 'otherShape 1:');
    assert.equal(tomlFormat.lookup(`a = ${'['.repeat(50_000)}`, ['a']).kind, 'malformed');
  });

  it('changes one value and keeps every other byte, on random texts', () => {
    const key = fc.constantFrom('a', 'b', '"c d"', "'e'");
    const leaf = fc.constantFrom(
      '1',
      'true',
      '"x # y"',
      "'''\n[a]\n'''",
      '[1,\n # ]\n 2]',
      '{ a = 1, b = { a = 2 } }',
      '"""\\""""',
      '1979-05-27T07:32:00Z',
    );
    const pair = fc.tuple(fc.array(key, { minLength: 1, maxLength: 2 }), leaf, fc.constantFrom('', ' # c', '\n'));
    const line = pair.map(([keys, value, after]) => `${keys.join('.')} = ${value}${after}`);
    const table = fc.tuple(
      fc.array(key, { minLength: 1, maxLength: 2 }),
      fc.boolean(),
      fc.array(line, { maxLength: 2 }),
    );
    const text = fc
      .tuple(fc.array(line, { maxLength: 2 }), fc.array(table, { maxLength: 2 }), fc.boolean())
      .map(([root, tables, final]) => {
        const blocks = tables.map(([keys, isArray, lines]) =>
          [isArray ? `[[${keys.join('.')}]]` : `[${keys.join('.')}]`, ...lines].join('\n'),
        );
        return [...root, ...blocks].join('\n') + (final ? '\n' : '');
      });
    let edits = 0;
    fc.assert(
      fc.property(
        text,
        fc.array(fc.constantFrom('a', 'b', 'c d', 'e'), { minLength: 1, maxLength: 3 }),
        (source, keys) => {
          const old = tomlFormat.lookup(source, keys);
          if (old.kind === 'malformed') return;
          const { text: made } = tomlFormat.write(source, keys, 'new');
          if (made === null) return;
          edits++;
          if (old.value === undefined) assert.ok(isSubsequence(source, made), made);
          assert.deepEqual(without(parseToml(made), keys), without(parseToml(source), keys));
          assert.equal(written(tomlFormat, made, keys, 'new'), made);
        },
      ),
      { numRuns: 2_000 },
    );
    assert.ok(edits > 300, `only ${edits} edits were made`);
  });
});

describe('YAML', () => {
  it('replaces, fills and adds a value, and keeps comments', () => {
    assert.equal(
      written(yamlFormat, '# c\na: true # t\nb: [1,\n 2]\n', ['a'], false),
      '# c\na: false # t\nb: [1,\n 2]\n',
    );
    assert.equal(written(yamlFormat, 'a:\nb: 1\n', ['a'], true), 'a: true\nb: 1\n');
    assert.equal(written(yamlFormat, 'b: |\n  x\n  y\n# end', ['a'], true), 'b: |\n  x\n  y\n# end\na: true\n');
    assert.equal(written(yamlFormat, '  b: 1\r\n', ['a'], 'x'), '  b: 1\r\n  a: "x"\r\n');
    assert.equal(written(yamlFormat, null, ['a-b'], true), 'a-b: true\n');
    assert.equal(written(yamlFormat, '# none\n', ['a'], true), '# none\na: true\n');
    assert.deepEqual(yamlFormat.lookup('x: 1\na: no\n', ['a']), { kind: 'value', value: 'no', line: 2 });
  });

  it('refuses what it cannot do, with the place', () => {
    assert.match(refused(yamlFormat, 'a: 1\nb: [\n', ['a']), /^malformed [23]:/);
    assert.equal(refused(yamlFormat, 'a: 1\nb: 2\na: 3\n', ['c']), 'malformed 3:1');
    assert.equal(refused(yamlFormat, 'a:\n  b: 1\n', ['a', 'b']), 'otherShape 1:');
    assert.equal(refused(yamlFormat, 'a: 1\n', []), 'otherShape 1:');
    assert.equal(refused(yamlFormat, '- a\n', ['a']), 'otherShape 1:');
    assert.equal(refused(yamlFormat, '{b: 1}\n', ['a']), 'otherShape 1:');
    assert.equal(refused(yamlFormat, 'a:\n  b: 1\n', ['a']), 'otherShape 1:');
    assert.equal(refused(yamlFormat, 'a: 1\n---\na: 2\n', ['a']).startsWith('malformed'), true);
    for (const deep of ['[', '- ', '? ', ' - ', '{a: ', '"\\"['])
      assert.equal(yamlFormat.lookup(deep.repeat(20_000), ['a']).kind, 'malformed', deep);
    assert.equal(
      yamlFormat.lookup(
        'a: &a [x,x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c]\n',
        ['e'],
      ).kind,
      'malformed',
    );
  });

  it('changes one value and keeps every other byte, on random texts', () => {
    const leaf = fc.constantFrom(
      '1',
      'true',
      '"x # y"',
      "'z'",
      '|\n  t\n',
      '>-\n  t\n  u',
      '[1, 2]',
      '{x: 1}',
      '',
      '&k v',
      '\n  - 1\n  - a: 2',
    );
    const pairs = fc.uniqueArray(
      fc.tuple(fc.constantFrom('a', 'b', 'c', '"d"'), leaf, fc.constantFrom('', ' # c', '\n')),
      { selector: ([name]) => name, maxLength: 4 },
    );
    const text = fc
      .tuple(pairs, fc.constantFrom('', '# top\n', '---\n'), fc.boolean())
      .map(
        ([list, top, final]) =>
          top +
          list
            .map(
              ([name, value, after]) =>
                `${name}: ${value}${after.startsWith(' ') && value.includes('\n') ? '' : after}`,
            )
            .join('\n') +
          (final ? '\n' : ''),
      );
    let edits = 0;
    fc.assert(
      fc.property(text, fc.constantFrom('a', 'b', 'd', 'n'), (source, key) => {
        const { text: made } = yamlFormat.write(source, [key], 'new');
        if (made === null) return;
        edits++;
        assert.deepEqual(without(parseYaml(made), [key]), without(parseYaml(source) ?? {}, [key]));
        assert.equal((parseYaml(made) as Record<string, unknown>)[key], 'new');
        if (
          yamlFormat.lookup(source, [key]).kind === 'value' &&
          !source.includes(`${key}:`) &&
          !source.includes(`"${key}":`)
        )
          assert.ok(made.startsWith(source));
        assert.equal(written(yamlFormat, made, [key], 'new'), made);
      }),
      { numRuns: 500 },
    );
    assert.ok(edits > 200, `only ${edits} edits were made`);
  });
});

function isSubsequence(part: string, whole: string): boolean {
  let at = 0;
  for (const unit of whole) if (unit === part[at]) at++;
  return at === part.length;
}

/** Returns the value without the part at the path, to compare the rest of two texts. */
function without(value: unknown, [key = '', ...rest]: readonly string[]): unknown {
  const copy = { ...((value ?? {}) as Record<string, unknown>) };
  if (rest.length === 0 || typeof copy[key] !== 'object') delete copy[key];
  else {
    copy[key] = without(copy[key], rest);
    if (Object.keys(copy[key] as object).length === 0) delete copy[key];
  }
  return copy;
}
