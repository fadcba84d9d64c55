#!/bin/sh
# diff_test.sh - changes between two stored snapshots, and what is not compared.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

tenant=7d2b6c1e-95a4-4f0e-8c3d-1b6f0e42a957

# take DAY RULES: a state of that day.
take() {
	printf '{"TransportRule": [%s]}\n' "$2" >"$work/export.json"
	(cd "$work" && "$exoaudit" import export.json --store h.db \
		--tenant $tenant --taken-at "2026-05-0${1}T06:00:00Z") \
		>"$work/out" 2>"$work/err" || [ $? -eq 3 ]
}

# rule N NAME PRIORITY HEADER
rule() {
	printf '{"Guid": "aaaaaaaa-0000-4000-8000-00000000000%s", ' "$1"
	printf '"Name": "%s", "Priority": %s, "RemoveHeader": "%s", ' \
		"$2" "$3" "$4"
	printf '"State": "Enabled", "Mode": "Enforce", "AddToRecipients": null, '
	printf '"BlindCopyTo": null, "CopyTo": null, "RedirectMessageTo": null, '
	printf '"SetHeaderName": null}'
}
take 1 "$(rule 1 One 0 x-a), $(rule 2 Two 1 x-b), $(rule 3 Three 2 x-c)"
take 2 "$(rule 1 One 0 x-a), $(rule 2 Two 1 x-d), $(rule 3 Three 2 x-c)"
take 3 "$(rule 3 Three 0 x-c), $(rule 1 One 1 x-a), $(rule 2 Two 2 x-d)"
take 4 "$(rule 4 Four 0 x-c), $(rule 1 One 1 x-a), $(rule 2 Two 2 x-d)"

diff_of() { # diff_of STATUS NAME N M
	expect "$1" "$2" diff "$3" "$4" --store h.db --series import:files
}
diff_of 1 "one field" 1 2
says out 'changed   medium  transport-rule Two' "its object"
says out 'RemoveHeader: "x-b" -> "x-d"' "and its values"
diff_of 1 "the other way round" 2 1
says out 'RemoveHeader: "x-d" -> "x-b"' "as it was"
diff_of 1 "a rule moves, the others shift" 2 3
good=0
[ "$(grep -c '^moved' "$work/out")" -eq 1 ] || good=1
result $good "only the one that moved"
diff_of 1 "the same under another id" 3 4
says out 'recreated low     transport-rule Four (was Three)' "is recreated"
diff_of 3 "nothing" 4 4
says out "not compared: domain" "but what was not read is named"
bad 2 "is no number" "a number that is none" diff one 2 --store h.db
bad 2 "snapshot 9 is not in this series" "a snapshot that is not there" \
	diff 1 9 --store h.db --series import:files

done_testing
