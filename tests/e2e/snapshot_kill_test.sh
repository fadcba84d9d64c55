#!/bin/sh
# snapshot_kill_test.sh - killed or interrupted at any moment, the history still
# opens, what was in it is whole, and half a snapshot is none.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

make_certs
# Long enough to be hit while it is put into the history as well.
mkdir "$work/root"
cat >"$work/root/tenant.json" <<EOF
{"extends": "$top/fixtures/tenants/before",
 "crowd": {"oauth2-permission-grants": 3000}}
EOF
tenant_start "$work/root" --delay-ms 20
tenant_config | sed '/baseline/,$d' >"$work/exoaudit.yaml"
expect 0 "a first snapshot" snapshot
started=$(date +%s%N)
expect 0 "and a second" snapshot
span=$((($(date +%s%N) - started) / 1000000))

snapshots() {
	(cd "$work" && "$exoaudit" history) | grep -c ' live ' || true
}

# hit SIGNAL MS: begin a snapshot and end it after so many milliseconds.
hit() {
	(cd "$work" && exec env --default-signal=INT "$exoaudit" snapshot) \
		>"$work/out" 2>"$work/err" &
	pid=$!
	sleep "$(awk "BEGIN { print $2 / 1000 }")"
	from=$(date +%s%N)
	kill -s "$1" "$pid" 2>/dev/null || true
	status=0
	wait "$pid" 2>/dev/null || status=$?
	took=$((($(date +%s%N) - from) / 1000000))
}

# whole: the history opens, and its first and last snapshots with all digests.
whole() {
	last=$(snapshots)
	run diff 1 "$last"
	[ "$status" -eq 0 ] || return 1
	run history
	[ "$status" -eq 0 ]
}

known=$(snapshots)
points=16
bad_points=
taken=0
point=0
while [ $point -lt $points ]; do
	point=$((point + 1))
	# From the start to somewhat behind the end.
	hit KILL $((span * 11 * point / points / 10))
	now=$(snapshots)
	case $((now - known)) in
	0) [ "$status" -ne 0 ] || bad_points="$bad_points $point(lost)" ;;
	1) taken=$((taken + 1)) ;;
	*) bad_points="$bad_points $point($known to $now)" ;;
	esac
	known=$now
	whole || bad_points="$bad_points $point(broken)"
done
[ -z "$bad_points" ] || echo "# points:$bad_points"
good=0
[ -z "$bad_points" ] || good=1
result $good "SIGKILL at $points points of $span ms: history whole ($taken taken)"

slow=
for part in 1 3 5 7 9; do
	before=$(snapshots)
	hit INT $((span * part / 10))
	[ "$took" -lt 1000 ] || slow="$slow $part($took ms)"
	case $status in
	0) ;; # it had ended
	2 | 130) [ "$(snapshots)" -eq "$before" ] || slow="$slow $part(kept)" ;;
	*) slow="$slow $part(status $status)" ;;
	esac
done
[ -z "$slow" ] || echo "# points:$slow"
good=0
[ -z "$slow" ] || good=1
result $good "Ctrl-C at five points is answered within a second, nothing kept"
good=0
whole || good=1
result $good "and the history is whole"
expect 0 "the next snapshot is taken" snapshot

tenant_stop
done_testing
