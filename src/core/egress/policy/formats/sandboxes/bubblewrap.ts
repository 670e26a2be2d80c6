import { message } from '../../../../message.ts';
import { credentialPlaces } from '../../credentials.ts';
import { commentedHead, headLines } from '../../head.ts';
import type { PolicyFormat } from '../../types.ts';

/**
 * A script that starts a program with the credentials hidden. Under a read-only root, bubblewrap cannot cover a path that
 * does not exist, so the script checks each path when it runs (bubblewrap 0.8.0, measured).
 */
export const bubblewrap: PolicyFormat = {
  id: 'bubblewrap',
  name: 'bubblewrap',
  unlisted: ['allow'],
  check: 'sh sightglass-bubblewrap.sh ls -A ~/.ssh  # prints nothing',
  remove: 'start the agent without the script',
  limits: [message('policy.limit.linuxOnly'), message('policy.limit.noHostRules')],
  write(model, options) {
    const list = (kind: 'folder' | 'file'): string =>
      credentialPlaces
        .filter(place => place.kind === kind)
        .map(place => place.path)
        .join('\n');
    const text = `#!/bin/sh
${commentedHead('#', headLines(bubblewrap, model, options))}# Usage: sh sightglass-bubblewrap.sh PROGRAM [ARGUMENT]...   in the folder that the program may write to
set -eu
[ "$#" -gt 0 ] || { echo "usage: $0 PROGRAM [ARGUMENT]..." >&2; exit 2; }
home=$(cd "$HOME" && pwd -P)
project=$(pwd -P)
case "$home/" in
  "$project"/*) echo "$0: start it in a project folder, not in $project, which holds your home folder" >&2; exit 2 ;;
esac
folders='${list('folder')}'
files='${list('file')}'
set -- -- "$@"
for path in $folders; do
  if [ -d "$home/$path" ]; then set -- --tmpfs "$home/$path" "$@"; fi
done
for path in $files; do
  if [ -e "$home/$path" ]; then set -- --ro-bind /dev/null "$home/$path" "$@"; fi
done
exec bwrap --die-with-parent --new-session --unshare-pid --unshare-ipc \\
  --ro-bind / / --dev /dev --proc /proc --tmpfs /tmp --bind "$project" "$project" --chdir "$project" "$@"
`;
    return [{ name: 'sightglass-bubblewrap.sh', text }];
  },
};
