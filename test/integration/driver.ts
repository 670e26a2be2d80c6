import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What only the browser round the editor can do; `scripts/lib/editor/editor.mjs` answers. */
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

/** Whether a browser is there to ask: not under the desktop editor. */
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

/**
 * Waits for a condition, never for a time: the limit only ends what hangs, also on a busy machine. Fails with what was awaited.
 * @param seen what was there in its place, for the failure's message
 */
export async function until(
  what: string,
  condition: () => boolean | Promise<boolean>,
  limit = 240_000,
  seen: () => string = () => 'nothing of it',
): Promise<void> {
  const end = Date.now() + limit;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`Waited ${limit} ms for ${what}; there was ${seen()}.`);
    await new Promise(resolve => setTimeout(resolve, 25));
  }
}

/**
 * Clicks until the click has done what it is for. A list that is drawn anew between the browser's look at it and its
 * click gives the click to another row, as happens on a busy machine: then it is made again, if what it is for is still there.
 */
export function clickUntil(selector: string, what: string, condition: () => boolean | Promise<boolean>): Promise<void> {
  const click = async (): Promise<void> => {
    if (await ask<boolean>({ kind: 'visible', selector })) await ask({ kind: 'click', selector });
  };
  return actUntil(click, what, condition);
}

/** Does something again until it has done what it is for; the limit only ends what hangs. */
export async function actUntil(
  act: () => Promise<unknown>,
  what: string,
  condition: () => boolean | Promise<boolean>,
): Promise<void> {
  const end = Date.now() + 240_000;
  for (;;) {
    await act();
    try {
      return await until(what, condition, 10_000);
    } catch (error) {
      if (Date.now() > end) throw error;
    }
  }
}
