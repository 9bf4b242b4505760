#pragma once
// What every list of cases is asked with: the permit as SQL reads it, and the row as parameters. Only for this store.

#include "cases/store.hpp"

namespace sinergi::cases::store {

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
          is_head(permit.by().role == access::Role::head),
          is_field_officer(permit.by().role == access::Role::field_officer) {}
    std::string first, after, my_area;
    std::int64_t me, my_unit;
    bool sees_closed, sees_named, is_head, is_field_officer;
};

}  // namespace sinergi::cases::store

// The Args of a statement are many and the same: those of the sight, of the filter, of the row.
#define SINERGI_CASE_SIGHT(s)                                                                       \
    {"area_first", (s).first}, {"area_after", (s).after}, {"my_area", (s).my_area}, {"me", (s).me}, \
        {"my_unit", (s).my_unit}, {"sees_closed", (s).sees_closed}, {"sees_named", (s).sees_named}, \
        {"is_head", (s).is_head}, {                                                                 \
        "is_field_officer", (s).is_field_officer                                                    \
    }
#define SINERGI_CASE_FILTER(f) \
    {"state", (f).state}, {"type", (f).type}, { "officer", (f).officer.raw() }
#define SINERGI_CASE_ARGS(c)                                                                                          \
    {"id", (c).id}, {"region", (c).region}, {"is_managed", (c).is_managed}, {"state", word((c).state)},               \
        {"state_since", (c).state_since}, {"due_at", (c).due_at}, {"promise_at", (c).promise_at}, {"need", (c).need}, \
        {"grievance", (c).grievance}, {"risk", word((c).risk)}, {"urgency", word((c).urgency)}, {"guard", (c).guard}, \
        {"unit", (c).unit}, {"officer", (c).officer}, {"climbed_to", (c).climbed_to}, {"climbs", (c).climbs},         \
        {"pen_node", (c).pen_node}, {"pen_seq", (c).pen_seq}, {"pen_offered_to", (c).pen_offered_to},                 \
        {"medical", word((c).medical)}, {"is_child", (c).is_child}, {"is_health", (c).is_health},                     \
        {"is_open", (c).is_open}, {"is_incoming", (c).is_incoming}, {"is_asked_up", (c).is_asked_up},                 \
        {"is_asked_down", (c).is_asked_down}, {"waits_approval", (c).waits_approval}, {"in_shelter", (c).in_shelter}, \
        {"aftercare_at", (c).aftercare_at}, {"closed_at", (c).closed_at}, {"close_reason", (c).close_reason},         \
        {"answer", (c).answer}, {"types", (c).types}, {                                                               \
        "version", (c).version                                                                                        \
    }
