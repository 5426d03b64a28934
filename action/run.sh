#!/usr/bin/env bash
# Verifies the model of a job, compares it with the base of a pull request, and comments the change. Inputs come as
# environment variables and never as text of this script, so that none of them can run anything.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname "$here")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

if [ ! -d "$root/node_modules" ]; then
  (cd "$root" && npm ci --ignore-scripts --no-audit --no-fund >&2)
fi
vauban() { node "$root/library/bin/vauban.mjs" "$@"; }

look=("$VAUBAN_MODEL" --no-record)
while IFS= read -r line; do
  if [ -n "$line" ]; then look+=(--source "$line"); fi
done <<<"${VAUBAN_SOURCE:-}"
if [ -n "${VAUBAN_ENVIRONMENT:-}" ]; then look+=(--environment "$VAUBAN_ENVIRONMENT"); fi

# The base of a pull request is looked at in a work tree of its own; no hook of the repository runs.
against=()
base=$(node "$here/base-commit.mjs")
if [ -n "$base" ] && git -c core.hooksPath=/dev/null worktree add --quiet --detach "$work/base" "$base" 2>/dev/null; then
  if (cd "$work/base" && vauban verify "${look[@]}" --format json >"$work/base.json"); then
    against=(--against "$work/base.json")
  fi
  git worktree remove --force "$work/base"
fi

gate=()
if [ -n "${VAUBAN_FAIL_ON:-}" ]; then gate+=(--fail-on "$VAUBAN_FAIL_ON"); fi
if [ -n "${VAUBAN_MAX_STALE:-}" ]; then gate+=(--max-stale "$VAUBAN_MAX_STALE"); fi
if [ -n "${VAUBAN_MAX_RESIDUAL:-}" ]; then gate+=(--max-residual "$VAUBAN_MAX_RESIDUAL" --view "${VAUBAN_VIEW:-proven}"); fi

status=0
vauban verify "${look[@]}" "${against[@]}" "${gate[@]}" --format markdown --output "$work/report.md" || status=$?
if [ -f "$work/report.md" ]; then
  cat "$work/report.md"
  if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then cat "$work/report.md" >>"$GITHUB_STEP_SUMMARY"; fi
  if [ "${VAUBAN_COMMENT:-true}" = true ]; then node "$here/comment.mjs" "$work/report.md" || true; fi
fi
if [ -n "${VAUBAN_SARIF:-}" ]; then
  vauban verify "${look[@]}" --format sarif --output "$VAUBAN_SARIF" || true
fi
exit "$status"
