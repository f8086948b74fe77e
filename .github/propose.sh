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

if [ -e "$review" ]; then
  title=$(sed -n '1s/^# //p' "$review")
  # The manifest and its checksum, which stand for every byte of the edition.
  subject=$(grep --max-count=1 '/manifest.json`' "$review")
  manifest=$(cut -d '`' -f 2 <<< "$subject")
  if git diff --quiet origin/main HEAD -- "$manifest"; then
    echo "${manifest%/*} was merged and is not approved. Re-run the jobs of the run that its merge started." >&2
    exit 1
  fi
  printf 'Merging this **approves these bytes** and sends them. The page images are [kept by the run](%s).\n\n' \
    "$GITHUB_SERVER_URL/$GITHUB_REPOSITORY/actions/runs/$GITHUB_RUN_ID" > "$body"
  cat "$review" >> "$body"
else
  title="New data"
  subject="New data, which complete no month that is not released yet. Merging this sends nothing."
  echo "$subject" > "$body"
fi
if git diff --quiet origin/main HEAD; then
  echo "Nothing to propose: main holds all of it."
  exit 0
fi
git push --quiet --force-with-lease origin briefing/next

# A fork may have a branch of the same name.
open=$(gh pr list --base main --head briefing/next --state open --json number,isCrossRepository \
  --jq '.[] | select(.isCrossRepository | not) | .number')
if [ -z "$open" ]; then
  gh pr create --base main --head briefing/next --title "$title" --body-file "$body"
elif [[ "$(gh pr view "$open" --json body --jq .body)" == *"$subject"* ]]; then
  echo "The pull request says all of it; its ticks stay."
else
  # gh pr edit asks for projects too, which the token of a workflow may not read.
  gh api --silent --method PATCH "repos/$GITHUB_REPOSITORY/pulls/$open" --raw-field "title=$title" --field "body=@$body"
fi
