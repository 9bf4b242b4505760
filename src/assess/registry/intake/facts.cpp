#include "registry/intake/facts.hpp"

#include "base/text.hpp"
#include "lists/rules/values.hpp"
#include "registry/rules.hpp"

#include <algorithm>

namespace sinergi::registry::intake {
namespace {

struct Standing {
    std::string_view key, value;  // key as search_key makes it
};
constexpr std::array standings{
    Standing{"dtsen aktif", "DTSEN AKTIF"},
    Standing{"dtsen aktif asesmen meninggal", "DTSEN AKTIF - ASESMEN MENINGGAL"},
    Standing{"dtsen nonaktif", "DTSEN NONAKTIF"},
    Standing{"dtsen non aktif", "DTSEN NONAKTIF"},
};
// 1 found, 2 moved, 3 died, 4 not found.
constexpr std::array<std::string_view, 4> presences{"1", "2", "3", "4"};
constexpr std::size_t words_max = 200;

}  // namespace

std::vector<FactColumn> fact_columns(Columns const& columns, SubjectKind subject) {
    std::vector<FactColumn> out;
    auto const add = [&](std::int32_t column, FactKind kind) {
        if (column >= 0) out.push_back({column, kind});
    };
    bool const is_of_persons = subject == SubjectKind::person;
    if (is_of_persons == columns.is_of_persons()) add(columns.status_dtsen, FactKind::status_dtsen);
    if (is_of_persons) {
        add(columns.pbi, FactKind::pbi);
        return out;
    }
    add(columns.bansos, FactKind::bansos);
    add(columns.kemiskinan_ekstrem, FactKind::kemiskinan_ekstrem);
    add(columns.keberadaan, FactKind::keberadaan);
    return out;
}

Result<std::string_view> fact_in(FactKind kind, std::string_view cell) {
    auto const text = trimmed(cell);  // "0" says something here
    if (text.empty() || text == "-" || text == "NULL" || text == "null") return std::string_view{};
    if (kind == FactKind::status_dtsen) {
        auto const found = std::ranges::find(standings, search_key(text), &Standing::key);
        if (found != standings.end()) return found->value;
        return refuse(Why::malformed, "registry.fault_code_unknown");
    }
    if (kind == FactKind::keberadaan) {
        // "1", "1.0" or "1. ditemukan"
        auto const found = std::ranges::find(presences, text.substr(0, 1));
        bool const is_one = text.size() == 1 || text[1] == '.' || text[1] == ' ' || text[1] == '-';
        if (found != presences.end() && is_one) return *found;
        return refuse(Why::malformed, "registry.fault_code_unknown");
    }
    auto size = std::min(text.size(), words_max);
    while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) --size;
    return text.substr(0, size);
}

std::optional<Date> cut_off_in(std::string_view cell, Date today) {
    auto const text = lists::meant(cell);
    if (text.empty()) return std::nullopt;
    if (auto const quarter = read_quarter(text)) return last_day_of(*quarter);
    auto const day = lists::day_of(text, lists::DayOrder::day_first, today);
    if (!day.is_known() || day.fault == lists::FaultKind::day_only_year) return std::nullopt;
    auto const date = Date::of(day.year, day.month, day.day);
    return date ? std::optional(*date) : std::nullopt;
}

}  // namespace sinergi::registry::intake
