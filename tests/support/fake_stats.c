/*
 * fake_stats - what the server counted, behind one lock.
 */
#include "tests/support/fake_stats.h"

#include <pthread.h>
#include <stdio.h>

#include "tests/support/fake_json.h"

struct counters {
	unsigned requests;
	unsigned in_flight;
	unsigned in_flight_max;
	unsigned open;
	unsigned open_max;
	unsigned total;
	cJSON *routes;
	cJSON *statuses;
};

static struct counters counters;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

void
fake_stats_connection(int change)
{
	pthread_mutex_lock(&lock);
	if (change > 0) {
		counters.open++;
		counters.total++;
		if (counters.open > counters.open_max)
			counters.open_max = counters.open;
	} else if (counters.open > 0) {
		counters.open--;
	}
	pthread_mutex_unlock(&lock);
}

void
fake_stats_begin(void)
{
	pthread_mutex_lock(&lock);
	counters.requests++;
	counters.in_flight++;
	if (counters.in_flight > counters.in_flight_max)
		counters.in_flight_max = counters.in_flight;
	pthread_mutex_unlock(&lock);
}

static void
count(cJSON **table, const char *name)
{
	if (*table == NULL)
		*table = cJSON_CreateObject();
	fake_json_put(*table, name,
	    cJSON_CreateNumber(fake_json_number(*table, name, 0) + 1));
}

void
fake_stats_end(const char *label, unsigned status)
{
	char text[12];

	(void)snprintf(text, sizeof(text), "%u", status);
	pthread_mutex_lock(&lock);
	if (counters.in_flight > 0)
		counters.in_flight--;
	count(&counters.routes, label);
	count(&counters.statuses, text);
	pthread_mutex_unlock(&lock);
}

void
fake_stats_item(const char *label, unsigned status)
{
	char text[12];

	(void)snprintf(text, sizeof(text), "%u", status);
	pthread_mutex_lock(&lock);
	count(&counters.routes, label);
	count(&counters.statuses, text);
	pthread_mutex_unlock(&lock);
}

void
fake_stats_reset(void)
{
	pthread_mutex_lock(&lock);
	cJSON_Delete(counters.routes);
	cJSON_Delete(counters.statuses);
	counters = (struct counters){
	    .open = counters.open,
	    .open_max = counters.open,
	    .total = counters.open,
	};
	pthread_mutex_unlock(&lock);
}

static void
add_copy(cJSON *out, const char *name, const cJSON *table)
{
	cJSON_AddItemToObject(out, name,
	    table == NULL ? cJSON_CreateObject() : cJSON_Duplicate(table, 1));
}

cJSON *
fake_stats_report(void)
{
	cJSON *out = cJSON_CreateObject();

	pthread_mutex_lock(&lock);
	cJSON_AddNumberToObject(out, "requests", counters.requests);
	cJSON *flight = cJSON_AddObjectToObject(out, "inFlight");
	cJSON_AddNumberToObject(flight, "now", counters.in_flight);
	cJSON_AddNumberToObject(flight, "max", counters.in_flight_max);
	cJSON *connections = cJSON_AddObjectToObject(out, "connections");
	cJSON_AddNumberToObject(connections, "open", counters.open);
	cJSON_AddNumberToObject(connections, "max", counters.open_max);
	cJSON_AddNumberToObject(connections, "total", counters.total);
	add_copy(out, "routes", counters.routes);
	add_copy(out, "statuses", counters.statuses);
	pthread_mutex_unlock(&lock);
	return out;
}
