/** How the installed version of a product compares with the version in which its facts were checked. */
export const versionsText = {
  'versions.installed': '{version} is installed. The facts name no version.',
  'versions.notFound': 'The installed version was not found. The facts are those of {last}.',
  'versions.same': '{version} is installed, the version that was checked.',
  'versions.newer': '{version} is installed, newer than {last}, the last version checked.',
  'versions.older': '{version} is installed, older than {last}, the last version checked.',
} satisfies Readonly<Record<string, string>>;
