/** Sentences about context; every code is used in `core/context` (checked by a test). */
export const contextText: Readonly<Record<string, string>> = {};
