#!/bin/sh
# sandbox_test.sh - commands that need no network run without it, and do what
# they do without it.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

prepare_baseline
tenant_stop

# same: the run says what the confined one said.
same() {
	sed -i '/^renewed.json: serial 1/d; /^sha256 /d; /^Judged as of/d' \
		"$work/confined" "$work/out"
	[ "$status" -eq "$confined" ] && cmp -s "$work/out" "$work/confined"
}

# What a command that works offline says is the same either way.
for words in "history" "diff 1 1" "baseline verify" "baseline show" \
	"audit --snapshot 1 --report json=a.json --report html=a.html" \
	"baseline create --policy policy.yaml --output renewed.json"; do
	# shellcheck disable=SC2086
	run $words
	confined=$status
	cp "$work/out" "$work/confined"
	# shellcheck disable=SC2086
	run $words --no-sandbox
	# What is said a second later has another time in it.
	result "$(truth same)" \
		"the same with and without it: $words"
done

# Links, and what is no folder, are followed as far as without it.
mkdir "$work/elsewhere" "$work/checks" "$work/real"
mv "$work/history.db" "$work/real/history.db"
ln -s real/history.db "$work/history.db"
cat >"$work/elsewhere/own.sql" <<'EOF'
-- id: ORG-001
-- title: A connector
-- points: 15
-- remediation: Get-InboundConnector
SELECT 'inbound-connector' AS kind, id, name, 'x' AS evidence
FROM inbound_connector
EOF
ln -s ../elsewhere/own.sql "$work/checks/own.sql"
ln -s elsewhere "$work/out-link"
for words in "history" "audit --snapshot 1 --checks checks" \
	"audit --snapshot 1 --store real/../real/history.db" \
	"audit --snapshot 1 --report json=out-link/a.json" \
	"audit --snapshot 1 --report json=missing/a.json" \
	"review --before 1 --after exoaudit.yaml/x"; do
	# shellcheck disable=SC2086
	run $words
	confined=$status
	cat "$work/out" "$work/err" >"$work/confined"
	# shellcheck disable=SC2086
	run $words --no-sandbox
	cat "$work/err" >>"$work/out"
	result "$(truth same)" "the same with and without it: $words"
done

# A command that waits for its input can be looked at.
mkfifo "$work/pipe"
confinement() {
	# A pipe without a writer would be refused.
	exec 4<>"$work/pipe"
	(cd "$work" && exec "$exoaudit" import pipe --label x "$@") \
		>"$work/out" 2>"$work/err" 4>&- &
	child=$!
	tries=0
	while ! readlink "/proc/$child/exe" 2>/dev/null | grep -q exoaudit ||
		! grep -q "^State:.S" "/proc/$child/status" 2>/dev/null; do
		tries=$((tries + 1))
		[ $tries -lt 500 ] || break
		sleep 0.02
	done
	grep -E "^(Seccomp|NoNewPrivs):" "/proc/$child/status" >"$work/found" ||
		true
	echo "{}" >&4
	exec 4>&-
	wait "$child" || true
}
confinement
says found "Seccomp:	2" "system calls are filtered"
says found "NoNewPrivs:	1" "nothing brings rights back"
confinement --no-sandbox
says found "Seccomp:	0" "unless it is told not to"

done_testing
