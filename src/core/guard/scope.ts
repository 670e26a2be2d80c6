/** Where the guard is registered: for a user, for a workspace, or for a machine by its administrator. */
export const guardScopes = ['user', 'workspace', 'machine'] as const;
export type GuardScope = (typeof guardScopes)[number];
