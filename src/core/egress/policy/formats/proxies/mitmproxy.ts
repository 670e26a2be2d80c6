import { message } from '../../../../message.ts';
import { commentedHead, headLines } from '../../head.ts';
import type { HostName, PolicyFormat, PolicyModel, Unlisted } from '../../types.ts';

/**
 * `block_list` entries are `/filter/status`; the first match is applied. `allow_hosts` decides what is decrypted, not what is
 * reachable, so it is not used here (mitmproxy 8.1.1, measured).
 */
export const mitmproxy: PolicyFormat = {
  id: 'mitmproxy',
  name: 'mitmproxy',
  unlisted: ['allow', 'deny'],
  check: 'mitmdump --set confdir=. --no-server --rfile /dev/null  # with the file named config.yaml in this folder',
  remove: 'delete the block_list lines from config.yaml',
  limits: [message('policy.limit.proxyOnly'), message('policy.limit.needsCertificate'), message('policy.limit.quic')],
  write(model, options) {
    const entries = filters(model, options.unlisted).map(filter => `  - '/${filter}/403'\n`);
    const text = `${commentedHead('#', headLines(mitmproxy, model, options))}listen_host: 127.0.0.1
block_list:${entries.length === 0 ? ' []' : ''}
${entries.join('')}`;
    return [{ name: 'sightglass-egress.mitmproxy.yaml', text }];
  },
};

function filters(model: PolicyModel, unlisted: Unlisted): readonly string[] {
  const stopped = model.block.map(domain);
  if (unlisted === 'allow') return stopped;
  return [...stopped, model.allow.length === 0 ? '~all' : `!(${model.allow.map(domain).join(' | ')})`];
}

/** Returns the filter for a name. It uses `[.]` because a backslash would have to be doubled inside quotes. */
function domain({ host, match }: HostName): string {
  const name = host.replaceAll('.', '[.]');
  return match === 'exact' ? `~d "^${name}$"` : `~d "(^|[.])${name}$"`;
}
