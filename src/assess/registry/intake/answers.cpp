#include "registry/intake/answers.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <charconv>

namespace sinergi::registry::intake {
namespace {

std::size_t place_of(std::string_view section) noexcept {
    auto const all = sections();
    return static_cast<std::size_t>(std::ranges::find(all, section, &Section::key) - all.begin());
}

/// "3", "3.0" or "3. keramik"; none when the cell does not begin with a number.
std::optional<std::int64_t> number_in(std::string_view cell) noexcept {
    std::int64_t value = 0;
    auto const* const end = cell.data() + cell.size();
    auto const [at, fault] = std::from_chars(cell.data(), end, value);
    if (fault != std::errc{}) return std::nullopt;
    auto const rest = std::string_view(at, static_cast<std::size_t>(end - at));
    if (rest.empty() || rest.starts_with('.') || rest.starts_with(' ') || rest.starts_with('-')) return value;
    return std::nullopt;
}

bool is_blank(std::string_view cell) noexcept {
    return cell.empty() || cell == "-" || cell == "NULL" || cell == "null";
}

}  // namespace

std::vector<AnswerColumn> answer_columns(std::vector<std::string> const& titles, SubjectKind subject) {
    std::vector<AnswerColumn> out;
    std::vector<std::string> keys;
    keys.reserve(titles.size());
    for (auto const& title : titles) keys.push_back(search_key(title));
    for (auto const& question : questions()) {
        auto const section = section_of(question.section);
        if (!section || section->subject != subject) continue;
        auto const found = std::ranges::find(keys, search_key(question.key));
        if (found != keys.end()) out.push_back({static_cast<std::int32_t>(found - keys.begin()), &question});
    }
    // Questions of one section may stand apart in the form's list.
    std::ranges::stable_sort(out, {}, [](AnswerColumn const& one) { return place_of(one.question->section); });
    return out;
}

std::vector<SectionRead> read_answers(std::span<AnswerColumn const> columns, AskedOf const& of,
                                      std::function<std::string_view(std::int32_t)> const& cell,
                                      std::vector<AnswerFault>& faults) {
    std::vector<SectionRead> out;
    for (auto const& [column, question] : columns) {
        auto const text = trimmed(cell(column));
        if (is_blank(text)) continue;
        auto const value = number_in(text);
        if (!value) {
            faults.push_back({Fault::code_unknown, column});
            continue;
        }
        auto const section = place_of(question->section);
        if (out.empty() || out.back().section != section) out.push_back({section, {}});
        out.back().answers[std::string(question->key)] = *value;
    }
    for (auto& read : out)
        for (auto const& found : check_answers(sections()[read.section], FormVersion::regsosek2022, read.answers, of)) {
            auto const key = found.at.substr(found.at.find('.') + 1);
            auto const at = std::ranges::find(columns, key, [](AnswerColumn const& one) { return one.question->key; });
            if (at != columns.end()) faults.push_back({found.fault, at->column});
            read.answers.erase(key);
        }
    std::erase_if(out, [](SectionRead const& read) { return read.answers.empty(); });
    return out;
}

std::string quarter_in(std::string_view cell, Date today) {
    auto const text = lists::meant(cell);
    if (text.empty()) return {};
    if (auto quarter = read_quarter(text)) return *quarter;
    auto const day = lists::day_of(text, lists::DayOrder::day_first, today);
    if (!day.is_known() || day.fault == lists::FaultKind::day_only_year) return {};
    auto const date = Date::of(day.year, day.month, day.day);
    return date ? quarter_of(*date) : std::string{};
}

std::uint8_t relation_of_dtsen(std::uint8_t code, char sex) noexcept {
    constexpr std::array<std::uint8_t, 9> shdk{0, 1, 3, 4, 5, 6, 7, 10, 11};
    if (code >= shdk.size()) return UINT8_MAX;
    if (code == 2 && sex == 'L') return static_cast<std::uint8_t>(relation_husband);
    return shdk[code];
}

}  // namespace sinergi::registry::intake
