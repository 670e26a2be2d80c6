/** The packed tree of all keywords of the built-in rules. Filled in by the build (`scripts/lib/build/packedKeywords.mjs`). */
export const packedKeywords: string = '';

/** The gates of these keywords, packed by `packGates` in `automaton.ts`. */
export const packedGates: string = '';
