import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { builtinModules } from 'node:module';

/** Every program that is shipped, built by `npm run build`, which `npm run test:unit` runs first. */
const bundles = readdirSync('dist', { recursive: true })
  .map(name => `dist/${String(name).replaceAll('\\', '/')}`)
  .filter(name => name.endsWith('.js'))
  .sort();

/** Modules that can reach another machine. */
const network = ['http', 'https', 'http2', 'net', 'tls', 'dgram', 'dns', 'inspector', 'undici', 'dns/promises'];
/**
 * The modules that the recorder, the user's own proxy on the loopback, requires; it is only loaded to record. The status of the
 * guard runs the command line that is registered in an agent, to check whether it answers.
 */
const allowed: Readonly<Record<string, readonly string[]>> = {
  'dist/recorder.js': ['http', 'net', 'dns'],
  'dist/guard-HASH.js': ['child_process'],
  'dist/gitObjects.js': ['child_process'],
};
/** Modules that could start a program with network access. */
const processes = ['child_process', 'cluster'];

describe('the bundles', () => {
  it('are there', () => {
    for (const name of ['dist/extension.js', 'dist/cli.js', 'dist/webview/privacy.js', 'dist/webview/window.js'])
      assert.ok(bundles.includes(name), name);
  });

  it('that start with the editor or in a view are small', () => {
    // In bytes; more would slow down the start of every window, or the first drawing of a view.
    assert.ok(statSync('dist/extension.js').size < 250_000);
    for (const name of ['privacy', 'visibility', 'window'])
      assert.ok(statSync(`dist/webview/${name}.js`).size < 120_000, name);
  });

  it('for the web is one file that needs the editor alone', () => {
    const file = 'dist/web/extension.js';
    assert.ok(statSync(file).size < 1_200_000);
    const text = readFileSync(file, 'utf8');
    const needed = [...text.matchAll(/\brequire\("([^"]+)"\)|\bimport\(/g)].map(match => match[1]);
    assert.deepEqual([...new Set(needed)], ['vscode']);
    // Node's own features may only be used after a check that they exist.
    const ofNode = [
      ...text.matchAll(
        /(typeof )?\b(process\.(?!env\b|platform\b)\w+|Buffer\.from|__dirname|__filename|setImmediate\()/g,
      ),
    ];
    assert.deepEqual(
      ofNode.map(match => match[0]),
      [],
    );
  });

  it('that start with the editor or before a tool hold no tables of credential formats', () => {
    const mark = 'shpat_';
    const chunks = [...readFileSync('dist/secrets.js', 'utf8').matchAll(/require\("\.\/(chunk-\w+\.js)"\)/g)];
    assert.ok(chunks.some(([, name = '']) => readFileSync(`dist/${name}`, 'utf8').includes(mark)));
    for (const name of ['dist/extension.js', 'dist/guard.js', 'dist/guardProgram.js'])
      assert.ok(!readFileSync(name, 'utf8').includes(mark), name);
  });

  for (const file of bundles) {
    const text = readFileSync(file, 'utf8');
    const required = new Set(
      [...text.matchAll(/\brequire\("([^"]+)"\)|\bimport\("([^"]+)"\)/g)].map(match =>
        (match[1] ?? match[2] ?? '').replace(/^node:/, ''),
      ),
    );

    it(`${file} has no network module and starts no program`, () => {
      assert.deepEqual(
        [...required].filter(name => [...network, ...processes].includes(name)).sort(),
        [...(allowed[file.replace(/-[A-Z0-9]{8}\.js$/, '-HASH.js')] ?? [])].sort(),
      );
    });

    it(`${file} needs nothing that is not there`, () => {
      const known = new Set([...builtinModules, 'vscode', ...bundles.map(name => name.replace('dist/', './'))]);
      assert.deepEqual(
        [...required].filter(name => !known.has(name)),
        [],
      );
    });

    it(`${file} names no way to send`, () => {
      const ways =
        /\b(?:fetch\s*\(|XMLHttpRequest|WebSocket|EventSource|sendBeacon|importScripts|createTelemetryLogger)/g;
      assert.deepEqual([...new Set(text.match(ways) ?? [])], []);
    });
  }

  it('give WebAssembly memory and numbers, and no function to call', () => {
    const modules = bundles.flatMap(file =>
      [...readFileSync(file, 'utf8').matchAll(/Uint8Array\.of\((0,97,115,109,[\d,]+)\)/g)].map(match => match[1] ?? ''),
    );
    const different = [...new Set(modules)];
    assert.equal(different.length, 2);
    for (const bytes of different) {
      const made = new WebAssembly.Module(Uint8Array.from(bytes.split(','), Number));
      const asking = WebAssembly.Module as unknown as { imports(module: object): { readonly kind: string }[] };
      const kinds = asking.imports(made).map(each => each.kind);
      assert.deepEqual(
        kinds.filter(kind => kind !== 'memory' && kind !== 'global'),
        [],
      );
    }
  });

  it('the search would find a network module', () => {
    assert.match('const a=require("node:https")', /\brequire\("node:https"\)/);
    assert.ok(network.includes('https'));
  });
});
