import { hostFacts, known } from '../../egress/hosts/build.ts';
import { providerHosts } from '../../egress/hosts/providers.ts';
import type { AssistantHosts } from '../../egress/hosts/types.ts';

const build = known('exact', 'Published build of qwen-code 0.24.4', { version: '0.24.4' });
const measured = known('measured', 'Qwen Code 0.24.4 on a loopback network', { version: '0.24.4' });

export const qwenCodeHosts: AssistantHosts = {
  hosts: [
    ...providerHosts('qwen-code', ['openAi']),
    ...hostFacts(build, 'qwen-code', 'model', 'conditional', [
      'dashscope.aliyuncs.com',
      'dashscope-intl.aliyuncs.com',
      'coding.dashscope.aliyuncs.com',
    ]),
    ...hostFacts(measured, 'qwen-code', 'telemetry', 'optional', ['gb4w8c3ygj-default-sea.rum.aliyuncs.com']),
    ...hostFacts(build, 'qwen-code', 'update', 'optional', ['qwen-code-assets.oss-cn-hangzhou.aliyuncs.com']),
  ],
};
