#!/bin/sh
# setup.sh BUILD - install what the others need: Debian's nginx, squid, exim,
# rsyslog and node, and oidc-provider from npm into BUILD/interop.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
folder=$1/interop
"$here/../support/need.sh" nginx-light:nginx squid:squid nodejs:node npm:npm \
	exim4-daemon-light:exim4 rsyslog:rsyslogd

mkdir -p "$folder"
cp "$here/package.json" "$here/provider.mjs" "$folder"
[ -d "$folder/node_modules/oidc-provider" ] ||
	(cd "$folder" && npm install --no-audit --no-fund --silent)
