import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { catalogue } from '../../../src/core/assistants/catalogue.ts';
import { assistantHosts } from '../../../src/core/assistants/hosts.ts';
import { contexts } from '../../../src/core/assistants/contexts.ts';
import { filesOfOthers } from '../../../src/core/ignore/sources/collected.ts';
import { transcripts } from '../../../src/core/assistants/transcripts.ts';
import { storedData } from '../../../src/core/assistants/stored.ts';

const root = 'src/core/assistants';
/** Which table joins which file of each folder. */
const tables: Readonly<Record<string, string>> = {
  'index.ts': 'catalogue.ts',
  'settings.ts': 'tools.ts',
  'context.ts': 'contexts.ts',
  'hosts.ts': 'hosts.ts',
  'stored.ts': 'stored.ts',
  'transcripts.ts': 'transcripts.ts',
  'readers.ts': 'readers.ts',
  'unguarded.ts': 'unguarded.ts',
};
const folders = readdirSync(root, { withFileTypes: true }).flatMap(each => (each.isDirectory() ? [each.name] : []));

describe('the folder of each assistant', () => {
  it('is named as the assistant is', () => {
    assert.deepEqual([...folders].sort(), catalogue.map(({ id }) => id).sort());
  });

  it('lies in every table that concatenates one of its files', () => {
    const missing = folders.flatMap(folder =>
      Object.entries(tables)
        .filter(([file]) => existsSync(path.join(root, folder, file)))
        .filter(([file, table]) => !isImported(path.join(root, table), `./${folder}/${file}`))
        .map(([file, table]) => `${folder}/${file} is missing in ${table}`),
    );
    assert.deepEqual(missing, []);
  });

  it('has its sentences in the table of texts', () => {
    const missing = folders.filter(
      folder =>
        existsSync(path.join(root, folder, 'text.ts')) &&
        !isImported('src/text/products.ts', `../core/assistants/${folder}/text.ts`),
    );
    assert.deepEqual(missing, []);
  });

  it('speaks of its own assistant only', () => {
    for (const { agents = [], completions = [], index } of contexts) {
      const rows = [...agents, ...completions, ...(index === undefined ? [] : [index])];
      assert.equal(new Set(rows.map(({ assistant }) => assistant)).size, 1, rows[0]?.assistant);
    }
    for (const { hosts, paths = [] } of assistantHosts) {
      const tools = [...hosts.flatMap(fact => fact.tools), ...paths.map(({ tool }) => tool)];
      assert.equal(new Set(tools).size, 1, tools[0]);
    }
    const ids = new Set(catalogue.map(({ id }) => id));
    const stores = transcripts.flatMap(each => each.stores);
    for (const { assistant, id } of [...storedData, ...stores])
      assert.ok(ids.has(assistant) && id.startsWith(`${assistant}.`), id);
  });
});

describe('package.json', () => {
  it('calls every ignore file of an assistant one, and no other file', () => {
    const { contributes } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      contributes: { languages: readonly { readonly id: string; readonly filenames: readonly string[] }[] };
    };
    const shown = contributes.languages.find(({ id }) => id === 'ai-ignore')?.filenames ?? [];
    const known = catalogue.flatMap(({ mechanisms }) =>
      mechanisms.flatMap(({ id, kind }) => (kind === 'ignore-file' && !filesOfOthers.has(id) ? [id] : [])),
    );
    assert.deepEqual([...shown], [...new Set(known)].sort());
  });
});

function isImported(file: string, name: string): boolean {
  return readFileSync(file, 'utf8').includes(`from '${name}'`);
}
