// Asks Claude once in the same way as VS Code's agent host, with the SDK that VS Code fetches for it:
//   node claudeHost.mjs SDK PROMPT    with the address of the model in LAB_MODEL
// The options are those in microsoft/vscode@01e1ba67 claudeSdkOptions.ts that affect what is sent.
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';

const [sdk, prompt] = process.argv.slice(2);
const { query } = await import(pathToFileURL(path.resolve(sdk)).href);
const answers = query({
  prompt,
  options: {
    cwd: process.cwd(),
    executable: process.execPath,
    env: { HOME: process.env.HOME, AI_AGENT: 'vscode' },
    canUseTool: async (_name, input) => ({ behavior: 'allow', updatedInput: input }),
    disallowedTools: ['WebSearch'],
    includePartialMessages: true,
    enableFileCheckpointing: true,
    permissionMode: 'default',
    settingSources: ['user', 'project', 'local'],
    settings: {
      env: {
        ANTHROPIC_BASE_URL: process.env.LAB_MODEL,
        ANTHROPIC_AUTH_TOKEN: ['no', 'key'].join('.'),
        CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
        PATH: process.env.PATH,
      },
    },
    systemPrompt: { type: 'preset', preset: 'claude_code' },
    stderr: text => process.stderr.write(text),
  },
});
for await (const answer of answers) process.stdout.write(`${answer.type}\n`);
