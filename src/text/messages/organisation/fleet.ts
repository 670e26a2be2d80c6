/** Sentences about reports of machines. */
export const fleetText = {
  'fleet.interception': 'Makes programs trust or use another machine on the way to a model.',
  'fleet.read.noObject': 'This is no JSON object.',
  'fleet.read.other': 'This is no fleet report of Sightglass.',
  'fleet.read.newer': 'This report ({schema}) is of a newer version of Sightglass than this one reads.',
  'fleet.read.wrong': 'This report is damaged at {place}.',
  'fleet.read.ahead':
    'This report is dated {time}, more than a day after this merge; against it counts which one came later.',
  'fleet.read.json': 'This line is no JSON.',
  'fleet.read.long': 'This line is longer than any report and was passed over.',
  'fleet.read.full': 'The reports differ in more ways than can be counted; the rest of this one was passed over.',
  'fleet.read.file': 'This file cannot be read ({reason}).',
} satisfies Readonly<Record<string, string>>;
