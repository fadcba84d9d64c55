/*
 * interrupt.c - Ctrl-C and kill while a tenant is read.
 */
#include "cmd/interrupt.h"

#include <stddef.h>

#include "auditor/base/attr.h"

#include "auditor/base/banned.h"

static const int numbers[] = {SIGINT, SIGTERM, SIGHUP};
static struct sigaction before[COUNT_OF(numbers)];
static volatile sig_atomic_t is_stopped;

static void
on_signal(int number)
{
	(void)number;
	is_stopped = 1;
}

const volatile sig_atomic_t *
interrupt_begin(void)
{
	struct sigaction action = {
	    .sa_handler = on_signal, .sa_flags = (int)SA_RESETHAND};

	is_stopped = 0;
	for (size_t i = 0; i < COUNT_OF(numbers); i++) {
		(void)sigaction(numbers[i], NULL, &before[i]);
		/* nohup(1) and background jobs of old shells ignore some. */
		if (before[i].sa_handler != SIG_IGN)
			(void)sigaction(numbers[i], &action, NULL);
	}
	return &is_stopped;
}

void
interrupt_end(void)
{
	for (size_t i = 0; i < COUNT_OF(numbers); i++)
		(void)sigaction(numbers[i], &before[i], NULL);
}
