import { hostFacts, known } from '../../egress/hosts/build.ts';
import type { AssistantHosts } from '../../egress/hosts/types.ts';

const docs = known('documented', 'docs.augmentcode.com, setup-augment/workspace-indexing');

export const augmentHosts: AssistantHosts = {
  hosts: [
    ...hostFacts(docs, 'augment', 'model', 'required', ['*.augmentcode.com']),
    ...hostFacts(docs, 'augment', 'auth', 'required', ['auth.augmentcode.com']),
  ],
};
