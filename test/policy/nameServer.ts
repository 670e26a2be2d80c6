import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import { once } from 'node:events';

/** The address that the stand-in for the internet's name servers returns for every name. */
export const someAddress = '192.0.2.1';

/** Starts a name server on the loopback that knows every name. Resolves with its port. */
export async function startNameServer(): Promise<{ readonly port: number; stop(): void }> {
  const socket = createSocket('udp4');
  socket.on('message', (query: Buffer, from: RemoteInfo) => socket.send(answerTo(query), from.port, from.address));
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return { port: socket.address().port, stop: () => socket.close() };
}

/** Asks a server on the loopback for the IPv4 address of a name. Null if there is no such name, or no address in the answer. */
export async function resolveAt(port: number, host: string, milliseconds = 3000): Promise<string | null> {
  const socket = createSocket('udp4');
  try {
    const { reply, start } = await ask(socket, port, host, addressRecord, milliseconds);
    return firstAddress(reply, start);
  } finally {
    socket.close();
  }
}

/** Whether a server on the loopback knows the HTTPS record of a name, which may also contain addresses (RFC 9460). */
export async function hasHttpsRecord(port: number, host: string): Promise<boolean> {
  const socket = createSocket('udp4');
  try {
    const { reply } = await ask(socket, port, host, httpsRecord, 3000);
    return reply.readUInt16BE(6) > 0;
  } finally {
    socket.close();
  }
}

const addressRecord = 1;
const httpsRecord = 65;

interface Reply {
  readonly reply: Buffer;
  /** Where its answers start. */
  readonly start: number;
}

async function ask(socket: Socket, port: number, host: string, type: number, milliseconds: number): Promise<Reply> {
  const labels = host.split('.').map(label => Buffer.from(`${String.fromCharCode(label.length)}${label}`, 'latin1'));
  const question = Buffer.concat([...labels, Buffer.from([0, 0, type, 0, 1])]);
  const header = Buffer.from([0x51, 0x67, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0]);
  socket.send(Buffer.concat([header, question]), port, '127.0.0.1');
  const [reply] = (await once(socket, 'message', { signal: AbortSignal.timeout(milliseconds) })) as [Buffer];
  return { reply, start: header.length + question.length };
}

function firstAddress(reply: Buffer, start: number): string | null {
  const answers = reply.readUInt16BE(6);
  let at = start;
  for (let i = 0; i < answers; i++) {
    at = skipName(reply, at);
    const type = reply.readUInt16BE(at);
    const length = reply.readUInt16BE(at + 8);
    if (type === addressRecord) return [...reply.subarray(at + 10, at + 14)].join('.');
    at += 10 + length;
  }
  return null;
}

function skipName(reply: Buffer, start: number): number {
  for (let at = start; ; at += (reply[at] ?? 0) + 1) {
    const length = reply[at] ?? 0;
    if (length >= 0xc0) return at + 2;
    if (length === 0) return at + 1;
  }
}

function answerTo(query: Buffer): Buffer {
  const end = skipName(query, 12) + 4;
  const type = query.readUInt16BE(end - 4);
  const isKnown = type === addressRecord || type === httpsRecord;
  const header = Buffer.from(query.subarray(0, 12));
  header.writeUInt16BE(0x8180, 2);
  header.writeUInt16BE(isKnown ? 1 : 0, 6);
  header.writeUInt32BE(0, 8);
  const address = someAddress.split('.').map(Number);
  // An HTTPS record of the lowest priority that names its owner and has the address as a hint.
  const data = type === addressRecord ? address : [0, 1, 0, 0, 4, 0, 4, ...address];
  const record = Buffer.from([0xc0, 12, 0, type, 0, 1, 0, 0, 0, 60, 0, data.length, ...data]);
  return Buffer.concat([header, query.subarray(12, end), isKnown ? record : Buffer.alloc(0)]);
}
