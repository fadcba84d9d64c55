#!/bin/sh
# cms.sh - what openssl, certtool and gpgsm sign, we accept; what we sign,
# openssl and certtool accept.  A tool that is not installed is told of.
# Needs: openssl, gnutls-bin, gpgsm with gpg-agent.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/../e2e/lib.sh"

make_certs
cat >"$work/exoaudit.yaml" <<EOF
store: history.db
tenants:
  contoso:
    tenant: $tenant_id
    baseline: baseline.json
    signers:
      - {name: rsa, certificate: certs/alice.crt.pem}
      - {name: ecdsa, certificate: certs/bob.crt.pem}
EOF
echo '{"AcceptedDomain": [{"Guid": "0a1b2c3d-0000-4000-8000-000000000001",
	"Name": "contoso.com", "DomainName": "contoso.com",
	"DomainType": "Authoritative", "Default": true}]}' >"$work/domains.json"
expect 3 "a small tenant" import domains.json
expect 0 "its baseline" baseline create --series import:files

# has TOOL: it is there, or else the rest that needs it is left out.
has() {
	command -v "$1" >/dev/null && return 0
	echo "# $1 is not installed: left out"
	return 1
}

# takes NAME: the only signature there is, just made, counts.
takes() {
	expect 0 "we accept $1" baseline verify
	rm -f "$work"/baseline.json.*.p7s
}

openssl_sign() { # openssl_sign NAME WHO OPTION…
	name=$1
	who=$2
	shift 2
	openssl cms -sign -binary -outform PEM -in "$work/baseline.json" \
		-signer "$work/certs/$who.crt.pem" \
		-inkey "$work/certs/$who.key.pem" "$@" \
		-out "$work/baseline.json.$who.p7s" 2>"$work/err"
	takes "openssl: $name"
}
openssl_sign "RSA" alice
openssl_sign "RSASSA-PSS" alice -keyopt rsa_padding_mode:pss
openssl_sign "ECDSA" bob
openssl_sign "CAdES, by key id" bob -cades -keyid

# ours NAME WHO KEY…: openssl and certtool take our signature.
ours() {
	name=$1
	who=$2
	shift 2
	expect 0 "$name: signed" baseline sign baseline.json --name "$who" "$@"
	openssl cms -verify -binary -inform PEM \
		-in "$work/baseline.json.$who.p7s" \
		-content "$work/baseline.json" \
		-CAfile "$work/certs/$who.crt.pem" -purpose any \
		-out /dev/null 2>"$work/err"
	result $? "$name: openssl accepts it"
	if has certtool; then
		sed 's/ CMS-----/ PKCS7-----/' \
			"$work/baseline.json.$who.p7s" >"$work/ours.p7s"
		certtool --p7-verify --infile "$work/ours.p7s" \
			--load-certificate "$work/certs/$who.crt.pem" \
			--load-data "$work/baseline.json" \
			>"$work/out" 2>"$work/err"
		result $? "$name: certtool accepts it"
	fi
	takes "$name"
}
ours "our RSA" alice --certificate certs/alice.crt.pem \
	--key certs/alice.key.pem
ours "our ECDSA" bob --certificate certs/bob.crt.pem --key certs/bob.key.pem

# Keys as people have them: encrypted, in one file, in PKCS#12.
echo "correct horse battery" >"$work/phrase"
openssl pkey -in "$work/certs/alice.key.pem" -aes256 \
	-passout "file:$work/phrase" -out "$work/locked.pem" 2>"$work/err"
ours "an encrypted key" alice --certificate certs/alice.crt.pem \
	--key locked.pem --passphrase-file phrase
cat "$work/certs/bob.crt.pem" "$work/certs/bob.key.pem" >"$work/one.pem"
ours "certificate and key in one file" bob --certificate one.pem
openssl pkcs12 -export -in "$work/certs/bob.crt.pem" \
	-inkey "$work/certs/bob.key.pem" -passout "file:$work/phrase" \
	-out "$work/bob.p12" 2>"$work/err"
ours "PKCS#12" bob --certificate bob.p12 --passphrase-file phrase
echo wrong >"$work/wrong"
expect 2 "PKCS#12, another passphrase" baseline sign baseline.json \
	--name bob --certificate bob.p12 --passphrase-file wrong
says err "the passphrase does not open" "is told of"

if has certtool; then
	for who in alice bob; do
		certtool --p7-detached-sign --p7-time \
			--load-certificate "$work/certs/$who.crt.pem" \
			--load-privkey "$work/certs/$who.key.pem" \
			--infile "$work/baseline.json" \
			--outfile "$work/baseline.json.$who.p7s" 2>"$work/err"
		takes "certtool: $who"
	done
fi

# gpgsm takes keys by PKCS#12, in the old encryption that it knows.
if has gpgsm; then
	GNUPGHOME=$work/gnupg
	export GNUPGHOME
	mkdir -m 700 "$GNUPGHOME"
	echo disable-crl-checks >"$GNUPGHOME/gpgsm.conf"
	openssl pkcs12 -export -in "$work/certs/alice.crt.pem" \
		-inkey "$work/certs/alice.key.pem" -out "$work/alice.p12" \
		-passout pass:x -keypbe PBE-SHA1-3DES -certpbe PBE-SHA1-3DES \
		-macalg sha1 2>"$work/err"
	openssl x509 -in "$work/certs/alice.crt.pem" -noout -fingerprint \
		-sha1 | sed 's/.*=\(.*\)/\1 S relax/' >"$GNUPGHOME/trustlist.txt"
	gpgsm_run() {
		echo x | gpgsm --batch --pinentry-mode loopback \
			--passphrase-fd 0 "$@" 2>"$work/err"
	}
	gpgsm_run --import "$work/alice.p12"
	for inside in 0 1; do
		gpgsm_run --armor --detach-sign --include-certs $inside \
			-u /CN=alice -o "$work/baseline.json.alice.p7s" \
			"$work/baseline.json"
		takes "gpgsm, certificates inside: $inside"
	done
	gpgconf --kill all
fi

done_testing
