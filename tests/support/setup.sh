#!/bin/sh
# setup.sh - install the Debian packages that building, testing and the demo
# need.  Safe to run again: what is there already is left alone.
#   setup.sh       for `make`, `make demo`, `make test`
#   setup.sh ci    also for the stricter builds of .ci/run
#   setup.sh deb   also for the Debian package
set -eu

packages="gcc make pkg-config libc6-dev libcurl4-openssl-dev libcjson-dev
	libssl-dev libsqlite3-dev libyaml-dev libicu-dev libxml2-dev
	libarchive-dev libseccomp-dev libcmocka-dev
	libmicrohttpd-dev gettext openssl curl jq sqlite3 unzip ca-certificates"
if [ "${1:-}" = ci ]; then
	packages="$packages clang clang-format clang-tidy libclang-rt-14-dev
		shellcheck"
fi

if [ "${1:-}" = deb ]; then
	packages="$packages debhelper dpkg-dev lintian"
fi

# shellcheck disable=SC2086
exec "$(dirname "$0")/need.sh" $packages
