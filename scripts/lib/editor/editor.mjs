// Starts the VS Code server and a browser for it, and lets tests that run inside the editor ask for things that only the browser
// can do: screenshots, keys, clicks, and axe-core in a webview's frame.
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { format } from 'node:util';
import { chromium } from 'playwright-core';
import { messageOf, sourceStrings } from '../build/l10n.mjs';
import { pseudo } from '../build/pseudo.mjs';
import { ensureNode, ensureServer } from './vscode-server.mjs';
import { serveWebHost } from './webHost.mjs';

const require = createRequire(import.meta.url);

/** Settings that keep the editor quiet and screenshots the same in every run. */
const quiet = {
  'telemetry.telemetryLevel': 'off',
  'workbench.startupEditor': 'none',
  'workbench.enableExperiments': false,
  // Changing it reloads the window, and under test VS Code answers its own question about that with yes.
  'telemetry.feedback.enabled': false,
  // In a browser, VS Code saves automatically after a second: whether a test's text is on disk would depend on the machine's load.
  'files.autoSave': 'off',
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'extensions.autoUpdate': 'off',
  'git.autofetch': false,
  'git.openRepositoryInParentFolders': 'never',
  'security.workspace.trust.startupPrompt': 'never',
  // Every run is a first start.
  'sightglass.scanAtFirstStart': false,
};

/**
 * @param {{version: string, settings?: object, restricted?: boolean, vsix?: string, locale?: string, port?: number, env?: object, driver?: boolean}} options
 * @returns {Promise<{port: number, token: string, data: string, stop: () => Promise<void>}>}
 */
