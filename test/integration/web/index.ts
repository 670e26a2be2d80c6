import 'mocha/mocha.js';
import { exchange } from '../driver.ts';
import { webSuite } from '../suites/windows/web.ts';

declare const mocha: { setup(options: object): void; run(done: (failed: number) => void): Mocha.Runner };

/** Runs inside the editor's web worker, and passes the results to the browser around it. */
export async function run(): Promise<void> {
  mocha.setup({ ui: 'tdd', timeout: 600_000, reporter: class {} });
  webSuite();
  const failures: string[] = [];
  let passed = 0;
  await new Promise<void>(resolve => {
    const runner = mocha.run(() => resolve());
    runner.on('pass', () => passed++);
    runner.on('fail', (test, error: Error) => failures.push(`${test.fullTitle()}\n${error.stack ?? error.message}`));
  });
  const body = JSON.stringify({ passed, failed: failures.length, failures });
  await fetch(`${exchange}/__results`, { method: 'POST', body });
}
