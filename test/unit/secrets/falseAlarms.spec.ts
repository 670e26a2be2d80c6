import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { body, found } from './support.ts';

/** Returns what is shown without options. */
function shown(text: string, path: string): string[] {
  return found(text, path).filter(each => !/^\S+ low /.test(each));
}
const base64 = (length: number, seed: number): string => Buffer.from(body(length, seed)).toString('base64');
const pem = (label: string): string =>
  Buffer.from(`-----BEGIN ${label}-----\n${base64(600, 71)}\n-----END ${label}-----\n`).toString('base64');
const der = (hex: string): string =>
  Buffer.concat([Buffer.from(hex, 'hex'), Buffer.from(body(500, 72))]).toString('base64');

describe('secrets: what only looks like one in other people’s code', () => {
  const image = base64(900, 75);

  it('a format by chance within base64 data, in one line and over several', () => {
    const mark = `${'AK'}IA${body(16, 76, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567')}`;
    const line = `${image.slice(0, 75)}\n`;
    for (const joint of ['+', '/'])
      for (const text of [
        `<image href="data:image/png;base64,${image}${joint}${mark}${joint}${image}"/>\n`,
        `${line}${line}Ab${joint}${mark}${joint}${image.slice(0, 40)}\n${line}`,
        `${line}${line}`.replaceAll('\n', '\r\n') + `Ab${joint}${mark}${joint}${image.slice(0, 40)}\r\n`,
      ])
        assert.deepEqual(shown(text, 'a.svg'), [], text);
    for (const text of [
      `url = "https://files.example.net/download/customers/production/${mark}"\n`,
      `/srv/customers/production/archive/2026/${mark}/file\n`,
      `key = "a" + "${mark}"\nsum = one+${mark}\n`,
    ])
      assert.notDeepEqual(shown(text, 'a.txt'), [], text);
  });

  it('the version behind a name, and a version of Go without a tag', () => {
    const hex = body(40, 77, '0123456789abcdef');
    const time = '20260102030405';
    for (const [path, text] of [
      ['.github/workflows/a.yml', `      - uses: actions/create-github-app-token@${hex} # v3\n`],
      ['README.md', `See octo/auth-token@${hex}.\n`],
      [
        'go.mod',
        `replace github.com/a/go-http-auth => github.com/b/go-http-auth v0.4.1-0.${time}-${hex.slice(0, 12)}\n`,
      ],
      ['go.mod', `\tgithub.com/aws/token v0.0.0-${time}-${hex.slice(0, 12)}\n`],
    ] as const)
      assert.deepEqual(shown(text, path), [], text);
    assert.notDeepEqual(shown(`github token: ${hex}\n`, 'notes.txt'), []);
  });

  it('a bare word that a password is compared with, outside of a shell', () => {
    for (const sign of ['==', '===', '!=', '!==']) {
      for (const path of ['a.html', 'a.vue', 'a.yaml', 'a.txt', 'a.php', 'a.erb'])
        assert.deepEqual(shown(`if (pass1 ${sign} pass2) {\n`, path), [], path);
      // In settings, a value may begin with such a sign.
      for (const path of ['a.html', 'a.vue', 'a.txt', 'a.php', 'a.erb'])
        assert.deepEqual(shown(`if(password${sign}password2){\n`, path), [], path);
    }
    assert.notDeepEqual(found('[ "$password" == Tr4vel-L1ght ] && echo yes\n', 'a.sh'), []);
  });

  it('arguments and calls of code that have the form of a connection string or of a token', () => {
    for (const text of [
      '    user=user, host=host,\n    port=port, password=conn_password,\n',
      "    user=('ansible_ssh_user', 'ansible_user'), password=('ansible_ssh_pass', 'ansible_password'),\n",
      'connect(host=host, user=user, password=conn_password1)\n',
      'return r.findAllSubmatchIndexUTF16(u, start, limit)\nr.newUint8ClampedArrayObject, proto)\n',
      'b.readUnsignedShort16Number, s.setBackgroundColor2Value\n',
    ])
      for (const path of ['a.py', 'a.go', 'a.txt']) assert.deepEqual(shown(text, path), [], text);
    assert.notDeepEqual(shown(`host=db user=shop password=${body(14, 80)} dbname=shop\n`, 'a.txt'), []);
    assert.notDeepEqual(found(`s.${body(22, 81)}4B\n`, 'a.txt'), []);
  });

  it('a path with an identifier in it', () => {
    const id = [8, 4, 4, 4, 12].map((length, i) => body(length, 90 + i, '0123456789abcdef')).join('-');
    assert.deepEqual(shown(`  "assetToken": "Purple71/v4/de/81/aa/${id}/mzl.png",\n`, 'a.rb'), []);
    assert.notDeepEqual(shown(`  "assetToken": "${Buffer.from(body(40, 95)).toString('base64')}",\n`, 'a.rb'), []);
  });

  it('names and passwords of documentation in a header, and examples that are announced as such', () => {
    const basic = (pair: string): string => `Authorization: ${'Bas'}ic ${Buffer.from(pair).toString('base64')}\n`;
    for (const pair of ['username:password', 'user:pass', 'admin:changeme', 'foo:bar'])
      assert.deepEqual(shown(basic(pair), 'a.md'), [], pair);
    assert.notDeepEqual(shown(basic(`deploy:${body(12, 78)}`), 'a.md'), []);
    const token = body(24, 79, '0123456789abcdef');
    for (const word of ['e.g.', 'e.g. ', 'for example', 'such as'])
      assert.deepEqual(shown(`description: "Splunk API token, ${word} ${token}",\n`, 'a.rb'), [], word);
    assert.notDeepEqual(shown(`Splunk API token ${token}\n`, 'a.txt'), []);
  });
});

