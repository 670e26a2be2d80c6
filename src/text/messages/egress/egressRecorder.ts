/** Sentences about the recorder. */
export const egressRecorderText = {
  'recorder.blind.inside':
    'It decrypts nothing: it sees hosts, bytes and times, not paths, headers or contents, and not how many requests share a connection.',
  'recorder.blind.children':
    'Programs that an extension or agent starts are seen only when they follow the proxy variables; language servers and Codex, Claude Code or Amazon Q binaries may not.',
  'recorder.blind.ownSockets':
    'Connections that a program opens by itself (HTTP/2 sessions, plain sockets, SSH, native modules) bypass any proxy.',
  'recorder.blind.cursor': 'Cursor is said to send completions and its index over HTTP/2 past http.proxy.',
  'recorder.blind.quic': 'QUIC (UDP port 443) does not pass through it.',
  'recorder.blind.dns': 'DNS questions are not seen.',
  'recorder.blind.loopback': 'Connections to this machine, such as to a local model, do not use a proxy.',
  'recorder.problem.running': 'A recorder is already running, on port {port} (process {pid}).',
  'recorder.problem.upstreamScheme':
    'The configured proxy does not take plain HTTP; the recorder cannot pass connections on to TLS or SOCKS proxies.',
  'recorder.problem.upstreamMalformed': 'The address of the proxy that is configured cannot be read.',
  'recorder.problem.log': 'The log {file} cannot be written ({reason}).',
  'recorder.problem.start': 'The recorder cannot start on port {port} ({reason}).',
} satisfies Readonly<Record<string, string>>;
