# language_said.sh - all commands, each in one language after the other; what
# they said is kept for language_test.sh.  Wants what lib.sh gives.
# shellcheck shell=sh disable=SC2154

# speak LANGUAGE: what is said from here on is kept in a folder of that name.
speak() {
	voice=$1
	LC_ALL=C.UTF-8
	LANGUAGE=en@pseudo
	TEXTDOMAINDIR=$work/pseudo
	case $voice in
	english) LANGUAGE= ;;
	unknown) LANGUAGE=xx ;;
	garbage) TEXTDOMAINDIR=$work/garbage ;;
	nowhere) TEXTDOMAINDIR=$work/nowhere ;;
	esac
	export LC_ALL LANGUAGE TEXTDOMAINDIR
	[ -d "$work/$voice/said" ] && return
	mkdir -p "$work/$voice/said" "$work/$voice/typed"
	ln -s "$work/certs" "$work/$voice/certs"
	cp "$top/fixtures/tenants/policy.yaml" "$work/$voice/policy.yaml"
}

# say NAME ARG…: the program; what it wrote and its status are kept.
say() {
	said=$work/$voice/said/$1
	printf '%s\n' "$@" >"$work/$voice/typed/$1"
	shift
	spoken=0
	(cd "$work/$voice" && "$exoaudit" "$@") </dev/null \
		>"$said.out" 2>"$said.err" || spoken=$?
	echo $spoken >"$said.status"
}

# gather NAME: all that was said as NAME-… into one.
gather() {
	for part in out err status; do
		cat "$work/$voice/said/$1"-*.$part \
			>"$work/$voice/said/all-$1.$part"
	done
	rm "$work/$voice/said/$1"-*
}

say_help() {
	say help help
	say family help baseline
	for shell in bash fish zsh; do
		say "completion-$shell" help --completion $shell
	done
	say man help --man
	say man-config help --man-config
	say version version
	# shellcheck disable=SC2046
	eval set -- $(sed -n 's/^_exoaudit_names=(\(.*\))$/\1/p' \
		"$work/$voice/said/completion-bash.out")
	for command; do
		# shellcheck disable=SC2086
		say "help-$(echo "$command" | tr ' ' -)" help $command
	done
	gather help
	say checks checks
	say checks-scuba checks --framework scuba
	[ "$voice" = unknown ] && return
	for check in $("$exoaudit" checks | cut -d' ' -f1); do
		say "explain-$check" explain "$check"
	done
	gather explain
}

sign() { # sign WHAT NAME [FILE]
	say "$1-sign-$2" "$1" sign ${3:+"$3"} --name "$2" \
		--certificate "certs/$2.crt.pem" --key "certs/$2.key.pem"
}

# The tenant as it should be.
say_before() {
	tenant_config >"$work/$voice/exoaudit.yaml"
	say init init --config new.yaml
	cp "$work/$voice/new.yaml" "$work/$voice/said/init-file.out"
	say doctor doctor
	say snapshot snapshot --verbose --evidence raw
	say create-refused baseline create
	say create baseline create --policy policy.yaml
	sign baseline alice baseline.json
	say show baseline show baseline.json
	say verify baseline verify
	say audit-clean audit --series live
	say keygen baseline keygen carol --passphrase-file policy.yaml
	say trust-init trust init trust.json --signer alice=certs/alice.crt.pem
	sign trust alice trust.json
	say trust-show trust show trust.json
	say trust-renew trust renew trust.json \
		--signer bob=certs/bob.crt.pem
	say trust-waits trust show trust.json
	for shape in "" --cron; do
		# shellcheck disable=SC2086
		say "schedule$shape" schedule $shape --folder units \
			--program /usr/bin/exoaudit
	done
}

# What the auditor may do is not as it should be.
say_doctor() {
	tenant_config >"$work/$voice/exoaudit.yaml"
	say doctor-bad doctor
	say doctor-json doctor --format json
	sed 's/history.db/poor.db/' "$work/$voice/exoaudit.yaml" \
		>"$work/$voice/poor.yaml"
	say snapshot-poor snapshot --config poor.yaml --timings
	say audit-poor audit --config poor.yaml --series live
	say query-poor query --config poor.yaml 'SELECT name FROM user'
}

