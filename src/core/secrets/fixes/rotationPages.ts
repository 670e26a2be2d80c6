import type { Source } from '../../fidelity.ts';

/** A provider's page on revoking or rotating a credential. */
export interface RotationPage {
  readonly page: string;
  readonly source: Source;
}

const read = (ref: string): Source => ({ ref, date: '2026-11-29' });

/** Providers whose rules link to a page about something else. For all others, the rules' own page is used. */
const pages: Readonly<Record<string, RotationPage>> = {
  AWS: {
    page: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id-credentials-access-keys-update.html',
    source: read('AWS, Update access keys'),
  },
  npm: { page: 'https://docs.npmjs.com/revoking-access-tokens', source: read('npm Docs, Revoking access tokens') },
  Slack: { page: 'https://api.slack.com/methods/auth.revoke', source: read('Slack API, auth.revoke') },
};

/** For addresses that many public projects mention. */
const named = read('Public repositories that name the address; the page itself was not opened');
/** For addresses taken from other rules of the same provider. */
const ofRules = read('The rules of the same provider, secrets/rules');

/** Pages of common providers, for rules without a page. */
const common: Readonly<Record<string, RotationPage>> = {
  PyPI: { page: 'https://pypi.org/help/#apitoken', source: named },
  Datadog: { page: 'https://docs.datadoghq.com/account_management/api-app-keys/', source: named },
  'Docker Hub': { page: 'https://docs.docker.com/security/access-tokens/', source: named },
  Mistral: { page: 'https://console.mistral.ai/api-keys', source: named },
  Cohere: { page: 'https://dashboard.cohere.com/api-keys', source: named },
  DeepSeek: { page: 'https://platform.deepseek.com/api_keys', source: named },
  Perplexity: { page: 'https://www.perplexity.ai/settings/api', source: named },
  Databricks: { page: 'https://docs.databricks.com/aws/en/dev-tools/auth/pat', source: named },
  Dropbox: { page: 'https://www.dropbox.com/developers/apps', source: named },
  Algolia: { page: 'https://www.algolia.com/doc/guides/security/api-keys/', source: named },
  RubyGems: { page: 'https://guides.rubygems.org/api-key-scopes/', source: named },
  Auth0: { page: 'https://auth0.com/docs/get-started/applications/rotate-client-secret', source: named },
  PagerDuty: { page: 'https://support.pagerduty.com/main/docs/api-access-keys', source: named },
  Terraform: {
    page: 'https://developer.hashicorp.com/terraform/cloud-docs/users-teams-organizations/api-tokens',
    source: named,
  },
  GitHub: {
    page: 'https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/token-expiration-and-revocation',
    source: ofRules,
  },
  GitLab: { page: 'https://docs.gitlab.com/security/responding_to_security_incidents/', source: ofRules },
  OpenAI: { page: 'https://platform.openai.com/api-keys', source: ofRules },
  Anthropic: { page: 'https://console.anthropic.com/settings/keys', source: ofRules },
  Google: { page: 'https://console.cloud.google.com/apis/credentials', source: ofRules },
  Stripe: { page: 'https://docs.stripe.com/keys#rolling-keys', source: ofRules },
  Twilio: { page: 'https://help.twilio.com/articles/223136027', source: ofRules },
  SendGrid: { page: 'https://app.sendgrid.com/settings/api_keys', source: ofRules },
  Cloudflare: { page: 'https://dash.cloudflare.com/profile/api-tokens', source: ofRules },
  DigitalOcean: { page: 'https://cloud.digitalocean.com/account/api/tokens', source: ofRules },
  Heroku: { page: 'https://dashboard.heroku.com/account', source: ofRules },
  'Hugging Face': { page: 'https://huggingface.co/settings/tokens', source: ofRules },
  Mailgun: { page: 'https://app.mailgun.com/settings/api_security', source: ofRules },
  Discord: { page: 'https://discord.com/developers/applications', source: ofRules },
  Telegram: { page: 'https://core.telegram.org/bots/features#botfather', source: ofRules },
  Sentry: { page: 'https://docs.sentry.io/account/auth-tokens/', source: ofRules },
  Docker: { page: 'https://app.docker.com/settings/personal-access-tokens', source: ofRules },
  Linear: { page: 'https://linear.app/settings/api', source: ofRules },
  Notion: { page: 'https://www.notion.so/my-integrations', source: ofRules },
  Airtable: { page: 'https://airtable.com/create/tokens', source: ofRules },
  Atlassian: { page: 'https://id.atlassian.com/manage-profile/security/api-tokens', source: ofRules },
  Vercel: { page: 'https://vercel.com/account/tokens', source: ofRules },
  Netlify: { page: 'https://app.netlify.com/user/applications', source: ofRules },
  Supabase: { page: 'https://supabase.com/dashboard/account/tokens', source: ofRules },
  Okta: { page: 'https://developer.okta.com/docs/guides/create-an-api-token/main/', source: ofRules },
  CircleCI: { page: 'https://app.circleci.com/settings/user/tokens', source: ofRules },
  Groq: { page: 'https://console.groq.com/keys', source: ofRules },
  Replicate: { page: 'https://replicate.com/account/api-tokens', source: ofRules },
};

/**
 * The provider's page on revoking or rotating a credential; null if none is known.
 * @param docs the page of the rule
 */
export function rotationPage(provider: string, docs: string | null): string | null {
  const own = Object.hasOwn(pages, provider) ? pages[provider] : undefined;
  const usual = Object.hasOwn(common, provider) ? common[provider] : undefined;
  return own?.page ?? docs ?? usual?.page ?? null;
}
