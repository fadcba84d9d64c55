#!/bin/sh
# bad_input_test.sh - one clear line, a hint, the right status, nothing lost.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

HOME=$work/nowhere
XDG_CONFIG_HOME=$work/nowhere
export HOME XDG_CONFIG_HOME

bad 2 "no configuration" "no configuration" snapshot
bad 2 "no such command" "an unknown command" frobnicate
bad 2 "adit: no such command" "a mistyped command" adit
says err 'hint: did you mean `exoaudit audit`?' "is recognised"
bad 2 "baseline verfy: no such command" "a mistyped part" baseline verfy
says err 'hint: did you mean `exoaudit baseline verify`?' "as well"
bad 2 "--fromat: no such option" "a mistyped option" audit --fromat json
says err "hint: did you mean --format?" "likewise"
bad 2 "which part of it" "a family alone" baseline
bad 2 "which part of it" "half a command" baseline
bad 2 "no such option" "an unknown option" audit --frobnicate
bad 2 "given twice" "an option given twice" audit --as-of 2026-01-01 --as-of 2026-01-01
bad 2 "a time such as" "a broken date" audit --as-of tomorrow
bad 2 "no report format" "an unknown format" audit --format pdf

prepare_baseline
cp "$work/history.db" "$work/kept.db"

bad 2 'no tenant "fabrikam"' "an unknown tenant" audit --tenant fabrikam
printf 'store: x\ntenants:\n  contoso:\n    tenat: x\n' >"$work/typo.yaml"
bad 2 "typo.yaml:4:" "a misspelt key, with its line" audit --config typo.yaml
says err "client-id" "and the hint names the known ones"
printf 'store: [x\n' >"$work/broken.yaml"
bad 2 "broken.yaml:" "broken YAML" audit --config broken.yaml

variant() { # variant SED: exoaudit.yaml changed, as variant.yaml
	sed "$1" "$work/exoaudit.yaml" >"$work/variant.yaml"
}
variant 's|^    certificate:.*|    secret-file: secret|'
printf 'not-this-secret\n' >"$work/secret"
bad 2 "secret is wrong" "a wrong secret" snapshot --config variant.yaml
lacks err "not-this-secret" "and the secret is not shown"
printf 'auditor-fixture-secret\n' >"$work/secret"
expect 0 "the right one works" snapshot --config variant.yaml
variant 's|certs/client.pem|certs/client-expired.pem|'
bad 2 "expired" "an expired certificate" snapshot --config variant.yaml
variant 's|certs/client.pem|certs/client-other.pem|'
bad 2 "not registered" "a certificate that is not registered" \
	snapshot --config variant.yaml
variant 's|certs/ca.pem|certs/other-ca.pem|'
bad 2 "certificate" "the wrong CA" snapshot --config variant.yaml
variant 's|https://localhost:[0-9]*|https://localhost:1|'
bad 2 "localhost" "a refused connection" snapshot --config variant.yaml
variant "s|$tenant_id|11111111-2222-4333-8444-555555555555|"
bad 2 "tenant" "a tenant that is not there" snapshot --config variant.yaml
variant 's|https://|http://|'
bad 2 "https" "plain HTTP" snapshot --config variant.yaml

# A token of another tenant than was asked for.
mkdir "$work/stranger"
jq --arg dir "$top/fixtures/tenants/before" \
	'{extends: $dir, tokenTid: "99999999-2222-4333-8444-555555555555"}' \
	-n >"$work/stranger/tenant.json"
tenant_stop
tenant_start "$work/stranger"
tenant_config >"$work/exoaudit.yaml"
bad 2 "tenant" "a token of another tenant" snapshot
tenant_stop
tenant_start before
tenant_config >"$work/exoaudit.yaml"

# The history.
printf 'not a database, but long enough to look like a file of some kind....' \
	>"$work/text.db"
bad 2 "text.db" "a history that is no database" history --store text.db
cp "$work/kept.db" "$work/newer.db"
sqlite3 "$work/newer.db" 'PRAGMA user_version = 999'
bad 2 "newer" "a history of a newer version" history --store newer.db
cp "$work/kept.db" "$work/damaged.db"
size=$(wc -c <"$work/damaged.db")
dd if=/dev/urandom of="$work/damaged.db" bs=1 seek=$((size / 2)) count=4096 \
	conv=notrunc 2>/dev/null
bad 2 "damaged.db" "a damaged history" audit --snapshot 1 --store damaged.db
bad 2 "missing.db" "a history that is not there" history --store missing.db
bad 2 "snapshot 99" "a snapshot that is not there" audit --snapshot 99

