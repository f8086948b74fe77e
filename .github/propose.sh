#!/usr/bin/env bash
# Commits data and reports on briefing/next, empties the inbox that they came from, and opens or renews the pull request; its
# text is the review in the folder given, or, where no edition waits, that there is new data.
set -euo pipefail
review="$1/review.md"
body="$1-body.md"
git rm -r --quiet --ignore-unmatch -- inbox
# An edition that was made today takes the place of the one of its month that waited so far: only one can be approved.
git ls-files --others --exclude-standard -- 'reports/*/*/manifest.json' | while read -r made; do
  git diff --name-only --diff-filter=A origin/main HEAD -- "${made%/*/*}/*/manifest.json" | while read -r waited; do
    git rm -r --quiet -- "${waited%/*}"
  done
done
git add --all -- data reports
git diff --cached --quiet || git commit --quiet --message "Take in what came, and make the issue of it"
if git diff --quiet origin/main HEAD; then
  echo "Nothing to propose: main holds all of it."
  exit 0
fi
same=no
if git diff --quiet origin/briefing/next HEAD -- data reports 2> /dev/null; then same=yes; fi
git push --quiet --force-with-lease origin briefing/next

open=$(gh pr list --head briefing/next --state open --json number --jq length)
if [ "$open" != 0 ] && [ "$same" = yes ]; then
  echo "The pull request holds all of it; its ticks stay."
  exit 0
fi
if [ -e "$review" ]; then
  title=$(sed -n '1s/^# //p' "$review")
  printf 'Merging this **approves these bytes** and sends them. The page images are [kept by the run](%s).\n\n' \
    "$GITHUB_SERVER_URL/$GITHUB_REPOSITORY/actions/runs/$GITHUB_RUN_ID" > "$body"
  cat "$review" >> "$body"
else
  title="New data"
  echo "New data, which complete no month that is not released yet. Merging this sends nothing." > "$body"
fi
if [ "$open" = 0 ]; then
  gh pr create --base main --head briefing/next --title "$title" --body-file "$body"
else
  gh pr edit briefing/next --title "$title" --body-file "$body"
fi
