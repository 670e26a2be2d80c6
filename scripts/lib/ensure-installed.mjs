// Run by plain `node` before anything of ours or of npm is loaded: installs the dependencies where they are missing.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Sightglass needs Node 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(2);
}

const marker = 'node_modules/.package-lock.json';
if (!existsSync(marker) || statSync(marker).mtimeMs < statSync('package-lock.json').mtimeMs) {
  console.log('› Installing dependencies from npm …');
  const start = Date.now();
  const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (npm.status !== 0) {
    console.error('npm could not install the dependencies; its message is above.');
    process.exit(npm.status ?? 1);
  }
  console.log(`  done in ${((Date.now() - start) / 1000).toFixed(1)} s`);
}
