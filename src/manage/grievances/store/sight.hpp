#pragma once
// What every list of complaints is asked with: the permit as SQL reads it, and where a page goes on. Only for this
// house's store.

#include "grievances/store.hpp"

#include <charconv>

namespace sinergi::grievances::store {

/// What the part `visible` asks of the permit.
struct Sight {
    explicit Sight(access::Permit const& permit)
        : first(permit.area().first()),
          after(permit.area().after()),
          my_area(permit.by().area.text()),
          me(permit.by().id.raw()),
          my_unit(permit.by().unit.raw()),
          sees_closed(permit.by().may(access::Act::see_closed)),
          sees_named(permit.by().may(access::Act::see_oversight)),
          is_above(permit.by().role == access::Role::regent),
          is_head(permit.by().role == access::Role::head),
          is_field_officer(permit.by().role == access::Role::field_officer) {}
    std::string first, after, my_area;
    std::int64_t me, my_unit;
    bool sees_closed, sees_named, is_above, is_head, is_field_officer;
};

// The Args of a list are many and the same: those of the sight and those of the filter.
#define SINERGI_SIGHT_ARGS(s)                                                                       \
    {"area_first", (s).first}, {"area_after", (s).after}, {"my_area", (s).my_area}, {"me", (s).me}, \
        {"my_unit", (s).my_unit}, {"sees_closed", (s).sees_closed}, {"sees_named", (s).sees_named}, \
        {"is_above", (s).is_above}, {"is_head", (s).is_head}, {                                     \
        "is_field_officer", (s).is_field_officer                                                    \
    }
#define SINERGI_FILTER_ARGS(f)                                                                            \
    {"state", (f).state}, {"kind", (f).kind}, {"channel", (f).channel}, {"officer", (f).officer.raw()}, { \
        "unit", (f).unit.raw()                                                                            \
    }

/// "1763800000000.1234" or "1234": where a page goes on.
struct Cursor {
    std::int64_t at = 0;
    std::int64_t id = 0;
};
[[nodiscard]] inline Result<Cursor> read_cursor(std::string_view text, std::int64_t id_when_empty) {
    Cursor cursor{.at = 0, .id = id_when_empty};
    if (text.empty()) return cursor;
    auto const no = refuse(Why::malformed, "grievances.cursor_malformed");
    auto const dot = text.find('.');
    if (dot == std::string_view::npos) return no;
    auto const number = [](std::string_view digits, std::int64_t& out) {
        auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), out);
        return error == std::errc{} && end == digits.data() + digits.size();
    };
    if (!number(text.substr(0, dot), cursor.at) || !number(text.substr(dot + 1), cursor.id)) return no;
    return cursor;
}

[[nodiscard]] inline std::string newest_cursor(std::int64_t id) { return "0." + std::to_string(id); }

[[nodiscard]] inline std::string json_numbers(std::vector<GrievanceId> const& ids) {
    std::string out = "[";
    for (auto const id : ids) out += (out.size() > 1 ? "," : "") + std::to_string(id.raw());
    return out + "]";
}

}  // namespace sinergi::grievances::store
