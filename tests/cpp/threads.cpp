// Many threads at once: sessions over one model, trainers with threads of their own, calls that
// may run at the same time on one handle, errors that move. Written for ThreadSanitizer too.

#include "harness_owned.hpp"
#include "harness_points.h"

#include <atomic>
#include <cstdint>
#include <cstring>
#include <string>
#include <thread>
#include <vector>

namespace {

constexpr int THREADS = 6;

// Runs a function on several threads at once; each gets its number.
template <typename Function> void on_threads(Function function)
{
    std::atomic<int> ready{0};
    std::vector<std::thread> threads;
    for (int number = 0; number < THREADS; number++)
        threads.emplace_back([&ready, function, number] {
            for (ready++; ready < THREADS;)
                std::this_thread::yield();
            function(number);
            harness_free_error();
        });
    for (auto &thread : threads)
        thread.join();
}

owned<glia_runtime> runtime_of(std::int32_t threads)
{
    glia_runtime_options options{};
    glia_runtime *runtime = nullptr;
    options.struct_size = sizeof options;
    options.threads = threads;
    CHECK_OK(glia_runtime_new(&options, &runtime, ERROR));
    return owned<glia_runtime>(runtime);
}

owned<glia_model> wide_model()
{
    const harness_dense layers[3] = {{64, GLIA_ACTIVATION_TANH},
                                     {64, GLIA_ACTIVATION_RELU},
                                     {10, GLIA_ACTIVATION_SOFTMAX}};
    return owned<glia_model>(harness_model(40, layers, 3, 1));
}

std::vector<float> run(const glia_model *model, const glia_runtime *runtime, std::size_t rows)
{
    std::vector<float> inputs(rows * 40), outputs(rows * 10);
    glia_session *made = nullptr;
    harness_numbers(inputs.data(), inputs.size(), 5);
    CHECK_OK(glia_session_new(model, runtime, rows, &made, ERROR));
    owned<glia_session> session(made);
    for (int again = 0; again < 3; again++)
        CHECK_OK(glia_session_run(session.get(), inputs.data(), inputs.size(), outputs.data(),
                                  outputs.size(), ERROR));
    return outputs;
}

// A session a thread over one model, made and used at once; one runtime for all, or none.
void check_sessions()
{
    const auto model = wide_model();
    const auto expected = run(model.get(), nullptr, 100);
    const auto shared = runtime_of(3);
    on_threads([&](int number) {
        const auto outputs = run(model.get(), number % 2 ? shared.get() : nullptr, 100);
        CHECK_SAME(outputs.data(), expected.data(), expected.size(), "thread %d", number);
    });
}

// Trainers with one runtime, on many threads: each as if it were alone.
void check_trainers()
{
    std::uint8_t expected[HARNESS_HASH];
    points data;
    points_make(&data);
    glia_fit_options options{};
    options.struct_size = sizeof options;
    options.epochs = 3;
    const auto fit = [&](const glia_runtime *runtime, std::uint8_t *hash) {
        owned<glia_trainer> trainer(points_trainer(runtime, 9));
        CHECK_OK(glia_trainer_fit(trainer.get(), data.input_tensor, data.label_tensor, &options,
                                  nullptr, nullptr, ERROR));
        harness_trainer_hash(trainer.get(), hash);
    };
    fit(nullptr, expected);
    const auto shared = runtime_of(2);
    on_threads([&](int number) {
        std::uint8_t hash[HARNESS_HASH];
        fit(shared.get(), hash);
        CHECK_THAT(harness_same_hash(hash, expected), "thread %d: other weights", number);
    });
    points_free(&data);
}

// A trainer whose work is large enough to be shared by its own threads.
void check_large_steps()
{
    const std::size_t rows = 256;
    const harness_dense layers[2] = {{128, GLIA_ACTIVATION_TANH}, {10, GLIA_ACTIVATION_IDENTITY}};
    std::vector<float> inputs(rows * 128);
    std::vector<std::int64_t> labels(rows, 3);
    std::uint8_t hashes[3][HARNESS_HASH];
    owned<glia_model> model(harness_model(128, layers, 2, 1));
    harness_numbers(inputs.data(), inputs.size(), 5);
    for (std::int32_t threads = 1; threads <= 3; threads++) {
        const auto runtime = runtime_of(threads);
        owned<glia_trainer> trainer(harness_trainer(model.get(), GLIA_LOSS_SOFTMAX_CROSS_ENTROPY,
                                                    GLIA_OPTIMIZER_ADAM, 0.01, runtime.get(), rows,
                                                    0));
        for (int step = 0; step < 3; step++)
            CHECK_OK(glia_trainer_step(trainer.get(), inputs.data(), inputs.size(), labels.data(),
                                       GLIA_TYPE_INT64, rows, nullptr, ERROR));
        harness_trainer_hash(trainer.get(), hashes[threads - 1]);
        CHECK(harness_same_hash(hashes[threads - 1], hashes[0]));
    }
}

// Calls with `const` handles, all on the same ones.
void check_shared_reads()
{
    const auto model = wide_model();
    owned<glia_trainer> trainer(points_trainer(nullptr, 1));
    glia_activation *made = nullptr;
    CHECK_OK(glia_activation_new(GLIA_ACTIVATION_SOFTMAX, &made, ERROR));
    owned<glia_activation> softmax(made);
    std::uint8_t expected[HARNESS_HASH];
    harness_model_hash(model.get(), expected);
    on_threads([&](int number) {
        std::uint8_t hash[HARNESS_HASH];
        std::vector<float> values(64 * 40);
        harness_model_hash(model.get(), hash);
        CHECK_THAT(harness_same_hash(hash, expected), "thread %d", number);
        CHECK_OK(glia_model_parameter_get(model.get(), 0, values.data(), 64 * 40, ERROR));
        CHECK_OK(glia_activation_forward(softmax.get(), nullptr, values.data(), 64, 40,
                                         values.data(), ERROR));
        glia_model *copy = nullptr;
        std::size_t size = 0;
        CHECK_OK(glia_trainer_model(trainer.get(), &copy, ERROR));
        CHECK_OK(glia_trainer_save_to_memory(trainer.get(), nullptr, 0, &size, ERROR));
        CHECK_OK(glia_model_parameter_set(copy, 0, values.data(), 60, ERROR));
        glia_model_free(copy);
    });
}

// Errors made on many threads, read and freed here.
void check_errors()
{
    std::vector<glia_error *> errors(THREADS, nullptr);
    on_threads([&](int number) {
        glia_loss *loss = nullptr;
        CHECK(glia_loss_new(1000 + number, &loss, &errors[static_cast<std::size_t>(number)]) ==
              GLIA_ERROR_UNKNOWN_KIND);
    });
    for (int number = 0; number < THREADS; number++) {
        owned<glia_error> error(errors[static_cast<std::size_t>(number)]);
        char text[256] = "";
        CHECK(glia_error_message(error.get(), text, sizeof text, nullptr) == GLIA_OK);
        CHECK_THAT(std::strstr(text, std::to_string(1000 + number).c_str()) != nullptr,
                   "\"%s\" is not that of thread %d", text, number);
    }
}

// Runtimes that come and go on many threads.
void check_runtimes()
{
    const auto model = wide_model();
    const auto expected = run(model.get(), nullptr, 200);
    on_threads([&](int number) {
        const auto own = runtime_of(number % 3 + 1);
        const auto outputs = run(model.get(), own.get(), 200);
        CHECK_SAME(outputs.data(), expected.data(), expected.size(), "thread %d", number);
    });
}

}  // namespace

int main()
{
    check_sessions();
    check_trainers();
    check_large_steps();
    check_shared_reads();
    check_errors();
    check_runtimes();
    return harness_finish("threads");
}
