import { l10n, type Memento } from 'vscode';
import { stateKeys } from '../../contract.ts';
import { trafficClasses } from '../../core/assistants/trafficClass.ts';
import type { ReportOutbound } from '../../webview/protocol.ts';
import { asOutbound } from './recentOutbound.ts';
import { bytesText, shownTime, trafficText } from './reportTexts.ts';

/**
 * Creates the part of the privacy report about the captures imported last.
 * @param memory the workspace state, in which an import stores its hosts
 */
export function reportOutbound(memory: Memento, nameOf: (tool: string) => string): readonly ReportOutbound[] {
  return asOutbound(memory.get(stateKeys.recentOutbound)).map(each => {
    const trafficClass = trafficClasses.find(known => known === each.trafficClass);
    const purpose = trafficClass === undefined ? l10n.t('not known') : trafficText(trafficClass);
    const tool = each.tools.length === 0 ? l10n.t('not known') : each.tools.map(nameOf).join(', ');
    const sent = each.bytesSent === null ? '' : bytesText(each.bytesSent);
    const isSeen = each.level === 'body';
    const secretsText = isSeen ? String(each.secrets) : l10n.t('contents not seen');
    const secretsDetail = isSeen ? l10n.t('secrets: {0}', each.secrets) : secretsText;
    const blocked = each.blocked === 0 ? '' : l10n.t(' ({0} blocked)', each.blocked);
    return {
      when: each.lastTime === null ? l10n.t('not known') : shownTime(new Date(each.lastTime).toISOString()),
      host: each.host,
      purpose,
      tool,
      requests: `${each.records}${blocked}`,
      sent,
      bytes: each.bytesSent,
      secrets: isSeen ? each.secrets : 0,
      secretsText,
      isSeen,
      spoken: [l10n.t('{0} to {1}', tool, each.host), purpose, sent, secretsDetail]
        .filter(text => text !== '')
        .join(', '),
      capture: each.capture,
    };
  });
}
