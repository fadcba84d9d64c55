#!/bin/sh
# import_samples_test.sh - files that nobody here wrote: those in
# EXOAUDIT_SAMPLES, which are no part of this tree.  Skipped without them.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

samples=${EXOAUDIT_SAMPLES:-$top/../shared/samples}
if [ ! -d "$samples/clixml" ]; then
	echo "ok 1 - skipped: no samples (set EXOAUDIT_SAMPLES to their folder)"
	echo "1..1"
	exit 0
fi
export TZ=UTC
cat >"$work/exoaudit.yaml" <<EOF
store: history.db
tenants:
  contoso: {tenant: $tenant_id}
EOF

# counts FOLDER LINE...: what is taken of a folder, kind by kind, is this.
counts() {
	folder=$1
	shift
	run import "$samples/$folder" --keep-going --label "$folder"
	good=0
	[ "$status" -eq 0 ] || [ "$status" -eq 3 ] || good=1
	result $good "$folder is read"
	printf '%s\n' "$@" | LC_ALL=C sort >"$work/want"
	grep "^$samples/" "$work/err" |
		sed -n 's/^.*: \([0-9][0-9]*\) \([a-z][a-z0-9 -]*\)$/\1 \2/p' |
		awk '
		{ n = $1; sub(/^[0-9]+ /, ""); sum[$0] += n }
		END { for (k in sum) print k, sum[k] }' | LC_ALL=C sort \
		>"$work/have"
	good=0
	cmp -s "$work/want" "$work/have" || {
		good=1
		diff "$work/want" "$work/have" | sed 's/^/# /'
	}
	result $good "$folder: the counts are as known"
}

counts clixml "accepted-domain 3" "organization-config 1"
says err 'skipped 5 "Microsoft.Exchange.Data.Directory.SystemConfiguration.ReceiveConnector"' \
	"what only Exchange on site has is named"
counts scubagear "admin-audit-log-config 2" "dkim-signing-config 5" \
	"hosted-connection-filter-policy 2" "hosted-content-filter-policy 4" \
	"organization-config 1" "remote-domain 2" "transport-config 2" \
	"transport-rule 2"
counts transport-rules "rule of a rule collection 2"
counts graph "app-role-assignment 3" "application 10" \
	"authorization-policy 2" "conditional-access-policy 3" \
	"directory-audit 3" "domain 1" "group 1" "named-location 7" \
	"oauth2-permission-grant 3" "on-premises-synchronization 1" \
	"organization 2" "permission-grant-policy 2" \
	"role-assignment 3" "role-eligibility-schedule 1" \
	"security-defaults 1" "service-principal 5" "sign-in 3" "user 30" \
	"user-registration-details 3"
says err "contrib.organization-list.json: left out: it is of tenant" \
	"a file of another tenant is left out"

done_testing
