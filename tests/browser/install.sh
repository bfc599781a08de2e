#!/bin/sh
# Sees to it that a Chromium is there for the browser tests. $1: the virtual environment's bin.
set -u
for name in chromium chromium-browser google-chrome google-chrome-stable; do
    command -v "$name" >/dev/null && exit 0
done
"$1/playwright" install chromium >/dev/null 2>&1 && exit 0
as_root=""
[ "$(id -u)" -eq 0 ] || as_root="sudo"
$as_root apt-get update -qq && $as_root apt-get install -y -qq --no-install-recommends chromium && exit 0
echo "No Chromium could be installed: install one and run make test again." >&2
exit 1
