/*
 * token_kit.h - settings that the tests of the ways to sign in share.
 */
#ifndef TESTS_UNIT_GRAPH_TOKEN_KIT_H
#define TESTS_UNIT_GRAPH_TOKEN_KIT_H

#include "graph/token_source.h"
#include "tests/support/kit_rows.h"

#define CLIENT "b1abd1b9-4621-41bb-a41a-0e1a4ddb765e"
#define SCOPE  "https://graph.microsoft.com/.default"
#define OTHER  "https://outlook.office365.com/.default"

/* {"tid":"T"} as payload */
#define TOKEN "e30.eyJ0aWQiOiJUIn0.s"

static inline struct collect_settings
settings_of(enum credential_type type)
{
	return (struct collect_settings){
	    .cloud = {.login = "https://login.example",
		.graph = "https://graph.example",
		.exchange = "https://exchange.example"},
	    .tenant = "contoso.example",
	    .client_id = CLIENT,
	    .credential = {.type = type},
	    .budget_ms = 1000,
	};
}

#endif
