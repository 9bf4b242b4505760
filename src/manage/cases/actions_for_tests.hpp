#pragma once
// The office and its officers that the tests of deeds stand on.

#include "cases/actions.hpp"
#include "cases/testing.hpp"

namespace sinergi::cases::testing {

struct CaseActions : db::testing::OnBoth {
    Mail mail;
    NodeOffice here{mail, GetParam(), "3208", "Dinas Sosial"};
    Officer rina = here.hire("rina", Role::back_office);
    Officer chief = here.hire("chief", Role::supervisor);
    Officer head = here.hire("head", Role::head);
    Officer tksk = here.hire("tksk", Role::field_officer, {}, "320801");
    Officer village = here.hire("village", Role::village_operator, {}, sindangjawa);

    Result<Case> try_open(NewCase const& wish, Officer const& by) {
        return here.write([&](db::Tx& tx) { return open(tx, here.desk(), by, wish); });
    }
    Case opened(NewCase const& wish = old_man()) { return try_open(wish, rina).value(); }
    Case healthy() {
        auto const c = opened();
        EXPECT_TRUE(here.enters(rina, c.id, "medical_need", R"({"needs_treatment":false})"));
        return here.stands(c.id);
    }
    std::string_view refused(Officer const& by, CaseId id, std::string const& kind, std::string const& body) {
        return no(here.enters(by, id, kind, body));
    }
    Result<Outcome> closes(Officer const& by, CaseId id, Closing const& how) {
        return here.write([&](db::Tx& tx) { return close(tx, here.desk(), by, id, how); });
    }
    referrals::Place place(referrals::PlaceKind kind, std::string name) {
        Officer const keeper{.id = AccountId(99),
                             .name = "Admin",
                             .role = Role::admin,
                             .area = here.office.area,
                             .unit = {},
                             .acts = access::acts_of(Role::admin)};
        return here
            .write([&](db::Tx& tx) {
                return referrals::add_place(tx, {here.office, here.clock.now(), nullptr}, keeper,
                                            {.kind = kind,
                                             .authority = referrals::authority_of(kind),
                                             .name = std::move(name),
                                             .region = region("3208")});
            })
            .value();
    }
    Result<Outcome> refers(Officer const& by, CaseId id, referrals::PlaceId to) {
        return here.write([&](db::Tx& tx) {
            return refer(tx, here.desk(), by, id,
                         {.place = to, .asked = "Mohon dirawat", .payer = referrals::Payer::jamkesda});
        });
    }
    static std::string consent_for(referrals::PlaceId to, std::string_view purpose = "partner") {
        return fmt::format(R"({{"given_by":"self","purpose":"{}","receiver":"{}","for_what":"Dirujuk"}})", purpose,
                           to.text());
    }
    static std::string minutes_for(referrals::PlaceId to) {
        return fmt::format(R"({{"number":"BA-1","officer_first":"Ani","officer_second":"Budi","why":"tidak cakap",)"
                           R"("purpose":"partner","receiver":"{}"}})",
                           to.text());
    }
};

}  // namespace sinergi::cases::testing
