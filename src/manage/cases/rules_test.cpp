#include "cases/rules.hpp"

#include "access/rules.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <array>
#include <deque>
#include <map>

namespace sinergi::cases {
namespace {

using access::Act;
using access::Officer;
using access::Role;

Moment const noon{1'795'323'600'000};  // Sunday, 22 November 2026, 12.00 WIB
Clocks const clocks;
calendar::Calendar const calendar_days;
Time const at_noon{clocks, calendar_days, Zone::WIB, noon};

RegionCode region(std::string_view text) { return RegionCode::parse(text).value(); }
Officer officer(Role role, std::int64_t id = 7, std::string_view area = "3208") {
    return {.id = access::AccountId(id),
            .name = "Sari",
            .role = role,
            .area = region(area),
            .unit = {},
            .acts = access::acts_of(role)};
}
Case managed() {
    Case c;
    c.id = CaseId(1);
    c.origin_node = c.pen_node = "3208";
    c.region = region("3208012001");
    c.is_managed = true;
    c.medical = Medical::none;
    c.received_at = c.state_since = noon;
    return c;
}
template <class T>
std::string_view no(Result<T> const& said) {
    return said ? std::string_view{} : said.error().key;
}
Hand const lead{.has_lead = true, .has_part = true};

// ---- the pen

/// Three offices that tell one another everything about the pen, each way in its own order.
struct Offices {
    static constexpr std::array<std::string_view, 3> names{"3208", "32", "pusat"};
    std::array<Pen, 3> pens;
    std::map<std::pair<std::size_t, std::size_t>, std::deque<Pen>> ways;

