// Runs the integration suites in desktop VS Code, for machines that can download it.
import './lib/ensure-installed.mjs';

const { bundleIntegrationTests } = await import('./lib/editor/integration-bundle.mjs');
const { run } = await import('./lib/run.mjs');

await run(process.execPath, ['esbuild.config.mjs']);
await bundleIntegrationTests();
await run(process.execPath, ['--enable-source-maps', 'out/integration/runElectron.js'], { show: true });
