// A program for `crash.spec.ts`: applies the plan, or undoes the last one, and kills itself at a given step.
//   node writer.js apply|undo ROOT STEP [NAME]
import { createRequire } from 'node:module';
import path from 'node:path';
import { applyEdits, undoLast } from '../../../src/node/journal/journal.ts';
import { plan } from './plan.ts';

const [action, root = '', step = '0', name = 'new'] = process.argv.slice(2);

/** The steps so far: every call that changes the disk is one before and one after it. */
let count = 0;
function live(): void {
  if (++count === Number(step)) process.kill(process.pid, 'SIGKILL');
}
const load = createRequire(__filename);
type Functions = Record<string, (...args: unknown[]) => unknown>;
for (const [module, names] of [
  ['node:fs', ['linkSync', 'renameSync', 'unlinkSync', 'writeFileSync']],
  ['node:fs/promises', ['mkdir', 'open', 'rename', 'rmdir', 'unlink']],
] as const) {
  const functions = load(module) as Functions;
  for (const each of names) {
    const real = functions[each];
    if (real === undefined) throw new Error(each);
    functions[each] = (...args) => {
      live();
      const result = real(...args);
      if (!(result instanceof Promise)) live();
      return result instanceof Promise ? result.finally(live) : result;
    };
  }
}

async function main(): Promise<void> {
  const journal = path.join(root, 'journal');
  if (action === 'undo') {
    const result = await undoLast(journal);
    process.stdout.write(JSON.stringify({ ok: result?.ok ?? null, steps: count }));
    return;
  }
  const result = await applyEdits(plan(root, name), journal);
  process.stdout.write(JSON.stringify({ ok: result.ok, code: result.ok ? null : result.problem.code, steps: count }));
}

void main();
