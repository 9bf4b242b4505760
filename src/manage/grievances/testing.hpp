#pragma once
// A made-up office with a few people and their deeds, for the tests of this house. Nobody here is real.

#include "access/directory.hpp"
#include "access/testing.hpp"
#include "grievances/actions.hpp"
#include "grievances/settings.hpp"

namespace sinergi::grievances::testing {

using access::AccountId;
using access::Officer;
using access::Role;
using access::UnitId;
using access::testing::noon;  // Sunday, 22 November 2026, 12.00 WIB
using access::testing::region;

inline constexpr char const* sindangjawa = "3208012001";
inline constexpr char const* windujanten = "3208011002";

struct GrievanceTest : access::testing::OfficeTest {
    Settings settings = db().read([](db::Tx& tx) { return read_settings(tx, access::testing::day("2026-11-22")); });
    calendar::Calendar calendar;

    Desk desk() { return {office, settings, calendar, clock.now()}; }
    Officer officer(AccountId id) {
        return db().read([&](db::Tx& tx) { return access::find_officer(tx, id).value(); });
    }
    Officer hire(std::string_view account, Role role, std::string_view area = "3208", UnitId unit = {},
                 AccountId superior = {}, std::string_view name = "Sari Contoh") {
        auto made = wish(role, area);
        made.unit = unit;
        made.superior = superior;
        made.name = access::PersonName::parse(name).value();
        return officer(try_add(account, made).value());
    }
    UnitId unit(std::string_view code, bool is_oversight = false, AccountId head = {}) {
        return write([&](db::Tx& tx) {
                   return access::add_unit(tx, office, admin(),
                                           {.code = Line<1, 20>::parse(code).value(),
                                            .name = Line<2, 120>::parse(code).value(),
                                            .is_oversight = is_oversight,
                                            .head = head},
                                           clock.now());
               })
            .value();
    }
    void lead(UnitId id, std::string_view code, bool is_oversight, AccountId head) {
        ASSERT_TRUE(write([&](db::Tx& tx) {
            return access::change_unit(tx, office, admin(), id,
                                       {.code = Line<1, 20>::parse(code).value(),
                                        .name = Line<2, 120>::parse(code).value(),
                                        .is_oversight = is_oversight,
                                        .head = head},
                                       clock.now());
        }));
    }
    static NewGrievance report(std::string text = "Atap rumah Bu Contoh roboh, butuh terpal",
                               std::string kind = "layanan", std::string_view where = sindangjawa) {
        return {.kind = std::move(kind), .region = region(where), .text = std::move(text)};
    }
    Result<Receipt> try_receive(NewGrievance const& wish, std::optional<Officer> const& by = {}) {
        return write([&](db::Tx& tx) { return receive(tx, desk(), by, wish); });
    }
    GrievanceId received(NewGrievance const& wish, std::optional<Officer> const& by = {}) {
        return try_receive(wish, by).value().id;
    }
    GrievanceId received(std::string text = "Atap rumah Bu Contoh roboh, butuh terpal") {
        return received(report(std::move(text)));
    }

    Result<Grievance> does(Officer const& by, GrievanceId id, Deed deed, Wish const& how = {}) {
        return write([&](db::Tx& tx) { return act(tx, desk(), by, id, deed, how); });
    }
    Result<Tracked> reporter(GrievanceId id, Deed deed, std::string text = "", std::optional<bool> is_satisfied = {}) {
        return write([&](db::Tx& tx) {
            return reporter_does(tx, desk(), tracking_number(id), key_of(office, id), deed, text, is_satisfied);
        });
    }
    std::int64_t tick() {
        return write([&](db::Tx& tx) { return run_clocks(tx, desk(), 100); }).value();
    }
    Grievance stands(GrievanceId id) {
        return db().read([&](db::Tx& tx) { return store::get_plain(tx, id).value(); });
    }
    store::Content content(GrievanceId id) {
        return db().read([&](db::Tx& tx) { return store::content(tx, id); });
    }
    std::vector<store::StepRow> steps(GrievanceId id) {
        return db().read([&](db::Tx& tx) { return store::steps(tx, id); });
    }
    std::vector<std::string> deeds(GrievanceId id) {
        std::vector<std::string> names;
        for (auto const& step : steps(id)) names.push_back(step.deed);
        return names;
    }
    access::Permit sees(Officer const& by, std::string_view area = "") {
        return access::permit(access::Act::see_grievance, by, area.empty() ? by.area : region(area)).value();
    }
    bool is_seen(Officer const& by, GrievanceId id) {
        return db().read([&](db::Tx& tx) { return store::get(tx, sees(by), id).has_value(); });
    }
};

/// The key of a refusal, or "" when it was granted.
template <class T>
std::string_view no(Result<T> const& said) {
    return said ? std::string_view{} : said.error().key;
}

}  // namespace sinergi::grievances::testing
