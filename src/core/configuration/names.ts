export const configurationFile = 'sightglass.config.json';
/** The file of npm that may contain the same configuration at the key {@link packageKey}. */
export const packageFile = 'package.json';
export const packageKey = 'sightglass';