describe('secrets: what everybody may see', () => {
  const places: readonly (readonly [path: string, text: string])[] = [
    ['webhook.yaml', 'webhooks:\n- clientConfig:\n    caBundle: @\n'],
    [
      'config',
      'clusters:\n- cluster:\n    certificate-authority-data: @\nusers:\n- user:\n    client-certificate-data: @\n',
    ],
    ['a.yaml', 'signing_key: @\n'],
    ['a.json', '{"jwtKey": "@"}'],
    ['.env', 'JWT_PUBLIC=@\nAUTH_KEY=@\n'],
    ['a.tf', 'client_secret_cert = "@"'],
  ];
  for (const label of [
    'CERTIFICATE',
    'TRUSTED CERTIFICATE',
    'CERTIFICATE REQUEST',
    'NEW CERTIFICATE REQUEST',
    'PUBLIC KEY',
    'RSA PUBLIC KEY',
    'X509 CRL',
    'DH PARAMETERS',
    'EC PARAMETERS',
    'PKCS7',
    'PGP PUBLIC KEY BLOCK',
    'SSH2 PUBLIC KEY',
  ])
    it(`holds ${label} in base64`, () => {
      for (const [path, text] of places) assert.deepEqual(shown(text.replaceAll('@', pem(label)), path), [], text);
    });

  it('does not hold a private key in base64', () => {
    for (const label of [
      'RSA PRIVATE KEY',
      'PRIVATE KEY',
      'EC PRIVATE KEY',
      'OPENSSH PRIVATE KEY',
      'ENCRYPTED PRIVATE KEY',
    ])
      assert.deepEqual(
        shown(`client-key-data: ${pem(label)}\n`, 'config').map(each => each.replace(/^\S+ |=*»$/g, '')),
        [`high «${pem(label).replace(/=+$/, '')}`],
        label,
      );
    const both = Buffer.from(
      `-----BEGIN CERTIFICATE-----\n${base64(600, 73)}\n-----END CERTIFICATE-----\n-----BEGIN PRIVATE KEY-----\n${base64(600, 74)}\n-----END PRIVATE KEY-----\n`,
    ).toString('base64');
    assert.equal(shown(`bundle: ${both}\n`, 'a.yaml').length, 1);
  });

  it('holds certificates and public keys as base64 of DER', () => {
    for (const bytes of [
      '308202f6308201de',
      '30820122300d06092a864886f70d01010105000382010f00',
      '3082010a0282010100',
      '30820108028201010084',
    ])
      for (const [path, text] of places) assert.deepEqual(shown(text.replaceAll('@', der(bytes)), path), [], bytes);
    assert.equal(shown(`signing_key: ${der('308204a30201000282010100')}\n`, 'a.yaml').length, 1, 'PKCS #1');
    assert.equal(
      shown(`signing_key: ${der('308204bd020100300d06092a864886f70d0101010500')}\n`, 'a.yaml').length,
      1,
      'PKCS #8',
    );
  });
});

