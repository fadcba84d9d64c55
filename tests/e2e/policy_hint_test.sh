#!/bin/sh
# policy_hint_test.sh - what the policy of a tenant settles, and that without
# it each line which rises says which entry would.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

prepare_baseline
expect 0 "baseline and policy leave nothing open" audit --format json
query out '[.findings[] | select(.status != "accepted" and
	.severity != "info")] | length == 0' "above info"
query out '[.findings[] | select(.accepted.by == "policy")] | length > 0' \
	"some by the policy"
cp "$work/out" "$work/with.json"

tenant_config | sed '/^    baseline:/d' >"$work/exoaudit.yaml"
rm "$work/baseline.json" "$work/baseline.json.alice.p7s"
run audit --snapshot 1 --format json
cp "$work/out" "$work/without.json"
query without.json '[.findings[] | select(.severity != "info")] | length > 0' \
	"without them findings rise"
query without.json '[.findings[] | select(.severity != "info") |
	select([.evidence[]? | tostring |
		test("an entry of the policy under [a-z]|" +
			"the entries of the policy that its parts name")] |
		any | not)] |
	length == 0' "and each says which entry settles it"

done_testing
