import assert from 'node:assert/strict';
import { leaves } from '../../../../src/core/history/records/leaves.ts';
import { became, lines, time } from '../support.ts';

const packed = (text: string): string => Buffer.from(text).toString('base64');
const texts = (value: unknown): readonly string[] => {
  const found: string[] = [];
  leaves(value, text => found.push(text));
  return found;
};

describe('texts that records hold in base64', () => {
  const text = 'first line\nsecond line, with 100 % and ümläuts 🔑';

  it('are read where their address says that they are text', () => {
    for (const type of ['text/plain', 'text/plain;charset=utf-8', 'text/x-python', 'application/json', ''])
      assert.deepEqual(texts({ url: `data:${type};base64,${packed(text)}` }), [text], type);
    for (const type of ['image/png', 'image/svg+xml', 'application/octet-stream'])
      assert.deepEqual(texts([`data:${type};base64,${packed(text)}`]), [], type);
    assert.deepEqual(texts('data:text/plain,as%20it%20stands'), ['data:text/plain,as%20it%20stands']);
    assert.deepEqual(texts('data: a word that begins a sentence'), ['data: a word that begins a sentence']);
  });

  it('are read where their type stands beside them', () => {
    for (const key of ['mimeType', 'mime_type', 'mediaType', 'media_type']) {
      assert.ok(texts({ [key]: 'text/markdown', data: packed(text) }).includes(text), key);
      assert.deepEqual(texts({ [key]: 'image/png', data: packed(text) }), ['image/png'], key);
    }
    assert.deepEqual(texts({ media_type: 'text/plain', data: 'as it stands' }), ['text/plain', 'as it stands']);
    assert.deepEqual(texts({ media_type: 'text/plain', data: { page: 'deeper' } }), ['text/plain', 'deeper']);
  });

  it('are read in a PDF where they are not compressed', () => {
    const stream = (content: string): string => `4 0 obj\n<< /Length 9 >>\nstream\n${content}\nendstream\nendobj\n`;
    const page = stream('BT (a caf\xe9-word) Tj ET');
    const pdf = Buffer.from(`%PDF-1.4\n${stream('x\x9c\x03\0')}${page}%%EOF\n`, 'latin1').toString('base64');
    const [read = ''] = texts(`data:application/pdf;base64,${pdf}`);
    assert.ok(read.startsWith('%PDF-1.4\n4 0 obj') && read.includes('(a caf\xe9-word)') && read.endsWith('%%EOF\n'));
    assert.ok(!read.includes('x\x9c') && !read.includes('\0'));
    assert.deepEqual(texts({ media_type: 'application/pdf', data: pdf }), ['application/pdf', read]);
    const named = 'application/pdf; name=a.pdf';
    assert.deepEqual(texts({ media_type: named, data: pdf }), [named, read]);
    for (const data of ['no base64!', {}])
      assert.deepEqual(texts({ mimeType: 'application/pdf', data }), ['application/pdf']);
  });

  it('are left as they are where they hold no text after all', () => {
    const bytes = Buffer.from([0, 1, 2, 250, 251, 252, 253, 254, 255]).toString('base64');
    assert.deepEqual(texts(`data:text/plain;base64,${bytes}`), [`data:text/plain;base64,${bytes}`]);
    assert.deepEqual(texts({ mimeType: 'text/plain', data: bytes }), ['text/plain', bytes]);
  });

  it('were sent as a document of Claude Code, and as data of Gemini CLI', () => {
    const content = [
      { type: 'document', source: { type: 'base64', media_type: 'text/plain', data: packed('a note-word') } },
      { type: 'image', source: { type: 'base64', media_type: 'image/png', data: packed('a picture-word') } },
      {
        type: 'document',
        source: { type: 'base64', media_type: 'application/pdf', data: packed('%PDF-1.4 (pdf-word)') },
      },
    ];
    const claude = [
      { type: 'user', sessionId: 's', uuid: 'u', timestamp: time(1), message: { role: 'user', content } },
      {
        type: 'assistant',
        sessionId: 's',
        uuid: 'a',
        timestamp: time(2),
        message: { id: 'm', model: 'm', content: 'ok' },
      },
    ];
    assert.deepEqual(became(['note-word', 'picture-word', 'pdf-word'], lines('claude-code.sessions', claude)), {
      'note-word': 'sent 1 measured',
      'pdf-word': 'sent 1 measured',
      'picture-word': 'not found',
    });
    const parts = [{ inlineData: { mimeType: 'text/csv', data: packed('a note-word') } }];
    const gemini = [
      { sessionId: 's', startTime: time(0) },
      { id: 'a', timestamp: time(1), type: 'user', content: parts },
      { id: 'b', timestamp: time(2), type: 'gemini', content: 'Done.' },
    ];
    assert.deepEqual(became(['note-word'], lines('gemini-cli.chats', gemini)), { 'note-word': 'sent 1 measured' });
  });
});
