import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, connect, createServer } from 'node:net';
import { toolEnvironment } from './checkers.ts';

/** Returns a port of the loopback that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Starts a program and waits until `isReady` resolves to true. Rejects with the program's output if it ends before that. */
export async function startProgram(
  command: string,
  args: readonly string[],
  cwd: string,
  isReady: () => Promise<boolean>,
): Promise<{ stop(): Promise<void> }> {
  const child = spawn(command, args, { cwd, env: toolEnvironment(), stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const deadline = Date.now() + 20_000;
  while (!(await isReady().catch(() => false))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      child.kill('SIGKILL');
      throw new Error(`${command} did not start: ${printed}`);
    }
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  return { stop: () => stop(child) };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}

/** Starts a proxy that accepts everything and connects nowhere; a proxy under test is chained to it. */
export async function startOpenProxy(): Promise<{ readonly port: number; stop(): void }> {
  const server = createHttpServer((_, response) => response.end('reached'));
  server.on('connect', (_, socket) => socket.end('HTTP/1.1 200 Connection established\r\n\r\n'));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { port: (server.address() as AddressInfo).port, stop: () => server.close() };
}

/** Returns the status with which a proxy on the loopback answers a raw request. */
export async function proxyStatus(port: number, request: string): Promise<number> {
  const socket = connect(port, '127.0.0.1');
  socket.write(request);
  let text = '';
  try {
    for await (const chunk of socket.setTimeout(5000, () => socket.destroy())) {
      text += String(chunk);
      const status = /^HTTP\/1\.\d (\d{3})/.exec(text)?.[1];
      if (status !== undefined) return Number(status);
    }
    return 0;
  } finally {
    socket.destroy();
  }
}

export const connectRequest = (host: string): string => `CONNECT ${host}:443 HTTP/1.1\r\nHost: ${host}:443\r\n\r\n`;
export const plainRequest = (host: string): string =>
  `GET http://${host}/ HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`;
