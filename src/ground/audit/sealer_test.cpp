#include "audit/sealer.hpp"

#include "audit/about.hpp"
#include "audit/actions.hpp"
#include "audit/store_sql.hpp"
#include "plumbing/db/testing.hpp"
#include "plumbing/notices/notices.hpp"

#include <latch>

namespace sinergi::audit {
namespace {

Moment const noon{1'800'000'000'000};

struct Chain : db::testing::OnBoth {
    TestClock clock{noon};
    IdMaker ids;
    Sealer sealer{db(), clock, {}};

    void deed(std::string_view act, std::int64_t subject = 9) {
        auto const done = db().write([&](db::Tx& tx) -> Done {
            note(tx, ids, clock.now(),
                 {.actor = ActorKind::officer, .account = 5, .role = "back_office", .purpose = "uji"}, act,
                 {.kind = "grievance", .id = subject, .region = RegionCode::parse("3208").value()});
            return {};
        });
        ASSERT_TRUE(done);
    }
    /// Three blocks: lines 1-4, 5-6, 7.
    void write_seven() {
        for (int const lines : {4, 2, 1}) {
            for (int i = 0; i < lines; ++i) deed("grievances.received", i + 1);
            sealer.seal_once();
        }
    }
    void tamper(std::string_view statement) { db().script(statement); }
    std::optional<Broken> broken(std::optional<Head> const& known = std::nullopt) {
        return verify(db(), known).first_broken;
    }
    std::int64_t id_of(std::int64_t seq) {
        auto const lines = db().read(
            [&](db::Tx& tx) { return tx.all<LineRow>(sql::find_sealed, {{"first_seq", seq}, {"last_seq", seq}}); });
        return lines.at(0).id;
    }
};
SINERGI_ON_BOTH_ENGINES(Chain);

TEST_P(Chain, EveryStatementIsUnderstoodAndNoneWalksTheTable) {
    for (auto const& plan : db::testing::prepare_all(db(), sql::all)) {
        EXPECT_FALSE(plan.is_scan()) << plan.name << "\n" << plan.text;
    }
}

TEST_P(Chain, IsWholeAsWritten) {
    write_seven();
    auto const report = verify(db());
    EXPECT_EQ(report.lines, 7);
    EXPECT_EQ(report.blocks, 3);
    EXPECT_EQ(report.unsealed, 0);
    EXPECT_EQ(report.first_broken, std::nullopt);
    EXPECT_EQ(report.head.seq, 7);
    EXPECT_EQ(report.head.hash.size(), 64U);
    EXPECT_EQ(broken(report.head), std::nullopt);
}

TEST_P(Chain, ReportsTheTailThatIsNotSealedYet) {
    write_seven();
    deed("grievances.assigned");
    auto const report = verify(db());
    EXPECT_EQ(report.unsealed, 1);
    EXPECT_EQ(report.first_broken, std::nullopt);
    EXPECT_EQ(sealer.seal_once(), 1);
    EXPECT_EQ(sealer.seal_once(), 0);
    EXPECT_EQ(verify(db()).unsealed, 0);
}

TEST_P(Chain, NamesAChangedLine) {
    write_seven();
    tamper("UPDATE audit_line SET act = 'grievances.closed' WHERE seq = 5");
    EXPECT_EQ(broken(), (Broken{5, id_of(5), Break::changed}));
}

TEST_P(Chain, NamesARemovedLine) {
    write_seven();
    tamper("DELETE FROM audit_line WHERE seq = 3");
    EXPECT_EQ(broken(), (Broken{3, 0, Break::removed}));
}

TEST_P(Chain, NamesALineSlippedIn) {
    write_seven();
    // The others are moved to make room, as a careful hand would.
    tamper(
        "UPDATE audit_line SET seq = -seq WHERE seq >= 2;\n"
        "UPDATE audit_line SET seq = 1 - seq WHERE seq < 0;\n"
        "INSERT INTO audit_line (id, seq, at, actor, account, role, act, subject_kind, subject, region, purpose, "
        "address, digest) "
        "VALUES (42, 2, 1, 'officer', 5, 'head', 'x.y', 'grievance', 1, '', '', '', '')");
    EXPECT_EQ(broken(), (Broken{2, 42, Break::inserted}));
}

TEST_P(Chain, NamesLinesThatChangedPlaces) {
    write_seven();
    auto const third = id_of(3);
    tamper(
        "UPDATE audit_line SET seq = 99 WHERE seq = 2;\nUPDATE audit_line SET seq = 2 WHERE seq = 3;\n"
        "UPDATE audit_line SET seq = 3 WHERE seq = 99");
    EXPECT_EQ(broken(), (Broken{2, third, Break::reordered}));
}

TEST_P(Chain, NamesAnAlteredBlockAndARemovedOne) {
    write_seven();
    tamper("UPDATE audit_block SET at = at + 1 WHERE number = 2");
    EXPECT_EQ(broken(), (Broken{5, 0, Break::block_altered}));
    tamper("DELETE FROM audit_block WHERE number = 2");
    EXPECT_EQ(broken(), (Broken{5, 0, Break::block_removed}));
}

TEST_P(Chain, ACutTailIsSeenByTheHeadThatWasLogged) {
    write_seven();
    auto const logged = verify(db()).head;
    tamper("DELETE FROM audit_block WHERE number = 3");
    EXPECT_EQ(verify(db()).unsealed, 1) << "the block alone is gone";
    tamper("DELETE FROM audit_line WHERE seq = 7");
    EXPECT_EQ(broken(), std::nullopt) << "without the log it looks whole";
    EXPECT_EQ(broken(logged), (Broken{7, 0, Break::tail_cut}));
    deed("grievances.received");
    sealer.seal_once();
    EXPECT_EQ(broken(logged), (Broken{7, 0, Break::rewritten})) << "and sealing on does not hide it";
}

TEST_P(Chain, ManyWritersAndTwoSealersMakeOneDenseChain) {
    constexpr int writers = 4, lines_each = 40;
    Sealer other(db(), clock, {});
    {
        std::latch ready(writers + 2);
        std::vector<std::jthread> all;
        std::atomic<int> left = writers;
        for (int i = 0; i < writers; ++i) {
            all.emplace_back([&] {
                ready.arrive_and_wait();
                for (int line = 0; line < lines_each; ++line) deed("grievances.received", line + 1);
                --left;
            });
        }
        for (auto* one : {&sealer, &other}) {
            all.emplace_back([&, one] {
                ready.arrive_and_wait();
                while (left > 0) one->seal_once();
            });
        }
    }
    sealer.seal_once();
    auto const report = verify(db());
    EXPECT_EQ(report.lines, writers * lines_each);
    EXPECT_EQ(report.unsealed, 0);
    EXPECT_EQ(report.first_broken, std::nullopt);
}

TEST_P(Chain, ItsThreadSealsAndTellsTheHeadOnceADay) {
    std::mutex lock;
    std::condition_variable told;
    std::vector<std::string> heads;
    Sealer own(db(), clock, {.pause_ms = 1, .tell_head = [&](Head const& head) {
                                 std::scoped_lock const held(lock);
                                 heads.push_back(head.text());
                                 told.notify_all();
                             }});
    deed("grievances.received");
    own.start();
    {
        std::unique_lock held(lock);
        ASSERT_TRUE(told.wait_for(held, std::chrono::seconds(20), [&] { return heads.size() == 1; }));
        clock.advance_ms(day_ms);
        ASSERT_TRUE(told.wait_for(held, std::chrono::seconds(20), [&] { return heads.size() == 2; }));
    }
    deed("grievances.assigned");
    own.stop();
    EXPECT_EQ(verify(db()).lines, 2) << "stopping seals what is left";
    EXPECT_EQ(Head::parse(heads.back())->seq, 1);
    EXPECT_EQ(Head::parse("7").error().key, "audit.head_malformed");
    EXPECT_EQ(Head::parse("x:" + std::string(64, 'a')).error().key, "audit.head_malformed");
}

TEST_P(Chain, NamesALineGoneFromTheTailAndSealsNothingBehindIt) {
    write_seven();
    for (int i = 0; i < 3; ++i) deed("grievances.received");
    tamper("DELETE FROM audit_line WHERE seq = 9");
    EXPECT_EQ(broken(), (Broken{9, 0, Break::removed}));
    EXPECT_EQ(sealer.seal_once(), 1);
    EXPECT_EQ(sealer.seal_once(), 0);
    EXPECT_EQ(verify(db()).unsealed, 1);
    EXPECT_EQ(broken(), (Broken{9, 0, Break::removed}));
}

TEST_P(Chain, NamesALineThatNoDeedWrote) {
    write_seven();
    tamper(
        "INSERT INTO audit_line (id, at, actor, account, role, act, subject_kind, subject, region, purpose, "
        "address, digest) "
        "VALUES (42, 1, 'officer', 5, 'head', 'x.y', 'grievance', 1, '', '', '', '')");
    sealer.seal_once();
    EXPECT_EQ(broken(), (Broken{0, 42, Break::unnumbered}));
}

TEST_P(Chain, ARefusedDeedLeavesNoGap) {
    deed("grievances.received");
    ASSERT_FALSE(db().write([&](db::Tx& tx) -> Done {
        note(tx, ids, noon, {}, "grievances.closed", {.kind = "grievance", .id = 1});
        return refuse(Why::conflict, "grievances.changed");
    }));
    deed("grievances.assigned");
    EXPECT_EQ(sealer.seal_once(), 2);
    EXPECT_EQ(broken(), std::nullopt);
}

TEST_P(Chain, ItsThreadTellsOfNews) {
    std::mutex lock;
    std::condition_variable told;
    int times = 0;
    Sealer own(db(), clock, {.pause_ms = 1, .news = [&] {
                                 std::scoped_lock const held(lock);
                                 ++times;
                                 told.notify_all();
                             }});
    own.start();
    auto const is_told = [&](int least) {
        std::unique_lock held(lock);
        return told.wait_for(held, std::chrono::seconds(20), [&] { return times >= least; });
    };
    ASSERT_TRUE(is_told(1)) << "at the start: of what was posted before";
    ASSERT_TRUE(db().write([&](db::Tx& tx) -> Done {
        notices::post(tx, ids, {.at = noon, .topic = "access.account_ended"});
        return {};
    }));
    EXPECT_TRUE(is_told(2));
}

TEST_P(Chain, NoLineHoldsANik) {
    auto const done = db().write([&](db::Tx& tx) -> Done {
        note(tx, ids, noon, {.purpose = "warga 3208010101809001 minta"}, "grievances.opened",
             {.kind = "grievance", .id = 1});
        return {};
    });
    ASSERT_TRUE(done);
    sealer.seal_once();
    auto const lines =
        db().read([](db::Tx& tx) { return tx.all<LineRow>(sql::find_sealed, {{"first_seq", 1}, {"last_seq", 1}}); });
    EXPECT_EQ(lines.at(0).purpose.find("3208010101809001"), std::string::npos);
    EXPECT_EQ(broken(), std::nullopt);
}

TEST_P(Chain, AnErasedSubjectsDigestsTellNothing) {
    Subject const subject{.kind = "grievance", .id = 7};
    auto digest = [&](std::string_view content) {
        return db()
            .write([&](db::Tx& tx) -> Result<std::string> { return salted_digest(tx, subject, content); })
            .value();
    };
    auto const before = digest("isi laporan");
    EXPECT_EQ(digest("isi laporan"), before);
    EXPECT_NE(digest("isi lain"), before);
    ASSERT_TRUE(db().write([&](db::Tx& tx) -> Done {
        forget(tx, subject.kind, subject.id);
        return {};
    }));
    EXPECT_NE(digest("isi laporan"), before);
}

TEST_P(Chain, AnErasureTakesThePurposesAndLeavesTheChainWhole) {
    ASSERT_TRUE(db().write([&](db::Tx& tx) -> Done {
        note(tx, ids, noon, {.purpose = "Bu Entin minta"}, "grievances.opened", {.kind = "grievance", .id = 7});
        note(tx, ids, noon, {.purpose = "telepon balik"}, "grievances.opened", {.kind = "grievance", .id = 8});
        note(tx, ids, noon, {.purpose = "berkas lain"}, "cases.opened", {.kind = "case", .id = 7});
        return {};
    }));
    sealer.seal_once();
    ASSERT_TRUE(db().write([&](db::Tx& tx) -> Done {
        forget(tx, "grievance", 7);
        note(tx, ids, noon, {.purpose = "diminta pelapor"}, "grievances.erased", {.kind = "grievance", .id = 7});
        return {};
    }));
    sealer.seal_once();
    auto const lines =
        db().read([](db::Tx& tx) { return tx.all<LineRow>(sql::find_sealed, {{"first_seq", 1}, {"last_seq", 4}}); });
    std::vector<std::string> purposes;
    for (auto const& line : lines) purposes.push_back(line.purpose);
    EXPECT_EQ(purposes, (std::vector<std::string>{"", "telepon balik", "berkas lain", "diminta pelapor"}));
    auto const report = verify(db());
    EXPECT_EQ(report.first_broken, std::nullopt);
    EXPECT_EQ(report.emptied, 1);
}

TEST_P(Chain, TheWordsOfOneDeedGoAndItsLineStays) {
    Subject const family{.kind = "family", .id = 7};
    ASSERT_TRUE(db().write([&](db::Tx& tx) -> Done {
        note(tx, ids, noon, {.purpose = "KTP asli dilihat"}, "registry.edited", family);
        note(tx, ids, noon, {.purpose = "dibuka"}, "registry.opened", family);
        note(tx, ids, noon.plus_ms(1), {.purpose = "alamat baru"}, "registry.edited", family);
        return {};
    }));
    sealer.seal_once();
    ASSERT_TRUE(db().write([&](db::Tx& tx) -> Done {
        forget_deed(tx, family, "registry.edited", noon);
        return {};
    }));
    auto const lines =
        db().read([](db::Tx& tx) { return tx.all<LineRow>(sql::find_sealed, {{"first_seq", 1}, {"last_seq", 3}}); });
    std::vector<std::string> purposes;
    for (auto const& line : lines) purposes.push_back(line.purpose);
    EXPECT_EQ(purposes, (std::vector<std::string>{"", "dibuka", "alamat baru"}));
    EXPECT_EQ(verify(db()).first_broken, std::nullopt);
}

TEST_P(Chain, NamesAPurposeThatWasChanged) {
    ASSERT_TRUE(db().write([&](db::Tx& tx) -> Done {
        note(tx, ids, noon, {.purpose = "diminta pelapor"}, "grievances.opened", {.kind = "grievance", .id = 7});
        return {};
    }));
    sealer.seal_once();
    tamper("UPDATE audit_line SET purpose = 'iseng' WHERE seq = 1");
    EXPECT_EQ(broken(), (Broken{1, id_of(1), Break::changed}));
}

}  // namespace
}  // namespace sinergi::audit
