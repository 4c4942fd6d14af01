// What the doctor found in a network.

#ifndef GLIA_CPP_REPORT_HPP
#define GLIA_CPP_REPORT_HPP

#include "glia/cpp/handle.hpp"

namespace glia {
inline namespace GLIA_CPP_NAMESPACE {

/// Figures of each layer, and advice in words.
class report : public handle<glia_report, glia_report_free> {
public:
    using handle::handle;

    result<glia_report_summary> summary() const
    {
        return detail::filled<glia_report_summary>(glia_report_summarize, get());
    }
    result<glia_layer_figures> layer(std::size_t index) const
    {
        return detail::filled<glia_layer_figures>(glia_report_layer, get(), index);
    }
    result<std::string> layer_name(std::size_t index) const
    {
        return detail::text(glia_report_layer_name, get(), index);
    }
    /// A sentence a finding, each on a line; empty where nothing was found.
    result<std::string> advice(std::size_t layer) const
    {
        return detail::text(glia_report_advice, get(), layer);
    }
    /// All of it as a table to print.
    result<std::string> table() const { return detail::text(glia_report_table, get()); }
};

} // namespace GLIA_CPP_NAMESPACE
} // namespace glia

#endif
