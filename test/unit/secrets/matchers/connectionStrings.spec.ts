import assert from 'node:assert/strict';
import { body, found } from '../support.ts';

/** Returns what is shown without options. */
function shown(text: string, path: string): string[] {
  return found(text, path)
    .filter(each => !/^\S+ low /.test(each))
    .map(each => each.replace(/^.*?«|»$/gs, ''));
}

const random = body(12, 51);

/** By kind: the connection string with `~` in place of the password, and passwords as written there. */
const strings: readonly (readonly [text: string, passwords: readonly string[]])[] = [
  ['jdbc:sqlserver://db:1433;databaseName=hr;user=app;password=~', [random, 'p=9$L' + 'q+x2Tz', '{a;b}}' + '9xQ2}']],
  ['jdbc:sqlserver://db:1433;password=~;user=app', [random]],
  ['jdbc:mysql://db/hr?user=app&password=~', [random, 'p%269' + 'Lq%40x2', 'a;b=9' + "$'Lqx2"]],
  ['jdbc:mysql://db/hr?user=app&password=~&useSSL=true', [random]],
  ['jdbc:postgresql://db/hr?password=~&user=app', [random]],
  ['jdbc:db2://db:50000/hr:user=app;password=~;', [random]],
  ['jdbc:snowflake://acme.snowflakecomputing.com/?user=app&password=~', [random]],
  ['jdbc:oracle:thin:app/~@//db:1521/ORCL', [random]],
  ['jdbc:oracle:thin:app/~@db:1521:ORCL', [random, 'Ab$9#' + 'xQ2z']],
  ['app/~@//db:1521/ORCL', [random]],
  ['app/~@(DESCRIPTION=(ADDRESS=(HOST=db)))', [random]],
  ['DRIVER={SQL};SERVER=db;UID=app;PWD=~;Encrypt=yes', [random, '{Tk9v' + 'rol72xq}', '{a;b}}' + '9xQ2}']],
  [
    'Server=db;Database=hr;User Id=app;Password=~;',
    [random, 'AbC23=$d' + "EfG'+}", 'p&9' + 'Lqx2Tz', 'Ab(9)' + 'xQ2,z'],
  ],
  ['Password=~;Server=db;Database=hr', [random]],
  ["Server=db;User Id=app;Password='~'", [random, "a;b''" + '9xQ2']],
  ['Provider=SQLOLEDB;Data Source=db;Pwd=~', [random]],
  ['host=db user=app password=~ dbname=hr', [random, 'p=9$L' + 'q+x2']],
  ["host=db user=app dbname=hr password='~'", ['it\\\\' + "'s 9xQ", random]],
  ['password=~ host=db user=app', [random]],
  ['app:~@tcp(db:3306)/hr', [random, 'p@9/' + 'L:qx2']],
  ['mongodb://app:~@db1,db2/hr', [random, '%24p9' + 'Lqx2Tz']],
  ['mongodb+srv://app:~@cluster0.a.mongodb.net', [random]],
  ['redis://:~@db:6379/0', [random]],
  ['amqps://app:~@db/vhost', [random, 'p%2F9' + 'Lqx2']],
  ['postgresql+psycopg2://app:~@db/hr', [random, '$Lq9' + 'x2Tz+=']],
  ['db:6379,ssl=True;password=~', []],
  ['db:6380,password=~,ssl=True,abortConnect=False', [random, 'p=9$L' + 'q+x2Tz']],
  ['app/~@db:1521/ORCL', [random, 'Ab$9#' + 'xQ2z']],
  ['app/~@db.example.org:2484/hr', [random]],
];

/** Files by the way in which they contain a string; `~` stands for the string. */
const files: readonly (readonly [path: string, text: string])[] = [
  ['A.java', 'String url = "~";'],
  ['appsettings.json', '{"ConnectionStrings": {"Default": "~"}}'],
  ['a.yaml', 'url: "~"\n'],
  ['a.py', 'dsn = "~"\n'],
  ['.env', 'DATABASE_URL="~"\n'],
];
const bare: readonly (readonly [path: string, text: string])[] = [
  ['.env', 'DATABASE_URL=~\n'],
  ['a.properties', 'db.url=~\n'],
  ['a.yaml', 'url: ~\n'],
];

/** Returns a value without the braces that its kind of string puts around it. */
function inner(password: string): string {
  return password.startsWith('{') ? password.slice(1, -1) : password;
}

