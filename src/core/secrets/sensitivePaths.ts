import { message, type Message } from '../message.ts';

/** A kind of file that usually contains credentials. */
export interface SensitivePath {
  /** A gitignore pattern that covers files of this kind. */
  readonly pattern: string;
  readonly why: Message;
}

const why = {
  application: message('secrets.path.application'),
  capture: message('secrets.path.capture'),
  cloud: message('secrets.path.cloud'),
  cluster: message('secrets.path.cluster'),
  containerRegistry: message('secrets.path.containerRegistry'),
  database: message('secrets.path.database'),
  environment: message('secrets.path.environment'),
  history: message('secrets.path.history'),
  infrastructure: message('secrets.path.infrastructure'),
  keystore: message('secrets.path.keystore'),
  logins: message('secrets.path.logins'),
  packageRegistry: message('secrets.path.packageRegistry'),
  passwordStore: message('secrets.path.passwordStore'),
  privateKey: message('secrets.path.privateKey'),
  secrets: message('secrets.path.secrets'),
  sshKey: message('secrets.path.sshKey'),
  vpn: message('secrets.path.vpn'),
} as const;

type Row = readonly [pattern: string, why: Message, test: RegExp];

/**
 * Kinds of files by name, most specific first. Each expression is matched against the lower-case path with a leading `/`. Sources:
 * the tools' own documentation of where they keep credentials, path rules of gitleaks@b58d3f1 and noseyparker@2e6e7f3,
 * github/gitignore; read 2026-11.
 */
const rows: readonly Row[] = [
  ['.env*', why.environment, /\/\.env(?:rc|\.[^/]*)?~?$|\/[^/]+\.env$/],
  ['id_rsa', why.sshKey, /\/id_(?:rsa|dsa|ecdsa|ed25519)(?:_sk)?(?:\.(?:old|bak|key))?$|\/identity$/],
  ['*.pem', why.privateKey, /\.pem$/],
  ['*.key', why.privateKey, /\.key$|\/(?:server|client|tls|ca)-key\.(?:txt|cer)$/],
  ['*.ppk', why.privateKey, /\.ppk$/],
  ['*.p8', why.privateKey, /\.p8$/],
  ['*.p12', why.keystore, /\.(?:p12|pfx|pkcs12)$/],
  ['*.jks', why.keystore, /\.(?:jks|keystore|bks|jceks|truststore)$/],
  ['*.kdbx', why.passwordStore, /\.(?:kdbx?|psafe3|1pif|agilekeychain|keychain(?:-db)?|opvault)$/],
  ['*.asc', why.privateKey, /\/(?:secring\.(?:gpg|pgp|asc)|private[-_.]?key\.asc|[^/]*secret[^/]*\.(?:asc|gpg))$/],
  ['*.ovpn', why.vpn, /\.ovpn$|\/wg\d+\.conf$/],
  ['.npmrc', why.packageRegistry, /\/\.(?:npmrc|yarnrc\.yml|pypirc)$/],
  [
    '.gem/credentials',
    why.packageRegistry,
    /\/\.gem\/credentials$|\/\.cargo\/credentials(?:\.toml)?$|\/nuget\.config$|\/auth\.json$/,
  ],
  ['.netrc', why.logins, /\/[._]netrc$/],
  ['.pgpass', why.database, /\/\.(?:pgpass|my\.cnf|mylogin\.cnf|mongorc\.js)$|\/pgpass\.conf$/],
  ['.git-credentials', why.logins, /\/\.git-credentials$/],
  ['.htpasswd', why.logins, /\/\.?htpasswd$/],
  [
    '.aws/credentials',
    why.cloud,
    /\/\.aws\/(?:credentials|config)$|\/\.boto$|\/\.s3cfg$|\/\.(?:oci|aliyun)\/config(?:\.json)?$/,
  ],
  [
    '.azure/',
    why.cloud,
    /\/\.azure\/(?:accesstokens|msal_token_cache|service_principal_entries|azureprofile)\.[a-z]+$|\.publishsettings$/,
  ],
  [
    '.config/gcloud/',
    why.cloud,
    /\/application_default_credentials\.json$|\/gcloud\/(?:credentials|access_tokens)\.db$/,
  ],
  [
    '*service-account*.json',
    why.cloud,
    /\/[^/]*service[-_]?account[^/]*\.json$|\/gcp[-_]?(?:key|credentials)[^/]*\.json$|\/google[-_]?credentials[^/]*\.json$/,
  ],
  ['.kube/config', why.cluster, /\/\.kube\/config$|\/kubeconfig(?:\.[^/]*)?$|\.kubeconfig$/],
  ['.docker/config.json', why.containerRegistry, /\/\.docker\/config\.json$|\/\.dockercfg$|\/\.dockerconfigjson$/],
  ['*.tfstate', why.infrastructure, /\.tfstate(?:\.[^/]*)?$/],
  ['*.tfvars', why.infrastructure, /\.tfvars(?:\.json)?$|\/\.?terraformrc$|\/credentials\.tfrc\.json$/],
  ['secrets.yml', why.secrets, /\/\.?secrets?(?:[-_.][^/]*)?\.(?:ya?ml|json|toml|ini|env|txt|properties|xml|config)$/],
  [
    'credentials.json',
    why.secrets,
    /\/\.?credentials?(?:\.(?:json|ya?ml|toml|ini|xml|csv|txt|yml\.enc))?$|\/client_secrets?[^/]*\.json$/,
  ],
  ['master.key', why.secrets, /\/(?:master|production)\.key$/],
  ['.vault-token', why.secrets, /\/\.vault-token$|\/\.vault[-_]?pass(?:word)?(?:\.txt)?$/],
  ['wp-config.php', why.application, /\/wp-config\.php$/],
  ['local.settings.json', why.application, /\/local\.settings\.json$|\/appsettings\.(?!json$)[^/]*\.json$/],
  ['google-services.json', why.application, /\/google-services\.json$|\/googleservice-info\.plist$/],
  ['*history', why.history, /\/\.(?:bash|zsh|sh|psql|mysql|python|node_repl|irb|rediscli)_history$/],
  [
    '*.rdp',
    why.logins,
    /\.(?:rdp|remmina)$|\/(?:filezilla|recentservers|sitemanager)\.xml$|\/\.ftpconfig$|\/sftp(?:-config)?\.json$/,
  ],
  ['*.har', why.capture, /\.(?:har|pcap|pcapng)$/],
  ['*.sql', why.database, /\/(?:dump|backup|db[-_]?dump)[^/]*\.sql(?:\.gz)?$/],
];

/** Matches if any row does, so nearly all paths are ruled out by a single test. */
const anyRow = new RegExp(`${rows.map(([, , test]) => test.source).join('|')}`);

/** Files that only show the format of such a file, and public keys. */
const template = /[._-](?:example|sample|template|dist|tmpl|tpl|default|defaults|schema|test|ci)(?:\.[a-z]+)?$|\.pub$/;

/**
 * Judges by its name alone whether a file is of a kind that usually contains credentials. Null for other files, including templates
 * such as `.env.example` and public keys.
 * @param path relative or absolute, with `/` or `\`
 */
export function sensitivePath(path: string): SensitivePath | null {
  const name = `/${path.replace(/\\/g, '/').toLowerCase()}`;
  if (!anyRow.test(name) || template.test(name)) return null;
  const row = rows.find(([, , test]) => test.test(name));
  return row === undefined ? null : { pattern: row[0], why: row[1] };
}
