/** Sentences about exposure; every code is used in `core/exposure` (checked by a test). */
export const exposureText: Readonly<Record<string, string>> = {};
