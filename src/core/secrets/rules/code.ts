import { provider, type Rule } from '../engine/rule.ts';

/**
 * Credentials of code hosts, package registries, build services and developer tools. Shapes: gitleaks@b58d3f1,
 * betterleaks@6381fa4, secretlint@18346ba, kingfisher@ee7c0db and the vendors' pages they cite, read 2026-11.
 */
export const codeRules: readonly Rule[] = [
  ...provider('Jenkins', 'jenkins', 'https://www.jenkins.io/doc/book/installing/', [
    [
      'initial-password',
      'first administrator password',
      'installation:',
      '%h{32}',
      { near: true, confidence: 'medium' },
    ],
  ]),
  ...provider(
    'GitHub',
    'github',
    'https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/token-expiration-and-revocation',
    [
      ['pat', 'personal access token', '', 'ghp_%a{36}', { check: 'github', family: 'github' }],
      ['oauth-token', 'OAuth token', '', 'gho_%a{36}', { check: 'github', family: 'github' }],
      ['app-token', 'app token', 'ghu_ ghs_', 'gh[us]_%a{36}', { check: 'github', family: 'github' }],
      ['installation-token', 'installation token', '', 'ghs_\\d{1,12}_%w{16,600}\\.%w{16,1200}\\.%w{16,800}'],
      ['refresh-token', 'refresh token', '', 'ghr_%a{36,80}', { family: 'github' }],
      ['fine-grained-pat', 'fine-grained personal access token', '', 'github_pat_[A-Za-z0-9_]{82}', { entropy: 2 }],
    ],
  ),
  ...provider('GitHub', 'github-raw', null, [['token', 'link token for a private file', '', 'GHSAT0%u{30,40}']]),
  ...provider('Inngest', 'inngest', null, [
    [
      'signing-key',
      'signing key',
      'signkey-prod- signkey-test- signkey-branch-',
      'signkey-(?:prod|test|branch)-%h{32,64}',
    ],
  ]),
  ...provider('WakaTime', 'wakatime', 'https://wakatime.com/developers', [['key', 'API key', '', 'waka_%U']]),
  ...provider('GitLab', 'gitlab', 'https://docs.gitlab.com/security/responding_to_security_incidents/', [
    ['pat', 'personal access token', '', 'glpat-%w{20,300}(?:\\.[0-9a-z]{2}\\.?[0-9a-z]{7,9})?'],
    ['runner-token', 'runner token', '', 'glrt-(?:t\\d_)?%w{20,300}(?:\\.[0-9a-z]{2}\\.?[0-9a-z]{7,9})?'],
    ['runner-registration', 'runner registration token', '', 'GR1348941%w{20,50}'],
    ['trigger-token', 'pipeline trigger token', '', 'glptt-%w{40}'],
    ['deploy-token', 'deploy token', '', 'gldt-%w{20,70}'],
    ['job-token', 'CI/CD job token', '', 'glcbt-(?:%a{1,5}_)?%w{20,70}'],
    [
      'token',
      'token',
      'glft- glimt- glagent- gloas- glsoat- glffct- glrtr- glwt-',
      'gl(?:ft|imt|agent|oas|soat|ffct|rtr|wt)-%w{20,80}',
    ],
    ['session', 'session cookie', '', '_gitlab_session=(%a{32})', { group: 1 }],
  ]),
  ...provider('Bitbucket', 'bitbucket', 'https://support.atlassian.com/bitbucket-cloud/docs/revoke-an-app-password/', [
    ['app-password', 'app password', '', 'ATBB%a{24}[A-F0-9]{8}', { check: 'crc32Upper' }],
    ['access-token', 'access token', '', 'ATCTT3xFfG[A-Za-z0-9+/=_-]{100,300}=[A-F0-9]{8}', { check: 'crc32Upper' }],
    ['http-token', 'HTTP access token', '', 'BBDC-[A-Za-z0-9+/@_-]{40,50}'],
  ]),
  ...provider('Atlassian', 'atlassian', 'https://id.atlassian.com/manage-profile/security/api-tokens', [
    ['api-token', 'API token', '', 'ATATT3[A-Za-z0-9+/=_-]{100,220}', { check: 'crc32Upper' }],
    ['admin-key', 'admin API key', '', 'ATCTT3[A-Za-z0-9+/=_-]{100,220}', { check: 'crc32Upper' }],
  ]),
  ...provider('npm', 'npm', null, [
    ['token', 'access token', '', 'npm_%a{36}', { check: 'github' }],
    [
      'auth-token',
      'registry token',
      '_authToken',
      '_authToken"?\\s*[=:]\\s*"?([^\\s"\'${}<>]{8,600})',
      { group: 1, inWord: true, anyValue: true },
    ],
    [
      'auth',
      'registry login',
      ':_auth :_password',
      ':_(?:auth|password)\\s*=\\s*"?([^\\s"\'${}<>]{8,600})',
      { group: 1, inWord: true },
    ],
  ]),
  ...provider('Apache Maven', 'maven', 'https://maven.apache.org/guides/mini/guide-encryption.html', [
    // The master password is encrypted with a key that is the same everywhere; decrypting the others requires the master
    // password.
    [
      'master-password',
      'master password',
      '<master>{',
      '<master>(\\{[^{}\\s<]{16,200}\\\\?\\})',
      { group: 1, inWord: true, confidence: 'medium' },
    ],
    [
      'password',
      'encrypted password',
      '<password>{',
      '<password>(\\{[^{}\\s<]{16,200}\\\\?\\})',
      { group: 1, inWord: true, confidence: 'low' },
    ],
  ]),
  ...provider('PyPI', 'pypi', null, [['token', 'upload token', '', 'pypi-AgE[A-Za-z0-9_-]{70,1000}']]),
  ...provider('RubyGems', 'rubygems', null, [['token', 'API key', '', 'rubygems_%h{48}']]),
  ...provider('NuGet', 'nuget', 'https://learn.microsoft.com/nuget/nuget-org/scoped-api-keys', [
    ['key', 'API key', '', 'oy2[a-z0-9]{43}'],
  ]),
  ...provider('crates.io', 'crates', 'https://doc.rust-lang.org/cargo/reference/registry-authentication.html', [
    ['token', 'API token', 'cio', 'cio%a{32}', { entropy: 3.3 }],
  ]),
  ...provider('Clojars', 'clojars', null, [['token', 'deploy token', '', 'CLOJARS_[A-Za-z0-9]{60}']]),
  ...provider('Hex.pm', 'hex', null, [['key', 'API key', '', 'hex_%h{32}']]),
  ...provider('Docker', 'docker', 'https://app.docker.com/settings/personal-access-tokens', [
    ['pat', 'personal access token', '', 'dckr_pat_%w{27}'],
    ['oat', 'organisation access token', '', 'dckr_oat_%w{27,32}'],
    ['swarm-token', 'Swarm join token', '', 'SWMTKN-1-[a-z0-9]{50}-[a-z0-9]{25}'],
    ['swarm-key', 'Swarm unlock key', '', 'SWMKEY-1-%b{43}'],
  ]),
  ...provider('JFrog', 'jfrog', 'https://jfrog.com/help/r/jfrog-platform-administration-documentation/access-tokens', [
    ['api-key', 'API key', '', 'AKCp%a{59,73}'],
    [
      'short-key',
      'API key',
      'AKC AP0 AP1 AP2 AP3 AP4 AP5 AP6 AP7 AP8 AP9 APA APB APC APD APE APF',
      '(?<![/+])(?=[A-Za-z]*\\d[A-Za-z]*\\d)(?:AKC[a-zA-Z0-9]{10,80}|AP[\\dABCDEF][a-zA-Z0-9]{8,80})',
      { confidence: 'low', plainOnly: true },
    ],
    ['reference-token', 'reference token', '', 'cmVmd%a{59}'],
  ]),
  ...provider('Cloudsmith', 'cloudsmith', null, [['key', 'API key', '', 'csa_%h{30}%a{6}']]),
  ...provider('CircleCI', 'circleci', 'https://app.circleci.com/settings/user/tokens', [
    ['token', 'access token', 'CCIPAT_ CCIPRJ_', 'CCI(?:PAT|PRJ)_%a{22}_[A-Za-z0-9]{40}'],
  ]),
  ...provider('Buildkite', 'buildkite', null, [
    ['token', 'access token', 'bkua_ bkaa_ bkpt_ bkaj_ bkct_', 'bk(?:ua|aa|pt|aj|ct)_%a{40}'],
  ]),
  ...provider('SonarQube', 'sonar', null, [['token', 'access token', 'squ_ sqp_ sqa_', 'sq[upa]_%a{40}']]),
  ...provider('Snyk', 'snyk', null, [['token', 'API token', 'snyk_', 'snyk_(?:uat|sat)\\.%a{8}\\.[\\w.-]{20,600}']]),
  ...provider('HashiCorp', 'hashicorp', 'https://developer.hashicorp.com/vault/docs/concepts/lease', [
    ['terraform-token', 'Terraform API token', '.atlasv1.', '%a{14}\\.atlasv1\\.[A-Za-z0-9_=-]{60,70}', { back: 14 }],
    ['vault-token', 'Vault token', 'hvs. hvb. hvr.', 'hv[sbr]\\.%w{24,300}'],
    [
      'vault-legacy-token',
      'Vault token',
      's. b. r.',
      '[sbr]\\.(?=[A-Za-z]*\\d)(?=[a-z0-9]*[A-Z])%a{24,26}',
      { entropy: 3.7, confidence: 'medium', plainOnly: true },
    ],
  ]),
  ...provider('HashiCorp Vault', 'vault', 'https://developer.hashicorp.com/vault/docs/concepts/seal', [
    ['unseal-key', 'unseal key', 'unseal', '[A-Za-z0-9+/]{43,44}=?', { near: true, entropy: 4 }],
  ]),
  ...provider('Code Climate', 'codeclimate', null, [
    ['token', 'reporter token', 'CODECLIMATE_REPO_TOKEN CC_TEST_REPORTER_ID', '%h{64}', { near: true }],
  ]),
  ...provider('Doppler', 'doppler', 'https://docs.doppler.com/docs/service-tokens', [
    [
      'token',
      'token',
      'dp.pt. dp.ct. dp.st. dp.sa. dp.scim. dp.audit.',
      'dp\\.(?:pt|ct|sa|scim|audit|st(?:\\.[a-z0-9_-]{2,35})?)\\.%a{40,44}',
    ],
  ]),
  ...provider('1Password', '1password', 'https://developer.1password.com/docs/service-accounts/', [
    ['service-token', 'service account token', '', 'ops_eyJ%b{80,2000}={0,3}'],
    [
      'secret-key',
      'secret key',
      '',
      'A3-[A-Z0-9]{6}-(?:[A-Z0-9]{11}|[A-Z0-9]{6}-[A-Z0-9]{5})(?:-[A-Z0-9]{5}){3}',
      { entropy: 3 },
    ],
  ]),
  ...provider('Infisical', 'infisical', null, [
    ['token', 'service token', 'st.', 'st\\.[a-f0-9-]{24,36}\\.%h{32}\\.%h{32}'],
  ]),
  ...provider('age', 'age', null, [
    ['secret-key', 'secret key', '', 'AGE-SECRET-KEY-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}', { check: 'bech32' }],
  ]),
  ...provider('Pulumi', 'pulumi', 'https://app.pulumi.com/account/tokens', [
    ['token', 'access token', '', 'pul-%h{40}'],
  ]),
  ...provider('Terraform', 'terraform', null, [['cloud-agent', 'agent token', '', 'tfa-%a{60}']]),
  ...provider('Harness', 'harness', null, [
    ['token', 'access token', 'pat. sat.', '(?:pat|sat)\\.%w{22}\\.[0-9a-z]{24}\\.%a{20}'],
  ]),
  ...provider('Octopus Deploy', 'octopus', null, [['api-key', 'API key', '', 'API-[A-Z0-9]{25,27}', { entropy: 3 }]]),
  ...provider('Red Hat OpenShift', 'openshift', null, [['token', 'user token', '', 'sha256~%w{43}']]),
  ...provider('Prefect', 'prefect', null, [['key', 'API key', 'pnu_ pnb_', 'pn[ub]_%a{36}']]),
  ...provider('Postman', 'postman', 'https://learning.postman.com/docs/reference/postman-api/authentication/', [
    ['api-key', 'API key', '', 'PMAK-%H{24}-%H{34}'],
    ['collection-key', 'collection access key', '', 'PMAT-[0-9A-Z]{26}'],
  ]),
  ...provider('ReadMe', 'readme', null, [['key', 'API key', '', 'rdme_[a-z0-9]{70}']]),
  ...provider('Infracost', 'infracost', null, [['key', 'API key', '', 'ico-%a{32}']]),
  ...provider('StackHawk', 'stackhawk', null, [['key', 'API key', '', 'hawk\\.%w{20}\\.%w{20}']]),
  ...provider('Dependency-Track', 'dtrack', null, [['key', 'API key', '', 'odt_(?:%a{8}_%a{32}|%a{32,36})']]),
  ...provider('Codemagic', 'codemagic', null, [['key', 'API key', '', 'codemagic123_[\\w-]{30,60}']]),
  ...provider('TeamCity', 'teamcity', null, [['token', 'access token', '', 'eyJ0eXAiOiAiVENWMiJ9\\.%w{36}\\.%w{48}']]),
  ...provider('Expo', 'expo', null, [
    ['token', 'access token', 'expo_ expat_', 'exp(?:o|at)_%w{36,44}', { confidence: 'medium' }],
  ]),
  ...provider('Contentful', 'contentful', null, [['pat', 'personal access token', '', 'CFPAT-%w{40,64}']]),
  ...provider('Figma', 'figma', 'https://www.figma.com/developers/api#access-tokens', [
    ['pat', 'personal access token', '', 'figd_%w{38,44}'],
    ['old-token', 'access token', 'figma', '\\d{4,8}-%U', { near: true }],
  ]),
  ...provider('Linear', 'linear', 'https://linear.app/settings/api', [
    ['key', 'API key', 'lin_api_ lin_oauth_', 'lin_(?:api|oauth)_%a{40,64}'],
  ]),
  ...provider('Notion', 'notion', 'https://www.notion.so/my-integrations', [
    ['token', 'integration token', '', 'ntn_\\d{11}%a{32,36}'],
    ['legacy-token', 'integration token', 'secret_', 'secret_%a{43}', { entropy: 3.5 }],
  ]),
  ...provider('Asana', 'asana', 'https://app.asana.com/0/my-apps', [
    ['pat', 'personal access token', '1/ 0/ 2/', '[012]/\\d{15,17}(?:/\\d{15,17})?:%h{32}'],
  ]),
  ...provider('ClickUp', 'clickup', null, [['token', 'personal token', 'pk_', 'pk_\\d{6,9}_[A-Z0-9]{32,34}']]),
  ...provider('Zuplo', 'zuplo', null, [['key', 'API key', '', 'zpka_[a-z0-9]{32}_%h{8}']]),
  ...provider('Polar', 'polar', null, [['token', 'access token', '', 'polar_(?:oat|pat|at)_%w{20,100}']]),
  ...provider('Settlemint', 'settlemint', null, [
    ['token', 'access token', 'sm_pat_ sm_aat_ sm_sat_', 'sm_[pas]at_%a{16}'],
  ]),
  ...provider('Authress', 'authress', null, [
    [
      'key',
      'access key',
      'sc_ ext_ scauth_ authress_',
      '(?:sc|ext|scauth|authress)_%a{5,30}\\.%a{4,6}\\.(?:acc[_-]%w{10,32})\\.%w{30,120}',
    ],
  ]),
  ...provider('Sidekiq', 'sidekiq', null, [
    [
      'url',
      'gem server credentials',
      'contribsys.com',
      '%h{8}:%h{8}@(?:gems|enterprise)\\.contribsys\\.com',
      { back: 40 },
    ],
  ]),
  ...provider('Intra42', 'intra42', null, [['secret', 'client secret', 's-s4t2', 's-s4t2(?:ud|af)-%h{64}']]),
  ...provider('CodeRabbit', 'coderabbit', null, [['key', 'API key', '', 'cr-%h{58}']]),
  ...provider('Trigger.dev', 'trigger', null, [['key', 'secret key', 'tr_dev_ tr_prod_', 'tr_(?:dev|prod)_%a{20,24}']]),
  ...provider('Unkey', 'unkey', null, [['key', 'root key', '', 'unkey_%a{20,40}']]),
  ...provider('Nx Cloud', 'nx', null, [
    [
      'token',
      'access token',
      'nxCloudAccessToken',
      'nxCloudAccessToken"?\\s*[:=]\\s*"(%b{40,80}={0,2})',
      { group: 1, inWord: true },
    ],
  ]),
];
