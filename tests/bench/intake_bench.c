/*
 * intake_bench.c - what reading exported files costs, beside the bare libraries
 * over the same bytes.
 *
 * Usage: intake_bench [MEGABYTES [FOLDER]].  Times are of the processor and
 * vary with the machine; the ratio of speeds, measured in the same sitting,
 * does so much less.  Fails when more memory was needed than twice the
 * canonical bytes and 64 MB.
 */
#include <cjson/cJSON.h>
#include <libxml/xmlreader.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "auditor/base/file.h"
#include "auditor/intake/import.h"

#define TENANT    "aaaaaaaa-0000-4000-8000-000000000001"
#define MEGABYTES 100
#define MEGABYTE  1e6
#define ALLOWED   64 /* megabytes beside twice the canonical bytes */

/* Properties of a connector whose values are all alike. */
static const struct {
	const char *name;
	const char *tag;
	const char *json;
	const char *xml;
} alike[] = {
    {"Enabled", "B", "true", "true"},
    {"ConnectorType", "S", "\"Partner\"", "Partner"},
    {"ConnectorSource", "S", "\"AdminUI\"", "AdminUI"},
    {"RequireTls", "B", "true", "true"},
    {"RestrictDomainsToIPAddresses", "B", "false", "false"},
    {"RestrictDomainsToCertificate", "B", "true", "true"},
    {"CloudServicesMailEnabled", "B", "false", "false"},
    {"TreatMessagesAsInternal", "B", "false", "false"},
    {"EFTestMode", "B", "false", "false"},
    {"EFSkipLastIP", "B", "false", "false"},
    {"AdminDisplayName", "S", "\"\"", ""},
    {"ExchangeVersion", "S", "\"0.1 (8.0.535.0)\"", "0.1 (8.0.535.0)"},
    {"WhenChangedUTC", "DT", "\"2026-05-04T07:44:02.0000000Z\"",
	"2026-05-04T07:44:02.0000000Z"},
    {"WhenCreatedUTC", "DT", "\"2026-01-04T07:44:02.0000000Z\"",
	"2026-01-04T07:44:02.0000000Z"},
    {"OriginatingServer", "S", "\"CY1PR01A001.NAMPR01A001.PROD.OUTLOOK.COM\"",
	"CY1PR01A001.NAMPR01A001.PROD.OUTLOOK.COM"},
    {"ObjectCategory", "S",
	"\"NAMPR01A001.PROD.OUTLOOK.COM/Configuration/Schema/"
	"ms-Exch-SMTP-Inbound-Connector\"",
	"NAMPR01A001.PROD.OUTLOOK.COM/Configuration/Schema/"
	"ms-Exch-SMTP-Inbound-Connector"},
    {"IsValid", "B", "true", "true"},
    {"ObjectState", "S", "\"Unchanged\"", "Unchanged"},
};

static void
put_json(FILE *file, unsigned number)
{
	(void)fprintf(file, "%s{", number > 0 ? ",\n" : "[");
	for (size_t i = 0; i < COUNT_OF(alike); i++)
		(void)fprintf(
		    file, "\"%s\": %s, ", alike[i].name, alike[i].json);
	(void)fprintf(file,
	    "\"SenderIPAddresses\": [\"192.0.2.%u\", \"198.51.100.0/24\"], "
	    "\"SenderDomains\": [\"smtp:partner%u.example;1\"], "
	    "\"TrustedOrganizations\": [], \"EFSkipIPs\": [], "
	    "\"TlsSenderCertificateName\": \"mail.partner%u.example\", "
	    "\"Comment\": \"connector %u of the estate, made for a partner\", "
	    "\"Name\": \"Partner %u\", "
	    "\"DistinguishedName\": \"CN=Partner %u,CN=Transport Settings,"
	    "CN=Configuration,CN=contoso.onmicrosoft.com,DC=PROD\", "
	    "\"Guid\": \"%08x-1111-4222-8333-444444444444\"}",
	    number % 250, number, number, number, number, number, number);
}

static void
put_text(FILE *file, const char *name, const char *text, unsigned number)
{
	(void)fprintf(file, "      <S N=\"%s\">%s%u</S>\n", name, text, number);
}

static void
put_xml(FILE *file, unsigned number)
{
	(void)fprintf(file, "  <Obj RefId=\"%u\">\n", 2 * number);
	(void)fprintf(file,
	    number > 0 ? "    <TNRef RefId=\"0\" />\n"
		       : "    <TN RefId=\"0\">\n      <T>Deserialized."
			 "Microsoft.Exchange.Data.Directory."
			 "SystemConfiguration.TenantInboundConnector</T>\n"
			 "    </TN>\n");
	(void)fprintf(
	    file, "    <ToString>Partner %u</ToString>\n    <Props>\n", number);
	for (size_t i = 0; i < COUNT_OF(alike); i++)
		(void)fprintf(file, "      <%s N=\"%s\">%s</%s>\n",
		    alike[i].tag, alike[i].name, alike[i].xml, alike[i].tag);
	(void)fprintf(file,
	    "      <Obj N=\"SenderIPAddresses\" RefId=\"%u\">\n"
	    "        <LST>\n          <S>192.0.2.%u</S>\n"
	    "          <S>198.51.100.0/24</S>\n        </LST>\n"
	    "      </Obj>\n",
	    2 * number + 1, number % 250);
	put_text(file, "TlsSenderCertificateName", "mail.example", number);
	put_text(file, "Comment", "connector of the estate, number ", number);
	put_text(file, "Name", "Partner ", number);
	put_text(file, "DistinguishedName",
	    "CN=Transport Settings,CN=Configuration,CN=contoso.onmicrosoft."
	    "com,CN=ConfigurationUnits,DC=PROD,CN=Partner ",
	    number);
	(void)fprintf(file,
	    "      <G N=\"Guid\">%08x-1111-4222-8333-444444444444</G>\n"
	    "    </Props>\n  </Obj>\n",
	    number);
}

