// A bundle of its own, `dist/installed.js`, loaded after startup: which products are installed here, and in which version.
export { detectAssistants } from '../settings/detect.ts';
export { installedVersion } from './productVersions.ts';
