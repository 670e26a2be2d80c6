/** What each setting does, and what its hardened value costs. */
export const amazonQText = {
  'setting.amazonQ.amazonQTelemetry': 'Sends usage data to AWS.',
  'setting.amazonQ.amazonQShareContentWithAWS': 'Lets AWS use your content to improve the service (free tier).',
  'setting.amazonQ.amazonQServerSideContext':
    'Uploads the workspace, ignored files included. Unset counts as yes for Builder ID accounts; false also deletes the uploaded copy.',
  'setting.amazonQ.amazonQServerSideContext.cost': 'No server-side context for @workspace.',
  'setting.amazonQ.amazonQWorkspaceIndex': 'Builds an index of the workspace on this machine.',
  'setting.amazonQ.amazonQWorkspaceIndex.cost': 'No local index for questions about the workspace.',
  'setting.amazonQ.awsTelemetry': 'Sends usage data of the AWS Toolkit.',
  'setting.amazonQ.awsCloudformationTelemetryEnabled': 'Sends usage data of the CloudFormation language server.',
  'setting.amazonQ.disableIndexingLibrary': 'Skips the index of the project on this machine.',
  'setting.amazonQ.disableIndexingLibrary.cost': 'No local index.',
} satisfies Readonly<Record<string, string>>;
