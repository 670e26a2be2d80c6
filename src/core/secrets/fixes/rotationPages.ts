import type { Source } from '../../fidelity.ts';

/** A provider's page on taking a credential out of use. */
export interface RotationPage {
  readonly page: string;
  readonly source: Source;
}

const read = (ref: string): Source => ({ ref, date: '2026-11-29' });

/** Providers whose rules name a page about something else; all others have theirs with their rules. */
const pages: Readonly<Record<string, RotationPage>> = {
  AWS: {
    page: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id-credentials-access-keys-update.html',
    source: read('AWS, Update access keys'),
  },
  npm: { page: 'https://docs.npmjs.com/revoking-access-tokens', source: read('npm Docs, Revoking access tokens') },
  Slack: { page: 'https://api.slack.com/methods/auth.revoke', source: read('Slack API, auth.revoke') },
};

/** Where a provider says how a credential is taken out of use; null where no page is known. @param docs that of the rule */
export function rotationPage(provider: string, docs: string | null): string | null {
  return Object.hasOwn(pages, provider) ? (pages[provider]?.page ?? docs) : docs;
}
