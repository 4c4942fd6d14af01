/*
 * hostile_table_host.c: the exports by which a host gives its job system, its log, its allocator.
 */
#include "hostile_describe.h"
#include "hostile_tables.h"

static const glia_runtime_options job_options = {sizeof(job_options), 2, 0};

CALL(runtime_new_with_jobs, P(0), slots[1].jobs, P(2), P(3), P(4))
CALL(runtime_log_set, P(0), slots[1].log, P(2), I32(3), P(4))
CALL(allocator_set, slots[0].allocate, slots[1].deallocate, P(2), P(3))

const struct export_entry entries_of_hosts[] = {
    ENTRY(runtime_new_with_jobs, OPTIONS(job_options), CALLBACK_NEEDED("parallel_for"),
          USER("user"), OUT_HANDLE("runtime", KIND_RUNTIME), ERROR),
    ENTRY(runtime_log_set, EXCLUSIVE("runtime", KIND_RUNTIME), CALLBACK("callback"), USER("user"),
          CODE("level", GLIA_LOG_LEVEL_WARNING), ERROR),
    /* What the table calls has memory in use. */
    ENTRY_FAILING(allocator_set, GLIA_ERROR_INVALID_STATE, CALLBACK_NEEDED("allocate"),
                  CALLBACK_NEEDED("deallocate"), USER("user"), ERROR),
};
const size_t count_of_hosts = sizeof(entries_of_hosts) / sizeof(entries_of_hosts[0]);
