import { documentsText } from './messages/documents.ts';
import { egressHostsText } from './messages/egress/egressHosts.ts';
import { egressReportText } from './messages/egress/egressReport.ts';
import { egressRecorderText } from './messages/egress/egressRecorder.ts';
import { egressText } from './messages/egress/egress.ts';
import { fileChangesText } from './messages/fileChanges.ts';
import { guardText } from './messages/guard.ts';
import { historyText } from './messages/history.ts';
import { ignoreDriftText } from './messages/ignoreDrift.ts';
import { type Templates, templates } from './templates.ts';
import { secretExplanations } from './messages/secretExplanations.ts';
import { policyText } from './messages/organisation/policy.ts';
import { policyCheckText } from './messages/organisation/policyCheck.ts';
import { productText } from './products.ts';
import { readersText } from './messages/readers.ts';
import { settingsText } from './messages/settings.ts';
import { trailText } from './messages/organisation/trail.ts';

/** All texts that are translated for users, including what each setting does and the messages about ignore files. */
export const translatedTemplate = {
  ...templates,
  ...documentsText,
  ...egressHostsText,
  ...egressReportText,
  ...egressRecorderText,
  ...egressText,
  ...fileChangesText,
  ...guardText,
  ...historyText,
  ...ignoreDriftText,
  ...secretExplanations,
  ...policyText,
  ...policyCheckText,
  ...productText,
  ...readersText,
  ...settingsText,
  ...trailText,
} satisfies Templates;
