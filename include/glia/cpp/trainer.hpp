// Trainers: a network's weights with gradients and an optimizer, over batches or a data set.

#ifndef GLIA_CPP_TRAINER_HPP
#define GLIA_CPP_TRAINER_HPP

#include "glia/cpp/samples.hpp"
#include "glia/cpp/trainer_settings.hpp"
#include "glia/cpp/training.hpp"

namespace glia {
inline namespace GLIA_CPP_NAMESPACE {

/// Trains a copy of a model's weights. Options are those of glia.h: sized<glia_trainer_options>()
/// has the defaults.
class trainer : public trainer_settings {
public:
    using trainer_settings::trainer_settings;

    static result<trainer> make(const model &begin, const loss &measure, const optimizer &used,
                                const glia_trainer_options &options = sized<glia_trainer_options>(),
                                const runtime *on = nullptr)
    {
        return detail::made<trainer>(glia_trainer_new, begin.get(), measure.get(), used.get(),
                                     detail::optional(on), &options);
    }
    static result<trainer> load(std::string_view path,
                                const glia_trainer_options &options = sized<glia_trainer_options>(),
                                const runtime *on = nullptr)
    {
        return detail::made<trainer>(glia_trainer_load, path.data(), path.size(), detail::optional(on),
                                     &options);
    }
    static result<trainer> load(span<const std::uint8_t> file,
                                const glia_trainer_options &options = sized<glia_trainer_options>(),
                                const runtime *on = nullptr)
    {
        return detail::made<trainer>(glia_trainer_load_from_memory, file.data(), file.size(),
                                     detail::optional(on), &options);
    }

    /// A checkpoint, from which training goes on bit for bit.
    result<void> save(std::string_view path) const
    {
        return detail::call(glia_trainer_save, get(), path.data(), path.size());
    }
    result<std::vector<std::uint8_t>> save() const
    {
        return detail::elements<std::vector<std::uint8_t>>(0, glia_trainer_save_to_memory, get());
    }

    /// Makes all memory of a step; what follows allocates nothing.
    result<void> prepare() { return detail::call(glia_trainer_prepare, get()); }

    /// Gradients of a batch, then an update. Gives the loss before the update.
    result<double> step(const_floats inputs, targets wanted)
    {
        return with_loss(glia_trainer_step, inputs, wanted);
    }
    /// Gradients of a batch alone; the weights stay.
    result<double> compute_gradients(const_floats inputs, targets wanted)
    {
        return with_loss(glia_trainer_compute_gradients, inputs, wanted);
    }
    /// The same for rows that have weights.
    result<double> compute_gradients(const_floats inputs, targets wanted, const_floats weights)
    {
        return detail::value<double>(glia_trainer_compute_gradients_weighted, get(), inputs.data(),
                                     inputs.size(), wanted.data(), wanted.type_code(), wanted.count(),
                                     weights.data(), weights.size());
    }
    result<void> apply_gradients() { return detail::call(glia_trainer_apply_gradients, get()); }

    /// The halves of a step, for a loss of the program's own: outputs, then the gradient at them.
    result<void> forward(const_floats inputs, floats outputs)
    {
        return detail::call(glia_trainer_forward, get(), inputs.data(), inputs.size(), outputs.data(),
                            outputs.size());
    }
    result<void> backward(const_floats output_gradient)
    {
        return detail::call(glia_trainer_backward, get(), output_gradient.data(),
                            output_gradient.size());
    }

    /// The memory of steps over more rows than the largest batch, which come in chunks.
    result<void> prepare_batch(std::size_t rows)
    {
        return detail::call(glia_trainer_prepare_batch, get(), rows);
    }

    /// Gradients of micro-batches, averaged before one update: accumulate each that was computed, then
    /// average and apply.
    result<void> accumulate_gradients()
    {
        return detail::call(glia_trainer_accumulate_gradients, get());
    }
    result<void> average_gradients() { return detail::call(glia_trainer_average_gradients, get()); }
    result<std::int64_t> micro_batches() const
    {
        return detail::value<std::int64_t>(glia_trainer_micro_batches, get());
    }

    /// A run over a data set; calls `seen(const glia_progress &)` after each step, which gives false
    /// to stop. An exception that it throws ends the run and comes out of here.
    template <class Seen>
    result<void> fit(const tensor &inputs, const tensor &wanted, const glia_fit_options &options,
                     Seen &&seen)
    {
        watcher<std::remove_reference_t<Seen>> watch{&seen};
        glia_error *raw = nullptr;
        const glia_status status = glia_trainer_fit(get(), inputs.get(), wanted.get(), &options,
                                                    decltype(watch)::call, &watch, &raw);
        watch.rethrow();
        return detail::finish(status, raw);
    }
    result<void> fit(const tensor &inputs, const tensor &wanted, const glia_fit_options &options)
    {
        return detail::call(glia_trainer_fit, get(), inputs.get(), wanted.get(), &options, nullptr,
                            nullptr);
    }

    /// The same run in pieces of up to `most` steps, so that a frame can hold one.
    result<void> begin(const glia_fit_options &options)
    {
        return detail::call(glia_trainer_begin, get(), &options);
    }
    /// The run, or a step over the same arrays, for so many nanoseconds a frame; it goes on in the
    /// middle of a step where the frame before ended.
    result<glia_frame> run_for(const tensor &inputs, const tensor &wanted, std::int64_t nanoseconds)
    {
        return detail::filled<glia_frame>(glia_trainer_run_for, get(), inputs.get(), wanted.get(),
                                          nanoseconds);
    }
    result<glia_frame> step_for(const_floats inputs, targets wanted, std::int64_t nanoseconds)
    {
        return detail::filled<glia_frame>(glia_trainer_step_for, get(), inputs.data(), inputs.size(),
                                          wanted.data(), wanted.type_code(), wanted.count(), nanoseconds);
    }
    /// Up to `most` steps on samples drawn from the buffers that are attached, for so many nanoseconds.
    result<glia_frame> run_samples_for(std::size_t batch_size, std::int64_t most,
                                       std::int64_t nanoseconds)
    {
        return detail::filled<glia_frame>(glia_trainer_run_samples_for, get(), batch_size, most,
                                          nanoseconds);
    }
    /// The run to its end, or so many steps on samples (0: until it is stopped), on a thread of the
    /// library's own, which has the trainer to itself until then.
    result<training> start(const tensor &inputs, const tensor &wanted,
                           const glia_training_options &options = sized<glia_training_options>())
    {
        return detail::made<training>(glia_trainer_start, get(), inputs.get(), wanted.get(), &options);
    }
    result<training> start_samples(std::size_t batch_size, std::int64_t most = 0,
                                   const glia_training_options &options =
                                       sized<glia_training_options>())
    {
        return detail::made<training>(glia_trainer_start_samples, get(), batch_size, most, &options);
    }

    /// Buffers that batches are drawn from, each by its share of all; 0 detaches one.
    result<void> attach(const samples &buffer, double share = 1.0)
    {
        return detail::call(glia_trainer_samples_attach, get(), buffer.get(), share);
    }
    /// The memory of steps on so many drawn samples, and such a step. Gives the loss before the update.
    result<void> prepare_samples(std::size_t batch_size)
    {
        return detail::call(glia_trainer_prepare_samples, get(), batch_size);
    }
    result<double> step_samples(std::size_t batch_size)
    {
        return detail::value<double>(glia_trainer_step_samples, get(), batch_size);
    }
    result<double> compute_gradients_samples(std::size_t batch_size)
    {
        return detail::value<double>(glia_trainer_compute_gradients_samples, get(), batch_size);
    }
    /// How many buffers are attached, and each with its share.
    result<std::size_t> samples_count() const
    {
        return detail::value<std::size_t>(glia_trainer_samples_count, get());
    }
    struct attached {
        samples buffer;
        double share;
    };
    result<attached> get_samples(std::size_t index) const
    {
        glia_samples *owned = nullptr;
        double share = 0.0;
        glia_error *raw = nullptr;
        const glia_status status = glia_trainer_samples_get(get(), index, &owned, &share, &raw);
        return detail::finish(status, raw, attached{samples(owned), share});
    }
    /// The number of this trainer's first row among those of all machines that share an update.
    result<void> set_first_row(std::uint64_t row)
    {
        return detail::call(glia_trainer_first_row_set, get(), row);
    }
    /// Finishes the update of a step under way, or leaves a step whose update has not begun.
    result<void> settle() { return detail::call(glia_trainer_settle, get()); }
    result<glia_progress> advance(const tensor &inputs, const tensor &wanted, std::int64_t most)
    {
        return detail::filled<glia_progress>(glia_trainer_advance, get(), inputs.get(), wanted.get(),
                                             most);
    }
    result<glia_progress> progress() const
    {
        return detail::filled<glia_progress>(glia_trainer_progress, get());
    }

    /// A model with a copy of the current weights.
    result<model> snapshot() const { return detail::made<model>(glia_trainer_model, get()); }
    /// A model with the average of the weights, where one is kept (param::average of set_update).
    result<model> average() const
    {
        return detail::made<model>(glia_trainer_average_model, get());
    }
    /// How many updates are in it; 0 where none is kept.
    result<std::int64_t> average_count() const
    {
        return detail::value<std::int64_t>(glia_trainer_average_count, get());
    }
    /// Makes the weights visible to the sessions that follow; gives their version.
    result<std::int64_t> publish()
    {
        return detail::value<std::int64_t>(glia_trainer_publish, get());
    }
    /// What sessions that follow are made from.
    result<glia::snapshots> snapshots()
    {
        return detail::made<glia::snapshots>(glia_trainer_snapshots, get());
    }
    /// The bytes that a step works in.
    result<std::size_t> step_memory() const
    {
        return detail::value<std::size_t>(glia_trainer_step_memory, get());
    }
    result<std::int64_t> step_count() const
    {
        return detail::value<std::int64_t>(glia_trainer_step_count, get());
    }
    result<weight_hash> hash() const
    {
        weight_hash bytes{};
        glia_error *raw = nullptr;
        const glia_status status = glia_trainer_hash(get(), bytes.data(), bytes.size(), &raw);
        return detail::finish(status, raw, std::move(bytes));
    }

    struct rate_curve {
        double start;               ///< the loss before the first step
        double suggestion;          ///< NaN where no rate brought the loss down
        std::vector<double> losses; ///< in the end, at each rate
    };

    /// Trains copies at each of some ascending rates, and suggests one to begin with; 0 iterations: 100.
    result<rate_curve> find_learning_rate(const tensor &inputs, const tensor &wanted,
                                          span<const double> rates, std::int64_t iterations = 0) const
    {
        rate_curve curve{0.0, 0.0, std::vector<double>(rates.size())};
        glia_error *raw = nullptr;
        const glia_status status = glia_trainer_find_learning_rate(
            get(), inputs.get(), wanted.get(), rates.data(), rates.size(), iterations,
            curve.losses.data(), &curve.start, &curve.suggestion, &raw);
        return detail::finish(status, raw, std::move(curve));
    }

    /// What the doctor finds in each layer with a batch; the trainer stays as it is.
    result<report> examine(const_floats inputs, targets wanted) const
    {
        return detail::made<report>(glia_trainer_examine, get(), inputs.data(), inputs.size(),
                                    wanted.data(), wanted.type_code(), wanted.count());
    }

private:
    /// Carries what a callback throws past the C code, which must not see it.
    template <class Seen> struct watcher {
        Seen *seen;
#ifndef GLIA_NO_EXCEPTIONS
        std::exception_ptr thrown = nullptr;

        static std::int32_t call(const glia_progress *progress, void *user) noexcept
        {
            auto &self = *static_cast<watcher *>(user);
            try {
                return (*self.seen)(*progress) ? 0 : 1;
            } catch (...) {
                self.thrown = std::current_exception();
                return 1;
            }
        }
        void rethrow() const
        {
            if (thrown)
                std::rethrow_exception(thrown);
        }
#else
        static std::int32_t call(const glia_progress *progress, void *user) noexcept
        {
            return (*static_cast<watcher *>(user)->seen)(*progress) ? 0 : 1;
        }
        void rethrow() const noexcept {}
#endif
    };

    template <class Function>
    result<double> with_loss(Function function, const_floats inputs, targets wanted)
    {
        return detail::value<double>(function, get(), inputs.data(), inputs.size(), wanted.data(),
                                     wanted.type_code(), wanted.count());
    }
};

} // namespace GLIA_CPP_NAMESPACE
} // namespace glia

#endif
