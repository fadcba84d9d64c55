#!/bin/sh
# approve_test.sh - a finding is approved: what the approval binds, what reopens
# it, and how it is shown.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

sign() { # sign NAME
	run baseline sign --name "$1" --certificate "certs/$1.crt.pem" \
		--key "certs/$1.key.pem"
}

# state NAME FILTER: the tenant `before`, its transport rules changed.
state() {
	cp -r "$top/fixtures/tenants/before" "$work/$1"
	chmod -R u+w "$work/$1"
	jq "$2" "$top/fixtures/tenants/before/transport-rules.json" \
		>"$work/$1/transport-rules.json"
}

enter() { # enter NAME: from now on the tenant is in that state
	tenant_stop
	tenant_start "$work/$1"
	tenant_config >"$work/exoaudit.yaml"
}

prepare_baseline
expect 0 "the baseline holds" audit

# A rule that copies mail to a partner: TR-010.
rule=0a1b2c3d-0000-4000-8000-00000000000b
copy() { # copy ADDRESS MORE
	echo ". + [{\"Name\": \"Copy to translators\", \"Priority\": 11,
		\"Guid\": \"$rule\", \"FromScope\": \"NotInOrganization\",
		\"SubjectContainsWords\": [\"translation\"],
		\"BlindCopyTo\": [\"$1\"]$2}]"
}
state added "$(copy desk@translators.example '')"
state commented "$(copy desk@translators.example \
	', "Comments": "asked for by Mika"')"
state other "$(copy desk@elsewhere.example '')"
enter added
expect 1 "the new rule is found" audit --format json
finding="TR-010:transport-rule:$rule"
query out "[.findings[] | select(.check == \"TR-010\" and .status == \"new\")]
	| length == 1" "as TR-010"

bad 2 "--reason is missing" "an approval without a reason" baseline approve \
	"$finding"
bad 2 "no finding" "of a finding that is none" baseline approve \
	TR-010:transport-rule:nothing --reason x --approver mika
bad 2 "is no date" "until no date" baseline approve "$finding" \
	--reason x --approver mika --expires someday
bad 2 "the baseline itself ends" "for longer than the baseline" \
	baseline approve "$finding" --reason x --approver mika \
	--expires 2099-01-01
bad 2 "more than one finding" "of what is not said exactly" \
	baseline approve TR-010 --reason x --approver mika
says err "TR-010:transport-rule:$rule" "names those there are"

end=$(date -u -d '+30 days' +%F)
expect 0 "the finding is approved" baseline approve "$finding" \
	--reason "translation agency, contract 2026-3" --ticket CHG-7 \
	--approver mika --expires "$end"
says out "CHG-7" "and shown with its ticket"
expect 1 "unsigned it does not count" audit
sign alice
says out "+ approvals" "who signs sees it"
expect 1 "the new rule itself is still drift" audit --format json
query out "[.findings[] | select(.object.id == \"$rule\" and .check == \"TR-010\")
	| select(.status == \"accepted\" and .accepted.by == \"mika\"
		and (.accepted.until | startswith(\"$end\"))
		and (.accepted.why | test(\"CHG-7\")))] | length == 1" \
	"but accepted: by whom, until when, why"
expect 0 "the rule is taken into the baseline" baseline renew \
	--accept "transport-rule:$rule"
sign alice
expect 0 "nothing is left to report" audit
says out "mika" "the accepted risk is shown"
says out "translation agency" "with its reason"

# A comment reopens nothing, another recipient does.
enter commented
expect 0 "a comment reopens nothing" audit --format json
query out "[.findings[] | select(.object.id == \"$rule\" and .status == \"accepted\")]
	| length == 1" "it is still accepted"
enter other
expect 1 "another recipient does" audit --format json
query out "[.findings[] | select(.object.id == \"$rule\" and .status == \"reopened\")
	| .evidence[] | select(.value // \"\" | test(\"what it did before\"))]
	| length == 1" "and the report says why"
bad 1 "neither covered" "it is not renewed by accident" baseline renew \
	--accept-all
says err "TR-010" "and the refusal names it"

# Over is over.
enter added
expect 0 "back as it was" audit
expect 1 "expired, it is open again" audit --snapshot 0 --series live \
	--as-of "$(date -u -d '+40 days' +%F)" --format json
query out "[.findings[] | select(.object.id == \"$rule\" and .status == \"reopened\")
	| .evidence[] | select(.value // \"\" | test(\"has expired\"))]
	| length == 1" "and the report says that it has expired"

# A compromised tenant cannot be blessed by accident.
for compromised in compromised renamed; do
	tenant_stop
	tenant_start "$compromised"
	tenant_config | sed "s/^store:.*/store: $compromised.db/" \
		>"$work/exoaudit.yaml"
	expect 0 "$compromised is read" snapshot
	bad 1 "neither covered" "$compromised: no baseline is made" \
		baseline create --policy policy.yaml --output "$compromised.json"
	for check in CH-001 IC-011 TR-002 TR-004 RL-001; do
		says err "$check" "$compromised: $check has to be approved"
	done
	result "$([ -e "$work/$compromised.json" ] && echo 1 || echo 0)" \
		"$compromised: nothing is written"
	bad 1 "neither covered" "$compromised: not in part either" \
		baseline create --policy policy.yaml --kinds accepted-domain \
		--output "$compromised.json"
done

tenant_stop
done_testing
