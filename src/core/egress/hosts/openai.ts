import { message } from '../../message.ts';
import { hostFacts, known } from './build.ts';
import type { HostFact } from './types.ts';

const measured = known('measured', 'Codex CLI 0.169.0 on a loopback network');
const binary = known('exact', 'Strings in the published binary of Codex 0.169.0');
const azure = known('documented', 'Azure OpenAI, addresses of a resource');
const measuredOthers = known(
  'measured',
  'OpenCode 1.18.33, Pi 0.73.1, Continue CLI 1.5.47, Qwen Code 0.24.4 and Kilo CLI 7.7.9 on a loopback network',
);
const tool = ['codex'];

/** Codex, and the model hosts of OpenAI that other assistants use with a key of the person's own. */
export const openAiHosts: readonly HostFact[] = [
  ...hostFacts(measured, tool, 'model', 'required', [['api.openai.com', message('host.note.openAiKey')]]),
  ...hostFacts(measured, tool, 'model', 'conditional', [['chatgpt.com', message('host.note.openAiLogin')]]),
  ...hostFacts(
    measuredOthers,
    ['cline', 'continue', 'roo', 'aider', 'opencode', 'pi', 'kilo', 'qwen-code', 'zed'],
    'model',
    'conditional',
    ['api.openai.com'],
  ),
  ...hostFacts(azure, ['azure-openai'], 'model', 'conditional', [
    '*.openai.azure.com',
    '*.cognitiveservices.azure.com',
    '*.services.ai.azure.com',
  ]),
  ...hostFacts(binary, tool, 'auth', 'conditional', ['auth.openai.com']),
  ...hostFacts(measured, tool, 'telemetry', 'optional', [['ab.chatgpt.com', message('host.note.codexMetrics')]]),
  ...hostFacts(binary, tool, 'sharing', 'optional', [
    ['o33249.ingest.us.sentry.io', message('host.note.codexFeedback')],
  ]),
  ...hostFacts(measured, tool, 'update', 'optional', ['api.github.com', 'raw.githubusercontent.com']),
  ...hostFacts(measured, tool, 'registry', 'optional', [['github.com', message('host.note.codexPlugins')]]),
  ...hostFacts(binary, tool, 'registry', 'optional', ['persistent.oaistatic.com']),
];
