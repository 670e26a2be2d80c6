import assert from 'node:assert/strict';
import { body, found } from '../support.ts';

const secret = 'v8Rk' + '2mQz!7';

function hits(text: string, rule: string, wanted: string, path = 'a.txt'): void {
  const findings = found(text, path);
  assert.equal(findings.length, 1, `${text}\n${findings.join('\n')}`);
  assert.equal(findings[0]?.split(' ')[0], rule);
  assert.equal(findings[0]?.replace(/^[^«]*«|»$/gs, ''), wanted);
}
const misses = (text: string, path = 'a.txt'): void => assert.deepEqual(found(text, path), [], text);

describe('secrets: structures', () => {
  it('URLs hold passwords', () => {
    for (const scheme of ['https', 'postgresql', 'mongodb+srv', 'redis', 'amqp', 'ftp']) {
      hits(`url: ${scheme}://user:${secret}@db.internal:5432/x?y=1`, 'url-password', secret);
    }
    hits('url: redis://:k3yk3y9q@host/0', 'url-password', 'k3yk3y9q');
    hits('url: https://me:p%40ss7word@host/', 'url-password', 'p%40ss7word');
    for (const text of [
      'http://localhost:5000/@scope/name',
      'https://host:8080/path@2x.png',
      'postgres://user:${PASSWORD}@host/db',
      'postgres://user:<password>@host/db',
      'postgres://{user}:{password}@host/db',
      'git+ssh://git@github.com:org/repo',
      'https://example.com/a:b@c/d',
      'https://user@host/',
    ]) {
      misses(text);
    }
  });

  it('blocks of build scripts hold the password of a repository', () => {
    hits(`credentials {\n  username 'ann'\n  password '${secret}'\n}`, 'gradle-password', secret);
    assert.deepEqual(found(`credentials { password = "password" }`), ['gradle-password low «password»']);
    misses('credentials {\n  username user\n  password "${repoPassword}"\n}');
    misses(`credentials { }\npassword 'word'`);
  });

  it('headers hold credentials', () => {
    const basic = Buffer.from(`ann:${secret}`).toString('base64');
    hits(`Authorization: Basic ${basic}`, 'http-basic', basic);
    const bearer = body(30, 8);
    hits(`curl -H "Authorization: Bearer ${bearer}" https://x`, 'http-bearer', bearer);
    misses('Authorization: Basic dGVzdA==');
    misses('Use basic authentication or bearer authentication here.');
    misses('Authorization: Bearer ${TOKEN}');
  });

  it('private keys are marked from head to foot', () => {
    const lines = [1, 2, 3, 4].map(seed => body(64, seed));
    const key = `-----BEGIN RSA ${'PRIVATE'} KEY-----\nMII${lines.join('\n')}\n-----END RSA ${'PRIVATE'} KEY-----`;
    hits(`a\n${key}\nb`, 'private-key', key);
    const inJson = key.replaceAll('\n', '\\n');
    hits(`{"private_key": "${inJson}"}`, 'private-key', inJson, 'a.json');
    hits(
      `-----BEGIN ${'PRIVATE'} KEY-----\n${lines[0]}\n${lines[1]}`,
      'private-key',
      `-----BEGIN ${'PRIVATE'} KEY-----\n${lines[0]}\n${lines[1]}`,
    );
    misses(`-----BEGIN PUBLIC KEY-----\n${lines.join('\n')}\n-----END PUBLIC KEY-----`);
    misses(`-----BEGIN ${'PRIVATE'} KEY-----\n...\n-----END ${'PRIVATE'} KEY-----`);
    misses(`if (line === "-----BEGIN ${'PRIVATE'} KEY-----") return`);
  });

  it('.netrc, connection strings and commands hold passwords', () => {
    hits(`machine api.internal login ann password ${secret}`, 'netrc-password', secret, '.netrc');
    hits(`Server=db;Database=x;User Id=sa;Password=${secret};Encrypt=yes`, 'connection-string-password', secret);
    hits(`curl -u ann:${secret} https://x`, 'curl-password', secret);
    hits(`curl --user "ann:${secret}" \\\n  https://x`, 'curl-password', secret);
    misses('curl -u "$USER:$PASSWORD" https://x');
    hits(`new NetworkCredential("ann", "${secret}")`, 'credential-call', secret, 'a.cs');
    hits(`psexec \\\\host -u ann -p ${secret} cmd`, 'psexec-password', secret);
    hits(`The password is "${secret}".`, 'password-in-text', secret, 'a.md');
  });

  it('Kubernetes Secrets hold base64, on either side of their kind', () => {
    const data = Buffer.from(secret + secret).toString('base64');
    hits(
      `apiVersion: v1\nkind: Secret\nmetadata:\n  name: x\ndata:\n  password: ${data}\n`,
      'kubernetes-secret',
      data,
      'a.yaml',
    );
    hits(`apiVersion: v1\ndata:\n  # note\n  password: ${data}\nkind: Secret\n`, 'kubernetes-secret', data, 'a.yaml');
    hits(`kind: Secret\ndata:\n  file: |\n    ${data}\n`, 'kubernetes-secret', data, 'a.yaml');
    misses(`kind: ConfigMap\ndata:\n  file: ${data}\n`, 'a.yaml');
    misses(`kind: Secret\nmetadata:\n  name: x\n---\nkind: ConfigMap\ndata:\n  file: ${data}\n`, 'a.yaml');
  });

  it('encoded text is looked into', () => {
    const inner = `gh${'p_'}${body(36, 21)}`;
    const line = `token=${inner}\n`;
    for (const encoded of [
      Buffer.from(line).toString('base64').replace(/=+$/, ''),
      Buffer.from(line).toString('hex'),
      Buffer.from(Buffer.from(line).toString('base64')).toString('base64').replace(/=+$/, ''),
    ]) {
      hits(`data: ${encoded} `, 'github-pat', encoded);
    }
    const percent = inner.replace('_', '%5F');
    hits(`?next=a%3D${percent}`, 'github-pat', percent);
    const escaped = inner.replace('g', '\\u0067');
    hits(`{"x": "${escaped}"}`, 'github-pat', escaped, 'a.json');
    misses(`data: ${Buffer.from(`token=${'ordinary text of no interest '.repeat(3)}`).toString('base64')}`);
  });
});