describe('secrets: style sheets', () => {
  for (const extension of ['css', 'scss', 'sass', 'less', 'styl'])
    it(`have colours and lengths, not passwords: .${extension}`, () => {
      const text =
        ':root {\n  --test-pass-color: #007f6a;\n  --password-shadow: rgba(0, 0, 0, 0.2);\n  --pass: 7.25rem;\n}\n';
      assert.deepEqual(found(text, `a.${extension}`), []);
    });
  it('may hold a password in quotes', () => {
    assert.equal(found(`$db-password: "k7Qpx2Zw9T"`, 'a.scss').length, 1);
  });
});

describe('secrets: what is encrypted in place', () => {
  const values: readonly string[] = [
    `ENC[AES256_GCM,data:${base64(20, 75)},iv:${base64(32, 76)},tag:${base64(16, 77)},type:str]`,
    `ENC[PKCS7,${base64(300, 78)}]`,
    `ENC(${base64(30, 79)})`,
    `{cipher}${base64(60, 80)}`,
    `'{cipher}${base64(60, 80)}'`,
    `vault:v1:${base64(40, 81)}`,
    `{AES}${base64(30, 82)}`,
    `AQICAH${base64(150, 83).replace(/=+$/, '')}`,
    `"AQECAH${base64(150, 83).replace(/=+$/, '')}"`,
    `01000000d08c9ddf0115d1118c7a00c04fc297eb${body(300, 84, '0123456789abcdef')}`,
    `Ag${base64(520, 85)}`,
    `CiQA${base64(90, 130).replace(/=+$/, '')}`,
    `EJ[1:${base64(32, 131)}:${base64(24, 132)}:${base64(40, 133)}]`,
    `gAAAAA${body(120, 134)}`,
    `eyJpdiI6${base64(90, 135)}`,
    '!vault |\n  $ANSIBLE_VAULT;1.1;AES256\n  66386439653765356330623961326536323563383563666564\n',
    `"{{ lookup('community.hashi_vault.hashi_vault', 'secret=a/b:c') }}"`,
  ];
  for (const [index, value] of values.entries())
    it(`is not shown: ${value.slice(0, 12)} (${index})`, () => {
      for (const [path, text] of [
        ['a.yaml', `db:\n  password: ${value}\n`],
        ['a.properties', `db.password=${value}\n`],
        ['.env', `DB_PASSWORD=${value}\nAPI_TOKEN=${value}\n`],
      ] as const)
        assert.deepEqual(shown(text, path), [], text);
    });

  it('is not shown as the password of a server in Maven, whose master password is shown', () => {
    const encrypted = `{${base64(30, 120)}}`;
    assert.deepEqual(shown(`<server><password>${encrypted}</password></server>`, 'settings.xml'), []);
    assert.equal(shown(`<master>${encrypted}</master>`, 'settings-security.xml').length, 1);
  });

  it('is not shown in whole files of SOPS and Ansible, nor as a SealedSecret', () => {
    const enc = (seed: number): string =>
      `ENC[AES256_GCM,data:${base64(24, seed)},iv:${base64(32, seed + 1)},tag:${base64(16, seed + 2)},type:str]`;
    const sops = `db:\n    password: ${enc(90)}\nsops:\n    kms:\n        - arn: arn:aws:kms:eu-west-1:123456789012:key/${body(8, 93, '0123456789abcdef')}-aaaa-bbbb-cccc-${body(12, 94, '0123456789abcdef')}\n          created_at: "2026-01-01T00:00:00Z"\n          enc: AQICAH${base64(150, 95)}\n    age:\n        - recipient: age1${body(58, 96, 'qpzry9x8gf2tvdw0s3jn54khce6mua7l')}\n          enc: |\n            -----BEGIN AGE ENCRYPTED FILE-----\n            ${base64(48, 97)}\n            -----END AGE ENCRYPTED FILE-----\n    mac: ${enc(98)}\n    pgp:\n        - fp: ${body(40, 99, '0123456789ABCDEF')}\n          enc: |\n            -----BEGIN PGP MESSAGE-----\n\n            ${base64(48, 100)}\n            -----END PGP MESSAGE-----\n`;
    assert.deepEqual(shown(sops, 'secrets.enc.yaml'), []);
    assert.deepEqual(shown(`{"data":"${enc(101)}","sops":{"kms":null,"mac":"${enc(104)}"}}`, 'a.json'), []);
    assert.deepEqual(
      shown(`$ANSIBLE_VAULT;1.1;AES256\n${body(80, 105, '0123456789')}\n${body(80, 106, '0123456789')}\n`, 'vault.yml'),
      [],
    );
    const sealed = `kind: SealedSecret\nspec:\n  encryptedData:\n    password: Ag${base64(520, 107)}\n    token: Ag${base64(900, 108)}\n`;
    assert.deepEqual(shown(sealed, 'a.yaml'), []);
  });
});

