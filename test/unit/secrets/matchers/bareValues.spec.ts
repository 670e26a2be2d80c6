import assert from 'node:assert/strict';
import { random } from '../../random.ts';
import { alphanumeric, body, found } from '../support.ts';

/** Returns what is shown without options: the values of findings with medium or high confidence. */
function shown(text: string, path: string): string[] {
  return found(text, path)
    .filter(each => !/^\S+ low /.test(each))
    .map(each => each.replace(/^.*?«|»$/gs, ''));
}

/** Passwords like those that people invent or machines generate, assembled here. */
const passwords = [
  'Winter' + '2025!',
  'Summer' + '2024',
  'p@ss' + 'W0rd.9x',
  'k7Qp' + 'x2Zw9T',
  'dr4g0n' + 'fly77',
  'Tk9v' + 'rol72xq',
  'aB3' + '/kL9+mN2q',
  '!Xk9' + '$Lm2#Qr7',
  'x9=Lm' + '2==Qr7z',
  'q8(Lm' + '2)Qr7z',
];

/** Notations in which a password has no quotes, by file; `@` stands for the password. */
const notations: readonly (readonly [path: string, text: string])[] = [
  ['.env', 'DB_PASSWORD=@\n'],
  ['.env.production', 'export DB_PASSWORD=@\n'],
  ['prod.env', '# database\nPOSTGRES_PASSWORD=@\nPORT=5432\n'],
  ['application.properties', 'spring.datasource.password=@\n'],
  ['application.yml', 'spring:\n  datasource:\n    password: @\n'],
  ['values.yaml', 'postgresql:\n  auth:\n    postgresPassword: @\n'],
  ['docker-compose.yml', 'services:\n  db:\n    environment:\n      MYSQL_ROOT_PASSWORD: @\n'],
  ['docker-compose.yml', 'services:\n  db:\n    environment:\n      - MYSQL_ROOT_PASSWORD=@\n'],
  ['docker-compose.yml', 'services:\n  db:\n    environment:\n      - "MYSQL_ROOT_PASSWORD=@"\n'],
  ['app.ini', '[db]\npassword = @\nport = 1\n'],
  ['app.cfg', '[db]\npassword: @\n'],
  ['my.cnf', '[client]\nuser=root\npassword=@\n'],
  ['db.service', '[Service]\nEnvironment=DB_PASSWORD=@\n'],
  ['db.service', '[Service]\nEnvironment="DB_PASSWORD=@" "MODE=x"\n'],
  ['config.toml', 'password = @\n'],
  ['settings.xml', '<server>\n  <password>@</password>\n</server>'],
  ['build.gradle.properties', 'ossrhPassword=@\n'],
  ['config', '[db]\npassword=@\n'],
  ['', 'password=@\n'],
];

/** Notations in which quotes and parentheses belong to the language. */
const shells: readonly (readonly [path: string, text: string])[] = [
  ['Dockerfile', 'FROM a\nENV DB_PASSWORD=@\n'],
  ['Dockerfile', 'FROM a\nENV DB_PASSWORD @\n'],
  ['Dockerfile', 'FROM a\nARG DB_PASSWORD=@\n'],
  ['run.sh', 'export DB_PASSWORD=@\n'],
  ['run.bat', 'set DB_PASSWORD=@\n'],
];

/** Other places of invented passwords, in the settings of particular programs. */
const programs: readonly (readonly [path: string, text: string])[] = [
  ['Dockerfile', 'ENV A=b \\\n    DB_PASSWORD=@ \\\n    C=d\n'],
  ['app.ini', 'password = @ ; old one\n'],
  ['.npmrc', '//registry.example.org/:_password=@\n'],
  ['.netrc', 'machine a.io\n  login bob\n  password @\n'],
  ['.netrc', 'default login bob password @\n'],
  ['.pgpass', 'db:5432:hr:app:@\n'],
  ['wp-config.php', "define( 'DB_PASSWORD', '@' );"],
  ['a.ps1', "$env:DB_PASSWORD = '@'"],
  ['a.ps1', '$p = ConvertTo-SecureString "@" -AsPlainText -Force'],
  ['a.xml', '<property name="hibernate.connection.password">@</property>'],
  ['run.sh', 'java -Ddb.password=@ -jar x.jar'],
  ['a.yaml', 'command: ["--password=@", "x"]'],
  ['a.yaml', 'JAVA_OPTS: "-Ddb.password=@ -Dx=y"'],
  ['hosts.ini', 'host1 ansible_user=a ansible_password=@ x=y'],
  ['redis.conf', 'requirepass @\n'],
  ['redis.conf', 'masterauth @\n'],
  ['a.yaml', '- name: DB_PASSWORD\n  value: >-\n    @\n'],
  ['a.yaml', 'password: |\n  @\n'],
  ['stack.yml', 'Parameters:\n  DBPassword:\n    Type: String\n    Default: @\n'],
  ['stack.json', '{"DBPassword": {"Type": "String", "Default": "@"}}'],
  ['main.tf', 'variable "db_password" {\n  type = string\n  default = "@"\n}\n'],
  ['.env', 'JWT_SECRET=@\n'],
  ['inventory/hosts', '[web]\nweb1 ansible_host=10.0.0.1 ansible_ssh_pass=@ ansible_user=x\n'],
  ['application.properties', 'spring.datasource.password @\n'],
  ['vpn.conf', 'auth-user-pass x\nproxy_password @\n'],
  ['config.fish', 'set -gx DB_PASSWORD @\n'],
  ['setup.bat', 'setx DB_PASSWORD @\n'],
  ['setup.sh', 'npm config set my_password @\n'],
];

