/*
 * Once prepared, computing makes no system call; with a runtime of several threads none but futex,
 * by which they wake each other; with a host's job system (0 threads here) none of glia's. A child process makes everything ready and then gives up all
 * other system calls but those it needs to report and to end: a forbidden one kills it.
 *
 * Sanitizers make calls of their own: with them it does nothing. It does not run under Valgrind,
 * which runs no such filters.
 */

#define _GNU_SOURCE
#include "harness_jobs.h"

#include <stdio.h>

#if defined(__x86_64__)
#define AUDITED AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define AUDITED AUDIT_ARCH_AARCH64
#endif

#if defined(__linux__) && defined(AUDITED) && !defined(HAS_SANITIZER)
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

/* Large enough for threads to share a batch, a step's products and the update. */
enum { INPUTS = 64, HIDDEN = 512, OUTPUTS = 10, ROWS = 256 };

/* Of the child: not 1, which a failed check ends with. */
enum { FILTER_REFUSED = 3 };

#define ALLOW(number) \
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (number), 0, 1), \
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)

/* Leaves every thread of this process write, the ends of a process, and `one_more`. */
static void give_up_system_calls(unsigned one_more)
{
    struct sock_filter filter[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, AUDITED, 1, 0),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        ALLOW(SYS_write),
        ALLOW(SYS_exit_group),
        ALLOW(one_more),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
    };
    struct sock_fprog program = {sizeof filter / sizeof *filter, filter};
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 ||
        syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &program) != 0)
        _exit(FILTER_REFUSED);
}

/* What a host calls in each frame. */
typedef struct prepared {
    glia_session *session;
    glia_session *following;
    glia_trainer *trainer;
    glia_samples *samples;
    glia_activation *activation;
    glia_runtime *runtime;
    float inputs[ROWS * INPUTS];
    int32_t labels[ROWS];
    float outputs[ROWS * OUTPUTS];
    float values[ROWS * INPUTS];
    float gradient[ROWS * INPUTS];
} prepared;

static void prepare(prepared *all, int32_t threads)
{
    const harness_dense layers[3] = {{HIDDEN, GLIA_ACTIVATION_TANH},
                                     {HIDDEN, GLIA_ACTIVATION_RELU},
                                     {OUTPUTS, GLIA_ACTIVATION_IDENTITY}};
    const glia_runtime_options options = {sizeof options, threads, 0};
    glia_model *model = harness_model(INPUTS, layers, 3, 1);
    if (threads > 1)
        CHECK_OK(glia_runtime_new(&options, &all->runtime, ERROR));
    else if (threads == 0)
        all->runtime = harness_job_runtime(harness_inline_run, NULL, 2);
    CHECK_OK(glia_session_new(model, all->runtime, ROWS, &all->session, ERROR));
    CHECK_OK(glia_activation_new(GLIA_ACTIVATION_SIGMOID, &all->activation, ERROR));
    all->trainer = harness_trainer(model, GLIA_LOSS_SOFTMAX_CROSS_ENTROPY, GLIA_OPTIMIZER_ADAM,
                                   0.01, all->runtime, ROWS, 1);
    glia_loss *loss = harness_loss(GLIA_LOSS_SOFTMAX_CROSS_ENTROPY);
    CHECK_OK(glia_samples_new(GLIA_SAMPLES_RESERVOIR, &all->samples, ERROR));
    CHECK_OK(glia_samples_prepare(all->samples, model, loss, GLIA_TYPE_INT32, ERROR));
    CHECK_OK(glia_trainer_samples_attach(all->trainer, all->samples, 1, ERROR));
    glia_loss_free(loss);
    glia_model_free(model);
    glia_snapshots *snapshots = NULL;
    CHECK_OK(glia_trainer_snapshots(all->trainer, &snapshots, ERROR));
    CHECK_OK(glia_session_follow(snapshots, all->runtime, ROWS, &all->following, ERROR));
    glia_snapshots_free(snapshots);
    harness_numbers(all->inputs, ROWS * INPUTS, 3);
    for (int32_t row = 0; row < ROWS; row++)
        all->labels[row] = row % OUTPUTS;
}

