import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { until } from './until.ts';

export { until } from './until.ts';

/** Requests for what only the browser around the editor can do; `scripts/lib/editor/editor.mjs` answers them. */
export type Request =
  | { readonly kind: 'screenshot'; readonly path: string }
  | { readonly kind: 'press'; readonly keys: string }
  | { readonly kind: 'type'; readonly text: string; readonly delay?: number }
  | { readonly kind: 'hover' | 'click' | 'focus' | 'text' | 'visible'; readonly selector: string }
  | { readonly kind: 'attributes'; readonly selector: string; readonly name: string }
  | { readonly kind: 'resize'; readonly width: number; readonly height: number }
  | { readonly kind: 'dataDir' }
  | {
      readonly kind: 'frame';
      readonly title: string;
      readonly action: 'axe' | 'text' | 'html' | 'click' | 'fill' | 'choose' | 'focused' | 'focus' | 'overflow';
      readonly selector?: string;
      readonly text?: string;
    };

export const exchange = process.env['SIGHTGLASS_EXCHANGE'] ?? '';
let count = 0;

/** Whether there is a browser to ask; false in the desktop editor. */
export const hasDriver = exchange !== '';

export async function ask<T = unknown>(request: Request): Promise<T> {
  const name = String(++count).padStart(5, '0');
  const file = path.join(exchange, `${name}.request.json`);
  writeFileSync(`${file}.partial`, JSON.stringify(request));
  renameSync(`${file}.partial`, file);
  const answer = path.join(exchange, `${name}.response.json`);
  await until(`an answer to ${request.kind}`, () => existsSync(answer), 300_000);
  const response = JSON.parse(readFileSync(answer, 'utf8')) as { ok: boolean; value: T; error?: string };
  rmSync(answer);
  if (!response.ok) throw new Error(`${request.kind}: ${response.error ?? 'failed'}`);
  return response.value;
}
