// The installed headers of C++ beside the installed library: learns the exclusive or.

#include <cstdio>
#include <vector>

#include <glia/glia.hpp>

int main()
{
    using namespace glia;
    const std::vector<float> inputs = {0, 0, 0, 1, 1, 0, 1, 1};
    const std::vector<float> wanted = {0, 1, 1, 0};
    auto network = graph::make();
    const auto pair = network.add_input("pair", {std::int64_t{2}});
    const auto hidden = network.add_dense("hidden", pair, 8, activation_kind::tanh);
    network.add_dense("output", hidden, 1);
    auto learner = trainer::make(model::make(network, 1), loss::make(loss_kind::mean_squared_error),
                                 optimizer::make(optimizer_kind::adam, {{param::learning_rate, 0.05}}));
    for (int step = 0; step < 500; step++)
        learner.step(inputs, wanted);
    std::vector<float> outputs(4);
    session::make(learner.snapshot(), 4).run(inputs, outputs);
    for (int row = 0; row < 4; row++)
        if ((outputs[row] > 0.5f) != (wanted[row] > 0.5f))
            return 1;
    std::printf("wrapper: learned\n");
    return 0;
}
