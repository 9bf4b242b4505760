#include "grievances/rules.hpp"

#include "access/rules.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace sinergi::grievances {
namespace {

using access::AccountId;
using access::Officer;
using access::Role;
using access::UnitId;

// November 2026: the 1st is a Sunday. Wednesday the 18th is made a holiday here.
Date day(int of_november) { return Date::of(2026, 11, of_november).value(); }
Moment at(int of_november, int hour, int minute = 0) {
    return start_of(day(of_november), Zone::WIB).plus_ms(hour * hour_ms + minute * minute_ms);
}
RegionCode region(std::string_view text) { return RegionCode::parse(text).value(); }

struct GrievanceRules : ::testing::Test {
    Clocks clocks;
    calendar::Calendar calendar;
    GrievanceRules() {
        calendar::Holiday const holiday{.day = day(18),
                                        .name = calendar::Name::parse("Hari Libur").value(),
                                        .source = calendar::Source::parse("SK uji").value()};
        calendar = calendar::Calendar::of({&holiday, 1});
    }
    Time time(Moment now) const { return {clocks, calendar, Zone::WIB, now}; }
    static Kind kind(Class of = Class::ordinary, std::int64_t urgent_hours = 0) {
        Kind made;
        made.code = "layanan";
        made.clock_class = of;
        made.urgent_hours = urgent_hours;
        return made;
    }
    Grievance filed(Moment received, Kind const& of = kind(), bool is_urgent = false, bool is_naming = false) const {
        return file(of, is_urgent, is_naming, region("3208012001"), received, time(received));
    }
    Grievance in_state(State state, Moment since) const {
        auto made = filed(since);
        made.state = state;
        made.state_since = since;
        made.state_due = state_due(made, time(since));
        return made;
    }
};

// ---- clocks, @source docs/sources.md#grievance-deadline

TEST_F(GrievanceRules, ThePromiseEndsWithTheLastWorkingDayOfItsClass) {
    struct Row {
        char const* why;
        Class of;
        Moment received;
        Date promised;
    };
    for (auto const& row : std::vector<Row>{
             {"information, five days, received on a Monday", Class::information, at(2, 9), day(9)},
             {"received on Saturday counts from Monday", Class::information, at(7, 9), day(13)},
             {"a holiday does not count", Class::information, at(13, 9), day(23)},
             {"received in the last minute of a day counts from the next", Class::information, at(2, 23, 59), day(9)},
             {"ordinary, fourteen days over the holiday", Class::ordinary, at(2, 9), day(23)},
             {"supervisory, sixty days", Class::supervisory, at(2, 9), Date::of(2027, 1, 26).value()},
         }) {
        SCOPED_TRACE(row.why);
        auto const promised = promise(kind(row.of), false, row.received, time(row.received));
        EXPECT_EQ(date_in(Zone::WIB, promised).text(), row.promised.text());
        EXPECT_EQ(promised, end_of(row.promised, Zone::WIB)) << "until the last moment of the day";
    }
}

TEST_F(GrievanceRules, AKindMayPromiseOtherDaysThanItsClass) {
    auto other = kind(Class::ordinary);
    other.promise_days = 2;
    EXPECT_EQ(promise_days(other, clocks), 2);
    EXPECT_EQ(promise(other, false, at(2, 9), time(at(2, 9))), end_of(day(4), Zone::WIB));
}

TEST_F(GrievanceRules, UrgentClocksRunThroughNightsWeekendsAndHolidays) {
    auto const saturday = at(7, 21);
    EXPECT_EQ(promise(kind(Class::ordinary, 24), true, saturday, time(saturday)), at(8, 21));
    EXPECT_EQ(promise(kind(), true, saturday, time(saturday)), at(8, 21)) << "24 hours where the kind says nothing";
    EXPECT_EQ(promise(kind(Class::ordinary, 6), true, at(17, 20), time(at(17, 20))), at(18, 2));
}

TEST_F(GrievanceRules, UrgentKindsSkipVerification) {
    auto const made = filed(at(7, 21), kind(Class::ordinary, 24));
    EXPECT_EQ(made.state, State::diteruskan);
    EXPECT_TRUE(made.is_urgent);
    EXPECT_EQ(made.verified_at, at(7, 21));
    EXPECT_EQ(made.state_due, at(8, 21)) << "one clock: the promise";
}

TEST_F(GrievanceRules, VerificationHasThreeWorkingDays) {
    EXPECT_EQ(filed(at(2, 9)).state, State::diterima);
    EXPECT_EQ(filed(at(2, 9)).state_due, end_of(day(5), Zone::WIB));
    EXPECT_EQ(filed(at(16, 9)).state_due, end_of(day(20), Zone::WIB)) << "over the holiday";
    auto quick = kind();
    quick.promise_days = 1;
    EXPECT_EQ(filed(at(2, 9), quick).state_due, end_of(day(3), Zone::WIB)) << "never beyond the promise";
}

TEST_F(GrievanceRules, VerifiedInTimeIsJudgedFromTheReceipt) {
    auto const made = filed(at(2, 9));
    EXPECT_TRUE(*after(made, Deed::verified, time(end_of(day(5), Zone::WIB)))->is_verified_in_time);
    EXPECT_FALSE(*after(made, Deed::verified, time(end_of(day(5), Zone::WIB).plus_ms(1)))->is_verified_in_time);
}

TEST_F(GrievanceRules, TheFirstFollowUpIsDueFiveWorkingDaysAfterVerification) {
    auto const verified = after(filed(at(2, 9)), Deed::verified, time(at(3, 9))).value();
    EXPECT_EQ(verified.state_due, end_of(day(10), Zone::WIB));
    auto const worked = after(verified, Deed::assigned, time(at(9, 9))).value();
    EXPECT_EQ(worked.state_due, end_of(day(10), Zone::WIB)) << "handing it on gives no new time";
    auto const answered = after(worked, Deed::answered, time(at(10, 9))).value();
    EXPECT_EQ(answered.state_due, answered.promise_at) << "after the first answer only the promise counts";
}

TEST_F(GrievanceRules, AnExtensionIsToldAndThePromiseStays) {
    auto worked = in_state(State::dikerjakan, at(2, 9));
    worked.first_answer_at = at(3, 9);
    worked.extended_to = Date::of(2026, 12, 4).value();
    auto const later = after(worked, Deed::extended, time(at(20, 9))).value();
    EXPECT_EQ(later.promise_at, worked.promise_at);
    EXPECT_EQ(later.state_due, end_of(Date::of(2026, 12, 4).value(), Zone::WIB))
        << "it climbs only after the day that was told";
}

TEST_F(GrievanceRules, NoDeedMovesThePromise) {
    for (auto const state :
         {State::diterima, State::verifikasi, State::diteruskan, State::dikerjakan, State::dijawab, State::dibantah}) {
        auto const before = in_state(state, at(2, 9));
        for (int deed = 0; deed <= static_cast<int>(Deed::opened); ++deed)
            if (auto const next = after(before, static_cast<Deed>(deed), time(at(25, 9)))) {
                EXPECT_EQ(next->promise_at, before.promise_at);
            }
    }
}

TEST_F(GrievanceRules, NobodyIsLateInTheMomentOfGettingIt) {
    auto const late = filed(at(2, 9));
    auto const verified = after(late, Deed::verified, time(at(26, 9))).value();
    EXPECT_EQ(verified.state_due, end_of(day(27), Zone::WIB)) << "a working day, though the promise is over";
    auto const urgent = filed(at(2, 9), kind(Class::ordinary, 24));
    EXPECT_EQ(after(urgent, Deed::claimed, time(at(4, 9))).value().state_due, at(4, 13)) << "four hours";
}

TEST_F(GrievanceRules, TouchingALateComplaintDoesNotSendItUpAtOnce) {
    auto late = in_state(State::dikerjakan, at(2, 9));
    late.climbs = 1;
    late.state_due = end_of(day(27), Zone::WIB);  // the rung it stands on
    EXPECT_EQ(after(late, Deed::asked, time(at(26, 9))).value().state_due, late.state_due);
}

TEST_F(GrievanceRules, ARebuttalHasFiveWorkingDaysUntilItIsAnswered) {
    auto closed = in_state(State::dikerjakan, at(2, 9));
    closed.verified_at = at(3, 9);
    closed = after(closed, Deed::closed, time(at(23, 9))).value();
    auto const rebutted = after(closed, Deed::rebutted, time(at(24, 9))).value();
    EXPECT_EQ(rebutted.state, State::dibantah);
    EXPECT_FALSE(rebutted.answered_at);
    EXPECT_EQ(date_in(Zone::WIB, rebutted.state_due).text(), "2026-12-01");
    auto const taken = after(rebutted, Deed::claimed, time(at(25, 9))).value();
    EXPECT_EQ(taken.state_due, rebutted.state_due) << "the promise may be long over; the five days go on";
}

// ---- ten days to rebut

TEST_F(GrievanceRules, TheReporterMayRebutForTenDaysToTheLastMoment) {
    auto const closed = after(in_state(State::dikerjakan, at(2, 9)), Deed::closed, time(at(10, 14))).value();
    EXPECT_EQ(closed.state, State::dijawab);
    auto const last = end_of(day(20), Zone::WIB);
    EXPECT_EQ(closed.state_due, last) << "ten calendar days, to the end of the day";
    EXPECT_TRUE(may_rebut(closed, last));
    EXPECT_EQ(may_rebut(closed, last.plus_ms(1)).error().key, "grievances.rebut_over");
    EXPECT_EQ(may_rebut(in_state(State::selesai, at(2, 9)), at(3, 9)).error().key, "grievances.rebut_over");
    EXPECT_EQ(may_rebut(in_state(State::dikerjakan, at(2, 9)), at(3, 9)).error().key, "grievances.not_in_this_state");
}

// ---- every state and every deed

TEST_F(GrievanceRules, EveryDeedLeadsWhereTheTableSays) {
    using enum State;
    // One letter a state, in the order of the enum: t diterima v verifikasi u diteruskan k dikerjakan j dijawab
    // b dibantah s selesai x ditolak g digabung; '-' refused. `named` of the deed stands with an officer at work.
    constexpr std::string_view letters = "tvukjbsxg";
    struct Row {
        Deed deed;
        std::string_view to;
    };
    for (auto const& row : std::vector<Row>{
             {Deed::received, "tvukjbsxg"},  {Deed::verified, "uu-------"}, {Deed::rejected, "xxxx-x---"},
             {Deed::forwarded, "uuuu-u---"}, {Deed::assigned, "vvkk-k---"}, {Deed::claimed, "vvkk-k---"},
             {Deed::noted, "tvukjbsxg"},     {Deed::asked, "tvuk-b---"},    {Deed::replied, "tvukjbsxg"},
             {Deed::answered, "kkkk-k---"},  {Deed::extended, "tvuk-b---"}, {Deed::merged, "gggg-g---"},
             {Deed::closed, "jjjj-j---"},    {Deed::rebutted, "----b--b-"}, {Deed::reopened, "----b-bb-"},
             {Deed::rated, "----j-s--"},     {Deed::finished, "----s----"}, {Deed::climbed, "tvuk-b---"},
             {Deed::sent, "tvukjbsxg"},      {Deed::opened, "tvukjbsxg"},   {Deed::named, "tvukjbsx-"},
         }) {
        for (std::size_t from = 0; from < letters.size(); ++from) {
            auto const before = in_state(static_cast<State>(from), at(2, 9));
            SCOPED_TRACE(std::string(boost::describe::enum_to_string(before.state, "")) + " " +
                         boost::describe::enum_to_string(row.deed, ""));
            auto const next = next_state(before, row.deed);
            auto const to = row.to[from];
            ASSERT_EQ(next.has_value(), to != '-');
            if (next)
                EXPECT_EQ(letters[static_cast<std::size_t>(*next)], to);
            else
                EXPECT_EQ(next.error().key, "grievances.not_in_this_state");
        }
    }
    auto held = in_state(verifikasi, at(2, 9));
    held.officer = AccountId(7);
    EXPECT_EQ(next_state(held, Deed::verified).value(), dikerjakan) << "who has it already goes on with it";
}

TEST_F(GrievanceRules, AScreenOffersWhatTheTableAllows) {
    for (int state = 0; state <= static_cast<int>(State::digabung); ++state) {
        auto const stands = in_state(static_cast<State>(state), at(2, 9));
        for (auto const deed : deeds_now(stands)) EXPECT_TRUE(next_state(stands, deed));
    }
    EXPECT_EQ(deeds_now(in_state(State::digabung, at(2, 9))), std::vector{Deed::noted});
}

TEST_F(GrievanceRules, ANewStateHasALadderOfItsOwn) {
    auto late = in_state(State::diteruskan, at(2, 9));
    late.climbs = 2;
    late.climbed_to = AccountId(9);
    auto const taken = after(late, Deed::claimed, time(at(10, 9))).value();
    EXPECT_EQ(taken.climbs, 0);
    EXPECT_TRUE(taken.climbed_to.is_none());
    EXPECT_EQ(taken.version, late.version + 1);
}

TEST_F(GrievanceRules, TheRightKindTightensAndNeverLoosens) {
    auto closed = kind(Class::ordinary, 24);
    closed.code = "kekerasan";
    closed.is_closed = true;
    auto g = filed(at(2, 9));
    take_kind(g, closed, time(at(4, 9)));
    EXPECT_EQ(g.guard, 1);
    EXPECT_TRUE(g.is_urgent);
    EXPECT_EQ(g.promise_at, at(5, 9)) << "24 hours from when it was found to be urgent";
    auto const promised = g.promise_at;
    take_kind(g, kind(), time(at(4, 10)));
    EXPECT_EQ(g.guard, 1) << "who reported it as closed was promised so";
    EXPECT_EQ(g.promise_at, promised);
    auto of_unit = kind();
    of_unit.unit = UnitId(3);
    auto naming = filed(at(2, 9), kind(), false, true);
    take_kind(naming, of_unit, time(at(2, 10)));
    EXPECT_EQ(naming.guard, 2);
    EXPECT_TRUE(naming.unit.is_none()) << "a report that names somebody skips the units";
}

// ---- days left

TEST_F(GrievanceRules, DaysLeftAreWorkingDaysAndNegativeOnceLate) {
    struct Row {
        char const* why;
        Moment due, now;
        std::int64_t left;
    };
    for (auto const& row : std::vector<Row>{
             {"today is the last day", end_of(day(5), Zone::WIB), at(5, 8), 0},
             {"tomorrow", end_of(day(5), Zone::WIB), at(4, 23), 1},
             {"over a weekend and a holiday", end_of(day(19), Zone::WIB), at(13, 8), 3},
             {"over by a night", end_of(day(5), Zone::WIB), at(6, 0, 1), -1},
             {"over by a weekend", end_of(day(6), Zone::WIB), at(8, 12), -1},
             {"over by two working days", end_of(day(5), Zone::WIB), at(9, 8), -2},
             {"an urgent one, over this morning", at(5, 9), at(5, 10), -1},
         }) {
        SCOPED_TRACE(row.why);
        EXPECT_EQ(days_left(row.due, time(row.now)), row.left);
    }
    EXPECT_EQ(hours_left(at(5, 9), at(5, 8)), 1);
    EXPECT_EQ(hours_left(at(5, 9), at(5, 8, 30)), 0);
    EXPECT_EQ(hours_left(at(5, 9), at(5, 9, 1)), -1) << "a minute late is late";
}

// ---- the ladder

TEST_F(GrievanceRules, LateComplaintsClimbOneRungAtATimeAndNeverTwiceToOnePerson) {
    AccountId const boss(1), unit_head(2), piket(3), head(4), inspectorate(5), worker(6);
    Ladder const all{.superior = boss,
                     .unit_head = unit_head,
                     .duty_officer = piket,
                     .office_head = head,
                     .oversight = inspectorate};
    auto const climb = [](Grievance g, Ladder const& ladder) {
        std::vector<std::int64_t> seen;
        for (int i = 0; i < 6; ++i) {
            auto const to = next_rung(g, ladder);
            if (to.is_none()) break;
            seen.push_back(to.raw());
            g.climbed_to = to;
            ++g.climbs;
        }
        return seen;
    };
    auto g = in_state(State::dikerjakan, at(2, 9));
    g.officer = worker;
    EXPECT_EQ(climb(g, all), (std::vector<std::int64_t>{1, 2, 4}));
    auto same = all;
    same.superior = unit_head;
    EXPECT_EQ(climb(g, same), (std::vector<std::int64_t>{2, 4})) << "the superior leads the unit";
    auto absent = all;
    absent.superior = {};
    EXPECT_EQ(climb(g, absent), (std::vector<std::int64_t>{2, 4})) << "past an absent superior";
    g.officer = unit_head;
    EXPECT_EQ(climb(g, all), (std::vector<std::int64_t>{1, 4})) << "nobody climbs to themselves";
    EXPECT_TRUE(climb(g, {}).empty());

    auto urgent = g;
    urgent.officer = worker;
    urgent.is_urgent = true;
    EXPECT_EQ(climb(urgent, all), (std::vector<std::int64_t>{3, 2, 4}))
        << "to the duty officer, not to a superior who may sleep";
    auto named = urgent;
    named.guard = static_cast<std::int64_t>(Guard::named);
    EXPECT_EQ(climb(named, all), (std::vector<std::int64_t>{4, 5})) << "head of office and inspectorate only";
    auto head_named = all;
    head_named.office_head = {};
    EXPECT_EQ(climb(named, head_named), (std::vector<std::int64_t>{5}));
    auto above = all;
    above.regent = AccountId(9);
    EXPECT_EQ(climb(named, above), (std::vector<std::int64_t>{4, 5, 9})) << "and above both the regent";
    EXPECT_EQ(climb(urgent, above), (std::vector<std::int64_t>{3, 2, 4})) << "who is on no other ladder";
}

TEST_F(GrievanceRules, ALadderThatChangesOverNightIsNotClimbedFromTheBottom) {
    auto g = in_state(State::diteruskan, at(2, 9));
    g.is_urgent = true;
    g.climbs = 1;
    g.climbed_to = AccountId(33);  // last night's duty officer
    EXPECT_EQ(
        next_rung(g, {.unit_head = AccountId(2), .duty_officer = AccountId(3), .office_head = AccountId(4)}).raw(), 2);
}

// ---- who is named, who sees, who may

Officer officer(Role role, std::string_view area = "3208", UnitId unit = {}) {
    return {.id = AccountId(50),
            .name = "Sari",
            .role = role,
            .area = area.empty() ? RegionCode{} : region(area),
            .unit = unit,
            .acts = access::acts_of(role)};
}

TEST_F(GrievanceRules, AReportAboutAnOfficerIsKeptFromThemAndTheirUnit) {
    UnitId const unit(8);
    struct Row {
        char const* why;
        Officer by;
        std::int64_t account;
        bool is;
    };
    for (auto const& row : std::vector<Row>{
             {"the officer named, also the head", officer(Role::head), 50, true},
             {"of the same unit", officer(Role::supervisor, "3208", unit), 51, true},
             {"the head of office leads every unit", officer(Role::head, "3208", unit), 51, false},
             {"of another unit", officer(Role::supervisor, "3208", UnitId(9)), 51, false},
         }) {
        SCOPED_TRACE(row.why);
        Named const named{AboutKind::officer, AccountId(row.account), region("3208012001")};
        EXPECT_EQ(is_named(row.by, unit, named), row.is);
    }
}

TEST_F(GrievanceRules, AReportAboutAVillageOrAFacilitatorIsKeptFromThePlace) {
    struct Row {
        char const* why;
        Role role;
        char const* area;
        Named named;
        bool is;
    };
    auto const village = region("3208012001");
    Named const of_village{AboutKind::village, {}, village}, of_somebody{AboutKind::facilitator, {}, village};
    Named const of_known{AboutKind::facilitator, AccountId(51), village};
    for (auto const& row : std::vector<Row>{
             {"the village's operator", Role::village_operator, "3208012001", of_village, true},
             {"the village's head", Role::village_head, "3208012001", of_village, true},
             {"the next village", Role::village_operator, "3208012002", of_village, false},
             {"the kecamatan around it", Role::subdistrict, "320801", of_village, false},
             {"a facilitator of the place, no name known", Role::field_officer, "320801", of_somebody, true},
             {"a facilitator elsewhere", Role::field_officer, "320809", of_somebody, false},
             {"another facilitator, when the name is known", Role::field_officer, "320801", of_known, false},
         }) {
        SCOPED_TRACE(row.why);
        EXPECT_EQ(is_named(officer(row.role, row.area), {}, row.named), row.is);
    }
}

TEST_F(GrievanceRules, ClosedAndNamedComplaintsAreSeenByFew) {
    auto g = filed(at(2, 9));
    EXPECT_TRUE(is_visible(officer(Role::village_operator, "3208012001"), g, false));
    EXPECT_FALSE(is_visible(officer(Role::village_operator, "3208012002"), g, false)) << "not the next village's";
    EXPECT_FALSE(is_visible(officer(Role::admin), g, false));
    EXPECT_FALSE(is_visible(officer(Role::regent), g, false));
    g.guard = 1;
    EXPECT_FALSE(is_visible(officer(Role::village_operator, "3208012001"), g, false));
    EXPECT_TRUE(is_visible(officer(Role::back_office), g, false));
    g.officer = AccountId(50);
    EXPECT_TRUE(is_visible(officer(Role::village_operator, "3208012001"), g, false)) << "whoever was given it";
    g.guard = 2;
    g.officer = {};
    EXPECT_FALSE(is_visible(officer(Role::supervisor), g, false));
    EXPECT_TRUE(is_visible(officer(Role::head), g, false));
    EXPECT_FALSE(is_visible(officer(Role::head), g, true));
    g.officer = AccountId(50);
    EXPECT_TRUE(is_visible(officer(Role::supervisor), g, false));
    EXPECT_FALSE(is_visible(officer(Role::supervisor), g, true)) << "named, though given it";
}

TEST_F(GrievanceRules, VillageAndFieldWorkOnlyOnWhatIsTheirs) {
    auto const g = filed(at(2, 9));
    auto const operator_ = officer(Role::village_operator, "3208012001");
    EXPECT_EQ(may_do(operator_, g, Deed::answered).error().key, "grievances.not_yours");
    EXPECT_TRUE(may_do(operator_, g, Deed::claimed));
    EXPECT_TRUE(may_do(operator_, g, Deed::noted));
    EXPECT_EQ(may_do(operator_, g, Deed::verified).error().key, "access.act_not_allowed");
    auto own = g;
    own.officer = operator_.id;
    EXPECT_TRUE(may_do(operator_, own, Deed::answered));
    auto of_unit = g;
    of_unit.unit = UnitId(3);
    EXPECT_TRUE(may_do(officer(Role::field_officer, "320801", UnitId(3)), of_unit, Deed::answered));
    EXPECT_FALSE(may_do(officer(Role::field_officer, "320801"), g, Deed::answered))
        << "no unit is not everybody's unit";
    EXPECT_TRUE(may_do(officer(Role::back_office), g, Deed::answered));
    EXPECT_EQ(may_do(officer(Role::village_head, "3208012001"), g, Deed::noted).error().key, "access.act_not_allowed");
}

}  // namespace
}  // namespace sinergi::grievances