describe('secrets: passwords without quotes', () => {
  it('are shown in the settings of particular programs', () => {
    for (const [path, text] of programs)
      for (const password of ['Winter' + '2025!', 'k7Qp' + 'x2Zw!9TbL'])
        assert.deepEqual(
          shown(
            text.replace('@', () => password),
            path,
          ),
          [password],
          `${path}: ${text}`,
        );
  });

  it('are whole in files whose names tell nothing', () => {
    const password = 'Tk9&' + 'vrol72xq';
    assert.deepEqual(shown(`user=app\npassword=${password}\n`, 'share.cred'), [password]);
    assert.deepEqual(shown(`password=${password}&user=app\n`, 'access'), []);
  });

  it('are not the next word in settings that blanks do not part', () => {
    for (const path of ['a.yaml', 'a.toml', 'a.md'])
      assert.deepEqual(shown(`notes: |\n  db.password Winter${'2025'}!\n`, path), [], path);
  });

  it('are not the default of the parameter below', () => {
    const text = `DBPassword:\n  Type: String\nBuild:\n  Default: Winter${'2025'}!\n`;
    assert.deepEqual(shown(text, 'stack.yml'), []);
  });

  it('are shown in every notation in which they are the normal form', () => {
    for (const password of passwords)
      for (const [path, text] of notations)
        assert.deepEqual(
          shown(
            text.replace('@', () => password),
            path,
          ),
          [password],
          `${path}: ${text}`,
        );
  });

  it('are shown in shells and Dockerfiles', () => {
    for (const password of passwords.filter(each => !/[()!$]/.test(each)))
      for (const [path, text] of shells)
        assert.deepEqual(
          shown(
            text.replace('@', () => password),
            path,
          ),
          [password],
          `${path}: ${text}`,
        );
  });

  it('are shown when drawn at random, short ones too', () => {
    for (const [path, text] of [...notations, ...shells]) {
      for (const length of [12, 16]) {
        let count = 0;
        for (let seed = 0; seed < 50; seed++) {
          const value = body(length, 1000 * length + seed, alphanumeric);
          if (
            shown(
              text.replace('@', () => value),
              path,
            )[0] === value
          )
            count++;
        }
        assert.ok(count >= 45, `${path}: ${text}: ${count} of 50 with ${length} characters`);
      }
    }
  });

  it('are shown when quoted in code, too', () => {
    let count = 0;
    for (let seed = 0; seed < 50; seed++)
      if (shown(`const password = "${body(12, 500 + seed)}";`, 'a.ts').length === 1) count++;
    assert.ok(count >= 45, `${count} of 50`);
  });
});

