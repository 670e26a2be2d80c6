/** Sentences about secrets; every code is used in `core/secrets` (checked by a test). */
export const secretsText: Readonly<Record<string, string>> = {
  'secrets.kind': 'Possible {kind}',
  'secrets.providerKind': '{provider} {kind}',
  'secrets.rotate': 'If this {kind} is real, change it where it is used and keep the new one out of the source.',
  'secrets.rotateAt':
    'If this {kind} is real, revoke it at {provider}, make a new one and keep that out of the source.',
};
