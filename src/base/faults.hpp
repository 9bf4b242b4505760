#pragma once
// Everything that is wrong with one sending, told together: who mends a form mends it once.

#include "base/result.hpp"

#include <algorithm>
#include <optional>

namespace sinergi {

/// Collects the refusals of one input. What a later check finds in a field that is wrong already is left out: the
/// first sentence is the one to act on.
class Faults {
public:
    Faults() = default;
    /// Begins with what reading the fields found.
    explicit Faults(std::vector<FieldFault> const& read) {
        for (auto const& one : read) put(one);
    }

    /// @param path the field where the refusal does not name it; a text that is too long names its limit instead
    void take(Refusal const& no, std::string const& path = {}) {
        if (!first_) first_ = no;
        if (no.why == Why::malformed) first_->why = Why::malformed;
        bool const is_limit = !path.empty() && no.about.find_first_not_of("0123456789") == std::string::npos;
        if (no.faults.empty())
            put({path.empty() ? no.about : path, std::string(no.key), is_limit ? no.about : std::string{}});
        for (auto const& one : no.faults) put(one);
    }
    /// Goes on with nothing where it was refused.
    void check(Done const& done, std::string const& path = {}) {
        if (!done) take(done.error(), path);
    }
    /// Goes on with an empty value where it was refused.
    template <class T>
    [[nodiscard]] T value(Result<T> result, std::string const& path = {}) {
        if (result) return *std::move(result);
        take(result.error(), path);
        return T{};
    }

    /// The faults of a part, whose fields stand within `prefix` ("members.0.").
    void within(std::string const& prefix, Faults const& part) {
        if (!part.first_) return;
        if (!first_) first_ = part.first_;
        if (part.first_->why == Why::malformed) first_->why = Why::malformed;
        for (auto const& one : part.all_) put({prefix + one.path, one.key, one.limit});
    }

    [[nodiscard]] bool is_empty() const noexcept { return all_.empty(); }
    [[nodiscard]] std::vector<FieldFault> const& all() const noexcept { return all_; }
    /// The first refusal, with every wrong field beside it.
    [[nodiscard]] Done told() const {
        if (!first_) return {};
        auto no = *first_;
        no.about = all_.front().limit.empty() ? all_.front().path : all_.front().limit;
        no.faults = all_;
        return std::unexpected(std::move(no));
    }

private:
    void put(FieldFault const& fault) {
        bool const is_new = std::ranges::find(all_, fault.path, &FieldFault::path) == all_.end();
        if (is_new || fault.path.empty()) all_.push_back(fault);
    }

    std::optional<Refusal> first_;
    std::vector<FieldFault> all_;
};

}  // namespace sinergi
