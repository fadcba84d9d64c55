#!/bin/sh
# demo.sh BUILD - the main job from end to end against a tenant of our own:
# snapshot `before`, sign it as baseline, then audit two compromised copies.
# Everything it writes stays below BUILD/demo.
set -eu

build=$1
top=$(cd "$(dirname "$0")/../.." && pwd)
work=$top/$build/demo
exoaudit=$top/$build/exoaudit
# shellcheck source=tests/support/tenant.sh
. "$top/tests/support/tenant.sh"

rm -rf "$work"
mkdir -p "$work"
trap tenant_stop EXIT INT TERM

say() {
	printf '\n\033[1m%s\033[0m\n' "$*" | if [ -t 1 ]; then cat; else
		sed 's/\x1b\[[0-9;]*m//g'; fi
}
run() {
	say "\$ exoaudit $*"
	status=0
	(cd "$work" && "$exoaudit" "$@") || status=$?
	echo "(status $status)"
}
want() {
	[ "$status" -eq "$1" ] || {
		echo "demo: status $1 was expected" >&2
		exit 1
	}
}

"$top/tests/support/certs.sh" "$work/certs"
cp "$top/fixtures/tenants/policy.yaml" "$work/policy.yaml"

say "1. The tenant as it should be: a snapshot over HTTPS"
tenant_start before
tenant_config > "$work/exoaudit.yaml"
run snapshot
want 0

say "2. Its owners declare what is theirs, and sign"
run baseline create --policy policy.yaml
want 0
run baseline sign baseline.json --name alice \
	--certificate certs/alice.crt.pem --key certs/alice.key.pem
want 0
run baseline verify
want 0

say "3. Audited against that baseline it is clean; without it, it is not"
run audit
want 0
sed '/^    baseline:/d' "$work/exoaudit.yaml" |
	sed 's/^store:.*/store: without.db/' > "$work/without.yaml"
run audit --config without.yaml --output without.txt
want 1
tenant_stop

say "4. The same company after the campaign of 2022"
tenant_start compromised
tenant_config > "$work/exoaudit.yaml"
run audit --report html=compromised.html --report json=compromised.json
want 1
tenant_stop

say "5. The same again, every name changed"
tenant_start renamed
tenant_config | sed 's/^store:.*/store: renamed.db/' > "$work/exoaudit.yaml"
run audit --report html=renamed.html --report json=renamed.json
want 1
tenant_stop

say "The reports as pages:"
echo "  $build/demo/compromised.html"
echo "  $build/demo/renamed.html"
