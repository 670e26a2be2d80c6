import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { scratchFolder } from '../scratchFolder.ts';

const launcher = path.resolve('bin/sightglass');

describe('the program for the terminals of the editor', function () {
  if (process.platform === 'win32') return;
  const scratch = scratchFolder();
  const { at, put } = scratch;

  /** Runs the launcher with a folder on the path that contains the tools it needs, and a Node that prints its version. */
  const run = (node: string | null, runtime: string) => {
    for (const tool of ['sh', 'dirname']) {
      const from = ['/bin', '/usr/bin']
        .map(folder => path.join(folder, tool))
        .find(file => spawnSync('test', ['-e', file]).status === 0);
      if (from !== undefined) symlinkSync(from, at(`path/${tool}`));
    }
    if (node !== null) {
      put('path/node', `#!/bin/sh\n[ "$1" = --version ] && echo ${node} || echo "node runs $2"\n`);
      chmodSync(at('path/node'), 0o755);
    }
    const env = { PATH: at('path'), HOME: scratch.root, SIGHTGLASS_RUNTIME: runtime };
    const { status, stdout, stderr } = spawnSync(launcher, ['--version'], { encoding: 'utf8', env });
    return { status, out: stdout.trim(), err: stderr };
  };

  beforeEach(() => put('path/.keep', ''));

  for (const version of ['v20.19.0', 'v20.20.1', 'v22.1.0', 'v26.0.0'])
    it(`takes Node ${version} of the path`, () => assert.equal(run(version, '/none').out, 'node runs --version'));

  for (const version of ['v18.20.4', 'v20.9.0', 'v20.18.3', null])
    it(`takes the editor in place of ${version ?? 'no Node'}`, () => {
      assert.match(run(version, process.execPath).out, /^sightglass \d/);
    });

  it('says what is missing where there is neither', () => {
    const { status, err } = run(null, '');
    assert.equal(status, 2);
    assert.match(err, /Node 20\.19 or newer is needed/);
  });
});
