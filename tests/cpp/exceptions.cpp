// Exceptions stay on their side: glia throws none, whatever it is given, and a callback that
// catches its own stops the run, after which the host may throw on.

#include "harness_owned.hpp"
#include "harness_points.h"

#include <cstdint>
#include <exception>
#include <stdexcept>
#include <string>

namespace {

struct stopped {
    int calls = 0;
    std::exception_ptr exception;
};

// The host's own code in the callback: throws in the third step.
void work(stopped &state)
{
    if (++state.calls == 3)
        throw std::runtime_error("the disk is full");
}

std::int32_t callback(const glia_progress *, void *user) noexcept
{
    auto &state = *static_cast<stopped *>(user);
    try {
        work(state);
        return 0;
    } catch (...) {
        state.exception = std::current_exception();
        return 1;
    }
}

// Runs with the callback, and throws on what it caught.
void fit(glia_trainer *trainer, const points &data, stopped &state)
{
    glia_fit_options options{};
    options.struct_size = sizeof options;
    options.epochs = 5;
    CHECK_OK(glia_trainer_fit(trainer, data.input_tensor, data.label_tensor, &options, callback,
                              &state, ERROR));
    if (state.exception)
        std::rethrow_exception(state.exception);
}

void check_callback()
{
    points data;
    points_make(&data);
    stopped state;
    owned<glia_trainer> trainer(points_trainer(nullptr, 1));
    std::string caught;
    try {
        fit(trainer.get(), data, state);
    } catch (const std::runtime_error &error) {
        caught = error.what();
    }
    CHECK(caught == "the disk is full" && state.calls == 3);
    glia_progress progress{};
    progress.struct_size = sizeof progress;
    CHECK_OK(glia_trainer_advance(trainer.get(), data.input_tensor, data.label_tensor, 1000,
                                  &progress, ERROR));
    CHECK(progress.finished == 1);
    points_free(&data);
}

// Requests that no memory can fulfil, and wrong ones, give statuses.
void check_nothing_thrown()
{
    const std::int64_t huge[2] = {std::int64_t{1} << 58, 1};
    glia_tensor *tensor = nullptr;
    glia_session *session = nullptr;
    glia_model *model = nullptr;
    bool thrown = false;
    try {
        CHECK(glia_tensor_new(GLIA_TYPE_FLOAT32, huge, 2, &tensor, ERROR) != GLIA_OK);
        CHECK(glia_session_new(nullptr, nullptr, 1, &session, ERROR) == GLIA_ERROR_NULL_POINTER);
        CHECK(glia_model_load("/nowhere/at/all", GLIA_STRLEN, &model, ERROR) == GLIA_ERROR_IO);
    } catch (...) {
        thrown = true;
    }
    CHECK(!thrown && tensor == nullptr && session == nullptr && model == nullptr);
}

}  // namespace

int main()
{
    check_callback();
    check_nothing_thrown();
    return harness_finish("exceptions");
}
