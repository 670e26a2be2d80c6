import { message } from '../../message.ts';
import { hostFacts, known } from '../../egress/hosts/build.ts';
import type { AssistantHosts } from '../../egress/hosts/types.ts';

const source = known('exact', 'sourcegraph/cody@dced3c1d');

export const codyHosts: AssistantHosts = {
  hosts: [
    ...hostFacts(source, 'cody', 'model', 'required', [['sourcegraph.com', message('host.note.codyTelemetry')]]),
    ...hostFacts(source, 'cody', 'telemetry', 'optional', ['sourcegraph.com']),
    ...hostFacts(source, 'cody', 'registry', 'optional', ['github.com']),
  ],
};
