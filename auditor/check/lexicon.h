/*
 * lexicon.h - words, addresses and folders that hiding rules look for.
 */
#ifndef AUDITOR_CHECK_LEXICON_H
#define AUDITOR_CHECK_LEXICON_H

#include <stdbool.h>

#include "auditor/base/arena.h"
#include "auditor/base/strview.h"

enum lexicon_topic {
	LEXICON_ALERT,  /* word of an intrusion, and who sends it */
	LEXICON_BOUNCE, /* word that mail could not be delivered */
};

/*
 * lexicon_has_words(topic, text, arena):
 * ${text}, words that a rule looks for in subjects or bodies, is about
 * ${topic}.
 */
bool lexicon_has_words(
    enum lexicon_topic topic, strview text, struct arena *arena);

/*
 * lexicon_has_pattern(topic, pattern):
 * Regular expression ${pattern} finds messages about ${topic}, and not just
 * any message.
 */
bool lexicon_has_pattern(enum lexicon_topic topic, strview pattern);

/*
 * lexicon_has_sender(topic, text):
 * ${text}, an address, a domain or a part of either, stands for somebody who
 * sends messages about ${topic}.
 */
bool lexicon_has_sender(enum lexicon_topic topic, strview text);

/* lexicon_has_sender_pattern(topic, pattern): likewise. */
bool lexicon_has_sender_pattern(enum lexicon_topic topic, strview pattern);

/* lexicon_is_any(pattern): it finds whatever message. */
bool lexicon_is_any(strview pattern);

/* lexicon_is_freemail(domain): anybody gets an address in it at once. */
bool lexicon_is_freemail(strview domain);

/* lexicon_hides(folder): nobody looks into a folder of that name. */
bool lexicon_hides(strview folder, struct arena *arena);

#endif
