#pragma once
// The official form as data: sections, questions, code lists and when a question is asked. Keys are the column names of
// the DTSEN files; codes are those of the printed form REGSOSEK2022-K.
// @source docs/sources.md#registry-forms

#include "registry/model/entries.hpp"

#include <array>
#include <span>

namespace sinergi::registry {

/// One answer somebody may tick.
struct Code {
    std::int64_t code = 0;
    std::string_view id, en;
};

enum class AnswerKind : std::uint8_t { code, count, bits };
BOOST_DESCRIBE_ENUM(AnswerKind, code, count, bits)
enum class SubjectKind : std::uint8_t { family, person };
BOOST_DESCRIBE_ENUM(SubjectKind, family, person)

/// When a question is asked: for an age (years, both included), a sex, a marital state, an earlier answer.
struct Asked {
    std::string_view key{};               // of the earlier question, in the same section; "" none
    std::array<std::int64_t, 8> codes{};  // any of them; 0 fills up
    std::int64_t age_min = 0, age_max = 200;
    std::string_view sex{};            // "P"
    bool is_for_once_married = false;  // marital 2, 3 or 4
};

struct Question {
    std::string_view key, section;
    AnswerKind kind = AnswerKind::code;
    std::span<Code const> codes{};
    std::int64_t max = 0;  // of a count
    std::string_view id, en;
    Asked asked{};
};

struct Section {
    std::string_view key;
    SubjectKind subject = SubjectKind::family;
    bool is_specific = false;  // health and the like: an act of its own
    std::string_view id, en;
};

[[nodiscard]] std::span<Section const> sections() noexcept;
/// @refuses registry.section_unknown
[[nodiscard]] Result<Section> section_of(std::string_view key);
/// In the order of the form.
[[nodiscard]] std::span<Question const> questions() noexcept;
[[nodiscard]] Question const* find_question(std::string_view key) noexcept;

/// Code lists of persons and families themselves: "relation", "marital"; empty for another name.
[[nodiscard]] std::span<Code const> code_list(std::string_view name) noexcept;

}  // namespace sinergi::registry
