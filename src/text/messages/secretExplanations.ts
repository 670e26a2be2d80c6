/**
 * Why a candidate was kept, lowered or dropped. Only the command line shows this, so the extension does not load these sentences.
 */
export const secretExplanations = {
  'secrets.explain.format': 'It has the format of {rule}.',
  'secrets.explain.near': 'It has the shape that {rule} looks for and is next to its name.',
  'secrets.explain.file': 'It is where {rule} expects a secret.',
  'secrets.explain.assigned': 'It is assigned to a name that announces a secret ({rule}).',
  'secrets.explain.random': 'It looks random, next to words that announce a secret ({rule}).',
  'secrets.explain.checksum': 'Its checksum is right.',
  'secrets.explain.structure': 'Its structure is right.',
  'secrets.explain.badChecksum': 'Its checksum is wrong: probably a sample or a typing error.',
  'secrets.explain.sample': 'The file is a test, a sample or documentation by its name.',
  'secrets.explain.looksMadeUp': 'It looks like an invented value.',
  'secrets.explain.marked': 'A comment next to it says that it is not a secret.',
  'secrets.explain.disabled': 'The rule {rule} is switched off in .gitleaks.toml.',
  'secrets.explain.overlap': 'The more specific rule {rule} reports the same place.',
  'secrets.explain.entropy': 'Its characters are too even for a secret of this kind.',
  'secrets.explain.masked': 'It is masked.',
  'secrets.explain.namedSample': 'It says in words that it is a sample.',
  'secrets.explain.monotonous': 'It repeats the same few characters.',
  'secrets.explain.longerWord': 'It is part of a longer word.',
  'secrets.explain.placeholder': 'It is a placeholder, a setting or a reference to a value that is elsewhere.',
  'secrets.explain.ordinary': 'It is an ordinary word, name, path, address or piece of code.',
  'secrets.explain.label': 'It is a text of a user interface.',
} satisfies Readonly<Record<string, string>>;
