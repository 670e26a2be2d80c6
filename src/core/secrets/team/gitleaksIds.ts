/**
 * Ids of gitleaks rules, each with the ids of the built-in rules that report the same findings. Determined 2026-11 by scanning
 * samples for the rules of gitleaks@b58d3f1. An id that is not listed is the same here, or has no counterpart.
 */
const table = `
  1password-service-account-token 1password-service-token
  adafruit-api-key adafruit-named-token
  adobe-client-id adobe-named-token
  airtable-api-key airtable-named-token
  airtable-personnal-access-token airtable-pat
  algolia-api-key algolia-named-token
  alibaba-secret-key alibaba-named-token
  anthropic-admin-api-key anthropic-admin-key
  artifactory-api-key jfrog-api-key
  artifactory-reference-token jfrog-reference-token
  asana-client-id asana-named-token
  asana-client-secret asana-named-token
  atlassian-api-token jira-named-token atlassian-named-token atlassian-api-token
  authress-service-client-access-key authress-key
  aws-access-token aws-access-key-id
  aws-amazon-bedrock-api-key-long-lived aws-bedrock-key
  aws-amazon-bedrock-api-key-short-lived aws-bedrock-short-key
  azure-ad-client-secret azure-client-secret
  beamer-api-token beamer-key
  bitbucket-client-id bitbucket-named-token
  bitbucket-client-secret bitbucket-named-token
  bittrex-access-key bittrex-named-token
  bittrex-secret-key bittrex-named-token
  cisco-meraki-api-key meraki-named-token
  clickhouse-cloud-api-secret-key clickhouse-secret
  clojars-api-token clojars-token
  cloudflare-api-key cloudflare-named-token
  cloudflare-global-api-key cloudflare-named-token
  codecov-access-token codecov-named-token
  cohere-api-token cohere-named-token
  coinbase-access-token coinbase-named-token
  confluent-access-token confluent-named-token
  confluent-secret-key confluent-named-token
  contentful-delivery-api-token contentful-named-token
  curl-auth-header http-bearer http-basic
  curl-auth-user curl-password
  databricks-api-token databricks-token
  datadog-access-token datadog-named-token
  defined-networking-api-token defined-networking-key
  digitalocean-access-token digitalocean-token
  digitalocean-pat digitalocean-token
  digitalocean-refresh-token digitalocean-token
  discord-api-token discord-named-token
  discord-client-id discord-named-token
  discord-client-secret discord-named-token
  doppler-api-token doppler-token
  droneci-access-token droneci-named-token
  dropbox-api-token dropbox-named-token
  duffel-api-token duffel-key
  dynatrace-api-token dynatrace-token
  easypost-api-token easypost-key
  easypost-test-api-token easypost-key
  etsy-access-token etsy-named-token
  facebook-access-token facebook-app-token
  facebook-page-access-token meta-access-token
  facebook-secret facebook-named-token
  fastly-api-token fastly-named-token
  finicity-api-token finicity-named-token
  finicity-client-secret finicity-named-token
  finnhub-access-token finnhub-named-token
  flickr-access-token flickr-named-token
  flutterwave-encryption-key flutterwave-secret-key
  flyio-access-token flyio-token
  frameio-api-token frameio-token
  freshbooks-access-token freshbooks-named-token
  gcp-api-key google-api-key
  github-oauth github-oauth-token
  gitlab-cicd-job-token gitlab-job-token
  gitlab-feature-flag-client-token gitlab-token
  gitlab-feed-token gitlab-token
  gitlab-incoming-mail-token gitlab-token
  gitlab-kubernetes-agent-token gitlab-token
  gitlab-oauth-app-secret gitlab-token
  gitlab-pat-routable gitlab-pat
  gitlab-ptt gitlab-trigger-token
  gitlab-rrt gitlab-runner-registration
  gitlab-runner-authentication-token gitlab-runner-token
  gitlab-runner-authentication-token-routable gitlab-runner-token
  gitlab-scim-token gitlab-token
  gitlab-session-cookie gitlab-session
  gitter-access-token gitter-named-token
  gocardless-api-token gocardless-token
  grafana-api-key grafana-legacy-key
  grafana-cloud-api-token grafana-cloud-token
  grafana-service-account-token grafana-service-token
  harness-api-key harness-token
  hashicorp-tf-api-token hashicorp-terraform-token
  heroku-api-key heroku-named-token
  hubspot-api-key hubspot-named-token
  huggingface-access-token huggingface-token
  huggingface-organization-api-token huggingface-org-token
  infracost-api-token infracost-key
  intercom-api-key intercom-named-token
  intra42-client-secret intra42-secret
  jfrog-identity-token artifactory-named-token jfrog-named-token
  jwt-base64 jwt jwt-base64
  kraken-access-token kraken-named-token
  kubernetes-secret-yaml kubernetes-secret
  kucoin-access-token kucoin-named-token
  kucoin-secret-key kucoin-named-token
  launchdarkly-access-token launchdarkly-named-token
  linear-api-key linear-key
  linear-client-secret linear-named-token
  linkedin-client-id linkedin-named-token
  linkedin-client-secret linkedin-named-token
  lob-api-key lob-key
  lob-pub-api-key lob-key
  looker-client-id looker-named-token
  looker-client-secret looker-named-token
  mailchimp-api-key mailchimp-key
  mailgun-private-api-token mailgun-key
  mailgun-pub-key mailgun-public-key
  mailgun-signing-key mailgun-new-key
  mapbox-api-token mapbox-public-token
  mattermost-access-token mattermost-named-token
  maxmind-license-key maxmind-key
  messagebird-api-token messagebird-named-token
  microsoft-teams-webhook teams-webhook
  netlify-access-token netlify-named-token
  new-relic-browser-api-token newrelic-browser-key
  new-relic-insert-key newrelic-insert-key
  new-relic-user-api-key newrelic-user-key
  notion-api-token notion-token
  npm-access-token npm-token
  nytimes-access-token nytimes-named-token
  octopus-deploy-api-key octopus-api-key
  okta-access-token okta-token
  openai-api-key openai-legacy-key
  openshift-user-token openshift-token
  plaid-api-token plaid-token
  plaid-client-id plaid-named-token
  plaid-secret-key plaid-named-token
  planetscale-api-token planetscale-token
  planetscale-oauth-token planetscale-token
  postman-api-token postman-api-key
  prefect-api-token prefect-key
  privateai-api-token privateai-named-token
  pulumi-api-token pulumi-token
  pypi-upload-token pypi-token
  rapidapi-access-token rapidapi-named-token
  readme-api-token readme-key
  rubygems-api-token rubygems-token
  scalingo-api-token scalingo-token
  sendbird-access-id sendbird-named-token
  sendbird-access-token sendbird-named-token
  sendgrid-api-token sendgrid-key
  sendinblue-api-token brevo-key
  sentry-access-token sentry-named-token
  settlemint-application-access-token settlemint-token
  settlemint-personal-access-token settlemint-token
  settlemint-service-access-token settlemint-token
  shippo-api-token shippo-key
  shopify-access-token shopify-token
  shopify-custom-access-token shopify-token
  shopify-private-app-access-token shopify-token
  shopify-shared-secret shopify-token
  sidekiq-sensitive-url sidekiq-url
  slack-config-access-token slack-user-token
  slack-config-refresh-token slack-user-token
  slack-legacy-bot-token slack-bot-token
  slack-legacy-workspace-token slack-legacy-token
  slack-webhook-url slack-webhook
  snyk-api-token snyk-named-token
  sonar-api-token sonar-named-token
  sourcegraph-access-token sourcegraph-access-token sourcegraph-named-token
  square-access-token square-oauth-token
  squarespace-access-token squarespace-named-token
  stripe-access-token stripe-secret-key
  sumologic-access-token sumo-named-token
  telegram-bot-api-token telegram-named-token telegram-bot-near
  travisci-access-token travis-named-token
  twitch-api-token twitch-named-token
  twitter-access-secret twitter-named-token
  twitter-access-token twitter-named-token
  twitter-api-key twitter-named-token
  twitter-api-secret twitter-named-token
  typeform-api-token typeform-token
  vault-batch-token hashicorp-vault-token
  vault-service-token hashicorp-vault-legacy-token hashicorp-vault-token
  yandex-access-token yandex-iam-token
  yandex-aws-access-token yandex-secret-key
  zendesk-secret-key zendesk-named-token
`;

const ownIds = new Map(
  table
    .trim()
    .split('\n')
    .map(line => {
      const [id = '', ...own] = line.trim().split(' ');
      return [id, own];
    }),
);

/** The built-in rules that find what a gitleaks rule finds, including the gitleaks id itself. */
export function ownRulesOf(gitleaksId: string): readonly string[] {
  return [gitleaksId, ...(ownIds.get(gitleaksId) ?? [])];
}

/** The subset of {@link ownRulesOf} that finds nothing else, so disabling the gitleaks rule may disable them. */
export function ownRulesInstead(gitleaksId: string): readonly string[] {
  return ownRulesOf(gitleaksId).filter(id => !id.endsWith('-named-token'));
}
