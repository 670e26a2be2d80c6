import assert from 'node:assert/strict';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { readRecord } from '../../../../src/core/egress/bodies/readBody.ts';
import type { Codec } from '../../../../src/core/egress/bodies/types.ts';
import { nodeCodec } from '../../../../src/node/egress/codec.ts';
import { field, frame, reading, shown, who } from './reading.ts';

describe('egress: what a body says', () => {
  it('Copilot completion: prompt, suffix, context, and the files that they name', () => {
    const request = {
      url: 'https://proxy.individual.githubcopilot.com/v1/engines/gpt-41-copilot/completions',
      headers: { 'openai-intent': 'copilot-ghost' },
      body: {
        prompt: '// Path: src/a.ts\n// Compare this snippet from lib/b.ts:\n// x();\n',
        suffix: '\n}\n',
        nwo: 'acme/shop',
        extra: { context: ['--- a/file:///home/me/w/c.py'], language: 'typescript' },
      },
    };
    assert.deepEqual(who(request), ['copilot-completion', 'copilot', 'completion', false]);
    assert.deepEqual(
      shown(request).map(each => each.slice(0, 2)),
      [
        ['/prompt', 'prompt'],
        ['/suffix', 'suffix'],
        ['/nwo', 'other'],
        ['/extra/context/0', 'context'],
        ['/extra/language', 'other'],
      ],
    );
    assert.deepEqual(reading(request).paths, ['src/a.ts', 'lib/b.ts', '/home/me/w/c.py']);
  });

  it('Copilot: next edit, chat, agent and index are told apart', () => {
    const chat = 'https://api.business.githubcopilot.com/chat/completions';
    const messages = [
      { role: 'system', content: 'be kind' },
      { role: 'user', content: '<attachment id="a" filePath="/w/src/a.ts">\nx\n</attachment>' },
    ];
    assert.deepEqual(who({ url: chat, body: { messages } }), ['copilot-chat', 'copilot', 'chat', false]);
    assert.deepEqual(who({ url: chat, body: { messages, tools: [{}] } }), ['copilot-chat', 'copilot', 'agent', false]);
    const edit = { role: 'user', content: '<|current_file_content|>\ncurrent_file_path: src/a.ts\n12| let x\n' };
    assert.deepEqual(who({ url: 'https://proxy.githubcopilot.com/chat/completions', body: { messages: [edit] } }), [
      'copilot-next-edit',
      'copilot',
      'next-edit',
      false,
    ]);
    assert.deepEqual(reading({ url: chat, body: { messages } }).paths, ['/w/src/a.ts']);
    assert.deepEqual(
      shown({ url: chat, body: { messages } }).map(each => each[1]),
      ['system', 'message'],
    );
    const content = 'export const answer = 42;\n'.repeat(4);
    const upload = {
      url: 'https://api.github.com/external/code/ingest/document',
      body: { content: Buffer.from(content).toString('base64'), file_path: 'src/a.ts', doc_id: 'd' },
    };
    assert.deepEqual(who(upload), ['copilot-index', null, 'index', false]);
    assert.deepEqual(shown(upload)[0], ['/content/#', 'file', content, 'src/a.ts']);
  });

  it('Anthropic: a result has the file of its call', () => {
    const request = {
      url: 'https://api.anthropic.com/v1/messages?beta=true',
      headers: { 'anthropic-version': '2023-06-01', 'user-agent': 'claude-cli/2.1 (external)' },
      body: {
        model: 'm',
        system: [{ type: 'text', text: 'You help.' }],
        messages: [
          {
            role: 'assistant',
            content: [{ type: 'tool_use', id: 't1', name: 'Read', input: { file_path: '/w/.env' } }],
          },
          {
            role: 'user',
            content: [
              { type: 'tool_result', tool_use_id: 't1', content: [{ type: 'text', text: '     1→KEY=value' }] },
            ],
          },
        ],
      },
    };
    assert.deepEqual(who(request), ['anthropic-messages', 'claude-code', null, false]);
    assert.deepEqual(shown(request), [
      ['/system/0/text', 'system', 'You help.', undefined],
      ['/messages/0/content/0/input/file_path', 'tool-call', '/w/.env', undefined],
      ['/messages/1/content/0/content/0/text', 'tool-result', '     1→KEY=value', '/w/.env'],
    ]);
  });

  it('OpenAI: arguments are JSON in JSON, outputs have the file of their call', () => {
    const url = 'https://api.openai.com/v1/responses';
    const input = [
      { type: 'message', role: 'user', content: [{ type: 'input_text', text: 'read the file' }] },
      { type: 'function_call', call_id: 'c1', name: 'read', arguments: '{"path":"src/a.ts"}' },
      { type: 'function_call_output', call_id: 'c1', output: 'the content of it' },
    ];
    assert.deepEqual(
      who({ url, body: { model: 'm', instructions: 'be terse', input }, headers: { 'user-agent': 'codex_cli_rs/1' } }),
      ['openai-responses', 'codex', null, false],
    );
    assert.deepEqual(shown({ url, body: { instructions: 'be terse', input } }), [
      ['/instructions', 'system', 'be terse', undefined],
      ['/input/0/content/0/text', 'message', 'read the file', undefined],
      ['/input/1/arguments/#/path', 'tool-call', 'src/a.ts', undefined],
      ['/input/2/output', 'tool-result', 'the content of it', 'src/a.ts'],
    ]);
    const messages = [
      {
        role: 'assistant',
        tool_calls: [{ id: 'c2', type: 'function', function: { name: 'read', arguments: '{"filePath":"b.py"}' } }],
      },
      { role: 'tool', tool_call_id: 'c2', content: 'print(1)' },
    ];
    const chat = shown({ url: 'https://api.openai.com/v1/chat/completions', body: { model: 'm', messages } });
    assert.deepEqual(
      chat.find(each => each[1] === 'tool-result'),
      ['/messages/1/content', 'tool-result', 'print(1)', 'b.py'],
    );
    const fim = {
      url: 'https://llm.example/v1/completions',
      body: { model: 'm', prompt: '<|repo_name|>shop\n<|file_sep|>src/a.ts\nx\n<|fim_prefix|>' },
    };
    assert.deepEqual(who(fim), ['openai-completion', null, null, false]);
    assert.deepEqual(reading(fim).paths, ['src/a.ts']);
  });

  it('Gemini, Ollama, Amazon Q, Codeium', () => {
    const gemini = {
      url: 'https://cloudcode-pa.googleapis.com/v1internal:streamGenerateContent?alt=sse',
      headers: { 'user-agent': 'GeminiCLI/1' },
      body: {
        model: 'm',
        request: {
          contents: [{ role: 'user', parts: [{ text: 'Content from @src/a.ts:\nlet x = 1' }] }],
          systemInstruction: { parts: [{ text: 'Rules.....' }] },
        },
      },
    };
    assert.deepEqual(who(gemini), ['gemini', 'gemini-cli', null, false]);
    assert.deepEqual(
      shown(gemini).map(each => each.slice(0, 2)),
      [
        ['/request/contents/0/parts/0/text', 'message'],
        ['/request/systemInstruction/parts/0/text', 'system'],
      ],
    );
    assert.deepEqual(reading(gemini).paths, ['src/a.ts']);
    const ollama = { url: 'http://127.0.0.1:11434/api/generate', body: { model: 'm', prompt: 'let x', suffix: '}' } };
    assert.deepEqual(who(ollama), ['ollama', null, null, false]);
    const q = {
      url: 'https://q.us-east-1.amazonaws.com/',
      headers: { 'x-amz-target': 'AmazonCodeWhispererService.GenerateCompletions' },
      body: {
        fileContext: { leftFileContent: 'left of it', rightFileContent: 'right of it', filename: 'src/a.ts' },
        supplementalContexts: [{ filePath: 'src/b.ts', content: 'near it.' }],
      },
    };
    assert.deepEqual(who(q), ['amazon-q', 'amazon-q', 'completion', false]);
    assert.deepEqual(shown(q).slice(0, 2), [
      ['/fileContext/leftFileContent', 'prompt', 'left of it', 'src/a.ts'],
      ['/fileContext/rightFileContent', 'suffix', 'right of it', 'src/a.ts'],
    ]);
    assert.deepEqual(shown(q).at(-1), ['/supplementalContexts/0/content', 'context', 'near it.', 'src/b.ts']);
    const codeium = {
      url: 'http://127.0.0.1:42100/exa.language_server_pb.LanguageServerService/GetCompletions',
      body: {
        document: { text: 'let me = 1', absolute_path: '/w/a.ts' },
        other_documents: [{ text: 'other it', absolute_path: '/w/b.ts' }],
      },
    };
    assert.deepEqual(who(codeium), ['codeium', 'windsurf', 'completion', false]);
    assert.deepEqual(
      shown(codeium).filter(each => String(each[0]).endsWith('text')),
      [
        ['/document/text', 'file', 'let me = 1', '/w/a.ts'],
        ['/other_documents/0/text', 'context', 'other it', '/w/b.ts'],
      ],
    );
  });

  it('Cursor: frames of protobuf without a schema, packed and not', () => {
    const inner = [...field(1, 'src/db.ts'), ...field(2, '\nconst url = 1;\n// é'), ...field(5, 'typescript'), 0x18, 7];
    const message = Buffer.from([...field(1, inner), ...field(2, 'a diff of sorts'), 0x25, 1, 2, 3, 4]);
    const headers = { 'content-type': 'application/connect+proto', 'connect-content-encoding': 'gzip' };
    const url = 'https://api2.cursor.sh/aiserver.v1.AiService/StreamCpp';
    for (const body of [
      frame(message),
      frame(gzipSync(message), 1),
      Buffer.concat([frame(message), frame(Buffer.from('{}'), 2)]),
    ]) {
      const { api, assistant, feature, texts, paths, problems } = reading({ url, headers, body });
      assert.deepEqual([api, assistant, feature, problems], ['cursor', 'cursor', 'next-edit', []]);
      assert.deepEqual(paths, ['src/db.ts']);
      const content = texts.find(each => each.text.includes('const url'));
      assert.equal(content?.path, 'src/db.ts');
      assert.equal(content?.kind, 'file');
      assert.match(content?.pointer ?? '', /^(?:\/0)?\.1\.2$/);
    }
    const unary = reading({ url, headers: { 'content-type': 'application/proto' }, body: message });
    assert.deepEqual(
      unary.texts.map(each => each.pointer),
      ['.1.1', '.1.2', '.1.5', '.2'],
    );
    const broken = reading({ url, headers, body: frame(Buffer.from([0x1f, 0x8b, 8, 0]), 1) });
    assert.deepEqual(
      broken.problems.map(each => each.code),
      ['egress.body.frame'],
    );
  });

  it('undoes every packing, announced or not', () => {
    const json = JSON.stringify({ model: 'm', messages: [{ role: 'user', content: 'hello there' }] });
    const url = 'https://api.openai.com/v1/chat/completions';
    const text = (body: unknown, contentEncoding: string) => reading({ url, body, contentEncoding }).texts[0]?.text;
    assert.equal(text(gzipSync(json), 'gzip'), 'hello there');
    assert.equal(text(gzipSync(json), ''), 'hello there', 'gzip without a header');
    assert.equal(text(json, 'gzip'), 'hello there', 'a header that is no longer true');
    assert.equal(text(deflateSync(json), 'deflate'), 'hello there');
    assert.equal(text(deflateRawSync(json), 'deflate'), 'hello there');
    assert.equal(text(brotliCompressSync(json), 'br'), 'hello there');
    assert.equal(text(gzipSync(brotliCompressSync(json)), 'br, gzip'), 'hello there');
    assert.equal(
      text(`data=${encodeURIComponent(Buffer.from(json).toString('base64'))}`, ''),
      'hello there',
      'posthog-js',
    );
    assert.equal(
      text([...Buffer.from(json).toString('base64')].reverse().join(''), ''),
      'hello there',
      'Statsig, back to front',
    );
  });

  it('says why it could not unpack or read', () => {
    const url = 'https://api.openai.com/v1/chat/completions';
    const codes = (body: Uint8Array, contentEncoding = '', codec: Codec = nodeCodec) =>
      reading({ url, body, contentEncoding }, codec).problems.map(each => [each.code, each.args['coding']]);
    assert.deepEqual(codes(gzipSync('x').subarray(0, 12)), [['egress.body.damaged', 'gzip']]);
    const old: Codec = {
      ...nodeCodec,
      unpack: (bytes, coding) => (coding === 'zstd' ? 'unsupported' : nodeCodec.unpack(bytes, coding)),
    };
    assert.deepEqual(codes(Uint8Array.from([0x28, 0xb5, 0x2f, 0xfd, 0, 0]), 'zstd', old), [
      ['egress.body.unsupported', 'zstd'],
    ]);
    assert.deepEqual(codes(Uint8Array.from([0xff, 0xfe, 0x80])), [['egress.body.unknownForm', undefined]]);
    assert.deepEqual(
      codes(gzipSync(Buffer.alloc(70 * 1024 * 1024))),
      [['egress.body.damaged', 'gzip']],
      'a bomb is not unpacked',
    );
  });

  it('forms with files, and archives by their names', () => {
    const boundary = '----b';
    const body = `------b\r\nContent-Disposition: form-data; name="note"\r\n\r\nhello form\r\n------b\r\nContent-Disposition: form-data; name="f"; filename="src/a.ts"\r\nContent-Type: text/plain\r\n\r\nlet x = 1;\r\n------b--\r\n`;
    const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` };
    assert.deepEqual(shown({ url: 'https://up.example/', body, headers }), [
      ['/note', 'other', 'hello form', undefined],
      ['/f', 'file', 'let x = 1;', 'src/a.ts'],
    ]);
    const name = Buffer.from('src/db.ts');
    const local = Buffer.concat([Buffer.from('504b0304', 'hex'), Buffer.alloc(26), name]);
    const central = Buffer.concat([
      Buffer.from('504b0102', 'hex'),
      Buffer.alloc(24),
      Buffer.from([name.length, 0]),
      Buffer.alloc(16),
      name,
    ]);
    const end = Buffer.concat([
      Buffer.from('504b0506', 'hex'),
      Buffer.alloc(8),
      Buffer.from([central.length, 0, 0, 0, local.length, 0, 0, 0, 0, 0]),
    ]);
    const zip = reading({ url: 'https://b.s3.amazonaws.com/x', body: Buffer.concat([local, central, end]) });
    assert.deepEqual([zip.paths, zip.texts], [['src/db.ts'], []]);
  });

  it('reads each message that a web socket sent, and none that it got', () => {
    const message = (direction: 'sent' | 'received', text: string) => ({
      direction,
      bytes: Buffer.from(JSON.stringify({ type: 'response.create', input: text })),
    });
    const readings = readRecord(
      {
        format: 'har',
        level: 'body',
        outcome: 'allowed',
        place: {},
        host: 'api.githubcopilot.com',
        path: '/responses',
        webSocket: [
          message('sent', 'question one'),
          message('received', 'the answer'),
          message('sent', 'question two'),
        ],
      },
      nodeCodec,
    );
    assert.deepEqual(
      readings.map(each => [each.api, each.texts.at(-1)?.text]),
      [
        ['copilot-chat', 'question one'],
        ['copilot-chat', 'question two'],
      ],
    );
  });

  it('no bytes make it fail', () => {
    const urls = [
      'https://api2.cursor.sh/aiserver.v1.X/Y',
      'https://o1.ingest.sentry.io/api/1/envelope/',
      'https://api.openai.com/v1/responses',
      'https://x.example/',
    ];
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 200 }),
        fc.constantFrom(...urls),
        fc.constantFrom('', 'gzip', 'br', 'deflate', 'zstd'),
        fc.constantFrom('', 'application/proto', 'multipart/form-data; boundary=a'),
        (bytes, url, contentEncoding, type) => {
          const found = reading({
            url,
            body: Uint8Array.from(bytes),
            contentEncoding,
            headers: { 'content-type': type },
          });
          assert.ok(Array.isArray(found.texts));
        },
      ),
    );
    fc.assert(fc.property(fc.json(), fc.constantFrom(...urls), (json, url) => void reading({ url, body: json })));
  });
});
