import { hostFacts, known } from './build.ts';
import type { HostFact } from './types.ts';

/** Where models of the large vendors are reached with the user's own key. */
const providers = {
  anthropic: { host: 'api.anthropic.com', known: known('measured', 'Claude Code 2.1.329 on a loopback network') },
  openAi: {
    host: 'api.openai.com',
    known: known(
      'measured',
      'OpenCode 1.18.33, Pi 0.73.1, Continue CLI 1.5.47, Qwen Code 0.24.4 and Kilo CLI 7.7.9 on a loopback network',
    ),
  },
  google: { host: 'generativelanguage.googleapis.com', known: known('exact', 'google-gemini/gemini-cli@5411f113') },
} as const;

/** Returns the hosts of vendors whose models can be configured in another company's tool. */
export function providerHosts(tool: string, vendors: readonly (keyof typeof providers)[]): readonly HostFact[] {
  return vendors.flatMap(vendor =>
    hostFacts(providers[vendor].known, tool, 'model', 'conditional', [providers[vendor].host]),
  );
}
