#include "access/actions.hpp"
#include "access/api.hpp"
#include "access/store.hpp"

namespace sinergi::access {
namespace {

using http::Call;
using http::Method;
using http::Nothing;

constexpr std::string_view tag = "administration";

struct UnitOut {
    UnitId id;
    std::string code, name;
    bool is_oversight = false;
    std::optional<AccountId> head;
    std::string head_name;
};
BOOST_DESCRIBE_STRUCT(UnitOut, (), (id, code, name, is_oversight, head, head_name))

struct UnitsOut {
    std::vector<UnitOut> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(UnitsOut, (), (items, next))

struct UnitIn {
    Line<1, 20> code;
    Line<2, 120> name;
    bool is_oversight = false;
    std::optional<AccountId> head;
    static constexpr auto optional_members = "is_oversight";
};
BOOST_DESCRIBE_STRUCT(UnitIn, (), (code, name, is_oversight, head))

struct UnitPut {
    UnitId id;
    Line<1, 20> code;
    Line<2, 120> name;
    bool is_oversight = false;
    std::optional<AccountId> head;
};
BOOST_DESCRIBE_STRUCT(UnitPut, (), (id, code, name, is_oversight, head))

struct DutyOut {
    Date day;
    AccountId account;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(DutyOut, (), (day, account, name))

struct RosterOut {
    std::vector<DutyOut> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(RosterOut, (), (items, next))

struct RosterIn {
    std::optional<std::string> month;  // "2026-11"; none: this one
};
BOOST_DESCRIBE_STRUCT(RosterIn, (), (month))

struct DutyIn {
    Date day;
    AccountId account;
};
BOOST_DESCRIBE_STRUCT(DutyIn, (), (day, account))

UnitOut told(Unit row) {
    auto const head = row.head.is_none() ? std::nullopt : std::optional(row.head);
    return {row.id, std::move(row.code), std::move(row.name), row.is_oversight, head, std::move(row.head_name)};
}

Result<UnitOut> one(db::Tx& tx, UnitId id) {
    auto row = tx.find<Unit>(sql::find_unit, {{"id", id.raw()}});
    if (!row) return refuse(Why::not_found, "access.unit_unknown");
    return told(*std::move(row));
}

UnitWish wish_of(auto const& in) { return {in.code, in.name, in.is_oversight, in.head.value_or(AccountId{})}; }

void add_units(http::Router& router, Office& office, Doors& doors) {
    router.add<Nothing, UnitsOut>(Method::get, "/api/v1/units", {.summary = "Units of the office", .tag = tag},
                                  [&office, &doors](Call const& call, Nothing const&) -> Result<UnitsOut> {
                                      SINERGI_TRY(officer, doors.officer(call));
                                      UnitsOut out;
                                      auto found =
                                          office.db.read([&](db::Tx& tx) { return tx.all<Unit>(sql::list_units); });
                                      for (auto& row : found) out.items.push_back(told(std::move(row)));
                                      return out;
                                  });
    router.add<UnitIn, UnitOut>(Method::post, "/api/v1/units", {.summary = "Add a unit", .tag = tag, .status = 201},
                                [&office, &doors](Call const& call, UnitIn const& in) -> Result<UnitOut> {
                                    SINERGI_TRY(officer, doors.officer(call));
                                    SINERGI_TRY(by, permit(Act::manage_accounts, officer, office.area));
                                    return once(office, call, officer.id, [&](db::Tx& tx) -> Result<UnitOut> {
                                        SINERGI_TRY(id, add_unit(tx, office, by, wish_of(in), call.now));
                                        return one(tx, id);
                                    });
                                });
    router.add<UnitPut, UnitOut>(Method::put, "/api/v1/units/{id}", {.summary = "Change a unit", .tag = tag},
                                 [&office, &doors](Call const& call, UnitPut const& in) -> Result<UnitOut> {
                                     SINERGI_TRY(officer, doors.officer(call));
                                     SINERGI_TRY(by, permit(Act::manage_accounts, officer, office.area));
                                     return once(office, call, officer.id, [&](db::Tx& tx) -> Result<UnitOut> {
                                         SINERGI_MUST(change_unit(tx, office, by, in.id, wish_of(in), call.now));
                                         return one(tx, in.id);
                                     });
                                 });
}

void add_duty(http::Router& router, Office& office, Doors& doors) {
    router.add<RosterIn, RosterOut>(
        Method::get, "/api/v1/duty", {.summary = "Who is on duty (piket), day by day of a month", .tag = tag},
        [&office, &doors](Call const& call, RosterIn const& in) -> Result<RosterOut> {
            SINERGI_TRY(officer, doors.officer(call));
            auto const month = in.month.value_or(date_in(office.zone, call.now).text().substr(0, 7));
            SINERGI_TRY(first, Date::parse(month + "-01"));
            RosterOut out;
            auto found = office.db.read([&](db::Tx& tx) {
                auto const next = first.plus_days(32);
                auto const after = next.plus_days(1 - next.day());
                return tx.all<store::DutyRow>(sql::list_duty, {{"first", first}, {"after", after}});
            });
            for (auto& row : found) out.items.push_back({row.day, row.account, std::move(row.name)});
            return out;
        });
    // Supervisors keep the roster of their office as well as administrators do.
    router.add<DutyIn, DutyOut>(Method::put, "/api/v1/duty",
                                {.summary = "Put an officer on duty for a day", .tag = tag},
                                [&office, &doors](Call const& call, DutyIn const& in) -> Result<DutyOut> {
                                    SINERGI_TRY(officer, doors.officer(call));
                                    auto const act = officer.may(Act::see_load) ? Act::see_load : Act::manage_accounts;
                                    SINERGI_TRY(by, permit(act, officer, office.area));
                                    return once(office, call, officer.id, [&](db::Tx& tx) -> Result<DutyOut> {
                                        SINERGI_MUST(set_duty(tx, office, by, in.day, in.account, call.now));
                                        auto const person = find_person(tx, in.account);
                                        SINERGI_CHECK(person.has_value());
                                        return DutyOut{in.day, in.account, person->name};
                                    });
                                });
}

}  // namespace

void add_unit_routes(http::Router& router, Office& office, Doors& doors) {
    add_units(router, office, doors);
    add_duty(router, office, doors);
}

}  // namespace sinergi::access
