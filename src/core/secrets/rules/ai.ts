import { provider, type Rule } from '../engine/rule.ts';

/**
 * Keys of model providers and of tools around them. Shapes: gitleaks@b58d3f1, betterleaks@6381fa4, kingfisher@ee7c0db,
 * secretlint@18346ba, trufflehog@3ab759f and the vendors' pages they cite, read 2026-11.
 */
export const aiRules: readonly Rule[] = [
  ...provider('OpenAI', 'openai', 'https://platform.openai.com/api-keys', [
    ['project-key', 'API key', 'sk-proj- sk-svcacct- sk-admin- sk-None-', 'sk-(?:proj|svcacct|admin|None)-%w{20,200}'],
    [
      'legacy-key',
      'API key',
      'T3BlbkFJ',
      'sk-(?!(?:proj|svcacct|admin|None)-)(?:[A-Za-z0-9-]{1,30}-)?%w{16,80}T3BlbkFJ%w{16,80}',
      { back: 120 },
    ],
    ['session-key', 'session key', '', 'sess-%a{40}'],
  ]),
  ...provider('Anthropic', 'anthropic', 'https://console.anthropic.com/settings/keys', [
    ['api-key', 'API key', '', 'sk-ant-api\\d{2,3}-%w{80,120}'],
    ['admin-key', 'admin key', '', 'sk-ant-admin\\d{2}-%w{80,120}'],
    ['oauth-token', 'OAuth token', 'sk-ant-oat sk-ant-ort sk-ant-sid', 'sk-ant-(?:oat|ort|sid)\\d{2}-%w{80,120}'],
  ]),
  ...provider('Hugging Face', 'huggingface', 'https://huggingface.co/settings/tokens', [
    ['token', 'user access token', '', 'hf_[A-Za-z0-9]{34,40}'],
    ['org-token', 'organisation token', '', 'api_org_[A-Za-z]{34}', { entropy: 2 }],
  ]),
  ...provider('Groq', 'groq', 'https://console.groq.com/keys', [['api-key', 'API key', '', 'gsk_%a{52}']]),
  ...provider('xAI', 'xai', 'https://console.x.ai', [['api-key', 'API key', '', 'xai-%w{70,120}']]),
  ...provider('Perplexity', 'perplexity', null, [['api-key', 'API key', '', 'pplx-%a{40,60}']]),
  ...provider('Replicate', 'replicate', 'https://replicate.com/account/api-tokens', [
    ['api-token', 'API token', '', 'r8_%w{37,40}'],
  ]),
  ...provider('OpenRouter', 'openrouter', 'https://openrouter.ai/keys', [
    ['api-key', 'API key', '', 'sk-or-v1-%H{64}'],
  ]),
  ...provider('Together AI', 'together', null, [['api-key', 'API key', '', 'tgp_v1_%w{43}']]),
  ...provider('Cerebras', 'cerebras', null, [['api-key', 'API key', '', 'csk-[a-z0-9]{48}']]),
  ...provider('NVIDIA', 'nvidia', null, [['api-key', 'NGC/NIM API key', '', 'nvapi-%w{60,70}']]),
  ...provider('MiniMax', 'minimax', null, [['api-key', 'API key', '', 'sk-api-%w{100,130}']]),
  ...provider('Pinecone', 'pinecone', null, [['api-key', 'API key', '', 'pcsk_%a{5,6}_%a{60,66}']]),
  ...provider('LangSmith', 'langsmith', null, [
    ['api-key', 'API key', '', 'lsv2_(?:pt|sk)_%H{32}_%H{10}'],
    ['legacy-key', 'API key', '', 'ls__%H{32}'],
  ]),
  ...provider('Langfuse', 'langfuse', null, [['secret-key', 'secret key', '', 'sk-lf-%U']]),
  ...provider('Weights & Biases', 'wandb', 'https://wandb.ai/authorize', [
    ['api-key', 'API key', '', 'wandb_v1_[A-Za-z0-9_]{70,90}'],
  ]),
  ...provider('RunPod', 'runpod', null, [['api-key', 'API key', '', 'rpa_[A-Z0-9]{40}%a{6}']]),
  ...provider('Cursor', 'cursor', null, [
    ['api-key', 'API key', '', 'key_%h{64}'],
    ['user-key', 'user API key', '', 'crsr_%h{64}'],
  ]),
  ...provider('Cognition Devin', 'devin', null, [
    ['api-key', 'API key', '', 'cog_[a-z2-7]{52}'],
    ['service-key', 'service key', 'apk_user_ apk_', 'apk_(?:user_)?[A-Za-z0-9+/=_-]{80,180}'],
  ]),
  ...provider('Fireworks AI', 'fireworks', null, [['api-key', 'API key', '', 'fw_%a{24}']]),
  ...provider('Voyage AI', 'voyage', null, [['api-key', 'API key', '', 'pa-%w{43}', { entropy: 3.5 }]]),
  ...provider('E2B', 'e2b', null, [['api-key', 'API key', '', 'e2b_%h{40}']]),
  ...provider('Jina AI', 'jina', null, [['api-key', 'API key', '', 'jina_%H{32}%w{28}']]),
  ...provider('Tavily', 'tavily', null, [['api-key', 'API key', '', 'tvly-(?:dev-|prod-)?%w{32}']]),
  ...provider('Firecrawl', 'firecrawl', null, [['api-key', 'API key', '', 'fc-%h{32}']]),
  ...provider('ElevenLabs', 'elevenlabs', null, [['api-key', 'API key', 'sk_', 'sk_%h{48}']]),
  ...provider('API', 'sk-key', null, [
    ['plain', 'key of an unknown service', 'sk-', 'sk-%a{32,64}', { confidence: 'medium', entropy: 3.2 }],
  ]),
  ...provider('LlamaIndex', 'llamaindex', null, [['api-key', 'LlamaCloud API key', '', 'llx-%a{48}']]),
  ...provider('Kagi', 'kagi', null, [['api-key', 'API key', 'kagi', '%w{11}\\.%w{43}', { near: true }]]),
  ...provider('Context7', 'context7', null, [['api-key', 'API key', '', 'ctx7sk-%U']]),
  ...provider('GitHub Copilot', 'copilot', null, [
    ['token', 'session token', 'tid=', 'tid=%h{32};exp=\\d{10};[\\w=;:.%+/-]{40,1500}'],
  ]),
  ...provider('Sourcegraph', 'sourcegraph', 'https://sourcegraph.com/user/settings/tokens', [
    ['access-token', 'access token', '', 'sgp_(?:(?:%H{16}|local)_)?%H{40}'],
    ['dotcom-token', 'Cody token', '', 'slk_%h{64}'],
    ['gateway-token', 'gateway token', '', 'sgd_%h{64}'],
    ['local-token', 'access token', 'sgp_', 'sgp_%H{16}_(?:local_)?%H{40}'],
  ]),
];
