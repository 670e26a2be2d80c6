import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { FleetMerge } from '../../core/fleet/merge/merge.ts';
import { readReport } from '../../core/fleet/readReport.ts';
import { LineReader, maximumLine } from '../../core/egress/readers/lines.ts';
import { oneOrMore, parseJson } from '../../core/json.ts';
import { message } from '../../core/message.ts';
import { fileChunks, peek, unpacked } from '../egress/chunks.ts';
import { errorCode } from '../files/errorCode.ts';
import { openRegular, readRegular } from '../files/regularFile.ts';

/** A file or folder by its name, or a stream of bytes. */
export type ReportSource = { readonly file: string } | { readonly stream: AsyncIterable<Uint8Array> };

const utf8 = new TextDecoder('utf-8');
/** Names of files in a folder that can contain reports. A file that is named explicitly may have any name. */
const reportFile = /\.(?:json|jsonl|ndjson)(?:\.gz)?$/i;
/** A file up to this length may be one report on several lines. */
const longestReport = 4 * 1024 * 1024;

/** Reads reports from files, folders and streams: lines of JSON, or one report per file, optionally gzipped. Never rejects. */
export async function mergeFiles(sources: readonly ReportSource[], now = Date.now()): Promise<FleetMerge> {
  const merge = new FleetMerge(now);
  for (const source of sources) {
    if ('stream' in source) await readStream(source.stream, 'standard input', merge);
    else await readPath(source.file, path.basename(source.file), merge, true);
  }
  return merge;
}

async function readPath(file: string, name: string, merge: FleetMerge, isNamed: boolean): Promise<void> {
  try {
    // Links inside a folder are not followed: they could form a loop.
    if (isNamed && (await stat(file)).isDirectory()) await readFolder(file, name, merge);
    else await readFile(file, name, merge);
  } catch (error) {
    merge.problem(name, message('fleet.read.file', { reason: errorCode(error) }));
  }
}

async function readFolder(folder: string, name: string, merge: FleetMerge): Promise<void> {
  const entries: readonly Dirent[] = await readdir(folder, { withFileTypes: true });
  for (const entry of [...entries].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const inner = path.join(folder, entry.name);
    if (entry.isDirectory()) await readFolder(inner, `${name}/${entry.name}`, merge);
    else if (entry.isFile() && reportFile.test(entry.name))
      await readPath(inner, `${name}/${entry.name}`, merge, false);
  }
}

/** Most files are short and read at once; a buffer for reading in pieces would cost more than that. */
async function readFile(file: string, name: string, merge: FleetMerge): Promise<void> {
  const read = await readRegular(file, { maximumBytes: longestReport });
  if (read.kind === 'bytes') {
    await readStream(once(read.content), name, merge);
    return;
  }
  const handle = await openRegular(file);
  try {
    await readStream(fileChunks(handle), name, merge);
  } finally {
    await handle.close();
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  await Promise.resolve();
  yield bytes;
}

async function readStream(chunks: AsyncIterable<Uint8Array>, name: string, merge: FleetMerge): Promise<void> {
  let { head, all } = await peek(chunks, longestReport);
  if (head[0] === 0x1f && head[1] === 0x8b) ({ head, all } = await peek(unpacked(all, 'gzip'), longestReport));
  const whole = head.length < longestReport ? parseJson(utf8.decode(head)) : undefined;
  if (whole !== undefined) {
    for (const each of oneOrMore(whole)) addValue(each, name, merge);
    return;
  }
  const reader = new LineReader(
    bytes => utf8.decode(bytes),
    ({ text, line }) => {
      if (text.trim() !== '') addLine(text, `${name}:${line}`, merge);
    },
  );
  for await (const chunk of all) reader.push(chunk);
  reader.end();
}

function addLine(text: string, place: string, merge: FleetMerge): void {
  if (text.length >= maximumLine) {
    merge.problem(place, message('fleet.read.long'));
    return;
  }
  const value = parseJson(text);
  if (value === undefined) merge.problem(place, message('fleet.read.json'));
  else addValue(value, place, merge);
}

function addValue(value: unknown, place: string, merge: FleetMerge): void {
  const report = readReport(value);
  if ('code' in report) merge.problem(place, report);
  else merge.add(report, place);
}