/* Publishes, and has the session that follows pick it up, pin it and run over columns of arrays. */
static void serve_newest(prepared *all)
{
    int64_t published = 0, version = 0;
    CHECK_OK(glia_trainer_publish(all->trainer, &published, ERROR));
    CHECK_OK(glia_session_unpin(all->following, ERROR));
    CHECK_OK(glia_session_run_strided(all->following, 1, all->inputs, INPUTS, 1, all->outputs,
                                      OUTPUTS, 1, ERROR));
    CHECK_OK(glia_session_pin(all->following, ERROR));
    CHECK_OK(glia_session_run_strided(all->following, ROWS, all->inputs, 1, ROWS, all->outputs, 1,
                                      ROWS, ERROR));
    CHECK_OK(glia_session_version(all->following, &version, ERROR));
    CHECK(version == published);
}

static void compute(prepared *all)
{
    double loss = 0;
    glia_frame frame = {.struct_size = sizeof frame};
    CHECK_OK(glia_session_run(all->session, all->inputs, INPUTS, all->outputs, OUTPUTS, ERROR));
    CHECK_OK(glia_session_run(all->session, all->inputs, ROWS * INPUTS, all->outputs,
                              ROWS * OUTPUTS, ERROR));
    CHECK_OK(glia_trainer_step(all->trainer, all->inputs, ROWS * INPUTS, all->labels,
                               GLIA_TYPE_INT32, ROWS, &loss, ERROR));
    for (int number = 0; number < 20 && !frame.finished; number++)
        CHECK_OK(glia_trainer_step_for(all->trainer, all->inputs, ROWS * INPUTS, all->labels,
                                       GLIA_TYPE_INT32, ROWS, 200000, &frame, ERROR));
    serve_newest(all);
    CHECK_OK(glia_samples_add(all->samples, all->inputs, ROWS * INPUTS, all->labels,
                              GLIA_TYPE_INT32, ROWS, NULL, 0, ERROR));
    CHECK_OK(glia_trainer_step_samples(all->trainer, ROWS, &loss, ERROR));
    CHECK_OK(glia_activation_forward(all->activation, all->runtime, all->inputs, ROWS, INPUTS,
                                     all->values, ERROR));
    CHECK_OK(glia_activation_backward(all->activation, all->runtime, NULL, all->values,
                                      all->inputs, ROWS, INPUTS, all->gradient, ERROR));
}

/* The life of a child. With `offend` it makes one call too many. */
static void child(int32_t threads, int offend)
{
    static prepared all;
    /* A child that is killed is what one test waits for: it should leave no core. */
    const struct rlimit no_core = {0, 0};
    CHECK(setrlimit(RLIMIT_CORE, &no_core) == 0);
    prepare(&all, threads);
    compute(&all);
    /* What it prints at its end is then written at once, and nothing is asked about the file. */
    setvbuf(stdout, NULL, _IONBF, 0);
    give_up_system_calls(threads > 1 ? SYS_futex : SYS_write);
    for (int again = 0; again < (harness_short() ? 2 : 20); again++)
        compute(&all);
    if (offend)
        (void)syscall(SYS_getpid);
    _exit(harness_finish("system_calls, a child"));
}

/* How a child ended, as waitpid has it. */
static int outcome(int32_t threads, int offend)
{
    int status = 0;
    fflush(stdout);
    fflush(stderr);
    pid_t pid = fork();
    if (pid == 0)
        child(threads, offend);
    CHECK(pid > 0 && waitpid(pid, &status, 0) == pid);
    return status;
}

static void check_child(int32_t threads)
{
    int status = outcome(threads, 0);
    CHECK_THAT(!WIFEXITED(status) || WEXITSTATUS(status) != FILTER_REFUSED,
               "the system refused a filter of system calls (seccomp)");
    CHECK_THAT(!WIFSIGNALED(status), "%d threads: a system call, signal %d", (int)threads,
               WTERMSIG(status));
    CHECK_THAT(WIFEXITED(status) && WEXITSTATUS(status) == 0, "%d threads: status %#x",
               (int)threads, (unsigned)status);
}

int main(void)
{
    int caught = outcome(1, 1);
    CHECK_THAT(WIFSIGNALED(caught) && WTERMSIG(caught) == SIGSYS, "the filter let a call pass");
    check_child(0);
    check_child(1);
    check_child(2);
    check_child(4);
    return harness_finish("system_calls");
}

#else

int main(void)
{
    printf("system_calls: not filtered on this system or with this sanitizer\n");
    return 0;
}

#endif
