/*
 * x509_test.c - validity and names of certificates.
 */
#include "auditor/check/x509.h"
#include "tests/support/kit_rows.h"

#define OWN                                                                    \
	"MIIBiTCCAS+gAwIBAgIUJBwMTIZJfsQl+r9U85UOttgSlLEwCgYIKoZIzj0EAwIw"     \
	"GjEYMBYGA1UEAwwPc3RzLmNvbnRvc28uY29tMB4XDTI2MTEyMjA0MTExOVoXDTI3"     \
	"MTEyMjA0MTExOVowGjEYMBYGA1UEAwwPc3RzLmNvbnRvc28uY29tMFkwEwYHKoZI"     \
	"zj0CAQYIKoZIzj0DAQcDQgAEomZT8f6uXH91g3UOSYiPYIsb+yY4LLT5IMSyAwF5"     \
	"UWFDqZZBLYMKekFBKKbD1mbWvMoF7U7+n71m7MZGZzfegqNTMFEwHQYDVR0OBBYE"     \
	"FD5gwmhUml1z6jy3u+8DotQXF3hOMB8GA1UdIwQYMBaAFD5gwmhUml1z6jy3u+8D"     \
	"otQXF3hOMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDSAAwRQIhAK4e+/Ju"     \
	"yNhJiCKd/DgC2WmztEy5T+ZzYi0wvASgXgAaAiAjlrhsJOvE7u+GllXqUiOiMXpe"     \
	"AcgL4xTTtnGOFt3ZYw=="

#define OTHER                                                                  \
	"MIIBHzCBxwIUa7ilmU3EhHSftPEmxbaXKpgyEE0wCgYIKoZIzj0EAwIwGjEYMBYG"     \
	"A1UEAwwPc3RzLmNvbnRvc28uY29tMB4XDTI2MTEyMjA0MTExOVoXDTI3MDkxODA0"     \
	"MTExOVowDDEKMAgGA1UEAwwBeDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABM35"     \
	"kJ5+616E3hT/PwdMxBsG1MedTVf5NlXEHCaPSbcr7KbB3QYcHy7e87W26JyjyjSR"     \
	"YFE2ja7ock1E9US1SbIwCgYIKoZIzj0EAwIDRwAwRAIgc8jSxpb+k2lo+S6LVx2O"     \
	"+ZT6kCmBucVQI2CG4Ej+wnYCIDM5Frbe0G4WUglckZgbpjvsdkAwgMQJxZpa5WVp"     \
	"j6qN"

#define FAR                                                                    \
	"MIIBcjCCARmgAwIBAgIUE3PEPt208aess08GTD5orskAMq0wCgYIKoZIzj0EAwIw"     \
	"DjEMMAoGA1UEAwwDZmFyMCAXDTI2MTEyMjA0MTExOVoYDzIwODEwODI1MDQxMTE5"     \
	"WjAOMQwwCgYDVQQDDANmYXIwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAT35wle"     \
	"SG3CueuoMNqg0M2IqmRgI4pi/zINWzASe+frCpMBc5HSk3uJB+knoUWc28E9B52d"     \
	"91bVfoEKA+UaxONdo1MwUTAdBgNVHQ4EFgQUCSjHRmIMtoXiaRTwYtOd+ceain8w"     \
	"HwYDVR0jBBgwFoAUCSjHRmIMtoXiaRTwYtOd+ceain8wDwYDVR0TAQH/BAUwAwEB"     \
	"/zAKBggqhkjOPQQDAgNHADBEAiAmhUAV+lMbAWCPmXFeoBxHC1TZiyfNS/E03Ti/"     \
	"MOxBBwIger7KaBsfW1qqiQY10onwlMh6URlhM8YLgzSjPPolfpM="

struct x509_row {
	const char *name;
	strview text;
	bool is_good;
	int64_t starts;
	int64_t ends;
	bool is_self_signed;
};

static const struct x509_row rows[] = {
    {"made by itself", SV_INIT(OWN), true, 1795320679, 1826856679, true},
    {"made by another", SV_INIT(OTHER), true, 1795320679, 1821240679, false},
    {"beyond 2049", SV_INIT(FAR), true, 1795320679, 3523320679, true},
    {"with line ends", SV_INIT(" " OWN "\r\n"), true, 1795320679, 1826856679,
	true},
    {"nothing", SV_INIT(""), false, 0, 0, false},
    {"no base64", SV_INIT("%%%"), false, 0, 0, false},
    {"no certificate", SV_INIT("QUJD"), false, 0, 0, false},
    {"cut off", SV_INIT("MIIB"), false, 0, 0, false},
    {"bytes behind", SV_INIT(OWN "AAAA"), false, 0, 0, false},
    {"sequences of nothing", SV_INIT("MAIwAA=="), false, 0, 0, false},
};

static void
reads(const void *at)
{
	const struct x509_row *row = at;
	struct arena *arena = arena_new();
	struct x509 x509 = {0};
	bool is_good = x509_read(row->text, arena, &x509);

	arena_free(arena);
	KIT_INT(is_good, row->is_good);
	if (!is_good)
		return;
	KIT_INT(x509.starts, row->starts);
	KIT_INT(x509.ends, row->ends);
	KIT_INT(x509.is_self_signed, row->is_self_signed);
}

int
main(void)
{
	KIT_ROWS(rows, reads);
	return kit_finish();
}
