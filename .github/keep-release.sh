#!/bin/sh
# Commits the ledger to the branch it came from, and the released folder to `released`.
set -eu

git config user.name "github-actions[bot]"
git config user.email "41898282+github-actions[bot]@users.noreply.github.com"

git add reviews/ledger
if ! git diff --cached --quiet; then
    git commit --quiet --message "Record what was released"
    git push --quiet origin HEAD
fi

tree=$(GIT_INDEX_FILE=$(mktemp -u) && export GIT_INDEX_FILE &&
    git --work-tree=_build/public/ add --all --force . && git write-tree)
if git rev-parse --quiet --verify FETCH_HEAD >/dev/null; then
    [ "$(git rev-parse FETCH_HEAD^{tree})" = "$tree" ] && exit 0
    commit=$(git commit-tree "$tree" -p FETCH_HEAD -m "Release")
else
    commit=$(git commit-tree "$tree" -m "Release")
fi
git push --quiet origin "$commit:refs/heads/released"
