# lib.sh - what the end-to-end tests share: TAP lines, a folder of their own,
# the fake tenant, and checks of status and output.
# shellcheck shell=sh disable=SC2034

set -eu
top=$(cd "$(dirname "$0")/../.." && pwd)
build=${EXOAUDIT_BUILD:-build}
exoaudit=${EXOAUDIT:-$top/$build/exoaudit}
work=$(mktemp -d)
number=0
failed=0
# shellcheck source=tests/support/tenant.sh
. "$top/tests/support/tenant.sh"

finish() {
	tenant_stop
	chmod -R u+rwx "$work" 2>/dev/null || true
	rm -rf "$work"
}
trap finish EXIT
trap 'exit 1' INT TERM

# The certificates are made once for all tests of a build.
make_certs() {
	shared=$top/$build/certs
	"$top/tests/support/certs.sh" "$shared"
	ln -s "$shared" "$work/certs"
}

result() { # result STATUS NAME
	number=$((number + 1))
	if [ "$1" -eq 0 ]; then
		echo "ok $number - $2"
	else
		failed=1
		echo "not ok $number - $2"
		sed 's/^/# out: /' "$work/out" 2>/dev/null | head -n 40
		sed 's/^/# err: /' "$work/err" 2>/dev/null | head -n 20
	fi
}

# truth COMMAND…: 0 when it succeeds, else 1; for result.
truth() {
	if "$@"; then echo 0; else echo 1; fi
}

# run ARG…: the program in $work; status, out and err are kept.
run() {
	status=0
	(cd "$work" && "$exoaudit" "$@") >"$work/out" 2>"$work/err" ||
		status=$?
}

# expect STATUS NAME ARG…: run, and the status is as said.
expect() {
	wanted=$1
	name=$2
	shift 2
	run "$@"
	good=0
	[ "$status" -eq "$wanted" ] || {
		good=1
		echo "# status $status, not $wanted"
	}
	result $good "$name"
}

# says WHERE TEXT NAME: the file out or err (or another) holds the text.
says() {
	good=0
	grep -qF -- "$2" "$work/$1" || good=1
	result $good "$3"
}

# lacks WHERE TEXT NAME: it does not.
lacks() {
	good=0
	grep -qF -- "$2" "$work/$1" && good=1
	result $good "$3"
}

# query FILE FILTER NAME: jq -e says so.
query() {
	good=0
	jq -e "$2" "$work/$1" >/dev/null 2>"$work/err" || good=1
	result $good "$3"
}

# bad STATUS TEXT NAME ARG…: refused with that status, one line that holds the
# text, a hint, and no crash.
bad() {
	wanted=$1
	text=$2
	name=$3
	shift 3
	run "$@"
	good=0
	[ "$status" -eq "$wanted" ] || good=1
	grep -qF -- "$text" "$work/err" || good=1
	grep -q '^hint: ' "$work/err" || good=1
	[ "$good" -eq 0 ] || echo "# status $status, wanted $wanted and: $text"
	result $good "$name"
}

# has_terminal: one can be made here; a bare chroot has no /dev/pts.
has_terminal() {
	script -qec true /dev/null >/dev/null 2>&1 </dev/null
}

# skip NAME WHY: it could not be tried.
skip() {
	number=$((number + 1))
	echo "ok $number - $1 # SKIP $2"
}

done_testing() {
	echo "1..$number"
	exit $failed
}

# A history with `before` and its signed baseline, for tests that go on there.
prepare_baseline() {
	make_certs
	tenant_start before
	tenant_config >"$work/exoaudit.yaml"
	cp "$top/fixtures/tenants/policy.yaml" "$work/policy.yaml"
	expect 0 "before is read" snapshot
	expect 0 "its baseline is made" baseline create --policy policy.yaml
	expect 0 "and signed" baseline sign baseline.json --name alice \
		--certificate certs/alice.crt.pem --key certs/alice.key.pem
}
