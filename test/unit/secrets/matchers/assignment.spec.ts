import assert from 'node:assert/strict';
import { createScanner } from '../../../../src/core/secrets/scanner.ts';
import { body, found } from '../support.ts';

const value = 'k7Qp' + 'x2Zw9T';
const token = 'f3a9c7' + 'd21b8e4f60' + '95ac1d';

/** Asserts that exactly `secret` is found in the text. */
function hits(path: string, text: string, secret = value): void {
  assert.deepEqual(
    found(text, path).map(each => each.replace(/^.*«|»$/gs, '')),
    [secret],
    text,
  );
}
function misses(path: string, text: string): void {
  assert.deepEqual(found(text, path), [], text);
}

describe('secrets: assigned values', () => {
  it('are read in the notations of many languages', () => {
    const cases: readonly (readonly [string, string])[] = [
      ['a.js', `const password = '${value}';`],
      ['a.js', `const config = { password: "${value}", port: 1 };`],
      ['a.ts', `private readonly dbPassword: string = \`${value}\`;`],
      ['a.go', `var dbPassword string = "${value}"`],
      ['a.go', `password := "${value}"`],
      ['a.rb', `:password => '${value}',`],
      ['a.php', `$password = '${value}';`],
      ['a.php', `define('DB_PASSWORD', '${value}');`],
      ['a.py', `login(user, password=b"${value}")`],
      ['a.py', `os.environ.get('DB_PASSWORD', '${value}')`],
      ['A.java', `System.setProperty("db.password", "${value}");`],
      ['A.java', `builder.setPassword("${value}");`],
      ['a.cs', `Password = @"${value}";`],
      ['a.json', `{"password": "${value}"}`],
      ['a.json', `{"body": "{\\"password\\": \\"${value}\\"}"}`],
      ['a.yaml', `password: ${value}`],
      ['a.yaml', `  password: ${value}   # rotate`],
      ['.env', `DB_PASSWORD=${value}`],
      ['.env.local', `export DB_PASSWORD="${value}"`],
      ['a.ini', `[db]\npassword = ${value}\nport=1`],
      ['a.properties', `spring.datasource.password=${value}`],
      ['a.tf', `  password = "${value}"`],
      ['a.sh', `export PGPASSWORD=${value} && psql`],
      ['a.sh', `mysql --password=${value} -u root`],
      ['a.sh', `tool --password ${value} x`],
      ['Dockerfile', `ENV DB_PASSWORD ${value}`],
      ['a.xml', `<password>${value}</password>`],
      ['a.xml', `<add key="Password" value="${value}" />`],
      ['a.html', `password: &quot;${value}&quot;`],
      ['a.js', `if (password === '${value}') ok();`],
      ['a.js', `if ('${value}' === password) ok();`],
      ['a.gradle', `    password '${value}'`],
    ];
    for (const [path, text] of cases) hits(path, text);
  });

  it('need quotes in code, where a bare word is a name', () => {
    misses('a.js', 'const password = getPassword2();');
    misses('a.js', 'const password = password1Value;');
    misses('a.py', 'password = os.environ["DB_PASSWORD_2"]');
    misses('a.go', 'password := cfg.Db2Password');
    hits('a.ini', `password = ${value}`);
  });

  it('are no references, templates, fillers or settings', () => {
    const fillers = [
      '${DB_PASSWORD}',
      '$DB_PASSWORD',
      '{{ password }}',
      '<password>',
      '%PASSWORD%',
      '#{password}',
      '********',
      'xxxxxxxx',
      'changeme',
      'your-password',
      'example123',
      'password',
      'password123',
      'true',
      'null',
      'required',
      'ENC[AES256_GCM,data:ab12]',
      'vault:secret/db1',
      'env(DB_PASS1)',
      'process.env.DB1',
      'user@example.com',
      'https://a.example/reset1',
      '/run/secrets/db1',
      'REDACTED1',
    ];
    for (const filler of fillers) {
      misses('a.yaml', `password: ${filler}`);
      misses('a.js', `const password = '${filler}';`);
    }
  });

  it('belong to names of secrets, not of things about them', () => {
    for (const name of [
      'passwordField',
      'password_hash',
      'tokenCount',
      'token_type',
      'primaryKey',
      'keyboard',
      'monkey',
      'publicKey',
      'nextPageToken',
      'compass',
      'authorName',
      'secretary',
      'passwordPolicy',
      'csrfToken',
    ]) {
      misses('a.js', `const ${name} = '${value}';`);
    }
    for (const name of [
      'apiKey',
      'API_KEY',
      'client_secret',
      'accessToken',
      'x-api-key',
      'secretAccessKey',
      'jwtSecret',
      'stripeKey',
      'db_pwd',
      'credentials',
      'smtpPass',
    ]) {
      hits('a.js', `const x = { '${name}': '${token}' };`, token);
    }
  });

  it('of tokens must look drawn; words are none', () => {
    misses('a.js', "const token = 'access_token';");
    misses('a.js', "const apiKey = 'Content-Type';");
    misses('a.js', "const secretKey = 'user-settings-v2';");
    misses('a.json', '{"token": "2010-04-01"}');
    misses('a.js', "const tokenKey = 'AES/CBC/PKCS5Padding';");
    hits('a.js', `const token = '${token}';`, token);
  });

  it('beside a user name may be words', () => {
    misses('a.yaml', 'password: sesameopen');
    hits('a.yaml', 'user: aladdin\npassword: sesameopen', 'sesameopen');
  });

  it('that echo their name are none', () => {
    misses('a.js', "const userPassword = 'user_password';");
    misses('a.go', 'AuthSha256Password = "sha256_password"');
  });

  it('are found beside the name of a service even without a sign', () => {
    hits('notes.txt', `the sonar token ${token}`, token);
    misses('notes.txt', `see ${token}`);
    misses('notes.txt', `commit ${token}`);
    misses('a.md', `[fix](https://github.com/a/b/commit/${token})`);
    misses('a.js', "const keyChars = '0123456789abcdefghijklmnopqrstuvwxyz';");
    misses('yarn.lock', `npm token-helper ${token}`);
  });
});

