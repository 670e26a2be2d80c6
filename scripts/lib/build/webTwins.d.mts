/** Modules that need a computer, and those that take their places in the bundle for the web. */
export const webTwins: Readonly<Record<string, string>>;
