#!/bin/sh
# renew_test.sh - the next baseline: chosen changes, pending, in place; and
# what does not follow the one before.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

sign() { # sign NAME [FILE]
	run baseline sign ${2:+"$2"} --name "$1" \
		--certificate "certs/$1.crt.pem" --key "certs/$1.key.pem"
}

# state NAME FILTER: the tenant `before`, its transport rules changed.
state() {
	cp -r "$top/fixtures/tenants/before" "$work/$1"
	chmod -R u+w "$work/$1"
	jq "$2" "$top/fixtures/tenants/before/transport-rules.json" \
		>"$work/$1/transport-rules.json"
}

# enter NAME: from now on the tenant is in that state, and was read.
enter() {
	tenant_stop
	tenant_start "$work/$1"
	tenant_config >"$work/exoaudit.yaml"
	expect 0 "$1 is read" snapshot
}

prepare_baseline
expect 0 "the first baseline holds" audit
cp "$work/baseline.json" "$work/first.json"
cp "$work/baseline.json.alice.p7s" "$work/first.p7s"

disclaimer=2f314fdb-43c4-4bc7-a4cc-dcf9ea5ee53c
state changed '
	(.[] | select(.Name == "Company disclaimer")
		| .ApplyHtmlDisclaimerText) = "<p>Contoso, Osaka</p>"
	| map(select(.Name != "Mark bulk newsletters"))
	+ [{"Name": "Project tag", "Priority": 10,
		"Guid": "0a1b2c3d-0000-4000-8000-00000000000a",
		"FromScope": "NotInOrganization", "PrependSubject": "[P] "}]'
enter changed

# Shown, and nothing else.
expect 0 "what has changed is shown" baseline renew --dry-run
says out "Company disclaimer" "the changed rule"
says out "Mark bulk newsletters" "the removed one"
says out "Project tag" "and the new one"
result "$([ -e "$work/baseline.pending.json" ] && echo 1 || echo 0)" \
	"and nothing is written"

# What is no document, or no file at all, is said and waited for by nobody.
echo odd >"$work/baseline.pending.json"
bad 2 "unexpected character" "a damaged renewal is not gone on from" \
	baseline renew
rm "$work/baseline.pending.json"
mkfifo "$work/pipe.json"
bad 2 "is not a file" "a pipe is not verified" baseline verify pipe.json
bad 2 "is not a file" "nor signed" baseline sign pipe.json --name alice \
	--certificate certs/alice.crt.pem --key certs/alice.key.pem

# Some of it.
expect 0 "one change is accepted" baseline renew \
	--accept "transport-rule:Company disclaimer"
says out "Changes that are left out" "what is not is named"
cmp -s "$work/baseline.json" "$work/first.json"
result $? "the signed baseline stays in force meanwhile"
bad 2 "no such change" "a change that is none" baseline renew \
	--accept transport-rule:Nobody
sign alice
says out "Company disclaimer" "who signs sees what differs"
lacks out "Project tag" "and not what was left out"
says err "is in place" "the last signature puts it in place"
cmp -s "$work/baseline.1.json" "$work/first.json" &&
	cmp -s "$work/baseline.1.json.alice.p7s" "$work/first.p7s"
result $? "the one before is kept beside, with its signature"
result "$([ -e "$work/baseline.pending.json" ] && echo 1 || echo 0)" \
	"nothing waits any more"
expect 1 "what was left out is still drift" audit --format json
query out '.baseline.serial == 2' "against serial 2"
query out "[.changes[] | select(.type == \"removed\" or .type == \"added\")]
	| length == 2" "the removed and the new rule"
query out "[.changes[] | select(.object.id == \"$disclaimer\")] | length == 0" \
	"but not the accepted one"

# One by one, as `git add -p` does it.
walk() { # walk KEYS ARG…: one key a line
	keys=$1
	shift
	status=0
	printf '%s\n' "$keys" | tr ' ' '\n' >"$work/keys"
	(cd "$work" && "$exoaudit" baseline renew --interactive "$@") \
		<"$work/keys" >"$work/out" 2>"$work/err" || status=$?
}
walk "x v s"
result "$([ "$status" -eq 2 ] && echo 0 || echo 1)" \
	"an input that ends early is an error"
