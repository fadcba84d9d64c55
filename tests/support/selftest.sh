#!/bin/sh
#
# selftest.sh [FAKE-TENANT] - does the fake tenant behave as it says?
#
# Needs curl, jq and openssl.  Prints TAP and ends with 1 when a test failed.
#
set -u
# shellcheck disable=SC1091,SC2034

root=$(cd "$(dirname "$0")/../.." && pwd)
fake=${1:-$root/build/fake-tenant}
work=$(mktemp -d)
pids=
count=0
failed=0

tid=7d2b6c1e-95a4-4f0e-8c3d-1b6f0e42a957
exo_app=00000002-0000-0ff1-ce00-000000000000
graph_scope=https://graph.microsoft.com/.default
exchange_scope=https://outlook.office365.com/.default
fixture=$root/fixtures/tenants/before

cleanup() {
	for pid in $pids; do
		kill "$pid" 2>/dev/null
		wait "$pid" 2>/dev/null
	done
	rm -rf "$work"
}
trap cleanup EXIT
trap 'exit 1' INT TERM

# check NAME EXPECTED ACTUAL
check() {
	count=$((count + 1))
	if [ "$2" = "$3" ]; then
		echo "ok $count - $1"
		return
	fi
	failed=$((failed + 1))
	echo "not ok $count - $1"
	echo "# expected: $2"
	echo "# actual:   $3"
}

# check_true NAME COMMAND...
check_true() {
	name=$1
	shift
	if "$@"; then check "$name" 0 0; else check "$name" 0 1; fi
}

# start ROOT ARGUMENTS...: serve, set base, port and pid
start() {
	dir=$1
	shift
	rm -f "$work/port"
	"$fake" --root "$dir" --cert "$work/certs/server.pem" \
	    --key "$work/certs/server.key" \
	    --client-cert "$work/certs/client.crt.pem" \
	    --client-cert "$work/certs/client-expired.crt.pem" \
	    --port-file "$work/port" "$@" >/dev/null &
	pid=$!
	pids="$pids $pid"
	tries=0
	while [ ! -e "$work/port" ] && [ $tries -lt 100 ]; do
		sleep 0.05
		tries=$((tries + 1))
	done
	port=$(cat "$work/port")
	base=https://localhost:$port
}

stop() {
	kill "$pid"
	wait "$pid"
}

get() {
	curl -sS --max-time 10 --cacert "$work/certs/ca.pem" "$@"
}

status() {
	get -o "$work/body" -D "$work/head" -w '%{http_code}' "$@" 2>/dev/null
}

# header NAME: of the last status()
header() {
	tr -d '\r' <"$work/head" |
	    awk -v n="$1" 'tolower($1) == n ":" { sub(/^[^ ]* /, ""); print }'
}

# client LABEL: the client id that the fixture gives to it
client() {
	jq -r --arg l "$1" '.apps[] | select(._label == $l) | .clientId' \
	    "$fixture/tenant.json"
}

# ask LABEL SCOPE: the token endpoint's answer to the client's secret
ask() {
	get "$base/$tid/oauth2/v2.0/token" -d grant_type=client_credentials \
	    -d "client_id=$(client "$1")" \
	    -d "client_secret=$(echo "$1" | tr ' ' -)-fixture-secret" \
	    --data-urlencode "scope=$2"
}

token() {
	ask "$@" | jq -r .access_token
}

sign_in() {
	graph=$(token auditor $graph_scope)
	exchange=$(token auditor $exchange_scope)
}

# graph PATH CURL-OPTIONS...
graph() {
	path=$1
	shift
	get -G -H "Authorization: Bearer $graph" "$base/v1.0$path" "$@"
}

graph_status() {
	path=$1
	shift
	status -G -H "Authorization: Bearer $graph" "$base/v1.0$path" "$@"
}

# cmdlet NAME [PARAMETERS] [CURL-OPTIONS...]: status and body
cmdlet() {
	body="{\"CmdletInput\":{\"CmdletName\":\"$1\",\"Parameters\":${2:-{\}}}}"
	shift $(($# > 2 ? 2 : $#))
	status -H "Authorization: Bearer $exchange" \
	    -H 'Content-Type: application/json' -d "$body" \
	    "$base/adminapi/beta/$tid/InvokeCommand" "$@"
}

# faults SCRIPT: replace the faults
faults() {
	get -o /dev/null --data-binary "$1" "$base/_fake/faults"
}

stats() {
	get "$base/_fake/stats" | jq -r "$1"
}

body() {
	jq -r "$1" "$work/body" 2>/dev/null
}

. "$root/tests/support/selftest_token.sh"
. "$root/tests/support/selftest_graph.sh"
. "$root/tests/support/selftest_exchange.sh"
. "$root/tests/support/selftest_faults.sh"
. "$root/tests/support/selftest_server.sh"

"$root/tests/support/certs.sh" "$work/certs" || exit 1
start "$fixture"
sign_in
test_secrets
test_assertions
test_bearers
test_graph
test_exchange
test_fault_answers
test_fault_bodies
test_fault_pages
test_fault_script
stop
check 'SIGTERM ends it cleanly' 0 $?
test_paging
test_options
test_fixtures
test_load

echo "1..$count"
[ $failed -eq 0 ] || echo "# $failed of $count failed"
[ $failed -eq 0 ]
