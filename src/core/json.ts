/** An object as `JSON.parse` gives it: its values are unknown until looked at. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The text at a key; undefined where there is no text. */
export function textIn(value: unknown, key: string): string | undefined {
  const found = isObject(value) ? value[key] : undefined;
  return typeof found === 'string' ? found : undefined;
}

/** The finite number at a key; undefined where there is no such number. */
export function numberIn(value: unknown, key: string): number | undefined {
  const found = isObject(value) ? value[key] : undefined;
  return typeof found === 'number' && Number.isFinite(found) ? found : undefined;
}

/** The object at a path of keys; undefined where there is none. */
export function objectIn(value: unknown, ...keys: readonly string[]): JsonObject | undefined {
  let at: unknown = value;
  for (const key of keys) at = isObject(at) ? at[key] : undefined;
  return isObject(at) ? at : undefined;
}

/** A list as it is; for anything else an empty one. */
export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A list as it is; anything else as a list of it alone, as formats write one item and several in the same place. */
export function oneOrMore(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

/** The list at a key; empty where there is none. */
export function listIn(value: unknown, key: string): readonly unknown[] {
  return asList(isObject(value) ? value[key] : undefined);
}

/** Whether it is an object with a list of that name. */
export function hasList(value: unknown, key: string): value is JsonObject {
  return isObject(value) && Array.isArray(value[key]);
}

/** The lists in the list at a key, such as rows and pairs; whatever else is there is left out. */
export function rowsIn(value: unknown, key: string): readonly (readonly unknown[])[] {
  return listIn(value, key).filter((each): each is readonly unknown[] => Array.isArray(each));
}

/** The value of a JSON text; undefined where the text is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
