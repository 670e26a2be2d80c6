/** Sentences about ignore; every code is used in `core/ignore` (checked by a test). */
export const ignoreText: Readonly<Record<string, string>> = {};
