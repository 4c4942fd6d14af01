// Training and inference from C++: a run with a lambda as callback, the trained model in a
// session, a checkpoint through memory, and evaluation. What learns must learn.

#include "harness_owned.hpp"
#include "harness_points.h"

#include <cstdint>
#include <vector>

namespace {

struct problem {
    points data;
    problem() { points_make(&data); }
    ~problem() { points_free(&data); }
    problem(const problem &) = delete;
    problem &operator=(const problem &) = delete;
};

glia_fit_options options_of(std::int64_t epochs)
{
    glia_fit_options options{};
    options.struct_size = sizeof options;
    options.epochs = epochs;
    return options;
}

owned<glia_session> session_of(const glia_trainer *trainer)
{
    glia_model *trained = nullptr;
    glia_session *session = nullptr;
    CHECK_OK(glia_trainer_model(trainer, &trained, ERROR));
    owned<glia_model> model(trained);
    CHECK_OK(glia_session_new(model.get(), nullptr, POINTS, &session, ERROR));
    return owned<glia_session>(session);
}

// A run sees every step, and what it learned tells in a session.
void check_learning(const problem &given)
{
    owned<glia_trainer> trainer(points_trainer(nullptr, 1));
    const auto options = options_of(60);
    std::vector<double> losses;
    const glia_progress_callback callback = [](const glia_progress *progress,
                                               void *user) noexcept -> std::int32_t {
        if (progress->epoch_finished)
            static_cast<std::vector<double> *>(user)->push_back(progress->loss);
        return 0;
    };
    CHECK_OK(glia_trainer_fit(trainer.get(), given.data.input_tensor, given.data.label_tensor,
                              &options, callback, &losses, ERROR));
    CHECK(losses.size() == 60 && losses.back() < losses.front() / 4);
    double mean = 0, accuracy = 0;
    owned<glia_loss> loss(harness_loss(GLIA_LOSS_SOFTMAX_CROSS_ENTROPY));
    const auto session = session_of(trainer.get());
    CHECK_OK(glia_session_evaluate(session.get(), loss.get(), given.data.input_tensor,
                                   given.data.label_tensor, &mean, &accuracy, ERROR));
    CHECK_THAT(accuracy > 0.95 && mean < 0.3, "accuracy %g, loss %g", accuracy, mean);
}

std::vector<std::uint8_t> save(const glia_trainer *trainer)
{
    std::size_t size = 0;
    CHECK_OK(glia_trainer_save_to_memory(trainer, nullptr, 0, &size, ERROR));
    std::vector<std::uint8_t> bytes(size);
    CHECK_OK(glia_trainer_save_to_memory(trainer, bytes.data(), bytes.size(), &size, ERROR));
    return bytes;
}

// Three ways to one end: in one go, polled, and saved and loaded at every epoch.
void check_checkpoints(const problem &given)
{
    const auto options = options_of(4);
    const glia_tensor *inputs = given.data.input_tensor, *labels = given.data.label_tensor;
    std::uint8_t expected[HARNESS_HASH], hash[HARNESS_HASH];
    owned<glia_trainer> whole(points_trainer(nullptr, 1)), cut(points_trainer(nullptr, 1));
    CHECK_OK(glia_trainer_fit(whole.get(), inputs, labels, &options, nullptr, nullptr, ERROR));
    harness_trainer_hash(whole.get(), expected);
    CHECK_OK(glia_trainer_begin(cut.get(), &options, ERROR));
    glia_progress progress{};
    progress.struct_size = sizeof progress;
    while (!progress.finished) {
        glia_trainer *loaded = nullptr;
        const auto bytes = save(cut.get());
        CHECK_OK(glia_trainer_load_from_memory(bytes.data(), bytes.size(), nullptr, nullptr,
                                               &loaded, ERROR));
        cut.reset(loaded);
        if (glia_trainer_advance(loaded, inputs, labels, 3, &progress, ERROR) != GLIA_OK)
            break;
    }
    harness_trainer_hash(cut.get(), hash);
    CHECK(progress.finished == 1 && harness_same_hash(hash, expected));
}

// A callback that has the model examined after each step learns what its run is like, and the run
// ends where one without it does.
struct watcher {
    glia_trainer *trainer;
    const problem *given;
    std::vector<double> gradient_norms;
};

std::int32_t watch(const glia_progress *, void *user) noexcept
{
    auto &watching = *static_cast<watcher *>(user);
    const auto &data = watching.given->data;
    glia_report *made = nullptr;
    glia_layer_figures figures{};
    figures.struct_size = sizeof figures;
    CHECK_OK(glia_trainer_examine(watching.trainer, data.inputs, POINTS * POINT_INPUTS, data.labels,
                                  GLIA_TYPE_INT32, POINTS, &made, ERROR));
    owned<glia_report> report(made);
    CHECK_OK(glia_report_layer(report.get(), 0, &figures, ERROR));
    watching.gradient_norms.push_back(figures.gradient_norm);
    return 0;
}

void check_watching(const problem &given)
{
    const auto options = options_of(2);
    const glia_tensor *inputs = given.data.input_tensor, *labels = given.data.label_tensor;
    std::uint8_t expected[HARNESS_HASH], hash[HARNESS_HASH];
    owned<glia_trainer> plain(points_trainer(nullptr, 1)), watched(points_trainer(nullptr, 1));
    watcher watching{watched.get(), &given, {}};
    CHECK_OK(glia_trainer_fit(plain.get(), inputs, labels, &options, nullptr, nullptr, ERROR));
    CHECK_OK(glia_trainer_fit(watched.get(), inputs, labels, &options, watch, &watching, ERROR));
    harness_trainer_hash(plain.get(), expected);
    harness_trainer_hash(watched.get(), hash);
    CHECK(harness_same_hash(hash, expected) && !watching.gradient_norms.empty());
    for (const double norm : watching.gradient_norms)
        CHECK(norm > 0);
}

}  // namespace

int main()
{
    const problem given;
    check_watching(given);
    check_learning(given);
    check_checkpoints(given);
    return harness_finish("trainer_session");
}
