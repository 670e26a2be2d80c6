/** Sentences about context; every code is used in `core/context` (checked by a test). */
export const contextText: Readonly<Record<string, string>> = {
  // Parts of Copilot's completion prompt.
  'context.copilot.marker': 'Path or language of the active document',
  'context.copilot.prefix': 'Text before the cursor',
  'context.copilot.suffix': 'Text after the cursor, from the next line on',
  'context.copilot.snippetHeader': 'Heading of a similar snippet, with its path',
  'context.copilot.snippet':
    'Similar snippet of an open document: {percent} % of its words are shared with the lines before the cursor',
  'context.copilot.edit': 'Recent edit; removed lines are sent too ({removed} here)',
  'context.copilot.editsFrame': 'Line around the recent edits',
  // Why an open document gives nothing.
  'context.copilot.excluded': 'Held back by content exclusion',
  'context.copilot.notAFile': 'Not a file on disk',
  'context.copilot.activeNotAFile': 'The active document is not a file on disk, so that no other document is looked at',
  'context.copilot.otherLanguage': 'Other language than the active document',
  'context.copilot.overTotal': 'Over {limit} characters in total with the documents before it',
  'context.copilot.overCount': 'Not among the first {limit} documents of this language',
  'context.copilot.empty': 'Empty',
  'context.copilot.tooLarge': 'Has {limit} characters or more',
  'context.copilot.nothingInCommon': 'Shares no word with the lines before the cursor',
  'context.copilot.noReference': 'The lines before the cursor hold no word to compare with',
  'context.copilot.notBest': 'Not among the {limit} most similar snippets',
  'context.copilot.overBudget': 'Does not fit into the prompt',
  // Why there is no request.
  'context.copilot.activeExcluded': 'Held back by content exclusion: nothing would be sent for this document',
  'context.copilot.tooShort': 'Fewer than {limit} characters: no completion is asked for',
  'context.copilot.schemeWithout': 'Documents of this kind get no completion',
  'context.copilot.midLine': 'Text stands right of the cursor: no completion is asked for here',
  'context.copilot.onlyWhenAsked':
    'With the settings as delivered, {language} gets a completion only when you ask for one',
  // What cannot be known.
  'context.copilot.experiments': 'GitHub can change limits and sources by experiments on its servers',
  'context.copilot.unifiedModel': 'GitHub can let the next-edit model answer instead; it gets other context',
  'context.copilot.exclusionUnknown':
    'Whether the account applies content exclusion is not known; this shows what would be sent without it',
  'context.copilot.languageContext':
    'The TypeScript language service may add declarations from files that are not open',
  'context.copilot.cppContext': 'The C/C++ extension may add snippets and traits of its own',
  'context.copilot.editsLag': 'Copilot notices edits only after its first request, and one change late',
};
