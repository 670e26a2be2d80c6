import { documentsText } from './messages/documents.ts';
import { egressHostsText } from './messages/egress/egressHosts.ts';
import { egressPolicyText } from './messages/egress/egressPolicy.ts';
import { egressReportText } from './messages/egress/egressReport.ts';
import { egressRecorderText } from './messages/egress/egressRecorder.ts';
import { egressText } from './messages/egress/egress.ts';
import { fleetText } from './messages/organisation/fleet.ts';
import { guardText } from './messages/guard.ts';
import { historyText } from './messages/history.ts';
import { ignoreDriftText } from './messages/ignoreDrift.ts';
import { type Templates, templates } from './templates.ts';
import { secretExplanations } from './messages/secretExplanations.ts';
import { policyText } from './messages/organisation/policy.ts';
import { policyCheckText } from './messages/organisation/policyCheck.ts';
import { policyNotesText } from './messages/organisation/policyNotes.ts';
import { productText } from './products.ts';
import { readersText } from './messages/readers.ts';
import { settingsText } from './messages/settings.ts';
import { trailText } from './messages/organisation/trail.ts';

/** What stands in files that administrators roll out and in reports of the terminal, which speak English. */
export const englishTemplate = { ...egressPolicyText, ...fleetText, ...policyNotesText } satisfies Templates;

/** All templates: with what each setting does, and what is to be said when ignore files are checked or written. */
export const everyTemplate = {
  ...templates,
  ...englishTemplate,
  ...documentsText,
  ...egressHostsText,
  ...egressReportText,
  ...egressRecorderText,
  ...egressText,
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

/** Every code that a sentence exists for. */
export type MessageCode = keyof typeof everyTemplate;
