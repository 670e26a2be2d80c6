import { provider, type Rule } from '../engine/rule.ts';

/**
 * Credentials of payment, commerce, messaging, mail and customer services. Shapes: gitleaks@b58d3f1,
 * betterleaks@6381fa4, noseyparker@2e6e7f3, kingfisher@ee7c0db and the vendors' pages they cite, read 2026-11.
 */
export const businessRules: readonly Rule[] = [
  ...provider('Stripe', 'stripe', 'https://docs.stripe.com/keys#rolling-keys', [
    [
      'secret-key',
      'secret key',
      'sk_live_ sk_test_ sk_prod_ rk_live_ rk_test_ rk_prod_',
      '[sr]k_(?:live|test|prod)_%a{10,247}',
    ],
    ['webhook-secret', 'webhook signing secret', '', 'whsec_[A-Za-z0-9+/]{24,64}={0,2}'],
  ]),
  ...provider('Square', 'square', 'https://developer.squareup.com/docs/build-basics/access-tokens', [
    ['access-token', 'access token', '', 'EAAA[A-Za-z0-9_+=-]{60,64}'],
    [
      'oauth-token',
      'OAuth token',
      'sq0atp- sq0csp- sq0id',
      'sq0(?:atp-%w{22}|csp-[A-Za-z0-9_\\\\-]{40,60}|id[a-z]-%w{22,32})',
    ],
  ]),
  ...provider(
    'PayPal',
    'paypal',
    'https://developer.paypal.com/braintree/articles/control-panel/important-gateway-credentials',
    [
      [
        'braintree-token',
        'Braintree access token',
        'access_token$',
        'access_token\\$(?:production|sandbox)\\$[0-9a-z]{16}\\$[0-9a-f]{32}',
      ],
    ],
  ),
  ...provider('Adyen', 'adyen', null, [
    ['api-key', 'API key', '', 'AQE[a-z][A-Za-z0-9+/]{60,200}(?:[-=][A-Za-z0-9+/=-]{0,120})?', { entropy: 4 }],
  ]),
  ...provider('Mercury', 'mercury', null, [
    ['token', 'API token', '', 'secret-token:mercury_(?:production|sandbox)_[A-Za-z0-9_]{30,90}'],
  ]),
  ...provider('Adobe', 'adobe', null, [['client-secret', 'client secret', '', 'p8e-%a{32}']]),
  ...provider('Plaid', 'plaid', null, [['token', 'access token', '', 'access-(?:sandbox|development|production)-%U']]),
  ...provider('Razorpay', 'razorpay', null, [['key', 'key ID', 'rzp_live_ rzp_test_', 'rzp_(?:live|test)_%a{14}']]),
  ...provider('Flutterwave', 'flutterwave', null, [
    ['secret-key', 'secret key', '', 'FLWSECK(?:_TEST)?-[a-hA-H0-9]{12,36}(?:-X)?'],
    ['public-key', 'public key', '', 'FLWPUBK(?:_TEST)?-[a-hA-H0-9]{32}-X', { confidence: 'low' }],
  ]),
  ...provider('Paddle', 'paddle', null, [['key', 'API key', '', 'pdl_(?:live|sdbx)_apikey_[a-z0-9]{26}_%a{22}_%a{3}']]),
  ...provider(
    'Shopify',
    'shopify',
    'https://shopify.dev/docs/apps/build/authentication-authorization/client-secrets/rotate-revoke-client-credentials',
    [['token', 'access token', 'shpat_ shpca_ shppa_ shpss_', 'shp(?:at|ca|pa|ss)_%a{32,64}']],
  ),
  ...provider('Coinbase', 'coinbase', null, [
    ['cdp-key', 'API key name', 'organizations/', 'organizations/%U/apiKeys/%U'],
  ]),
  ...provider('EasyPost', 'easypost', null, [['key', 'API key', 'EZAK EZTK', 'EZ[AT]K%a{54}']]),
  ...provider('Shippo', 'shippo', null, [['key', 'API token', '', 'shippo_(?:live|test)_%H{40}']]),
  ...provider('Duffel', 'duffel', null, [['key', 'API token', '', 'duffel_(?:test|live)_%e{43}']]),
  ...provider('Lob', 'lob', null, [['key', 'API key', 'live_ test_', '(?:live|test)_(?:pub_%h{31}|%h{35})']]),
  ...provider('GoCardless', 'gocardless', null, [
    ['token', 'access token', 'gocardless', 'live_%e{40}', { near: true }],
  ]),
  ...provider('Mollie', 'mollie', null, [
    ['key', 'API key', 'live_ test_', '(?:live|test)_%a{30}', { entropy: 3.2, confidence: 'medium' }],
  ]),
  ...provider('Slack', 'slack', 'https://api.slack.com/authentication/token-types', [
    ['bot-token', 'bot token', '', 'xoxb-[0-9A-Za-z-]{19,89}%a', { family: 'slack' }],
    [
      'user-token',
      'user token',
      'xoxp- xoxe- xoxe.xox',
      'xox(?:e\\.xox[bp]|[pe])-[0-9A-Za-z-]{19,189}%a',
      { family: 'slack' },
    ],
    ['app-token', 'app-level token', '', 'xapp-(?:\\d-[A-Z0-9]{8,14}-\\d{8,16}-[a-z0-9]{32,70}|\\d{12}-[\\w/]{20,30})'],
    ['legacy-token', 'token', 'xoxa- xoxo- xoxr- xoxs-', 'xox[aors]-(?:\\d-)?\\d[0-9A-Za-z-]{7,80}'],
    ['session-token', 'session token', 'xoxc- xoxd-', 'xox[cd]-[A-Za-z0-9%+/=-]{20,260}'],
    [
      'webhook',
      'webhook address',
      'hooks.slack.com/',
      'hooks\\.slack\\.com/(?:services|workflows|triggers)/[A-Za-z0-9+/]{20,66}',
      { inWord: true },
    ],
  ]),
  ...provider('Discord', 'discord', 'https://discord.com/developers/applications', [
    [
      'webhook',
      'webhook address',
      'discord.com/api/webhooks/ discordapp.com/api/webhooks/',
      'discord(?:app)?\\.com/api/webhooks/\\d{17,20}/[\\w-]{55,80}',
      { inWord: true },
    ],
  ]),
  ...provider('Telegram', 'telegram', 'https://core.telegram.org/bots/features#botfather', [
    ['bot-token', 'bot token', ':AA', '\\d{8,10}:AA%w{32,33}', { back: 10, entropy: 3 }],
    ['bot-near', 'bot token', 'telegram tgram', '\\d{8,10}:%w{35}', { near: true }],
    ['bot-url', 'bot token', 'telegram.org/bot', 'telegram\\.org/bot(\\d{6,12}:%w{35})', { group: 1, inWord: true }],
  ]),
  ...provider('Microsoft Teams', 'teams', null, [
    [
      'webhook',
      'webhook address',
      'webhook.office.com/webhook outlook.office.com/webhook',
      '(?:webhook\\.office\\.com|outlook\\.office\\.com)/webhook(?:b2)?/[a-z0-9-]{36}@[a-z0-9-]{36}/IncomingWebhook/[a-z0-9]{32}/[a-z0-9-]{36}',
      { inWord: true },
    ],
  ]),
  ...provider('Pagar.me', 'pagarme', null, [['key', 'API key', '', 'ak_live_%a{30}']]),
  ...provider('Fleetbase', 'fleetbase', null, [['key', 'API key', 'flb_live_ flb_test_', 'flb_(?:live|test)_%a{20}']]),
  ...provider('Flexport', 'flexport', null, [['key', 'API key', '', 'shltm_%a{40}']]),
  ...provider('Nightfall', 'nightfall', null, [['key', 'API key', '', 'NF-%a{32}']]),
  ...provider('Ionic', 'ionic', null, [['token', 'personal access token', '', 'ion_%a{42}']]),
  ...provider('Google reCAPTCHA', 'recaptcha', 'https://www.google.com/recaptcha/admin', [
    ['secret', 'secret key', 'recaptcha', '6[A-Za-z0-9_-]{39}', { near: true, entropy: 2 }],
  ]),
  ...provider('Twilio', 'twilio', 'https://help.twilio.com/articles/223136027', [
    ['api-key', 'API key', 'SK', 'SK%H{32}'],
    ['account-sid', 'account SID', 'AC', 'AC%h{32}', { confidence: 'low' }],
  ]),
  ...provider('SendGrid', 'sendgrid', 'https://app.sendgrid.com/settings/api_keys', [
    ['key', 'API key', '', 'SG\\.(?:%w{20,24}\\.%w{39,50}|[\\w=.-]{66})'],
  ]),
  ...provider('Mailgun', 'mailgun', 'https://app.mailgun.com/settings/api_security', [
    ['key', 'API key', 'key-', 'key-%h{32}'],
    ['public-key', 'public validation key', 'pubkey-', 'pubkey-%h{32}', { confidence: 'low' }],
    ['new-key', 'API key', 'mailgun', '%h{32}-%h{8}-%h{8}', { near: true }],
  ]),
  ...provider('Mailchimp', 'mailchimp', 'https://admin.mailchimp.com/account/api/', [
    ['key', 'API key', '-us', '%h{32}-us\\d{1,2}', { back: 32 }],
  ]),
  ...provider('Mandrill', 'mandrill', null, [
    ['key', 'API key', '', 'md-%w{22}', { entropy: 3.5, confidence: 'medium' }],
  ]),
  ...provider('Brevo', 'brevo', null, [['key', 'API key', 'xkeysib- xsmtpsib-', 'x(?:key|smtp)sib-%h{64}-%a{16}']]),
  ...provider('Resend', 'resend', null, [['key', 'API key', '', 're_%a{8}_%a{24}', { entropy: 3 }]]),
  ...provider('MailerSend', 'mailersend', null, [['key', 'API token', '', 'mlsn\\.%h{64}']]),
  ...provider('Intercom', 'intercom', null, [['token', 'access token', '', 'dG9rO[A-Za-z0-9+/=_-]{51,59}']]),
  ...provider('HubSpot', 'hubspot', null, [
    ['token', 'private app token', 'pat-na pat-eu pat-ap', 'pat-(?:na|eu|ap)\\d-%U'],
  ]),
  ...provider('Salesforce', 'salesforce', null, [
    ['token', 'access token', '00D', '00D%a{9,15}![A-Za-z0-9._]{80,260}'],
    ['refresh-token', 'refresh token', '5AEP861', '5AEP861[A-Za-z0-9._=]{80,260}'],
  ]),
  ...provider('Klaviyo', 'klaviyo', null, [['key', 'private key', 'pk_', 'pk_(?:%h{34}|%a{6}_%h{34})']]),
  ...provider('Courier', 'courier', null, [['key', 'API key', 'pk_prod_ pk_test_', 'pk_(?:prod|test)_[A-Z0-9]{28}']]),
  ...provider('Meta', 'meta', 'https://developers.facebook.com/tools/debug/accesstoken/', [
    ['access-token', 'access token', 'EAAM EAAC EAAB EAAG EAAD EAAI EAAJ EAAV EAAW', 'EAA[MCBGDIJVW]%a{50,360}'],
    ['instagram-token', 'Instagram token', 'IGQ', 'IGQ[VW]%w{90,250}'],
  ]),
  ...provider('X (Twitter)', 'twitter', 'https://developer.x.com/en/portal/dashboard', [
    ['bearer-token', 'bearer token', 'AAAAAAAAAAAAAAAAAAAA', 'A{20,22}[A-Za-z0-9%]{60,110}'],
  ]),
  ...provider('LinkedIn', 'linkedin', null, [
    ['client-secret', 'client secret', '', 'WPL_AP\\d\\.%a{16}\\.[A-Za-z0-9+/=]{6,8}'],
  ]),
  ...provider('Twitch', 'twitch', null, [['stream-key', 'stream key', 'live_', 'live_\\d{7,11}_%a{24,34}']]),
  ...provider('Mapbox', 'mapbox', 'https://account.mapbox.com/access-tokens/', [
    ['secret-token', 'secret token', 'sk.eyJ tk.eyJ', '[st]k\\.eyJ%w{40,200}\\.%w{20,24}'],
    ['public-token', 'public token', 'pk.', 'pk\\.[A-Za-z0-9_-]{60,120}\\.[A-Za-z0-9_-]{20,24}', { confidence: 'low' }],
  ]),
  ...provider('MaxMind', 'maxmind', null, [['key', 'licence key', '_mmk', '%a{6}_%a{29}_mmk', { back: 36 }]]),
  ...provider('Typeform', 'typeform', null, [['token', 'personal access token', '', 'tfp_[A-Za-z0-9_.=-]{40,60}']]),
  ...provider('Frame.io', 'frameio', null, [['token', 'developer token', '', 'fio-u-%e{64}']]),
  ...provider('Dropbox', 'dropbox', null, [
    ['token', 'access token', 'sl.', 'sl\\.(?:u\\.)?[A-Za-z0-9_=-]{130,1400}'],
    ['old-token', 'access token', 'dropbox', '%a{11}A{10}%e{43}', { near: true }],
  ]),
  ...provider('Telnyx', 'telnyx', null, [['key', 'API key', 'KEY0', 'KEY0[0-9A-F]{30,34}_%a{22}']]),
  ...provider('Adafruit', 'adafruit', null, [['key', 'IO key', '', 'aio_%a{28}']]),
  ...provider('Beamer', 'beamer', null, [['key', 'API key', 'beamer', 'b_%e{44}', { near: true }]]),
  ...provider('WorkOS', 'workos', null, [
    ['key', 'secret key', 'sk_live_a2V5 sk_test_a2V5', 'sk_(?:live|test)_a2V5%b{40,80}={0,2}'],
  ]),
  ...provider('JumpCloud', 'jumpcloud', null, [['key', 'API key', '', 'jca_%a{36}']]),
  ...provider('Okta', 'okta', 'https://developer.okta.com/docs/guides/create-an-api-token/main/', [
    ['token', 'API token', 'okta', '00%w{40}', { near: true }],
    ['ssws-token', 'API token', 'SSWS', 'SSWS (00%w{40})', { group: 1 }],
  ]),
  ...provider('Facebook', 'facebook', null, [
    // The digit before the bar is part of the keyword, since bars are frequent in code.
    ['app-token', 'app access token', '0| 1| 2| 3| 4| 5| 6| 7| 8| 9|', '\\d{15,16}\\|%w{27,40}', { back: 15 }],
  ]),
  ...provider('Zoho', 'zoho', null, [['token', 'OAuth token', '1000.', '1000\\.%h{32}\\.%h{32}']]),
  ...provider('Zapier', 'zapier', null, [
    [
      'webhook',
      'webhook address',
      'hooks.zapier.com/hooks/catch/',
      'hooks\\.zapier\\.com/hooks/catch/[A-Za-z0-9]+(?:/[A-Za-z0-9]+)?/?',
      { inWord: true },
    ],
  ]),
  ...provider('Tines', 'tines', null, [
    ['webhook', 'webhook address', '.tines.com/webhook/', '\\.tines\\.com/webhook/%a{32}/%a{32}', { inWord: true }],
  ]),
  ...provider('Voiceflow', 'voiceflow', null, [
    ['key', 'API key', 'VF.', 'VF\\.(?:[A-Z]{2}\\.)?[a-f0-9]{20,24}\\.%a{16}'],
  ]),
  ...provider('Ubidots', 'ubidots', null, [['key', 'API key', '', 'BBFF-%a{30,36}']]),
  ...provider('ThingsBoard', 'thingsboard', null, [
    [
      'token',
      'device token',
      'thingsboard.cloud/api/v1/',
      'thingsboard\\.cloud/api/v1/(%l{20})',
      { group: 1, inWord: true },
    ],
    [
      'provision-key',
      'provisioning credential',
      'provisionDeviceKey provisionDeviceSecret',
      'provisionDevice(?:Key|Secret)\\\\?["\']\\s*:\\s*\\\\?["\'](%l{20})',
      { group: 1, inWord: true },
    ],
  ]),
  ...provider('PubNub', 'pubnub', null, [['key', 'key', 'pub-c- sub-c-', '(?:pub|sub)-c-%U']]),
  ...provider('dfuse', 'dfuse', null, [['key', 'API key', 'web_', 'web_%l{32}', { confidence: 'medium' }]]),
  ...provider('Teamwork', 'teamwork', null, [
    ['token', 'access token', 'tkn.v1_', 'tkn\\.v1_[A-Za-z0-9+/]{50,80}={0,2}'],
  ]),
];
