#!/usr/bin/env bash
# Debian's Chromium for the browser tests, when it is missing and this user may install it.
set -u
if command -v chromium >/dev/null 2>&1; then exit 0; fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "Installing Debian's chromium for the browser tests"
  apt-get -qq update >/dev/null && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y chromium >/dev/null && exit 0
fi
echo "chromium is not installed and could not be: the browser tests will be skipped (apt-get install chromium)" >&2
exit 0
