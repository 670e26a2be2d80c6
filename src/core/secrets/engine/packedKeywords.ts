/** The tree of all keywords of our own rules, which the build puts in here (`scripts/lib/build/packedKeywords.mjs`). */
export const packedKeywords: string = '';

/** Their gates, as `packGates` in `automaton.ts` gives them. */
export const packedGates: string = '';
