/** A place in the home folder where programs keep credentials. */
export interface CredentialPlace {
  /** Relative to the home folder, with `/`, without a trailing slash. */
  readonly path: string;
  readonly kind: 'folder' | 'file';
}

const folders: readonly string[] = [
  '.aws',
  '.azure',
  '.config/gcloud',
  '.config/gh',
  '.config/op',
  '.gnupg',
  '.kube',
  '.password-store',
  '.ssh',
  '.terraform.d',
];

const files: readonly string[] = [
  '.cargo/credentials.toml',
  '.config/hub',
  '.docker/config.json',
  '.git-credentials',
  '.my.cnf',
  '.netrc',
  '.npmrc',
  '.pgpass',
  '.pypirc',
  '.vault-token',
];

/**
 * Places that a sandboxed agent must not read. Sources: the documentation of each tool about its own configuration, read
 * 2026-11. The assistants' own logins are not listed: without them, the agent could not sign in.
 */
export const credentialPlaces: readonly CredentialPlace[] = [
  ...folders.map(path => ({ path, kind: 'folder' as const })),
  ...files.map(path => ({ path, kind: 'file' as const })),
];
