import { type Message, message } from '../../../core/message.ts';

/**
 * What a proxy that does not decrypt cannot see. Sources: `@vscode/proxy-agent` 0.44 and VS Code 1.139 (which parts of an editor
 * respect `http.proxy`), and tools run on a loopback network, 2026-11-20.
 */
export const blindSpots: readonly Message[] = [
  message('recorder.blind.inside'),
  message('recorder.blind.children'),
  message('recorder.blind.ownSockets'),
  message('recorder.blind.cursor'),
  message('recorder.blind.quic'),
  message('recorder.blind.dns'),
  message('recorder.blind.loopback'),
];
