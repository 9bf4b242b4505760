#include "federation/pair_for_tests.hpp"

namespace sinergi::federation {
namespace {

using testing::carry;
using testing::carry_all;
using testing::join;
using testing::TestNode;
using testing::trust;

struct FederationPost : testing::JoinedPair {};
SINERGI_ON_BOTH_ENGINES(FederationPost);

TEST_P(FederationPost, CarriesALetterOnceAndForgetsNothing) {
    send(R"({"a":1})");
    auto const first = waiting();
    ASSERT_EQ(first.size(), 1U);
    EXPECT_EQ(first[0].find(R"({"a":1})"), std::string::npos) << "sealed";
    EXPECT_EQ(give(first[0]).outcome, Outcome::stored);
    EXPECT_EQ(give(first[0]).outcome, Outcome::before);
    EXPECT_EQ(heard(), std::vector<std::string>{R"(case:3208/1 {"a":1})"});
    regency.post->settle("pusat", {give(first[0])});
    EXPECT_TRUE(waiting().empty());
}

TEST_P(FederationPost, WritesNoLetterWhenTheDeedIsUndone) {
    auto const done = regency.db().write([&](db::Tx& tx) -> Done {
        SINERGI_MUST(regency.post->send(tx, letter("1")));
        return refuse(Why::conflict, "federation.not_joined");
    });
    EXPECT_FALSE(done);
    EXPECT_TRUE(waiting().empty());
    send("2");
    EXPECT_EQ(read_envelope(waiting().at(0))->envelope.seq, 1);
}

TEST_P(FederationPost, WaitsForAGapAndAsksAgain) {
    for (auto const* p : {"1", "2", "3"}) send(p);
    auto const all = waiting();
    auto const ack = give(all[2]);
    EXPECT_EQ(ack.outcome, Outcome::waits);
    EXPECT_EQ(ack.expected, 1);
    EXPECT_TRUE(heard().empty());
    regency.post->settle("pusat", {ack});
    EXPECT_EQ(waiting().size(), 2U);
    carry(regency, ministry);
    EXPECT_EQ(heard(), (std::vector<std::string>{"case:3208/1 1", "case:3208/1 2", "case:3208/1 3"}));
    EXPECT_TRUE(waiting().empty());
}

TEST_P(FederationPost, ShowsAGapToAdministratorsAfterAQuarterOfAnHour) {
    send("1");
    send("2");
    static_cast<void>(give(waiting()[1]));
    auto const gaps = [&] {
        return ministry.db().read([&](db::Tx& tx) {
            return tx.all<store::GapRow>(sql::list_gaps, {{"before", ministry.clock.now().plus_ms(-gap_shown_ms)}});
        });
    };
    EXPECT_TRUE(gaps().empty());
    ministry.clock.advance_ms(gap_shown_ms + 1);
    ASSERT_EQ(gaps().size(), 1U);
    EXPECT_EQ(gaps()[0].last_applied, 0);
    EXPECT_EQ(gaps()[0].first_here, 2);
}

TEST_P(FederationPost, KeepsOneStreamFromWaitingForAnother) {
    send("1", "case:3208/1");
    send("2", "case:3208/1");
    send("x", "case:3208/2");
    auto const all = waiting();
    EXPECT_EQ(give(all[1]).outcome, Outcome::waits);
    EXPECT_EQ(give(all[2]).outcome, Outcome::stored);
    EXPECT_EQ(heard(), std::vector<std::string>{"case:3208/2 x"});
}

TEST_P(FederationPost, RefusesAForgedSignature) {
    send("1");
    auto const stranger = crypto::make_signing_pair();
    auto const ack = give(changed([](Envelope&) {}, stranger.secret));
    EXPECT_EQ(ack.outcome, Outcome::refused);
    EXPECT_EQ(ack.key, "federation.signature_wrong");
    EXPECT_EQ(refused_at(ministry), "federation.signature_wrong");
    EXPECT_TRUE(heard().empty());
    // The true one still goes.
    carry(regency, ministry);
    EXPECT_EQ(heard().size(), 1U);
}

TEST_P(FederationPost, ALetterBrokenOnTheLineIsNotLost) {
    send("1");
    auto broken = waiting().at(0);
    auto const kind = broken.find("case.entry");
    broken[kind] = '?';
    auto const ack = give(broken);
    EXPECT_EQ(ack.key, "federation.envelope_malformed");
    regency.post->settle("pusat", {ack});
    regency.clock.advance_ms(wait_max_ms);
    carry(regency, ministry);
    EXPECT_EQ(heard().size(), 1U) << "whoever stands between cannot make it final";
}

TEST_P(FederationPost, AStrangersManyLettersAreFewRecords) {
    TestNode stranger(GetParam(), "3209");
    trust(stranger, ministry);
    for (int i = 0; i < 40; ++i) ASSERT_TRUE(stranger.send(letter("1", "case:3209/1")));
    auto const acks = carry(stranger, ministry);
    ASSERT_EQ(acks.size(), 40U);
    for (auto const& ack : acks) EXPECT_EQ(ack.key, "federation.sender_unknown");
    EXPECT_EQ(ministry.count("SELECT count(*) FROM federation_refused"), 16);
}

TEST_P(FederationPost, RefusesAKeyItDoesNotKnow) {
    send("1");
    EXPECT_EQ(give(changed([](Envelope& e) { e.key = "0000000000000000"; })).key, "federation.key_unknown");
    EXPECT_EQ(give(changed([](Envelope& e) { e.seal_key = "0000000000000000"; })).key, "federation.seal_wrong");
}

TEST_P(FederationPost, RefusesAnUnknownSenderAndOneThatWasOnlyProposed) {
    TestNode stranger(GetParam(), "3209");
    trust(stranger, ministry);
    auto const to = letter("1", "case:3209/1");
    ASSERT_TRUE(stranger.send(to));
    EXPECT_EQ(carry(stranger, ministry).at(0).key, "federation.sender_unknown");
    ministry.db()
        .write([&](db::Tx& tx) {
            auto const card = read_card(stranger.card()).value();
            return propose(tx, *ministry.post, {0, "Ani"}, card, "", card.card.fingerprint);
        })
        .value();
    stranger.clock.advance_ms(hour_ms);
    EXPECT_EQ(carry(stranger, ministry).at(0).key, "federation.sender_unknown");
    EXPECT_TRUE(heard().empty());
}

TEST_P(FederationPost, RefusesASuspendedNodeAtOnceAndTakesEverythingAfterItIsResumed) {
    auto const act = [&](auto deed) {
        return ministry.db().write([&](db::Tx& tx) { return deed(tx, *ministry.post, By{0, "Citra"}, "3208"); });
    };
    send("1");
    ASSERT_TRUE(act(suspend));
    EXPECT_EQ(carry(regency, ministry).at(0).key, "federation.sender_suspended");
    send("2");
    EXPECT_TRUE(heard().empty());
    ASSERT_TRUE(act(resume));
    regency.clock.advance_ms(2 * minute_ms);
    carry_all(regency, ministry);
    EXPECT_EQ(heard().size(), 2U);
    EXPECT_TRUE(waiting().empty());
}

TEST_P(FederationPost, RefusesWhatIsForAnotherNode) {
    send("1");
    EXPECT_EQ(give(changed([](Envelope& e) { e.to = "33"; })).key, "federation.not_for_us");
}

TEST_P(FederationPost, RefusesTheSameIdWithOtherContent) {
    send("1");
    send("2");
    auto const first = read_envelope(waiting()[0])->envelope.id;
    carry(regency, ministry);
    send("3");
    auto const ack = give(changed([&](Envelope& e) { e.id = first; }));
    EXPECT_EQ(ack.key, "federation.replayed");
    EXPECT_EQ(refused_at(ministry), "federation.replayed");
    EXPECT_EQ(heard().size(), 2U);
}

TEST_P(FederationPost, RefusesAnotherLetterUnderAUsedNumber) {
    send("1");
    carry(regency, ministry);
    send("2");
    EXPECT_EQ(give(changed([](Envelope& e) { e.seq = 1; })).key, "federation.number_used");
}

TEST_P(FederationPost, RefusesALetterFromTheFutureButNotFromAClockAnHourApart) {
    send("1");
    EXPECT_EQ(give(changed([&](Envelope& e) { e.signed_at = ministry.clock.now().ms + clock_ahead_ms + 1; })).key,
              "federation.clock");
    regency.clock.advance_ms(3 * hour_ms);
    send("2");
    carry(regency, ministry);
    EXPECT_EQ(heard().size(), 2U);
}

TEST_P(FederationPost, TellsWhatAHouseRefusedAndGoesOn) {
    refuse_payload = "2";
    std::string turned;
    regency.post->on_turned("case.", [&](db::Tx&, Incoming const& ours, std::string_view key) {
        turned = ours.stream + " " + std::string(key);
    });
    for (auto const* p : {"1", "2", "3"}) send(p);
    auto const acks = carry(regency, ministry);
    EXPECT_EQ(acks.at(1).key, "access.act_not_allowed");
    EXPECT_EQ(heard(), (std::vector<std::string>{"case:3208/1 1", "case:3208/1 3"}));
    EXPECT_EQ(refused_at(ministry), "access.act_not_allowed");
    EXPECT_EQ(refused_at(regency), "access.act_not_allowed");
    EXPECT_EQ(turned, "case:3208/1 access.act_not_allowed");
    EXPECT_TRUE(waiting().empty());
}

TEST_P(FederationPost, HoldsWhatFailsInAHouseAndTriesItAgain) {
    send("1");
    send(R"("throw")");
    send("3");
    EXPECT_EQ(carry(regency, ministry).at(1).outcome, Outcome::stored);
    EXPECT_EQ(ministry.count("SELECT count(*) FROM federation_in WHERE state = 'applied'"), 1);
    EXPECT_EQ(ministry.count("SELECT count(*) FROM federation_in WHERE state = 'held'"), 1);
    EXPECT_TRUE(waiting().empty());
    ministry.at_open = [](Post& post) {
        post.on("case.", [](db::Tx& tx, Incoming const& in) -> Done {
            hear(tx, in.payload);
            return {};
        });
    };
    ministry.reopen();
    ministry.post->tend(ministry.clock.now());
    EXPECT_EQ(heard(), (std::vector<std::string>{"case:3208/1 1", R"("throw")", "3"}));
}

TEST_P(FederationPost, KeepsAKindItDoesNotKnowUntilAnUpgradeThatDoes) {
    send("1", "case:3208/1", "meal.planned");
    send("2", "case:3208/1", "case.entry");
    EXPECT_EQ(carry(regency, ministry).at(0).outcome, Outcome::stored);
    EXPECT_EQ(heard(), std::vector<std::string>{"case:3208/1 2"});
    ministry.at_open = [](Post& post) {
        post.on("meal.", [](db::Tx& tx, Incoming const& in) -> Done {
            hear(tx, "meal " + in.payload);
            return {};
        });
    };
    ministry.reopen();
    ministry.post->tend(ministry.clock.now());
    ministry.post->tend(ministry.clock.now());
    EXPECT_EQ(heard(), (std::vector<std::string>{"case:3208/1 2", "meal 1"}));
}

}  // namespace
}  // namespace sinergi::federation
