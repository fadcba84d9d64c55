#!/bin/sh
# language_test.sh - every text for people goes through gettext, and nothing
# else does: all commands in a language that marks what is translated.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

make_certs
(cd "$top" && tests/support/pseudo.sh "$work")
result $? "the pseudo-language compiles"
garbage=$work/garbage/en@pseudo/LC_MESSAGES
mkdir -p "$garbage"
echo "this is no catalogue" >"$garbage/exoaudit.mo"

# shellcheck source=tests/e2e/language_said.sh
. "$(dirname "$0")/language_said.sh"

# --- all of it ---------------------------------------------------------------
voices="english marked unknown"
tenant_start before
for voice in $voices; do
	speak "$voice"
	say_help
	say_before
done
tenant_stop
mkdir "$work/poor"
jq --arg before "$top/fixtures/tenants/before" \
	'(.apps[] | select(._label == "auditor")) as $auditor |
	{extends: $before, apps: [$auditor |
	  .graph.roles = ["Organization.Read.All", "Mail.Send"] |
	  .wids = ["29232cdf-9323-42fd-ade2-1d097af3e4de"]]}' \
	"$top/fixtures/tenants/before/tenant.json" >"$work/poor/tenant.json"
tenant_start "$work/poor"
for voice in $voices; do
	speak "$voice"
	say_doctor
done
tenant_stop
tenant_start compromised
for voice in $voices; do
	speak "$voice"
	say_after
	say_history
	say_errors
done
tenant_stop
for voice in garbage nowhere; do
	speak "$voice"
	say help help
	say version version
	say checks checks
	say no-command frobnicate
done
speak english

# --- what was said -----------------------------------------------------------
# plain FILE: without marks and blanks, without what differs from run to run,
# and without the picture, whose texts are cut to fit.
plain() {
	tr -d ' \n\t' <"$1" | sed -E -e 's/⟦|⟧//g' -e 's/<svg/\n<svg/g' \
		-e 's/<\/svg>/&\n/g' | sed -E -e '/^<svg/d' \
		-e 's#/(english|marked|unknown)/#/#g; s/[0-9a-f]{16,}/DIGEST/g' \
		-e 's/20[0-9]{2}-[0-9]{2}-[0-9]{2}(T?[0-9:.]{8,}Z?)?/TIME/g' \
		-e 's/"(ms|time|unixTime)":[0-9]+/"\1":N/g; s/[0-9]+ms/MS/g' \
		-e 's/\\&//g'
}

# differing VOICE: names of what VOICE says otherwise than English.  Lists end
# in any order, and a text that is cut is cut elsewhere with marks in it.
differing() {
	for said in "$work/$1/said"/*; do
		case ${said##*/} in
		snapshot*.err | audit-poor.out) continue ;;
		esac
		plain "$said" >"$work/one"
		plain "$work/english/said/${said##*/}" >"$work/other"
		cmp -s "$work/one" "$work/other" || echo "${said##*/}"
	done
}

# told FILE NAME: nothing is in the file, which is shown otherwise.
told() {
	cp "$1" "$work/out"
	: >"$work/err"
	result "$(truth [ ! -s "$1" ])" "$2"
}

# Which say no text, only data or what is typed.
is_mute() {
	case $1 in
	version | query | tables | anchor | completion-bash | schedule--cron | \
		doctor-json | report-prometheus) ;;
	*) return 1 ;;
	esac
}

for said in "$work"/english/said/*.status; do
	name=$(basename "$said" .status)
	cat "$work/english/said/$name".* | grep -q '[a-z]' || continue
	is_mute "$name" && continue
	cat "$work/marked/said/$name".* | grep -q '⟦' || echo "$name"
done >"$work/silent"
told "$work/silent" "each command and each report has texts that are translated"

for voice in marked unknown garbage nowhere; do
	differing "$voice" >"$work/differs-$voice"
done
told "$work/differs-marked" "marks are all that a language changes"
cat "$work/differs-unknown" "$work/differs-garbage" "$work/differs-nowhere" \
	>"$work/differs"
told "$work/differs" "a language or catalogues that are not there change nothing"

# --- words outside the marks -------------------------------------------------
english=$work/english/said
names=$work/names

# Names of the tenant, but words that might as well be ours; kinds and their
# properties; checks; commands of two words; what shipped profiles are made of.
{
	find "$top/fixtures/tenants" -name '*.json' -exec jq -r \
		'.. | strings, (objects | keys_unsorted[])' {} +
	sed -n 's/.*reason: *//p' "$top/fixtures/tenants/policy.yaml" |
		sed 's/["}]//g'
} | grep -vxE '[a-z]+' >"$work/tenant"
sed -n "s/^_exoaudit_names=(\(.*\))\$/\1/p" "$english/completion-bash.out" |
	tr "'" '\n' >"$work/commands"
{
	cat "$work/tenant"
	tr ' ' '\n' <"$english/tables.out" | sed 'p;s/_/-/g'
	cut -d' ' -f1 "$english/checks.out"
	sed -n 's/^Stage of an attack: //p' "$english/all-explain.out"
	grep ' ' "$work/commands"
	sed "s/^ *\(- \)\?[a-z-]*: *//; s/^['\"]//; s/['\"]\$//" \
		"$top"/baselines/profiles/2*.yaml
	grep -hoE "'[^']+'" "$top"/baselines/profiles/2*.yaml |
		sed "s/^[', ]*//; s/[:', ]*\$//"
	jq -r '.. | objects | .scheme, (select(.scheme) | .id) | strings' \
		"$english/report-json.out"
	sed -n 's/^\([a-z-]*\):.*/\1/p' "$top/fixtures/tenants/policy.yaml"
	printf '%s\n' alice bob mika kvbtx Widget certs exoaudit live import:files \
	true false UTC SHA sha256 spki fail-on rotation-tickets systemctl \
	daemon-reload sign-in directory-audit exchange-audit Internal \
	"Insufficient privileges to complete the operation." \
	"Insufficient privileges to complete the oper" "no such table"
} | sort -u >"$names"