describe('secrets: values of services', () => {
  it('are reported whole and by the name of the service', () => {
    const aws = `${body(10, 81)}/${body(9, 82)}+${body(18, 83)}7`;
    assert.deepEqual(found(`aws_secret_access_key = "${aws}"`, 'a.txt'), [`aws-secret-access-key medium «${aws}»`]);
    const key = body(24, 84);
    assert.deepEqual(found(`const stripeKey = '${key}';`, 'a.ts'), [`stripe-named-token medium «${key}»`]);
    assert.deepEqual(found(`const acmeApiKey = '${key}';`, 'a.ts'), [`generic-key medium «${key}»`]);
  });
});

describe('secrets: long values', () => {
  it('are found as a whole when they are one token', () => {
    const long = Buffer.from(body(1500, 77)).toString('base64');
    const text = `SERVICE_SECRET=${long}\nNEXT=1`;
    const [finding] = createScanner().scan({ path: '.env', text });
    assert.equal(text.slice(finding?.start, finding?.end), long);
    const quoted = `const secret = "${long}";`;
    const [inCode] = createScanner().scan({ path: 'a.ts', text: quoted });
    assert.equal(quoted.slice(inCode?.start, inCode?.end), long);
  });

  it('are none when they are text', () => {
    assert.deepEqual(found(`secret: ${'some words of text, '.repeat(40)}`, 'a.yaml'), []);
    assert.deepEqual(found(`const secret = "${'some words of text, '.repeat(40)}";`, 'a.ts'), []);
    assert.deepEqual(found(`const secret = "${'verylongwordwithoutend'.repeat(40)}";`, 'a.ts'), []);
  });
});

describe('secrets: labels and lists', () => {
  it('words of a user interface are no passwords', () => {
    for (const path of ['locale/locale_hu-HU.ini', 'src/i18n/de.yml', 'lang/fr.properties']) {
      assert.deepEqual(found('password=Jelszxq', path), [], path);
    }
    assert.equal(found('password=Jelszxq', 'conf/app.ini').length, 1);
    assert.equal(found(`password=${value}`, 'locale/a.ini').length, 1);
  });

  it('values end where the next setting begins', () => {
    hits('app.ini', `HOST = network=tcp,password=${value},db=0`);
    hits('a.yml', `- DB_PASSWORD=${value} DB_HOST=127.0.0.1`);
    hits('a.properties', `password=a,b${value}`, `a,b${value}`);
  });

  it('bare values in code must be drawn tokens by themselves', () => {
    misses('a.js', `const token = load(${token.slice(0, 14)});`);
    misses('a.json', `{"token": [${token.slice(0, 14)}]}`);
    hits('a.js', `token: ${token},`, token);
    misses('a.js', `token: ${token.slice(0, 14)},`);
  });

  it('keys of many signs may hold blanks', () => {
    const salt = `${body(10, 91)} #;)${body(9, 92)}|2 ^<>${body(9, 93)}7&* ={~`;
    hits('wp.php', `define('AUTH_KEY', '${salt}');`, salt);
    misses('a.php', "define('AUTH_KEY', 'put your unique phrase in this place, please');");
  });
});

describe('secrets: how certain an assigned value is', () => {
  const confidence = (text: string, path = 'a.ts'): string | undefined => found(text, path)[0]?.split(' ')[1];
  it('grows with its length and variety', () => {
    const hex = (length: number): string => body(length, 101, '0123456789abcdef');
    assert.equal(confidence(`const token = '${hex(24)}';`), 'medium');
    assert.equal(confidence(`const token = '${hex(16)}';`), 'low');
    assert.equal(confidence(`const token = '${body(20, 102)}';`), 'medium');
    assert.equal(confidence(`const token = '${body(12, 103)}';`), 'medium', 'letters of both cases and digits');
    assert.equal(confidence(`const stripeToken = '${hex(16)}';`), 'medium');
    assert.equal(confidence(`const password = '${body(12, 103)}';`), 'medium');
    assert.equal(confidence(`password = ${value}`, 'a.ini'), 'medium');
    assert.equal(confidence("const password = 'gtq#wrxz';"), 'low');
  });

  it('of comparisons is low, whatever the words', () => {
    assert.equal(confidence("if (password === 'opensesame') ok();"), 'low');
    assert.equal(confidence("if (user.secret !== 'opensesame') ok();"), 'low');
    assert.equal(confidence("if (user.credentials === 'include') ok();"), undefined);
    assert.equal(confidence("if (token === 'opensesame') ok();"), undefined);
  });
});
