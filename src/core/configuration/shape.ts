import { catalogue } from '../assistants/catalogue.ts';
import type { RecordShape, Shape } from '../documents/shape.ts';
import { riskLevels } from '../exposure/types.ts';
import { confidences } from '../secrets/types.ts';

/** A path that cannot lead out of the folder, on any system. */
const ownFile = (description: string): Shape => ({
  kind: 'text',
  // eslint-disable-next-line no-control-regex -- control characters are what it keeps out
  pattern: /^(?![/\s])(?![A-Za-z]:)(?!(?:.*\/)?\.\.(?:\/|$))[^\u0000-\u001f\u007f\\]{1,500}$/,
  looksLike: 'the path of a file below the folder of this one, with /',
  description,
});

/** The document `sightglass.config.json`, and the key `sightglass` of `package.json`. */
export const configurationShape: RecordShape = {
  kind: 'record',
  description:
    'What Sightglass looks at in this folder and what it reports. Options on the command line come before it.',
  fields: {
    $schema: { kind: 'anything', description: 'The JSON Schema of this file, for editors.' },
    assistants: {
      kind: 'word-or-list',
      word: 'all',
      list: {
        kind: 'list',
        of: {
          kind: 'word',
          words: catalogue.map(({ id }) => id),
          description: 'The id of an assistant, as `sightglass settings` and the pages by product name it.',
        },
        least: 1,
      },
      description: 'The assistants that files are judged for, as --assistants; without it, those on the machine.',
    },
    confidence: {
      kind: 'word',
      words: confidences,
      description: 'What is reported at the least, as --confidence.',
    },
    personalData: { kind: 'truth', description: 'Whether data about people is looked for too, as --personal-data.' },
    exclude: {
      kind: 'list',
      of: {
        kind: 'text',
        // eslint-disable-next-line no-control-regex -- as above
        pattern: /^(?!\s|#)[^\u0000-\u001f\u007f]{1,500}$/,
        looksLike: 'a pattern of gitignore such as /build/ or *.snap',
      },
      description: 'Files that are not scanned, as patterns of gitignore from the folder of this file, as --exclude.',
    },
    baseline: ownFile('The file of accepted findings, as --baseline; without it .sightglass-baseline.'),
    failOn: { kind: 'word', words: riskLevels, description: 'When the exit code is 1, as --fail-on.' },
    ignoreSource: ownFile('The file that the other ignore files are written from, as --source.'),
  },
};