export async function startServer(options) {
  const server = await ensureServer(options.version);
  const node = await ensureNode();
  const data = mkdtempSync(path.join(os.tmpdir(), 'sightglass-editor-'));
  mkdirSync(path.join(data, 'data/User'), { recursive: true });
  writeFileSync(path.join(data, 'data/User/settings.json'), JSON.stringify({ ...quiet, ...options.settings }, null, 2));
  const token = randomBytes(18).toString('hex');
  const main = path.join(server, 'out/server-main.js');
  const base = ['--accept-server-license-terms', '--server-data-dir', data];
  if (options.vsix) {
    const done = spawnSync(node, [main, ...base, '--install-extension', options.vsix], { encoding: 'utf8' });
    if (!/successfully installed/.test(done.stdout))
      throw new Error(`${options.vsix} was not installed\n${done.stdout}\n${done.stderr}`);
    if (options.locale) await addPseudoLocale(path.join(data, 'extensions'), options.locale);
  }
  const child = spawn(
    node,
    [
      main,
      ...base,
      ...[
        '--host',
        '127.0.0.1',
        '--port',
        String(options.port ?? 0),
        // Anybody with access to the loopback would have a terminal here: other users, and pages in a browser.
        '--connection-token',
        token,
        '--telemetry-level',
        'off',
      ],
      // A built workbench only accepts the test payload with this flag.
      ...(options.driver === false ? [] : ['--enable-smoke-test-driver']),
      ...(options.restricted ? [] : ['--disable-workspace-trust']),
    ],
    { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...options.env } },
  );
  const port = await new Promise((resolve, reject) => {
    let printed = '';
    const timer = setTimeout(() => reject(new Error(`The server did not start.\n${printed}`)), 60_000);
    const read = chunk => {
      printed += chunk;
      if (process.env.SIGHTGLASS_VERBOSE) process.stderr.write(chunk);
      const match = /Extension host agent listening on (\d+)/.exec(printed);
      if (match) {
        clearTimeout(timer);
        resolve(Number(match[1]));
      }
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', code => reject(new Error(`The server ended with ${code}.\n${printed}`)));
  });
  return {
    port,
    token,
    data,
    async stop() {
      const ended = new Promise(resolve => child.once('exit', resolve));
      child.kill('SIGTERM');
      await Promise.race([ended, new Promise(resolve => setTimeout(resolve, 3_000))]);
      child.kill('SIGKILL');
      rmSync(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}

/** Adds a pseudo translation to the installed extension. */
async function addPseudoLocale(extensions, locale) {
  const name = readdirSync(extensions).find(each => each.startsWith('sightglass.'));
  const folder = path.join(extensions, name ?? '');
  const strings = await sourceStrings();
  const bundle = Object.entries(strings).map(([key, value]) => [key, pseudo(messageOf(value))]);
  mkdirSync(path.join(folder, 'l10n'), { recursive: true });
  writeFileSync(path.join(folder, `l10n/bundle.l10n.${locale}.json`), JSON.stringify(Object.fromEntries(bundle)));
  const manifest = Object.entries(JSON.parse(readFileSync('package.nls.json', 'utf8')));
  const translated = Object.fromEntries(manifest.map(([key, value]) => [key, pseudo(value)]));
  writeFileSync(path.join(folder, `package.nls.${locale}.json`), JSON.stringify(translated));
}

/** Runs in the page before the workbench: sets the display language, which the server from npm does not do on its own. */
function speak(locale) {
  Object.defineProperty(globalThis, '_VSCODE_NLS_LANGUAGE', { get: () => locale, set: () => {} });
}

/** Messages of the workbench itself that are not about the extension. */
const noise = new RegExp(
  [
    ...['AgentHost', 'ChatModelSelection', 'AccountPolicy', 'open-vsx', 'marketplace', 'authentication provider'],
    ...['Service Worker', 'net::ERR', 'Failed to load resource', 'Ignoring fetching additional', 'AbortError'],
    // Native parts that are missing from the server from npm.
    ...['bindings file', 'native-watchdog', 'watchdog', 'tsserver', 'An unknown error occurred'],
    ...[
      '\\[lifecycle\\]',
      'connection token',
      'Creating a socket',
      'reconnection-grace',
      'DialogService',
      'builtin extensions',
    ],
  ].join('|'),
  'i',
);

/**
 * Runs a test module inside the editor. With `web`, the folder of an extension that contains the tests, they run in the web worker
 * extension host; then `tests` is a file below `carrier`, and `workspace` a URI. `print` receives the editor's output, line by line.
 * @returns {Promise<number>} 0 all passed, 1 some failed, 2 no answer in time
 */
export async function runInEditor(options) {
  const { extension, tests, workspace, chromiumPath, exchange, print = console.log, timeout = 1_800_000 } = options;
  rmSync(exchange, { recursive: true, force: true });
  mkdirSync(exchange, { recursive: true });
  const server = await startServer({ ...options, env: { ...options.env, SIGHTGLASS_EXCHANGE: exchange } });
  const browser = await chromium.launch({
    executablePath: chromiumPath,
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-features=LocalNetworkAccessChecks', '--disable-gpu'],
  });
  let polling = true;
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme: 'light' });
    const page = await context.newPage();
    if (options.locale) await page.addInitScript(speak, options.locale);
    const external = [];
    page.on('request', request => {
      const { hostname, protocol } = new URL(request.url());
      if (protocol.startsWith('http') && hostname !== '127.0.0.1' && !hostname.endsWith('localhost'))
        external.push(request.url());
    });
    const finished = new Promise(resolve => {
      void page.exposeFunction('codeAutomationLog', (type, args) => {
        if (process.env.SIGHTGLASS_VERBOSE || !noise.test(args.join(' '))) print(format(...args));
      });
      void page.exposeFunction('codeAutomationExit', code => resolve(code));
    });
    const authority = `127.0.0.1:${server.port}`;
    const remote = file => `vscode-remote://${authority}${path.resolve(file)}`;
    const payload = [
      ['skipWelcome', 'true'],
      ...(options.web
        ? []
        : [
            ['extensionDevelopmentPath', remote(extension)],
            ['extensionTestsPath', remote(tests)],
          ]),
    ];
    if (options.web) {
      const done = results => writeFileSync(path.join(exchange, 'results.json'), JSON.stringify(results));
      await serveWebHost(context, {
        ...{ authority, done, tests },
        extensions: { sightglass: extension, carrier: options.web },
        ask: request => answer(page, request, server.data),
      });
    }
    const where =
      workspace === undefined
        ? 'ew=true'
        : `${workspace.endsWith('.code-workspace') ? 'workspace' : 'folder'}=${encodeURIComponent(options.web ? workspace : path.resolve(workspace))}`;
    await page.goto(
      `http://${authority}/?tkn=${server.token}&${where}&payload=${encodeURIComponent(JSON.stringify(payload))}`,
    );
    void serveRequests(page, exchange, () => polling, server.data);
    // The tests write their results before they end, so do not wait for an editor that does not report its end. The waiting must not
    // outlast the run either, since the folder is deleted with it.
    const written = until(() => !polling || existsSync(path.join(exchange, 'results.json')), timeout).then(
      () => new Promise(resolve => setTimeout(() => resolve(0), 1_000)),
    );
    const code = await Promise.race([finished, written.catch(() => 2)]);
    if (code !== 0) await page.screenshot({ path: path.join(exchange, 'failure.png') }).catch(() => {});
    return code;
  } finally {
    polling = false;
    await browser.close();
    await server.stop();
  }
}

