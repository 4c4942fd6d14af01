// What a call costs in C++, through glia.hpp: with exceptions, and, built with -fno-exceptions, by results.
// benches/calls/run.py runs it.

#include "glia/glia.hpp"

#include "measure.h"
#include "problem.h"

#include <cstdlib>
#include <utility>
#include <vector>

namespace {

#ifdef GLIA_NO_EXCEPTIONS
template <class Value> Value take(glia::result<Value> found)
{
    if (!found) {
        std::fprintf(stderr, "%s\n", found.failure().what());
        std::exit(1);
    }
    return *std::move(found);
}

void done(const glia::result<void> &call)
{
    if (!call) {
        std::fprintf(stderr, "%s\n", call.failure().what());
        std::exit(1);
    }
}
#define DONE(call) done(call)
#else
template <class Value> Value take(Value found) { return found; }
#define DONE(call) call
#endif

struct run {
    glia::session session;
    std::vector<float> inputs, outputs;

    run(const glia::model &model, std::size_t rows)
        : session(take(glia::session::make(model, rows))), inputs(rows * CALLS_INPUTS),
          outputs(rows * CALLS_OUTPUTS)
    {
        calls_inputs(inputs.data(), inputs.size());
        infer(this, 1);
    }

    static void ask(void *user, std::int64_t calls)
    {
        const auto &self = *static_cast<run *>(user);
        for (std::int64_t call = 0; call < calls; call++)
            take(self.session.version());
    }

    static void infer(void *user, std::int64_t calls)
    {
        auto &self = *static_cast<run *>(user);
        for (std::int64_t call = 0; call < calls; call++)
            DONE(self.session.run(self.inputs, self.outputs));
    }
};

void bare(void *user, std::int64_t calls)
{
    auto &version = *static_cast<volatile std::uint32_t *>(user);
    for (std::int64_t call = 0; call < calls; call++)
        version = glia::version();
}

glia::model network()
{
    auto graph = take(glia::graph::make());
    const auto inputs = take(graph.add_input("inputs", {std::int64_t{CALLS_INPUTS}}));
    const auto hidden =
        take(graph.add_dense("hidden", inputs, CALLS_HIDDEN, glia::activation_kind::tanh));
    take(graph.add_dense("output", hidden, CALLS_OUTPUTS));
    return take(glia::model::make(graph, CALLS_SEED));
}

} // namespace

int main()
{
    const auto model = network();
    run row(model, 1), batch(model, CALLS_ROWS);
    std::uint32_t version = 0;
    calls_report(calls_hash(calls_hash(CALLS_HASH, row.outputs.data(), row.outputs.size()),
                            batch.outputs.data(), batch.outputs.size()));
    calls_time("calls.bare", bare, &version);
    calls_time("calls.ask", run::ask, &row);
    calls_time("calls.row", run::infer, &row);
    calls_time("calls.batch", run::infer, &batch);
    return 0;
}
