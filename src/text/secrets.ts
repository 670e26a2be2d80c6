/** Sentences about secrets; every code is used in `core/secrets` (checked by a test). */
export const secretsText: Readonly<Record<string, string>> = {};
