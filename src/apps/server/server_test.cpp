#include "access/actions.hpp"
#include "plumbing/db/migrate.hpp"
#include "plumbing/jobs/jobs.hpp"
#include "plumbing/json/golden.hpp"
#include "plumbing/notices/notices.hpp"
#include "seed/seed.hpp"
#include "server/erase.hpp"
#include "server/nodes.hpp"
#include "server/operation.hpp"
#include "server/registry_command.hpp"
#include "server/retention.hpp"
#include "server/serve.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace sinergi::apps {
namespace {

namespace fs = std::filesystem;

class Server : public testing::Test {
protected:
    void SetUp() override {
        fs::remove_all(folder_);
        fs::create_directories(folder_);
    }
    void TearDown() override { fs::remove_all(folder_); }

    [[nodiscard]] Place place(std::string const& name) const { return {.data = folder_ / name, .db = {}}; }
    static NodeSettings kuningan() {
        return {.area = "3208", .name = "Dinas Sosial Kabupaten Kuningan", .zone = "WIB", .help = {}};
    }

    fs::path folder_ = fs::temp_directory_path() / ("sinergi_server_test_" + std::to_string(::getpid()));
};

TEST_F(Server, TellsTheSameOpenApiDocumentThatTheWebAppWasBuiltFrom) {
    found(place("office"), kuningan());
    Node node(place("office"));
    json::testing::expect_golden("openapi", openapi_document(node));
}

TEST_F(Server, IsNoOfficeUntilItIsFounded) {
    EXPECT_THROW(Node{place("nothing")}, Fault);
    EXPECT_FALSE(fs::exists(folder_ / "nothing"));
}

TEST_F(Server, FoundingTwiceKeepsTheSecret) {
    found(place("office"), kuningan());
    auto const secret = Node(place("office")).office.secret;
    found(place("office"), kuningan());
    EXPECT_EQ(Node(place("office")).office.secret, secret);
    EXPECT_EQ(secret.size(), 32U);
}

TEST_F(Server, AFoundingThatErredMayBeDoneAnewUntilSomebodyWorksThere) {
    auto settings = kuningan();
    settings.area = "9999";
    EXPECT_THROW(found(place("office"), settings), Fault);
    found(place("office"), kuningan());
    settings.area = "3209";
    check_unfounded(place("office"));
    found(place("office"), settings);
    {
        Node node(place("office"));
        EXPECT_EQ(node.office.area.text(), "3209");
        auto const permit = access::permit(access::Act::manage_accounts, access::founder(node.office.area),
                                           node.office.area, "a first deed");
        access::UnitWish const wish{.code = Line<1, 20>::parse("REHSOS").value(),
                                    .name = Line<2, 120>::parse("Rehabilitasi Sosial").value()};
        EXPECT_TRUE(node.database->write(
            [&](db::Tx& tx) { return access::add_unit(tx, node.office, permit.value(), wish, node.clock->now()); }));
    }
    EXPECT_THROW(check_unfounded(place("office")), Fault);
    found(place("office"), kuningan());
    EXPECT_EQ(Node(place("office")).office.area.text(), "3209");
    fs::create_directories(place("other").data);
    fs::copy_file(place("office").database(), place("other").database());
    EXPECT_THROW(found(place("other"), kuningan()), Fault) << "another office's database";
}

TEST_F(Server, AnOfficeWhoseDatabaseIsElsewhereIsNotGivenAnEmptyOne) {
    found(place("office"), kuningan());
    fs::remove(place("office").database());
    EXPECT_THROW(Node{place("office")}, Fault);
    EXPECT_THROW(std::ignore = open_database(place("office")), Fault);
    EXPECT_FALSE(fs::exists(place("office").database()));
}

TEST_F(Server, ServesTheWholeCountryAsTheNodePusat) {
    auto ministry = kuningan();
    ministry.area = area_setting("nasional");
    ministry.url = "https://sinergi.example";
    found(place("office"), ministry);
    Node node(place("office"));
    EXPECT_EQ(node.office.area, RegionCode{});
    federation::Post const post(node.office, node.files, sign_of(node));
    EXPECT_EQ(post.own(), "pusat");
    EXPECT_EQ(area_setting("32.08"), "3208");
    EXPECT_THROW((void)area_setting("Kuningan"), Fault);
    EXPECT_THROW((void)area_setting(""), Fault);
}

TEST_F(Server, KeepsItsKeysAndTellsAnAddressThatWasSetLater) {
    found(place("office"), kuningan());
    std::string print;
    {
        Node node(place("office"));
        federation::Post post(node.office, node.files, sign_of(node));
        print = post.card().fingerprint;
        EXPECT_EQ(post.card().url, "");
    }
    set_url(place("office"), "https://kuningan.example");
    Node node(place("office"));
    federation::Post post(node.office, node.files, sign_of(node));
    EXPECT_EQ(post.card().fingerprint, print);
    EXPECT_EQ(post.card().url, "https://kuningan.example");
}

TEST_F(Server, AnOfficeFromBeforeItHadAnAddressOpens) {
    found(place("office"), kuningan());
    std::ofstream(place("office").data / "node.json")
        << R"({"area":"3208","name":"Dinas Sosial","zone":"WIB","help":[]})";
    EXPECT_EQ(Node(place("office")).settings.url, "");
}

TEST_F(Server, RestoringRaisesTheEpochSoThatPartnersSendAgain) {
    found(place("office"), kuningan());
    std::int64_t before = 0;
    {
        Node node(place("office"));
        federation::Post post(node.office, node.files, sign_of(node));
        before = post.card().epoch;
    }
    (void)backup(place("office"), folder_ / "backup");
    (void)restore(folder_ / "backup", place("restored"));
    Node node(place("restored"));
    federation::Post post(node.office, node.files, sign_of(node));
    EXPECT_GT(post.card().epoch, before);
}

TEST_F(Server, RefusesASchemaItDoesNotKnow) {
    found(place("office"), kuningan());
    {
        auto const database = db::Database::open(place("office").database());
        database->script(
            "UPDATE schema_migration SET number = 9999 WHERE number = (SELECT max(number) FROM schema_migration)");
    }
    EXPECT_THROW(Node{place("office")}, Fault);
}

TEST_F(Server, ABackupIsRestoredWholeAndProvesItself) {
    found(place("office"), kuningan());
    std::string photo;
    {
        Node const node(place("office"));
        photo = node.files.put("a photo's bytes");
    }
    auto const made = backup(place("office"), folder_ / "copy");
    EXPECT_GE(made.files, 4);
    auto const back = restore(folder_ / "copy", place("again"));
    EXPECT_EQ(back.files, made.files);
    Node const node(place("again"));
    EXPECT_EQ(node.files.get(photo).value(), "a photo's bytes");
    EXPECT_EQ(node.office.secret, Node(place("office")).office.secret);
}

TEST_F(Server, ABackupPassesOverAFileThatIsRemovedWhileItCopies) {
    files::FileStore const store(folder_ / "files");
    auto const gone = store.put("an erased photo"), kept = store.put("a photo");
    auto const listed = store.list();
    ASSERT_TRUE(store.remove(gone, Moment{4'000'000'000'000}));
    copy_files(store, listed, folder_ / "copy");
    EXPECT_FALSE(fs::exists(folder_ / "copy" / gone.substr(0, 2) / gone));
    EXPECT_EQ(files::FileStore(folder_ / "copy").get(kept).value(), "a photo");
}

TEST_F(Server, ABackupSaysWhichFileARowNamesThatTheOfficeHasLost) {
    found(place("office"), kuningan());
    std::string lost, kept;
    {
        Node const node(place("office"));
        lost = node.files.put("a lost letter");
        kept = node.files.put("a letter");
        for (auto const& name : {lost, kept})
            node.database->script("INSERT INTO letter_print (name, at) VALUES ('" + name + "', 1)");
        ASSERT_TRUE(fs::remove(node.files.path_of(lost).value()));
    }
    EXPECT_EQ(backup(place("office"), folder_ / "copy").missing, std::vector{lost});
    auto const back = restore(folder_ / "copy", place("again"));
    EXPECT_EQ(Node(place("again")).files.get(kept).value(), "a letter");
    EXPECT_EQ(back.missing, std::vector{lost}) << "who restores it hears the same";
}

TEST_F(Server, ABackupThatIsNotWholeDoesNotLookWholeToATimer) {
    BackupReport report{.files = 4, .bytes = 400, .head = "12:ab"};
    std::ostringstream out, whole, lacking;
    EXPECT_EQ(tell(report, out, whole), 0);
    EXPECT_EQ(whole.str(), "");
    report.missing = {"abcd"};
    EXPECT_EQ(tell(report, out, lacking), not_whole);
    EXPECT_THAT(lacking.str(), testing::HasSubstr("files/ab/abcd"));
    EXPECT_THAT(lacking.str(), testing::HasSubstr("Fetch them from an older backup"));
}

TEST_F(Server, ADamagedBackupIsRefusedBeforeAnythingIsWritten) {
    found(place("office"), kuningan());
    (void)backup(place("office"), folder_ / "copy");
    std::ofstream(folder_ / "copy" / "secret", std::ios::app) << "x";
    EXPECT_THROW((void)restore(folder_ / "copy", place("again")), Fault);
    EXPECT_FALSE(fs::exists(place("again").data / "node.json"));
}

TEST_F(Server, ARestoredOfficeIsForItsOwnerAloneAndOneThatFailedLeavesNothing) {
    found(place("office"), kuningan());
    (void)backup(place("office"), folder_ / "copy");
    (void)restore(folder_ / "copy", place("again"));
    EXPECT_EQ(fs::status(place("again").data).permissions(), fs::perms::owner_all);
    // A backup of a chain that is said to end elsewhere: found out only when all is copied.
    std::ifstream in(folder_ / "copy" / "manifest.json");
    std::string text{std::istreambuf_iterator<char>(in), {}};
    auto const head = text.find("\"head\":\"") + 8;
    text.replace(head, text.find('"', head) - head, "9:" + std::string(64, 'a'));
    std::ofstream(folder_ / "copy" / "manifest.json") << text;
    EXPECT_THROW((void)restore(folder_ / "copy", place("failed")), Fault);
    EXPECT_TRUE(fs::is_empty(place("failed").data));
}

TEST_F(Server, ABackupIsNeverWrittenOverAnother) {
    found(place("office"), kuningan());
    (void)backup(place("office"), folder_ / "copy");
    EXPECT_THROW((void)backup(place("office"), folder_ / "copy"), Fault);
    EXPECT_THROW((void)restore(folder_ / "copy", place("office")), Fault);
}

TEST_F(Server, OldNewsAndJobsAreForgottenAndNothingThatIsStillToBeHeard) {
    found(place("office"), kuningan());
    Node node(place("office"));
    auto const now = node.clock->now();
    auto const write = [&](auto const& deed) {
        ASSERT_TRUE(node.database->write([&](db::Tx& tx) -> Done {
            deed(tx);
            return {};
        }));
    };
    auto const heard = [&] { return node.database->read([](db::Tx& tx) { return notices::after(tx, 0, 10).size(); }); };
    write([&](db::Tx& tx) {
        for (auto const days : {91, 91, 89, 0})
            notices::post(tx, node.ids, {.at = now.plus_ms(-days * day_ms), .topic = "access.account_changed"});
        auto const job = jobs::start(tx, node.ids, {.kind = "test.done"}, now.plus_ms(-32 * day_ms));
        EXPECT_TRUE(jobs::cancel(tx, job, now.plus_ms(-31 * day_ms)));
        (void)jobs::start(tx, node.ids, {.kind = "test.waits"}, now.plus_ms(-32 * day_ms));
    });
    auto const first = heard();

    auto const unread = forget_old(*node.database, now);
    EXPECT_EQ(unread.notices, 0) << "the hand-over of ended accounts has not read them";
    EXPECT_EQ(unread.jobs, 1) << "and not the one that waits";
    node.database->script("INSERT INTO grievance_follower (follower, seq) SELECT 'hand_over', max(seq) FROM notice");
    EXPECT_EQ(forget_old(*node.database, now).notices, 0) << "nor have the cases";
    node.database->script("INSERT INTO case_follower (follower, seq) SELECT 'hand_over', max(seq) FROM notice");
    EXPECT_EQ(forget_old(*node.database, now).notices, 0) << "nor have the requests";
    node.database->script("INSERT INTO request_follower (follower, seq) SELECT 'hand_over', max(seq) FROM notice");
    EXPECT_EQ(forget_old(*node.database, now).notices, 2);
    EXPECT_EQ(heard(), first - 2);
}

/// An office with the demo's complaints, requests, lists, objections and visits.
void fill(Node& node) {
    auto const areas = areas_of(node);
    (void)seed::seed_demo(node.office, *node.days->now(), node.files, areas, node.clock->now());
    fill_registry(node, areas);
}

TEST_F(Server, EveryFileOfTheDemoIsNamedBySomeHouseAndGoesWithItsLastName) {
    constexpr Moment ever{4'000'000'000'000};
    found(place("office"), kuningan());
    Node node(place("office"));
    fill(node);
    auto const kept = node.files.list().size();
    ASSERT_GT(kept, 10U);
    EXPECT_EQ(files::loosen_unnamed(*node.database, node.files, file_namers(), ever), 0);

    // Two other houses keep the photo of a complaint; each lets it go in turn.
    auto const photo = node.database->read([](db::Tx& tx) {
        static constexpr std::string_view some = "SELECT digest FROM grievance_photo ORDER BY digest LIMIT 1";
        return tx.find<std::string>(db::Statement{"test.photo", some, some, {}}).value();
    });
    node.database->script(
        "INSERT INTO referral_paper (id, referral, digest, file_name, type, bytes, at) "
        "VALUES (7, 7, '" +
        photo + "', 'a', 'image/jpeg', 1, 1); INSERT INTO letter_print (name, at) VALUES ('" + photo + "', 1)");
    for (auto const* table : {"grievance_photo", "referral_paper", "letter_print"}) {
        SCOPED_TRACE(table);
        EXPECT_TRUE(node.files.get(photo));
        auto const column = std::string_view(table) == "letter_print" ? "name" : "digest";
        node.database->script("DELETE FROM " + std::string(table) + " WHERE " + column + " = '" + photo + "'");
        ASSERT_TRUE(node.database->write([&](db::Tx& tx) -> Done {
            files::loosen(tx, photo);
            return {};
        }));
        (void)files::remove_loose(*node.database, node.files, file_namers(), ever);
    }
    EXPECT_FALSE(node.files.get(photo));
    EXPECT_EQ(node.files.list().size(), kept - 1);
}

TEST_F(Server, ErasesByNumberWhateverEndedAndSaysWhenNothingHasIt) {
    found(place("office"), kuningan());
    Node node(place("office"));
    fill(node);
    auto const one = [&](std::string_view sql) {
        return node.database->read(
            [&](db::Tx& tx) { return tx.find<std::int64_t>(db::Statement{"test.one", sql, sql, {}}); });
    };
    struct Row {
        char const *what, *ended, *left;
    };
    for (auto const& row : std::vector<Row>{
             {"padan", "SELECT person FROM civil_entry WHERE NOT is_open AND erased_at IS NULL ORDER BY person LIMIT 1",
              "SELECT count(*) FROM civil_asked WHERE person = "},
             {"objection", "SELECT id FROM objection WHERE closed_at IS NOT NULL ORDER BY id LIMIT 1",
              "SELECT count(*) FROM objection_by WHERE name <> '' AND objection = "}}) {
        SCOPED_TRACE(row.what);
        auto const id = one(row.ended);
        ASSERT_TRUE(id);
        EXPECT_FALSE(erase_by_number(node, id_text(*id), "Permintaan pemilik data").empty());
        auto const left = row.left + std::to_string(*id);
        EXPECT_EQ(one(left), 0);
        EXPECT_THROW(erase_by_number(node, id_text(*id), "Sekali lagi"), Fault) << "erased before";
    }
    EXPECT_THROW(erase_by_number(node, id_text(7), "Tidak ada"), Fault);
}

}  // namespace
}  // namespace sinergi::apps
