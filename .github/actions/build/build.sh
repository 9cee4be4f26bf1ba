#!/bin/sh
# Builds as the action's inputs say, and tells the steps that follow how it went.
set -u

set -- --folder "$FOLDER" --format github
[ -z "$LAST_RELEASE" ] || set -- "$@" --last-release "$LAST_RELEASE"
[ "$CLAIM" != true ] || set -- "$@" --claim
checks=0
"$(dirname "$0")/../../../.venv/bin/publisher" build "$@" || checks=$?
echo "checks=$checks" >> "$GITHUB_OUTPUT"
# 3: released without the reviews that are held back; whoever deploys turns red afterwards
[ "$checks" = 0 ] || [ "$checks" = 3 ]
