#include "access/rules.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <set>

namespace sinergi::access {
namespace {

RegionCode region(std::string_view text) { return RegionCode::parse(text).value(); }

Officer officer(Role role, RegionCode area) {
    return {.id = AccountId(1), .name = "Sari Contoh", .role = role, .area = area, .acts = acts_of(role)};
}

/// The ten lines everybody can hold in the head: which role does which kind of work. Written apart from rules.cpp.
bool model_allows(Role role, Act act) {
    static std::map<Act, std::set<Role>> const who = [] {
        using enum Role;
        std::set<Role> const desk{back_office, supervisor, head, duty_officer};
        auto with = [](std::set<Role> set, std::set<Role> const& more) {
            set.insert(more.begin(), more.end());
            return set;
        };
        auto const near = with(desk, {village_operator, subdistrict, field_officer});
        auto const verifiers = with(desk, {front_office});
        std::set<Role> const registry{village_operator, field_officer, back_office, supervisor};
        return std::map<Act, std::set<Role>>{
            {Act::receive_grievance, with(near, {front_office})},
            {Act::see_grievance, with(near, {front_office, village_head, regent})},
            {Act::claim_grievance, near},
            {Act::answer_grievance, with(near, {regent})},
            {Act::work_grievance, with(near, {front_office, regent})},
            {Act::verify_grievance, with(verifiers, {regent})},
            {Act::see_closed, verifiers},
            {Act::open_reporter, verifiers},
            {Act::assign_grievance, with(desk, {regent})},
            {Act::see_figures, with(desk, {village_head, regent, dpo})},
            {Act::see_load, {supervisor, head}},
            {Act::see_oversight, {head}},
            {Act::export_list, {head}},
            {Act::manage_accounts, {admin}},
            {Act::manage_settings, {admin}},
            {Act::read_audit, {dpo, auditor}},
            {Act::erase_personal, {dpo}},
            {Act::see_registry, with(registry, {village_head, subdistrict, front_office, head})},
            {Act::edit_registry, registry},
            {Act::verify_registry, {back_office, supervisor}},
            {Act::decide_registry, {head}},
            {Act::import_registry, {back_office, supervisor}},
            {Act::export_registry, {supervisor, head}},
            {Act::see_person_specific, with(registry, {head})}};
    }();
    return who.at(act).contains(role);
}

RegionCode any_region() {
    // Few digits, so that areas often lie within each other.
    auto const length = *rc::gen::element(2, 4, 6, 10);
    std::string digits = *rc::gen::element<std::string>("3208", "3209", "3299", "9999");
    while (static_cast<int>(digits.size()) < length) digits += *rc::gen::element('0', '1', '9');
    return region(digits.substr(0, static_cast<std::size_t>(length)));
}

RC_GTEST_PROP(Permits, AgreeWithTheTenLineModel, ()) {
    auto const role = static_cast<Role>(*rc::gen::inRange(0, 13));
    // The acts of complaints and those of the registry.
    auto const first = static_cast<int>(Act::see_registry), last = static_cast<int>(Act::see_person_specific);
    auto const act = static_cast<Act>(*rc::gen::oneOf(rc::gen::inRange(0, 17), rc::gen::inRange(first, last + 1)));
    auto const own = any_region();
    auto const where = any_region();
    auto const given = permit(act, officer(role, own), where, "uji");

    bool const is_within = where.text().starts_with(own.text());
    bool const is_around = own.text().starts_with(where.text());
    RC_ASSERT(given.has_value() == (model_allows(role, act) && (is_within || is_around)));
    if (!given) {
        RC_ASSERT(given.error().key ==
                  (model_allows(role, act) ? "access.area_not_allowed" : "access.act_not_allowed"));
        return;
    }
    RC_ASSERT(given->area() == (is_within ? where : own));
    RC_ASSERT(own.has(given->area()));  // never a row outside one's own area
    RC_ASSERT(given->act() == act);
}

TEST(Permits, AVillageOfficerAsksForAnotherVillageInVain) {
    auto const operator_ = officer(Role::village_operator, region("3208012001"));
    EXPECT_EQ(permit(Act::see_grievance, operator_, region("3208012002")).error().key, "access.area_not_allowed");
    EXPECT_EQ(permit(Act::see_grievance, operator_, region("3208"))->area(), region("3208012001")) << "narrowed";
    EXPECT_EQ(permit(Act::open_reporter, operator_, region("3208012001")).error().why, Why::not_allowed);
}

TEST(Permits, NamedReportsAreForTheHeadAndForExaminers) {
    auto may_see = [](Role role, UnitKind unit) {
        return acts_of(role, unit).test(static_cast<std::size_t>(Act::see_oversight));
    };
    EXPECT_TRUE(may_see(Role::head, UnitKind::ordinary));
    EXPECT_FALSE(may_see(Role::supervisor, UnitKind::ordinary));
    EXPECT_TRUE(may_see(Role::supervisor, UnitKind::oversight));
    EXPECT_TRUE(may_see(Role::back_office, UnitKind::oversight));
    EXPECT_FALSE(may_see(Role::front_office, UnitKind::oversight));
    EXPECT_FALSE(may_see(Role::admin, UnitKind::oversight));
}

TEST(Permits, TheAdministratorSeesNobodysComplaint) {
    for (auto const act :
         {Act::see_grievance, Act::open_reporter, Act::see_closed, Act::read_audit, Act::export_list}) {
        EXPECT_FALSE(permit(act, officer(Role::admin, region("3208")), region("3208")));
    }
}

TEST(Trace, SaysWhoAndWhyWithoutAName) {
    auto const trace = officer(Role::back_office, region("3208")).trace("verifikasi");
    EXPECT_EQ(trace.actor, audit::ActorKind::officer);
    EXPECT_EQ(trace.account, 1);
    EXPECT_EQ(trace.role, "back_office");
    EXPECT_EQ(trace.purpose, "verifikasi");
    EXPECT_EQ(Officer{}.trace().actor, audit::ActorKind::system);
}

TEST(Areas, FitTheRoleAndTheOffice) {
    struct Row {
        char const* why;
        Role role;
        char const* area;
        char const* key;
    };
    for (auto const& row : std::vector<Row>{
             {"a village operator of a village", Role::village_operator, "3208012001", ""},
             {"a village operator of a regency", Role::village_operator, "3208", "access.area_not_of_role"},
             {"a village head of a district", Role::village_head, "320801", "access.area_not_of_role"},
             {"a subdistrict officer", Role::subdistrict, "320801", ""},
             {"a back office of the regency", Role::back_office, "3208", ""},
             {"a field officer of three villages' district", Role::field_officer, "320801", ""},
             {"somebody of the next regency", Role::back_office, "3209", "access.area_beyond_office"},
             {"somebody of the province", Role::head, "32", "access.area_beyond_office"},
         }) {
        SCOPED_TRACE(row.why);
        auto const checked = check_area(row.role, region(row.area), region("3208"));
        EXPECT_EQ(checked ? "" : checked.error().key, row.key);
    }
}

TEST(Areas, OfAnOfficeOfTheWholeCountryAreTheCountryAndAllWithin) {
    EXPECT_TRUE(check_area(Role::admin, RegionCode{}, RegionCode{}));
    EXPECT_TRUE(check_area(Role::back_office, region("3208"), RegionCode{}));
    EXPECT_EQ(check_area(Role::admin, RegionCode{}, region("32")).error().key, "access.area_beyond_office");
    EXPECT_EQ(check_area(Role::village_operator, RegionCode{}, RegionCode{}).error().key, "access.area_not_of_role");
    Officer const minister{.role = Role::admin, .area = {}, .acts = acts_of(Role::admin)};
    EXPECT_EQ(permit(Act::manage_nodes, minister, RegionCode{})->area(), RegionCode{});
    EXPECT_EQ(permit(Act::manage_accounts, minister, region("3208"))->area(), region("3208"));
}

TEST(Passwords, AreLongAndNotTheOnesEverybodyTries) {
    auto const name = AccountName::parse("siti.aminah").value();
    struct Row {
        char const* password;
        char const* key;
    };
    for (auto const& row : std::vector<Row>{
             {"hujan di bulan juni", ""},
             {"pendek", "access.password_short"},
             {"1234567890", "access.password_common"},
             {"Dinsos2026", "access.password_common"},
             {"aaaaaaaaaaaa", "access.password_common"},
             {"Siti.Aminah", "access.password_is_name"},
             {"siti.aminah123", "access.password_is_name"},
             {"siti.aminah suka kopi pahit", ""},
         }) {
        SCOPED_TRACE(row.password);
        auto const checked = check_password(name, row.password);
        EXPECT_EQ(checked ? "" : checked.error().key, row.key);
    }
    EXPECT_EQ(check_password(name, std::string(201, 'x') + "y").error().key, "access.password_long");
}

TEST(Waiting, GrowsAndNeverLocksForGood) {
    EXPECT_EQ(wait_after_ms(0), 0);
    EXPECT_EQ(wait_after_ms(5), 0);
    EXPECT_EQ(wait_after_ms(6), 15 * second_ms);
    EXPECT_EQ(wait_after_ms(7), 30 * second_ms);
    for (std::int64_t tries = 1; tries < 200; ++tries) {
        EXPECT_GE(wait_after_ms(tries), wait_after_ms(tries - 1));
        EXPECT_LE(wait_after_ms(tries), 15 * minute_ms);
    }
}

TEST(Decrees, CountTheirLastDay) {
    auto const day = Date::parse("2026-12-31").value();
    EXPECT_TRUE(is_in_force({.decree_ends = day}, day));
    EXPECT_FALSE(is_in_force({.decree_ends = day}, day.plus_days(1)));
    EXPECT_FALSE(is_in_force({.decree_ends = day, .ended_at = Moment{1}}, day));
    EXPECT_FALSE(is_present({.decree_ends = day, .absent = Period{day, day}}, day));
    EXPECT_TRUE(is_present({.decree_ends = day, .absent = Period{day, day}}, day.plus_days(-1)));
}

TEST(AccountNames, AreSmallAndPlain) {
    EXPECT_EQ(AccountName::parse(" Siti.Aminah ")->text(), "siti.aminah");
    for (auto const* wrong : {"", "ab", "1abc", "-abc", "siti aminah", "siti@x", "ab\xc3\xa9",
                              "abcdefghijabcdefghijabcdefghijabcdefghijk"}) {
        EXPECT_EQ(AccountName::parse(wrong).error().key, "access.account_malformed") << wrong;
    }
    for (int i = 0; i < 13; ++i) EXPECT_EQ(role_of(role_text(static_cast<Role>(i))), static_cast<Role>(i));
}

}  // namespace
}  // namespace sinergi::access
