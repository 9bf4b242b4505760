#include "proposals/rules.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <set>

namespace sinergi::proposals {
namespace {

Date day(std::string_view text) { return Date::parse(text).value(); }
template <class T>
std::string_view no(Result<T> const& said) {
    return said ? std::string_view{} : said.error().key;
}
RegionCode const village = RegionCode::parse("3208012001").value();

Roll roll(State state) {
    auto out = opened(village, "2026-11", {}, day("2026-11-02")).value();
    out.state = state;
    return out;
}

Item item(std::int64_t id, ItemState state = ItemState::agreed) {
    Item out;
    out.id = ItemId(id);
    out.state = state;
    return out;
}

TEST(ProposalDays, AreThoseOfTheOfficeWhenTheRollWasOpened) {
    auto const november = roll(State::drafting);
    EXPECT_EQ(november.opens_on, day("2026-11-01"));
    EXPECT_EQ(november.village_due, day("2026-11-17"));
    EXPECT_EQ(november.pull_on, day("2026-11-18"));
    EXPECT_EQ(next_month("2026-12"), "2027-01");
    EXPECT_EQ(no(opened(village, "2026-12", {}, day("2026-11-30"))), "") << "the next month may be prepared";
    EXPECT_EQ(no(opened(village, "2026-10", {}, day("2026-11-02"))), "proposals.month_not_open");
    EXPECT_EQ(no(opened(village, "2027-01", {}, day("2026-11-02"))), "proposals.month_not_open");
    EXPECT_EQ(no(read_month("2026-13")), "proposals.month_malformed");
    EXPECT_EQ(no(read_month("11-2026")), "proposals.month_malformed");
}

TEST(ProposalDays, FollowEachOtherAndTwoPeopleLook) {
    EXPECT_EQ(no(check_terms({})), "");
    struct Row {
        char const* about;
        Terms terms;
    };
    for (auto const& [about, terms] : std::vector<Row>{{"village_day", {.open_day = 18}},
                                                       {"head_day", {.verifier_day = 16, .head_day = 15}},
                                                       {"pull_day", {.pull_day = 29}},
                                                       {"pull_day", {.pull_day = 16}},
                                                       {"needs_head", {.needs_head = false, .needs_regent = false}},
                                                       {"sample_percent", {.sample_percent = 101}}}) {
        SCOPED_TRACE(about);
        auto fixed = terms;
        if (std::string_view(about) == "head_day") fixed.village_day = 16;
        auto const said = check_terms(fixed);
        ASSERT_EQ(no(said), "proposals.terms_malformed");
        EXPECT_EQ(said.error().about, about);
    }
}

TEST(ProposalStates, WalkTheChainAndSkipWhoIsLeftOut) {
    struct Row {
        State from;
        Deed deed;
        State to;
    };
    for (auto const& [from, deed, to] : std::vector<Row>{{State::drafting, Deed::met, State::agreed},
                                                         {State::agreed, Deed::proposed, State::drafting},
                                                         {State::agreed, Deed::sent, State::sent},
                                                         {State::sent, Deed::verified, State::verified},
                                                         {State::verified, Deed::approved, State::approved},
                                                         {State::approved, Deed::endorsed, State::endorsed},
                                                         {State::verified, Deed::returned, State::agreed},
                                                         {State::drafting, Deed::nothing, State::closed}}) {
        auto const next = next_state(roll(from), deed);
        ASSERT_EQ(no(next), "") << static_cast<int>(from);
        EXPECT_EQ(*next, to);
    }
    auto without_head = roll(State::sent), without_regent = roll(State::verified);
    without_head.needs_head = false;
    without_regent.needs_regent = false;
    EXPECT_EQ(next_state(without_head, Deed::verified).value(), State::approved);
    EXPECT_EQ(next_state(without_regent, Deed::approved).value(), State::endorsed);
    EXPECT_EQ(no(next_state(roll(State::drafting), Deed::sent)), "proposals.not_in_this_state");
    EXPECT_EQ(no(next_state(roll(State::endorsed), Deed::returned)), "proposals.not_in_this_state");
    EXPECT_EQ(no(next_state(roll(State::closed), Deed::attached)), "proposals.not_in_this_state");
}

TEST(ProposalStates, WhoVerifiedMayNotApprove) {
    access::Officer both{.id = access::AccountId(7), .role = access::Role::head};
    both.acts = access::acts_of(access::Role::head) | access::acts_of(access::Role::back_office);
    auto at_head = roll(State::verified);
    at_head.verified_by = both.id;
    EXPECT_EQ(no(may_do(both, at_head, Deed::approved)), "proposals.four_eyes");
    at_head.verified_by = access::AccountId(8);
    EXPECT_EQ(no(may_do(both, at_head, Deed::approved)), "");
    auto at_verifier = roll(State::sent);
    at_verifier.sent_by = both.id;
    EXPECT_EQ(no(may_do(both, at_verifier, Deed::verified)), "proposals.four_eyes");
}

TEST(ProposalSending, WantsADecisionAndItsPaper) {
    auto list = roll(State::agreed);
    list.way = Way::meeting;
    std::vector<Item> items{item(1)};
    std::vector<Paper> papers;
    auto const said = [&](std::string_view today = "2026-11-10") {
        return no(check_sending({.roll = list, .items = items, .papers = papers, .today = day(today)}));
    };
    EXPECT_EQ(said(), "proposals.minutes_missing");
    papers.push_back({.kind = PaperKind::minutes});
    EXPECT_EQ(said(), "");
    EXPECT_EQ(said("2026-10-31"), "proposals.not_open_yet");
    items.push_back(item(2, ItemState::listed));
    EXPECT_EQ(said(), "proposals.line_undecided");
    items = {item(1, ItemState::excepted)};
    EXPECT_EQ(said(), "proposals.nothing_to_send");
    items = {item(1)};
    items[0].kind = Kind::removal;
    EXPECT_EQ(said(), "") << "the minutes stand behind it";
    list.way = Way::sptjm;
    EXPECT_EQ(said(), "proposals.sptjm_missing");
    papers.push_back({.kind = PaperKind::sptjm});
    EXPECT_EQ(said(), "proposals.removal_needs_proof");
    papers.push_back({.item = ItemId(1), .kind = PaperKind::proof});
    EXPECT_EQ(said(), "");
}

TEST(ProposalDraw, TakesEveryOfficialsFamilyAndTheSameOnesForTheSameSeed) {
    std::vector<Item> items;
    for (std::int64_t i = 1; i <= 40; ++i) items.push_back(item(i));
    items[4].conflict = "Sukardi (kuwu)";
    items[9].state = ItemState::excepted;
    items[9].conflict = "Sukardi (kuwu)";
    auto const first = drawn(items, 99, {}), again = drawn(items, 99, {}), other = drawn(items, 100, {});
    EXPECT_EQ(first, again);
    EXPECT_NE(first, other);
    EXPECT_EQ(first.size(), 4U) << "ten of a hundred of 39, rounded up";
    EXPECT_TRUE(std::ranges::binary_search(first, ItemId(5)));
    EXPECT_FALSE(std::ranges::binary_search(first, ItemId(10)));
    EXPECT_EQ(drawn(std::vector{item(1), item(2), item(3)}, 5, {}).size(), 2U) << "at least two";
    EXPECT_EQ(drawn(std::vector{item(1)}, 5, {}).size(), 1U);
}

RC_GTEST_PROP(ProposalDraw, TakesAsManyAsTheOfficeSetWhateverTheSeed, (std::int64_t seed)) {
    auto const count = *rc::gen::inRange(0, 200), percent = *rc::gen::inRange(0, 101), least = *rc::gen::inRange(0, 20);
    std::vector<Item> items;
    for (std::int64_t i = 1; i <= count; ++i) items.push_back(item(i));
    auto const chosen = drawn(items, seed, {.sample_percent = percent, .sample_min = least});
    auto const wanted = std::min(count, std::max((count * percent + 99) / 100, least));
    RC_ASSERT(static_cast<int>(chosen.size()) == wanted);
    RC_ASSERT(std::set(chosen.begin(), chosen.end()).size() == chosen.size());
}

TEST(ProposalBack, APartOfAListProvesWhoIsOnItAndNeverWhoIsNot) {
    struct Row {
        char const* why;
        Kind kind;
        ItemState state;
        Listed listed;
        Reach reach;
        std::optional<ItemState> next;
    };
    using enum ItemState;
    for (auto const& row : std::vector<Row>{
             {"a correction that still differs", Kind::correction, entered, Listed::differs, Reach::part, missing},
             {"a correction that differs as before", Kind::correction, missing, Listed::differs, Reach::part, {}},
             {"a correction that differs no more", Kind::correction, missing, Listed::there, Reach::part, arrived},
             {"there, with another address", Kind::family, entered, Listed::differs, Reach::part, arrived},
             {"a removed one, still there", Kind::removal, entered, Listed::differs, Reach::part, missing},
             {"on the list", Kind::family, entered, Listed::there, Reach::part, arrived},
             {"not on the whole list", Kind::family, entered, Listed::not_there, Reach::whole, missing},
             {"not on a part of it", Kind::family, entered, Listed::not_there, Reach::part, std::nullopt},
             {"still not", Kind::family, missing, Listed::not_there, Reach::whole, std::nullopt},
             {"came late", Kind::family, missing, Listed::there, Reach::part, arrived},
             {"a removal that is gone", Kind::removal, entered, Listed::not_there, Reach::whole, arrived},
             {"a removal still there", Kind::removal, entered, Listed::there, Reach::part, missing},
             {"a removal not on a part", Kind::removal, entered, Listed::not_there, Reach::part, std::nullopt},
             {"never typed in", Kind::family, approved, Listed::there, Reach::whole, std::nullopt},
             {"closed already", Kind::family, arrived, Listed::not_there, Reach::whole, std::nullopt},
         }) {
        SCOPED_TRACE(row.why);
        auto one = item(1, row.state);
        one.kind = row.kind;
        EXPECT_EQ(after_list(one, row.listed, row.reach), row.next);
    }
}

TEST(ProposalBack, AListOfAProgrammeProvesNoCorrection) {
    auto one = item(1, ItemState::entered);
    one.kind = Kind::correction;
    EXPECT_EQ(reach_for(one, "", Reach::whole), Reach::whole);
    EXPECT_EQ(reach_for(one, "pkh", Reach::whole), std::nullopt);
    one.kind = Kind::family;
    EXPECT_EQ(reach_for(one, "pkh", Reach::whole), Reach::part) << "who receives stands in the registry";
}

TEST(ProposalConflict, IsTheOfficialsCardOrNumberInTheFamily) {
    Official const head{.name = "Sukardi", .post = "kuwu", .nik = "3208011708809001", .no_kk = ""};
    Official const clerk{.name = "Tarsih", .post = "kaur", .nik = "", .no_kk = "3208010101159002"};
    registry::Person wife;
    wife.nik = "3208011708809001";
    std::vector const officials{head, clerk};
    EXPECT_EQ(conflict_of(officials, "3208010101159001", std::vector{wife}), "Sukardi (kuwu)");
    EXPECT_EQ(conflict_of(officials, "3208010101159002", {}), "Tarsih (kaur)");
    EXPECT_EQ(conflict_of(officials, "", std::vector{registry::Person{}}), "") << "no number is nobody's number";
    auto ended = officials;
    ended[0].ended_at = Moment{1};
    EXPECT_EQ(conflict_of(ended, "", std::vector{wife}), "");
}

TEST(ProposalVillage, MeetsAsMuskelInAKelurahan) {
    EXPECT_TRUE(is_kelurahan(RegionCode::parse("3208011002").value()));
    EXPECT_FALSE(is_kelurahan(village));
}

}  // namespace
}  // namespace sinergi::proposals
