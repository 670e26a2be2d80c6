import { provider, type Rule, type RuleOptions } from '../engine/rule.ts';

/**
 * Identifiers of accounts, tenants and their hosts. Not secrets on their own, but they show whose account a leaked key opens, and
 * are half of many logins. They are reported with low confidence, which the editor does not show unless asked. Shapes: the
 * providers' documentation of resource names and endpoints, read 2026-11.
 */
const identifier: RuleOptions = { confidence: 'low', identifier: true, plainOnly: true };
const host: RuleOptions = { ...identifier, back: 50 };
const group: RuleOptions = { ...identifier, group: 1 };

/** What separates a name from its value in configuration and code. */
const sign = '["\']?\\s{0,3}(?:[:=]>?|=>|,)\\s{0,3}["\']?';

/** Words before `id` that identify whose data or account it is. */
const ownerWords =
  'user actor account organization organisation org customer member owner collection folder session device request app'.split(
    ' ',
  );

/** A pattern for a word in lower case, capitalized, or in upper case. */
function anyCase(word: string): string {
  const first = word.charAt(0);
  return `[${first}${first.toUpperCase()}]${word.slice(1)}|${word.toUpperCase()}`;
}

/** `User-Id: <UUID>` and similar, as found in logs, fixtures and exports. */
const ownerRule: Rule = {
  id: 'account-identifier',
  provider: 'Credentials',
  kind: 'account, session or device id',
  keywords: ownerWords.flatMap(owner => ['', '_', '-', ' '].map(joint => `${owner}${joint}id`)),
  pattern: `(?:${ownerWords.map(anyCase).join('|')})[_ -]?[Ii][Dd]${sign}(%U)`,
  options: { ...group, inWord: true },
  docs: null,
};

