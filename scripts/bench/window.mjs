// How long the page of the Context Window takes in Chromium to lay out a new snapshot with 60 items:
//   npm run bench:window [-- ITEMS]
/* global document, performance, window, MessageEvent -- of the page that is measured */
import '../lib/ensure-installed.mjs';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import path from 'node:path';

const { chromium } = await import('playwright-core');
const { bundleForNode } = await import('../lib/build/bundle.mjs');
const { ensureChromium } = await import('../lib/editor/vscode-server.mjs');
const { run } = await import('../lib/run.mjs');

const items = Number(process.argv[2] ?? 60);
const rounds = 200;
const outdir = 'out/bench';
await run(process.execPath, ['esbuild.config.mjs']);
await bundleForNode({ entryPoints: { windowPage: 'test/bench/window/page.ts' }, outdir });
const { pageWith } = await import(pathToFileURL(path.resolve(outdir, 'windowPage.js')).href);

const browser = await chromium.launch({ executablePath: await ensureChromium(), args: ['--no-sandbox'] });
try {
  const page = await browser.newPage({ viewport: { width: 300, height: 500 } });
  await page.setContent(`<style>${readFileSync('media/window.css', 'utf8')}</style><body></body>`);
  await page.evaluate(() => {
    globalThis.acquireVsCodeApi = () => ({ postMessage() {} });
  });
  await page.addScriptTag({ content: readFileSync('dist/webview/window.js', 'utf8') });
  const pages = Array.from({ length: rounds }, (_, version) => pageWith(items, version));
  const times = await page.evaluate(all => {
    return all.map(each => {
      const start = performance.now();
      window.dispatchEvent(new MessageEvent('message', { data: { type: 'window', page: each } }));
      // Reading a size makes Chromium lay everything out now.
      const { height } = document.body.getBoundingClientRect();
      return height > 0 ? performance.now() - start : NaN;
    });
  }, pages);
  const sorted = times.slice(10).sort((a, b) => a - b);
  const at = share => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))].toFixed(1);
  const rows = await page.evaluate(() => document.querySelectorAll('.row').length);
  console.log(
    `${rows} rows, ${sorted.length} snapshots: least ${at(0)} ms, median ${at(0.5)} ms, 95 % ${at(0.95)} ms, most ${at(1)} ms`,
  );
} finally {
  await browser.close();
}
