// A peer for w6 (benches/README.md): every activation of glia that libtorch has, by the name it has in
// glia, through the ATen calls that write into an existing tensor. Where libtorch composes a function
// of several calls, so does this.
//
//   T=$(python3 -c 'import torch; print(torch.__path__[0])')
//   g++ -O2 -std=c++20 -I$T/include -I$T/include/torch/csrc/api/include activations.cpp
//       -o libtorch-activations -L$T/lib -Wl,-rpath,$T/lib -ltorch_cpu -lc10 -Wl,--allow-shlib-undefined
#include <torch/torch.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

namespace {

std::string filter;
const char *peer = "libtorch-activations";
int threads = 1;
int samples = 7;
double sample_ns = 20e6;

bool wanted(const std::string &name) {
  for (size_t at = 0; at <= filter.size();) {
    const size_t end = std::min(filter.find(',', at), filter.size());
    if (end > at && name.compare(0, end - at, filter, at, end - at) == 0) return true;
    at = end + 1;
  }
  return filter.empty();
}

template <class Call> double time_of(long count, Call call) {
  const auto start = std::chrono::steady_clock::now();
  for (long index = 0; index < count; index++) call();
  return std::chrono::duration<double, std::nano>(std::chrono::steady_clock::now() - start).count();
}

template <class Call> void bench(const std::string &name, Call call) {
  if (!wanted(name)) return;
  long count = 3;
  double elapsed = time_of(count, call);
  for (; elapsed < sample_ns; count *= 2) elapsed = time_of(count * 2, call);
  count = static_cast<long>(sample_ns / (elapsed / static_cast<double>(count))) + 1;
  std::vector<double> each;
  for (int sample = 0; sample < samples; sample++)
    each.push_back(time_of(count, call) / static_cast<double>(count));
  std::sort(each.begin(), each.end());
  std::printf("{\"peer\":\"%s\",\"wl\":\"%s\",\"threads\":%d,\"ns\":%.3f,\"min\":%.3f,\"max\":%.3f}\n", peer,
              name.c_str(), threads, each[each.size() / 2], each.front(), each.back());
  std::fflush(stdout);
}

/// Inputs uniform in [-4, 4), and what is written.
struct Arrays {
  at::Tensor x, y, gradient, result;
  std::string size;

  explicit Arrays(const char *name, int64_t count)
      : x((at::rand({count / 64, 64}) * 2 - 1) * 4), y(at::empty_like(x)),
        gradient(at::rand_like(x) * 2 - 1), result(at::empty_like(x)), size(name) {}

  template <class Forward, class Backward> void run(const char *name, Forward forward, Backward backward) {
    bench(std::string("w6.") + name + "." + size + ".fwd", forward);
    forward();
    bench(std::string("w6.") + name + "." + size + ".bwd", backward);
  }

