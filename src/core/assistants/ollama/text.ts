/** What each setting does, and what its hardened value costs. */
export const ollamaText = {
  'setting.ollama.disableOllamaCloud':
    'Models whose name ends in :cloud run at ollama.com; true stops them and the web search.',
  'setting.ollama.disableOllamaCloud.cost': 'No cloud models and no web search.',
  'setting.ollama.ollamaNohistory': 'Keeps no history of prompts on this disk.',
  'setting.ollama.ollamaNohistory.cost': 'No history.',
  'setting.ollama.ollamaHost': 'The address the server listens on; 0.0.0.0 opens it to the network.',
} satisfies Readonly<Record<string, string>>;
