import { hostFacts, known } from '../../egress/hosts/build.ts';
import type { AssistantHosts } from '../../egress/hosts/types.ts';

const notes = known('estimated', 'Reference of the settings of Amp by a third party, developersdigest.tech');

export const ampHosts: AssistantHosts = {
  hosts: [...hostFacts(notes, 'amp', 'model', 'required', ['ampcode.com'])],
};