  template <class Forward> void run(const char *name, Forward forward) {
    bench(std::string("w6.") + name + "." + size + ".fwd", forward);
  }
};

void piecewise(Arrays &a) {
  auto &[x, y, g, r, size] = a;
  a.run("copy", [&] { y.copy_(x); });
  a.run("relu", [&] { at::clamp_min_out(y, x, 0); }, [&] { at::threshold_backward_out(r, g, x, 0); });
  a.run("relu6", [&] { at::hardtanh_out(y, x, 0, 6); }, [&] { at::hardtanh_backward_out(r, g, x, 0, 6); });
  a.run("hard_tanh", [&] { at::hardtanh_out(y, x, -1, 1); },
        [&] { at::hardtanh_backward_out(r, g, x, -1, 1); });
  a.run("lrelu", [&] { at::leaky_relu_out(y, x, 0.01); },
        [&] { at::leaky_relu_backward_out(r, g, x, 0.01, false); });
  a.run("threshold", [&] { at::threshold_out(y, x, 0.5, 0); },
        [&] { at::threshold_backward_out(r, g, x, 0.5); });
  a.run("hard_sigmoid", [&] { at::hardsigmoid_out(y, x); },
        [&] { at::hardsigmoid_backward_out(r, g, x); });
  a.run("hard_swish", [&] { at::hardswish_out(y, x); }, [&] { at::hardswish_backward_out(r, g, x); });
  a.run("soft_shrink", [&] { at::softshrink_out(y, x, 0.5); },
        [&] { at::softshrink_backward_out(r, g, x, 0.5); });
  a.run("hard_shrink", [&] { at::hardshrink_out(y, x, 0.5); },
        [&] { at::hardshrink_backward_out(r, g, x, 0.5); });
}

void smooth(Arrays &a) {
  auto &[x, y, g, r, size] = a;
  a.run("sigmoid", [&] { at::sigmoid_out(y, x); }, [&] { at::sigmoid_backward_out(r, g, y); });
  a.run("tanh", [&] { at::tanh_out(y, x); }, [&] { at::tanh_backward_out(r, g, y); });
  auto buffer = at::empty_like(x);
  a.run("log_sigmoid", [&] { at::log_sigmoid_forward_out(y, buffer, x); },
        [&] { at::log_sigmoid_backward_out(r, g, x, buffer); });
  a.run("softplus", [&] { at::softplus_out(y, x); }, [&] { at::softplus_backward_out(r, g, x, 1, 20); });
  // ELU's gradient from the input; from the output it is not accurate far to the left.
  a.run("elu", [&] { at::elu_out(y, x); }, [&] { at::elu_backward_out(r, g, 1, 1, 1, false, x); });
  const double alpha = 1.6732632423543772, scale = 1.0507009873554805;
  a.run("selu", [&] { at::elu_out(y, x, alpha, scale, 1); },
        [&] { at::elu_backward_out(r, g, alpha, scale, 1, false, x); });
  a.run("celu", [&] { at::elu_out(y, x, 1, 1, 1); }, [&] { at::elu_backward_out(r, g, 1, 1, 1, false, x); });
  a.run("silu", [&] { at::silu_out(y, x); }, [&] { at::silu_backward_out(r, g, x); });
  a.run("mish", [&] { at::mish_out(y, x); }, [&] { r = at::mish_backward(g, x); });
  a.run("gelu", [&] { at::gelu_out(y, x, "none"); }, [&] { at::gelu_backward_out(r, g, x, "none"); });
  a.run("gelu_tanh", [&] { at::gelu_out(y, x, "tanh"); },
        [&] { at::gelu_backward_out(r, g, x, "tanh"); });
  a.run("arctan", [&] { at::atan_out(y, x); });
  a.run("sinusoid", [&] { at::sin_out(y, x); });
  a.run("tanh_shrink", [&] { at::tanh_out(y, x); at::sub_out(y, x, y); });
  a.run("softsign", [&] { at::abs_out(y, x); y.add_(1); at::div_out(y, x, y); });
}

void along_rows(Arrays &a) {
  auto &[x, y, g, r, size] = a;
  a.run("softmax", [&] { at::_softmax_out(y, x, 1, false); },
        [&] { at::_softmax_backward_data_out(r, g, y, 1, at::kFloat); });
  a.run("log_softmax", [&] { at::_log_softmax_out(y, x, 1, false); },
        [&] { at::_log_softmax_backward_data_out(r, g, y, 1, at::kFloat); });
  const auto slopes = at::full({64}, 0.25);
  a.run("prelu", [&] { y = at::_prelu_kernel(x, slopes); },
        [&] { auto both = at::_prelu_kernel_backward(x, slopes, g); });
  auto noise = at::empty_like(x);
  a.run("rrelu", [&] { at::rrelu_with_noise_out(y, x, noise, 0.125, 1.0 / 3, true); },
        [&] { r = at::rrelu_with_noise_backward(g, x, noise, 0.125, 1.0 / 3, true, false); });
  auto half = at::empty({x.size(0), 32}), half_gradient = at::rand_like(half);
  a.run("glu", [&] { at::glu_out(half, x, 1); }, [&] { at::glu_backward_out(r, half_gradient, x, 1); });
}

} // namespace

int main(int count, char **arguments) {
  if (const char *name = std::getenv("BENCH_PEER")) peer = name;
  if (const char *text = std::getenv("BENCH_SAMPLES")) samples = std::atoi(text);
  if (const char *text = std::getenv("BENCH_SAMPLE_MS")) sample_ns = std::atof(text) * 1e6;
  for (int index = 1; index + 1 < count; index++) {
    if (!std::strcmp(arguments[index], "--threads")) threads = std::atoi(arguments[index + 1]);
    if (!std::strcmp(arguments[index], "--filter")) filter = arguments[index + 1];
  }
  at::set_num_threads(threads);
  const c10::InferenceMode without_gradients;
  for (const auto &[name, size] : {std::pair{"1m", int64_t{1} << 20}, std::pair{"4k", int64_t{4096}}}) {
    Arrays arrays(name, size);
    piecewise(arrays);
    smooth(arrays);
    along_rows(arrays);
  }
}
