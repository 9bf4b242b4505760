#include "base/nik.hpp"
#include "base/text.hpp"
#include "lists/rules/values.hpp"
#include "registry/rules.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

namespace sinergi::registry {
namespace {

constexpr std::array<std::string_view, fault_count> sentences{
    "registry.fault_nik_short",       "registry.fault_nik_long",
    "registry.fault_nik_letters",     "registry.fault_nik_exponent",
    "registry.fault_nik_rounded",     "registry.fault_nik_placeholder",
    "registry.fault_nik_day",         "registry.fault_nik_is_kk",
    "registry.fault_nik_sex",         "registry.fault_nik_twice_in_family",
    "registry.fault_nik_known",       "registry.fault_kk_short",
    "registry.fault_kk_long",         "registry.fault_kk_letters",
    "registry.fault_kk_exponent",     "registry.fault_kk_rounded",
    "registry.fault_kk_placeholder",  "registry.fault_kk_missing",
    "registry.fault_kk_known",        "registry.fault_name_missing",
    "registry.fault_sex_missing",     "registry.fault_sex_unreadable",
    "registry.fault_day_unreadable",  "registry.fault_day_impossible",
    "registry.fault_day_future",      "registry.fault_day_too_old",
    "registry.fault_day_swapped",     "registry.fault_day_not_of_nik",
    "registry.fault_day_only_year",   "registry.fault_relation_unknown",
    "registry.fault_marital_unknown", "registry.fault_spouse_single",
    "registry.fault_no_head",         "registry.fault_two_heads",
    "registry.fault_no_family",       "registry.fault_twice_in_family",
    "registry.fault_two_villages",    "registry.fault_parents_cycle",
    "registry.fault_parent_younger",  "registry.fault_birth_after_death",
    "registry.fault_death_future",    "registry.fault_region_unknown",
    "registry.fault_region_ended",    "registry.fault_code_unknown",
    "registry.fault_answer_unknown",  "registry.fault_answer_not_asked",
    "registry.fault_row_cut",         "registry.fault_twice_in_file",
    "registry.fault_known_already",   "registry.fault_no_members",
    "registry.fault_head_died",       "registry.fault_written_in_two_villages"};

enum class Which : std::uint8_t { nik, kk };

/// What reading a cell of a list calls a fault, as ours; none when the number can be used.
std::optional<Fault> fault_of(lists::FaultKind kind, Which which) noexcept {
    bool const is_nik = which == Which::nik;
    switch (kind) {
        case lists::FaultKind::number_short:
            return is_nik ? Fault::nik_short : Fault::kk_short;
        case lists::FaultKind::number_long:
            return is_nik ? Fault::nik_long : Fault::kk_long;
        case lists::FaultKind::number_letters:
            return is_nik ? Fault::nik_letters : Fault::kk_letters;
        case lists::FaultKind::number_exponent:
            return is_nik ? Fault::nik_exponent : Fault::kk_exponent;
        case lists::FaultKind::number_rounded:
            return is_nik ? Fault::nik_rounded : Fault::kk_rounded;
        case lists::FaultKind::number_placeholder:
            return is_nik ? Fault::nik_placeholder : Fault::kk_placeholder;
        default:
            return std::nullopt;
    }
}

Result<std::string> read_number(std::string_view typed, Which which) {
    auto const number = lists::number_of(typed);
    if (auto const fault = fault_of(number.fault, which))
        return refuse(Why::malformed, sentence_of(*fault), which == Which::nik ? "nik" : "no_kk");
    return std::string(number.text());
}

void check_nik(Person const& person, Findings& found) {
    if (person.nik.empty()) return;
    auto const number = lists::number_of(person.nik);
    auto const birth = lists::birth_in(number);
    if (birth.day == 0) {
        found.push_back({Fault::nik_day, "nik"});
        return;
    }
    bool const is_other_sex = !person.sex.empty() && birth.sex != person.sex[0];
    if (is_other_sex) found.push_back({Fault::nik_sex, "nik"});
    if (!person.born_on) return;
    auto const& born = *person.born_on;
    if (born.day() == birth.day && born.month() == birth.month && born.year() % 100 == birth.year2) return;
    bool const is_swapped = born.day() == birth.month && born.month() == birth.day && born.year() % 100 == birth.year2;
    found.push_back({is_swapped ? Fault::day_swapped : Fault::day_not_of_nik, "born_on"});
}

void check_life(Person const& person, Date today, Findings& found) {
    if (person.born_on && *person.born_on > today) found.push_back({Fault::day_future, "born_on"});
    if (auto const age = age_on(person.born_on, today); age && *age > 120)
        found.push_back({Fault::day_too_old, "born_on"});
    if (person.state != PersonState::dead || !person.state_on) return;
    if (*person.state_on > today) found.push_back({Fault::death_future, "state_on"});
    if (person.born_on && *person.born_on > *person.state_on) found.push_back({Fault::birth_after_death, "state_on"});
}

void check_heads(std::span<Person const> members, Findings& found) {
    if (is_without_head(members)) found.push_back({Fault::no_head, "members"});
    if (std::ranges::count_if(members, is_living_head) > 1) found.push_back({Fault::two_heads, "members"});
}

void check_pairs(std::span<Person const> members, Findings& found) {
    for (std::size_t i = 0; i < members.size(); ++i)
        for (std::size_t k = 0; k < i; ++k) {
            auto const &one = members[i], &other = members[k];
            if (!one.nik.empty() && one.nik == other.nik)
                found.push_back({Fault::nik_twice_in_family, fmt::format("members.{}.nik", i)});
            // Twins share the day and not the name.
            else if (one.born_on && one.born_on == other.born_on && search_key(one.name) == search_key(other.name))
                found.push_back({Fault::twice_in_family, fmt::format("members.{}.name", i)});
        }
}

void check_ages(std::span<Person const> members, Findings& found) {
    auto const head = std::ranges::find(members, relation_head, &Person::relation);
    if (head == members.end() || !head->born_on) return;
    for (std::size_t i = 0; i < members.size(); ++i) {
        auto const& one = members[i];
        if (!one.born_on) continue;
        bool const is_younger_parent = one.relation == relation_parent && *one.born_on >= *head->born_on;
        bool const is_older_child = one.relation == relation_child && *one.born_on <= *head->born_on;
        if (is_younger_parent || is_older_child)
            found.push_back({Fault::parent_younger, fmt::format("members.{}.relation", i)});
    }
}

}  // namespace

Weight weight_of(Fault fault) noexcept {
    switch (fault) {
        case Fault::nik_sex:
        case Fault::nik_known:
        case Fault::kk_missing:
        case Fault::sex_missing:
        case Fault::day_too_old:
        case Fault::day_swapped:
        case Fault::day_not_of_nik:
        case Fault::day_only_year:
        case Fault::spouse_single:
        case Fault::twice_in_family:
        case Fault::two_villages:
        case Fault::parent_younger:
        case Fault::twice_in_file:
        case Fault::known_already:
        case Fault::head_died:
            return Weight::doubt;
        default:
            return Weight::blocks;
    }
}

std::string_view sentence_of(Fault fault) noexcept { return sentences[static_cast<std::size_t>(fault)]; }

bool is_blocked(Findings const& found) noexcept {
    return std::ranges::any_of(found, [](Finding const& one) { return weight_of(one.fault) == Weight::blocks; });
}

Done no_block(Findings const& found) {
    if (!is_blocked(found)) return {};
    Refusal refusal{.why = Why::malformed, .key = "registry.faulty"};
    for (auto const& one : found)
        if (weight_of(one.fault) == Weight::blocks)
            refusal.faults.push_back({one.at, std::string(sentence_of(one.fault))});
    return std::unexpected(std::move(refusal));
}

Result<std::string> read_nik(std::string_view typed) { return read_number(typed, Which::nik); }
Result<std::string> read_kk(std::string_view typed) { return read_number(typed, Which::kk); }

Findings check_person(Person const& person, Date today) {
    Findings found;
    if (trimmed(person.name).empty()) found.push_back({Fault::name_missing, "name"});
    if (person.sex.empty()) found.push_back({Fault::sex_missing, "sex"});
    if (person.relation < 0 || person.relation > relation_other) found.push_back({Fault::relation_unknown, "relation"});
    if (person.marital < 0 || person.marital > marital_widowed) found.push_back({Fault::marital_unknown, "marital"});
    bool const is_spouse = person.relation == relation_husband || person.relation == relation_wife;
    if (is_spouse && person.marital == marital_single) found.push_back({Fault::spouse_single, "marital"});
    check_nik(person, found);
    check_life(person, today, found);
    return found;
}

Findings check_family(Family const& family, std::span<Person const> members, Date today) {
    Findings found;
    if (family.no_kk.empty()) found.push_back({Fault::kk_missing, "no_kk"});
    for (std::size_t i = 0; i < members.size(); ++i) {
        for (auto& one : check_person(members[i], today))
            found.push_back({one.fault, fmt::format("members.{}.{}", i, one.at)});
        if (!members[i].nik.empty() && members[i].nik == family.no_kk)
            found.push_back({Fault::nik_is_kk, fmt::format("members.{}.nik", i)});
    }
    check_heads(members, found);
    check_pairs(members, found);
    check_ages(members, found);
    if (has_parents_cycle(members)) found.push_back({Fault::parents_cycle, "members"});
    return found;
}

bool is_living(Person const& person) noexcept {
    return person.state == PersonState::here || person.state == PersonState::abroad;
}

bool is_living_head(Person const& person) noexcept { return is_living(person) && person.relation == relation_head; }

bool is_without_head(std::span<Person const> members) {
    return std::ranges::any_of(members, is_living) && std::ranges::none_of(members, is_living_head);
}

bool has_parents_cycle(std::span<Person const> people) {
    std::unordered_map<std::int64_t, Person const*> known;
    for (auto const& one : people)
        if (!one.id.is_none()) known.emplace(one.id.raw(), &one);
    // 1: on the way up from here, 2: done.
    std::unordered_map<std::int64_t, int> marks;
    auto const climbs = [&](auto const& self, Person const& from) -> bool {
        auto& mark = marks[from.id.raw()];
        if (mark != 0) return mark == 1;
        mark = 1;
        for (auto const parent : {from.father, from.mother})
            if (auto const found = known.find(parent.raw()); found != known.end() && self(self, *found->second))
                return true;
        marks[from.id.raw()] = 2;
        return false;
    };
    return std::ranges::any_of(known, [&](auto const& one) { return climbs(climbs, *one.second); });
}

std::optional<std::int64_t> age_on(std::optional<Date> born_on, Date day) noexcept {
    if (!born_on) return std::nullopt;
    bool const is_before = std::pair(day.month(), day.day()) < std::pair(born_on->month(), born_on->day());
    return day.year() - born_on->year() - (is_before ? 1 : 0);
}

}  // namespace sinergi::registry
