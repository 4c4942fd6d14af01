// From C++: buffers of samples, and a training on a thread of the library's own that learns from them.

#include <chrono>
#include <cstdint>
#include <utility>
#include <vector>

#include "glia/glia.hpp"
#include "harness.h"

namespace {

constexpr std::size_t ROWS = 64, INPUTS = 4;

glia::model make_model()
{
    using namespace glia;
    auto network = graph::make();
    const auto input = network.add_input("input", {std::int64_t{INPUTS}});
    const auto hidden = network.add_dense("hidden", input, 16, activation_kind::tanh);
    network.add_dense("output", hidden, 2);
    return model::make(network, 1);
}

glia::trainer make_trainer()
{
    using namespace glia;
    return trainer::make(make_model(), loss::make(loss_kind::softmax_cross_entropy),
                         optimizer::make(optimizer_kind::adam));
}

glia::samples make_samples()
{
    using namespace glia;
    auto buffer = samples::make(samples_kind::ring, {{param::capacity, ROWS}});
    buffer.prepare(make_model(), loss::make(loss_kind::softmax_cross_entropy), type::int32);
    return buffer;
}

void check_samples(const std::vector<float> &inputs, const std::vector<std::int32_t> &labels)
{
    const auto buffer = make_samples();
    CHECK(buffer.kind() == glia::samples_kind::ring && buffer.count() == std::size_t{0});
    buffer.add(inputs, labels, std::vector<float>(ROWS, 0.5F));
    buffer.add({inputs.data(), INPUTS}, {labels.data(), 1});
    CHECK(buffer.count() == ROWS && buffer.total() == std::uint64_t{ROWS + 1});
    std::vector<float> row(INPUTS);
    std::vector<std::int64_t> label(1);
    CHECK(buffer.read(0, row, glia::span<std::int64_t>(label)) == 0.5F);
    CHECK_SAME(row.data(), inputs.data() + INPUTS, INPUTS, "the oldest");
    CHECK(label[0] == labels[1]);
    buffer.clear();
    CHECK(buffer.total() == std::uint64_t{0});
}

/// The thread, the host, and the host's frames learn the same.
void check_training(const std::vector<float> &inputs, const std::vector<std::int32_t> &labels)
{
    constexpr std::int64_t STEPS = 200;
    const auto buffer = make_samples();
    buffer.add(inputs, labels);
    auto on_thread = make_trainer(), on_host = make_trainer();
    on_thread.attach(buffer);
    on_host.attach(buffer);
    on_host.prepare_samples(16);
    const auto training = on_thread.start_samples(16, STEPS);
    double loss = 0;
    for (std::int64_t step = 0; step < STEPS; step++)
        loss = on_host.step_samples(16);
    training.wait();
    CHECK(training.wait_for(std::chrono::milliseconds(1)) == true);
    const glia_training_state state = training.progress();
    CHECK(state.finished && state.steps == STEPS && state.loss == loss);
    CHECK(on_thread.hash() == on_host.hash());
    auto endless = on_thread.start_samples(16);
    auto moved = std::move(endless);
    CHECK(moved.wait_for(std::chrono::milliseconds(5)) == false);
    moved.stop();
    on_thread.publish();
}

/// Whichever goes first.
void check_lives(std::vector<float> &inputs, std::vector<std::int32_t> &labels)
{
    constexpr std::int64_t SIZE = ROWS;
    const auto input_tensor = glia::tensor::borrow(inputs, {SIZE, std::int64_t{INPUTS}});
    const auto label_tensor = glia::tensor::borrow(labels, {SIZE});
    auto options = glia::sized<glia_fit_options>();
    options.epochs = 1000000;
    glia::training outlives;
    {
        auto learner = make_trainer();
        learner.begin(options);
        outlives = learner.start(input_tensor, label_tensor);
        CHECK(outlives.progress().running);
    }
    outlives.wait();
    CHECK(!outlives.progress().finished);
}

} // namespace

int main()
{
    std::vector<float> inputs(ROWS * INPUTS);
    std::vector<std::int32_t> labels(ROWS);
    harness_numbers(inputs.data(), inputs.size(), 3);
    for (std::size_t row = 0; row < ROWS; row++)
        labels[row] = inputs[row * INPUTS] > 0;
    check_samples(inputs, labels);
    check_training(inputs, labels);
    check_lives(inputs, labels);
    return harness_finish("training");
}
