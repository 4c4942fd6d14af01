// What models are measured by, beside losses.

#ifndef GLIA_CPP_METRIC_HPP
#define GLIA_CPP_METRIC_HPP

#include "glia/cpp/handle.hpp"

namespace glia {
inline namespace GLIA_CPP_NAMESPACE {

namespace metric {
namespace detail {

/// A text where there are not `columns` floats for each label.
inline std::string uneven(const char *name, std::size_t count, std::size_t rows, std::size_t columns)
{
    if (count == rows * columns)
        return {};
    return std::string(name) + ": expected " + std::to_string(rows) + " rows of " +
           std::to_string(columns) + " floats, got " + std::to_string(count);
}

} // namespace detail

/// The share of rows whose label is among the `most` largest scores.
inline result<double> top_accuracy(const_floats scores, std::size_t columns,
                                   span<const std::int32_t> labels, std::size_t most = 1)
{
    if (auto wrong = detail::uneven("scores", scores.size(), labels.size(), columns); !wrong.empty())
        return glia::detail::refuse<double>(std::move(wrong));
    return glia::detail::value<double>(glia_metric_top_accuracy, scores.data(), labels.size(), columns,
                                       labels.data(), most);
}

/// How many rows of each label (row) have their largest score at each class (column).
inline result<std::vector<std::int64_t>> confusion(const_floats scores, std::size_t columns,
                                                   span<const std::int32_t> labels)
{
    using counts = std::vector<std::int64_t>;
    if (auto wrong = detail::uneven("scores", scores.size(), labels.size(), columns); !wrong.empty())
        return glia::detail::refuse<counts>(std::move(wrong));
    counts found(columns * columns);
    glia_error *raw = nullptr;
    const glia_status status = glia_metric_confusion(scores.data(), labels.size(), columns, labels.data(),
                                                     found.data(), found.size(), &raw);
    return glia::detail::finish(status, raw, std::move(found));
}

/// The mean of -log of the probability of each row's label.
inline result<double> log_loss(const_floats probabilities, std::size_t columns,
                               span<const std::int32_t> labels)
{
    if (auto wrong = detail::uneven("probabilities", probabilities.size(), labels.size(), columns);
        !wrong.empty())
        return glia::detail::refuse<double>(std::move(wrong));
    return glia::detail::value<double>(glia_metric_log_loss, probabilities.data(), labels.size(), columns,
                                       labels.data());
}

struct errors {
    double mean_absolute;
    double root_mean_squared;
    double r_squared;
};

/// How far outputs are from what they should be.
inline result<errors> regression(const_floats outputs, const_floats wanted)
{
    if (outputs.size() != wanted.size())
        return glia::detail::refuse<errors>("wanted: expected " + std::to_string(outputs.size()) +
                                            " floats, got " + std::to_string(wanted.size()));
    errors found{};
    glia_error *raw = nullptr;
    const glia_status status =
        glia_metric_regression(outputs.data(), wanted.data(), outputs.size(), &found.mean_absolute,
                               &found.root_mean_squared, &found.r_squared, &raw);
    return glia::detail::finish(status, raw, std::move(found));
}

/// The area under the curve of true over false positives; labels are 0 and 1.
inline result<double> roc_area(const_floats scores, span<const std::int32_t> labels)
{
    if (auto wrong = detail::uneven("scores", scores.size(), labels.size(), 1); !wrong.empty())
        return glia::detail::refuse<double>(std::move(wrong));
    return glia::detail::value<double>(glia_metric_roc_area, scores.data(), labels.data(), labels.size());
}

} // namespace metric

} // namespace GLIA_CPP_NAMESPACE
} // namespace glia

#endif
