#include "civil/rules.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace sinergi::civil {
namespace {

/// Letters and digits alone: what a clerk does not type differently.
std::string letters_of(std::string_view text) {
    auto key = search_key(text);
    std::erase(key, ' ');
    return key;
}

struct CauseWords {
    std::string_view words;
    Cause cause;
};
/// As search_key makes them. More telling ones first.
constexpr std::array cause_words{
    CauseWords{"biometrik ganda", Cause::double_biometric},
    CauseWords{"ganda", Cause::double_biometric},
    CauseWords{"duplicate", Cause::double_biometric},
    CauseWords{"belum rekam", Cause::not_recorded},
    CauseWords{"belum perekaman", Cause::not_recorded},
    CauseWords{"belum melakukan perekaman", Cause::not_recorded},
    CauseWords{"konsolidasi", Cause::not_consolidated},
    CauseWords{"sinkron", Cause::sync_lag},
    CauseWords{"dwh", Cause::sync_lag},
    CauseWords{"web service", Cause::no_service},
};

}  // namespace

std::string ours(registry::Person const& person, Field field) {
    switch (field) {
        case Field::name:
            return person.name;
        case Field::born_place:
            return person.born_place;
        case Field::born_on:
            return person.born_on ? person.born_on->text() : std::string{};
        case Field::sex:
            return person.sex;
        case Field::mother_name:
            return person.mother_name;
    }
    return {};
}

Question question_of(registry::Person const& person) {
    return {.nik = person.nik,
            .name = person.name,
            .born_place = person.born_place,
            .born_on = ours(person, Field::born_on),
            .sex = person.sex,
            .mother_name = person.mother_name};
}

bool is_same(Field field, std::string_view one, std::string_view other) {
    switch (field) {
        case Field::name:
        case Field::born_place:
        case Field::mother_name:
            return letters_of(one) == letters_of(other);
        case Field::born_on:
        case Field::sex:
            return one == other;
    }
    return false;
}

std::vector<FieldSaid> beside(registry::Person const& person, std::vector<FieldSaid> const& said) {
    auto out = said;
    for (auto& one : out)
        if (!one.value.empty())
            one.said = is_same(one.field, ours(person, one.field), one.value) ? Said::same : Said::differs;
    return out;
}

Outcome outcome(Found found, std::span<FieldSaid const> fields) noexcept {
    if (found == Found::not_found) return Outcome::not_found;
    bool const differs = std::ranges::any_of(fields, [](FieldSaid const& one) { return one.said == Said::differs; });
    return differs ? Outcome::differs : Outcome::agrees;
}

State after_answer(std::optional<State> before, Outcome outcome) noexcept {
    bool const was_mended = before && *before >= State::Q1;
    switch (outcome) {
        case Outcome::agrees:
            return was_mended ? State::Q2 : State::MK;
        case Outcome::differs:
            return was_mended ? State::Q2a : State::MKa;
        case Outcome::not_found:
            return was_mended ? State::Q2b : State::MKb;
    }
    return State::MKb;
}

State after_mending(State before) noexcept {
    switch (before) {
        case State::MK:
        case State::Q2:
            return before;
        case State::MKa:
        case State::Q2a:
        case State::Q1:
            return State::Q1;
        case State::MKb:
        case State::Q2b:
        case State::Q1a:
        case State::Q1b:
            return State::Q1a;
    }
    return before;
}

bool is_open(State state) noexcept { return state != State::MK && state != State::Q2; }

bool is_due(State state) noexcept {
    switch (state) {
        case State::MK:
        case State::Q1:
        case State::Q1b:
        case State::Q2:
            return false;
        case State::MKa:
        case State::MKb:
        case State::Q1a:
        case State::Q2a:
        case State::Q2b:
            return true;
    }
    return true;
}

bool may_pass(State state) noexcept { return state == State::Q1a; }

registry::Padan padan_of(State state) noexcept {
    switch (state) {
        case State::MK:
        case State::Q2:
            return registry::Padan::confirmed;
        case State::MKa:
        case State::Q1:
        case State::Q2a:
            return registry::Padan::mismatched;
        case State::MKb:
        case State::Q1a:
        case State::Q1b:
        case State::Q2b:
            return registry::Padan::not_confirmed;
    }
    return registry::Padan::unknown;
}

Cause likely_cause(std::optional<std::int64_t> age, std::string_view joined_by) noexcept {
    constexpr std::int64_t recorded_from = 17;
    constexpr std::array<std::string_view, 6> moves{"born", "married", "came_in", "split", "joined", "moved"};
    if (std::ranges::find(moves, joined_by) != moves.end()) return Cause::not_consolidated;
    return age && *age > recorded_from ? Cause::not_recorded : Cause::not_said;
}

Cause cause_in(std::string_view words) {
    auto const key = search_key(words);
    if (key.empty()) return Cause::none;
    for (auto const& one : cause_words)
        if (key.find(one.words) != std::string::npos) return one.cause;
    Cause named = Cause::none;
    std::string by_name(trimmed(words));
    if (boost::describe::enum_from_string(by_name.c_str(), named) && is_of_not_found(named)) return named;
    return Cause::none;
}

bool is_of_not_found(Cause cause) noexcept { return cause != Cause::none && cause != Cause::differs; }

}  // namespace sinergi::civil