# After the campaign of 2022.  From its first audit on all share one history:
# what they say of it can be compared.
say_after() {
	tenant_config >"$work/$voice/exoaudit.yaml"
	say audit-live audit
	[ "$voice" = english ] ||
		cp "$work/english/history.db" "$work"/english/baseline.json* \
			"$work/$voice"
	reports=
	for format in html markdown json csv plan ndjson sarif junit ocsf \
		prometheus; do
		reports="$reports --report $format=said/report-$format.out"
	done
	# shellcheck disable=SC2086
	say audit audit --series live --as-of "$tomorrow" \
		--profile strict,scuba,cis $reports
	say verbose audit --series live --as-of "$tomorrow" --verbose
	say audit-alone audit --series live --as-of "$tomorrow" \
		--baseline nowhere.json
	say terms audit --series live --as-of "$tomorrow" --explain TR-002
	say evidence report --as-of "$tomorrow" --evidence bundle.zip \
		--format markdown
	unzip -p "$work/$voice/bundle.zip" README.txt \
		>"$work/$voice/said/readme.out"
	say diff diff 1 2
	printf 'change: CHG-1\nexpect:\n' >"$work/$voice/change.yaml"
	printf '  - {kind: transport-rule, object: %s, operation: added}\n' \
		Test01 Test99 >>"$work/$voice/change.yaml"
	for format in text json markdown; do
		say "review-$format" review --before 1 --after 2 \
			--expect change.yaml --format $format
	done
	say renew baseline renew --dry-run
	say approve baseline approve IC-001:Ran_kvbtx --reason why \
		--approver mika --dry-run
	say install baseline install
}

say_history() {
	say history history --every 1h
	say life history Test01
	say chain history verify
	say anchor history anchor anchor.json --name alice \
		--certificate certs/alice.crt.pem --key certs/alice.key.pem
	say anchored history verify --anchor anchor.json
	say export history export copy.db
	say taken history import copy.db --store other.db
	say taken-again history import copy.db --store other.db
	say prune history prune --keep 1 --store other.db
	say life-pruned history Test01 --store other.db
	say tables query .tables
	say meta query .help
	say query query 'SELECT name, Enabled FROM inbound_connector'
	printf '{"InboundConnector": [{"Name": "x"}], "Widget": [1]}' \
		>"$work/$voice/odd.json"
	say import import odd.json --store odd.db --tenant "$tenant_id"
	say import-again import odd.json certs --keep-going --store odd.db \
		--tenant "$tenant_id"
}

# What people do wrong.
say_errors() {
	printf 'stroe: x\n' >"$work/$voice/typo.yaml"
	printf 'tenants: {a: {tenant: x, budget: soon}}\n' \
		>"$work/$voice/soon.yaml"
	printf 'tenants: {a: {tenant: x}}\nstore: h.db\n' \
		>"$work/$voice/bare.yaml"
	say no-command frobnicate
	say no-part baseline
	say no-option audit --frob
	say no-value audit --format
	say twice audit --quiet --quiet
	say no-number audit --snapshot x
	say no-time audit --as-of soon
	say no-format audit --format frob
	say no-report audit --report html
	say no-severity audit --fail-on frob
	say no-file import nowhere.json
	say no-config audit --config nowhere.yaml
	say typo audit --config typo.yaml
	say soon audit --config soon.yaml
	say bare snapshot --config bare.yaml
	say no-kind baseline create --kinds frob
	say no-tenant audit --tenant frob
	say no-snapshot audit --snapshot 99
	say no-check explain XX-999
	say no-table query 'SELECT * FROM frob'
	say no-finding baseline approve XX-999 --reason why --approver mika
	say no-reason baseline approve XX-999
	say no-object history frob
	say no-head history verify --head 12
	say many version one
	say few diff 1
	sed 's/"serial":1/"serial":2/' "$work/$voice/baseline.json" \
		>"$work/$voice/edited.json"
	say edited baseline verify edited.json
}

tomorrow=$(date -u -d '+1 day' +%FT%TZ)