/* Write so many megabytes of objects; the size in megabytes. */
static double
write_file(const char *path, bool is_json, double megabytes)
{
	FILE *file = fopen(path, "we");
	unsigned number = 0;

	if (file == NULL) {
		perror(path);
		exit(2);
	}
	if (!is_json)
		(void)fprintf(file,
		    "<Objs Version=\"1.1.0.1\" xmlns=\"http://schemas."
		    "microsoft.com/powershell/2004/04\">\n");
	while ((double)ftell(file) < megabytes * MEGABYTE) {
		if (is_json)
			put_json(file, number++);
		else
			put_xml(file, number++);
	}
	(void)fprintf(file, is_json ? "]\n" : "</Objs>\n");
	double size = (double)ftell(file) / MEGABYTE;
	(void)fclose(file);
	return size;
}

/* The work of a child; what it returns goes to its parent. */
static double
run_import(const char *path)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(snapshot_drop) struct snapshot *snapshot = NULL;
	const struct import_settings settings = {
	    .tenant = SV(TENANT),
	    .series = SV("import:bench"),
	    .taken_at = 1,
	    .tool_version = "bench",
	};
	struct import_report report = {0};
	struct err err = {0};
	double bytes = 0;

	if (import_read(&path, 1, &settings, arena, &snapshot, &report, &err) !=
	    0) {
		(void)fprintf(stderr, "intake_bench: %s\n", err.text);
		_exit(2);
	}
	const struct object_list *list =
	    snapshot_list(snapshot, KIND_INBOUND_CONNECTOR);
	for (size_t i = 0; i < list->count; i++)
		bytes += (double)list->objects[i].body.len;
	return bytes / MEGABYTE;
}

static double
run_cjson(const char *path)
{
	CLEANUP(strbuf_done) struct strbuf bytes = {.max = (size_t)1 << 31};
	struct err err;

	if (file_read(path, bytes.max, &bytes, &err) != 0)
		_exit(2);
	cJSON *root = cJSON_ParseWithLength(strbuf_cstr(&bytes), bytes.len);
	if (root == NULL)
		_exit(2);
	cJSON_Delete(root);
	return 0;
}

static double
run_libxml(const char *path)
{
	xmlTextReaderPtr reader = xmlReaderForFile(path, NULL, XML_PARSE_NONET);

	if (reader == NULL)
		_exit(2);
	while (xmlTextReaderRead(reader) == 1)
		;
	xmlFreeTextReader(reader);
	return 0;
}

struct cost {
	double seconds; /* of the processor */
	double peak;    /* megabytes */
	double result;
};

static double
seconds_of(const struct timeval *time)
{
	return (double)time->tv_sec + (double)time->tv_usec / 1e6;
}

/* In a process of its own, so that its memory is its own. */
static struct cost
measure(double (*run)(const char *path), const char *path)
{
	struct cost cost = {0};
	struct rusage usage;
	int pipes[2];
	int status;

	(void)fflush(NULL);
	if (pipe(pipes) != 0)
		exit(2);
	pid_t child = fork();
	if (child == 0) {
		double result = run(path);
		_exit(
		    write(pipes[1], &result, sizeof(result)) != sizeof(result));
	}
	(void)close(pipes[1]);
	if (child < 0 || wait4(child, &status, 0, &usage) != child ||
	    status != 0 ||
	    read(pipes[0], &cost.result, sizeof(cost.result)) !=
		sizeof(cost.result))
		exit(2);
	(void)close(pipes[0]);
	cost.seconds =
	    seconds_of(&usage.ru_utime) + seconds_of(&usage.ru_stime);
	cost.peak = (double)usage.ru_maxrss * 1024 / MEGABYTE;
	return cost;
}

static bool
compare(const char *name, const char *path, bool is_json, double megabytes,
    double (*yardstick)(const char *path))
{
	double size = write_file(path, is_json, megabytes);
	struct cost bare = measure(yardstick, path);
	struct cost ours = measure(run_import, path);
	double most = 2 * ours.result + ALLOWED;

	(void)unlink(path);
	(void)printf("%-7s %6.0f MB %8.0f MB/s %8.0f MB/s %6.2f %8.0f MB "
		     "%8.0f MB%s\n",
	    name, size, size / ours.seconds, size / bare.seconds,
	    bare.seconds / ours.seconds, ours.peak, most,
	    ours.peak > most ? "  OVER" : "");
	return ours.peak <= most;
}

int
main(int argc, char **argv)
{
	double megabytes = argc > 1 ? strtod(argv[1], NULL) : MEGABYTES;
	const char *folder = argc > 2 ? argv[2] : "/tmp";
	CLEANUP(strbuf_done) struct strbuf json = {0};
	CLEANUP(strbuf_done) struct strbuf xml = {0};

	strbuf_printf(&json, "%s/intake_bench.%d.json", folder, (int)getpid());
	strbuf_printf(&xml, "%s/intake_bench.%d.xml", folder, (int)getpid());
	(void)printf("%-7s %9s %13s %13s %6s %11s %11s\n", "import", "size",
	    "ours", "bare library", "ratio", "peak", "at most");
	bool is_good =
	    compare("JSON", strbuf_cstr(&json), true, megabytes, run_cjson);
	is_good &=
	    compare("CLIXML", strbuf_cstr(&xml), false, megabytes, run_libxml);
	return is_good ? 0 : 1;
}
