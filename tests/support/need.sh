#!/bin/sh
# need.sh PACKAGE[:PROGRAM] ... - install the Debian packages that are missing.
# With PROGRAM, a package is there when that program is.
set -eu

is_there()
{
	case $1 in
	*:*)
		command -v "${1#*:}" >/dev/null || [ -x "/usr/sbin/${1#*:}" ]
		;;
	*)
		[ "$(dpkg-query -W -f '${Status}' "$1" 2>/dev/null)" = \
			"install ok installed" ]
		;;
	esac
}

missing=
for need; do
	is_there "$need" || missing="$missing ${need%%:*}"
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
