#!/bin/sh
# turn_test.sh - two runs never read one tenant into one history at once.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

make_certs
tenant_start before
tenant_config | sed '/^    baseline:/d' >"$work/exoaudit.yaml"
tenant_config | sed -n '/^  contoso:/,$p' | sed '/^    baseline:/d
	s/^  contoso:/  contoso again:/' >>"$work/exoaudit.yaml"
control() {
	curl -sS --cacert "$work/certs/ca.pem" --data-binary @- \
		"https://localhost:$tenant_port/_fake/$1"
}

# hold: a run that waits for an answer that does not come.
hold() {
	(cd "$work" && exec "$exoaudit" snapshot --tenant contoso) \
		>"$work/first.out" 2>"$work/first.err" &
	first=$!
	tries=0
	until curl -s --cacert "$work/certs/ca.pem" \
		"https://localhost:$tenant_port/_fake/stats" | jq -e '.requests > 5' >/dev/null ||
		[ $tries -ge 400 ]; do
		tries=$((tries + 1))
		sleep 0.05
	done
}

echo 'Get-TransportRule always hang' | control faults >/dev/null
hold
bad 2 "is being read by another run, process $first" \
	"a second run is refused, and told by whom" snapshot --tenant contoso
bad 2 "is being read by another run" "an audit as well" audit \
	--tenant contoso
expect 0 "what is stored can be looked at meanwhile" history --tenant contoso
kill -KILL $first
wait $first 2>/dev/null || true
control faults </dev/null >/dev/null
expect 0 "a run that was killed holds nobody up" snapshot --tenant contoso
expect 0 "nor does one that ended" snapshot --tenant contoso
expect 0 "names that no file can have" snapshot --tenant "contoso again"
result "$(truth [ -e "$work/history.db.contoso_again.lock" ])" \
	"are written otherwise"
ln -sf nowhere "$work/history.db.contoso_again.lock"
bad 2 "cannot open" "a link in its place is not followed" \
	snapshot --tenant "contoso again"

done_testing
