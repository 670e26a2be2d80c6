// A bundle of its own, `dist/installed.js`, loaded after the start: what is installed here, and in which version.
export { detectAssistants } from '../settings/detect.ts';
export { extensionVersions } from './extensionVersions.ts';
export { programVersion } from './programVersions.ts';
