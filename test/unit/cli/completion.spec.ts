import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const cli = path.resolve('dist/cli.js');
const script = (shell: string): string =>
  spawnSync(process.execPath, [cli, 'completion', shell], { encoding: 'utf8' }).stdout;

describe('completion', () => {
  it('offers in bash the commands, what follows each and its options', function () {
    const offered = (...words: readonly string[]): readonly string[] => {
      const ask = `${script('bash')}
COMP_WORDS=(sightglass ${words.map(each => `'${each}'`).join(' ')}); COMP_CWORD=${words.length}
_sightglass; printf '%s\\n' "\${COMPREPLY[@]}"`;
      const { stdout, error } = spawnSync('bash', ['--norc', '-c', ask], { encoding: 'utf8' });
      if (error !== undefined) this.skip();
      return stdout.trim().split('\n');
    };
    assert.deepEqual(offered('gu'), ['guard']);
    assert.deepEqual(offered('guard', 're'), ['remove']);
    assert.deepEqual(offered('guard', 'install', '--fail'), ['--fail-closed']);
    assert.deepEqual(offered('scan', '--update'), ['--update-baseline']);
    assert.deepEqual(offered('completion', 'z'), ['zsh']);
    assert.deepEqual(offered('audit', '--fail-closed'), ['']);
  });

  it('has a script for each shell, and refuses others', () => {
    for (const shell of ['bash', 'zsh', 'fish', 'powershell']) {
      const text = script(shell);
      assert.match(text, /guard/);
      assert.match(text, shell === 'fish' ? /-l fail-closed/ : /--fail-closed/);
    }
    const { status, stderr } = spawnSync(process.execPath, [cli, 'completion', 'basj'], { encoding: 'utf8' });
    assert.equal(status, 2);
    assert.match(stderr, /did you mean bash\?/);
  });
});
