#!/bin/sh
# Builds as the action's inputs say, and tells the steps that follow how it went.
set -u

set -- --folder "$FOLDER" --format github
[ -z "$LAST_RELEASE" ] || set -- "$@" --last-release "$LAST_RELEASE"
[ "$CLAIM" != true ] || set -- "$@" --claim
# Where the handbook of this publisher can be read: the caller says so, or the path does that
# GitHub gives an action of another repository (GitHub does not tell an action of this kind more).
case $GITHUB_ACTION_PATH in
  */_actions/*/*/*/.github/actions/build)
    there=${GITHUB_ACTION_PATH#*/_actions/} && there=${there%/.github/actions/build}
    repository=${there%"/${there#*/*/}"} version=${there#*/*/}
    : "${PUBLISHER_HANDBOOK:=${GITHUB_SERVER_URL:-}/$repository/blob/$version/docs/handbook/}"
    export PUBLISHER_HANDBOOK ;;
esac
checks=0
"$(dirname "$0")/../../../.venv/bin/publisher" build "$@" || checks=$?
echo "checks=$checks" >> "$GITHUB_OUTPUT"
# 3: released without the reviews that are held back; whoever deploys turns red afterwards
[ "$checks" = 0 ] || [ "$checks" = 3 ]
