/** Sentences about the trail of changes. */
export const trailText = {
  'trail.noKey':
    'The key of the trail is missing: the chain of the lines is checked, but not whether Sightglass wrote them.',
  'trail.noHead': 'The record of where the trail ends is missing or was changed: lines at its end may be missing.',
  'trail.otherFile': 'This file should be called {expected}: lines before it are missing, or files were renamed.',
  'trail.noLine': 'This is not a line of a trail.',
  'trail.changed': 'This line was changed after it was written, or somebody else wrote it.',
  'trail.order': 'This is line {number} of the trail where line {expected} should be.',
  'trail.broken': 'This line does not follow the one before it.',
  'trail.restarted': 'The trail had lost its end before this line and was started again here.',
  'trail.length': 'The file has {bytes} bytes where {expected} were written.',
  'trail.end': 'The trail ends with line {number}, and line {expected} was the last that was written.',
  'trail.unwritable': 'The trail of changes in {folder} cannot be written ({reason}), so nothing was changed.',
} satisfies Readonly<Record<string, string>>;
