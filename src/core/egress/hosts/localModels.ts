import { message } from '../../message.ts';
import { hostFacts, known } from './build.ts';
import type { HostFact } from './types.ts';

const ollama = known('exact', 'ollama/ollama@fb307609');
const lmStudio = known('documented', 'lmstudio.ai/docs/app/offline');
const jan = known('exact', 'menloresearch/jan@f572350c');

/** Models that run on the person's own machine, and where their files come from. */
export const localModelHosts: readonly HostFact[] = [
  ...hostFacts(ollama, ['ollama', 'lm-studio', 'jan', 'llama-vscode', 'tabby'], 'model', 'required', [
    'localhost',
    '127.0.0.1',
    '::1',
  ]),
  ...hostFacts(ollama, ['ollama'], 'model', 'optional', [['ollama.com', message('host.note.ollamaCloud')]]),
  ...hostFacts(ollama, ['ollama'], 'update', 'optional', ['ollama.com']),
  ...hostFacts(ollama, ['ollama'], 'registry', 'conditional', [['*.ollama.ai', message('host.note.modelFiles')]]),
  ...hostFacts(lmStudio, ['lm-studio'], 'update', 'optional', ['*.lmstudio.ai']),
  ...hostFacts(lmStudio, ['lm-studio', 'jan'], 'registry', 'optional', [
    ['huggingface.co', message('host.note.modelFiles')],
  ]),
  ...hostFacts(jan, ['jan'], 'update', 'optional', ['github.com']),
];
