// Measures the import of a HAR capture: speed and peak memory, in a separate process.
//   npm run bench:egress [-- MEGABYTES]        default 1024; the file is created in the temporary folder and removed
// Compared with JSON.parse of a whole (smaller) capture, which is how a HAR is read without streaming.
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bundleForNode } from '../lib/build/bundle.mjs';

const [first = '1024', file] = process.argv.slice(2);
if (first === '--import' || first === '--parse') await measure(first, file);
else await main(Number(first));

async function main(megabytes) {
  const folder = mkdtempSync(path.join(tmpdir(), 'sightglass-bench-'));
  try {
    await bundleForNode({
      entryPoints: ['src/node/egress/importCapture.ts'],
      outfile: path.join(folder, 'import.mjs'),
      format: 'esm',
    });
    const large = path.join(folder, 'large.har');
    const small = path.join(folder, 'small.har');
    const entries = makeHar(large, megabytes * 2 ** 20);
    makeHar(small, Math.min(megabytes, 200) * 2 ** 20);
    console.log(`${(statSync(large).size / 1e6).toFixed(0)} MB HAR, ${entries} entries`);
    for (const [mode, name] of [
      ['--import', large],
      ['--import', small],
      ['--parse', small],
    ]) {
      const { stdout, stderr } = spawnSync(process.execPath, [process.argv[1], mode, name], { encoding: 'utf8' });
      console.log(stdout.trim() || stderr);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(mode, name) {
  const size = statSync(name).size;
  const { importCapture } = await import(path.join(path.dirname(name), 'import.mjs'));
  const start = process.hrtime.bigint();
  let count = 0;
  let bytes = 0;
  if (mode === '--parse') count = JSON.parse(readFileSync(name, 'utf8')).log.entries.length;
  else {
    const record = each => {
      count++;
      bytes += each.body?.bytes?.length ?? 0;
    };
    const { reason } = await importCapture(
      { file: name },
      { sink: { record, problem: each => console.log(each.message) } },
    );
    if (reason !== null) throw new Error(reason.code);
  }
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  const what = mode === '--parse' ? 'JSON.parse' : 'import    ';
  const peak = process.resourceUsage().maxRSS / 1024;
  console.log(
    `${what} ${(size / 1e6).toFixed(0).padStart(5)} MB: ${(size / 1e6 / seconds).toFixed(0)} MB/s, peak ${peak.toFixed(0)} MB, ${count} records${bytes > 0 ? `, ${(bytes / 1e6).toFixed(0)} MB of request bodies` : ''}`,
  );
}

/** Entries like those of an editor's traffic: prompts of some ten kilobytes, streamed answers, small telemetry; indented as tools do. */
function makeHar(name, size) {
  const code = readFileSync('src/core/egress/readers/json/elements.ts', 'utf8');
  const prompt = JSON.stringify({ model: 'm', prompt: code.repeat(3), suffix: code.slice(0, 2000), stream: true });
  const answer = 'data: {"choices":[{"index":0,"delta":{"content":"return a + b;"}}]}\n\n'.repeat(120);
  const header = (field, value) => ({ name: field, value });
  const entry = (url, text, response, i) => ({
    startedDateTime: new Date(1_795_000_000_000 + i * 1000).toISOString(),
    time: 12.5,
    request: {
      method: 'POST',
      url,
      httpVersion: 'HTTP/2.0',
      cookies: [],
      headers: Array.from({ length: 12 }, (_, n) => header(`x-header-${n}`, `value of header ${n} of entry ${i}`)),
      headersSize: 400,
      bodySize: Buffer.byteLength(text),
      postData: { mimeType: 'application/json', text, params: [] },
    },
    response: {
      status: 200,
      headers: Array.from({ length: 10 }, (_, n) => header(`y-header-${n}`, `value ${n}`)),
      content: { size: response.length, mimeType: 'text/event-stream', text: response },
    },
    timings: { connect: 1, send: 1, wait: 5, receive: 5 },
  });
  const texts = [
    [`https://proxy.models.example/v1/engines/m/completions`, prompt, answer],
    [`https://telemetry.example/v2/track`, JSON.stringify({ name: 'event', properties: { a: 1 } }), '{}'],
    [`https://api.models.example/v1/messages`, prompt.slice(0, 30_000), answer.repeat(4)],
  ];
  const descriptor = openSync(name, 'w');
  let written = writeSync(descriptor, '{"log":{"version":"1.2","creator":{"name":"bench","version":"1"},"entries":[\n');
  let count = 0;
  for (; written < size; count++) {
    const [url, text, response] = texts[count % texts.length];
    const json = JSON.stringify(entry(url, text, response, count), null, 1);
    written += writeSync(descriptor, `${count === 0 ? '' : ',\n'}${json}`);
  }
  writeSync(descriptor, '\n]}}\n');
  closeSync(descriptor);
  return count;
}
