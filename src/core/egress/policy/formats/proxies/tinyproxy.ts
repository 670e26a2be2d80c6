import { message } from '../../../../message.ts';
import { commentedHead, headLines } from '../../head.ts';
import { blockedBelow } from '../../model.ts';
import { hostPattern } from '../../regex.ts';
import type { HostName, PolicyFormat, PolicyModel } from '../../types.ts';

const filterFile = 'sightglass-egress.tinyproxy.filter';

/**
 * tinyproxy has one list of expressions that either block or allow. It cannot block a name inside an allowed suffix, so such
 * a suffix is replaced by the known names below it (tinyproxy 1.11, measured).
 */
export const tinyproxy: PolicyFormat = {
  id: 'tinyproxy',
  name: 'tinyproxy (1.11 or newer)',
  unlisted: ['deny', 'allow'],
  check: 'tinyproxy -d -c sightglass-egress.tinyproxy.conf  # ends with an error when a line is wrong; Ctrl+C stops it',
  remove: 'stop tinyproxy and unset HTTPS_PROXY and http.proxy',
  limits: [message('policy.limit.proxyOnly'), message('policy.limit.quic')],
  write(model, options) {
    const denies = options.unlisted === 'deny';
    const { names, replaced } = denies ? allowedNames(model) : { names: model.block, replaced: [] };
    const more = replaced.map(host => message('policy.limit.suffixListed', { host }));
    const head = commentedHead('#', headLines(tinyproxy, model, options, more));
    const configuration = `${head}Port 8888
Listen 127.0.0.1
Timeout 86400
MaxClients 200
Allow 127.0.0.1
ConnectPort 443
LogLevel Connect
Filter "/etc/tinyproxy/${filterFile}"
FilterType ere
FilterDefaultDeny ${denies ? 'Yes' : 'No'}
FilterCaseSensitive Off
DisableViaHeader Yes
`;
    const patterns = names.map(rule => `${hostPattern(rule)}\n`).join('');
    return [
      { name: 'sightglass-egress.tinyproxy.conf', text: configuration },
      { name: filterFile, text: patterns },
    ];
  },
};

function allowedNames(model: PolicyModel): { names: readonly HostName[]; replaced: readonly string[] } {
  const pierced = model.allow.filter(rule => blockedBelow(model, rule).length > 0);
  return {
    names: model.allow.filter(rule => !pierced.some(each => each === rule)),
    replaced: pierced.map(rule => rule.host),
  };
}
