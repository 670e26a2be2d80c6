/** Sentences about reading and writing configuration files; every code is used in `core` or `node` (checked by a test). */
export const fileChangesText = {
  'settings.edit.malformed': 'The file has an error at line {line}, column {column}; nothing is written.',
  'settings.edit.otherShape': 'The value of {key} has another shape than expected (line {line}); nothing is written.',
  'settings.malformed': '{file} has an error at line {line}, column {column}. It is left as it is.',
  'settings.edit.dynamic':
    'What {name} is set to depends on more than its line, or a line behind line {line} would have no effect; nothing is written.',
  'settings.file.outside': '{file} leads out of the workspace folder and is not read.',
  'settings.file.notAFile': '{file} is not a file.',
  'settings.file.tooLarge': '{file} is larger than {bytes} bytes and is not read.',
  'settings.file.notPlist': '{file} is not a property list that can be read; what it sets is not known.',
  'settings.file.notUtf8': '{file} is not valid UTF-8 and is left as it is.',
  'settings.file.unreadable': '{file} cannot be read ({reason}).',
  'journal.relative': '{file} is not an absolute path.',
  'journal.symlink': '{file} is a symbolic link, or is in one. Nothing was written.',
  'journal.otherOwner': '{file} belongs to another user. Nothing was written; run Sightglass as that user.',
  'journal.hardLinks': '{file} has {count} names (hard links), which writing it would separate. Nothing was written.',
  'journal.readOnly': '{file} is read-only. Nothing was written.',
  'journal.busy': 'Another Sightglass is writing right now. Nothing was written; try again.',
  'journal.readAgain':
    'A change that was interrupted had to be resolved first, so this one was made from files that have changed. Nothing was written; try again.',
  'journal.otherLast': 'Something else was changed meanwhile. Nothing is undone; try again.',
  'journal.partlyUndone':
    '{file} was changed while the change was undone, and is left as it is. The other files are restored.',
  'journal.notAFile': '{file} is not a file. Nothing was written.',
  'journal.changed': '{file} has changed since the preview. Nothing was written.',
  'journal.changedSince': '{file} has changed since then, so the change is not undone.',
  'journal.failed': '{file} could not be written ({reason}). Everything is as it was before.',
  'journal.notUndone': '{file} could not be restored ({reason}). Try again.',
  'journal.unusable': 'The undo journal cannot be written ({reason}). Nothing was changed.',
  'journal.notPurged': '{file} could not be moved ({reason}). Everything is as it was before.',
  'journal.inTheWay': '{file} exists again, so nothing is restored. Move it away first.',
  'journal.broken': 'The undo journal {file} is broken and was set aside.',
  'journal.purgeReverted': 'What an interrupted purge had moved is back in its place.',
  'journal.finished': 'A change that was interrupted has turned out to be complete ({count} files).',
  'journal.reverted': 'A change that was interrupted has been reverted ({count} files).',
  'journal.interrupted':
    '{file} could not be written ({reason}), and not everything could be reverted. It will be tried again.',
  'changes.partly':
    '{file} could not be written ({reason}), and {count} files that were written before it could not be restored. Undo tries it again.',
  'journal.stuck': 'A change of {count} files that was interrupted could not be reverted yet. It will be tried again.',
} satisfies Readonly<Record<string, string>>;
