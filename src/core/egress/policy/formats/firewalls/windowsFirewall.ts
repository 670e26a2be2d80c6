import { message } from '../../../../message.ts';
import { commentedHead, headLines } from '../../head.ts';
import type { PolicyFormat } from '../../types.ts';
import { spelled } from '../dns/wildcards.ts';

const group = 'sightglass-egress';

/**
 * Rules by name through dynamic keyword addresses, which Windows fills only if Microsoft Defender Antivirus runs with network
 * protection. A block rule wins over an allow rule (learn.microsoft.com, Windows Firewall rules).
 */
export const windowsFirewall: PolicyFormat = {
  id: 'windows-firewall',
  name: 'Windows Firewall',
  unlisted: ['allow'],
  check: `powershell -File ${group}.ps1 -WhatIf`,
  remove: `powershell -File ${group}.ps1 -Remove`,
  limits: [
    message('policy.limit.notCheckedHere'),
    message('policy.limit.defenderFillsNames'),
    message('policy.limit.everyProgram'),
  ],
  write(model, options) {
    const names = [...new Set(model.block.flatMap(spelled))].map(name => `    '${name}'\r\n`).join('');
    const head = commentedHead('#', headLines(windowsFirewall, model, options)).replaceAll('\n', '\r\n');
    const text = `#Requires -RunAsAdministrator
${head.trimEnd()}
[CmdletBinding(SupportsShouldProcess)]
param([switch]$Remove)
$group = '${group}'
$names = @(
${names.trimEnd()}
)
if ($Remove) {
    Remove-NetFirewallRule -Group $group
    Get-NetFirewallDynamicKeywordAddress -AllAutoResolve |
        Where-Object Keyword -In $names |
        ForEach-Object { Remove-NetFirewallDynamicKeywordAddress -Id $_.Id }
    return
}
foreach ($name in $names) {
    if (-not $PSCmdlet.ShouldProcess($name, 'Block outbound')) { continue }
    $id = '{' + (New-Guid).ToString() + '}'
    New-NetFirewallDynamicKeywordAddress -Id $id -Keyword $name -AutoResolve $true | Out-Null
    New-NetFirewallRule -DisplayName "$group $name" -Group $group -Direction Outbound -Action Block -RemoteDynamicKeywordAddresses $id | Out-Null
}
`.replace(/\r?\n/g, '\r\n');
    return [{ name: `${group}.ps1`, text }];
  },
};
