import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { fakeSecrets } from '../../scripts/lib/editor/demo.mjs';
import { at, onDisk } from './editor.ts';

/** Secrets that only occur in the records, each of them unique. */
export const recorded = fakeSecrets(9_001);

const day = (date: number, minute: number): string => new Date(Date.UTC(2026, 10, date, 10, minute)).toISOString();

/** Writes records of AI tools to the home folder, in the tools' own formats. Times are fixed. */
export function plantRecords(): void {
  const env = onDisk('.env');
  const cwd = at('').fsPath.replace(/[\\/]$/, '');
  write('.claude/projects/-shop/s-claude.jsonl', claude('s-claude', cwd, env));
  write('.claude/projects/-shop/s-older.jsonl', older('s-older', cwd));
  write('.codex/sessions/2026/11/14/rollout-2026-11-14T10-00-00-s-codex.jsonl', codex('s-codex', cwd));
  write('.codeium/windsurf/cascade/one.pb', 'encrypted');
}

export function removeRecords(): void {
  for (const name of ['.claude/projects', '.codex/sessions', '.codeium', '.sightglass'])
    rmSync(path.join(homedir(), name), { recursive: true, force: true });
}

function write(name: string, text: string): void {
  const file = path.join(homedir(), name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** A session in which Claude Code reads `.env` at the second request, followed by three more requests; more is stored than sent. */
function claude(sessionId: string, cwd: string, env: string): string {
  const line = (minute: number, record: object): string =>
    `${JSON.stringify({ sessionId, cwd, timestamp: day(12, minute), ...record })}\n`;
  const read = { type: 'tool_use', id: 't', name: 'Read', input: { file_path: path.join(cwd, '.env') } };
  const answer = (minute: number, content: unknown): string =>
    line(minute, { type: 'assistant', message: { id: `m${minute}`, model: 'claude-opus-4-7', content } });
  const result = { type: 'tool_result', tool_use_id: 't', content: env };
  const text = [{ type: 'text', text: 'done' }];
  return [
    line(1, { type: 'user', message: { content: 'Why does the checkout fail?' } }),
    answer(2, [read]),
    line(3, {
      type: 'user',
      message: { content: [result] },
      toolUseResult: { stdout: `${env}\nSPILLED=${recorded.github}\n` },
    }),
    answer(4, text),
    line(5, { type: 'user', message: { content: `And with ${recorded.slack}?` } }),
    answer(6, text),
    answer(7, text),
  ].join('');
}

function older(sessionId: string, cwd: string): string {
  const line = (minute: number, record: object): string =>
    `${JSON.stringify({ sessionId, cwd, timestamp: day(3, minute), ...record })}\n`;
  return [
    line(1, {
      type: 'user',
      message: { content: `The key is ${recorded.stripe}. Rotate the logs.\n${'log line\n'.repeat(900)}` },
    }),
    line(2, { type: 'assistant', message: { id: 'o1', model: 'claude-opus-4-7', content: 'done' } }),
  ].join('');
}

function codex(id: string, cwd: string): string {
  const line = (minute: number, type: string, payload: object): string =>
    `${JSON.stringify({ timestamp: day(14, minute), type, payload })}\n`;
  const said = (role: string, type: string, text: string): object => ({
    type: 'message',
    role,
    content: [{ type, text }],
  });
  return [
    line(0, 'session_meta', { id, cwd, model_provider: 'openai' }),
    line(1, 'response_item', said('user', 'input_text', `Try ${recorded.stripe} once more.`)),
    line(2, 'response_item', said('assistant', 'output_text', 'It works.')),
  ].join('');
}
