import { createRequire } from 'node:module';

/**
 * A part of the program in a bundle next to this one, loaded on first use.
 * @param file the bundle's name; its exports must be those of `T`
 */
export function lazyBundle<T>(file: string): () => T {
  let loaded: T | undefined;
  return () => (loaded ??= createRequire(__filename)(`./${file}`) as T);
}
