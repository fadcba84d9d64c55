#!/bin/sh
# deb.sh BUILD - a Debian package of these sources, below BUILD/deb.  The same
# sources give the same bytes: times are that of the changelog.
set -eu
build=$1
top=$(cd "$(dirname "$0")/../.." && pwd)
out=$top/$build/deb
version=$(sed -n '1s/.*(\([^-]*\)-.*/\1/p' "$top/cmd/package/debian/changelog")
source=$out/exoaudit-$version

rm -rf "$out"
mkdir -p "$source"
(cd "$top" && tar -cf - --exclude='./build*' --exclude=./.git .) |
	tar -xf - -C "$source"
mv "$source/cmd/package/debian" "$source/debian"
cd "$source"
SOURCE_DATE_EPOCH=$(dpkg-parsechangelog -STimestamp)
export SOURCE_DATE_EPOCH
dpkg-buildpackage -us -uc -b >"$out/build.log" 2>&1 || {
	tail -n 30 "$out/build.log" >&2
	exit 1
}
cd "$out"
lintian --fail-on error --no-tag-display-limit ./*.changes
sha256sum ./*.deb
