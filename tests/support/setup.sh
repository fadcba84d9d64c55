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
	libmicrohttpd-dev openssl curl jq sqlite3 unzip ca-certificates"
if [ "${1:-}" = ci ]; then
	packages="$packages clang clang-format clang-tidy libclang-rt-14-dev
		shellcheck"
fi

if [ "${1:-}" = deb ]; then
	packages="$packages debhelper dpkg-dev lintian"
fi

missing=
for package in $packages; do
	state=$(dpkg-query -W -f '${Status}' "$package" 2>/dev/null || true)
	[ "$state" = "install ok installed" ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" -eq 0 ]; then
	as_root=
elif sudo -n true 2>/dev/null; then
	as_root=sudo
else
	echo "These packages are missing; install them with:" >&2
	echo "  sudo apt-get install --no-install-recommends$missing" >&2
	exit 2
fi

echo "installing:$missing"
export DEBIAN_FRONTEND=noninteractive
$as_root apt-get -qq update
# shellcheck disable=SC2086
$as_root apt-get -qq -y install --no-install-recommends $missing >/dev/null