describe('secrets: commands and files of credentials', () => {
  it('joined options, literals after keywords and login calls', () => {
    hits(`mysql -u root -p${secret} shop`, 'mysql-password', secret);
    hits(`mysqldump -h db -p'${secret}' shop`, 'mysql-password', secret);
    misses('mysql -u root -p shop');
    misses('mysql -u root -ppassword shop');
    misses('mysql -u root -p%PASSWORD% shop');
    misses('mysql -u root -p$PASSWORD shop');
    hits(`CREATE USER ann IDENTIFIED BY '${secret}';`, 'literal-password', secret, 'a.sql');
    hits(`ConvertTo-SecureString "${secret}" -AsPlainText -Force`, 'literal-password', secret, 'a.ps1');
    hits(`sshpass -p ${secret} ssh host`, 'literal-password', secret, 'a.sh');
    misses('IDENTIFIED BY id-PBES2', 'a.asn');
    misses('each is identified by number', 'a.md');
    hits(`client.login('ann@x.org', '${secret}')`, 'credential-call', secret, 'a.js');
    misses("client.login('ann', 'password')", 'a.js');
  });

  it('.pgpass, .htpasswd, shadow and key files', () => {
    hits(`# host:port:db:user:password\ndb:5432:*:ann:${secret}\n`, 'password-file', secret, '.pgpass');
    hits(`db\\:1:5432:*:ann:${secret}`, 'password-file', secret, 'home/.pgpass');
    misses(`db:5432:*:${secret}`, '.pgpass');
    misses(`db:5432:*:ann:${secret}`, 'notes.md');
    const hash = `{SHA}${body(27, 71)}=`;
    hits(`ann:${hash}\n`, 'password-file', hash, '.htpasswd');
    misses('root:*:19000:0:99999:7:::\ndaemon:!:1:0:::::', 'etc/shadow');
    const key = body(32, 72, '0123456789abcdef');
    hits(`${key}\n`, 'key-file', key, 'config/master.key');
    misses(`${key}\n`, 'config/master.txt');
  });

  it('logins of container registries', () => {
    const pair = Buffer.from(`ann:${secret}`).toString('base64');
    hits(`{"auths": {"r.example": {"auth": "${pair}"}}}`, 'generic-auth', pair, '.docker/config.json');
  });

  it('elements with attributes hold values', () => {
    hits(`<Pass encoding="base64">${secret}</Pass>`, 'generic-password', secret, 'a.xml');
    hits(`<token>\n    ${body(30, 73)}1\n</token>`, 'generic-token', `${body(30, 73)}1`, 'a.xml');
  });
});

describe('secrets: how certain a structure is', () => {
  const confidence = (text: string, path = 'a.txt'): string | undefined => found(text, path)[0]?.split(' ')[1];
  it('depends on the password in it', () => {
    assert.equal(confidence(`redis://ann:${secret}@db.internal`), 'medium');
    for (const url of [
      'redis://ann:password@db.internal',
      'redis://ann:ann7@db.internal'.replace('ann7', 'ann'),
      `redis://ann:${secret}@example.com`,
      `redis://ann:${secret}@localhost`,
      'redis://ann:changeme@db.internal',
    ]) {
      assert.equal(confidence(url), 'low', url);
    }
    assert.equal(confidence(`Server=db;User Id=sa;Password=password;`), 'low');
    assert.equal(confidence('machine a login b password qwerty', '.netrc'), 'low');
    assert.equal(confidence(`The password is "${secret}".`, 'a.md'), 'medium');
    assert.equal(confidence('The password is "opensesame".', 'a.md'), 'low');
  });

  it('is not raised by a sample folder', () => {
    assert.equal(confidence('redis://ann:password@db.internal', 'examples/a.txt'), 'low');
    assert.equal(confidence(`redis://ann:${secret}@db.internal`, 'examples/a.txt'), 'low');
  });
});
