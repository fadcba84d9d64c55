#!/bin/sh
# setup.sh BUILD - install the validators that run.sh needs: Debian's xmllint,
# promtool, Chromium, node and Java, and those of package.json from npm into
# BUILD/conformance.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
folder=$1/conformance
"$here/../support/need.sh" libxml2-utils:xmllint prometheus:promtool \
	chromium:chromium nodejs:node npm:npm default-jre-headless:java \
	mandoc:mandoc

mkdir -p "$folder"
cp "$here/package.json" "$here"/*.mjs "$folder"
[ -d "$folder/node_modules/playwright-core" ] ||
	(cd "$folder" && npm install --no-audit --no-fund --silent)
