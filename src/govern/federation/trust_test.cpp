#include "federation/pair_for_tests.hpp"
#include "plumbing/files/loose.hpp"

#include <set>

namespace sinergi::federation {
namespace {

using testing::carry;
using testing::carry_all;
using testing::join;
using testing::TestNode;

struct FederationTrust : testing::JoinedPair {
    void raise_epoch_of(db::Database& db) { raise_epoch(db, std::string(32, 'e'), regency.clock.now()); }
    /// What a partner notices of a restore an hour later: numbers that begin anew.
    void begin_anew() {
        regency.clock.advance_ms(hour_ms);
        raise_epoch_of(regency.db());
        regency.reopen();
    }
};
SINERGI_ON_BOTH_ENGINES(FederationTrust);

TEST_P(FederationTrust, JudgesASignatureByTheKeyAsOfSigning) {
    send("1");
    regency.clock.advance_ms(1);
    ASSERT_TRUE(regency.db().write([&](db::Tx& tx) { return rotate(tx, *regency.post, {0, "Ani"}); }));
    regency.clock.advance_ms(10);
    send("2");
    auto const all = waiting();
    ASSERT_EQ(all.size(), 3U);
    // The new key is not known until its card came; the old one still stands for what it signed.
    EXPECT_EQ(give(all[2]).key, "federation.key_unknown");
    EXPECT_EQ(give(all[1]).outcome, Outcome::stored);
    EXPECT_EQ(give(all[1]).outcome, Outcome::before);
    EXPECT_EQ(give(all[0]).outcome, Outcome::stored);
    EXPECT_EQ(give(all[2]).outcome, Outcome::stored);
    // With the old key nobody signs now.
    auto const own = regency.db().read([&](db::Tx& tx) { return regency.post->keys().read(tx); });
    auto const forged = changed(
        [&](Envelope& e) {
            e.key = own->keys.front().name;
            e.id = new_uuid();
            e.signed_at = regency.clock.now().ms;
        },
        own->keys.front().sign.secret);
    EXPECT_EQ(give(forged).key, "federation.key_unknown");
    // And the ministry seals and signs on, in the other direction too.
    std::vector<std::string> back;
    regency.post->on("case.", [&](db::Tx&, Incoming const& in) -> Done {
        back.push_back(in.payload);
        return {};
    });
    auto reply = letter("3");
    reply.to_node = "3208";
    ASSERT_TRUE(ministry.send(reply));
    carry_all(regency, ministry);
    EXPECT_EQ(back, std::vector<std::string>{"3"});
}

TEST_P(FederationTrust, AKeyThatLeakedSignsNothingMoreWhateverTheDay) {
    send("1");
    auto const came = waiting().at(0);
    carry(regency, ministry);
    send("2");  // waits here when the theft is noticed
    auto const before = regency.db().read([&](db::Tx& tx) { return regency.post->keys().read(tx); });
    regency.clock.advance_ms(hour_ms);
    ASSERT_TRUE(
        regency.db().write([&](db::Tx& tx) { return rotate(tx, *regency.post, {0, "Ani"}, RotateWhy::compromised); }));
    auto const thief = [&](std::int64_t ago_ms) {
        return changed(
            [&](Envelope& e) {
                e.key = before->newest().name;
                e.id = new_uuid();
                e.stream = "case:3208/9";
                e.seq = 1;
                e.signed_at = regency.clock.now().ms - ago_ms;
            },
            before->newest().sign.secret);
    };
    auto const early = thief(2 * hour_ms);
    carry(regency, ministry);  // what waited goes before the card, the card after it
    EXPECT_EQ(heard(), (std::vector<std::string>{"case:3208/1 1", "case:3208/1 2"}));
    EXPECT_EQ(give(early).key, "federation.key_compromised") << "dated before the rotation";
    EXPECT_EQ(refused_at(ministry), "federation.key_compromised");
    EXPECT_EQ(give(came).outcome, Outcome::before) << "what came before stays";
    // Nor does it vouch for keys of the thief's own, or a new time of counting.
    auto raised = read_envelope(came).value();
    raised.envelope.epoch += 5;
    EXPECT_EQ(give(write_signed(raised.envelope, before->newest().sign.secret)).outcome, Outcome::before);
    EXPECT_EQ(ministry.count("SELECT epoch FROM federation_node"), 1);
    send("3");
    for (auto const& ack : carry(regency, ministry)) EXPECT_EQ(ack.outcome, Outcome::stored) << ack.key;
    EXPECT_EQ(heard().size(), 3U);
    EXPECT_EQ(ministry.count("SELECT count(*) FROM federation_node_key WHERE revoked_at > 0"), 1);
    EXPECT_EQ(regency.count("SELECT count(*) FROM audit_line WHERE act = 'federation.revoked'"), 1);
}

TEST_P(FederationTrust, WhatWaitedUnderALeakedKeyIsSignedAnewAndArrives) {
    ASSERT_TRUE(
        regency.db().write([&](db::Tx& tx) { return rotate(tx, *regency.post, {0, "Ani"}, RotateWhy::compromised); }));
    carry(regency, ministry);
    // A letter of before the rotation that the partner never got.
    auto const own = regency.db().read([&](db::Tx& tx) { return regency.post->keys().read(tx); });
    send("1");
    auto old = read_envelope(waiting().at(0)).value().envelope;
    old.key = own->keys.front().name;
    old.signed_at = 1;
    static constexpr std::array<std::string_view, 1> names{"body"};
    static constexpr db::Statement put{"test.old", "UPDATE federation_out SET body = ?1 WHERE state = 'waiting'",
                                       "UPDATE federation_out SET body = $1 WHERE state = 'waiting'", names};
    ASSERT_TRUE(regency.db().write([&](db::Tx& tx) -> Done {
        tx.run(put, {{"body", write_signed(old, own->keys.front().sign.secret)}});
        return {};
    }));
    EXPECT_EQ(carry(regency, ministry).at(0).key, "federation.key_compromised");
    EXPECT_TRUE(heard().empty());
    EXPECT_EQ(carry(regency, ministry).at(0).outcome, Outcome::stored);
    EXPECT_EQ(heard(), std::vector<std::string>{"case:3208/1 1"});
}

TEST_P(FederationTrust, OnlyTheNewKeySaysThatTheOldOneLeaked) {
    ASSERT_TRUE(
        regency.db().write([&](db::Tx& tx) { return rotate(tx, *regency.post, {0, "Ani"}, RotateWhy::compromised); }));
    auto card = regency.post->card();
    EXPECT_TRUE(read_card(json::write(card)));
    card.revokes = "0000000000000000";
    EXPECT_EQ(read_card(json::write(card)).error().key, "federation.card_broken");
    // A release before this one writes neither.
    auto older = ministry.card();
    for (std::string const gone : {R"(,"revokes":"")", R"(,"revocation":"")"}) {
        auto const at = older.find(gone);
        ASSERT_NE(at, std::string::npos) << older;
        older.erase(at, gone.size());
    }
    EXPECT_TRUE(read_card(older));
}

TEST_P(FederationTrust, AnAnswerIsSignedByTheKeyInForce) {
    auto const old = ministry.post->sign_acks({}, "3208");
    EXPECT_TRUE(regency.post->open_acks("pusat", old));
    ASSERT_TRUE(ministry.db().write([&](db::Tx& tx) { return rotate(tx, *ministry.post, {0, "Ani"}); }));
    carry(ministry, regency);
    EXPECT_EQ(regency.post->open_acks("pusat", old).error().key, "federation.signature_wrong")
        << "who found the old key settles nothing";
    EXPECT_TRUE(regency.post->open_acks("pusat", ministry.post->sign_acks({}, "3208")));
}

TEST_P(FederationTrust, RotatesInOneBatchWithWhatWasSignedAfter) {
    ASSERT_TRUE(regency.db().write([&](db::Tx& tx) { return rotate(tx, *regency.post, {0, "Ani"}); }));
    regency.clock.advance_ms(10);
    send("1");
    for (auto const& ack : carry(regency, ministry)) EXPECT_EQ(ack.outcome, Outcome::stored) << ack.key;
    EXPECT_EQ(heard().size(), 1U);
}

TEST_P(FederationTrust, TakesNoCardThatTheOldKeyDidNotEndorse) {
    auto const own = regency.db().read([&](db::Tx& tx) { return regency.post->keys().read(tx); });
    auto thief = *own;
    auto const sign = crypto::make_signing_pair();
    auto const seal = crypto::make_sealing_pair();
    thief.keys.push_back({key_name(sign.open, seal.open), sign, seal, regency.clock.now().ms});
    auto card = card_of(thief, {"Kantor", "http://thief", "0.2.0"});
    card.endorsement = crypto::base64url(crypto::sign(sign.secret, card_bytes(card)));
    auto const done = ministry.db().write(
        [&](db::Tx& tx) { return take_card(tx, "3208", read_card(json::write(card)).value(), ministry.clock.now()); });
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().key, "federation.signature_wrong");
}

TEST_P(FederationTrust, SendsPapersInPiecesAndGoesOnAfterARestart) {
    std::string photo(700'000, 'p');
    for (std::size_t i = 0; i < photo.size(); i += 97) photo[i] = static_cast<char>(i);
    auto const name = regency.files.put(photo);
    auto wish = letter("1");
    wish.papers = {name};
    ASSERT_TRUE(regency.send(wish));
    // A paper nobody told of is not taken.
    auto const early = regency.post->take_piece("pusat");
    ASSERT_TRUE(early);
    EXPECT_EQ(ministry.post->receive_piece(*early).error().key, "federation.paper_unknown");
    auto const named = [&](db::Tx& tx) { return files::unnamed(tx, {&file_names()}, {name}).empty(); };
    EXPECT_TRUE(regency.db().read(named)) << "it is on its way";
    carry(regency, ministry);
    EXPECT_FALSE(ministry.files.get(name));
    auto const first = regency.post->take_piece("pusat").value();
    EXPECT_EQ(first.bytes.find("ppp"), std::string::npos) << "sealed";
    regency.post->settle_piece(first, ministry.post->receive_piece(first));
    // Lost, and sent twice; then both restart.
    auto const second = regency.post->take_piece("pusat").value();
    EXPECT_EQ(second.offset, piece_bytes);
    EXPECT_EQ(ministry.post->receive_piece(second)->received, 2 * piece_bytes);
    EXPECT_EQ(ministry.post->receive_piece(second)->received, 2 * piece_bytes);
    regency.reopen();
    ministry.reopen();
    int pieces = 0;
    while (auto const piece = regency.post->take_piece("pusat")) {
        regency.post->settle_piece(*piece, ministry.post->receive_piece(*piece));
        ASSERT_LT(++pieces, 5);
    }
    EXPECT_EQ(ministry.files.get(name).value(), photo);
    auto const let_go = [](db::Tx& tx) { return files::unnamed(tx, {&file_names()}, files::loose(tx)).size(); };
    EXPECT_EQ(regency.db().read(let_go), 2U) << "the paper, if nobody else names it, and its sealed copy";
}

TEST_P(FederationTrust, SendsAPaperAgainThatTheOtherSideForgot) {
    auto const name = regency.files.put("surat pengantar");
    auto wish = letter("1");
    wish.papers = {name};
    ASSERT_TRUE(regency.send(wish));
    carry_all(regency, ministry);
    ASSERT_TRUE(std::filesystem::remove(ministry.files.path_of(name).value()));
    ASSERT_TRUE(regency.send(wish));
    carry_all(regency, ministry);
    EXPECT_EQ(ministry.files.get(name).value(), "surat pengantar");
}

TEST_P(FederationTrust, RefusesAPaperWhoseDigestDiffers) {
    auto const name = regency.files.put("the paper that was promised");
    auto wish = letter("1");
    wish.papers = {name};
    ASSERT_TRUE(regency.send(wish));
    carry(regency, ministry);
    auto piece = regency.post->take_piece("pusat").value();
    auto forged = piece;
    auto const key = ministry.db().read([&](db::Tx& tx) { return ministry.post->keys().read(tx); });
    forged.bytes = crypto::seal(key->newest().seal.open, "the paper that was n0t pr0m.");
    forged.bytes.resize(piece.bytes.size());
    auto const said = ministry.post->receive_piece(forged);
    ASSERT_FALSE(said);
    EXPECT_EQ(said.error().key, "federation.paper_differs");
    EXPECT_EQ(refused_at(ministry), "federation.paper_differs");
    auto too_large = piece;
    too_large.sealed_bytes += 1;
    EXPECT_EQ(ministry.post->receive_piece(too_large).error().key, "federation.paper_too_large");
    regency.post->settle_piece(piece, said);
    regency.clock.advance_ms(2 * minute_ms);
    carry_all(regency, ministry);
    EXPECT_EQ(ministry.files.get(name).value(), "the paper that was promised");
}

TEST_P(FederationTrust, LeavesALineInBothAuditChainsWithoutContent) {
    send(R"({"name":"Contoh"})");
    carry(regency, ministry);
    EXPECT_EQ(regency.count("SELECT count(*) FROM audit_line WHERE act = 'federation.sent'"), 1);
    EXPECT_EQ(ministry.count("SELECT count(*) FROM audit_line WHERE act = 'federation.received'"), 1);
    EXPECT_EQ(regency.count("SELECT count(*) FROM audit_line WHERE purpose LIKE '%Contoh%'"), 0);
}

TEST_P(FederationTrust, ResyncsWithANodeThatWasRestoredFromABackup) {
    // What both did before the backup, and what only the partner still knows afterwards.
    std::vector<std::string> back, given;
    regency.at_open = [&](Post& post) {
        post.on("case.", [&](db::Tx&, Incoming const& in) -> Done {
            back.push_back(in.payload);
            return {};
        });
        post.on_given_back("case.", [&](db::Tx&, Incoming const& in) -> Done {
            given.push_back(in.from_node + " " + in.payload);
            return {};
        });
    };
    regency.at_open(*regency.post);
    auto reply = letter("m1");
    reply.to_node = "3208";
    send("r1");
    ASSERT_TRUE(ministry.send(reply));
    carry_all(regency, ministry);
    send("r2");  // waits in the backup, arrives before the disk dies
    auto const backup = regency.fresh.place() + ".backup";
    if (GetParam() == db::Engine::postgres) GTEST_SKIP() << "a copy of a running PostgreSQL is pg_dump's";
    regency.db().copy_to(backup);
    send("r3");  // only the ministry will know it
    reply.payload = "m2";
    ASSERT_TRUE(ministry.send(reply));
    carry_all(regency, ministry);
    ASSERT_EQ(heard().size(), 3U);
    ASSERT_EQ(back, (std::vector<std::string>{"m1", "m2"}));
    // The disk dies.
    regency.post.reset();
    regency.office.reset();
    regency.fresh.close();
    for (auto const* rest : {"", "-wal", "-shm"}) std::filesystem::remove(regency.fresh.place() + rest);
    std::filesystem::copy_file(backup, regency.fresh.place());
    regency.clock.advance_ms(hour_ms);
    {
        auto const restored = db::Database::open(regency.fresh.place());
        raise_epoch_of(*restored);
    }
    back.clear();
    regency.reopen();
    send("r4");
    for (int i = 0; i < 3; ++i) {
        carry_all(regency, ministry);
        ministry.post->tend(ministry.clock.now());
        regency.post->tend(regency.clock.now());
    }
    EXPECT_EQ(heard(),
              (std::vector<std::string>{"case:3208/1 r1", "case:3208/1 r2", "case:3208/1 r3", "case:3208/1 r4"}));
    EXPECT_EQ(back, std::vector<std::string>{"m2"});
    EXPECT_EQ(given, std::vector<std::string>{"3208 r3"});
    EXPECT_TRUE(waiting().empty());
    std::filesystem::remove(backup);
}

TEST_P(FederationTrust, APaperThatCameEarlyStaysNamedUntilItsLetterHasAPlaceAgain) {
    auto const name = regency.files.put("surat yang datang lebih dulu");
    send("1");
    auto wish = letter("2");
    wish.papers = {name};
    ASSERT_TRUE(regency.send(wish));
    auto const before = waiting();
    ASSERT_EQ(before.size(), 2U);
    EXPECT_EQ(give(before[1]).outcome, Outcome::waits);
    auto const piece = regency.post->take_piece("pusat");
    ASSERT_TRUE(piece);
    ASSERT_TRUE(ministry.post->receive_piece(*piece));
    auto const named = [&](db::Tx& tx) { return files::unnamed(tx, {&file_names()}, {name}).empty(); };
    EXPECT_TRUE(ministry.db().read(named)) << "its letter waits for the one before it";

    begin_anew();
    EXPECT_EQ(give(waiting().at(0)).outcome, Outcome::stored) << "the card, in the new numbering";
    ASSERT_EQ(ministry.count("SELECT count(*) FROM federation_in WHERE refusal = 'federation.epoch_old'"), 1);
    EXPECT_TRUE(ministry.db().read(named)) << "its letter has lost its place, and comes again";
    carry_all(regency, ministry);
    EXPECT_EQ(heard(), (std::vector<std::string>{"case:3208/1 1", "case:3208/1 2"}));
    EXPECT_TRUE(ministry.files.get(name));
    EXPECT_FALSE(ministry.db().read(named)) << "the house that heard the letter names it from here on";
}

TEST_P(FederationTrust, ALetterThatLostItsPlaceComesAgainWithItsContentAfterThatWasEmptied) {
    auto const name = regency.files.put("surat yang menunggu lama");
    send("1");
    auto wish = letter("2");
    wish.papers = {name};
    ASSERT_TRUE(regency.send(wish));
    EXPECT_EQ(give(waiting().at(1)).outcome, Outcome::waits);
    begin_anew();
    EXPECT_EQ(give(waiting().at(0)).outcome, Outcome::stored) << "the one before it, in the new numbering";
    for (auto* node : {&regency, &ministry}) node->clock.advance_ms(31 * day_ms);
    ministry.post->tend(ministry.clock.now());
    auto const empty =
        "SELECT count(*) FROM federation_in WHERE refusal = 'federation.epoch_old' AND "
        "length(content_box) = 0";
    ASSERT_EQ(ministry.count(empty), 1);
    carry_all(regency, ministry);
    EXPECT_EQ(heard(), (std::vector<std::string>{"case:3208/1 1", "case:3208/1 2"}));
    EXPECT_TRUE(ministry.files.get(name)) << "and its paper";
    ministry.post->tend(ministry.clock.now());
    auto const kept = "SELECT count(*) FROM federation_in WHERE kind LIKE 'case.%' AND length(content_box) > 0";
    EXPECT_EQ(ministry.count(kept), 1) << "from now on it is kept as one that came today";
    ministry.clock.advance_ms(31 * day_ms);
    ministry.post->tend(ministry.clock.now());
    EXPECT_EQ(ministry.count(kept), 0);
}

TEST_P(FederationTrust, SpeaksFromRegencyOverProvinceToMinistry) {
    TestNode province(GetParam(), "32", -hour_ms);
    join(province, regency);
    join(province, ministry);
    province.post->on("case.", [&](db::Tx& tx, Incoming const& in) -> Done {  // a relay, in one transaction
        return province.post->send(
            tx, {.to_node = "pusat", .kind = in.kind, .stream = in.stream, .payload = in.payload, .agreement = {}});
    });
    for (int i = 0; i < 20; ++i) {
        auto wish = letter(std::to_string(i));
        wish.to_node = "32";
        ASSERT_TRUE(regency.send(wish));
    }
    carry_all(regency, province);
    carry_all(province, ministry);
    ASSERT_EQ(heard().size(), 20U);
    for (int i = 0; i < 20; ++i) EXPECT_EQ(heard()[static_cast<std::size_t>(i)], "case:3208/1 " + std::to_string(i));
}

TEST_P(FederationTrust, ForgetsAfterThirtyDaysWhatWasStoredThere) {
    send("1");
    carry(regency, ministry);
    send("2");
    regency.clock.advance_ms(31 * day_ms);
    ministry.clock.advance_ms(31 * day_ms);
    regency.post->tend(regency.clock.now());
    ministry.post->tend(ministry.clock.now());
    EXPECT_EQ(regency.count("SELECT count(*) FROM federation_out"), 1) << "what waits is never forgotten";
    EXPECT_EQ(ministry.count("SELECT count(*) FROM federation_in WHERE length(content_box) > 0"), 0);
    carry(regency, ministry);
    EXPECT_EQ(heard().size(), 2U);
}

TEST_P(FederationTrust, RefusesALetterToANodeItDoesNotKnow) {
    auto wish = letter("1");
    wish.to_node = "33";
    EXPECT_EQ(regency.send(wish).error().key, "federation.node_unknown");
    wish.to_node = "pusat";
    wish.payload = std::string(payload_bytes_max + 1, ' ');
    EXPECT_EQ(regency.send(wish).error().key, "federation.letter_too_large");
}

TEST_P(FederationTrust, NeedsTwoPeopleAndTheFingerprintFromPaper) {
    TestNode other(GetParam(), "3209");
    auto const card = read_card(other.card()).value();
    auto const act = [&](auto deed) { return ministry.db().write([&](db::Tx& tx) { return deed(tx); }); };
    auto const typed = std::string("AAAA-BBBB-CCCC-DDDD-EEEE-FFFF-GGGG-HHHH");
    EXPECT_EQ(act([&](db::Tx& tx) { return propose(tx, *ministry.post, {7, "Ani"}, card, "", typed); }).error().key,
              "federation.fingerprint_differs");
    ASSERT_TRUE(
        act([&](db::Tx& tx) { return propose(tx, *ministry.post, {7, "Ani"}, card, "", card.card.fingerprint); }));
    EXPECT_EQ(act([&](db::Tx& tx) { return confirm(tx, *ministry.post, {7, "Ani"}, "3209"); }).error().key,
              "federation.same_person");
    EXPECT_EQ(act([&](db::Tx& tx) { return confirm(tx, *ministry.post, {8, "Ani"}, "3209"); }).error().key,
              "federation.same_person");
    ASSERT_TRUE(act([&](db::Tx& tx) { return confirm(tx, *ministry.post, {8, "Budi"}, "3209"); }));
    EXPECT_EQ(act([&](db::Tx& tx) { return confirm(tx, *ministry.post, {9, "Citra"}, "3209"); }).error().key,
              "federation.not_proposed");
    EXPECT_EQ(act([&](db::Tx& tx) { return propose(tx, *ministry.post, {7, "Ani"}, card, "", card.card.fingerprint); })
                  .error()
                  .key,
              "federation.already_joined");
    auto const own = read_card(ministry.card()).value();
    EXPECT_EQ(act([&](db::Tx& tx) { return propose(tx, *ministry.post, {7, "Ani"}, own, "", own.card.fingerprint); })
                  .error()
                  .key,
              "federation.own_node");
}

TEST_P(FederationTrust, RefusesACardThatWasTouched) {
    auto card = regency.card();
    card.replace(card.find("127.0.0.1"), 9, "127.0.0.2");
    EXPECT_EQ(read_card(card).error().key, "federation.card_broken");
    EXPECT_EQ(read_card("{}").error().key, "federation.card_malformed");
}

TEST_P(FederationTrust, BelievesOnlyAcksThatThePartnerSigned) {
    send("1");
    auto const body = ministry.post->sign_acks({{.id = "x", .outcome = Outcome::stored}}, "3208");
    EXPECT_TRUE(regency.post->open_acks("pusat", body));
    auto forged = body;
    forged.replace(forged.find("stored"), 6, "before");
    EXPECT_EQ(regency.post->open_acks("pusat", forged).error().key, "federation.signature_wrong");
    EXPECT_EQ(regency.post->open_acks("pusat", "{}").error().key, "federation.answer_malformed");
}

TEST_P(FederationTrust, PreparesEveryStatement) {
    // Nodes are a few hundred; after a partner's restore all that was sent is looked at once; letters of a kind that no
    // house knows are few, and asked for the paper of one.
    std::set<std::string_view> const may_scan{"federation.list_resync", "federation.send_again_since",
                                              "federation.list_busy_nodes", "federation.list_nodes",
                                              "federation.file_names"};
    for (auto const& plan : db::testing::prepare_all(regency.db(), sql::all))
        EXPECT_TRUE(!plan.is_scan() || may_scan.contains(plan.name)) << plan.name << "\n" << plan.text;
}

}  // namespace
}  // namespace sinergi::federation
