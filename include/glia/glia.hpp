// glia in C++17: handles that free themselves, kinds and keys as types, views instead of pointers and
// sizes, and errors as exceptions or, where a program has none, as results (cpp/result.hpp).
//
//     using namespace glia;
//     auto network = graph::make();
//     const node input = network.add_input("input", {std::int64_t{2}});
//     const node hidden = network.add_dense("hidden", input, 16, activation_kind::tanh);
//     network.add_dense("output", hidden, 1);
//     auto learner = trainer::make(model::make(network, 1), loss::make(loss_kind::mean_squared_error),
//                                  optimizer::make(optimizer_kind::adam));
//     for (int step = 0; step < 1000; step++)
//         learner.step(inputs, wanted); // std::vector<float>, or any span of floats
//
// Header only: nothing of the C++ library crosses the ABI, which stays that of glia.h. What a function
// does in full, its errors and its thread rule stand in glia.h beside the C function of the same name.
// A handle that was moved from, or made by default, is none: the library refuses it by
// GLIA_ERROR_NULL_POINTER.

#ifndef GLIA_GLIA_HPP
#define GLIA_GLIA_HPP

#include "glia/cpp/catalog.hpp"
#include "glia/cpp/functions.hpp"
#include "glia/cpp/gradient_check.hpp"
#include "glia/cpp/handle.hpp"
#include "glia/cpp/kinds.hpp"
#include "glia/cpp/metric.hpp"
#include "glia/cpp/model.hpp"
#include "glia/cpp/report.hpp"
#include "glia/cpp/result.hpp"
#include "glia/cpp/samples.hpp"
#include "glia/cpp/span.hpp"
#include "glia/cpp/tensor.hpp"
#include "glia/cpp/trainer.hpp"
#include "glia/cpp/training.hpp"

#endif
