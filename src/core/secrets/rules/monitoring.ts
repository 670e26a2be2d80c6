import { provider, type Rule } from '../engine/rule.ts';

/**
 * Credentials of monitoring, logging, analytics, feature flags and incident services. Shapes: gitleaks@b58d3f1,
 * betterleaks@6381fa4, secretlint@18346ba, kingfisher@ee7c0db and the vendors' pages they cite, read 2026-11.
 */
export const monitoringRules: readonly Rule[] = [
  ...provider('Grafana', 'grafana', 'https://grafana.com/docs/grafana/latest/administration/service-accounts/', [
    ['service-token', 'service account token', '', 'glsa_%a{32}_%H{8}', { check: 'grafana' }],
    ['cloud-token', 'Cloud API token', '', 'glc_[A-Za-z0-9+/]{32,400}={0,2}', { check: 'base64Json' }],
    ['legacy-key', 'API key', '', 'eyJrIjoi[A-Za-z0-9+/]{56,400}={0,2}', { check: 'base64Json' }],
  ]),
  ...provider('New Relic', 'newrelic', 'https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/', [
    ['user-key', 'user API key', '', 'NRAK-%a{27}'],
    ['insert-key', 'insert key', 'NRII- NRIQ-', 'NRI[IQ]-%w{32}'],
    ['browser-key', 'browser key', '', 'NRJS-%h{19}'],
    ['admin-key', 'admin key', '', 'NRAA-%h{27}'],
    ['license-key', 'licence key', 'NRAL', '(?:eu01xx)?%h{28,36}NRAL', { back: 40 }],
    ['pixie-key', 'Pixie key', 'px-dep- px-api-', 'px-(?:dep|api)-%U'],
  ]),
  ...provider('Sentry', 'sentry', 'https://docs.sentry.io/account/auth-tokens/', [
    ['org-token', 'organisation token', '', 'sntrys_eyJ[A-Za-z0-9+/]{40,400}={0,2}_[A-Za-z0-9+/]{40,46}={0,2}'],
    ['user-token', 'user token', '', 'sntryu_%h{64}'],
    ['dsn', 'DSN with secret', 'sentry.io', '%h{32}:(%h{32})@[\\w.]{0,40}sentry\\.io', { back: 110, group: 1 }],
  ]),
  ...provider('Dynatrace', 'dynatrace', null, [['token', 'API token', 'dt0', 'dt0[a-z]\\d{2}\\.%a{24}\\.%a{64}']]),
  ...provider('Honeycomb', 'honeycomb', null, [
    ['key', 'API key', '', 'hcaik_[a-z0-9]{58}'],
    ['ingest-key', 'ingest key', 'hcxik_ hcxlk_ hcalk_ hcaik_', 'hc[ax][il]k_[a-z0-9]{50,60}'],
  ]),
  ...provider('PostHog', 'posthog', null, [
    ['key', 'personal API key', 'phx_', 'phx_%a{41,49}'],
    ['project-key', 'project key', 'phc_', 'phc_%a{41,49}', { confidence: 'low' }],
  ]),
  ...provider('LaunchDarkly', 'launchdarkly', null, [['key', 'SDK key', 'api- sdk- mob-', '(?:api|sdk|mob)-%U']]),
  ...provider('PagerDuty', 'pagerduty', null, [['token', 'API token', '', 'u\\+[\\w+-]{18}', { entropy: 3 }]]),
  ...provider('FullStory', 'fullstory', null, [['key', 'API key', '', 'na1\\.[A-Za-z0-9+/]{60,120}={0,2}']]),
  ...provider('TrueNAS', 'truenas', null, [
    ['key', 'API key', 'login_with_api_key truenas', '\\d{1,3}-%a{64}', { near: true }],
  ]),
  ...provider('Rootly', 'rootly', 'https://docs.rootly.com/api-reference/overview', [
    ['key', 'API key', '', 'rootly_%h{64}'],
  ]),
  ...provider('Datadog', 'datadog', null, [['app-key', 'application key', '', 'ddapp_%a{34}']]),
  ...provider('Logfire', 'logfire', null, [['token', 'write token', '', 'pylf_v\\d_[a-z]{2}_%a{40,48}']]),
  ...provider('Better Stack', 'betterstack', null, [
    ['token', 'uptime token', '', 'btr_%a{24,40}', { confidence: 'medium' }],
  ]),
  ...provider('Axiom', 'axiom', null, [['token', 'API token', 'xaat- xapt-', 'xa[ap]t-%U']]),
  ...provider('Statsig', 'statsig', null, [['secret', 'server secret', 'secret-', 'secret-%a{43}']]),
  ...provider('ConfigCat', 'configcat', null, [['key', 'SDK key', '', 'configcat-sdk-1/%w{22}/%w{22}']]),
  ...provider('Segment', 'segment', null, [['token', 'public API token', 'sgp_', 'sgp_%a{64}']]),
  ...provider('UptimeRobot', 'uptimerobot', null, [
    ['key', 'API key', 'uptimerobot', '(?:u|ur|m)\\d{6,9}-%h{24,32}', { near: true }],
  ]),
];
