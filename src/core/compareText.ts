/** Orders texts by code unit: the same on every machine, unlike an order by the rules of a language. */
export function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
