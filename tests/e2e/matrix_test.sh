#!/bin/sh
# matrix_test.sh - a list that was not read whole is never a clean result:
# each list refused alone, and every list with every fault.  What each list
# then says of itself: tests/unit/graph/matrix_test.c.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

make_certs
tenant_start before
tenant_config | sed 's/^    baseline:.*/    budget: 2/' >"$work/exoaudit.yaml"
expect 0 "everything can be read" snapshot
curl -sS --cacert "$work/certs/ca.pem" \
	"https://localhost:$tenant_port/_fake/stats" >"$work/stats"

# faults SCRIPT: the running tenant misbehaves so from now on.
faults() {
	printf '%b' "$1" | curl -sS --cacert "$work/certs/ca.pem" --data-binary @- \
		"https://localhost:$tenant_port/_fake/faults" >/dev/null
}

# Every list that was asked for, by its cmdlet or its path.
jq -r '.routes | keys[] | select(. != "POST token" and (test("batch") | not)) |
	sub("^POST InvokeCommand "; "") |
	gsub("/#"; "*")' "$work/stats" >"$work/lists"
good=0
[ "$(wc -l <"$work/lists")" -ge 60 ] || good=1
result $good "there are as many lists as the program reads"

# One of five, to save time: what is left out differs by the name alone.
awk 'NR % 5 == 1' "$work/lists" >"$work/some"
bad_lists=
count=0
while read -r list; do
	faults "\"$list\" always 403\n"
	run snapshot
	count=$((count + 1))
	[ "$status" -eq 3 ] || bad_lists="$bad_lists $list($status)"
	grep -q 'permission' "$work/err" || bad_lists="$bad_lists $list(words)"
done <"$work/some"
[ -z "$bad_lists" ] || echo "# not told:$bad_lists"
good=0
[ -z "$bad_lists" ] || good=1
result $good "each of $count lists refused alone: status 3, and the reason"

# Objects of these have no address of their own, or there is but one: what a
# list read whole no longer holds is gone.
unaddressed='["tenant-allow-block-list-item", "deleted-application",
	"arc-config", "on-premises-synchronization",
	"tenant-allow-block-list-spoof-item", "user-registration-details"]'

# every NAME FAULT: of all lists at once.
every() {
	faults "v1.0/ $2\nInvokeCommand $2\n"
	run audit --format json
	good=0
	[ "$status" -eq 1 ] || [ "$status" -eq 3 ] || good=1
	[ "$(jq .complete "$work/out")" = false ] || good=1
	[ "$(jq "[.changes[] | select(.type == \"removed\") |
		select(.object.kind | IN(${unaddressed}[]) | not)] | length" \
		"$work/out")" -eq 0 ] || good=1
	result $good "$1 of every list: status $status, nothing removed"
}

every "nothing" 'always body {"value": []}'
every "403" "always 403 json"
every "403 of NUL bytes" "always 403 nul"
every "401" "always 401"
every "404" "always 404"
every "429 for ever" "always 429 60"
every "500 for ever" "always 500"
every "a cut connection" "always cut 20"
every "truncated JSON" "always truncate 12"
every "a warning of truncation" "always warn"
faults "skiptoken always 500\n"
sed -i 's/budget: 2/budget: 2\n    page-size: 2/' "$work/exoaudit.yaml"
run snapshot
good=0
[ "$status" -eq 3 ] || good=1
result $good "half the pages of every list: status $status"
faults "v1.0/ always dup\nInvokeCommand always dup\n"
sed -i 's/budget: 2/budget: 20/' "$work/exoaudit.yaml"
expect 0 "a page twice is no gap" snapshot
faults "v1.0/ 20 429 0.2\nInvokeCommand 20 429 0.2\n"
expect 0 "429, then ok, is none either" snapshot
last=$(sed -n 's/^snapshot \([0-9]*\) of.*/\1/p' "$work/err" "$work/out")
expect 0 "and nothing of all that was a change" diff 1 "$last"

tenant_stop
done_testing
