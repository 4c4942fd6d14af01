// Layers, graphs, models and sessions: what a network is, and what runs it.

#ifndef GLIA_CPP_MODEL_HPP
#define GLIA_CPP_MODEL_HPP

#include <array>

#include "glia/cpp/functions.hpp"
#include "glia/cpp/report.hpp"
#include "glia/cpp/tensor.hpp"

namespace glia {
inline namespace GLIA_CPP_NAMESPACE {

/// The description of a layer.
class layer : public kind_of<layer, glia_layer> {
public:
    using kind_of::kind_of;

    result<void> set_activation(const activation &used)
    {
        return detail::call(glia_layer_set_activation, get(), used.get());
    }

    /// What gives a parameter of the layer, such as "weight", its first values.
    result<void> set_initializer(std::string_view parameter, const initializer &used)
    {
        return detail::call(glia_layer_set_initializer, get(), parameter.data(), parameter.size(),
                            used.get());
    }
};

/// A place in a graph.
enum class node : std::int32_t {};

/// Layers and how they are connected.
class graph : public handle<glia_graph, glia_graph_free> {
public:
    using handle::handle;

    static result<graph> make() { return detail::made<graph>(glia_graph_new); }

    /// The input, of this shape for one sample.
    result<node> add_input(std::string_view name, span<const std::int64_t> shape)
    {
        return added(glia_graph_add_input, get(), name.data(), name.size(), shape.data(), shape.size());
    }

    /// A dense layer with an activation at its defaults.
    result<node> add_dense(std::string_view name, node input, std::int64_t units,
                           activation_kind used = activation_kind::identity)
    {
        return added(glia_graph_add_dense, get(), name.data(), name.size(),
                     static_cast<std::int32_t>(input), units, static_cast<std::int32_t>(used));
    }

    result<node> add_layer(const layer &described, std::string_view name, span<const node> inputs)
    {
        std::vector<std::int32_t> numbers;
        for (const node input : inputs)
            numbers.push_back(static_cast<std::int32_t>(input));
        return added(glia_graph_add_layer, get(), described.get(), name.data(), name.size(),
                     numbers.data(), numbers.size());
    }

    /// The output; without this call, the node that was added last.
    result<void> set_output(node output)
    {
        return detail::call(glia_graph_set_output, get(), static_cast<std::int32_t>(output));
    }

    result<std::vector<std::int64_t>> shape(node of) const
    {
        return detail::shape(glia_graph_node_shape, get(), static_cast<std::int32_t>(of));
    }

private:
    template <class Function, class... Arguments>
    static result<node> added(Function function, Arguments... arguments)
    {
        std::int32_t number = 0;
        glia_error *raw = nullptr;
        const glia_status status = function(arguments..., &number, &raw);
        return detail::finish(status, raw, static_cast<node>(number));
    }
};

/// The SHA-256 of all weights.
using weight_hash = std::array<std::uint8_t, 32>;

/// A graph with weights.
class model : public handle<glia_model, glia_model_free> {
public:
    using handle::handle;

    static result<model> make(const graph &described, std::uint64_t seed)
    {
        return detail::made<model>(glia_model_new, described.get(), seed);
    }
    static result<model> load(std::string_view path)
    {
        return detail::made<model>(glia_model_load, path.data(), path.size());
    }
    static result<model> load(span<const std::uint8_t> file)
    {
        return detail::made<model>(glia_model_load_from_memory, file.data(), file.size());
    }

    result<void> save(std::string_view path) const
    {
        return detail::call(glia_model_save, get(), path.data(), path.size());
    }
    result<std::vector<std::uint8_t>> save() const
    {
        return detail::elements<std::vector<std::uint8_t>>(0, glia_model_save_to_memory, get());
    }

    result<std::vector<std::int64_t>> input_shape() const
    {
        return detail::shape(glia_model_input_shape, get());
    }
    result<std::vector<std::int64_t>> output_shape() const
    {
        return detail::shape(glia_model_output_shape, get());
    }

    /// How many parameters (tensors of weights) there are, and their names and shapes.
    result<std::size_t> parameter_count() const
    {
        return detail::value<std::size_t>(glia_model_parameter_count, get());
    }
    result<std::size_t> parameter_index(std::string_view name) const
    {
        return detail::value<std::size_t>(glia_model_parameter_index, get(), name.data(), name.size());
    }
    result<std::string> parameter_name(std::size_t index) const
    {
        return detail::text(glia_model_parameter_name, get(), index);
    }
    result<std::vector<std::int64_t>> parameter_shape(std::size_t index) const
    {
        return detail::shape(glia_model_parameter_shape, get(), index);
    }

    /// Copies the weights of a parameter out, and in.
    result<void> get_parameter(std::size_t index, floats values) const
    {
        return detail::call(glia_model_parameter_get, get(), index, values.data(), values.size());
    }
    result<void> set_parameter(std::size_t index, const_floats values)
    {
        return detail::call(glia_model_parameter_set, get(), index, values.data(), values.size());
    }

    /// How many weights there are in all.
    result<std::size_t> weight_count() const
    {
        return detail::value<std::size_t>(glia_model_weight_count, get());
    }

    /// What the doctor finds in each layer with a batch.
    result<report> examine(const loss &measure, const_floats inputs, targets wanted,
                           const runtime *on = nullptr) const
    {
        return detail::made<report>(glia_model_examine, get(), measure.get(), detail::optional(on),
                                    inputs.data(), inputs.size(), wanted.data(), wanted.type_code(),
                                    wanted.count());
    }

    struct lsuv {
        glia_lsuv_report figures;
        std::string layers; ///< a line on each dense layer
    };

    /// Gives dense layers orthogonal weights, scaled until their outputs on a batch have variance 1.
    result<lsuv> initialize_lsuv(const_floats inputs, std::uint64_t seed,
                                 const glia_lsuv_options &options = sized<glia_lsuv_options>(),
                                 const runtime *on = nullptr)
    {
        lsuv made{sized<glia_lsuv_report>(), detail::once()};
        glia_error *raw = nullptr;
        const glia_status status = glia_model_initialize_lsuv(
            get(), detail::optional(on), inputs.data(), inputs.size(), seed, &options, &made.figures,
            made.layers.data(), made.layers.size() + 1, nullptr, &raw);
        detail::cut(made.layers);
        return detail::finish(status, raw, std::move(made));
    }

    result<weight_hash> hash() const
    {
        weight_hash bytes{};
        glia_error *raw = nullptr;
        const glia_status status = glia_model_hash(get(), bytes.data(), bytes.size(), &raw);
        return detail::finish(status, raw, std::move(bytes));
    }
};

/// The snapshots that a trainer publishes; trainer::snapshots gives them, session::follow serves them.
class snapshots : public handle<glia_snapshots, glia_snapshots_free> {
public:
    using handle::handle;

    /// The version of the newest.
    result<std::int64_t> version() const
    {
        return detail::value<std::int64_t>(glia_snapshots_version, get());
    }
};

/// Where rows stand in the host's memory, in floats: element e of row r at
/// first[r * row_stride + e * element_stride].
template <class Float> struct strided {
    Float *first;
    std::size_t row_stride;
    std::size_t element_stride;
};

/// Runs a model over batches of up to a number of rows; one for each thread.
class session : public handle<glia_session, glia_session_free> {
public:
    using handle::handle;

    static result<session> make(const model &run, std::size_t largest_batch,
                                const runtime *on = nullptr)
    {
        return detail::made<session>(glia_session_new, run.get(), detail::optional(on), largest_batch);
    }

    /// Outputs of as many rows as the inputs are. Allocates nothing.
    result<void> run(const_floats inputs, floats outputs)
    {
        return detail::call(glia_session_run, get(), inputs.data(), inputs.size(), outputs.data(),
                            outputs.size());
    }

    /// As run, of rows that stand at strides. Allocates nothing.
    result<void> run_strided(std::size_t rows, strided<const float> inputs, strided<float> outputs)
    {
        return detail::call(glia_session_run_strided, get(), rows, inputs.first, inputs.row_stride,
                            inputs.element_stride, outputs.first, outputs.row_stride,
                            outputs.element_stride);
    }

    /// A session that serves the newest of a trainer's snapshots in each run.
    static result<session> follow(const snapshots &newest, std::size_t largest_batch,
                                  const runtime *on = nullptr)
    {
        return detail::made<session>(glia_session_follow, newest.get(), detail::optional(on),
                                     largest_batch);
    }
    /// Stays with the snapshot of the last run, or follows again.
    result<void> pin() { return detail::call(glia_session_pin, get()); }
    result<void> unpin() { return detail::call(glia_session_unpin, get()); }
    /// The version of the snapshot of the last run; 0 for a session of a model.
    result<std::int64_t> version() const
    {
        return detail::value<std::int64_t>(glia_session_version, get());
    }
    result<weight_hash> hash() const
    {
        weight_hash bytes{};
        glia_error *raw = nullptr;
        const glia_status status = glia_session_hash(get(), bytes.data(), bytes.size(), &raw);
        return detail::finish(status, raw, std::move(bytes));
    }

    struct evaluation {
        double loss;
        double accuracy; ///< NaN where targets are no labels
    };

    /// Mean loss and accuracy over a data set.
    result<evaluation> evaluate(const loss &measure, const tensor &inputs, const tensor &wanted)
    {
        evaluation found{};
        glia_error *raw = nullptr;
        const glia_status status =
            glia_session_evaluate(get(), measure.get(), inputs.get(), wanted.get(), &found.loss,
                                  &found.accuracy, &raw);
        return detail::finish(status, raw, std::move(found));
    }
};

} // namespace GLIA_CPP_NAMESPACE
} // namespace glia

#endif
