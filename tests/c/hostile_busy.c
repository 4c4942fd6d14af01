/*
 * hostile_busy.c: calls that use one handle at the same time against the contract. A thread is
 * held inside a call by an argument on a page that may not be read yet, so that it is certain
 * that the calls overlap; the handler of the fault lets it go on when it is told to.
 */
#define _DEFAULT_SOURCE
#include "hostile.h"

#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/mman.h>

enum { PAGE_SIZE = 65536 };

/* A call, the argument that holds it, and the handle that it has by then. */
struct holding {
    const char *export_name, *page_argument, *handle;
};

/* No array that is first read by a masked load: Valgrind does not say where such a load faults. */
static const struct holding holdings[] = {
    /* Calls that have the handle to themselves. */
    {"glia_graph_add_input", "name", "graph"},
    {"glia_graph_add_layer", "inputs", "graph"},
    {"glia_layer_set_initializer", "parameter", "layer"},
    {"glia_model_parameter_set", "values", "model"},
    {"glia_session_run", "inputs", "session"},
    {"glia_tensor_copy_in", "data", "tensor"},
    {"glia_trainer_step", "inputs", "trainer"},
    {"glia_trainer_begin", "options", "trainer"},
    {"glia_trainer_fit", "options", "trainer"},
    /* Calls that share the handle with others of their kind. */
    {"glia_activation_forward", "input", "activation"},
    {"glia_activation_forward", "input", "runtime"},
    {"glia_error_message", "text", "error"},
    {"glia_graph_add_layer", "inputs", "layer"},
    {"glia_graph_node_shape", "shape", "graph"},
    {"glia_initializer_fill", "name", "initializer"},
    {"glia_loss_evaluate", "targets", "loss"},
    {"glia_model_parameter_get", "values", "model"},
    {"glia_report_layer_name", "text", "report"},
    {"glia_tensor_copy_out", "data", "tensor"},
    {"glia_trainer_fit", "options", "inputs"},
    {"glia_trainer_new", "options", "model"},
    {"glia_trainer_new", "options", "loss"},
    {"glia_trainer_new", "options", "optimizer"},
    {"glia_trainer_parameter_get", "values", "trainer"},
};

static unsigned char *page;
static atomic_bool entered, finished, released;

static void allow_page(void)
{
    mprotect(page, PAGE_SIZE, PROT_READ | PROT_WRITE);
}

/* Runs where the held thread touches the page. Any other fault ends the program as ever. */
static void handle_fault(int signal_number, siginfo_t *information, void *unused)
{
    const unsigned char *address = information->si_addr;
    (void)unused;
    if (address < page || address >= page + PAGE_SIZE) {
        signal(signal_number, SIG_DFL);
        return;
    }
    atomic_store(&entered, true);
    while (!atomic_load(&released)) {
        poll(NULL, 0, 1);
    }
    allow_page();
}

static void *run_held_call(void *argument)
{
    struct fixture *fixture = argument;
    int32_t status = fixture_call(fixture);
    begin_check(fixture->entry, "held", NULL);
    check_status(status, GLIA_OK);
    atomic_store(&finished, true);
    return NULL;
}

static void try_while_held(const struct export_entry *entry, size_t place, void *handle,
                           bool conflict)
{
    const struct argument *argument = &entry->arguments[place];
    struct fixture fixture;
    begin_check(entry, "a handle in use", argument->name);
    fixture_begin(&fixture, entry);
    fixture.slots[place].pointer = handle;
    if (conflict) {
        expect_failure_with(&fixture, GLIA_ERROR_BUSY, argument, "in use by a call");
    } else {
        check(fixture_call(&fixture) != GLIA_ERROR_BUSY, "calls that share a handle to overlap");
    }
    fixture_end(&fixture);
}

/* Tries the held handle with every argument of its kind. */
static void try_all_while_held(const struct argument *held, void *handle)
{
    for (size_t index = 0; index < entry_count(); index++) {
        const struct export_entry *entry = entry_at(index);
        for (size_t place = 0; place < argument_count(entry); place++) {
            const struct argument *argument = &entry->arguments[place];
            bool same = argument->role == ROLE_HANDLE &&
                        plain_kind(argument->kind) == plain_kind(held->kind);
            if (same && entry->returns == RETURNS_STATUS) {
                try_while_held(entry, place, handle, held->exclusive || argument->exclusive);
            }
        }
    }
}

static void begin_page(struct fixture *fixture, int place)
{
    page = mmap(NULL, PAGE_SIZE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    memcpy(page, fixture->memory[place], fixture->sizes[place]);
    mprotect(page, PAGE_SIZE, PROT_NONE);
    fixture->slots[place].pointer = page;
    atomic_store(&entered, false);
    atomic_store(&finished, false);
    atomic_store(&released, false);
}

static void check_holding(const struct holding *holding)
{
    const struct export_entry *entry = entry_named(holding->export_name);
    int page_place = argument_named(entry, holding->page_argument);
    int place = argument_named(entry, holding->handle);
    struct fixture fixture;
    pthread_t thread;
    fixture_begin(&fixture, entry);
    begin_page(&fixture, page_place);
    pthread_create(&thread, NULL, run_held_call, &fixture);
    while (!atomic_load(&entered) && !atomic_load(&finished)) {
        poll(NULL, 0, 1);
    }
    begin_check(entry, "held", holding->page_argument);
    check(atomic_load(&entered), "a call that is held");
    try_all_while_held(&entry->arguments[place], fixture.slots[place].pointer);
    atomic_store(&released, true);
    pthread_join(thread, NULL);
    munmap(page, PAGE_SIZE);
    fixture_restore(&fixture);
    clean_outputs(&fixture);
    fixture_end(&fixture);
}

void check_busy_handles(void)
{
    struct sigaction action = {.sa_sigaction = handle_fault, .sa_flags = SA_SIGINFO};
    struct sigaction before;
    sigaction(SIGSEGV, &action, &before);
    for (size_t index = 0; index < sizeof(holdings) / sizeof(holdings[0]); index++) {
        check_holding(&holdings[index]);
    }
    sigaction(SIGSEGV, &before, NULL);
}
