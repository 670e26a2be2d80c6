import assert from 'node:assert/strict';
import { goesRound, heldByTool } from '../../../src/core/readers/goesRound.ts';
import { serverReach } from '../../../src/core/readers/reach.ts';
import { catalogue } from '../../../src/core/assistants/catalogue.ts';
import { createVerdicts } from '../../../src/core/ignore/verdicts.ts';
import type { ServerReach } from '../../../src/core/readers/types.ts';

const ground = { home: '/home/dev', workspace: '/work/shop' };
const reach = (command: string, cwd: string | null = null): ServerReach =>
  serverReach(command === '' ? { cwd } : { command: command.split(' '), cwd }, ground);
const folders = (each: ServerReach): readonly string[] | string => (each.kind === 'folders' ? each.folders : each.kind);

describe('what a server can read, by its definition', () => {
  it('is nothing here for a service, and everything for a program that is told no folder', () => {
    assert.deepEqual(reach(''), { kind: 'remote' });
    for (const command of [
      'npx -y some-server',
      'node ./tools/server.js',
      'python3 -m server',
      'uvx server --port 3',
      'x -',
    ])
      assert.equal(folders(reach(command)), 'disk', command);
  });

  it('is the folders that are named, in every way in which tools write them', () => {
    const one = '/work/shop/docs';
    for (const word of [
      './docs',
      '/work/shop/docs',
      '${workspaceFolder}/docs',
      '${workspaceFolder:shop}/docs',
      '${CLAUDE_PROJECT_DIR}/docs',
      '--root=./docs',
      '../shop/docs/',
    ])
      assert.deepEqual(folders(reach(`npx server ${word}`)), [one], word);
    for (const word of ['~', '${HOME}', '$HOME', '${env:HOME}', '${userHome}', '~/'])
      assert.deepEqual(folders(reach(`server ${word}`)), ['/home/dev'], word);
    assert.deepEqual(folders(serverReach({ command: ['server', 'C:\\Work\\x'], cwd: null }, ground)), ['C:/Work/x']);
    assert.deepEqual(folders(reach('server', '/srv')), ['/srv']);
    assert.deepEqual(folders(reach('server data .', '/srv')), ['/srv']);
  });

  it('is what is mounted, where a container runs', () => {
    assert.deepEqual(reach('docker run -i --rm image'), { kind: 'folders', folders: [], isBounded: true });
    assert.deepEqual(
      folders(reach('docker run -v /work/shop/docs:/d:ro --mount type=bind,src=/srv,dst=/s -v data:/v image /etc')),
      ['/work/shop/docs', '/srv'],
    );
    assert.deepEqual(folders(reach('/usr/bin/podman run --volume=./docs:/d image')), ['/work/shop/docs']);
    assert.deepEqual(
      folders(serverReach({ command: ['docker.exe', 'run', '-v', 'C:\\Work:/w', 'image'], cwd: null }, ground)),
      ['C:/Work'],
    );
  });

  it('keeps to its folders in a server that says so, unless the tool announces its own', () => {
    const each = reach('npx -y @modelcontextprotocol/server-filesystem@2026.1.1 /srv');
    assert.deepEqual(each, { kind: 'folders', folders: ['/srv'], isBounded: true, takesRoots: true });
  });

  it('bypasses an ignore file where the file lies in it, by the rules of that tool alone', () => {
    const rules = [{ path: '.cursorignore', mechanism: '.cursorignore', base: '', text: '*.pem\n.env\n' }];
    const verdictsOf = createVerdicts(rules, catalogue, { contentExclusion: null });
    const held = heldByTool(['.env', 'a.ts', 'keys/a.pem'], verdictsOf);
    assert.deepEqual(
      held.get('cursor')?.map(({ path }) => path),
      ['.env', 'keys/a.pem'],
    );
    const found = (command: string, tool = 'cursor') =>
      goesRound(tool, reach(command), held.get(tool) ?? [], '/work/shop/');
    assert.deepEqual(found('npx server')?.files, 2);
    assert.deepEqual(
      found('npx server')?.by.map(({ file }) => file),
      ['.cursorignore', '.cursorignore'],
    );
    assert.deepEqual(found('npx server ./keys')?.examples, ['keys/a.pem']);
    assert.deepEqual(found('npx server /work')?.files, 2);
    assert.equal(found('npx server ./src'), null);
    assert.equal(found('npx server /work/shop-2'), null);
    assert.equal(found('docker run image'), null);
    assert.equal(found(''), null);
    assert.equal(found('npx server', 'codex'), null);
    assert.equal(found('npx @modelcontextprotocol/server-filesystem /srv')?.files, 2);
  });

  it('compares paths of Windows without case', () => {
    const held = [{ path: '.env', by: { file: '.cursorignore', line: 1, pattern: '.env' } }];
    const found = serverReach({ command: ['server', 'c:\\work\\SHOP'], cwd: null }, ground);
    assert.equal(goesRound('cursor', found, held, 'C:/Work/shop')?.files, 1);
  });
});
