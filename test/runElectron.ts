import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { makeDemo } from '../scripts/lib/editor/demo.mjs';

/** The oldest version that we support, and the newest. */
const versions = ['1.96.4', 'stable'];

/** Suites that need no browser around the editor. */
const suites = ['activation', 'diagnostics'];

/**
 * Runs the integration suites in desktop VS Code, on machines that can download it: `npm run build && npm run test:electron`. `npm
 * test` runs the same suites in the VS Code server.
 */
async function main(): Promise<void> {
  for (const version of versions) {
    const folder = makeDemo(path.join(mkdtempSync(path.join(tmpdir(), 'sightglass-')), 'harbour-shop'));
    await runTests({
      version,
      extensionDevelopmentPath: path.resolve('.'),
      extensionTestsPath: path.resolve('out/integration/index.js'),
      launchArgs: [folder, '--disable-extensions', '--disable-workspace-trust'],
      extensionTestsEnv: {
        SIGHTGLASS_CELL: JSON.stringify({ version, workspace: 'single', restricted: false, packaged: false, suites }),
      },
    });
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
