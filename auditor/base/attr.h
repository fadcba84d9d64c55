/*
 * attr.h - the compiler extensions this project allows itself.
 */
#ifndef AUDITOR_BASE_ATTR_H
#define AUDITOR_BASE_ATTR_H

/* The caller must look at the result. */
#define MUST_USE __attribute__((warn_unused_result))

/* printf-like: the format is argument ${fmt}, its values begin at ${first}. */
#define PRINTF(fmt, first) __attribute__((format(printf, fmt, first)))

/* Run ${fn} on the address of the variable when it leaves its scope. */
#define CLEANUP(fn) __attribute__((cleanup(fn)))

/* Hand over ${ptr}: its value, leaving NULL for the cleanup to find. */
#define TAKE(ptr)                                                              \
	__extension__({                                                        \
		__typeof__(ptr) taken_ = (ptr);                                \
		(ptr) = NULL;                                                  \
		taken_;                                                        \
	})

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

#endif
