#!/bin/sh
# try.sh BUILD - install the package of deb.sh in a bare Debian, use it as its
# own user, remove it, purge it: what is left is what was there.
#
# Wants root and debootstrap; the bare Debian is BUILD/deb/root.
set -eu
build=$1
root=$build/deb/root
failed=0
number=0

inside() { # inside COMMAND…
	chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin \
		DEBIAN_FRONTEND=noninteractive HOME=/root "$@"
}

ok() { # ok NAME COMMAND…
	number=$((number + 1))
	name=$1
	shift
	if "$@" >"$build/deb/out" 2>&1; then
		echo "ok $number - $name"
	else
		echo "not ok $number - $name"
		sed 's/^/# /' "$build/deb/out"
		failed=1
	fi
}

# Every file with owner and mode, but for what installing anything changes.
list() {
	inside find / -xdev \( -path /proc -o -path /sys -o -path /dev \
		-o -path /tmp -o -path /run -o -path /var/cache \
		-o -path /var/log -o -path /var/lib/dpkg -o -path /var/lib/apt \
		-o -path /var/lib/systemd -o -path /etc/.pwd.lock \) -prune \
		-o -printf '%M %u %p\n' | LC_ALL=C sort -k3
}

same() {
	diff "$build/deb/before" "$build/deb/after"
}

if [ ! -e "$root/etc/debian_version" ]; then
	debootstrap --variant=minbase bookworm "$root" >"$build/deb/bootstrap.log"
	# What it depends on stays, so that only its own files make a difference.
	inside apt-get -qq -y install --no-install-recommends systemd \
		>>"$build/deb/bootstrap.log" 2>&1
fi
cp "$build"/deb/exoaudit_*.deb "$root/tmp/exoaudit.deb"
inside apt-get -qq -y install --no-install-recommends /tmp/exoaudit.deb \
	>"$build/deb/out" 2>&1
inside dpkg --purge exoaudit >>"$build/deb/out" 2>&1
list >"$build/deb/before"

ok "it installs" inside dpkg -i /tmp/exoaudit.deb
ok "and runs" inside exoaudit version
ok "has a user of its own" inside id exoaudit
ok "and runs as such" inside setpriv --reuid=exoaudit --regid=exoaudit \
	--clear-groups exoaudit checks
ok "who has no shell" inside sh -c \
	'getent passwd exoaudit | grep -q "/nologin$"'
ok "its units are there, none is on" inside sh -c \
	'test -e /lib/systemd/system/exoaudit@.timer &&
	! find /etc/systemd/system -name "exoaudit*" | grep -q .'
ok "manual pages" inside sh -c \
	'dpkg -L exoaudit | grep -q "man1/exoaudit.1.gz$" &&
	dpkg -L exoaudit | grep -q "man5/exoaudit.yaml.5.gz$"'
ok "completions for three shells" inside sh -c \
	'[ "$(dpkg -L exoaudit | grep -cE \
	"/completions/exoaudit$|/exoaudit.fish$|/_exoaudit$")" -eq 3 ]'
ok "its bill of materials is that of its program" inside sh -c \
	'grep -q "$(sha256sum </usr/bin/exoaudit | cut -c1-64)" \
	/usr/share/doc/exoaudit/exoaudit.cdx.json'
ok "every file is as packed" inside dpkg --verify exoaudit
inside install -d -o exoaudit /var/lib/exoaudit
inside sh -c 'echo history >/var/lib/exoaudit/history.db
	echo "tenants:" >/etc/exoaudit/exoaudit.yaml'
ok "it upgrades onto itself" inside dpkg -i /tmp/exoaudit.deb
ok "it is removed" inside dpkg --remove exoaudit
ok "and purged" inside dpkg --purge exoaudit
ok "but for histories, which are evidence" inside \
	test -s /var/lib/exoaudit/history.db
ok "and the configuration, which nobody packed" inside \
	test -s /etc/exoaudit/exoaudit.yaml
inside rm -rf /var/lib/exoaudit /etc/exoaudit
list >"$build/deb/after"
ok "nothing else is left" same

echo "1..$number"
exit $failed
