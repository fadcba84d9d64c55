#!/bin/sh
# crash_test.sh - runs that are killed at any time lose no finished snapshot.
# What happens at every single write is in the unit test fault_kill_test.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

tenant=7d2b6c1e-95a4-4f0e-8c3d-1b6f0e42a957

# export_of N: a list of N domains.
export_of() {
	awk -v count="$1" 'BEGIN {
		printf "{\"AcceptedDomain\": ["
		for (i = 0; i < count; i++)
			printf "%s{\"Guid\": \"%08x-0000-4000-8000-000000000000\", \"DomainName\": \"d%d.example\", \"DomainType\": \"Authoritative\", \"Default\": false}",
				(i > 0 ? "," : ""), i, i
		print "]}"
	}' >"$work/export.json"
}

count() {
	(cd "$work" && "$exoaudit" history --store h.db) 2>/dev/null |
		grep -c ' import:' || :
}

told=0
round=0
while [ $round -lt 12 ]; do
	export_of $((500 + round))
	(cd "$work" && exec "$exoaudit" import export.json --store h.db \
		--tenant $tenant --taken-at "2026-05-$((10 + round))T06:00:00Z") \
		>"$work/told" 2>/dev/null &
	pid=$!
	# A little later in each round; the last ones get to their end.
	tries=0
	while [ $tries -lt $((round * 40)) ] && kill -0 $pid 2>/dev/null; do
		tries=$((tries + 1))
	done
	[ $round -ge 10 ] || kill -KILL $pid 2>/dev/null || :
	wait $pid 2>/dev/null || :
	! grep -q '^snapshot' "$work/told" || told=$((told + 1))
	round=$((round + 1))
done
good=0
[ "$told" -gt 0 ] && [ "$(count)" -ge "$told" ] || good=1
result $good "what was said to be stored is there ($told of $(count))"
expect 0 "and the chain holds" history verify --store h.db
export_of 900
run import export.json --store h.db --tenant $tenant \
	--taken-at 2026-06-01T06:00:00Z
says out "snapshot $(($(count)))" "work goes on"
expect 0 "and the chain still holds" history verify --store h.db

done_testing
