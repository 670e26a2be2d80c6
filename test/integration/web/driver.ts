// Replaces `../driver.ts` in tests that run in a worker: requests to the browser are sent to its own origin.
import { extensions } from 'vscode';
import { extensionId } from '../../../src/contract.ts';
import type { Request } from '../driver.ts';

export { until } from '../until.ts';

const { scheme, authority } = extensions.getExtension(extensionId)?.extensionUri ?? {};

/** The address at which the browser listens: the extension is loaded from there. */
export const exchange = `${scheme}://${authority}`;
export const hasDriver = true;

export async function ask<T = unknown>(request: Request): Promise<T> {
  const response = await fetch(`${exchange}/__ask`, { method: 'POST', body: JSON.stringify(request) });
  const answer = (await response.json()) as { readonly ok: boolean; readonly value: T; readonly error?: string };
  if (!answer.ok) throw new Error(`${request.kind}: ${answer.error ?? 'failed'}`);
  return answer.value;
}
