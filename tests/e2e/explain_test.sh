#!/bin/sh
# explain_test.sh - the catalogue, one entry of it, and the terms of a finding.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

expect 0 "the catalogue" checks
says out "TR-004   95  critical" "has id, points and severity"
expect 0 "by kind" checks --kind transport-rule
says out "TR-010" "has what looks at the list"
lacks out "IC-011" "and nothing else"
expect 0 "by cmdlet" checks --kind InboundConnector
says out "IC-011" "finds the kind too"
expect 0 "by severity" checks --severity critical
lacks out "  high  " "has nothing below"
expect 0 "by framework" checks --framework cis
says out "[6.2.1]" "with its numbers"
lacks out "IC-011" "and nothing without"
bad 2 'no kind "rules"' "an unknown kind" checks --kind rules
bad 2 'no severity "urgent"' "an unknown severity" checks --severity urgent
bad 2 'references to "iso"' "an unknown framework" checks --framework iso

run checks
cp "$work/out" "$work/list"
broken=0
while read -r id _; do
	run explain "$id"
	[ "$status" -eq 0 ] || broken=1
	grep -q "^Fires on: ." "$work/out" && grep -q "^Not on:   ." \
		"$work/out" && ! grep -q "(null)" "$work/out" || broken=1
done <"$work/list"
result "$broken" "every entry is explained with examples"
bad 2 'no check "TR-999"' "an unknown check" explain TR-999

make_certs
tenant_start compromised
tenant_config | sed '/^    baseline:/d' >"$work/exoaudit.yaml"
expect 1 "the terms of a finding" audit --explain gr-001
says out "base of this finding" "its base"
says out "Score of its object" "its object"
says out "Chain" "its part in the chain"
expect 1 "the terms of the chain" audit --snapshot 1 --explain CH-001
says out "sum of all pairs" "pair by pair"
bad 2 'no finding "TX-001"' "a finding that is not there" \
	audit --snapshot 1 --explain TX-001
tenant_stop

done_testing