describe('secrets: references to a vault', () => {
  const hex = body(32, 110, '0123456789abcdef');
  const references = [
    `@Microsoft.KeyVault(SecretUri=https://acme.vault.azure.net/secrets/dbpass/${hex})`,
    `@Microsoft.KeyVault(VaultName=acme;SecretName=dbpass;SecretVersion=${hex})`,
    `https://acme.vault.azure.net/secrets/dbpass/${hex}`,
    `https://acme-production-secrets.vault.azure.net/secrets/database-password-of-orders/${hex}`,
    'vault:secret/data/db1#password2',
    'op://Production/db-1/password',
    'ref+awssecrets://prod/db1?region=eu-west-1#/password',
    'ref+vault://secret/db1#/pass9word',
    `arn:aws:secretsmanager:eu-west-1:123456789012:secret:prod/db1-${body(6, 111)}`,
    'arn:aws:ssm:eu-west-1:123456789012:parameter/prod/db1/password',
    'projects/1234567890/secrets/db1/versions/3',
    'sm://my-project-1/db-password2',
    '${{ secrets.DB_PASSWORD_2 }}',
    '{{resolve:secretsmanager:prod/db1:SecretString:password}}',
    '{{resolve:secretsmanager:prod/db1:SecretString:password1}}',
    '{{ .Values.db1.password }}',
    '${ssm:/prod/db1/password}',
    'doppler://prod/DB1_PASSWORD',
    '%env(DB1_PASSWORD)%',
    '$__file{/etc/secrets/db1}',
    'secretref:db-password-1',
    '!vault.read secret/db1',
  ];
  for (const reference of references)
    it(`are not shown: ${reference.slice(0, 40)}`, () => {
      for (const [path, text] of [
        ['a.json', `{"Password": "${reference}", "apiKey": "${reference}"}`],
        ['a.yaml', `password: "${reference}"\nclient_secret: ${reference}\n`],
        ['.env', `DB_PASSWORD=${reference}\nAPI_KEY=${reference}\n`],
        ['a.bicep', `secretUri: '${reference}'\nazureKey: '${reference}'\n`],
      ] as const)
        assert.deepEqual(shown(text, path), [], text);
    });
});

