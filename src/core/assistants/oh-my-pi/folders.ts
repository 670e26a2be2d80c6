/**
 * Folders with sessions: the usual one, those of profiles, and those of users who moved their data to the XDG folders
 * (@oh-my-pi/pi-utils 18.2.3 src/dirs.ts, read 2026-12-01).
 */
export const ohMyPiFolders: readonly string[] = [
  '~/.omp/agent/sessions',
  '~/.omp/profiles/*/agent/sessions',
  '~/.local/share/omp/sessions',
  '~/.local/share/omp/profiles/*/sessions',
];
