import { provider, type Rule } from '../engine/rule.ts';

/**
 * Credentials of cloud platforms, hosting and databases as a service. Shapes: gitleaks@b58d3f1, betterleaks@6381fa4,
 * kingfisher@ee7c0db, noseyparker@2e6e7f3 and the vendors' pages they cite, read 2026-11.
 */
export const cloudRules: readonly Rule[] = [
  ...provider('AWS', 'aws', 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html', [
    [
      'access-key-id',
      'access key ID',
      'AKIA ASIA ABIA ACCA A3T',
      '(?:AKIA|ASIA|ABIA|ACCA|A3T[A-Z0-9])[A-Z0-9]{16}',
      { check: 'aws', entropy: 0.5 },
    ],
    // The key used throughout the AWS documentation; it opens nothing, and people paste it in place of their own.
    [
      'documentation-key',
      "secret access key of AWS's documentation",
      'wjalrxutnfemi',
      'wJalrXUtnFEMI/K7MDENG[/+]bPxRfiCY[A-Za-z]{4,12}',
      { confidence: 'low', inWord: true, anyValue: true },
    ],
    ['bedrock-key', 'Bedrock API key', '', 'ABSK[A-Za-z0-9+/]{100,280}={0,2}'],
    ['bedrock-short-key', 'short-lived Bedrock API key', '', 'bedrock-api-key-[A-Za-z0-9+/]{20,2000}={0,2}'],
    ['mws-key', 'MWS key', '', 'amzn\\.mws\\.%U'],
    ['session-token', 'session token', 'IQoJ FwoG FQoG', '(?:IQoJ|FwoG|FQoG)[A-Za-z0-9+/]{160,2000}={0,2}'],
    [
      'cognito-pool',
      'Cognito identity pool',
      'us-east- us-west- us-gov- eu-west- eu-central- eu-north- ap-southeast- ap-northeast- ap-south- ca-central- sa-east-',
      '(?:us-(?:east|west|gov)|eu-(?:west|central|north)|ap-(?:southeast|northeast|south)|ca-central|sa-east)-\\d:%U',
      { confidence: 'low' },
    ],
  ]),
  ...provider('SoftLayer', 'softlayer', null, [
    [
      'api-key',
      'API key',
      'softlayer.com/',
      'softlayer\\.com/(?:soap|xmlrpc|rest)/v3(?:\\.1)?/([a-z0-9]{64})',
      { group: 1, inWord: true },
    ],
  ]),
  ...provider('Google', 'google', 'https://console.cloud.google.com/apis/credentials', [
    ['api-key', 'API key', '', 'AIza%w{35}', { entropy: 2.5 }],
    ['gemini-key', 'Gemini API key', '', 'AQ\\.Ab8RN6%w{40,60}'],
    ['oauth-client-secret', 'OAuth client secret', '', 'GOCSPX-%w{28}'],
    ['oauth-access-token', 'OAuth access token', '', 'ya29\\.[A-Za-z0-9_-]{20,1024}'],
    ['oauth-refresh-token', 'OAuth refresh token', '1//0', '1//0%w{36,400}', { entropy: 3 }],
    ['fcm-key', 'Firebase server key', 'APA91b', 'AAAA%w{7}:APA91b%w{134}', { back: 12 }],
    [
      'oauth-client-id',
      'OAuth client ID',
      '.apps.googleusercontent.com',
      '\\d{6,}-[a-z0-9_]{32}\\.apps\\.googleusercontent\\.com',
      { back: 60, confidence: 'low' },
    ],
  ]),
  ...provider('Azure', 'azure', 'https://learn.microsoft.com/azure/key-vault/secrets/tutorial-rotation', [
    [
      'client-secret',
      'Entra ID client secret',
      '0Q~ 1Q~ 2Q~ 3Q~ 4Q~ 5Q~ 6Q~ 7Q~ 8Q~ 9Q~',
      '[A-Za-z0-9_~.]{3}\\dQ~[A-Za-z0-9_~.-]{31,34}',
      { back: 3, entropy: 3 },
    ],
    ['devops-pat', 'DevOps personal access token', 'AZDO', '%a{76}AZDO%a{4}', { back: 76 }],
    ['storage-key', 'storage account key', 'AccountKey=', 'AccountKey=(%b{86}==)', { group: 1, check: 'base64Key64' }],
    ['sas-key', 'shared access key', 'SharedAccessKey=', 'SharedAccessKey=(%b{32,100}={0,2})', { group: 1 }],
    [
      'sas-signature',
      'shared access signature',
      'sig=',
      '(?<=[?&;]|&amp;)sig=([A-Za-z0-9%+/]{40,120}(?:%3D|=){0,2})',
      { group: 1, inWord: true },
    ],
    [
      'app-configuration',
      'App Configuration secret',
      '.azconfig.io;',
      '\\.azconfig\\.io;Id=[^;\\s]{4,80};Secret=(%b{36,100}={0,2})',
      { group: 1, inWord: true },
    ],
    [
      'identifiable-key',
      'service key',
      '+ASt AzFu AzSe +ABa +AMC +ARm ACRC +AEh +AIo AzCa ACDb APIM +ACR',
      '[A-Za-z0-9+/]{30,76}(?:\\+ASt|AzFu|AzSe|\\+ABa|\\+AMC|\\+ARm|ACRC|\\+AEh|\\+AIo|AzCa|ACDb|APIM|\\+ACR)%b{4,9}={0,2}',
      { back: 76 },
    ],
    ['openai-key', 'OpenAI key', 'JQQJ99', '%a{52}JQQJ99%a{18,26}', { back: 52 }],
    ['cognitive-key', 'AI services key', 'ACOG', '%a{76}ACOG%a{4}', { back: 76 }],
  ]),
  ...provider('DigitalOcean', 'digitalocean', 'https://cloud.digitalocean.com/account/api/tokens', [
    ['token', 'access token', 'dop_v1_ doo_v1_ dor_v1_', 'do[por]_v1_%h{64}'],
    ['spaces-key', 'Spaces access key', '', 'DO00[A-Z0-9]{16}'],
  ]),
  ...provider('Alibaba Cloud', 'alibaba', 'https://ram.console.aliyun.com/manage/ak', [
    ['access-key-id', 'AccessKey ID', '', 'LTAI%a{12,21}', { entropy: 2.5 }],
  ]),
  ...provider('Tencent Cloud', 'tencent', null, [['secret-id', 'secret ID', '', 'AKID%a{32}']]),
  ...provider('Oracle Cloud', 'oracle', null, [
    [
      'ocid',
      'identifier',
      'ocid1.user ocid1.tenancy',
      'ocid1\\.(?:user|tenancy)\\.oc\\d+\\.[a-z0-9-]*\\.[a-z0-9]{60}',
      { confidence: 'low' },
    ],
  ]),
  ...provider('Cloudflare', 'cloudflare', 'https://dash.cloudflare.com/profile/api-tokens', [
    ['token', 'API token', 'cfk_ cfut_ cfat_', '(?:cfk|cfut|cfat)_%a{40}%h{8}', { check: 'crc32Tail' }],
    ['origin-ca-key', 'Origin CA key', '', 'v1\\.0-%h{24}-%h{146}'],
  ]),
  ...provider('Scaleway', 'scaleway', null, [['access-key', 'access key', '', 'SCW[A-Z0-9]{17}']]),
  ...provider('Heroku', 'heroku', 'https://dashboard.heroku.com/account', [
    ['api-key-v2', 'API key', '', 'HRKU-AA%w{58}'],
  ]),
  ...provider('Fly.io', 'flyio', 'https://fly.io/user/personal_access_tokens', [
    [
      'token',
      'access token',
      'fo1_ fm1a_ fm1r_ fm2_',
      '(?:fo1_%w{43}|fm1[ar]_%b{100,2000}={0,3}|fm2_%b{100,2000}={0,3})',
    ],
  ]),
  ...provider('Render', 'render', null, [['api-key', 'API key', '', 'rnd_%a{28,40}']]),
  ...provider('Vercel', 'vercel', 'https://vercel.com/account/tokens', [
    ['token', 'access token', 'vcp_ vci_ vca_ vcr_ vck_', 'vc[piark]_%w{24,64}'],
    ['blob-token', 'Blob token', '', 'vercel_blob_rw_%a{16}_%a{30,34}'],
  ]),
  ...provider('Netlify', 'netlify', 'https://app.netlify.com/user/applications', [
    ['token', 'access token', 'nfp_ nfc_ nfo_ nfu_', 'nf[pcou]_[A-Za-z0-9_]{36}'],
  ]),
  ...provider('Supabase', 'supabase', 'https://supabase.com/dashboard/account/tokens', [
    ['token', 'access token', '', 'sbp_(?:v0_)?%a{40}'],
    ['secret-key', 'secret key', '', 'sb_secret_%w{31}'],
  ]),
  ...provider('Neon', 'neon', null, [['api-key', 'API key', '', 'napi_%a{64}']]),
  ...provider('PlanetScale', 'planetscale', null, [
    ['password', 'database password', '', 'pscale_pw_[A-Za-z0-9_=.-]{32,64}'],
    ['token', 'API token', 'pscale_tkn_ pscale_oauth_', 'pscale_(?:tkn|oauth)_[A-Za-z0-9_=.-]{32,64}'],
  ]),
  ...provider('Databricks', 'databricks', null, [['token', 'access token', '', 'dapi%H{32}(?:-\\d)?', { entropy: 2 }]]),
  ...provider('MongoDB Atlas', 'mongodb-atlas', null, [
    ['sa-secret', 'service account secret', '', 'mdb_sa_sk_%w{40}'],
  ]),
  ...provider('Confluent', 'confluent', null, [['secret', 'API secret', '', 'cflt%b{60}']]),
  ...provider('Elastic Cloud', 'elastic', null, [['cloud-key', 'API key', '', 'essu_%w{40,200}={0,2}']]),
  ...provider('ClickHouse Cloud', 'clickhouse', null, [['secret', 'API secret', '', '4b1d%a{38}']]),
  ...provider('CockroachDB Cloud', 'cockroach', null, [['key', 'API key', '', 'CCDB1_%a{22}_%a{40}']]),
  ...provider('DataStax', 'datastax', null, [['token', 'Astra token', '', 'AstraCS:%a{20,40}:%h{64}']]),
  ...provider('Aiven', 'aiven', null, [['token', 'access token', 'AVNS_', 'AVNS_%w{16,24}']]),
  ...provider('Yandex Cloud', 'yandex', null, [
    ['api-key', 'API key', '', 'AQVN%w{35,38}'],
    ['iam-token', 'IAM token', 't1.', 't1\\.[A-Z0-9a-z_-]{1,600}={0,2}\\.%w{86}={0,2}'],
    ['secret-key', 'secret key', 'YC', 'YC%w{38}', { entropy: 3.5, confidence: 'medium' }],
  ]),
  ...provider('Scalingo', 'scalingo', null, [['token', 'API token', '', 'tk-us-%w{48}']]),
  ...provider('Tailscale', 'tailscale', 'https://login.tailscale.com/admin/settings/keys', [
    [
      'key',
      'key',
      '',
      'tskey-(?:auth|api|client|scim|webhook|secret|oauth)?-?%a{6,}-%a{4,}(?:-%a+)?',
      { inWord: true },
    ],
  ]),
  ...provider('Defined Networking', 'defined-networking', null, [['key', 'API token', '', 'dnkey-%e{26}-%e{52}']]),
  ...provider('ngrok', 'ngrok', null, [
    ['api-key', 'API key', 'ngrok', '[12]%a{26}_(?:[1-9]%a{20}|%a{20,22})', { near: true }],
    ['credential', 'tunnel credential', '', 'cr_%a{27}', { entropy: 3 }],
  ]),
  ...provider('Akamai', 'akamai', null, [['edgegrid', 'EdgeGrid client token', '', 'akab-[a-z0-9]{16}-[a-z0-9]{16}']]),
  ...provider('Cloudinary', 'cloudinary', null, [
    ['url', 'environment URL', '', 'cloudinary://\\d{12,18}:(%w{20,40})@', { group: 1, inWord: true }],
  ]),
  ...provider('Firebase', 'firebase', null, [
    [
      'domain',
      'database address',
      '.firebaseio.com .firebaseapp.com',
      '[a-z0-9][a-z0-9-]{2,60}\\.firebase(?:io|app)\\.com',
      { back: 64, confidence: 'low' },
    ],
  ]),
  ...provider('Amazon S3', 's3', null, [
    [
      'bucket',
      'bucket address',
      '.amazonaws.com s3.amazonaws.com/',
      '(?:[a-z0-9][a-z0-9.-]{2,62}\\.s3[a-z0-9.-]{0,30}\\.amazonaws\\.com|s3[a-z0-9.-]{0,30}\\.amazonaws\\.com/[a-z0-9][a-z0-9.-]{2,62})',
      { back: 100, confidence: 'low' },
    ],
  ]),
  ...provider('Google Cloud Storage', 'gcs', null, [
    [
      'bucket',
      'bucket address',
      '.storage.googleapis.com storage.googleapis.com/',
      '(?:[a-z0-9][a-z0-9._-]{0,62}\\.storage\\.googleapis\\.com|storage\\.googleapis\\.com/[a-z0-9][a-z0-9._-]{2,62})',
      { back: 64, confidence: 'low' },
    ],
  ]),
  ...provider('Airtable', 'airtable', 'https://airtable.com/create/tokens', [
    ['pat', 'personal access token', 'pat', 'pat%a{14}\\.%h{64}'],
  ]),
  ...provider('Convex', 'convex', null, [
    [
      'deploy-key',
      'deploy key',
      'prod: dev: preview:',
      '(?:prod|dev|preview):[a-z]+-[a-z]+-\\d{1,3}\\|%b{60,400}={0,2}',
    ],
  ]),
  ...provider('Upstash', 'upstash', null, [['token', 'QStash key', '', 'sig_%a{28}']]),
  ...provider('Turso', 'turso', null, [
    [
      'url',
      'database URL',
      'libsql://',
      'libsql://[\\w.-]+\\?authToken=(%w[\\w.-]{40,600})',
      { group: 1, inWord: true },
    ],
  ]),
];
