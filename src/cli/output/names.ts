import { maskFileName } from '../../core/exposure/masking/maskName.ts';
import { createScanner } from '../../core/secrets/scanner.ts';
import type { Scanner } from '../../core/secrets/types.ts';

let scanner: Scanner | undefined;
const known = new Map<string, string>();

/** Returns the name of a file, masked if it contains a secret. */
export function shownName(name: string): string {
  let shown = known.get(name);
  if (shown === undefined) {
    scanner ??= createScanner();
    shown = maskFileName(name, scanner);
    known.set(name, shown);
  }
  return shown;
}

/** Returns the object with its path masked; the same object if there is nothing to mask. */
export function withShownPath<T extends { readonly path: string }>(each: T): T {
  const path = shownName(each.path);
  return path === each.path ? each : { ...each, path };
}