export const identifierRules: readonly Rule[] = [
  ownerRule,
  ...provider('AWS', 'aws', 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html', [
    [
      'account-id',
      'account number',
      'account_id accountid account-id',
      `[Aa][Cc][Cc][Oo][Uu][Nn][Tt][_-]?[Ii][Dd]${sign}(\\d{12}|\\d{4}-\\d{4}-\\d{4})(?![\\w-])`,
      { ...group, inWord: true, anyValue: true },
    ],
    [
      'arn',
      'resource name',
      'arn:aws',
      'arn:aws(?:-cn|-us-gov)?:[a-z0-9-]{2,30}:[a-z0-9-]{0,20}:(?:\\d{12})?:[\\w./:{}$+=,@-]{2,200}',
      { ...identifier, inWord: true },
    ],
  ]),
  ...provider('Azure', 'azure', 'https://learn.microsoft.com/azure/azure-resource-manager/management/overview', [
    [
      'identifier',
      'tenant or subscription id',
      'tenant_id tenantid tenant-id subscription_id subscriptionid subscription-id',
      `(?:[Tt]enant|TENANT|[Ss]ubscription|SUBSCRIPTION)[_-]?[Ii][Dd]${sign}(%U)`,
      { ...group, inWord: true },
    ],
    [
      'client-id',
      'application id',
      'azure_client_id arm_client_id aad_client_id ad_client_id',
      `(?:azure|AZURE|arm|ARM|a?ad|A?AD)_(?:client_id|CLIENT_ID)${sign}(%U)`,
      { ...group, inWord: true },
    ],
    [
      'storage-account',
      'storage account',
      '.blob.core.windows.net',
      '[a-z0-9]{3,24}\\.blob\\.core\\.windows\\.net',
      host,
    ],
    [
      'storage-name',
      'storage account',
      'storage_name storagename storage_account storageaccount account_name accountname',
      `(?:[Ss]torage_?[Nn]ame|[Ss]torage_?[Aa]ccount(?:_?[Nn]ame)?|[Aa]ccount_?[Nn]ame)${sign}([a-z][a-z0-9]{2,23})(?=["'\\s;,]|$)(?<=\\d)`,
      { ...group, inWord: true },
    ],
    ['search-host', 'search service', '.search.windows.net', '[a-z0-9-]{2,60}\\.search\\.windows\\.net', host],
    ['openai-host', 'OpenAI endpoint', '.openai.azure.com', '[a-z0-9-]{2,64}\\.openai\\.azure\\.com', host],
    [
      'devops-organization',
      'DevOps organization',
      'dev.azure.com/',
      'dev\\.azure\\.com/(?!\\{)[A-Za-z0-9][\\w-]{1,49}',
      identifier,
    ],
  ]),
  ...provider('JFrog', 'jfrog', null, [
    ['host', 'instance', '.jfrog.io', '[a-z0-9][a-z0-9-]{0,62}\\.jfrog\\.io', host],
  ]),
  ...provider('Auth0', 'auth0', null, [
    [
      'domain',
      'tenant domain',
      '.auth0.com',
      '[a-z0-9][a-z0-9-]{0,62}(?:\\.(?:us|eu|au|jp|uk|ca)(?:-\\d)?)?\\.auth0\\.com',
      host,
    ],
  ]),
  ...provider('Okta', 'okta', null, [
    [
      'domain',
      'organization',
      '.okta.com .oktapreview.com',
      '(?!www\\.|help\\.|developer\\.|support\\.)[a-z0-9][a-z0-9-]{0,62}\\.okta(?:preview)?\\.com',
      host,
    ],
  ]),
  ...provider('Atlassian', 'atlassian', null, [
    ['site', 'site', '.atlassian.net', '[a-z0-9][a-z0-9-]{0,62}\\.atlassian\\.net', host],
  ]),
  ...provider('Salesforce', 'salesforce', null, [
    ['domain', 'organization', '.my.salesforce.com', '[a-z0-9][a-z0-9-]{0,62}\\.my\\.salesforce\\.com', host],
  ]),
  ...provider('Shopify', 'shopify', null, [
    ['store', 'store', '.myshopify.com', '[a-z0-9][a-z0-9-]{0,62}\\.myshopify\\.com', host],
  ]),
  ...provider('Databricks', 'databricks', null, [
    ['host', 'workspace', '.cloud.databricks.com', '[a-z0-9][a-z0-9-]{0,62}\\.cloud\\.databricks\\.com', host],
  ]),
  ...provider('Snowflake', 'snowflake', null, [
    [
      'account',
      'account or user',
      'snowflake_account snowflake_user',
      `[Ss](?:nowflake|NOWFLAKE)_(?:account|user|ACCOUNT|USER)(?:name|NAME)?${sign}([A-Za-z][\\w-]{4,60})`,
      { ...group, inWord: true },
    ],
  ]),
  ...provider('SonarQube', 'sonar', null, [
    [
      'host',
      'server',
      'sonar.host',
      'sonar\\.host(?:\\.url)?\\s?=\\s?(https?://(?!localhost|127\\.|sonarcloud\\.io)[\\w.-]+\\.[a-z]{2,}(?::\\d+)?)',
      group,
    ],
  ]),
  ...provider('Facebook', 'facebook', null, [
    [
      'app-id',
      'application id',
      'facebook fb_app fbapp fb-app',
      `(?:[Ff]acebook|FACEBOOK|[Ff][Bb])[_-]?(?:[Aa]pp|APP)(?:lication|LICATION)?[_-]?[Ii][Dd]${sign}(\\d{15,16})(?!\\d)`,
      { ...group, inWord: true },
    ],
  ]),
  ...provider('Discord', 'discord', null, [
    [
      'id',
      'bot or application id',
      'discord bot_id',
      `(?:(?:[Dd]iscord|DISCORD)(?:_?(?:[Bb]ot|BOT|[Aa]pp|APP|[Cc]lient|CLIENT))?(?:_?[Ii][Dd])?|[Bb]ot_[Ii]d|BOT_ID)${sign}(\\d{17,19})(?!\\d)`,
      { ...group, inWord: true },
    ],
  ]),
  ...provider('Bitbucket', 'bitbucket', null, [
    [
      'client-id',
      'client id',
      'bitbucket',
      `[Bb]it[Bb]ucket[._-]?(?:client[._-]?)?[Ii][Dd]${sign}([a-z0-9]{30})(?![\\w-])`,
      { ...group, inWord: true },
    ],
  ]),
  ...provider('Algolia', 'algolia', null, [
    [
      'app-id',
      'application id',
      'algolia',
      `[Aa]lgolia(?:_|-)?(?:[Aa]pp|[Aa]pplication)(?:_|-)?[Ii][Dd]${sign}([A-Z0-9]{10})(?![\\w-])`,
      { ...group, inWord: true },
    ],
    [
      'app-id-variable',
      'application id',
      'algolia',
      `ALGOLIA_(?:APP|APPLICATION)_ID${sign}([A-Z0-9]{10})(?![\\w-])`,
      { ...group, inWord: true },
    ],
  ]),
  ...provider('PlanetScale', 'planetscale', null, [
    [
      'id',
      'user or token id',
      'pscale planetscale',
      `(?:pscale|planetscale)_(?:user|id|username)${sign}([a-z0-9]{12})(?![\\w-])`,
      { ...group, inWord: true },
    ],
  ]),
  ...provider('Confluent', 'confluent', null, [
    [
      'key-id',
      'API key id',
      'confluent kafka',
      `(?:[Kk]afka|[Cc]onfluent|KAFKA|CONFLUENT)_(?:client|api_key|key|CLIENT|API_KEY|KEY)(?:_?(?:id|ID))?${sign}([A-Z0-9]{16})(?![\\w-])`,
      { ...group, inWord: true },
    ],
  ]),
  ...provider('PubNub', 'pubnub', null, [
    ['subscribe-key', 'subscribe key', 'sub-c-', 'sub-c-%l{8}-%l{4}-%l{4}-%l{4}-%l{12}', identifier],
  ]),
  ...provider('MongoDB', 'mongodb', null, [
    [
      'public-key',
      'public API key',
      'mongodb',
      `[Mm]ongo[Dd][Bb][_-]public(?:_key)?${sign}([a-z0-9A-Z]{8,10})(?![\\w-])`,
      { ...group, inWord: true },
    ],
  ]),
  ...provider('MuleSoft', 'anypoint', null, [
    [
      'organization-id',
      'organization id',
      'anypoint',
      `[Aa]nypoint[ _-](?:org_?|organization_?)[Ii][Dd]${sign}(%U)`,
      { ...group, inWord: true },
    ],
  ]),
  ...provider('age', 'age', 'https://age-encryption.org/v1', [
    ['recipient', 'recipient', 'age1', 'age1[02-9ac-hj-np-z]{58}', identifier],
  ]),
  // Variables whose prefix makes a bundler include them in the page that every visitor loads, so a password there is public.
  ...provider(
    'Credentials',
    'bundled-variable',
    'https://create-react-app.dev/docs/adding-custom-environment-variables/',
    [
      [
        '',
        'log-in in a variable of the client bundle',
        'react_app_ next_public_ vite_ vue_app_ expo_public_ gatsby_',
        '(?:REACT_APP|NEXT_PUBLIC|VITE|VUE_APP|EXPO_PUBLIC|GATSBY)_(?:[A-Z0-9]+_){0,4}(?:USER|USERNAME|PASS|PASSWORD|PASSWD|PWD)\\s?=\\s?["\']?([^\\s"\'$<{%#]{4,100})',
        { ...group, anyValue: true },
      ],
    ],
  ),
];
