#pragma once
// What is odd about a person, a family or an answer. Pure: today is an argument.

#include "base/result.hpp"
#include "registry/model/form.hpp"

#include <span>
#include <vector>

namespace sinergi::registry {

/// Each has a sentence "registry.fault_<name>": what is wrong and what to do.
/// @source docs/sources.md#nik, #registry-forms
enum class Fault : std::uint8_t {
    nik_short,
    nik_long,
    nik_letters,
    nik_exponent,
    nik_rounded,
    nik_placeholder,
    nik_day,
    nik_is_kk,
    nik_sex,
    nik_twice_in_family,
    nik_known,
    kk_short,
    kk_long,
    kk_letters,
    kk_exponent,
    kk_rounded,
    kk_placeholder,
    kk_missing,
    kk_known,
    name_missing,
    sex_missing,
    sex_unreadable,
    day_unreadable,
    day_impossible,
    day_future,
    day_too_old,
    day_swapped,
    day_not_of_nik,
    day_only_year,
    relation_unknown,
    marital_unknown,
    spouse_single,
    no_head,
    two_heads,
    no_family,
    twice_in_family,
    two_villages,
    parents_cycle,
    parent_younger,
    birth_after_death,
    death_future,
    region_unknown,
    region_ended,
    code_unknown,
    answer_unknown,
    answer_not_asked,
    row_cut,
    twice_in_file,
    known_already,
    no_members,
    head_died,
    written_in_two_villages,
};
BOOST_DESCRIBE_ENUM(Fault, nik_short, nik_long, nik_letters, nik_exponent, nik_rounded, nik_placeholder, nik_day,
                    nik_is_kk, nik_sex, nik_twice_in_family, nik_known, kk_short, kk_long, kk_letters, kk_exponent,
                    kk_rounded, kk_placeholder, kk_missing, kk_known, name_missing, sex_missing, sex_unreadable,
                    day_unreadable, day_impossible, day_future, day_too_old, day_swapped, day_not_of_nik, day_only_year,
                    relation_unknown, marital_unknown, spouse_single, no_head, two_heads, no_family, twice_in_family,
                    two_villages, parents_cycle, parent_younger, birth_after_death, death_future, region_unknown,
                    region_ended, code_unknown, answer_unknown, answer_not_asked, row_cut, twice_in_file, known_already,
                    no_members, head_died, written_in_two_villages)
inline constexpr std::size_t fault_count = 52;

/// What blocks is never saved; what is a doubt is saved, shown and queued.
enum class Weight : std::uint8_t { blocks, doubt };
BOOST_DESCRIBE_ENUM(Weight, blocks, doubt)
[[nodiscard]] Weight weight_of(Fault fault) noexcept;
/// "registry.fault_nik_short"
[[nodiscard]] std::string_view sentence_of(Fault fault) noexcept;

struct Finding {
    Fault fault = Fault::name_missing;
    std::string at;  // "nik", "members.2.nik", "answers.id_lantai_terluas"; "" the whole
    friend bool operator==(Finding const&, Finding const&) = default;
};
using Findings = std::vector<Finding>;
[[nodiscard]] bool is_blocked(Findings const& found) noexcept;
/// As one refusal with every field that blocks; a value when nothing does.
/// @refuses registry.faulty
[[nodiscard]] Done no_block(Findings const& found);

/// A number as typed becomes 16 digits, or "" when the cell says there is none ("-", "0").
/// @refuses registry.fault_nik_short and its like
[[nodiscard]] Result<std::string> read_nik(std::string_view typed);
/// @refuses registry.fault_kk_short and its like
[[nodiscard]] Result<std::string> read_kk(std::string_view typed);

/// Faults of one person alone.
[[nodiscard]] Findings check_person(Person const& person, Date today);
/// Faults of each member ("members.0.nik") and of the family as a whole. The dead and the gone do not count as heads.
[[nodiscard]] Findings check_family(Family const& family, std::span<Person const> members, Date today);
/// Counted as a member: who is here, or abroad.
[[nodiscard]] bool is_living(Person const& person) noexcept;
[[nodiscard]] bool is_living_head(Person const& person) noexcept;
/// Somebody lives in it, and nobody living heads it. Who follows a head no published rule says: an officer does.
[[nodiscard]] bool is_without_head(std::span<Person const> members);
/// Is anybody in here an ancestor of himself?
[[nodiscard]] bool has_parents_cycle(std::span<Person const> people);

/// Whole years on a day; none when the day of birth is not known.
[[nodiscard]] std::optional<std::int64_t> age_on(std::optional<Date> born_on, Date day) noexcept;

/// About whom a section asks: of a family only `answers` of the section matter.
struct AskedOf {
    std::optional<std::int64_t> age;
    std::string_view sex{};
    std::int64_t marital = 0;
};
/// Is this question put to somebody like that, who answered so far like this? Unknown age, sex or state: yes.
[[nodiscard]] bool is_asked(Question const& question, AskedOf const& of, Answers const& answers) noexcept;
/// Codes not on the list, questions of another section, answers to what was not asked. Answers of an older form are
/// taken as they are: their lists were others.
[[nodiscard]] Findings check_answers(Section const& section, FormVersion form, Answers const& answers,
                                     AskedOf const& of);
/// A code of an older form in the codes of today's; none where the source does not say.
/// @source docs/sources.md#registry-forms
[[nodiscard]] std::optional<std::int64_t> mapped(FormVersion from, std::string_view key, std::int64_t code) noexcept;

/// "2026-Q3" of a day.
[[nodiscard]] std::string quarter_of(Date day);
/// The last day of a quarter.
/// @pre as read_quarter gives it
[[nodiscard]] Date last_day_of(std::string_view quarter);
/// @refuses registry.period_malformed unless "2026-Q3"
[[nodiscard]] Result<std::string> read_quarter(std::string_view text);

}  // namespace sinergi::registry
