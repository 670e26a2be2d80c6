// Replaces `node:assert/strict` in tests that run in a worker, with the functions that they use.

function fail(message: string | undefined, otherwise: string): never {
  throw new Error(message ?? otherwise);
}

export function ok(value: unknown, message?: string): asserts value {
  if (!value) fail(message, `${String(value)} is not true`);
}

export function equal(actual: unknown, expected: unknown, message?: string): void {
  if (!Object.is(actual, expected)) fail(message, `${String(actual)} is not ${String(expected)}`);
}

export function deepEqual(actual: unknown, expected: unknown, message?: string): void {
  const [is, wanted] = [JSON.stringify(actual, null, 1), JSON.stringify(expected, null, 1)];
  if (is !== wanted) fail(message, `${is} is not ${wanted}`);
}

export function match(text: string, pattern: RegExp, message?: string): void {
  if (!pattern.test(text)) fail(message, `${text} does not match ${String(pattern)}`);
}

export function doesNotMatch(text: string, pattern: RegExp, message?: string): void {
  if (pattern.test(text)) fail(message, `${text} matches ${String(pattern)}`);
}
