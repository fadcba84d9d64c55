#!/bin/sh
# collect.sh - how long a snapshot takes beside what bounds it: with a delay
# added to every answer, the longest chain of answers against their sum.
set -eu
top=$(cd "$(dirname "$0")/../.." && pwd)
build=${EXOAUDIT_BUILD:-build}
work=$(mktemp -d)
# shellcheck source=tests/support/tenant.sh
. "$top/tests/support/tenant.sh"
trap 'tenant_stop; rm -rf "$work"' EXIT
"$top/tests/support/certs.sh" "$work/certs"

delay=100
for page in 0 7; do
	if [ $page -gt 0 ]; then
		tenant_start before --delay-ms $delay --page-size $page
	else
		tenant_start before --delay-ms $delay
	fi
	tenant_config | sed '/baseline/d' >"$work/exoaudit.yaml"
	start=$(date +%s%3N)
	(cd "$work" && "$top/$build/exoaudit" snapshot --store "$page.db" >/dev/null)
	wall=$(($(date +%s%3N) - start))
	requests=$(curl -sS --cacert "$work/certs/ca.pem" \
		"https://localhost:$tenant_port/_fake/stats" | jq .requests)
	tenant_stop
	echo "collect: page size $page, $delay ms an answer: $wall ms," \
		"$requests requests, one after the other $((requests * delay)) ms," \
		"ratio $((requests * delay / wall))"
done
