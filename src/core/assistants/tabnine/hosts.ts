import { hostFacts, known } from '../../egress/hosts/build.ts';
import type { AssistantHosts } from '../../egress/hosts/types.ts';

const source = known('exact', 'codota/tabnine-vscode@d87ffa31 (3.51.0, open loader)', { version: '3.51.0' });

export const tabnineHosts: AssistantHosts = {
  hosts: [
    ...hostFacts(source, 'tabnine', 'update', 'required', ['update.tabnine.com']),
    ...hostFacts(source, 'tabnine', 'model', 'conditional', ['api.tabnine.com']),
    ...hostFacts(source, 'tabnine', 'auth', 'required', ['app.tabnine.com']),
  ],
};