describe('secrets: published samples', () => {
  const jwt = (payload: string): string => {
    const head = `${Buffer.from('{"alg":"HS256","typ":"JWT"}').toString('base64url')}.${Buffer.from(payload).toString('base64url')}`;
    return `${head}.${createHmac('sha256', 'a').update(head).digest('base64url')}`;
  };
  const samples = [
    `sk_${'test'}_4eC39HqLyj` + 'WDarjtT1zdp7dc',
    `pk_${'test'}_TYooMQauvd` + 'EDq54NiTphI7jx',
    'AKIA' + 'IOSFODNN7EXAMPLE',
    'wJalrXUtnFEMI/K7MDENG' + '/bPxRfiCYEXAMPLEKEY',
    'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq' + '/K1SZFPTOtr/KBHBeksoGMGw==',
    `ghp_${'16C7e42F292c6912E7'}710c838347Ae178B4a`,
    `xoxb-${'17653672481'}-19874698323-pdFZKVeTuE8sk7oOcHrzqqgy`,
    jwt('{"sub":"1234567890","name":"John Doe","iat":1516239022}'),
    jwt('{"sub":"1234567890","name":"John Doe","admin":true,"iat":1516239022}'),
    jwt('{"iss":"joe",\r\n "exp":1300819380,\r\n "http://example.com/is_root":true}'),
  ];
  for (const sample of samples)
    it(`are of low confidence: ${sample.slice(0, 12)}`, () => {
      for (const [path, text] of [
        ['a.ts', `const key = '${sample}';`],
        ['.env', `STRIPE_KEY=${sample}\nAWS_SECRET_ACCESS_KEY=${sample}\n`],
        ['a.yaml', `apiToken: "${sample}"\n`],
      ] as const)
        assert.deepEqual(shown(text, path), [], text);
    });

  it('do not lower what is no sample', () => {
    assert.equal(shown(`t = '${jwt('{"sub":"81523","iss":"https://id.acme.io"}')}'`, 'a.py').length, 1);
    assert.equal(shown(`const key = 'sk_${'live'}_${body(24, 112)}';`, 'a.ts').length, 1);
  });
});

describe('secrets: names of rules', () => {
  it('tell the kind of OpenAI key', () => {
    const key = (kind: string): string => `sk-${kind}${body(74, 113)}T3Blbk${'FJ'}${body(74, 114)}`;
    assert.equal(found(`k = '${key('proj-')}'`, 'a.py')[0]?.split(' ')[0], 'openai-project-key');
    assert.equal(found(`k = '${key('svcacct-')}'`, 'a.py')[0]?.split(' ')[0], 'openai-project-key');
    assert.equal(
      found(`k = 'sk-${body(20, 115)}T3Blbk${'FJ'}${body(20, 116)}'`, 'a.py')[0]?.split(' ')[0],
      'openai-legacy-key',
    );
  });

  it('tell the AWS secret of Terraform, whichever stands first', () => {
    const secret = `${body(18, 117)}/${body(20, 118)}+`;
    const id = `AKIA${body(16, 119, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567')}`;
    for (const text of [
      `provider "aws" {\n  region = "eu-west-1"\n  access_key = "${id}"\n  secret_key = "${secret}"\n}\n`,
      `provider "aws" {\n  secret_key = "${secret}"\n  access_key = "${id}"\n}\n`,
      `backend "s3" {\n  access_key = "${id}"\n  secret_key = "${secret}"\n}\n`,
    ])
      assert.ok(found(text, 'main.tf').includes(`aws-secret-access-key high «${secret}»`), text);
  });
});

describe('secrets: a value that is its name', () => {
  it('is none, in whatever way either is written', () => {
    for (const text of [
      "provider('1Password', '1password', ['op_service'])",
      "appPassword2: 'app-password2'",
      'DB_PASSWORD1 = "dbPassword1"',
    ])
      assert.deepEqual(found(text, 'a.ts'), [], text);
    assert.equal(found("appPassword2: 'app-password3'", 'a.ts').length, 1);
  });
});
