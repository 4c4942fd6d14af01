// The latency of single calls of libtorch: the ATen calls of the network with outputs that exist
// already, in inference mode, on one thread: the cheapest way to call it without a compiler.
//
//   libtorch NETWORK CALLS
#include "latency.h"

#include <torch/torch.h>

namespace {

struct policy {
    at::Tensor x, w1, b1, w2, b2, w3, b3, h1, h2, y;
};

int run(void *user)
{
    policy &net = *static_cast<policy *>(user);
    at::addmm_out(net.h1, net.b1, net.x, net.w1);
    net.h1.tanh_();
    at::addmm_out(net.h2, net.b2, net.h1, net.w2);
    net.h2.tanh_();
    at::addmm_out(net.y, net.b3, net.h2, net.w3);
    return 0;
}

} // namespace

int main(int count, char **arguments)
{
    static network net;
    if (count != 3) {
        std::fprintf(stderr, "usage: libtorch NETWORK CALLS\n");
        return 2;
    }
    read_network(arguments[1], &net);
    at::set_num_threads(1);
    c10::InferenceMode mode;
    const auto of = [](float *values, at::IntArrayRef shape) { return at::from_blob(values, shape); };
    policy user{of(net.observation, {1, OBSERVATIONS}),
                of(net.w1, {OBSERVATIONS, UNITS}),
                of(net.b1, {UNITS}),
                of(net.w2, {UNITS, UNITS}),
                of(net.b2, {UNITS}),
                of(net.w3, {UNITS, ACTIONS}),
                of(net.b3, {ACTIONS}),
                at::empty({1, UNITS}),
                at::empty({1, UNITS}),
                at::empty({1, ACTIONS})};
    measure("libtorch", "run", std::atol(arguments[2]), run, &user, user.y.data_ptr<float>());
    return 0;
}