if [ "$(id -u)" -ne 0 ]; then
	cp "$work/kept.db" "$work/readonly.db"
	chmod 0400 "$work/readonly.db"
	bad 2 "readonly.db" "a read-only history" snapshot --store readonly.db
else
	mkdir "$work/readonly"
	cp "$work/kept.db" "$work/readonly/history.db"
	mount -t tmpfs -o size=64k tmpfs "$work/readonly" 2>/dev/null && {
		bad 2 "readonly/history.db" "a full disk" \
			snapshot --store readonly/history.db
		umount "$work/readonly"
	}
fi

status=0
(cd "$work" && ulimit -f 100 && "$exoaudit" snapshot --store limited.db) \
	>"$work/out" 2>"$work/err" || status=$?
good=0
[ "$status" -eq 2 ] && grep -q '^hint: ' "$work/err" || good=1
result $good "a limit of file sizes"

# A standard file that is closed is no other one's number.
status=0
(cd "$work" && "$exoaudit" audit --snapshot 1 --report html=closed.html) \
	>&- 2>"$work/err" || status=$?
good=0
[ "$status" -eq 2 ] && [ ! -e "$work/closed.html" ] || good=1
result $good "standard output closed"
status=0
(cd "$work" && "$exoaudit" audit) <&- >"$work/out" 2>&- || status=$?
good=0
[ "$status" -eq 0 ] && grep -q CLEAN "$work/out" || good=1
result $good "standard input and error closed"

# Files that are not what they should be.
printf 'hello\n' >"$work/hello.json"
bad 2 "hello.json" "not JSON" import hello.json
printf '{"version": "2.1.0", "runs": []}\n' >"$work/sarif.json"
bad 2 "sarif.json" "JSON of another tool" import sarif.json
printf '{"InboundConnector": [}\n' >"$work/cut.json"
bad 2 "line 1" "cut JSON, with its line" import cut.json
bad 2 "in the future" "an export of the future" import hello.json \
	--taken-at 2999-01-01
bad 2 "nothing.json" "a file that is not there" import nothing.json

# The baseline: status 4, and the audit still shows what it found.
keep=$work/baseline.json
cp "$keep" "$work/good.json"
sed 's/"hybrid": true/"hybrid": false/' "$work/good.json" >"$keep"
cmp -s "$keep" "$work/good.json" && echo "# nothing was edited"
expect 4 "an edited baseline" audit --format json
query out '.baseline.state == "untrusted" and .exit_status == 4' \
	"is said to be untrusted"
query out '[.findings[]] | length > 0' "and the posture is judged all the same"
bad 4 "baseline.json" "verify says so too" baseline verify
cp "$work/good.json" "$keep"
for at in 1 1000 20000; do
	perl -e 'local $/; open F, "<", $ARGV[0]; $_ = <F>; substr($_, $ARGV[1], 1) ^= "\x01"; open G, ">", $ARGV[2]; print G $_' \
		"$work/good.json" $at "$keep"
	expect 4 "a baseline edited in byte $at" audit
done
cp "$work/good.json" "$keep"
variant 's/certs\/alice.crt.pem/certs\/mallory.crt.pem/'
expect 4 "a signer we do not trust" audit --config variant.yaml
rm "$work/baseline.json.alice.p7s"
expect 4 "no signature at all" audit
rm "$keep"
expect 4 "no baseline where one is configured" audit
cp "$work/good.json" "$keep"
run baseline sign baseline.json --name alice \
	--certificate certs/alice.crt.pem --key certs/alice.key.pem
expect 4 "an expired baseline" audit --snapshot 1 --as-of 2027-12-31
bad 2 "before snapshot" "a time before the snapshot was taken" \
	audit --as-of 2026-01-01
expect 0 "signed again it holds" audit
variant "s|$tenant_id|contoso.onmicrosoft.com|"

printf '{"Organization": [{"id": "11111111-2222-4333-8444-555555555555"}], "TransportRule": []}' \
	>"$work/other.json"
bad 2 "11111111-2222-4333-8444-555555555555" "a file of another tenant" \
	import other.json
run import other.json --label other --tenant 11111111-2222-4333-8444-555555555555
expect 4 "a baseline of another tenant" audit --baseline baseline.json \
	--tenant 11111111-2222-4333-8444-555555555555 --series import:other \
	--config variant.yaml

# Nothing was lost on the way.
expect 0 "the history is whole" history
says out "    1  " "with its first snapshot"

done_testing
