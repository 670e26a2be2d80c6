import type { Source } from '../../fidelity.ts';
import { loudly } from '../../guard/hooks/answers.ts';
import { claudeQuestion } from '../../guard/hooks/claudeShape.ts';
import { shellWords } from '../../guard/hooks/commandLine.ts';
import { type AgentHooks, nothing } from '../../guard/hooks/types.ts';
import { message } from '../../message.ts';

const source: Source = {
  ref: 'kiro.dev/docs/cli/hooks and aws/amazon-q-developer-cli docs/hooks.md',
  date: '2026-11-28',
};

/** Hooks of Kiro, the successor of Amazon Q: the workspace has hooks in files of their own. */
export const amazonQHooks: AgentHooks = {
  id: 'amazon-q',
  version: null,
  fidelity: 'documented',
  source,
  output: 'none',
  canAsk: false,
  limit: 10,
  closes: 'never',
  blind: [
    message('guard.blind.mayGoOn'),
    message('guard.blind.output'),
    message('guard.blind.editor'),
    message('guard.blind.instructions'),
    message('guard.blind.images'),
    message('guard.blind.processes'),
    message('guard.blind.failure'),
  ],
  question: payload =>
    claudeQuestion(
      payload,
      { preToolUse: 'before', PreToolUse: 'before', userPromptSubmit: 'prompt', UserPromptSubmit: 'prompt' },
      {
        fs_read: 'read',
        read: 'read',
        fs_write: 'edit',
        write: 'edit',
        execute_bash: 'shell',
        shell: 'shell',
        use_aws: 'none',
        grep: 'search',
        glob: 'none',
      },
    ),
  answer: (_question, { decision }, sentence) => (decision === 'allow' ? nothing : loudly(null, sentence)),
  refusal: sentence => loudly(null, sentence),
  noticeExit: 1,
  registration: {
    kind: 'own-files',
    files: { user: '~/.kiro/hooks/sightglass.json', workspace: './.kiro/hooks/sightglass.json', machine: null },
    names: [],
    isExecutable: false,
    text: launch => {
      const hook = (trigger: string, matcher: JsonMatcher): object => ({
        name: `Sightglass ${trigger}`,
        trigger,
        ...matcher,
        action: { type: 'command', command: shellWords(launch) },
        timeout: 10,
        enabled: true,
      });
      const hooks = [hook('PreToolUse', { matcher: '*' }), hook('UserPromptSubmit', {})];
      return `${JSON.stringify({ version: 'v1', hooks }, null, 2)}\n`;
    },
  },
  offSwitches: [],
  switches: [],
  proof: folder => ({
    hook_event_name: 'PreToolUse',
    cwd: folder,
    session_id: 'sightglass',
    tool_name: 'read',
    tool_input: { path: `${folder}/.env` },
  }),
};

interface JsonMatcher {
  readonly matcher?: string;
}