describe('secrets: passwords in connection strings', () => {
  for (const [string, passwords] of strings) {
    it(`are found as a whole in ${string}`, () => {
      for (const password of passwords) {
        const filled = string.replace('~', () => password);
        for (const [path, text] of files)
          assert.deepEqual(
            shown(
              text.replace('~', () => filled),
              path,
            ),
            [inner(password)],
            `${path}: ${text.replace('~', filled)}`,
          );
        for (const [path, text] of /^\S+$/.test(filled) && !/[,'()]/.test(filled) ? bare : [])
          assert.deepEqual(
            shown(
              text.replace('~', () => filled),
              path,
            ),
            [inner(password)],
            `${path}: ${text.replace('~', filled)}`,
          );
      }
    });
  }

  it('keep the entities of XML', () => {
    const password = 'p&amp;9' + 'Lq&quot;x2Tz';
    for (const text of [
      `<add name="Db" connectionString="Server=db;User Id=app;Password=${password};" />`,
      `<add name="Db" connectionString="Server=db;User Id=app;Password=${password}" />`,
      `<property name="url" value="jdbc:sqlserver://db;user=app;password=${password}"/>`,
    ])
      assert.deepEqual(shown(text, 'web.config'), [password], text);
    assert.deepEqual(
      shown(
        `<property name="url" value="jdbc:mysql://db/hr?user=app&amp;password=${random}&amp;useSSL=true"/>`,
        'a.xml',
      ),
      [random],
    );
    assert.deepEqual(
      shown(`<add connectionString="Server=db;Password=&quot;a;b${random}&quot;;User Id=app" />`, 'web.config'),
      [`a;b${random}`],
    );
    assert.deepEqual(shown(`<password>${password}</password>`, 'pom.xml'), [password]);
    assert.deepEqual(shown(`<password><![CDATA[p&9<L${random}]]></password>`, 'a.xml'), [`p&9<L${random}`]);
  });

  it('keep the quotes that a language doubles or escapes', () => {
    assert.deepEqual(shown(`password: 'it''s${random}'`, 'a.yaml'), [`it''s${random}`]);
    assert.deepEqual(shown(`var s = @"Server=db;Password=""a;b${random}"";";`, 'a.cs'), [`a;b${random}`]);
    assert.deepEqual(shown(`{"c": "Server=db;Password=\\"a;b${random}\\";"}`, 'a.json'), [`a;b${random}`]);
  });

  it('are found as arguments of the calls that connect', () => {
    for (const [path, text] of [
      ['a.php', "$d = new PDO('mysql:host=db;dbname=x', 'app', '~');"],
      ['a.php', "$d = mysqli_connect('db', 'app', '~', 'x');"],
      ['a.php', '$d = new mysqli("db", "app", "~", "x");'],
      ['A.java', 'DriverManager.getConnection("jdbc:oracle:thin:@db:1521:x", "app", "~");'],
    ] as const) {
      assert.deepEqual(shown(text.replace('~', random), path), [random], text);
      assert.deepEqual(shown(text.replace('~', 'password'), path), [], text);
    }
  });

  it('are none where a template fills them in, with braces of its own', () => {
    assert.deepEqual(shown('s = "Server=db;User Id=app;Password={{ db_password1 }};"', 'a.py'), []);
  });

  it('are none where the program fills them in', () => {
    for (const value of [
      '{pwd}',
      '{db_password}',
      '${PASSWORD}',
      '$PASSWORD',
      '%PASSWORD%',
      '{{ password }}',
      '<password>',
      '****',
      '%s',
      '{0}',
    ])
      for (const string of [
        'DRIVER={SQL};SERVER=db;UID=app;PWD=~;',
        'jdbc:sqlserver://db;user=app;password=~',
        'host=db user=app password=~',
      ])
        for (const [path, text] of files)
          assert.deepEqual(
            shown(
              text.replace('~', () => string.replace('~', () => value)),
              path,
            ),
            [],
            value,
          );
    assert.deepEqual(shown(`s = f"SERVER=db;UID=app;PWD={${random}}"`, 'a.py'), []);
    assert.deepEqual(shown(`var s = $"Server=db;Password={cfg.Db1Pwd2};";`, 'a.cs'), []);
    assert.deepEqual(shown('s = "Server=db;Password=" + password + ";"', 'a.cs'), []);
  });
});
