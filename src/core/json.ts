/** An object as `JSON.parse` returns it: the types of its values are unknown until checked. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Returns the string at a key; undefined if there is none. */
export function textIn(value: unknown, key: string): string | undefined {
  const found = isObject(value) ? value[key] : undefined;
  return typeof found === 'string' ? found : undefined;
}

/** Returns the finite number at a key; undefined if there is none. */
export function numberIn(value: unknown, key: string): number | undefined {
  const found = isObject(value) ? value[key] : undefined;
  return typeof found === 'number' && Number.isFinite(found) ? found : undefined;
}

/** Returns the object at a path of keys; undefined if there is none. */
export function objectIn(value: unknown, ...keys: readonly string[]): JsonObject | undefined {
  let at: unknown = value;
  for (const key of keys) at = isObject(at) ? at[key] : undefined;
  return isObject(at) ? at : undefined;
}

/** Returns an array unchanged; an empty one for any other value. */
export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Returns an array unchanged, any other value as an array of one: some formats allow one item or several in the same place. */
export function oneOrMore(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

/** Returns the array at a key; an empty one if there is none. */
export function listIn(value: unknown, key: string): readonly unknown[] {
  return asList(isObject(value) ? value[key] : undefined);
}

/** Whether a value is an object with an array at a key. */
export function hasList(value: unknown, key: string): value is JsonObject {
  return isObject(value) && Array.isArray(value[key]);
}

/** Returns the arrays in the array at a key, such as rows and pairs; other items are left out. */
export function rowsIn(value: unknown, key: string): readonly (readonly unknown[])[] {
  return listIn(value, key).filter((each): each is readonly unknown[] => Array.isArray(each));
}

/** Parses JSON; returns undefined if the text is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
