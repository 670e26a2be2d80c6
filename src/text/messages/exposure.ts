/** Sentences about exposures and the files that verdicts are based on (checked by a test). */
export const exposureText = {
  'exposure.ruleFile.notAFile': '{path} is not a regular file; none of its rules counts.',
  'exposure.ruleFile.tooLarge':
    '{path} is larger than {bytes} bytes and was not read; none of its rules is shown here.',
  'exposure.ruleFile.notUtf8': '{path} is not valid UTF-8 and was not read; none of its rules is shown here.',
  'exposure.ruleFile.unreadable': '{path} could not be read; none of its rules is shown here.',
  'exposure.remedy.heldBack': 'It would be visible without that rule.',
  'exposure.remedy.add': 'A pattern in {file} would hold it back.',
  'exposure.remedy.addConditional':
    'A pattern in {file} would hold it back if the account has content exclusion; nothing else on this machine does.',
  'exposure.remedy.none': 'Nothing on this machine holds files back from {assistant} here.',
  'exposure.sensitive.oneSecret': 'A secret was found in it; taking it out is better than hiding the file.',
  'exposure.sensitive.secrets': '{count} secrets were found in it; taking them out is better than hiding the file.',
} satisfies Readonly<Record<string, string>>;
