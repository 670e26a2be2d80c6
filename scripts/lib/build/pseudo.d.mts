/** A text in a language that nobody speaks: longer, with accents, between ⟪ and ⟫, and with its fixed parts as they were. */
export function pseudo(text: string): string;
