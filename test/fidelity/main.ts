// Compares the simulation of Copilot's completions with cases recorded from Copilot itself: npm run fidelity -- CASES.jsonl[.gz]
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { loadTokenizer } from '../../src/node/simulation/tokenizer.ts';
import { isCaptured, runCaptured, type CapturedCase } from './captured.ts';
import { runGolden, type GoldenCase } from './golden.ts';
import { summarize } from './report.ts';

type Case = GoldenCase | CapturedCase;

function readCases(file: string): readonly Case[] {
  const bytes = readFileSync(file);
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return text.split('\n').flatMap((line, at) => {
    if (line.trim() === '') return [];
    try {
      return [JSON.parse(line) as Case];
    } catch (error) {
      throw new Error(`${file}:${at + 1} is no JSON: ${String(error)}`, { cause: error });
    }
  });
}

const files = process.argv.slice(2);
if (files.length === 0) {
  console.error('usage: npm run fidelity -- CASES.jsonl[.gz]...');
  process.exitCode = 2;
} else {
  try {
    const tokenizer = loadTokenizer();
    const results = files
      .flatMap(readCases)
      .map(each => (isCaptured(each) ? runCaptured(each, tokenizer) : runGolden(each, tokenizer)));
    const { lines, ok } = summarize(results);
    for (const line of lines) console.log(line);
    process.exitCode = ok ? 0 : 1;
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 2;
  }
}
