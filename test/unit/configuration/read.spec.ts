import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import { readConfiguration } from '../../../src/core/configuration/read.ts';
import { configurationSchema } from '../../../src/core/configuration/schema.ts';
import { everyTemplate } from '../../../src/text/everyTemplate.ts';
import { render } from '../../../src/text/render.ts';

const problemsOf = (text: string, key: string | null = null): readonly string[] =>
  readConfiguration(text, 'c.json', key).problems.map(each => render(each, undefined, everyTemplate));

describe('the configuration file', () => {
  it('is read as it stands, and knows where each key is', () => {
    const text = '{\n  "assistants": ["cursor"],\n  "exclude": ["build/", "!build/keep"],\n  "failOn": "high"\n}';
    const reading = readConfiguration(text, 'c.json', null);
    assert.deepEqual(reading.configuration, {
      assistants: ['cursor'],
      exclude: ['build/', '!build/keep'],
      failOn: 'high',
    });
    if (reading.configuration !== null)
      assert.deepEqual(reading.whereIs('failOn'), { file: 'c.json', line: 4, column: 13 });
  });

  it('names file, line and column of whatever is wrong, all at once', () => {
    assert.deepEqual(problemsOf('{\n  "exlude": [],\n  "confidence": "hgh",\n  "personalData": 1\n}'), [
      'c.json:2:3: c.json has no key exlude; did you mean exclude? It has: $schema, assistants, confidence, personalData, exclude, baseline, failOn, ignoreSource.',
      'c.json:3:17: confidence does not know this; did you mean high?',
      'c.json:4:19: personalData must be true or false.',
    ]);
    assert.match(problemsOf('{"assistants": ["cursr"]}')[0] ?? '', /^c\.json:1:17: .*did you mean cursor\?$/);
    assert.match(problemsOf('{"exclude": []\n"x": 1}')[0] ?? '', /^c\.json:2:1: this cannot be read as JSON/);
    assert.match(problemsOf('')[0] ?? '', /must be keys and values/);
    assert.match(problemsOf('[]')[0] ?? '', /must be keys and values/);
    assert.match(problemsOf('{"failOn": "low", "failOn": "none"}')[0] ?? '', /^c\.json:1:19: failOn appears twice/);
  });

  it('may name no file that lies elsewhere', () => {
    for (const file of ['../b', 'a/../../b', '/etc/b', 'C:\\b', 'C:/b', 'a\\b', '..', '']) {
      assert.equal(problemsOf(JSON.stringify({ baseline: file })).length, 1, file);
      assert.equal(problemsOf(JSON.stringify({ ignoreSource: file })).length, 1, file);
    }
    assert.deepEqual(problemsOf('{"baseline": "ci/..accepted"}'), []);
  });

  it('may stand in package.json, whose own faults are not ours', () => {
    const text = '{"name": "x", "sightglass": {"failOn": "low"}}';
    assert.deepEqual(readConfiguration(text, 'package.json', 'sightglass').configuration, { failOn: 'low' });
    for (const other of ['{"name": "sightglass"}', '{"name": ', '[]', '"x"'])
      assert.deepEqual(problemsOf(other, 'sightglass'), [], other);
    assert.equal(problemsOf('{"sightglass": {"failOn": }', 'sightglass').length, 1);
  });

  it('has a schema in media, as `npm run docs` makes it, that takes the same', () => {
    assert.deepEqual(JSON.parse(readFileSync('media/config.schema.json', 'utf8')), configurationSchema());
    const accepts = new Ajv().compile(configurationSchema());
    for (const document of [
      {},
      { $schema: 'x' },
      { assistants: 'all' },
      { assistants: [] },
      { assistants: 'cursor' },
      { exclude: ['#x'] },
      { exclude: ['a', ' b'] },
      { baseline: '../x' },
      { failOn: 'never' },
      { x: 1 },
      [],
      { personalData: false, confidence: 'low', failOn: 'none', baseline: 'a/b', ignoreSource: '.cursorignore' },
    ])
      assert.equal(accepts(document), problemsOf(JSON.stringify(document)).length === 0, JSON.stringify(document));
  });
});
