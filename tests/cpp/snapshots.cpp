// Snapshots from C++: a trainer publishes, a session follows, and rows stand in an engine's structs.

#include <array>
#include <cstdint>
#include <vector>

#include "glia/glia.hpp"
#include "harness.h"

namespace {

constexpr std::size_t INPUTS = 3, OUTPUTS = 2, AGENTS = 9;

struct agent {
    std::array<float, INPUTS> observation;
    std::array<float, OUTPUTS> action;
    std::int32_t number;
};
constexpr std::size_t STRIDE = sizeof(agent) / sizeof(float);

glia::trainer make_trainer()
{
    using namespace glia;
    auto network = graph::make();
    const auto input = network.add_input("input", {std::int64_t{INPUTS}});
    const auto hidden = network.add_dense("hidden", input, 16, activation_kind::tanh);
    network.add_dense("output", hidden, OUTPUTS);
    return trainer::make(model::make(network, 1), loss::make(loss_kind::mean_squared_error),
                         optimizer::make(optimizer_kind::adam));
}

} // namespace

int main()
{
    std::vector<agent> agents(AGENTS);
    std::vector<float> inputs(AGENTS * INPUTS), outputs(AGENTS * OUTPUTS);
    harness_numbers(inputs.data(), inputs.size(), 3);
    for (std::size_t row = 0; row < AGENTS; row++) {
        for (std::size_t element = 0; element < INPUTS; element++)
            agents[row].observation[element] = inputs[row * INPUTS + element];
        agents[row].number = static_cast<std::int32_t>(row);
    }
    auto learner = make_trainer();
    const auto newest = learner.snapshots();
    auto session = glia::session::follow(newest, AGENTS);
    for (std::int64_t version = 2; version < 5; version++) {
        learner.step(inputs, std::vector<float>(AGENTS * OUTPUTS, 1.0f));
        CHECK(learner.publish() == version && newest.version() == version);
        session.run(inputs, outputs);
        session.run_strided(AGENTS, {agents[0].observation.data(), STRIDE, 1},
                            {agents[0].action.data(), STRIDE, 1});
        CHECK(session.version() == version);
        CHECK(session.hash() == learner.hash());
        for (std::size_t row = 0; row < AGENTS; row++) {
            CHECK_SAME(agents[row].action.data(), outputs.data() + row * OUTPUTS, OUTPUTS,
                       "agent %zu", row);
            CHECK(agents[row].number == static_cast<std::int32_t>(row));
        }
    }
    session.pin();
    learner.publish();
    session.run(inputs, outputs);
    CHECK(session.version() == 4);
    session.unpin();
    session.run(inputs, outputs);
    CHECK(session.version() == 5);
    return harness_finish("snapshots");
}
