import { message } from '../../message.ts';
import { hostFacts, known } from './build.ts';
import type { HostFact } from './types.ts';

const clineSource = known('exact', 'cline/cline@21cb8d25');
const clineMeasured = known('measured', 'Cline CLI 3.0.65 on a loopback network');
const rooSource = known('exact', 'RooCodeInc/Roo-Code@cb836567 (3.52.1)');
const continueMeasured = known('measured', 'Continue CLI 1.5.47 on a loopback network');
const openCodeBuild = known('exact', 'Strings in the published build of OpenCode 1.18.33');
const openCodeMeasured = known('measured', 'OpenCode 1.18.33 on a loopback network');
const piSource = known('exact', 'badlogic/pi-mono@83378aad');
const piMeasured = known('measured', 'Pi coding agent 0.73.1 on a loopback network');
const piDocs = known('documented', 'Documentation in the published build of pi-coding-agent 1.5.2');
const kiloMeasured = known('measured', 'Kilo CLI 7.7.9 on a loopback network');
const qwenMeasured = known('measured', 'Qwen Code 0.24.4 on a loopback network');
const qwenBuild = known('exact', 'Published build of qwen-code 0.24.4');
const aiderSource = known('exact', 'Aider-AI/aider@5dc9490b');

const cline: readonly HostFact[] = [
  ...hostFacts(clineSource, ['cline'], 'model', 'conditional', ['api.cline.bot']),
  ...hostFacts(clineSource, ['cline'], 'auth', 'conditional', ['app.cline.bot']),
  ...hostFacts(clineMeasured, ['cline'], 'telemetry', 'optional', [
    ['data.cline.bot', message('host.note.clineFlags')],
    'otel.cline.bot',
  ]),
  ...hostFacts(clineMeasured, ['cline'], 'registry', 'optional', ['models.dev']),
];

const roo: readonly HostFact[] = [
  ...hostFacts(rooSource, ['roo'], 'model', 'conditional', ['api.roocode.com']),
  ...hostFacts(rooSource, ['roo'], 'sharing', 'optional', ['api.roocode.com']),
  ...hostFacts(rooSource, ['roo'], 'auth', 'conditional', ['app.roocode.com', 'clerk.roocode.com']),
  ...hostFacts(rooSource, ['roo'], 'telemetry', 'optional', ['ph.roocode.com']),
];

const continueDev: readonly HostFact[] = hostFacts(continueMeasured, ['continue'], 'auth', 'conditional', [
  ['api.continue.dev', message('host.note.continueMachineId')],
]);

const openCode: readonly HostFact[] = [
  ...hostFacts(openCodeMeasured, ['opencode'], 'model', 'conditional', [
    ['opencode.ai', message('host.note.openCodeZen')],
  ]),
  ...hostFacts(piSource, ['pi'], 'model', 'conditional', ['opencode.ai']),
  ...hostFacts(openCodeMeasured, ['opencode'], 'registry', 'optional', ['models.opencode.ai', 'github.com']),
  ...hostFacts(openCodeMeasured, ['opencode'], 'update', 'optional', ['api.github.com']),
  ...hostFacts(openCodeBuild, ['opencode', 'pi'], 'registry', 'optional', ['models.dev']),
  ...hostFacts(openCodeBuild, ['opencode'], 'sharing', 'optional', ['opncd.ai', 'api.opencode.ai', 'mcp.exa.ai']),
];

const pi: readonly HostFact[] = [
  ...hostFacts(piMeasured, ['pi'], 'telemetry', 'optional', ['pi.dev']),
  ...hostFacts(piMeasured, ['pi'], 'update', 'optional', ['pi.dev', 'api.github.com']),
  ...hostFacts(piSource, ['pi'], 'sharing', 'optional', ['pi.dev']),
  ...hostFacts(piDocs, ['pi'], 'model', 'conditional', ['radius.pi.dev']),
];

const kilo: readonly HostFact[] = [
  ...hostFacts(kiloMeasured, ['kilo'], 'model', 'required', [['api.kilo.ai', message('host.note.kiloModels')]]),
  ...hostFacts(kiloMeasured, ['kilo'], 'registry', 'optional', ['models.dev']),
];

const qwen: readonly HostFact[] = [
  ...hostFacts(qwenBuild, ['qwen-code'], 'model', 'conditional', [
    'dashscope.aliyuncs.com',
    'dashscope-intl.aliyuncs.com',
    'coding.dashscope.aliyuncs.com',
  ]),
  ...hostFacts(qwenMeasured, ['qwen-code'], 'telemetry', 'optional', ['gb4w8c3ygj-default-sea.rum.aliyuncs.com']),
  ...hostFacts(qwenBuild, ['qwen-code'], 'update', 'optional', ['qwen-code-assets.oss-cn-hangzhou.aliyuncs.com']),
];

const aider: readonly HostFact[] = [
  ...hostFacts(aiderSource, ['aider'], 'model', 'conditional', ['openrouter.ai']),
  ...hostFacts(aiderSource, ['aider'], 'registry', 'optional', ['openrouter.ai', 'raw.githubusercontent.com']),
];

/** Assistants whose own code is public. */
export const openToolHosts: readonly HostFact[] = [
  ...cline,
  ...roo,
  ...continueDev,
  ...openCode,
  ...pi,
  ...kilo,
  ...qwen,
  ...aider,
];