says err "nothing was written" "and nothing is written"
says out "(1/2) Accept it [y,n,s,v,a,q,?]?" "each is asked for"
says out "y  accept" "with help"
says out "PrependSubject" "and shown whole"
walk "s n y"
result "$status" "skipped, rejected, then accepted"
sed -n '/Changes that/,/^What differs/p' "$work/out" >"$work/left"
sed -n '/^What differs/,$p' "$work/out" >"$work/in"
says left "Mark bulk newsletters" "the rejected one is left out"
lacks left "Project tag" "the accepted one is not"
says in "Project tag" "but in"
walk "y q"
result "$status" "accepted, then quit"
walk "a"
result "$status" "all that follow"
sign alice
says err "is in place" "signed"
expect 0 "nothing differs any more" audit

# An expired one is renewed too; no audit holds it meanwhile.
later=$(date -u -d '+100 days' +%F)
expect 4 "expired it is not held" audit --series live --as-of "$later"
expect 0 "but renewed" baseline renew --dry-run --as-of "$later"

# A narrower scope says so.
expect 0 "fewer kinds" baseline renew \
	--kinds transport-rule,inbound-connector,accepted-domain
says out "judged no more" "which is shown"
result "$(jq '.dropped | length > 10' "$work/baseline.pending.json" |
	grep -q true && echo 0 || echo 1)" "and stands in the document"
sign alice
expect 0 "it is accepted" audit --format json
query out '.baseline.scope | length == 3' "and its scope reported"
run audit
says out "are not held against this baseline" "in words too"

# One that narrows in silence.
for file in baseline.json baseline.json.alice.p7s; do
	cp "$work/$file" "$work/good.$file"
done
expect 0 "still fewer kinds" baseline renew --kinds accepted-domain
sed -i 's/"dropped": \[.*\]/"dropped": []/' "$work/baseline.pending.json"
sign alice
says out "does not say so" "who signs a silent narrowing is told"
expect 4 "a scope narrowed in silence" audit --format json
query out '.baseline.state == "narrowed"' "has a refusal of its own"
for file in baseline.json baseline.json.alice.p7s; do
	cp "$work/good.$file" "$work/$file"
done
rm -f "$work"/baseline.5.json*
expect 0 "the accepted one still holds" audit

# Serials: a gap, and a bridge over it.
expect 0 "serial 5" baseline renew
sign alice
expect 0 "serial 6 on top of it" baseline renew
sign alice
mv "$work/baseline.5.json" "$work/away.json"
expect 4 "a serial between that was never seen" audit --format json
query out '.baseline.state == "gap"' "has a refusal of its own"
mv "$work/away.json" "$work/baseline.5.json"
expect 0 "with the document between it is accepted" audit
expect 0 "and verified" baseline verify
cp "$work/first.json" "$work/baseline.json"
cp "$work/first.p7s" "$work/baseline.json.alice.p7s"
expect 4 "verify knows what was accepted too" baseline verify
says err "rolled-back" "and says so"
bad 4 "rolled-back" "nothing is renewed from an old one" baseline renew

# From a time to come: the clock must have been set back.
rm -f "$work"/baseline.json* "$work"/baseline.[0-9]*
sed -i 's/^store:.*/store: clock.db/' "$work/exoaudit.yaml"
expect 0 "another history" snapshot
expect 0 "a baseline of a time to come" baseline create \
	--policy policy.yaml --as-of 2090-01-01
sign alice
expect 4 "is not yet" audit --format json
query out '.baseline.state == "clock-back"' "for the clock was set back"

tenant_stop
ln -s "$work/history.db" "$work/baseline.json.carl.p7s"
bad 2 "a link stands there" "a link in place of a signature is not followed" \
	baseline sign baseline.json --name carl \
	--certificate certs/alice.crt.pem --key certs/alice.key.pem
rm "$work/baseline.json.carl.p7s"

done_testing
