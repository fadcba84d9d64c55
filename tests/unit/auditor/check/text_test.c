/*
 * text_test.c - one odd byte in a comment changes no other judgement.
 */
#include "tests/unit/auditor/check/scene.h"

#define TENANT(comment)                                                        \
	"{'TransportRule':[{'Guid':'1','Name':'One','RemoveHeader':"           \
	"'ARC-Seal','Comments':'" comment "'},"                                \
	"{'Guid':'2','Name':'Two','RemoveHeader':'Received'},"                 \
	"{'Guid':'3','Name':'Three','BlindCopyTo':['a@outside.example']},"     \
	"{'Guid':'4','Name':'Four','PrependSubject':'x'}],"                    \
	"'InboundConnector':[{'Guid':'5','Name':'Ran_mwxyz',"                  \
	"'ConnectorType':'OnPremises','SenderIPAddresses':['203.0.113.9']}]}"

struct odd_row {
	const char *name;
	const char *now;
	const char *shown; /* how the comment is kept */
};

static const struct odd_row rows[] = {
    {"NUL", TENANT("a\\u0000b"),
	"Comments=\x1a"
	"a\\u0000b"},
    {"lone surrogate", TENANT("a\\ud800b"),
	"Comments=\x1a"
	"a\\uD800b"},
    {"invalid UTF-8",
	TENANT("a\xff"
	       "b"),
	"Comments=\x1a"
	"a\\xFFb"},
    {"control character", TENANT("a\\u0007b"), "Comments=\x1a"},
};

static void
changes_nothing_else(const void *at)
{
	const struct odd_row *row = at;
	CLEANUP(scene_done)
	struct scene plain = scene_begin(TENANT("ab"), NULL);
	CLEANUP(scene_done) struct scene odd = scene_begin(row->now, NULL);
	size_t seen = 0;

	scene_judge(&plain);
	scene_judge(&odd);
	const struct finding_list *found = &odd.outcome.findings;
	KIT_INT(found->count, plain.outcome.findings.count + 1);
	for (size_t i = 0; i < found->count; i++) {
		const struct finding *finding = &found->at[i];
		if (sv_eq(sv_from(finding->check->id), SV("TX-001"))) {
			KIT_TEXT(finding->id, SV("1"));
			KIT_HAS(scene_evidence(finding, odd.arena), row->shown);
			continue;
		}
		const struct finding *same = &plain.outcome.findings.at[seen++];
		KIT_TRUE(finding_same(finding, same));
		KIT_INT(finding->points, same->points);
		KIT_INT(finding->severity, same->severity);
		KIT_INT(finding->status, same->status);
	}
	KIT_INT(odd.outcome.gap_count, plain.outcome.gap_count);
}

int
main(void)
{
	KIT_ROWS(rows, changes_nothing_else);
	return kit_finish();
}
