#!/bin/sh
# hostile_test.sh - a tenant in which every name and comment is an attack goes
# through every command and every format: nothing gets out of its place, and
# what is judged is what is judged of the same tenant with plain names.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

make_certs
"$top/tests/support/hostile.sh" "$work/tenants"

# Files of control or invisible characters, as bytes of UTF-8: C0 but tab and
# line ends, DEL, C1, zero width, bidi marks, line and paragraph separators.
bad_bytes="$(printf '[\001-\010\013\014\016-\037\177]')"
bad_utf8="$(printf '\302[\200-\237]|\342\200[\213-\217\250-\256]|\342\201[\240-\257]|\357\273\277')"
clean() { # clean FILE NAME
	good=0
	# Excel wants the mark at the beginning of a table.
	sed "1s/^$(printf '\357\273\277')//" "$work/$1" >"$work/marked"
	LC_ALL=C grep -qE -- "$bad_bytes|$bad_utf8" "$work/marked" && {
		good=1
		echo "# $(LC_ALL=C grep -nE -- "$bad_bytes|$bad_utf8" \
			"$work/marked" | head -n 1 | cut -c 1-200 | cat -v)"
	}
	tr -d '\000' <"$work/$1" | cmp -s - "$work/$1" || good=1
	result $good "no hidden character comes out: $2"
}
# try STATUS WORDS…: the command, and nothing hidden in what it says.
try() {
	wanted=$1
	shift
	expect "$wanted" "hostile: $*" "$@"
	clean out "$*"
	clean err "$* (errors)"
}

# A spreadsheet takes a cell that begins so for a formula.
no_formula() { # no_formula FILE
	good=0
	perl -e 'local $/; $_ = <>; s/^\xef\xbb\xbf//;
		while (/\G("[^"]*+(?:""[^"]*+)*+"|[^",\r\n]*)(,|\r?\n|\z)/gc) {
			my $cell = $1;
			$cell =~ s/^"//;
			die "$cell\n" if $cell =~ /^[=+@\t\r-]/;
			exit 0 if pos == length;
		}
		die "no table from byte ", pos, "\n"' "$work/$1" 2>"$work/err" ||
		good=1
	result $good "no cell of $1 is a formula"
}
# Links, pictures, tags and headings are those of the report alone: what is
# foreign stands in spans of code, which it cannot end.
no_markdown() { # no_markdown FILE
	good=0
	# shellcheck disable=SC2016
	sed 's/`[^`]*`//g' "$work/$1" >"$work/plain.markdown"
	grep -nE '\[[xy]\]\(|</|<(script|svg|img)|^# head|alert\(|calc|`' \
		"$work/plain.markdown" >"$work/out" && good=1
	result $good "no mark of Markdown gets into $1"
}

formats=$(cd "$work" && "$exoaudit" audit --snapshot 1 --format none \
	--store none.db 2>&1 | sed -n 's/^hint: one of: //p' | tr -d ',')

# The same tenant with plain names, to compare with.
tenant_start compromised
tenant_config | sed '/^    baseline:/d; s/^store:.*/store: plain.db/' \
	>"$work/plain.yaml"
expect 1 "the tenant with plain names" audit --config plain.yaml \
	--format json --output plain.json
tenant_stop

tenant_start "$work/tenants/compromised"
tenant_config | sed '/^    baseline:/d' >"$work/exoaudit.yaml"
try 0 snapshot
try 1 audit --snapshot 1
try 1 audit --snapshot 1 --verbose
try 0 history
try 0 diff 1 1
for format in $formats; do
	try 1 audit --snapshot 1 --format "$format" --output "report.$format"
	clean "report.$format" "$format"
done
tenant_stop

# A baseline of plain names, to be renewed with the others.
tenant_start before
tenant_config | tee "$work/signed.yaml" >"$work/exoaudit.yaml"
cp "$top/fixtures/tenants/policy.yaml" "$work/policy.yaml"
run snapshot
try 0 baseline create --policy policy.yaml
try 0 baseline sign baseline.json --name alice \
	--certificate certs/alice.crt.pem --key certs/alice.key.pem
try 0 baseline show baseline.json
tenant_stop

# The state before the attack, as hostile, and what lies between the two.
tenant_start "$work/tenants/before"
tenant_config | sed '/^    baseline:/d' >"$work/exoaudit.yaml"
try 0 snapshot
tenant_stop
try 1 diff 1 3
for format in text json markdown; do
	try 1 review --before 1 --after 3 --format "$format" \
		--output "review.$format"
	clean "review.$format" "review as $format"
done
names="SELECT id, name FROM inbound_connector UNION
	SELECT id, name FROM transport_rule UNION
	SELECT id, displayName FROM application UNION
	SELECT id, displayName FROM service_principal"
for format in table csv json; do
	run query --snapshot 1 "$names" --format "$format"
	cp "$work/out" "$work/query.$format"
	result "$(truth [ "$status" -eq 0 ])" "hostile: query as $format"
	clean "query.$format" "query as $format"
done
query query.json 'length > 10' "many names are asked for"
for id in $(jq -r '.[].id' "$work/query.json" | head -n 24); do
	run history "$id"
	[ "$status" -eq 0 ] || result 1 "the life of $id"
	cat "$work/out" "$work/err" >>"$work/lives"
done
clean lives "the lives of objects"
for file in report.csv report.plan query.csv; do
	no_formula "$file"
done
no_markdown report.markdown
no_markdown review.markdown
try 0 explain TX-001
run report --snapshot 1 --evidence bundle.zip
clean out "report --evidence"
mkdir "$work/bundle"
(cd "$work/bundle" && unzip -q ../bundle.zip) >"$work/out" 2>&1
# Objects stand there as their digests are of, byte by byte.
find "$work/bundle" -type f ! -name objects.ndjson | sort |
	while read -r file; do cat "$file"; done >"$work/packed"
clean packed "what is in the bundle"

run baseline create --output hostile.json
clean out "baseline create"
clean err "baseline create (errors)"
run baseline renew --dry-run --config signed.yaml
clean out "baseline renew"
clean err "baseline renew (errors)"
cat "$work/out" "$work/err" >"$work/renewal"
says renewal "DROP TABLE" "the renewal shows what it would take in"
run audit --snapshot 3 --config signed.yaml
clean out "drift since the baseline"

# What was found of the plain tenant is found of this one, but for what has a
# name as its subject.
query plain.json '[.findings[].check] | unique | length > 30' "much is found"
for name in plain report; do
	jq -r '.findings[] | .check + " " + .object.id' "$work/$name.json" |
		grep -vE '^(TX|GR-007|AP-00[136]|IC-001|TR-00[15]|OC-001|HX-002)' |
		sort -u >"$work/$name.ids"
done
comm -23 "$work/plain.ids" "$work/report.ids" >"$work/out"
result "$(truth [ ! -s "$work/out" ])" "every object is still judged"
query report.json '[.findings[] | select(.check == "TX-001")] | length > 5' \
	"odd text is a finding of its own"

# Nothing that a browser would run or fetch: of what is a tag, nothing.
grep -oE '<[a-zA-Z][^>]*>' "$work/report.html" >"$work/tags"
for pattern in '^<(script|img|iframe|object|embed|link|base|form)' \
	' on[a-z]+=' 'javascript:' ' src=' 'href="(http|//)' 'url\('; do
	result "$(truth [ -z "$(grep -iE -- "$pattern" "$work/tags")" ])" \
		"no tag with $pattern"
done

done_testing
