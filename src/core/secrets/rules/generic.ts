import type { NameKind } from '../judgement/names.ts';
import type { Rule, RuleOptions } from '../engine/rule.ts';
import { providerByWord } from './providers.ts';

const generic = 'Credentials';

function rule(id: string, kind: string, keywords: readonly string[], options: RuleOptions = {}): Rule {
  return { id, provider: generic, kind, keywords, pattern: null, options, docs: null };
}

/** Values assigned to names such as `password`. All rules are in one family, so a secret keeps its fingerprint when it is renamed. */
export const assignmentRules: Readonly<Record<NameKind, Rule>> = {
  password: rule('generic-password', 'password', [], { family: 'generic' }),
  secret: rule('generic-secret', 'secret', [], { family: 'generic' }),
  token: rule('generic-token', 'token', [], { family: 'generic' }),
  key: rule('generic-key', 'key', [], { family: 'generic' }),
  auth: rule('generic-auth', 'credential', [], { family: 'generic' }),
};

export const namedTokenRule = rule('generic-named-token', 'token', [], { family: 'generic' });

const providerTokens = new Map<string, Rule>();

/** The rule for a random token next to the name of a service. */
export function providerTokenRule(word: string): Rule {
  const shown = providerByWord().get(word);
  if (shown === undefined) return namedTokenRule;
  let known = providerTokens.get(word);
  if (known === undefined) {
    known = { ...rule(`${word}-named-token`, 'key or token', [], { family: 'generic' }), provider: shown };
    providerTokens.set(word, known);
  }
  return known;
}

export const urlPasswordRule = rule('url-password', 'password in a URL', ['://']);
export const basicAuthRule = rule('http-basic', 'HTTP Basic credentials', ['basic']);
export const bearerRule = rule('http-bearer', 'HTTP bearer token', ['bearer']);
export const privateKeyRule = rule('private-key', 'private key', ['-----begin ']);
export const netrcRule = rule('netrc-password', 'password in a .netrc file', ['machine', 'default']);
export const connectionStringRule = rule('connection-string-password', 'password in a connection string', [
  'pwd',
  'password',
]);

/** Connection strings in which the password has no key; see `connectionString.ts`. */
export const goDsnRule = rule('mysql-dsn-password', 'password in a connection string', ['@tcp(', '@unix(', '@tcp6(']);
export const oracleRule = rule('oracle-password', 'password in a connection string', [
  '@//',
  '@(description',
  '@tcps://',
  '@tcp://',
]);
export const oraclePortRule = rule('oracle-easy-connect-password', 'password in a connection string', [
  ':1521',
  ':2484',
]);
export const oracleLoginRule = rule('oracle-login-password', 'password in a connection string', [
  'jdbc:oracle:thin:',
  'jdbc:oracle:oci:',
  'jdbc:oracle:oci8:',
  'sqlplus',
  'sqlldr',
  'expdp',
  'impdp',
  'rman target',
]);

export const curlRule = rule('curl-password', 'password on a command line', ['curl']);
export const optionRule = rule('psexec-password', 'password on a command line', ['psexec']);
export const credentialCallRule = rule('credential-call', 'password', [
  'networkcredential',
  'directoryentry',
  'passwordcredential',
  '.login',
  'new pdo',
  'mysqli_connect',
  'new mysqli',
  'getconnection',
]);
export const sentenceRule = rule('password-in-text', 'password', ['password', 'passwort']);
export const kubernetesRule: Rule = {
  ...rule('kubernetes-secret', 'Secret', [
    'kind: secret',
    'kind: "secret',
    "kind: 'secret",
    '"kind": "secret',
    '"kind":"secret',
    "'kind': 'secret",
    '"kind": secret',
  ]),
  provider: 'Kubernetes',
  docs: 'https://kubernetes.io/docs/concepts/configuration/secret/',
};

export const joinedOptionRule = rule('mysql-password', 'password on a command line', ['mysql']);
export const literalAfterRule = rule('literal-password', 'password', [
  'identified by',
  'convertto-securestring',
  'sshpass -p',
]);
export const credentialsBlockRule: Rule = {
  ...rule('gradle-password', 'repository password', ['credentials {', 'credentials{']),
  provider: 'Gradle',
  docs: 'https://docs.gradle.org/current/userguide/supported_repository_protocols.html',
};
export const passwordFileRule = rule('password-file', 'password', []);
export const keyFileRule = rule('key-file', 'key', []);
export const awsSecretRule: Rule = {
  ...rule('aws-secret-access-key', 'secret access key', [], { family: 'generic' }),
  provider: 'AWS',
  docs: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html',
};
export const keystoreRule = rule('keystore-file', 'key store', []);
export const discordRule: Rule = {
  ...rule('discord-bot-token', 'bot token', []),
  provider: 'Discord',
  docs: 'https://discord.com/developers/applications',
};

/** Every rule in this file, for lookups by id. */
export const genericRules = (): readonly Rule[] => [
  ...Object.values(assignmentRules),
  namedTokenRule,
  ...[...providerByWord().keys()].map(providerTokenRule),
  urlPasswordRule,
  basicAuthRule,
  bearerRule,
  privateKeyRule,
  netrcRule,
  connectionStringRule,
  goDsnRule,
  oracleRule,
  oraclePortRule,
  oracleLoginRule,
  curlRule,
  optionRule,
  credentialCallRule,
  sentenceRule,
  kubernetesRule,
  joinedOptionRule,
  literalAfterRule,
  credentialsBlockRule,
  passwordFileRule,
  keyFileRule,
  awsSecretRule,
  keystoreRule,
  discordRule,
];
