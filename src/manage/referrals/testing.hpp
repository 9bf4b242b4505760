#pragma once
// A made-up office with partners, places and a referral, for the tests of this house. Nobody here is real.

#include "access/directory.hpp"
#include "access/testing.hpp"
#include "referrals/actions.hpp"

namespace sinergi::referrals::testing {

using access::Officer;
using access::Role;
using access::UnitId;
using access::testing::day;
using access::testing::noon;  // Sunday, 22 November 2026, 12.00 WIB
using access::testing::region;

inline std::string_view no(auto const& said) { return said ? std::string_view{} : said.error().key; }

struct ReferralTest : access::testing::OfficeTest {
    std::vector<Happened> heard;
    bool is_refusing = false;
    Told told = [this](db::Tx&, Happened const& one) -> Done {
        if (is_refusing) return refuse(Why::conflict, "referrals.not_now");
        heard.push_back(one);
        return {};
    };

    Desk desk() { return {office, clock.now(), &told}; }
    UnitId unit(std::string const& code) {
        return write([&](db::Tx& tx) {
                   return access::add_unit(tx, office, admin(),
                                           {.code = Line<1, 20>::parse(code).value(),
                                            .name = Line<2, 120>::parse(code).value(),
                                            .is_oversight = false,
                                            .head = {}},
                                           clock.now());
               })
            .value();
    }
    Officer hire(std::string_view account, Role role, UnitId of = {}, std::string_view area = "3208") {
        auto made = wish(role, area);
        made.unit = of;
        auto const id = try_add(account, made).value();
        return db().read([&](db::Tx& tx) { return access::find_officer(tx, id).value(); });
    }
    Officer keeper() {
        return {.id = access::AccountId(99),
                .name = "Admin",
                .role = Role::admin,
                .area = office.area,
                .unit = {},
                .is_oversight = false,
                .acts = access::acts_of(Role::admin)};
    }
    static Place place(std::string name, PlaceKind kind, std::string_view area = "3208") {
        return {.kind = kind, .authority = authority_of(kind), .name = std::move(name), .region = region(area)};
    }
    Result<Place> try_put(Place const& made) {
        return write([&](db::Tx& tx) { return add_place(tx, desk(), keeper(), made); });
    }
    Place put(Place const& made) { return try_put(made).value(); }
    NewReferral asks(PlaceId to) {
        return {.subject = 4711,
                .region = region("3208012001"),
                .place = to,
                .asked = "Mohon pemeriksaan dan perawatan",
                .payer = Payer::pbi,
                .due_at = clock.now().plus_ms(day_ms),
                .shown = {{"Nama", "Name", "Bapak Contoh"}, {"Keadaan", "Condition", "Demam, lemah"}}};
    }
    Result<Referral> try_refer(Officer const& by, NewReferral const& made) {
        return write([&](db::Tx& tx) { return refer(tx, desk(), by, made); });
    }
    Result<Referral> says(Officer const& by, ReferralId id, Deed deed, Said const& said = {}) {
        return write([&](db::Tx& tx) { return reply(tx, desk(), by, id, deed, said); });
    }
};

}  // namespace sinergi::referrals::testing
