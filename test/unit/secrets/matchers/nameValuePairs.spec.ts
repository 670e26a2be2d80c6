import assert from 'node:assert/strict';
import { body, found } from '../support.ts';

const value = body(20, 41);

/** Returns what is shown without options. */
function shown(text: string, path: string): string[] {
  return found(text, path)
    .filter(each => !/^\S+ low /.test(each))
    .map(each => each.replace(/^.*?«|»$/gs, ''));
}

describe('secrets: settings as pairs of a name and a value', () => {
  const pairs: readonly (readonly [path: string, text: string])[] = [
    ['pod.yaml', 'env:\n  - name: DB_PASSWORD\n    value: "@"\n'],
    ['pod.yaml', 'env:\n  - name: DB_PASSWORD\n    value: @\n'],
    ['pod.yaml', "env:\n- name: 'DB_PASSWORD'\n  value: '@'\n"],
    ['pod.yaml', 'env:\n  - value: "@"\n    name: DB_PASSWORD\n'],
    ['pod.yaml', 'env:\n  - value: @\n    # which one\n    description: of the database\n    name: DB_PASSWORD\n'],
    [
      'pod.yaml',
      'env:\n  - name: LOG_LEVEL\n    value: info\n  - name: DB_PASSWORD\n    description: x\n    value: @\n  - name: A\n    value: b\n',
    ],
    ['pod.yaml', 'env:\n  - "name": "DB_PASSWORD"\n    "value": "@"\n'],
    ['pod.yaml', 'env: [{name: DB_PASSWORD, value: @}]\n'],
    ['stack.yaml', 'Environment:\n  - Name: DB_PASSWORD\n    Value: @\n'],
    ['stack.yaml', 'Parameters:\n  - ParameterKey: DBPassword\n    ParameterValue: @\n'],
    ['task.json', '{"environment": [{"name":"DB_PASSWORD","value":"@"}]}'],
    ['task.json', '{"environment": [{\n  "value": "@",\n  "name": "DB_PASSWORD"\n}]}'],
    ['task.json', '[{"name":"DB_PASSWORD","type":{"kind":"text"},"slotSetting":false,"value":"@"}]'],
    ['params.json', '[{"ParameterKey": "DBPassword", "ParameterValue": "@"}]'],
    ['options.json', '[{"Namespace": "aws:x", "OptionName": "DB_PASSWORD", "Value": "@"}]'],
    ['options.yaml', '- option_name: DB_PASSWORD\n  value: @\n'],
    ['postman.json', '{"key": "password", "value": "@", "type": "string"}'],
    ['main.tf', 'environment = [{ name = "DB_PASSWORD", value = "@" }]'],
    ['main.tf', 'set {\n  name  = "db.password"\n  value = "@"\n}\n'],
    ['main.tf', 'set {\n  value = "@"\n  type = "string"\n  name  = "db.password"\n}\n'],
    ['main.tf', 'jsonencode([{ "name": "DB_PASSWORD", "value": "@" }])'],
    ['fly.toml', '[[env]]\nname = "DB_PASSWORD"\nvalue = "@"\n'],
    ['main.bicep', "appSettings: [\n  {\n    name: 'DB_PASSWORD'\n    value: '@'\n  }\n]\n"],
    ['web.config', '<add key="DbPassword" value="@" />'],
    ['web.config', '<add value="@" key="DbPassword" />'],
    ['web.config', '<setting name="DbPassword" serializeAs="String" value="@" />'],
    ['core-site.xml', '<property>\n  <name>fs.s3a.secret.key</name>\n  <value>@</value>\n</property>'],
    ['Info.plist', '<key>DBPassword</key>\n<string>@</string>'],
    ['web.xml', '<param-name>dbPassword</param-name>\n<param-value>@</param-value>'],
    ['a.ts', "const env = [{ name: 'DB_PASSWORD', value: '@' }];"],
    ['a.py', 'env = [{"Name": "DB_PASSWORD", "Value": "@"}]'],
    ['a.md', '```yaml\n- name: DB_PASSWORD\n  value: "@"\n```'],
    ['workflow.yml', 'with:\n  - name: AWS_SECRET\n    value: @\n'],
  ];
  for (const [path, text] of pairs) {
    it(`are found in ${JSON.stringify(text)}`, () => {
      assert.deepEqual(shown(text.replace('@', value), path), [value]);
    });
  }

  it('are of the service that the name tells', () => {
    const secret = `${body(18, 42)}/${body(20, 43)}+`;
    for (const [path, text] of [
      ['a.yaml', `- name: AWS_SECRET_ACCESS_KEY\n  value: ${secret}\n`],
      ['a.yaml', `- value: "${secret}"\n  name: AWS_SECRET_ACCESS_KEY\n`],
      ['a.json', `{"name":"AWS_SECRET_ACCESS_KEY","value":"${secret}"}`],
    ] as const)
      assert.deepEqual(found(text, path), [`aws-secret-access-key medium «${secret}»`]);
  });

  it('belong together in one object only', () => {
    for (const [path, text] of [
      [
        'a.yaml',
        `- name: DB_PASSWORD\n  valueFrom:\n    secretKeyRef:\n      name: db\n      key: password\n- name: BUILD\n  value: ${value}\n`,
      ],
      ['a.yaml', `- name: BUILD\n  value: ${value}\n- name: DB_PASSWORD\n  valueFrom: x\n`],
      ['a.json', `[{"name":"DB_PASSWORD","valueFrom":"x"},{"name":"BUILD","value":"${value}"}]`],
      ['a.json', `[{"name":"BUILD","value":"${value}"},{"name":"DB_PASSWORD","valueFrom":"x"}]`],
      ['a.tf', `a {\n  name = "db_password"\n}\nb {\n  value = "${value}"\n}\n`],
      ['a.xml', `<add key="DbPassword" /><add key="Build" value="${value}" />`],
    ] as const)
      assert.deepEqual(shown(text, path), [], text);
  });

  it('whose value is elsewhere, or a setting, are none', () => {
    for (const each of [
      '${DB_PASSWORD}',
      '{{ .Values.password }}',
      'vault:secret/db#password',
      '$(DB_PASSWORD)',
      'true',
      '3600',
      '',
    ])
      assert.deepEqual(shown(`- name: DB_PASSWORD\n  value: "${each}"\n`, 'a.yaml'), [], each);
  });
});
