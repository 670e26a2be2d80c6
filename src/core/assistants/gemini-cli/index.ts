import { message } from '../../message.ts';
import type { Source } from '../../fidelity.ts';
import { features, hosts, ignoreFile } from '../build.ts';
import type { Assistant } from '../types.ts';
const source: Source = { ref: 'google-gemini/gemini-cli@5411f113 (0.56.0-nightly)', date: '2026-11-20' };

const measured: Source = { ref: 'Measured with the real tool on a loopback network (0.61.0)', date: '2026-11-20' };

export const geminiCli: Assistant = {
  id: 'gemini-cli',
  name: 'Gemini CLI',
  features: features('exact', source, { agent: 'workspace' }),
  mechanisms: [
    ignoreFile('.geminiignore', 'measured', measured, {
      covers: ['agent'],
      matchCase: false,
      gaps: [message('ignore.gap.search'), message('ignore.gap.shell'), message('ignore.gap.writeTools')],
    }),
    ignoreFile('.gitignore', 'measured', measured, {
      covers: ['agent'],
      lookup: 'git',
      matchCase: false,
      gaps: [message('ignore.gap.shell')],
    }),
    ignoreFile('.env', 'measured', measured, {
      covers: ['agent'],
      kind: 'built-in-list',
      builtIn: ['.env'],
      gaps: [message('ignore.gap.shell')],
    }),
  ],
  hosts: hosts(source, {
    model: ['cloudcode-pa.googleapis.com', 'generativelanguage.googleapis.com', 'aiplatform.googleapis.com'],
    auth: ['accounts.google.com', 'oauth2.googleapis.com', 'www.googleapis.com'],
    telemetry: ['play.googleapis.com'],
    update: ['api.github.com'],
  }),
  detection: { extensionIds: ['google.gemini-cli-vscode-ide-companion'], commands: ['gemini'], paths: ['~/.gemini'] },
};
