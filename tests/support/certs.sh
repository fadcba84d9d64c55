#!/bin/sh
#
# certs.sh OUTDIR - make the keys and certificates that tests need.
#
# Nothing private is kept in the tree: everything here is made anew where it is
# missing.  Running it again with the same OUTDIR changes nothing.
#
#	ca.pem                        signs server.pem
#	server.pem server.key         localhost, 127.0.0.1
#	other-ca.pem                  an unrelated authority
#	client.pem client.crt.pem     certificate and key in one; the certificate
#	client-expired.pem ...crt.pem the same, no longer valid
#	client-other.pem ...crt.pem   the same, never registered
#	NAME.crt.pem NAME.key.pem     signers alice (RSA), bob (P-256), mallory
#
set -eu

[ $# -eq 1 ] || { echo "usage: certs.sh OUTDIR" >&2; exit 2; }
umask 077
mkdir -p "$1"
cd "$1"
[ -e complete ] && exit 0
# Tests that run at the same time make them once.
exec 9>lock
flock 9
[ -e complete ] && exit 0

quiet() {
	"$@" 2>openssl.log || { cat openssl.log >&2; exit 1; }
}

# authority NAME SUBJECT
authority() {
	quiet openssl req -x509 -newkey rsa:2048 -nodes -sha256 -days 3650 \
	    -subj "/CN=$2" -keyout "$1.key" -out "$1.pem" \
	    -addext 'basicConstraints=critical,CA:TRUE' \
	    -addext 'keyUsage=critical,keyCertSign,cRLSign'
}

server() {
	quiet openssl req -new -newkey rsa:2048 -nodes -sha256 \
	    -subj '/CN=localhost' -keyout server.key -out server.csr
	printf '%s\n' 'basicConstraints=critical,CA:FALSE' \
	    'keyUsage=critical,digitalSignature,keyEncipherment' \
	    'extendedKeyUsage=serverAuth' \
	    'subjectAltName=DNS:localhost,IP:127.0.0.1' >server.ext
	quiet openssl x509 -req -in server.csr -CA ca.pem -CAkey ca.key \
	    -CAcreateserial -days 825 -sha256 -extfile server.ext -out server.pem
}

# signer NAME CURVE-OR-"" DAYS: a self-signed certificate and its key
signer() {
	if [ -n "$2" ]; then
		quiet openssl ecparam -name "$2" -genkey -noout -out "$1.key.pem"
	else
		quiet openssl genrsa -out "$1.key.pem" 2048
	fi
	quiet openssl req -x509 -new -key "$1.key.pem" -sha256 -days "$3" \
	    -subj "/CN=$1" -out "$1.crt.pem" \
	    -addext 'keyUsage=critical,digitalSignature'
}

# expired NAME: as signer, valid only for a day long ago
expired() {
	quiet openssl genrsa -out "$1.key.pem" 2048
	quiet openssl req -new -key "$1.key.pem" -subj "/CN=$1" -out "$1.csr"
	printf '%s\n' '[ca]' 'default_ca=own' '[own]' 'database=expired.txt' \
	    'serial=expired.srl' 'new_certs_dir=.' 'default_md=sha256' \
	    'policy=any' 'unique_subject=no' '[any]' 'commonName=supplied' \
	    >expired.cnf
	: >expired.txt
	echo 01 >expired.srl
	quiet openssl ca -batch -config expired.cnf -selfsign -notext \
	    -keyfile "$1.key.pem" -in "$1.csr" -out "$1.crt.pem" \
	    -startdate 20240101000000Z -enddate 20240102000000Z
}

# client NAME: certificate and key in one file
client() {
	cat "$1.crt.pem" "$1.key.pem" >"$1.pem"
	rm "$1.key.pem"
}

authority ca 'Test Authority'
authority other-ca 'Unrelated Authority'
server
signer client '' 365
signer client-other '' 365
expired client-expired
client client
client client-other
client client-expired
signer alice '' 365
signer bob prime256v1 365
signer mallory '' 365
rm -f ./*.csr ./*.ext ./expired.* ./*.srl 01.pem ca.key other-ca.key openssl.log
chmod 600 ./*
: >complete
