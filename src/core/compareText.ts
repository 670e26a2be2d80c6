/** Orders texts by code unit: the same order on every machine, unlike a locale-dependent one. */
export function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
