#!/usr/bin/env bash
# Leaves the branch briefing/next checked out: that of the open pull request with main merged into it, or else main as it is.
# So what was imported yesterday keeps its day, and an edition that waits to be read stays as it is.
set -euo pipefail
git fetch --quiet origin
# A fork may have a branch of the same name.
open=$(gh pr list --base main --head briefing/next --state open --json number,isCrossRepository \
  --jq '.[] | select(.isCrossRepository | not) | .number')
if [ -z "$open" ]; then
  git switch --quiet --force-create briefing/next origin/main
else
  git switch --quiet --force-create briefing/next origin/briefing/next
  git merge --quiet --no-edit origin/main || { git merge --abort; exit 1; }
fi
