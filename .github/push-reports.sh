#!/usr/bin/env bash
# Commits what changed in reports/ with the message given, and pushes it to main; fails where it cannot be pushed.
set -euo pipefail
git add --all -- reports
git diff --cached --quiet || git commit --quiet --message "$1"
# Somebody may have pushed meanwhile. Where both changed the same file, nobody but a person can tell what holds.
git pull --quiet --rebase origin main || { git rebase --abort; exit 1; }
git push --quiet origin HEAD:main
