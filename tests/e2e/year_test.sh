#!/bin/sh
# year_test.sh - a tenant through a year: two signers, drift, an approval that
# ends, renewal, keys that change hands, an attack, its deletion, its return
# under another name.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

sign() { # sign WHAT NAME [FILE]
	run "$1" sign ${3:+"$3"} --name "$2" \
		--certificate "certs/$2.crt.pem" --key "certs/$2.key.pem"
}

both() { # both FIRST SECOND: they sign what waits
	sign baseline "$1"
	says err "it waits: " "$1 alone is not enough"
	sign baseline "$2"
	says err "is in place" "with $2 it is in place"
}

rule=0a1b2c3d-0000-4000-8000-00000000000c
copies="{\"Name\": \"Copy to translators\", \"Priority\": 11,
	\"Guid\": \"$rule\", \"FromScope\": \"NotInOrganization\",
	\"SubjectContainsWords\": [\"translation\"],
	\"BlindCopyTo\": [\"desk@translators.example\"]}"

# state NAME BASE RULES [CONNECTORS]: BASE, and these rules and connectors too.
state() {
	mkdir "$work/$1"
	echo "{\"extends\": \"$2\"}" >"$work/$1/tenant.json"
	echo "$3" >"$work/$1/transport-rules.json"
	[ -z "${4:-}" ] || echo "$4" >"$work/$1/inbound-connectors.json"
}

enter() { # enter NAME: from now on the tenant is in that state
	tenant_stop
	tenant_start "$1"
	tenant_config | sed '/signers:/,$d' >"$work/exoaudit.yaml"
	echo "    trust: trust.json" >>"$work/exoaudit.yaml"
}

ahead() { # ahead DAYS: the audit of today, judged so many days from now
	run audit --series live --as-of "$(date -u -d "+$1 days" +%F)" \
		--format json
}

before=$top/fixtures/tenants/before
state spring "$before" "[$copies]"
state attacked "$top/fixtures/tenants/compromised" "[$copies]"
connector=$(jq -c '.[] | select(.Name == "Ran_kvbtx")
	| .Name = "Branch scanner" | .Guid = "0a1b2c3d-0000-4000-8000-0000000000cc"
	| .Identity = "Branch scanner" | .Id = "Branch scanner"' \
	"$top/fixtures/tenants/compromised/inbound-connectors.json")
state returned "$before" "[$copies]" "[$connector]"

# January: two people sign.
make_certs
enter "$before"
cp "$top/fixtures/tenants/policy.yaml" "$work/policy.yaml"
expect 0 "the tenant is read" snapshot
expect 0 "two signers are trusted" trust init \
	--signer alice=certs/alice.crt.pem --signer bob=certs/bob.crt.pem \
	--threshold 2 --trust-threshold 2
sign trust alice
sign trust bob
expect 0 "a baseline" baseline create --policy policy.yaml
sign baseline alice
expect 4 "with one signature" audit
sign baseline bob
expect 0 "with two it is held" audit

# March: somebody adds a rule.
enter "$work/spring"
expect 1 "drift, and a finding" audit --format json
query out "[.changes[] | select(.object.id == \"$rule\")] | length == 1" \
	"the rule is drift"
query out "[.findings[] | select(.object.id == \"$rule\" and .status == \"new\")]
	| length >= 1" "and found"
expect 0 "it is approved for two months" baseline approve "TR-010:$rule" \
	--reason "translation agency" --ticket CHG-7 --approver mika \
	--expires "$(date -u -d '+60 days' +%F)"
expect 0 "and taken into the baseline" baseline renew --accept "transport-rule:$rule"
both alice bob
expect 0 "nothing to report" audit --format json
query out "[.findings[] | select(.object.id == \"$rule\" and .status == \"accepted\")]
	| length >= 1" "the rule is shown as accepted"

# June: the approval is over, then nearly the baseline, then the baseline.
ahead 70
query out "[.findings[] | select(.object.id == \"$rule\" and .status == \"reopened\")]
	| length == 1" "after two months it is open again"
query out '.exit_status == 1' "and counts"
ahead 80
query out '[.baseline.notes[] | test("the baseline expires in (9|10) days")] | any' \
	"an early end is told of"
ahead 100
query out '.exit_status == 4 and .baseline.state == "expired"' \
	"and then it has expired"
expect 0 "the approval is prolonged" baseline renew --expires-in 300
expect 0 "with another reason" baseline approve "TR-010:$rule" \
	--reason "translation agency, second contract" --ticket CHG-31 \
	--approver mika --expires "$(date -u -d '+250 days' +%F)"
both bob alice
ahead 100
query out '.baseline.state == "trusted" and .baseline.serial == 3' \
	"it holds again"
query out '[.findings[] | select(.status == "reopened")] | length == 0' \
	"and so does the approval"

# September: bob leaves, mallory (a person by that name) comes.
expect 0 "a key changes hands" trust renew --remove bob \
	--reason "left the company" --signer mallory=certs/mallory.crt.pem
sign trust alice
sign trust mallory
says err "it waits: " "without bob it does not count"
sign trust bob
says err "is in place" "with the old and the new it does"
expect 4 "bob's signature on the baseline counts no more" audit
rm "$work/baseline.json.bob.p7s"
sign baseline mallory baseline.json
expect 0 "mallory's does" audit

# October: an attack.
enter "$work/attacked"
expect 1 "it is found" audit --format json
query out '.findings | any(.check == "CH-001")' "as a chain"
query out "[.findings[] | select(.object.id == \"$rule\" and .status == \"accepted\")]
	| length >= 1" "what was approved is still accepted"
bad 1 "neither covered" "it cannot be renewed by accident" baseline renew \
	--accept-all
says err "CH-001" "the refusal names the chain"

# The same night: the intruder takes everything away again.
enter "$work/spring"
run audit --format json
query out '.findings | any(.check == "CH-001") | not' "the chain is gone"
query out '[.resolved[]?, (.findings[] | select(.status == "resolved"))]
	| length > 0' "what was found is resolved, not forgotten"

# December: back, under another name.
enter "$work/returned"
expect 1 "it is back" audit --format json
query out '[.findings[] | select(.check == "HX-001")
	| select(.object.name == "Branch scanner")] | length == 1' \
	"and known by what it does"
expect 0 "the history is whole" history verify

tenant_stop
done_testing
