import { claimText } from './messages/claim.ts';
import { versionsText } from './messages/versions.ts';
import { contextText } from './messages/context.ts';
import { exposureText } from './messages/exposure.ts';
import { ignoreText } from './messages/ignore.ts';
import { secretsText } from './messages/secrets.ts';

/** Sentences by message code. */
export type Templates = Readonly<Record<string, string>>;

/**
 * English templates by message code; `{name}` is replaced by an argument. The texts about what each setting does are in
 * `translatedTemplate`, because that table is larger than all of these and only the privacy report needs it.
 */
export const templates = {
  ...claimText,
  ...versionsText,
  ...contextText,
  ...exposureText,
  ...ignoreText,
  ...secretsText,
} satisfies Templates;