# What is typed: commands, names and values of options, keys of a configuration,
# formats; keys of objects; columns and words of tables for machines.
typed=$work/typed
{
	tr ' ' '\n' <"$work/commands"
	grep -hoE -- '--[a-z-]+( [A-Z][A-Za-z|=.]*)?' "$english"/*help.out |
		sed 's/^--//' | tr ' ' '\n'
	sed -n 's/^Usage: exoaudit//p' "$english"/*help.out | tr ' ' '\n'
	grep -hoE '^\.[a-z]+|[A-Z]+' "$english/meta.out"
	grep -A1 '^\.B ' "$english/man-config.out" |
		sed 's/^\.B //; s/\\//g' | grep -xE '[a-z-]+'
	sed -n 's/^hint: one of: //p' "$english/no-format.err" | tr ',' '\n'
	echo main gcc-high dod china device-code certificate stroe frob | tr ' ' '\n'
} >"$typed"
jq -r '.. | objects | keys_unsorted[]' "$top"/fixtures/tenants/*/*.json \
	>"$work/keys"
{
	head -n 1 "$english/report-csv.out" | tr '",' '\n'
	head -n 1 "$english/report-plan.out" | tr '",' '\n'
	jq -r '.findings[] | .severity, .status' "$english/report-json.out"
	echo policy not-assessed | tr ' ' '\n'
} >"$work/columns"

# listed NAME: the line for unmarked.pl about what was said as NAME.
listed() {
	more=$work/english/typed/${1%.*}
	[ -e "$more" ] || more=
	how=text
	case $1 in
	man*) how="man" ;;
	report-html*) how=html ;;
	report-junit*) how=xml ;;
	*markdown* | evidence*) how=markdown ;;
	esac
	case $1 in
	*help* | family* | man* | meta* | init* | doctor* | *.err)
		more="$more $typed"
		;;
	review*.out) more="$more $work/keys" ;;
	report-csv* | report-plan*) more=$work/columns ;;
	esac
	echo "$how $work/marked/said/$1 $more"
}

for said in "$work"/marked/said/*; do
	name=${said##*/}
	is_mute "${name%.*}" && continue
	case $name in
	*.status | completion-* | *json* | report-sarif* | report-ocsf* | \
		schedule.out) ;;
	*) listed "$name" ;;
	esac
done >"$work/list"

# In formats for machines texts are values of these members, and of no others.
texts='["title", "why", "fix", "reason", "value", "expected", "message",
	"text", "desc", "name", "justification", "evidence", "verdict",
	"status_detail", "accepted_why", "before", "after"]'
for said in "$work"/marked/said/*json*.out "$work"/marked/said/report-sarif.out \
	"$work"/marked/said/report-ocsf.out; do
	jq -r --argjson texts "$texts" --arg file "${said##*/}" \
		'paths(strings | test("⟦")) | map(strings)
		| select(last | IN($texts[]) | not)
		| "\($file): marked: \(join("."))"' "$said"
	jq -r --argjson texts "$texts" '.. | objects | to_entries[]
		| select(.key | IN($texts[])) | .value | strings
		| select(test(" "))' \
		"$said" >"$said.txt"
	echo "text $said.txt $typed $work/keys" >>"$work/list"
done >"$work/marked-data"
told "$work/marked-data" "keys, ids and words for machines are not translated"

past() { # past LIST: words past gettext in what LIST names
	perl "$top/tests/support/unmarked.pl" "$names" <"$1" || [ $? -eq 1 ] ||
		echo "unmarked.pl failed"
}
past "$work/list" >"$work/past"
told "$work/past" "outside of marks are only names, ids, numbers, what is typed"

# The filter does see what went past gettext.
printf '⟦Where⟧ "Test01"\nWhereabouts ⟦new⟧\n' >"$work/label"
echo "text $work/label" >"$work/list"
past "$work/list" >"$work/out"
result "$(truth [ "$(grep -c 'not marked: "Whereabouts"' "$work/out")" -eq 1 ])" \
	"a label without marks is seen"
result "$(truth [ "$(wc -l <"$work/out")" -eq 1 ])" "and nothing else there"

done_testing