    Offices() {
        for (auto& pen : pens) pen = {.node = "3208", .seq = 1, .offered_to = ""};
    }
    void tell(std::size_t from, std::size_t but) {
        for (std::size_t to = 0; to < 3; ++to)
            if (to != from && to != but) ways[{from, to}].push_back(pens[from]);
    }
    void keep(std::size_t who, Result<Pen> const& pen) {
        if (!pen) return;
        pens[who] = *pen;
        tell(who, who);
    }
    void deliver(std::size_t from, std::size_t to) {
        auto& way = ways[{from, to}];
        if (way.empty()) return;
        auto const news = way.front();
        way.pop_front();
        auto const believed = heard(pens[to], news, names[to]);
        if (believed == pens[to]) return;
        pens[to] = believed;
        tell(to, from);
    }
    [[nodiscard]] std::ptrdiff_t writers() const {
        std::ptrdiff_t count = 0;
        for (std::size_t i = 0; i < 3; ++i) count += may_lead(pens[i], names[i]) ? 1 : 0;
        return count;
    }
};

RC_GTEST_PROP(PenOfACase, NeverHasTwoWritersWhateverIsOfferedTakenReturnedOrLate, ()) {
    Offices offices;
    auto const steps = *rc::gen::container<std::vector<int>>(300, rc::gen::inRange(0, 1'000));
    for (int const step : steps) {
        auto const who = static_cast<std::size_t>(step % 3);
        auto const other = static_cast<std::size_t>((step / 3) % 3);
        switch ((step / 9) % 5) {
            case 0:
                if (who != other)
                    offices.keep(who, offered(offices.pens[who], Offices::names[who], Offices::names[other]));
                break;
            case 1:
                offices.keep(who, taken(offices.pens[who], Offices::names[who]));
                break;
            case 2:
                offices.keep(who, given_back(offices.pens[who], Offices::names[who]));
                break;
            default:
                if (who != other) offices.deliver(who, other);
        }
        RC_ASSERT(offices.writers() <= 1);
    }
    // Once everything has arrived all agree, and the pen is in one hand or on its way to one.
    for (int round = 0; round < 2'000; ++round)
        for (std::size_t from = 0; from < 3; ++from)
            for (std::size_t to = 0; to < 3; ++to) offices.deliver(from, to);
    RC_ASSERT(offices.writers() <= 1);
    for (auto const& pen : offices.pens) RC_ASSERT(pen == offices.pens[0]);
    RC_ASSERT(offices.writers() == 1 || !offices.pens[0].offered_to.empty());
}

TEST(PenOfACase, IsOfferedTakenAndReturned) {
    Pen const mine{.node = "3208", .seq = 4, .offered_to = ""};
    auto const on_its_way = offered(mine, "3208", "pusat").value();
    EXPECT_FALSE(may_lead(on_its_way, "3208"));
    EXPECT_EQ(no(offered(on_its_way, "3208", "32")), "cases.pen_is_offered");
    EXPECT_EQ(no(taken(on_its_way, "32")), "cases.pen_not_offered");
    EXPECT_TRUE(may_lead(taken(on_its_way, "pusat").value(), "pusat"));
    EXPECT_TRUE(may_lead(heard(on_its_way, given_back(on_its_way, "pusat").value(), "3208"), "3208"));
    EXPECT_EQ(no(offered(mine, "pusat", "32")), "cases.pen_elsewhere");
    Pen const forged{.node = "pusat", .seq = 99, .offered_to = ""};
    EXPECT_EQ(heard(mine, forged, "3208"), mine) << "nobody takes what was not offered";
    EXPECT_EQ(heard(mine, {.node = "32", .seq = 2, .offered_to = ""}, "pusat"), mine) << "old news";
}

// ---- clocks

TEST(ClocksOfACase, RunByUrgencyAndState) {
    struct Row {
        char const* why;
        bool is_managed;
        Urgency urgency;
        State state;
        std::string_view due;
    };
    for (auto const& row : std::vector<Row>{
             {"a short case by the end of its day", false, Urgency::normal, State::baru, "2026-11-22T16:59:59.999Z"},
             {"managed, to be taken in three working days", true, Urgency::normal, State::baru,
              "2026-11-25T16:59:59.999Z"},
             {"soon in one", true, Urgency::soon, State::baru, "2026-11-23T16:59:59.999Z"},
             {"in work for fourteen", true, Urgency::normal, State::ditangani, "2026-12-10T16:59:59.999Z"},
             {"an emergency by the clock, Sunday or not", true, Urgency::emergency, State::baru,
              "2026-11-23T05:00:00.000Z"},
             {"a place has fourteen working days", true, Urgency::normal, State::dirujuk, "2026-12-10T16:59:59.999Z"},
         }) {
        SCOPED_TRACE(row.why);
        auto c = managed();
        c.is_managed = row.is_managed;
        c.urgency = row.urgency;
        c.state = row.state;
        EXPECT_EQ(state_clock(c, at_noon).text(), row.due);
    }
    auto ended = managed();
    ended.state = State::selesai;
    EXPECT_EQ(state_clock(ended, at_noon), no_clock);
}

TEST(ClocksOfACase, TheEarliestOfWhatRunsHereCounts) {
    auto c = managed();
    c.state = State::eskalasi;
    Assignment up{.id = AssignmentId(1), .kind = AssignmentKind::escalation, .from_node = "3208", .to_node = "pusat"};
    up.due_at = noon.plus_ms(hour_ms);
    settle(c, std::vector{up}, "3208", at_noon);
    EXPECT_EQ(c.due_at, up.due_at);
    EXPECT_TRUE(c.is_asked_up);
    // The same case where it was asked: no clock of the lead, but that of the asking.
    auto there = managed();
    settle(there, std::vector{up}, "pusat", at_noon);
    EXPECT_TRUE(there.is_incoming);
    EXPECT_EQ(there.due_at, up.due_at);
    up.state = AssignmentState::done;
    settle(there, std::vector{up}, "pusat", at_noon);
    EXPECT_FALSE(there.is_open);
    EXPECT_EQ(there.due_at, no_clock);
    settle(c, std::vector{up}, "3208", at_noon);
    EXPECT_TRUE(c.is_open) << "whoever opened it watches to the end";
}

// ---- who sees what

TEST(SightOfACase, DataOfChildrenAndHealthIsForTheirActsAlone) {
    auto child = managed();
    std::vector<std::string> const types{"anak_telantar", "odha"};
    take_types(child, types);
    EXPECT_TRUE(child.is_child && child.is_health);
    EXPECT_EQ(child.guard, 1) << "a guarded type";
    for (auto const role : {Role::village_operator, Role::subdistrict, Role::field_officer, Role::front_office}) {
        auto const by = officer(role);
        EXPECT_TRUE(is_withheld(by, child));
        EXPECT_TRUE(types_for(by, child).empty());
        for (auto const secrecy : {Secrecy::identity, Secrecy::health, Secrecy::child})
            EXPECT_FALSE(may_read(by, child, secrecy));
        EXPECT_TRUE(may_read(by, child, Secrecy::none));
    }
    auto const desk = officer(Role::back_office);
    EXPECT_FALSE(is_withheld(desk, child));
    EXPECT_EQ(types_for(desk, child), types);
}

TEST(SightOfACase, WhomAReportNamesNeverSeesItsCase) {
    auto c = managed();
    c.guard = 2;
    auto const head = officer(Role::head, 1), mate = officer(Role::supervisor, 2);
    std::vector<Named> const named{{.who = {.kind = grievances::AboutKind::officer, .account = access::AccountId(1)},
                                    .unit = access::UnitId(5),
                                    .node = "3208"}};
    EXPECT_TRUE(names(named, head));
    EXPECT_FALSE(is_visible(head, c, true));
    EXPECT_TRUE(is_visible(officer(Role::head, 9), c, false));
    EXPECT_FALSE(is_visible(mate, c, false)) << "head and inspectorate alone";
    EXPECT_EQ(no(check_not_named(named, "3208")), "cases.office_named");
    EXPECT_EQ(no(check_not_named(named, "32")), "");
    std::vector<Named> const area{{.who = {.kind = grievances::AboutKind::village, .region = region("32")}}};
    EXPECT_EQ(no(check_not_named(area, "32")), "cases.office_named");
    EXPECT_EQ(no(check_not_named(area, "pusat")), "");
}

// ---- parts

TEST(PartsOfACase, HealthComesFirst) {
    auto c = managed();
    c.medical = Medical::open;
    auto const by = officer(Role::back_office);
    EXPECT_EQ(deeds_now(by, c, lead, false).at(1), "medical_need") << "right after taking it";
    EXPECT_EQ(no(may_enter(by, c, lead, *find_entry_kind("assessment"))), "cases.medical_first");
    EXPECT_EQ(no(may_enter(by, c, lead, *find_entry_kind("plan"))), "cases.medical_first");
    EXPECT_EQ(no(may_close(c, {})), "cases.medical_first");
    EXPECT_EQ(no(may_enter(by, c, lead, *find_entry_kind("shelter_in"))), "") << "a bed for the night is no plan";
    c.is_managed = false;
    c.medical = Medical::not_asked;
    EXPECT_EQ(no(may_enter(by, c, lead, *find_entry_kind("assessment"))), "cases.only_managed");
}

TEST(PartsOfACase, FieldOfficersWorkOnlyOnTheirOwn) {
    auto c = managed();
    auto const tksk = officer(Role::field_officer, 3);
    EXPECT_EQ(no(may_enter(tksk, c, lead, *find_entry_kind("service"))), "cases.not_yours");
    EXPECT_EQ(no(may_enter(tksk, c, lead, *find_entry_kind("note"))), "");
    c.officer = tksk.id;
    EXPECT_EQ(no(may_enter(tksk, c, lead, *find_entry_kind("service"))), "");
    EXPECT_EQ(no(may_enter(tksk, c, lead, *find_entry_kind("plan"))), "access.act_not_allowed");
    EXPECT_EQ(no(may_enter(officer(Role::village_head), c, lead, *find_entry_kind("note"))), "access.act_not_allowed");
}

TEST(PartsOfACase, WhoAskedNeverApproves) {
    auto const chief = officer(Role::supervisor, 4);
    EXPECT_EQ(no(may_approve(chief, chief.id)), "cases.own_approval");
    EXPECT_EQ(no(may_approve(chief, access::AccountId(5))), "");
    EXPECT_EQ(no(may_approve(officer(Role::back_office), access::AccountId(5))), "access.act_not_allowed");
    auto child = managed();
    EXPECT_FALSE(approval_for(child, "plan"));
    child.is_child = true;
    EXPECT_EQ(approval_for(child, "plan"), ApprovalKind::child);
    EXPECT_EQ(approval_for(child, "shelter_in"), ApprovalKind::shelter);
}

TEST(PartsOfACase, AnEscalationSaysWhatWasTriedUnlessLifeIsAtStake) {
    std::vector<std::string> const nothing{"", "  "}, something{"Panti penuh"};
    EXPECT_EQ(no(check_escalation("province_full", nothing, false)), "cases.tried_missing");
    EXPECT_EQ(no(check_escalation("province_full", nothing, true)), "") << "an entry says it";
    EXPECT_EQ(no(check_escalation("province_full", something, false)), "");
    EXPECT_EQ(no(check_escalation(emergency_reason, nothing, false)), "");
    EXPECT_EQ(no(check_escalation("because", something, false)), "cases.reason_unknown");
    EXPECT_TRUE(is_above("pusat", "3208") && is_above("32", "3208") && is_above("pusat", "32"));
    EXPECT_FALSE(is_above("3209", "3208") || is_above("31", "3208") || is_above("3208", "32") ||
                 is_above("32", "pusat") || is_above("pusat", "pusat"));
}

TEST(PartsOfACase, EveryKindIsKnownOnce) {
    std::vector<std::string_view> words;
    for (auto const& kind : entry_kinds()) words.push_back(kind.word);
    std::ranges::sort(words);
    EXPECT_EQ(std::ranges::adjacent_find(words), words.end());
    EXPECT_EQ(ppks_types().size(), 26U);
    int number = 0;
    for (auto const& type : ppks_types()) EXPECT_EQ(type.number, ++number);
}

TEST(PartsOfACase, AgesAreToldInBands) {
    auto const day = [](std::string_view text) { return Date::parse(text).value(); };
    EXPECT_EQ(age_on(day("2008-11-22"), day("2026-11-22")), 18);
    EXPECT_EQ(age_on(day("2008-11-23"), day("2026-11-22")), 17);
    EXPECT_EQ(age_band(17), "13-17");
    EXPECT_EQ(age_band(60), "60+");
}

}  // namespace
}  // namespace sinergi::cases
