#!/bin/sh
# setup.sh BUILD - install what run.sh needs: Debian's nginx, squid and node,
# and oidc-provider from npm into BUILD/interop.
set -eu

folder=$1/interop
packages=
for pair in nginx-light:nginx squid:squid nodejs:node npm:npm; do
	command -v "${pair#*:}" >/dev/null 2>&1 ||
		[ -x "/usr/sbin/${pair#*:}" ] || packages="$packages ${pair%:*}"
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
cp "$(dirname "$0")/package.json" "$(dirname "$0")/provider.mjs" "$folder"
[ -d "$folder/node_modules/oidc-provider" ] ||
	(cd "$folder" && npm install --no-audit --no-fund --silent)
