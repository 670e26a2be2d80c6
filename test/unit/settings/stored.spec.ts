import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { catalogue } from '../../../src/core/assistants/catalogue.ts';
import { purgeableData, storedData } from '../../../src/core/assistants/stored.ts';
import { message } from '../../../src/core/message.ts';
import type { StoredData, StoredSpec } from '../../../src/core/settings/stored.ts';
import { everyTemplate } from '../../../src/text/everyTemplate.ts';
import { measureStored } from '../../../src/node/settings/storedData.ts';
import { scratchFolder } from '../scratchFolder.ts';

describe('what tools leave on the disk', () => {
  const scratch = scratchFolder();
  const { at, put } = scratch;
  beforeEach(() => {
    mkdirSync(at('home'));
    mkdirSync(at('work'));
  });

  const measure = (specs: readonly StoredSpec[] = storedData): Promise<readonly StoredData[]> =>
    measureStored(specs, { home: at('home') }, [at('work')]);
  const one = (...paths: readonly string[]): StoredSpec => ({
    id: 'x.logs',
    assistant: 'x',
    kind: 'logs',
    paths,
    holds: message('context.copilot.empty'),
    source: { ref: 'test', date: '2026-01-01' },
  });
  const brief = async (spec: StoredSpec): Promise<readonly unknown[] | null> => {
    const [found] = await measure([spec]);
    return found === undefined
      ? null
      : [
          found.entries.map(each => path.relative(scratch.root, each.path)),
          found.bytes,
          found.files,
          found.problem?.args['file'] ?? null,
        ];
  };

  it('is listed once per tool and kind, each with sentences, below home or workspace, and holds no settings', () => {
    const ids = storedData.map(each => each.id);
    assert.equal(new Set(ids).size, ids.length);
    const known = new Set(catalogue.map(each => each.id));
    for (const { id, assistant, kind, paths, holds, cost, source } of storedData) {
      assert.equal(id, `${assistant}.${kind}`);
      assert.ok(known.has(assistant), id);
      assert.ok(everyTemplate[holds.code] && (!cost || everyTemplate[cost.code]), id);
      assert.match(source.date, /^20\d\d-\d\d-\d\d$/);
      for (const name of paths) {
        assert.match(name, /^(?:~|\.)\/[^*]/, id);
        assert.ok(name.split('/').length > 2 || name.startsWith('./.'), `${name} is too wide`);
        assert.doesNotMatch(name, /\.\.|settings|config\.|auth|credential|providers|\.env/, id);
      }
    }
  });

  it('finds conversations of Windsurf that a hook has had written', async () => {
    put('home/.windsurf/transcripts/1.jsonl', '{}');
    const found = await measure();
    assert.deepEqual(
      found.map(({ spec, files }) => [spec.id, files]),
      [['windsurf.transcripts', 1]],
    );
  });

  it('knows what we keep ourselves of records that were read, and nothing else of ours', async () => {
    put('home/.sightglass/history/index.jsonl', '{}');
    put('home/.sightglass/history/key', 'k'.repeat(32));
    put('home/.sightglass/journal/current', 'not this');
    const [own, ...others] = await measure(purgeableData);
    assert.deepEqual([own?.spec.id, own?.files, others.length], ['sightglass.index', 2, 0]);
  });

  it('is nothing on an empty machine', async () => assert.deepEqual(await measure(), []));

  it('is counted with its size, in files, folders and names with a star', async () => {
    put('home/.x/a/1.jsonl', '12345');
    put('home/.x/a/deep/er/2.jsonl', '123');
    put('home/.x/log_1.sqlite', '1');
    put('home/.x/log_2.sqlite-wal', '22');
    put('home/.x/catalogue.sqlite', 'not this');
    put('home/.x/p1/chats/c', 'c');
    put('home/.x/p2/chats/c', 'cc');
    put('home/.x/p2/other', 'not this');
    put('work/.x.history', 'four');
    assert.deepEqual(await brief(one('~/.x/a')), [['home/.x/a'], 8, 2, null]);
    assert.deepEqual(await brief(one('~/.x/log_*.sqlite*')), [
      ['home/.x/log_1.sqlite', 'home/.x/log_2.sqlite-wal'],
      3,
      2,
      null,
    ]);
    assert.deepEqual(await brief(one('~/.x/*/chats', './.x.history')), [
      ['home/.x/p1/chats', 'home/.x/p2/chats', 'work/.x.history'],
      7,
      3,
      null,
    ]);
    assert.deepEqual(await brief(one('~/.x/none', '~/.x/*/none')), null);
    assert.deepEqual(await brief(one('~/.x/cat*gue.sqlite')), [['home/.x/catalogue.sqlite'], 8, 1, null]);
    assert.deepEqual(await brief(one('~/.x/ca*logue*ue.sqlite')), null, 'parts do not overlap');
    assert.equal((await brief(one('~/.x/log_*-wal')))?.[1], 2);
    put('home/.x/aba', '1');
    put('home/.x/abab', '22');
    assert.deepEqual((await brief(one('~/.x/ab*ba')))?.[0] ?? null, null, 'ends do not overlap');
    assert.deepEqual((await brief(one('~/.x/ab*ab')))?.[0], ['home/.x/abab']);
    mkdirSync(at('home/.empty/d'), { recursive: true });
    assert.deepEqual(await brief(one('~/.empty')), null, 'an empty folder holds nothing');
    assert.deepEqual(await measureStored([one('./.x.history')], { home: at('home') }, []), []);
  });

  it('is looked for in every folder', async () => {
    put('work/.x.history', '12');
    put('other/.x.history', '345');
    put('home/.x.log', '6');
    const [found] = await measureStored([one('./.x.history', '~/.x.log')], { home: at('home') }, [
      at('work'),
      at('other'),
    ]);
    assert.deepEqual(found?.entries, [
      { path: at('work/.x.history'), bytes: 2, files: 1 },
      { path: at('other/.x.history'), bytes: 3, files: 1 },
      { path: at('home/.x.log'), bytes: 1, files: 1 },
    ]);
    assert.equal(found?.bytes, 6);
  });

  it('is looked for where a variable moved the folder', async () => {
    put('elsewhere/projects/a.jsonl', '123');
    const spec = storedData.find(each => each.id === 'claude-code.transcripts');
    assert.ok(spec);
    const [found] = await measureStored([spec], { home: at('home'), moved: { '~/.claude/': at('elsewhere') } }, []);
    assert.deepEqual(found?.entries, [{ path: at('elsewhere/projects'), bytes: 3, files: 1 }]);
  });

  it('is never behind a symbolic link', async () => {
    put('outside/secret', 'x'.repeat(100));
    put('home/.x/a/own', '1');
    symlinkSync(at('outside'), at('home/.x/a/linked'));
    symlinkSync(at('outside/secret'), at('home/.x/a/file'));
    assert.deepEqual(await brief(one('~/.x/a')), [['home/.x/a'], 1, 1, null], 'below a folder');
    symlinkSync(at('outside'), at('home/.y'));
    assert.deepEqual(await brief(one('~/.y/secret')), [[], 0, 0, at('home/.y')], 'on the way');
    symlinkSync(at('outside'), at('home/.x/b'));
    assert.deepEqual(await brief(one('~/.x/*/secret', '~/.x/b')), [[], 0, 0, at('home/.x/b')]);
    assert.equal(readFileSync(at('outside/secret'), 'utf8').length, 100);
    assert.ok(existsSync(at('home/.x/a/linked')));
  });
});
