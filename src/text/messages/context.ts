/** Sentences about context; every code is used in `core/context` (checked by a test). */
export const contextText = {
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
  'context.copilot.organizationRules': 'Rules of the organisation may hold back more; they are not on this machine',
  'context.copilot.declarations': 'Declarations that the TypeScript server offers for the cursor',
  'context.copilot.declarationsPastBudget': 'Declarations that the TypeScript server offers, past the budget',
  'context.copilot.importedFile':
    'Imported by the active document: the TypeScript server may offer declarations of it, though it is not open',
  'context.copilot.languageContext':
    'The TypeScript language service may add declarations from files that are not open',
  'context.copilot.cppContext': 'The C/C++ extension may add snippets and traits of its own',
  'context.copilot.olderSuffix':
    'Copilot may send the text after the cursor as it was at an earlier request, while it differs little',
  'context.copilot.editsLag':
    'Copilot notices edits only after its first request; whether there was one is not known here',
  // Chats and agents.
  'context.agent.instructions': 'Instruction file, sent with every message',
  'context.agent.possibleInstructions': 'Instruction file, sent when the work leads to it',
  'context.agent.activePath': 'Path of the active document',
  'context.agent.activeText': 'Whole text of the active document',
  'context.agent.selection': 'Selected text',
  'context.agent.openPath': 'Path of an open document',
  'context.agent.notAmongOpen': 'Not among the {limit} documents used last',
  'context.agent.folderPath': 'Absolute path of the workspace folder, which often holds the user name',
  'context.agent.gitStatus': 'Git status, where the folder is a repository: names of changed and new files',
  'context.agent.gitLog': 'Git branch, status and the latest commit subjects, where the folder is a repository',
  'context.agent.gitUser': 'Git user name, where the folder is a repository',
  'context.agent.gitRemote':
    'Git remote URL, commit hash and whether there are changes, where the folder is a repository',
  'context.agent.terminalOutput': 'Output of the active terminals',
  'context.agent.otherFolders': 'What it sends of the other folders of this window',
  'context.agent.listing': 'List of {names} file names of the workspace',
  'context.agent.repositoryMap': 'Map of the tracked files: names and signatures',
  'context.agent.addedFiles': 'Whole files that you add to the chat',
  'context.agent.sessionUpload': 'The whole session, uploaded when the account allows remote export',
  'context.agent.cloudClone': "Connected repositories are cloned and indexed on the vendor's servers",
  'context.agent.readsOnDemand': 'The agent can read files of the workspace when the model asks for them',
  'context.agent.readsByShell': 'The agent can read files through shell commands when the model asks for them',
  'context.agent.homeInstructions': '{path} would be sent too, where it exists',
  'context.agent.clineBundle':
    "Which of two bundles runs is decided by the vendor's servers; they differ in what they send",
  // Completions.
  'context.completion.before': 'Text before the cursor',
  'context.completion.after': 'Text after the cursor',
  'context.completion.recentDocument': 'Document used lately; how much of it fits is decided by a score',
  'context.completion.visibleRange': 'Visible part of a document used lately',
  'context.completion.ringChunk': 'Chunk of a document that was opened or edited',
  'context.completion.wholeDocument': 'Whole open document',
  'context.completion.anyOpenDocument': 'Open document; which of them are used is not public',
  'context.completion.definitions': 'Definitions of used symbols may be added, from files that are not open',
  'context.completion.visitedRanges': 'Places that the cursor visited may be added, output windows included',
  'context.amazonq.chunk': 'Lines that follow one of the best matches with the text before the cursor',
  'context.amazonq.test': 'A test file: not looked at',
  'context.amazonq.projectIndex': 'Where the local index runs, its results come first',
  'context.amazonq.focalFile': 'While you edit a test, the file under test may be read from disk and sent',
  'context.cody.snippet': 'Similar snippet of an open document',
  'context.cody.strategy': 'Which sources are used is decided by the server',
  // Indexes.
  'context.index.uploadOnSearch': 'Files of the workspace may be uploaded for indexing at the first semantic search',
  'context.index.uploadOnOpen': 'Files of the workspace would be uploaded as soon as it is opened',
  'context.index.embeddings': "Pieces of the workspace's files would be sent to compute embeddings",
  'context.index.serverSide': 'The workspace may be uploaded and kept in sync when the server says so',
  'context.index.localEmbeddings':
    'The index stays on this machine unless the embedding model is remote; found pieces would be sent',
  'context.index.optIn': 'Where you switched the index on: pieces of files would be sent to your embedding service',
  'context.index.remoteSearch': 'A search on the server may add pieces of indexed repositories',
  'context.index.accountFlag': 'Whether the account takes part is known to the server only',
  // More about Copilot.
  'context.copilot.aroundCursor': 'Text around the cursor',
  'context.copilot.editedDocument': 'Edited lately: sent in part or whole, whatever its language',
  'context.copilot.notEdited': 'Not edited yet: no next edit is asked for by itself',
  'context.copilot.notEditedLately': 'Not edited lately',
  'context.copilot.nextEditTiming': 'Whether and when a next edit is asked for depends on typing and on the server',
  'context.copilot.codebase': 'A search of the code base can add pieces of any file of the workspace',
  'context.copilot.terminals': 'Names of terminals, each with its last command line and folder',
  'context.copilot.organizationInstructions': 'The organisation can add instructions of its own',
  // What cannot be known of others.
  'context.noActiveDocument': 'No document is active, so that there is no cursor to complete at',
  'context.closedSource': "Closed source: this follows the vendor's documentation and may be incomplete",
} satisfies Readonly<Record<string, string>>;
