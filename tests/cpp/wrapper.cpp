// glia.hpp with exceptions, and what only they have: a message, and what a callback throws.

#include "glia/glia.hpp"
#include "harness.h"
#include "harness_second_unit.hpp"

#include <cstring>
#include <stdexcept>

namespace {

template <class Call> glia::error_code code_of(Call call)
{
    try {
        call();
    } catch (const glia::error &error) {
        CHECK_THAT(std::strlen(error.what()) > 5, "message: %s", error.what());
        return error.code();
    }
    return glia::error_code::ok;
}

}  // namespace

#define TAKE(result) (result)
#define CHECK_WORKS(result) static_cast<void>(result)
#define FAILS(result) code_of([&] { static_cast<void>(result); })
#include "harness_wrapper.hpp"

namespace {

// An error names the argument, is a std::exception, and its copies keep the message.
void check_messages()
{
    std::exception_ptr kept;
    try {
        glia::optimizer::make(glia::optimizer_kind::adam, {{glia::param::learning_rate, -1.0}});
    } catch (const std::exception &error) {
        CHECK_THAT(std::strstr(error.what(), "learning_rate") != nullptr, "%s", error.what());
        kept = std::current_exception();
    }
    CHECK(kept != nullptr);
    try {
        std::rethrow_exception(kept);
    } catch (const glia::error &error) {
        const glia::error copy = error;
        CHECK(copy.code() == glia::error_code::out_of_range);
        CHECK(copy.what() == error.what());
        CHECK_THAT(std::strstr(copy.what(), "learning_rate") != nullptr, "%s", copy.what());
    }
    try {
        glia::model::load("no such file");
        CHECK(false);
    } catch (const glia::error &error) {
        CHECK(error.code() == glia::error_code::io);
    }
}

// What a callback throws comes out of fit, and the trainer goes on afterwards.
void check_callback()
{
    auto inputs = wrapper::numbers(wrapper::ROWS * 2, 8), wanted = wrapper::numbers(wrapper::ROWS, 9);
    const auto data = glia::tensor::borrow(inputs, {std::int64_t{wrapper::ROWS}, std::int64_t{2}});
    const auto goals = glia::tensor::borrow(wanted, {std::int64_t{wrapper::ROWS}, std::int64_t{1}});
    auto trainer = wrapper::trainer_of(wrapper::network(3), glia::optimizer_kind::momentum);
    auto options = glia::sized<glia_fit_options>();
    options.epochs = 3;
    options.batch_size = 4;
    bool caught = false;
    try {
        trainer.fit(data, goals, options, [](const glia_progress &progress) -> bool {
            if (progress.epoch == 1)
                throw std::runtime_error("enough");
            return true;
        });
    } catch (const std::runtime_error &error) {
        caught = std::strcmp(error.what(), "enough") == 0;
    }
    CHECK(caught);
    CHECK(trainer.step_count() == 3);
    CHECK(trainer.advance(data, goals, 100).finished);
    CHECK(trainer.run_for(data, goals, 1).finished);
    trainer.begin(options);
    while (trainer.run_for(data, goals, 0).steps == 0)
        CHECK(trainer.step_count() >= 3);
    trainer.settle();
    while (!trainer.step_for(inputs, wanted, 0).finished)
        CHECK(trainer.step_count() >= 3);
}

}  // namespace

int main()
{
    check_messages();
    check_callback();
    // The other unit of this program has no exceptions.
    CHECK(second_unit_refusal() == GLIA_ERROR_OUT_OF_RANGE);
    return wrapper::check_all("wrapper");
}
