#!/bin/sh
# Puts the approval of a review on the branch: sh .github/keep-approval.sh REVIEW
#
# Through GitHub's interface, not by a push: GitHub then signs the commit as its own, which is
# how .github/approvals.py knows it again.
set -eu

file="reviews/$1/approval.yml"
if [ -z "$(git status --porcelain -- "$file")" ]; then
    echo "Nothing was approved: it is approved already, or something must be put right first." |
        tee -a "$GITHUB_STEP_SUMMARY"
    exit 1
fi
before=$(git rev-parse --quiet --verify "HEAD:$file" || true)
put() {
    gh api --method PUT "repos/$GITHUB_REPOSITORY/contents/$file" \
        --raw-field message="Approve a review" --raw-field branch="$GITHUB_REF_NAME" \
        --raw-field content="$(base64 -w0 "$file")" ${before:+--raw-field sha="$before"} \
        --jq .commit.verification.verified
}
signed=$(put) || { # the approval of another review may have come at the same instant
    sleep 5
    signed=$(put) || signed=no
}
{
    if [ "$signed" = true ]; then
        printf 'Approved: `%s`. There is nothing to do here.\n\n' "$1"
        printf '<details>\n<summary>What is on the branch now</summary>\n\n'
    else
        printf 'NOT approved: `%s`. The branch did not take the approval, or GitHub did not sign it. ' "$1"
        printf 'Ask whoever set the repository up whether GitHub Actions may write to this branch '
        printf '(docs/handbook/deploying.md#one-repository). Then start this again.\n\n'
        printf '<details>\n<summary>Or else: lines to paste</summary>\n\n'
    fi
    printf '`%s`:\n\n```yaml\n%s\n```\n\n</details>\n\n' "$file" "$(cat "$file")"
} >> "$GITHUB_STEP_SUMMARY"
[ "$signed" = true ]
