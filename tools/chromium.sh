#!/usr/bin/env bash
# Debian's Chromium for the browser tests, when it is missing and this user may install it.
# Without one the browser tests fail, and say what to do; CALLBOT_NO_BROWSER=1 leaves them out.
set -u
if [ "${CALLBOT_NO_BROWSER:-}" = 1 ]; then
  echo "CALLBOT_NO_BROWSER=1: the browser tests are left out" >&2
  exit 0
fi
if [ -x "${CALLBOT_CHROMIUM:-}" ]; then exit 0; fi
if command -v chromium >/dev/null 2>&1 || command -v google-chrome >/dev/null 2>&1; then exit 0; fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "Installing Debian's chromium for the browser tests"
  apt-get -qq update >/dev/null && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y chromium >/dev/null && exit 0
fi
cat >&2 <<'TOLD'
================================================================================
There is no Chromium, and it could not be installed: THE BROWSER TESTS WILL FAIL.
  with root:     apt-get install chromium
  without root:  CALLBOT_CHROMIUM=/path/to/a/chromium make test
  or leave them: CALLBOT_NO_BROWSER=1 make test
================================================================================
TOLD
exit 0
