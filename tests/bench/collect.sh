#!/bin/sh
# collect.sh - how long a snapshot takes beside what bounds it, and how much
# memory a large tenant costs beside its canonical bytes.
#
# Bound, with a delay added to every answer: the longest of the longest chain
# of answers that depend on each other; all requests to a service, so many at
# once as are allowed; and the quotas, behind the answer with the token.
set -eu
top=$(cd "$(dirname "$0")/../.." && pwd)
build=${EXOAUDIT_BUILD:-build}
work=$(mktemp -d)
# shellcheck source=tests/support/tenant.sh
. "$top/tests/support/tenant.sh"
trap 'tenant_stop; rm -rf "$work"' EXIT
"$top/tests/support/certs.sh" "$work/certs"

delay=100
in_flight=8

stats() {
	curl -sS --cacert "$work/certs/ca.pem" \
		"https://localhost:$tenant_port/_fake/stats"
}

# Milliseconds that bound the run, from what the service counted: the pages of
# a list, and a question about its objects or for people, come one by one.
# Rows that share a route: see graph/endpoints_table.c.
bound() {
	stats | jq --argjson delay $delay --argjson lanes $in_flight '
	def rows: {"GET /v1.0/applications": 2, "GET /v1.0/groups": 2,
		"GET /v1.0/servicePrincipals/#/appRoleAssignedTo": 3,
		"POST InvokeCommand Get-TenantAllowBlockListItems": 5};
	def count(test): [.routes | to_entries[] | select(.key | test) |
		.value] | add // 0;
	def held(count; most; window): [count - 1, 0] | max / most | floor *
		window;
	(.routes | to_entries | map(select(.key != "POST token") |
		.value / (rows[.key] // 1)) | max | ceil) as $pages |
	count(startswith("GET /v1.0")) as $graph |
	count(startswith("POST Invoke")) as $exchange |
	{chain: (($pages + 2) * $delay),
	 requests: ([$graph, $exchange] | max / $lanes | ceil * $delay + $delay),
	 quota: ([held($exchange; 80; 1000), held($graph; 100; 1000),
		held(count(contains("conditionalAccess")); 1; 1050),
		held(count(contains("/reports/") or
			contains("/auditLogs/")); 4; 10000)] | max +
		2 * $delay)} |
	. + {bound: ([.chain, .requests, .quota] | max)}'
}

# clock COMMAND…: milliseconds it takes.
clock() {
	start=$(date +%s%3N)
	(cd "$work" && "$@" >/dev/null 2>"$work/err") || cat "$work/err" >&2
	echo $(($(date +%s%3N) - start))
}

for page in 0 7; do
	tenant_start before --delay-ms $delay --page-size $page
	tenant_config | sed '/baseline/,$d' >"$work/exoaudit.yaml"
	wall=$(clock "$top/$build/exoaudit" snapshot --store "$page.db")
	bound >"$work/bound"
	tenant_stop
	jq -r --argjson wall "$wall" --argjson page $page --argjson delay $delay '
	"collect: page size \($page), \($delay) ms an answer: \($wall) ms; " +
	"bound \(.bound) ms (chain \(.chain), requests \(.requests), " +
	"quotas \(.quota)); ratio \($wall / .bound * 100 | round / 100)" +
	if $wall > 1.2 * .bound then " OVER 1.2" else "" end' "$work/bound"
done

mkdir "$work/large"
cat >"$work/large/tenant.json" <<EOF
{"extends": "$top/fixtures/tenants/before",
 "crowd": {"service-principals": 50000, "app-role-assignments": 100000,
	"oauth2-permission-grants": 100000}}
EOF
tenant_start "$work/large"
tenant_config | sed '/baseline/,$d' >"$work/exoaudit.yaml"
wall=$(clock sh -c "$top/$build/exoaudit snapshot --store large.db &
	while peak=\$(sed -n 's/^VmHWM:[^0-9]*\([0-9]*\).*/\1/p' \
		/proc/\$!/status 2>/dev/null) && [ -n \"\$peak\" ]; do
		echo \$peak >peak
		sleep 0.05
	done
	wait \$!")
tenant_stop
canonical=$(sqlite3 "$work/large.db" "SELECT sum(length(body)) FROM versions
	JOIN bodies ON bodies.digest = versions.digest")
objects=$(sqlite3 "$work/large.db" "SELECT count(*) FROM versions")
peak=$(($(cat "$work/peak") * 1024))
echo "collect: $objects objects: $wall ms; peak $((peak / 1000000)) MB," \
	"canonical $((canonical / 1000000)) MB," \
	"ratio $(awk "BEGIN { printf \"%.2f\", $peak / $canonical }")"
