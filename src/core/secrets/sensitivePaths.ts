import { message, type Message } from '../message.ts';

/** A kind of file that usually holds credentials. */
export interface SensitivePath {
  /** A gitignore pattern that covers files of this kind. */
  readonly pattern: string;
  readonly why: Message;
}

type Row = readonly [pattern: string, kind: string, test: RegExp];

/**
 * Kinds of files by name, most specific first; each expression is tried on the lower-case path with a `/` before it.
 * Sources: the tools' own documentation of where they keep credentials, gitleaks@b58d3f1 and noseyparker@2e6e7f3 path
 * rules, github/gitignore; read 2026-11.
 */
const rows: readonly Row[] = [
  ['.env*', 'environment', /\/\.env(?:rc|\.[^/]*)?$|\/[^/]+\.env$/],
  ['id_rsa', 'sshKey', /\/id_(?:rsa|dsa|ecdsa|ed25519)(?:_sk)?(?:\.(?:old|bak|key))?$|\/identity$/],
  ['*.pem', 'privateKey', /\.pem$/],
  ['*.key', 'privateKey', /\.key$|\/(?:server|client|tls|ca)-key\.(?:txt|cer)$/],
  ['*.ppk', 'privateKey', /\.ppk$/],
  ['*.p8', 'privateKey', /\.p8$/],
  ['*.p12', 'keystore', /\.(?:p12|pfx|pkcs12)$/],
  ['*.jks', 'keystore', /\.(?:jks|keystore|bks|jceks|truststore)$/],
  ['*.kdbx', 'passwordStore', /\.(?:kdbx?|psafe3|1pif|agilekeychain|keychain(?:-db)?|opvault)$/],
  ['*.asc', 'privateKey', /\/(?:secring\.(?:gpg|pgp|asc)|private[-_.]?key\.asc|[^/]*secret[^/]*\.(?:asc|gpg))$/],
  ['*.ovpn', 'vpn', /\.ovpn$|\/wg\d+\.conf$/],
  ['.npmrc', 'packageRegistry', /\/\.(?:npmrc|yarnrc\.yml|pypirc)$/],
  [
    '.gem/credentials',
    'packageRegistry',
    /\/\.gem\/credentials$|\/\.cargo\/credentials(?:\.toml)?$|\/nuget\.config$|\/auth\.json$/,
  ],
  ['.netrc', 'logins', /\/[._]netrc$/],
  ['.pgpass', 'database', /\/\.(?:pgpass|my\.cnf|mylogin\.cnf|mongorc\.js)$|\/pgpass\.conf$/],
  ['.git-credentials', 'logins', /\/\.git-credentials$/],
  ['.htpasswd', 'logins', /\/\.?htpasswd$/],
  [
    '.aws/credentials',
    'cloud',
    /\/\.aws\/(?:credentials|config)$|\/\.boto$|\/\.s3cfg$|\/\.(?:oci|aliyun)\/config(?:\.json)?$/,
  ],
  [
    '.azure/',
    'cloud',
    /\/\.azure\/(?:accesstokens|msal_token_cache|service_principal_entries|azureprofile)\.[a-z]+$|\.publishsettings$/,
  ],
  ['.config/gcloud/', 'cloud', /\/application_default_credentials\.json$|\/gcloud\/(?:credentials|access_tokens)\.db$/],
  [
    '*service-account*.json',
    'cloud',
    /\/[^/]*service[-_]?account[^/]*\.json$|\/gcp[-_]?(?:key|credentials)[^/]*\.json$|\/google[-_]?credentials[^/]*\.json$/,
  ],
  ['.kube/config', 'cluster', /\/\.kube\/config$|\/kubeconfig(?:\.[^/]*)?$|\.kubeconfig$/],
  ['.docker/config.json', 'containerRegistry', /\/\.docker\/config\.json$|\/\.dockercfg$|\/\.dockerconfigjson$/],
  ['*.tfstate', 'infrastructure', /\.tfstate(?:\.[^/]*)?$/],
  ['*.tfvars', 'infrastructure', /\.tfvars(?:\.json)?$|\/\.?terraformrc$|\/credentials\.tfrc\.json$/],
  ['secrets.yml', 'secrets', /\/\.?secrets?(?:[-_.][^/]*)?\.(?:ya?ml|json|toml|ini|env|txt|properties|xml|config)$/],
  [
    'credentials.json',
    'secrets',
    /\/\.?credentials?(?:\.(?:json|ya?ml|toml|ini|xml|csv|txt|yml\.enc))?$|\/client_secrets?[^/]*\.json$/,
  ],
  ['master.key', 'secrets', /\/(?:master|production)\.key$/],
  ['.vault-token', 'secrets', /\/\.vault-token$|\/\.vault[-_]?pass(?:word)?(?:\.txt)?$/],
  ['wp-config.php', 'application', /\/wp-config\.php$/],
  ['local.settings.json', 'application', /\/local\.settings\.json$|\/appsettings\.(?!json$)[^/]*\.json$/],
  ['google-services.json', 'application', /\/google-services\.json$|\/googleservice-info\.plist$/],
  ['*history', 'history', /\/\.(?:bash|zsh|sh|psql|mysql|python|node_repl|irb|rediscli)_history$/],
  [
    '*.rdp',
    'logins',
    /\.(?:rdp|remmina)$|\/(?:filezilla|recentservers|sitemanager)\.xml$|\/\.ftpconfig$|\/sftp(?:-config)?\.json$/,
  ],
  ['*.har', 'capture', /\.(?:har|pcap|pcapng)$/],
  ['*.sql', 'database', /\/(?:dump|backup|db[-_]?dump)[^/]*\.sql(?:\.gz)?$/],
];

/** Files that show how such a file is written, with nothing in it. */
const template = /[._-](?:example|sample|template|dist|tmpl|tpl|default|defaults|schema|test|ci)(?:\.[a-z]+)?$|\.pub$/;

/**
 * Judges by its name alone whether a file is of a kind that usually holds credentials. Templates such as `.env.example`
 * and public keys are not.
 * @param path relative or absolute, with `/` or `\`
 */
export function sensitivePath(path: string): SensitivePath | null {
  const name = `/${path.replace(/\\/g, '/').toLowerCase()}`;
  if (template.test(name)) return null;
  const row = rows.find(([, , test]) => test.test(name));
  return row === undefined ? null : { pattern: row[0], why: message(`secrets.path.${row[1]}`) };
}
