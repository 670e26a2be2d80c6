// Run by plain `node` before any module of ours or from npm is loaded: installs the dependencies if they are missing.
import { spawnSync } from 'node:child_process';
import { lstatSync, readFileSync } from 'node:fs';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Sightglass needs Node 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(2);
}

/** Whether exactly what package-lock.json specifies is installed, according to npm's own record. */
function isInstalled() {
  try {
    const packages = file => JSON.parse(readFileSync(file, 'utf8')).packages;
    const installed = packages('node_modules/.package-lock.json');
    return Object.entries(packages('package-lock.json')).every(
      ([name, { integrity, optional }]) => name === '' || optional === true || installed[name]?.integrity === integrity,
    );
  } catch {
    return false;
  }
}

if (!isInstalled()) {
  if (lstatSync('node_modules', { throwIfNoEntry: false })?.isSymbolicLink() === true) {
    // `npm ci` empties the folder first, which through the link is that of another checkout.
    console.error(
      'node_modules is a link and does not hold what package-lock.json asks for. Run `npm ci` in the checkout it leads to.',
    );
    process.exit(2);
  }
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
