import { createRequire } from 'node:module';

/**
 * Returns a function that loads a part of the program from a bundle next to this one, on first use.
 * @param file the bundle's name; its exports must be those of `T`
 */
export function lazyBundle<T>(file: string): () => T {
  let loaded: T | undefined;
  return () => (loaded ??= createRequire(__filename)(`./${file}`) as T);
}
