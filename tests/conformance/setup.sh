#!/bin/sh
# setup.sh BUILD - install the validators that run.sh needs: Debian's xmllint,
# promtool, Chromium, node and Java, and those of package.json from npm into
# BUILD/conformance.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
folder=$1/conformance
packages=
for pair in libxml2-utils:xmllint prometheus:promtool chromium:chromium \
	nodejs:node npm:npm default-jre-headless:java mandoc:mandoc; do
	command -v "${pair#*:}" >/dev/null 2>&1 ||
		packages="$packages ${pair%:*}"
done
if [ -n "$packages" ]; then
	as_root=
	[ "$(id -u)" -eq 0 ] || as_root="sudo -n"
	export DEBIAN_FRONTEND=noninteractive
	$as_root apt-get -qq update
	# shellcheck disable=SC2086
	$as_root apt-get -qq -y install --no-install-recommends $packages \
		>/dev/null
fi

mkdir -p "$folder"
cp "$here/package.json" "$here"/*.mjs "$folder"
[ -d "$folder/node_modules/playwright-core" ] ||
	(cd "$folder" && npm install --no-audit --no-fund --silent)
