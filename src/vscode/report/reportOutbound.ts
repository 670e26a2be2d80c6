import { l10n, type Memento } from 'vscode';
import { stateKeys } from '../../contract.ts';
import { trafficClasses } from '../../core/assistants/trafficClass.ts';
import type { ReportOutbound } from '../../webview/protocol.ts';
import { asOutbound } from './recentOutbound.ts';
import { bytesText, shownTime, trafficText } from './reportTexts.ts';

/**
 * The privacy report's part about the captures imported last.
 * @param memory the workspace's own, where an import leaves its hosts
 */
export function reportOutbound(memory: Memento, nameOf: (tool: string) => string): readonly ReportOutbound[] {
  return asOutbound(memory.get(stateKeys.recentOutbound)).map(each => {
    const trafficClass = trafficClasses.find(known => known === each.trafficClass);
    const blocked = each.blocked === 0 ? '' : l10n.t(' ({0} blocked)', each.blocked);
    return {
      when: each.lastTime === null ? l10n.t('not known') : shownTime(new Date(each.lastTime).toISOString()),
      host: each.host,
      purpose: trafficClass === undefined ? l10n.t('not known') : trafficText(trafficClass),
      tool: each.tools.map(nameOf).join(', '),
      requests: `${each.records}${blocked}`,
      sent: each.bytesSent === null ? '' : bytesText(each.bytesSent),
      capture: each.capture,
    };
  });
}