/** Returns settings' values that are not secrets, combined at random from common parts. */
function settingsValues(count: number, seed: number): string[] {
  const next = random(seed);
  const number = (below: number): number => Math.floor(next() * below);
  const one = (list: string): string => list.split(' ')[number(list.split(' ').length)] ?? '';
  const word = (): string =>
    one(
      'primary replica cache gateway billing orders users search worker scheduler eu us west east prod staging blue green main',
    );
  const kinds: readonly (() => string)[] = [
    () => `${word()}-${word()}-${number(9)}.internal.corp.net`,
    () => `${word()}.${word()}.svc.cluster.local:${1000 + number(9000)}`,
    () => `10.${number(255)}.${number(255)}.${number(255)}`,
    () => `${one('eu us ap')}-${one('west east central')}-${1 + number(3)}`,
    () => `v${number(9)}.${number(20)}.${number(30)}${one(' -rc.1 -beta.2 -SNAPSHOT').trim()}`,
    () => `${number(500)}${one('ms s m h MB Mi GiB k')}`,
    () =>
      `/${one('var etc opt run')}/${one('lib secrets config data')}/${word()}${number(9)}/${word()}.${one('pem json key yaml')}`,
    () => one('true false yes no on off'),
    () => one('scram-sha-256 md5 aes-256-gcm AES256 HS256 RS512 bcrypt argon2id pbkdf2-sha512 TLSv1.2 utf8mb4 X25519'),
    () =>
      one('required optional disabled always never strict lax read-only read_committed REPEATABLE_READ round-robin'),
    () => `${one('t3 m5 c6g r5')}.${one('micro large 2xlarge 12xlarge')}`,
    () => `${one('postgres redis node python ubuntu nginx')}:${number(20)}.${number(9)}-${one('alpine slim bookworm')}`,
    () => `${2020 + number(7)}-0${1 + number(9)}-1${number(9)}`,
    () => `${word()}_${word()}_${number(30)}`,
    () => `${number(1_000_000)}`,
    () => `https://${word()}.example.com/${word()}/v${number(4)}`,
    () => `${word()}@${word()}.example.com`,
    () => `com.example.${word()}.${one('AuthProvider TokenService KeyStore PasswordEncoder')}`,
    () => `${one('Europe America')}/${one('Berlin London Paris New_York')}`,
    () => `${one('INFO DEBUG WARN')}`,
  ];
  return Array.from({ length: count }, (_, index) => (kinds[index % kinds.length] ?? word)());
}

describe('secrets: values of settings', () => {
  const names =
    'DB_HOST AUTH_MODE PASSWORD_ENCRYPTION TOKEN_TTL SECRET_NAME KEY_FILE AUTH_URL PASSWORD_POLICY TOKEN_ISSUER ACCESS_KEY_ROTATION'.split(
      ' ',
    );
  it('are not shown, even where a password might stand', () => {
    for (const [path, line] of [
      ['.env', 'password=@'],
      ['.env', 'DB_PASSWORD=@'],
      ['a.yaml', 'password: @'],
      ['a.properties', 'auth.secret=@'],
      ['a.ini', 'api_token = @'],
      ['Dockerfile', 'ENV ACCESS_KEY=@'],
    ] as const) {
      const wrong = settingsValues(200, 7).filter(
        value =>
          shown(
            line.replace('@', () => value),
            path,
          ).length > 0,
      );
      assert.ok(wrong.length <= 2, `${path} ${line}: ${wrong.join(' ')}`);
    }
    const all = settingsValues(200, 8).map((value, index) => `${names[index % names.length] ?? ''}=${value}`);
    assert.deepEqual(shown(all.join('\n'), '.env'), []);
  });
});

describe('secrets: words in long random passwords', () => {
  const words =
    'example sample dummy placeholder replace hidden masked removed encrypted fake foobar lorem redacted changeme todo'.split(
      ' ',
    );
  it('are chance and hide nothing', () => {
    for (const word of words) {
      for (const [path, text] of [
        ['a.yaml', 'password: @'],
        ['.env', 'DB_PASSWORD=@'],
        ['a.ts', 'const password = "@";'],
        ['.env', 'API_KEY=@'],
        ['a.xml', '<password>@</password>'],
      ] as const) {
        const long = body(25, 31) + word + body(25, 32);
        assert.deepEqual(shown(text.replace('@', long), path), [long], word);
        const short = body(9, 35) + word + body(9, 36);
        assert.deepEqual(shown(text.replace('@', short), path), [short], word);
      }
    }
  });

  it('say that it is a sample where they stand for themselves', () => {
    for (const word of words) assert.deepEqual(shown(`password: ${word}-${body(5, 33)}`, 'a.yaml'), [], word);
    assert.deepEqual(shown(`password: your-${body(20, 34)}`, 'a.yaml'), []);
    assert.deepEqual(shown('password: fake_password_for_tests_2024', 'a.yaml'), []);
  });
});

describe('secrets: short keys beside a telling name', () => {
  it('are shown', () => {
    for (const [path, text] of [
      ['.env', 'API_KEY=@'],
      ['a.ts', 'const apiKey = "@";'],
      ['a.yaml', 'client_secret: @'],
      ['a.json', '{"accessToken": "@"}'],
      ['a.py', 'SECRET_KEY = "@"'],
    ] as const) {
      let count = 0;
      for (let seed = 0; seed < 50; seed++) {
        const value = body(14, 700 + seed);
        if (shown(text.replace('@', value), path)[0] === value) count++;
      }
      assert.ok(count >= 40, `${path}: ${text}: ${count} of 50`);
    }
  });
});
