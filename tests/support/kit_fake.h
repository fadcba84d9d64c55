/*
 * kit_fake.h - a fake tenant (README.md) for one test.
 *
 * The program is the one of EXOAUDIT_FAKE, or the one that lies in the build
 * folder of the test itself.
 */
#ifndef TESTS_SUPPORT_KIT_FAKE_H
#define TESTS_SUPPORT_KIT_FAKE_H

#include "auditor/base/strbuf.h"
#include "auditor/base/strview.h"

struct kit_fake_options {
	const char *root;   /* fixture folder; NULL: fixtures/tenants/before */
	const char *faults; /* lines of a fault script; NULL: none */
	unsigned page_size; /* 0: the service's own */
	unsigned delay_ms;
	int clock_offset; /* seconds */
	const char *bind; /* NULL: 127.0.0.1 */
	bool is_other;    /* knows the certificate client-other only */
};

/*
 * kit_fake_start(options):
 * Start the fake tenant and return its port.  One that still runs is ended
 * first; so are all when the test program ends.
 */
unsigned kit_fake_start(const struct kit_fake_options *options);
void kit_fake_stop(void);

/* kit_cert(name, buf): path of a file of certs.sh, into ${buf}. */
const char *kit_cert(const char *name, struct strbuf *buf);

/* kit_cert_bytes(name): its contents, borrowed for the run. */
strview kit_cert_bytes(const char *name);

#endif
