import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { buildSync } from 'esbuild';
import { lockName } from '../../../src/node/journal/lock.ts';
import { applyEdits, recover, undoLast } from '../../../src/node/journal/journal.ts';
import { random as randomFrom } from '../random.ts';
import { plan } from './plan.ts';
import { scratchFolder } from '../scratchFolder.ts';

const execute = promisify(execFile);
/** How many pairs of programs run at the same time; the review asks for 200, which take a minute. */
const pairs = Number(process.env['JOURNAL_PAIRS'] ?? 24);

interface Answer {
  readonly ok: boolean | null;
  readonly code?: string | null;
  readonly steps: number;
}

// Windows ends processes in another way.
(process.platform === 'win32' ? describe.skip : describe)('the journal of programs that are killed', () => {
  const scratch = scratchFolder();
  const { at, read } = scratch;
  let program = '';
  const before = ['old a', 'old b', null];
  const after = ['new a', 'new b', 'new sub/dir/c'];
  const contents = (): readonly (string | null)[] => [read('a'), read('b'), read('sub/dir/c')];
  const all = JSON.stringify;

  beforeEach(() => {
    program = at('writer.js');
    buildSync({
      entryPoints: ['test/unit/journal/writer.ts'],
      outfile: program,
      bundle: true,
      platform: 'node',
      format: 'cjs',
    });
    writeFileSync(at('a'), 'old a', { mode: 0o640 });
    writeFileSync(at('b'), 'old b');
  });

  const apply = (): ReturnType<typeof applyEdits> => applyEdits(plan(scratch.root, 'new'), at('journal'));
  /** Runs an action in a separate process, which kills itself at the step. */
  const run = (action: string, step = 0): Answer | null => {
    const child = spawnSync(process.execPath, [program, action, scratch.root, String(step)], { encoding: 'utf8' });
    return child.status === 0 ? (JSON.parse(child.stdout) as Answer) : null;
  };
  /**
   * Whether a run was completed. The number of steps differs by one or two between runs, depending on the order in which the disk
   * answers.
   */
  const isOver = (answer: Answer | null, step: number, steps: number): boolean => {
    assert.ok(answer === null || step > steps - 4, `step ${step} of ${steps} is reached`);
    return answer !== null;
  };
  const leftovers = (): readonly string[] =>
    readdirSync(scratch.root, { recursive: true, encoding: 'utf8' }).filter(name => name.includes('.sightglass-'));
  const whole = (step: number): void => {
    for (const [i, content] of contents().entries())
      assert.ok(content === before[i] || content === after[i], `step ${step}: a file is whole`);
    assert.equal(statSync(at('a')).mode & 0o777, 0o640);
  };

  it('loses nothing at any step of writing, and undo is right each time', async () => {
    const steps = run('apply')?.steps ?? 0;
    assert.ok(steps > 40, `${steps} steps`);
    await undoLast(at('journal'));
    for (let step = 1; step <= steps; step++) {
      if (isOver(run('apply', step), step, steps)) break;
      whole(step);
      // Alternates between repeating the command and undo.
      if (step % 2 === 0) {
        const first = await apply();
        assert.ok(first.ok || first.problem.code === 'journal.readAgain', all(first));
        if (!first.ok) assert.equal((await apply()).ok, true);
        assert.deepEqual(contents(), after, `step ${step}`);
      }
      await undoLast(at('journal'));
      // If the change was complete before the kill and was then repeated, two undos are needed.
      while (read('a') !== 'old a' && (await undoLast(at('journal')))?.ok === true);
      assert.deepEqual(contents(), before, `step ${step}`);
      assert.deepEqual(leftovers(), [], `step ${step}`);
      assert.equal(existsSync(at('sub')), false, `step ${step}: folders that were made are gone`);
      rmSync(at('journal'), { recursive: true });
    }
  });

  it('loses nothing at any step of undoing', async () => {
    await apply();
    const steps = run('undo')?.steps ?? 0;
    assert.ok(steps > 20, `${steps} steps`);
    for (let step = 1; step <= steps; step++) {
      await apply();
      if (isOver(run('undo', step), step, steps)) break;
      whole(step);
      await recover(at('journal'));
      if (read('a') !== 'old a') await undoLast(at('journal'));
      assert.deepEqual(contents(), before, `step ${step}`);
      assert.deepEqual(leftovers(), [], `step ${step}`);
      rmSync(at('journal'), { recursive: true });
    }
  });

  it('lets two that write at once take turns, and keeps what a third one saves', async () => {
    const random = randomFrom(7);
    for (let pair = 0; pair < pairs; pair++) {
      const start = ['apply', pair % 3 === 2 ? 'undo' : 'apply'];
      const saved = `saved by hand ${pair}`;
      const work = start.map((action, i) => execute(process.execPath, [program, action, scratch.root, '0', `p${i}`]));
      const isSaved = pair % 2 === 0;
      if (isSaved) {
        await new Promise(resolve => setTimeout(resolve, random() * 90));
        if (pair % 4 === 0) {
          writeFileSync(at('b.tmp'), saved);
          renameSync(at('b.tmp'), at('b'));
        } else writeFileSync(at('b'), saved);
      }
      const answers = (await Promise.all(work)).map(each => JSON.parse(each.stdout) as Answer);
      assert.equal(existsSync(path.join(at('journal'), lockName)), false);
      assert.deepEqual(leftovers(), []);
      const [a, b, c] = contents();
      const names = new Set(['p0', 'p1', 'old']);
      const owner = (text: string | null | undefined): string => (text ?? '').split(' ')[0] ?? '';
      assert.ok(a !== null && names.has(owner(a)), `${a}`);
      if (isSaved && b !== saved) {
        // It was saved first and replaced by a plan, so undo has it.
        const records = readdirSync(at('journal')).map(name => readFileSync(path.join(at('journal'), name), 'utf8'));
        assert.ok(
          records.some(text => text.includes(Buffer.from(saved).toString('base64'))),
          `pair ${pair}: ${b} ${all(answers)}`,
        );
      }
      if (!isSaved) assert.ok(owner(a) === owner(b) && (c === null || owner(c) === owner(a)), all(contents()));
      for (const name of ['a', 'b']) writeFileSync(at(name), `old ${name}`);
      rmSync(at('sub'), { recursive: true, force: true });
      rmSync(at('journal'), { recursive: true, force: true });
    }
  });
});
