import { message } from '../../message.ts';
import { hostFacts, known } from './build.ts';
import type { HostFact } from './types.ts';

const tabnine = known('exact', 'codota/tabnine-vscode@d87ffa31 (3.51.0, open loader)');
const augment = known('documented', 'docs.augmentcode.com, setup-augment/workspace-indexing');
const cody = known('exact', 'sourcegraph/cody@dced3c1d');
const amp = known('estimated', 'Reference of the settings of Amp by a third party, developersdigest.tech');
const jetBrains = known('documented', 'jetbrains.com/help, AI Assistant and Junie (2026.2)');
const zed = known('exact', 'zed-industries/zed@000d3a83');
const tabby = known('exact', 'TabbyML/tabby@21b29048');

/** Assistants of companies of their own. */
export const otherToolHosts: readonly HostFact[] = [
  ...hostFacts(tabnine, ['tabnine'], 'update', 'required', ['update.tabnine.com']),
  ...hostFacts(tabnine, ['tabnine'], 'model', 'conditional', ['api.tabnine.com']),
  ...hostFacts(tabnine, ['tabnine'], 'auth', 'required', ['app.tabnine.com']),
  ...hostFacts(augment, ['augment'], 'model', 'required', ['*.augmentcode.com']),
  ...hostFacts(augment, ['augment'], 'auth', 'required', ['auth.augmentcode.com']),
  ...hostFacts(cody, ['cody'], 'model', 'required', [['sourcegraph.com', message('host.note.codyTelemetry')]]),
  ...hostFacts(cody, ['cody'], 'telemetry', 'optional', ['sourcegraph.com']),
  ...hostFacts(cody, ['cody'], 'registry', 'optional', ['github.com']),
  ...hostFacts(amp, ['amp'], 'model', 'required', ['ampcode.com']),
  ...hostFacts(jetBrains, ['jetbrains-ai'], 'model', 'required', ['api.jetbrains.ai']),
  ...hostFacts(jetBrains, ['jetbrains-ai'], 'model', 'conditional', ['*.jetbrains.com']),
  ...hostFacts(zed, ['zed'], 'model', 'conditional', ['cloud.zed.dev', 'api.zed.dev', 'zed.dev']),
  ...hostFacts(zed, ['zed'], 'telemetry', 'optional', ['cloud.zed.dev', 'api.zed.dev', 'zed.dev']),
  ...hostFacts(tabby, ['tabby'], 'telemetry', 'optional', ['app.tabbyml.com']),
];
