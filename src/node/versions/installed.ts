// A bundle of its own, `dist/installed.js`, loaded after the start: what is installed here, and in which version.
export { detectAssistants } from '../settings/detect.ts';
export { installedVersion } from './productVersions.ts';
