// The handwritten digits through glia.hpp, by the recipe of tests/c/digits.c: the weights have the hash of
// tests/golden/digits_hash.txt, in one run, with threads, and in pieces that are saved and loaded.

#include "glia/glia.hpp"
#include "harness.h"
#include "harness_take.hpp"

#include <cstdint>
#include <cstdio>
#include <fstream>
#include <string>
#include <vector>

namespace {

constexpr std::size_t IMAGES = 1797, PIXELS = 64;

struct digits {
    std::vector<float> pixels;
    std::vector<std::int32_t> labels;

    digits()
    {
        std::ifstream file("examples/data/digits.csv");
        int number = 0;
        char comma = 0;
        while (file >> number) {
            if (pixels.size() < (labels.size() + 1) * PIXELS)
                pixels.push_back(static_cast<float>(number) / 16);
            else
                labels.push_back(number);
            if (file.peek() == ',')
                file >> comma;
        }
        CHECK_THAT(labels.size() == IMAGES && pixels.size() == IMAGES * PIXELS,
                   "examples/data/digits.csv: %zu images", labels.size());
    }
};

glia::trainer make_trainer(const glia::runtime *on)
{
    using namespace glia;
    auto network = take(graph::make());
    auto last = take(network.add_input("inputs", {std::int64_t{PIXELS}}));
    last = take(network.add_dense("layer1", last, 64, activation_kind::relu));
    last = take(network.add_dense("layer2", last, 32, activation_kind::relu));
    take(network.add_dense("layer3", last, 10));
    auto options = sized<glia_trainer_options>();
    options.largest_batch = 32;
    options.seed = 1;
    return take(trainer::make(take(model::make(network, 1)),
                              take(loss::make(loss_kind::softmax_cross_entropy)),
                              take(optimizer::make(optimizer_kind::adam, {{param::learning_rate, 0.002}})),
                              options, on));
}

std::string text_of(const glia::weight_hash &hash)
{
    std::string text;
    for (const std::uint8_t byte : hash) {
        char part[3];
        std::snprintf(part, sizeof part, "%02x", static_cast<unsigned>(byte));
        text += part;
    }
    return text;
}

std::string golden_hash()
{
    std::string hash;
    CHECK_THAT(static_cast<bool>(std::ifstream("tests/golden/digits_hash.txt") >> hash), "no golden hash");
    return hash;
}

glia_fit_options five_epochs()
{
    auto options = glia::sized<glia_fit_options>();
    options.epochs = 5;
    options.batch_size = 32;
    return options;
}

// In one run, which ends with what it has learned.
void check_whole(const glia::tensor &inputs, const glia::tensor &labels, const glia::runtime *on,
                 const char *place)
{
    auto trainer = make_trainer(on);
    glia_progress last{};
    DONE(trainer.fit(inputs, labels, five_epochs(), [&](const glia_progress &progress) {
        last = progress;
        return true;
    }));
    const std::string hash = text_of(take(trainer.hash()));
    CHECK_THAT(hash == golden_hash(), "%s: got the hash %s", place, hash.c_str());
    CHECK_THAT(last.finished && last.epochs == 5 && last.accuracy > 0.9, "%s: accuracy %g", place,
               last.accuracy);
    const auto loss = take(glia::loss::make(glia::loss_kind::softmax_cross_entropy));
    auto session = take(glia::session::make(take(trainer.snapshot()), 32));
    CHECK(text_of(take(session.hash())) == hash);
    CHECK(take(session.evaluate(loss, inputs, labels)).accuracy > 0.9);
}

// In steps, in frames, and from a checkpoint in the middle.
void check_in_pieces(const glia::tensor &inputs, const glia::tensor &labels)
{
    auto trainer = make_trainer(nullptr);
    DONE(trainer.begin(five_epochs()));
    for (int piece = 0; piece < 7; piece++)
        take(trainer.advance(inputs, labels, 11));
    for (int frame = 0; frame < 20; frame++)
        take(trainer.run_for(inputs, labels, 100000));
    DONE(trainer.settle());
    auto loaded = take(glia::trainer::load(take(trainer.save())));
    for (auto *one : {&trainer, &loaded}) {
        while (!take(one->run_for(inputs, labels, 1000000)).finished)
            continue;
        CHECK_THAT(text_of(take(one->hash())) == golden_hash(), "in pieces: %s",
                   one == &loaded ? "loaded" : "saved");
    }
}

} // namespace

int main()
{
    digits data;
    const auto inputs =
        take(glia::tensor::borrow(data.pixels, {std::int64_t{IMAGES}, std::int64_t{PIXELS}}));
    const auto labels = take(glia::tensor::borrow(data.labels, {std::int64_t{IMAGES}}));
    check_whole(inputs, labels, nullptr, "one thread");
    // Under a checker that runs one thread at a time it takes ten times as long as without.
    if (harness_short() == 0) {
        const auto threads = take(glia::runtime::make(3));
        check_whole(inputs, labels, &threads, "three threads");
    }
    check_in_pieces(inputs, labels);
    return harness_finish("digits (C++)");
}
