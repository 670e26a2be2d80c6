import type { ReadTeam } from './readTeam.ts';
import { configurationIn } from '../../../node/configuration/find.ts';
import { lazyTeamRules } from '../../../node/scanning/team/lazyTeamRules.ts';
import { readTeamTexts } from '../../../node/scanning/team/teamTexts.ts';

/** The result if there is no configuration. */
const nothing = { configuration: null, problems: [] } as const;

/** Reads the files that the team of a folder on disk has written. */
export const readTeamOnDisk: ReadTeam = ({ folder: { scheme, fsPath: folder }, shift, personalData }) => {
  if (scheme !== 'file') return Promise.resolve({ rules: null, problems: [], source: null, folderSource: null });
  const read = readTeamTexts({ folder });
  const { configuration, problems } = configurationIn(folder, folder)?.reading ?? nothing;
  const excludes = configuration?.exclude ?? [];
  const rules = lazyTeamRules(read.texts, personalData, excludes);
  const known = [...(rules?.baseline.keys ?? [])];
  const folderSource = { folder, shift: { from: '', to: '' }, baseline: null, excludes, personalData, known };
  return Promise.resolve({
    rules,
    problems: [...read.problems, ...problems],
    source: { folder, shift, excludes, personalData, stamp: read.stamp },
    folderSource: { ...folderSource, stamp: readTeamTexts(folderSource).stamp },
  });
};
