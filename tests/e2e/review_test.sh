#!/bin/sh
# review_test.sh - changes announced, unexpected and missing.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

tenant=7d2b6c1e-95a4-4f0e-8c3d-1b6f0e42a957

# rule ID NAME PROPERTIES: a transport rule.
rule() {
	printf '{"Guid": "aaaaaaaa-0000-4000-8000-00000000000%s", ' "$1"
	printf '"Name": "%s", "State": "Enabled", "Mode": "Enforce", ' "$2"
	printf '"AddToRecipients": null, "CopyTo": null, "RedirectMessageTo": null, '
	printf '"SetHeaderName": null'
	case $3 in *RemoveHeader*) ;; *) printf ', "RemoveHeader": null' ;; esac
	case $3 in *BlindCopyTo*) ;; *) printf ', "BlindCopyTo": null' ;; esac
	printf '%s}' "$3"
}

# state DAY RULES: a state of that day, as snapshot of import:files.
state() {
	printf '{"TransportRule": [%s]}\n' "$2" >"$work/state$1.json"
	(cd "$work" && "$exoaudit" import "state$1.json" --store h.db \
		--tenant $tenant --taken-at "2026-05-0${1}T06:00:00Z") \
		>"$work/out" 2>"$work/err" || [ $? -eq 3 ]
}

journal=$(rule 1 Journal ', "BlindCopyTo": ["archive@contoso.example"], "StopRuleProcessing": false')
moved=$(rule 1 Journal ', "BlindCopyTo": ["new@archive.example"], "StopRuleProcessing": false')
moved_more=$(rule 1 Journal ', "BlindCopyTo": ["new@archive.example"], "StopRuleProcessing": true')
banner=$(rule 2 Banner ', "FromScope": "NotInOrganization", "ExceptIfSenderDomainIs": ["partner.example"], "PrependSubject": "[EXT] "')
hides=$(rule 3 Tidy ', "SubjectMatchesPatterns": ["^odd"], "RemoveHeader": "X-MS-Exchange-Organization-AuthAs"')
state 1 "$journal, $banner"
state 2 "$moved, $banner"
state 3 "$moved_more, $banner, $hides"

cat >"$work/change.yaml" <<'YAML'
change: CHG-1042, new journal archive
expect:
  - kind: transport-rule
    object: Journal
    operation: changed
    fields: [BlindCopyTo]
YAML
review() { # review STATUS NAME BEFORE AFTER ARG…
	wanted=$1
	title=$2
	before=$3
	after=$4
	shift 4
	expect "$wanted" "$title" review --store h.db --series import:files \
		--before "$before" --after "$after" "$@"
}

review 0 "as announced" 1 2 --expect change.yaml
says out "AS EXPECTED" "which the first line says"
says out "CHG-1042, new journal archive" "with its reference"
says out 'does: For every message: sends a hidden copy to "new@archive.example"' \
	"in words"
says out 'did: For every message: sends a hidden copy to "archive@contoso.example"' \
	"before and after"
review 1 "without an announcement everything is unexpected" 1 2
says out "UNEXPECTED: 1 change was not announced" "as it says"
review 1 "more than was announced" 1 3 --expect change.yaml --format json
query out '.schema == "exoaudit-review/1" and .exit_status == 1' "its JSON"
query out '[.changes[] | select(.verdict == "unexpected")] | length == 2' \
	"a rule that nobody announced, and a field that was not"
query out '.changes[] | select(.object.name == "Journal") | .not_allowed == ["StopRuleProcessing"] and .expected_by_line == 3' \
	"the field is named"
query out '.changes[] | select(.object.name == "Tidy") | .after == "If the subject matches \"^odd\": removes the header \"x-ms-exchange-organization-authas\" (Enabled, mode Enforce)."' \
	"the rule is told in a sentence"
query out '.after.risk > .before.risk' "the risk grows"
query out '.findings_appeared | any(.object.name == "Tidy")' "and why"
bad 2 "is not before" "a state with itself" review --store h.db \
	--series import:files --before 2 --after 2
state 4 "$moved_more, $banner, $hides"
review 1 "announced, and it did not come" 3 4 --expect change.yaml
says out "MISSING: 1 announced change has not come" "which is said"
says out "changed (line 3): transport-rule Journal" "with its line"
printf 'expect: []\n' >"$work/none.yaml"
review 0 "nothing, as announced" 3 4 --expect none.yaml

review 1 "for a ticket" 1 3 --expect change.yaml --format markdown
says out '## Unexpected' "in Markdown"
says out '`"Tidy" (aaaaaaaa-0000-4000-8000-000000000003)`' \
	"with names that are no markup"
expect 0 "files instead of snapshots" review --before state1.json \
	--after state2.json --expect change.yaml --tenant $tenant --store h.db
says out "a file of" "which it says"
review 1 "into a file" 1 3 --output review.txt
says review.txt "UNEXPECTED" "the review"

# --- change.yaml that is none --------------------------------------------------
refused() { # refused NAME TEXT YAML
	printf '%s\n' "$3" >"$work/bad.yaml"
	run review --store h.db --series import:files --before 1 --after 2 \
		--expect bad.yaml
	good=0
	[ "$status" -eq 2 ] && grep -qF "$2" "$work/err" || good=1
	result $good "$1"
}
refused "an unknown key" 'bad.yaml:1:10: unknown key "expects"' 'expects: []'
refused "no list" '"expect" has to be a list' 'expect: everything'
refused "an unknown kind" 'bad.yaml:2:11: no kind "rule"' 'expect:
  - kind: rule
    object: x
    operation: added'
refused "an unknown operation" 'bad.yaml:4:16: no operation "deleted"' 'expect:
  - kind: transport-rule
    object: x
    operation: deleted'
refused "no object" '"object" is missing' 'expect:
  - kind: transport-rule
    operation: added'
refused "changed, without fields" '"fields" is missing' 'expect:
  - kind: transport-rule
    object: x
    operation: changed'
refused "added, with fields" 'says nothing about what is added' 'expect:
  - kind: transport-rule
    object: x
    operation: added
    fields: [Mode]'
bad 2 "--before is missing" "no state before" review --store h.db --after 2
bad 2 'no format "html"' "a format that is none" review --store h.db \
	--before 1 --after 2 --format html

done_testing