/** Answers `<n>.request.json` files with `<n>.response.json`, in order. */
async function serveRequests(page, exchange, isOn, data) {
  while (isOn()) {
    const names = readdirSync(exchange)
      .filter(name => name.endsWith('.request.json'))
      .sort();
    for (const name of names) {
      const file = path.join(exchange, name);
      const request = JSON.parse(readFileSync(file, 'utf8'));
      rmSync(file);
      let response;
      try {
        response = { ok: true, value: (await answer(page, request, data)) ?? null };
      } catch (error) {
        response = { ok: false, error: String(error) };
      }
      // The editor and its folder may be gone by now.
      if (!isOn()) return;
      const out = path.join(exchange, name.replace('.request.', '.response.'));
      writeFileSync(`${out}.partial`, JSON.stringify(response));
      renameSync(`${out}.partial`, out);
    }
    await new Promise(resolve => setTimeout(resolve, 40));
  }
}

async function answer(page, request, data) {
  switch (request.kind) {
    case 'screenshot': {
      mkdirSync(path.dirname(request.path), { recursive: true });
      await page.screenshot({ path: request.path, animations: 'disabled' });
      return null;
    }
    case 'press':
      return page.keyboard.press(request.keys);
    case 'type':
      return page.keyboard.type(request.text, { delay: request.delay ?? 0 });
    case 'hover':
      return page.locator(request.selector).first().hover({ timeout: 60_000, force: true });
    case 'click':
      return page.locator(request.selector).first().click({ timeout: 60_000 });
    case 'text':
      return page.locator(request.selector).allInnerTexts();
    case 'attributes':
      return page
        .locator(request.selector)
        .evaluateAll((all, name) => all.map(each => each.getAttribute(name) ?? ''), request.name);
    case 'focus':
      return page.locator(request.selector).first().focus({ timeout: 60_000 });
    case 'visible':
      return page.locator(request.selector).first().isVisible();
    case 'resize':
      return page.setViewportSize({ width: request.width, height: request.height });
    case 'dataDir':
      return data;
    case 'frame':
      return inFrame(page, request);
    default:
      throw new Error(`Unknown request ${request.kind}`);
  }
}

/** Performs an action in the webview whose document has the given title. */
async function inFrame(page, request) {
  const frame = await findFrame(page, request.title);
  switch (request.action) {
    case 'axe': {
      await frame.evaluate(readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'));
      const result = await frame.evaluate(() =>
        globalThis.axe.run(globalThis.document, { resultTypes: ['violations'] }),
      );
      return result.violations.map(({ id, help, nodes }) => ({
        id,
        help,
        nodes: nodes.map(node => node.html).slice(0, 5),
      }));
    }
    case 'text':
      return frame.locator(request.selector ?? 'body').allInnerTexts();
    case 'html':
      return frame.content();
    case 'click':
      return frame.locator(request.selector).first().click({ timeout: 60_000 });
    case 'fill':
      return frame.locator(request.selector).first().fill(request.text, { timeout: 60_000 });
    case 'choose':
      return frame.locator(request.selector).first().selectOption(request.text, { timeout: 60_000 });
    case 'focused':
      return frame.evaluate(() => {
        const { activeElement } = globalThis.document;
        return activeElement === null
          ? ''
          : `${activeElement.tagName.toLowerCase()}#${activeElement.id} ${activeElement.className}`.trim();
      });
    case 'focus':
      return frame.locator(request.selector).first().focus({ timeout: 60_000 });
    case 'overflow':
      return frame.evaluate(
        () => globalThis.document.documentElement.scrollWidth - globalThis.document.documentElement.clientWidth,
      );
    default:
      throw new Error(`Unknown frame action ${request.action}`);
  }
}

async function findFrame(page, title) {
  const end = Date.now() + 60_000;
  do {
    for (const frame of page.frames()) {
      if ((await frame.title().catch(() => '')) === title && frame !== page.mainFrame()) return frame;
    }
    await new Promise(resolve => setTimeout(resolve, 100));
  } while (Date.now() < end);
  throw new Error(`No webview is titled “${title}”.`);
}

async function until(condition, limit) {
  const end = Date.now() + limit;
  while (!condition()) {
    if (Date.now() > end) throw new Error('Too late');
    await new Promise(resolve => setTimeout(resolve, 100));
  }
}
