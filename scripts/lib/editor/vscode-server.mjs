// The real VS Code, as the server in npm's `code-server` package, for machines where desktop VS Code cannot be downloaded or has no
// display. Everything is stored in .vscode-test/, which git ignores.
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { run, step, which } from '../run.mjs';

const root = path.resolve('.vscode-test');

/** The oldest version that we support (engines.vscode) and the newest that we know, with the code-server releases. */
export const versions = { '1.96.4': '4.96.4', '1.139.1': '4.139.1' };
export const newest = '1.139.1';

/** The Node for the server: VS Code 1.139 needs `registerHooks` of node:module, which Node 24 has. */
const serverNode = '24.4.1';

async function unpack(spec, folder) {
  const staging = `${folder}.partial`;
  await rm(staging, { recursive: true, force: true });
  await mkdir(staging, { recursive: true });
  await run('npm', ['pack', spec, '--silent', '--pack-destination', staging]);
  const tarball = (await readdir(staging)).find(name => name.endsWith('.tgz'));
  if (tarball === undefined) throw new Error(`npm pack ${spec} left no archive in ${staging}`);
  await run('tar', ['xzf', tarball], { cwd: staging });
  await rm(path.join(staging, tarball));
  return staging;
}

/**
 * Installs the VS Code server of a version, if it is missing.
 * @returns {Promise<string>} the folder that contains `out/server-main.js`
 */
export async function ensureServer(version) {
  const folder = path.join(root, `server-${version}`);
  const server = path.join(folder, 'package/lib/vscode');
  if (!existsSync(path.join(folder, 'ready'))) {
    await step(`Installing the VS Code ${version} server (about 60 MB, once)`, async () => {
      const staging = await unpack(`code-server@${versions[version]}`, folder);
      const inside = path.join(staging, 'package/lib/vscode');
      // The shrinkwrap of 1.96 names a package outside the registry that the server does not need here.
      await rm(path.join(inside, 'npm-shrinkwrap.json'), { force: true });
      await run('npm', ['install', '--omit=dev', '--ignore-scripts', '--legacy-peer-deps', '--no-audit', '--no-fund'], {
        cwd: inside,
      });
      await writeFile(path.join(staging, 'ready'), '');
      await rm(folder, { recursive: true, force: true });
      await rename(staging, folder);
    });
  }
  return server;
}

/** Returns a Node that can run the newest server: this one, or one installed from npm. */
export async function ensureNode() {
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  const folder = path.join(root, `node-${serverNode}`);
  const binary = path.join(folder, 'package/bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (!existsSync(binary)) {
    const platform = process.platform === 'win32' ? 'win' : process.platform;
    await step(`Installing Node ${serverNode} for the server (once)`, async () => {
      const staging = await unpack(`node-${platform}-${os.arch()}@${serverNode}`, folder);
      await rename(staging, folder);
    });
  }
  return binary;
}

const chromiumNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];

/** Returns the path of a Chromium; installs Debian's if there is apt and we are root. */
export async function ensureChromium() {
  const given = process.env.CHROMIUM_PATH ?? which(...chromiumNames);
  if (given) return given;
  const mac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
  if (existsSync(mac)) return mac;
  if (which('apt-get') && process.getuid?.() === 0) {
    await step('Installing Chromium from the Debian packages (once)', async () => {
      const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
      await run('apt-get', ['update'], { env });
      await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-dejavu-core'], { env });
    });
    const installed = which(...chromiumNames);
    if (installed) return installed;
  }
  throw new Error(
    'No Chromium was found. Install one (Debian: apt-get install chromium) or name it in the variable CHROMIUM_PATH.',
  );
}
