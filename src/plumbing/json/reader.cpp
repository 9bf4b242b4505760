#include "plumbing/json/reader.hpp"

#include "base/text.hpp"

#include <charconv>
#include <cmath>
#include <limits>

namespace sinergi::json {
namespace {

/// The whole number a node holds, also as 3.0 or, from a form, as text. `is_above` when it is beyond 64 bits signed.
struct Number {
    bool is_number = false, is_whole = false, is_above = false;
    std::int64_t whole = 0;
    std::uint64_t natural = 0;
};

Number of_real(double value) {
    constexpr double exact_max = 9'007'199'254'740'992.0;  // 2^53: beyond it a double is no longer every whole number
    if (std::isinf(value) || (std::abs(value) > exact_max))
        return {.is_number = true, .is_whole = true, .is_above = true};
    if (value != std::trunc(value)) return {.is_number = true};
    auto const whole = static_cast<std::int64_t>(value);
    return {.is_number = true,
            .is_whole = true,
            .whole = whole,
            .natural = whole < 0 ? 0 : static_cast<std::uint64_t>(whole)};
}

Number of_text(std::string_view text) {
    std::int64_t value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (end != text.data() + text.size() || text.empty()) return {};
    if (error == std::errc::result_out_of_range) return {.is_number = true, .is_whole = true, .is_above = true};
    if (error != std::errc()) return {};
    return {.is_number = true,
            .is_whole = true,
            .whole = value,
            .natural = value < 0 ? 0 : static_cast<std::uint64_t>(value)};
}

Number number_of(Document const& document, Node const& node) {
    switch (node.kind) {
        case Kind::whole:
            return {.is_number = true,
                    .is_whole = true,
                    .whole = node.whole,
                    .natural = node.whole < 0 ? 0 : static_cast<std::uint64_t>(node.whole)};
        case Kind::natural:
            return {.is_number = true, .is_whole = true, .is_above = true, .natural = node.natural};
        case Kind::real:
            return of_real(node.real);
        case Kind::text:
            return node.is_loose ? of_text(document.text(node)) : Number{};
        case Kind::null:
        case Kind::boolean:
        case Kind::list:
        case Kind::object:
            return {};
    }
    return {};
}

}  // namespace

Reader::Step::Step(Reader& reader, std::string_view member) : reader_(reader), length_(reader.path_.size()) {
    // The name of an unknown member is the sender's own text: as much of it as an answer needs.
    constexpr std::size_t shown_max = 64;
    if (length_ > 0) reader_.path_ += '.';
    auto shown = std::min(member.size(), shown_max);
    while (shown < member.size() && shown > 0 && (static_cast<unsigned char>(member[shown]) & 0xC0U) == 0x80U) --shown;
    reader_.path_.append(member.substr(0, shown));
}

Reader::Step::Step(Reader& reader, std::size_t index) : reader_(reader), length_(reader.path_.size()) {
    reader_.path_ += '[';
    reader_.path_ += std::to_string(index);
    reader_.path_ += ']';
}

void Reader::fault(std::string_view key, std::string limit) {
    if (faults_.size() < faults_max) faults_.push_back({path_, std::string(key), std::move(limit)});
}

void Reader::fault(Refusal refusal, std::string limit) {
    if (refusal.faults.empty()) {
        fault(refusal.key, std::move(limit));
        return;
    }
    for (auto& inner : refusal.faults) {
        Step const step(*this, inner.path);
        fault(inner.key, std::move(inner.limit));
    }
}

void Reader::wrong_type(Node const& node, std::string_view wanted) {
    if (is_left_empty(node))
        fault("http.member_missing");
    else
        fault("http.wrong_type", std::string(wanted));
}

void Reader::not_one_of(std::span<std::string_view const> names) {
    fault("http.not_one_of", fmt::format("{}", fmt::join(names, ", ")));
}

bool Reader::take_members(Node const& node, std::span<Member const> members, void* into) {
    if (node.kind != Kind::object) {
        wrong_type(node, "object");
        return false;
    }
    auto const faults_before = faults_.size();
    std::vector<bool> seen(members.size());
    for (auto const* child = document.first(node); child != nullptr; child = document.after(*child)) {
        auto const key = document.key(*child);
        auto const found = std::ranges::find(members, key, &Member::name);
        Step const step(*this, key);
        if (found == members.end()) {
            if (strangers == Strangers::refused) fault("http.unknown_member");
            continue;
        }
        auto const index = static_cast<std::size_t>(found - members.begin());
        if (seen[index]) {
            fault("http.member_twice");
            continue;
        }
        seen[index] = true;
        if (!found->may_miss || !is_left_empty(*child)) found->take(*this, *child, into);
    }
    for (std::size_t i = 0; i < members.size(); ++i) {
        if (seen[i] || members[i].may_miss) continue;
        Step const step(*this, members[i].name);
        fault("http.member_missing");
    }
    return faults_.size() == faults_before;
}

std::optional<bool> Reader::boolean(Node const& node) {
    if (node.kind == Kind::boolean) return node.boolean;
    if (node.is_loose && node.kind == Kind::text) {
        auto const said = document.text(node);
        if (said == "true" || said == "1" || said == "on") return true;
        if (said == "false" || said == "0") return false;
    }
    wrong_type(node, "boolean");
    return std::nullopt;
}

std::optional<std::int64_t> Reader::whole(Node const& node, std::int64_t min, std::int64_t max) {
    auto const number = number_of(document, node);
    if (!number.is_number) {
        wrong_type(node, "integer");
    } else if (!number.is_whole) {
        fault("http.not_whole");
    } else if (number.is_above || number.whole < min || number.whole > max) {
        fault("http.out_of_range", fmt::format("{}..{}", min, max));
    } else {
        return number.whole;
    }
    return std::nullopt;
}

std::optional<std::uint64_t> Reader::natural(Node const& node, std::uint64_t max) {
    auto const number = number_of(document, node);
    if (!number.is_number) {
        wrong_type(node, "integer");
    } else if (!number.is_whole) {
        fault("http.not_whole");
    } else if (number.whole < 0 || (number.is_above && number.natural == 0) || number.natural > max) {
        fault("http.out_of_range", fmt::format("0..{}", max));
    } else {
        return number.natural;
    }
    return std::nullopt;
}

std::optional<double> Reader::real(Node const& node) {
    double value = std::numeric_limits<double>::infinity();
    if (node.kind == Kind::real) {
        value = node.real;
    } else if (node.kind == Kind::whole) {
        value = static_cast<double>(node.whole);
    } else if (node.kind == Kind::natural) {
        value = static_cast<double>(node.natural);
    } else if (node.kind == Kind::text && node.is_loose) {
        auto const said = document.text(node);
        auto const [end, error] = std::from_chars(said.data(), said.data() + said.size(), value);
        if (end != said.data() + said.size() || error == std::errc::invalid_argument || std::isnan(value)) {
            wrong_type(node, "number");
            return std::nullopt;
        }
        if (error != std::errc()) value = std::numeric_limits<double>::infinity();
    } else {
        wrong_type(node, "number");
        return std::nullopt;
    }
    if (std::isfinite(value)) return value;
    fault("http.out_of_range", "-1.8e308..1.8e308");
    return std::nullopt;
}

std::optional<std::string_view> Reader::text(Node const& node) {
    if (node.kind == Kind::text) return document.text(node);
    wrong_type(node, "string");
    return std::nullopt;
}

std::optional<std::string> Reader::string(Node const& node) {
    auto const said = text(node);
    if (!said) return std::nullopt;
    auto const is_tail = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; };
    auto const is_control = [](char c) {
        return (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\r' && c != '\t') || c == 0x7F;
    };
    if (!is_utf8(*said)) {
        fault("base.text_not_utf8");
    } else if (std::ranges::any_of(*said, is_control)) {
        fault("base.text_control");
    } else if (said->size() - static_cast<std::size_t>(std::ranges::count_if(*said, is_tail)) > string_chars_max) {
        fault("base.text_long", std::to_string(string_chars_max));
    } else {
        return std::string(*said);
    }
    return std::nullopt;
}

}  // namespace sinergi::json
