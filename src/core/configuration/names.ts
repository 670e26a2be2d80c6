export const configurationFile = 'sightglass.config.json';
/** A file of npm's that may hold the same below the key {@link packageKey}. */
export const packageFile = 'package.json';
export const packageKey = 'sightglass';
