/** Sentences about what the records of assistants show and cannot show. */
export const historyText = {
  'history.sent': 'Already sent to {assistant}, last on {day}, with {requests}: rotate it.',
  'history.sentOn': 'Already sent to {assistant} on {day}, with {requests}: rotate it.',
  'history.sentProbably': 'Probably sent to {assistant}, last on {day}, with {requests} (estimated): rotate it.',

  'history.index.holds':
    'What Sightglass keeps of the records it read: fingerprints, names of files and times, and the key of the fingerprints; no text.',
  'history.index.cost': 'The next reading of the records starts from scratch.',

  'history.edge.general':
    'Not found is not "not sent": deleted or expired sessions, other machines, containers and remote windows are not on this disk. Files of a folder that was moved or renamed keep the path they were sent with; a request that was repeated after an error is counted only where a record shows it. Definitions of tools, such as those of MCP servers, are seldom recorded; pictures and compressed PDFs are not read.',
  'history.edge.aider':
    'Aider: files that were added and the map of the repository are sent each time and never written down; there is one time for a session.',
  'history.edge.amazonQ':
    'Amazon Q and Kiro: the next conversation in a folder replaces the last one; suggestions while typing leave no record.',
  'history.edge.amp': 'Amp: its threads are on its server; what is here may be less.',
  'history.edge.antigravity':
    'Antigravity: its chats are encrypted, or in a form that is not published. What is read is the text copy next to them; how much of it requests contained is not known.',
  'history.edge.augment': 'Augment: the system prompt and the index of the code, which is uploaded, leave no record.',
  'history.edge.claudeCode':
    'Claude Code: title and memory requests leave no record; before 2.1.332 neither do the system prompt and CLAUDE.md; up to 2.0 all the output of a command went out once more, in a request whose record has at most 30,000 characters; sessions are deleted after 30 days.',
  'history.edge.claudeDesktop':
    'Claude Desktop: sessions of Cowork leave records here; chats are on the server of Anthropic.',
  'history.edge.cline':
    'Cline: the rules of AGENTS.md are sent and not kept; long results are kept whole and sent cut, where exactly is estimated.',
  'history.edge.codex':
    'Codex: the title request of the terminal sends the first prompt once more and leaves no record; neither do sessions with --ephemeral.',
  'history.edge.continue':
    'Continue: AGENTS.md is sent and not kept; a turn that was stopped leaves nothing, nor do completions that were not shown; messages have no times.',
  'history.edge.copilot':
    'Copilot in VS Code: AGENTS.md and copilot-instructions.md, completions, next edits, indexing and title requests leave no record; of a turn that did not end, only the prompt is there.',
  'history.edge.copilotCli':
    'Copilot CLI: definitions of tools are not kept; an interactive session is also uploaded to GitHub by default, with more than the model was sent.',
  'history.edge.crush':
    'Crush: the system prompt, which contains files such as AGENTS.md, leaves no record. Its records are in each project; those of this workspace are read.',
  'history.edge.cursor':
    'Cursor: its prompts are made on its server, what is here is the least that was sent. Completions and indexing leave no record.',
  'history.edge.droid': 'Factory Droid: the system prompt and the definitions of tools leave no record.',
  'history.edge.geminiCli':
    'Gemini CLI: the system prompt and side requests leave no record: with "auto" as its model, each prompt and what was said last go out once more; sessions are deleted after 30 days.',
  'history.edge.goose':
    'Goose: the system prompt, which contains files such as .goosehints, leaves no record, nor do messages that were edited away. Of tools that were called at once, each counts as a request.',
  'history.edge.grok':
    'Grok Build: titles and other requests outside the conversation leave no record, nor do the definitions of tools. What was rewound counts as sent to the end.',
  'history.edge.iflow':
    'iFlow CLI: the system prompt leaves no record, and neither do summaries that replace earlier messages.',
  'history.edge.jan':
    'Jan: the system prompt and files that were attached leave no record. What a local model was given stayed on this machine.',
  'history.edge.kilo':
    'Kilo: AGENTS.md is sent and not kept; the request for a title leaves no record and is counted once for each session that got one, with its prompts and the first results of a turn.',
  'history.edge.kimi':
    'Kimi Code: definitions of tools that were changed meanwhile count as sent to the end. The older Kimi CLI writes no times, and its requests for summaries are not counted.',
  'history.edge.lettaCode':
    'Letta Code: conversations of its local backend are read; those of its server are not here. The system prompt, with what the agent remembers, counts as it is now; definitions of tools and requests outside the conversation leave no record.',
  'history.edge.llm':
    'LLM (Datasette): requests that failed or were not to be logged leave no record; definitions of tools and attachments are not read.',
  'history.edge.lmStudio':
    'LM Studio: the log contains what every program sent to the local server, unless its logging is off; it stayed on this machine.',
  'history.edge.mistralVibe': 'Mistral Vibe: requests have no times, and those for summaries leave no record.',
  'history.edge.ollama':
    'Ollama: its log contains prompts only with OLLAMA_DEBUG, and none since August 2026; on Linux it is in the journal, which is not read. What goes to models named :cloud leaves this machine.',
  'history.edge.ohMyPi':
    'Oh My Pi: the system prompt, which holds files such as AGENTS.md, leaves no record, nor do titles and other requests outside the conversation. With secrets.enabled, it masks what it knows as secret on the way: here it counts as sent. What was shaken out of a session is gone from its record.',
  'history.edge.openCode':
    'OpenCode: AGENTS.md is sent and not kept; the request for a title leaves no record and is counted once for each session that a person began, with its first prompt; what was taken back before it kept a log of events is gone.',
  'history.edge.openHands':
    'OpenHands: conversations of the command line are read; those of its server are where that runs.',
  'history.edge.pi': 'Pi before 0.86: AGENTS.md is sent and not kept.',
  'history.edge.qwenCode':
    'Qwen Code: QWEN.md and AGENTS.md are sent and not kept; after a session its memory agent sends the conversation once more without a record.',
  'history.edge.roo': 'Roo Code: the system prompt and indexing leave no record.',
  'history.edge.specStory':
    'SpecStory: its files repeat chats of other tools, and are only stored; where a person has signed in, its cloud may have them as well.',
  'history.edge.warp':
    'Warp: what a person asked is read, with what was sent with it; answers and what tools gave are kept in a form that is not public.',
  'history.edge.windsurf': 'Windsurf: its chats are encrypted on the disk and cannot be read.',
  'history.edge.zed':
    'Zed: the system prompt and edit predictions leave no record; there is one time for a whole thread.',
  'history.unread.encrypted': 'encrypted by the product',
  'history.unread.unreadable': 'cannot be opened',
  'history.unread.not-a-file': 'not a regular file',
  'history.unread.linked': 'behind a symbolic link, which is not followed',
  'history.unread.too-large': 'too large',
  'history.unread.shortened': 'texts of more than 8 MiB; what follows their beginning counts as stored only',
  'history.unread.left-out': 'requests whose text the product left out of its log',
  'history.unread.damaged': 'damaged',
  'history.unread.unfinished': 'the last line is cut off, or still being written',
  'history.unread.unknown-kind': 'records of a kind that this version does not know; their texts count as stored only',
  'history.unread.changing': 'was being written; run the command again',
  'history.unread.packed': 'packed in a way that this Node cannot unpack (zstd needs Node 22.15)',
} satisfies Readonly<Record<string, string>>;
