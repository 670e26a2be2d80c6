import type { Source } from '../../fidelity.ts';
import { quietly } from '../../guard/hooks/answers.ts';
import { claudeDenial, claudeQuestion } from '../../guard/hooks/claudeShape.ts';
import { shellWords } from '../../guard/hooks/commandLine.ts';
import type { ToolKind } from '../../guard/hooks/toolEvents.ts';
import { type AgentHooks, nothing } from '../../guard/hooks/types.ts';
import { message } from '../../message.ts';

const source: Source = {
  ref: 'microsoft/vscode-docs docs/agents/reference/hooks-reference.md and microsoft/vscode, chat hooks since 1.109',
  date: '2026-11-28',
};

/** Tools of VS Code's chat; tools taken over from other agents keep their names there. */
const kinds: Readonly<Record<string, ToolKind>> = {
  read_file: 'read',
  Read: 'read',
  grep_search: 'search',
  file_search: 'none',
  semantic_search: 'none',
  list_dir: 'none',
  run_in_terminal: 'shell',
  Bash: 'shell',
  create_file: 'edit',
  insert_edit_into_file: 'edit',
  replace_string_in_file: 'edit',
  multi_replace_string_in_file: 'edit',
  apply_patch: 'edit',
  edit_notebook_file: 'edit',
  fetch_webpage: 'web',
  manage_todo_list: 'none',
  runSubagent: 'none',
};

export const copilotHooks: AgentHooks = {
  id: 'copilot',
  version: null,
  fidelity: 'documented',
  source,
  output: 'none',
  // Some hosts run the tool without asking (github/app#228).
  canAsk: false,
  limit: 10,
  closes: 'never',
  blind: [
    message('guard.blind.output'),
    message('guard.blind.completions'),
    message('guard.blind.editor'),
    message('guard.blind.instructions'),
    message('guard.blind.images'),
    message('guard.blind.processes'),
    message('guard.blind.failure'),
    message('guard.blind.hosted'),
  ],
  question: payload => claudeQuestion(payload, { PreToolUse: 'before', UserPromptSubmit: 'prompt' }, kinds),
  answer: (question, decision, sentence) => {
    if (decision.decision === 'allow') return nothing;
    switch (question.phase) {
      case 'before':
        return quietly(claudeDenial(question, 'deny', sentence));
      case 'after':
      case 'batch':
      case 'prompt':
        return quietly({ continue: false, stopReason: sentence });
    }
  },
  refusal: sentence => quietly({ continue: false, stopReason: sentence }),
  noticeExit: 1,
  registration: {
    kind: 'own-files',
    // Copilot CLI runs this file as well, with the same answer. Events after a tool are left to its own file.
    files: {
      user: '~/.copilot/hooks/sightglass-vscode.json',
      workspace: './.github/hooks/sightglass-vscode.json',
      machine: null,
    },
    names: [],
    isExecutable: false,
    text: launch => {
      const entry = { type: 'command', command: shellWords(launch), timeout: 10 };
      return `${JSON.stringify({ hooks: { PreToolUse: [entry], UserPromptSubmit: [entry] } }, null, 2)}\n`;
    },
  },
  offSwitches: [],
  switches: [],
  proof: folder => ({
    sessionId: 'sightglass',
    cwd: folder,
    hookEventName: 'PreToolUse',
    tool_name: 'read_file',
    tool_input: { filePath: `${folder}/.env` },
    tool_use_id: 'sightglass',
  }),
};
