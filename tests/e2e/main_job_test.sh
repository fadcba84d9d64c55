#!/bin/sh
# main_job_test.sh - snapshot, sign, audit: clean before, found after.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

prepare_baseline
expect 0 "the baseline is trusted" baseline verify
expect 0 "before is clean against its own baseline" audit --format json
query out '.schema == "exoaudit-audit/1"' "the JSON names its schema"
query out '.complete and .exit_status == 0' "and is complete"
query out '[.changes[]] | length == 0' "without changes"
query out '[.findings[] | select(.status != "accepted" and (.severity == "medium" or .severity == "high" or .severity == "critical"))] | length == 0' \
	"and without open findings of medium or more"

# A history of its own: this one remembers that a baseline was used.
sed -e '/^    baseline:/d' -e 's/^store:.*/store: plain.db/' \
	"$work/exoaudit.yaml" >"$work/plain.yaml"
expect 1 "without the policy it is not" audit --config plain.yaml --format json
query out '.baseline.state == "none" or .baseline == null' \
	"and the report says that there is no baseline"
sed '/^    baseline:/d' "$work/exoaudit.yaml" >"$work/forgot.yaml"
expect 4 "a baseline that was used before may not go missing" \
	audit --config forgot.yaml
tenant_stop

for state in compromised renamed; do
	tenant_start "$state"
	tenant_config | sed "s/^store:.*/store: $state.db/" \
		>"$work/exoaudit.yaml"
	expect 1 "$state: findings" audit --format json \
		--report html="$state.html" --report text="$state.txt"
	cp "$work/out" "$work/$state.json"
	for check in CH-001 IC-010 IC-011 TR-002 TR-004 RL-001 RL-002 CR-001 \
		AP-002; do
		query "$state.json" ".findings | any(.check == \"$check\")" \
			"$state: $check"
	done
	query "$state.json" '.findings | any(.check == "GR-001" or .check == "GR-002")' \
		"$state: the grant"
	query "$state.json" '[.findings[] | select(.check == "TR-002")] | length == 12' \
		"$state: each of the twelve rules"
	query "$state.json" '.risk.chain >= 100 and .risk.grade == 100' \
		"$state: the chain is scored"
	query "$state.json" '.baseline.signers | any(.name == "alice" and .counts)' \
		"$state: the report names the signers"
	says "$state.txt" "CH-001" "$state: the text names the chain"
	lacks "$state.html" "<script" "$state: the page has no script"
	tenant_stop
done
query compromised.json '.findings | any(.check == "IC-001") and any(.check == "AP-001") and any(.check == "TR-001")' \
	"the published names are recognised"
query renamed.json '.findings | any(.check == "IC-001" or .check == "AP-001" or .check == "TR-001") | not' \
	"and the changed ones are found without"

done_testing
