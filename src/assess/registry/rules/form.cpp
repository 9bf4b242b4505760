#include "registry/rules.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sinergi::registry {
namespace {

struct Mapping {
    std::string_view key;
    std::int64_t from, to;
};
// Of the lists of 2015 the source tells these: wood of high (5) and low (8) quality is one code today, and earth moved.
constexpr std::array mappings_2015{
    Mapping{"id_lantai_terluas", 5, 5},
    Mapping{"id_lantai_terluas", 8, 5},
    Mapping{"id_lantai_terluas", 9, 8},
};

bool is_within(Question const& question, std::int64_t answer) noexcept {
    switch (question.kind) {
        case AnswerKind::code:
            return std::ranges::find(question.codes, answer, &Code::code) != question.codes.end();
        case AnswerKind::count:
            return answer >= 0 && answer <= question.max;
        case AnswerKind::bits: {
            std::int64_t all = 0;
            for (auto const& one : question.codes) all |= one.code;
            return answer >= 0 && (answer & ~all) == 0;
        }
    }
    return false;
}

}  // namespace

bool is_asked(Question const& question, AskedOf const& of, Answers const& answers) noexcept {
    auto const& when = question.asked;
    if (of.age && (*of.age < when.age_min || *of.age > when.age_max)) return false;
    if (!when.sex.empty() && !of.sex.empty() && of.sex != when.sex) return false;
    if (when.is_for_once_married && of.marital == marital_single) return false;
    if (when.key.empty()) return true;
    auto const earlier = answers.find(std::string(when.key));
    if (earlier == answers.end()) return true;
    return earlier->second != 0 && std::ranges::find(when.codes, earlier->second) != when.codes.end();
}

Findings check_answers(Section const& section, FormVersion form, Answers const& answers, AskedOf const& of) {
    Findings found;
    if (form != FormVersion::regsosek2022) return found;
    for (auto const& [key, answer] : answers) {
        auto const at = fmt::format("answers.{}", key);
        auto const* const question = find_question(key);
        if (question == nullptr || question->section != section.key) {
            found.push_back({Fault::answer_unknown, at});
        } else if (!is_within(*question, answer)) {
            found.push_back({Fault::code_unknown, at});
        } else if (!is_asked(*question, of, answers)) {
            found.push_back({Fault::answer_not_asked, at});
        }
    }
    return found;
}

std::optional<std::int64_t> mapped(FormVersion from, std::string_view key, std::int64_t code) noexcept {
    switch (from) {
        case FormVersion::regsosek2022:
            return code;
        case FormVersion::bdt2015:
            for (auto const& one : mappings_2015)
                if (one.key == key && one.from == code) return one.to;
            return std::nullopt;
    }
    return std::nullopt;
}

std::string quarter_of(Date day) { return fmt::format("{:04}-Q{}", day.year(), (day.month() - 1) / 3 + 1); }

Date last_day_of(std::string_view quarter) {
    auto year = std::int64_t{0};
    for (char const c : quarter.substr(0, 4)) year = year * 10 + (c - '0');
    auto const next = quarter[6] - '0' + 1;  // the quarter behind it
    auto const first =
        next > 4 ? Date::of(static_cast<int>(year + 1), 1, 1) : Date::of(static_cast<int>(year), (next - 1) * 3 + 1, 1);
    SINERGI_CHECK(first.has_value());
    return first->plus_days(-1);
}

Result<std::string> read_quarter(std::string_view text) {
    bool const is_shaped = text.size() == 7 && text.substr(4, 2) == "-Q" && text[6] >= '1' && text[6] <= '4' &&
                           std::ranges::all_of(text.substr(0, 4), [](char c) { return c >= '0' && c <= '9'; });
    if (!is_shaped) return refuse(Why::malformed, "registry.period_malformed", "period");
    return std::string(text);
}

}  // namespace sinergi::registry
