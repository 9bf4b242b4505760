#include "seed/seed.hpp"

#include "access/directory.hpp"
#include "audit/sealer.hpp"
#include "plumbing/db/testing.hpp"
#include "regions/actions.hpp"
#include "registry/actions/others.hpp"
#include "seed/stories/proposals.hpp"
#include "seed/stories/ties.hpp"
#include "ties/actions.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>

namespace sinergi::seed {
namespace {

namespace fs = std::filesystem;
constexpr Moment sunday{1'795'334'400'000};  // 2026-11-22T08:00Z

RegionCode code(std::string_view text) { return RegionCode::parse(text).value(); }

Areas some_areas() {
    Areas areas{{code("320801"), "Kadugede"}, {code("3208012001"), "Sindangjawa"}};
    constexpr std::array names{"Cipasung", "Margasari", "Windujaya", "Ciherang", "Bayuning", "Tinggar"};
    for (int district = 2; district <= 16; ++district)
        for (int village = 0; village < 6; ++village)
            areas.emplace_back(code(fmt::format("3208{:02}200{}", district, village + 1)),
                               fmt::format("{} {}", names[static_cast<std::size_t>(village)], district));
    return areas;
}

/// A folder that is gone with the test.
struct Folder {
    fs::path path;
    Folder() {
        auto pattern = (fs::temp_directory_path() / "sinergi-seed-XXXXXX").string();
        SINERGI_CHECK(::mkdtemp(pattern.data()) != nullptr);
        path = pattern;
    }
    ~Folder() { fs::remove_all(path); }
};

db::Statement ask(std::string_view sql) { return {"test.ask", sql, sql, {}}; }

struct Seeded : ::testing::Test {
    explicit Seeded(db::Engine engine = db::Engine::sqlite) : fresh(engine, db::migrations()) {}
    db::testing::Fresh fresh;
    Folder folder;
    files::FileStore files{folder.path};
    TestClock clock{sunday};
    IdMaker ids;
    access::Office office{.db = fresh.db(),
                          .clock = clock,
                          .ids = ids,
                          .area = code("3208"),
                          .name = "Dinas Sosial",
                          .secret = std::string(32, 's')};
    calendar::Calendar calendar;

    std::vector<SeedAccount> demo() { return seed_demo(office, calendar, files, some_areas(), sunday); }
    std::set<std::string> texts(std::string_view sql) {
        auto const all = office.db.read([&](db::Tx& tx) { return tx.all<std::string>(ask(sql)); });
        return {all.begin(), all.end()};
    }
    std::int64_t number(std::string_view sql) {
        return office.db.read([&](db::Tx& tx) { return tx.find<std::int64_t>(ask(sql)).value_or(-1); });
    }
};

TEST_F(Seeded, ADemoHasEveryStateChannelAndKindAndSomethingOfEveryTrouble) {
    auto const accounts = demo();
    EXPECT_EQ(texts("SELECT DISTINCT state FROM grievance"),
              (std::set<std::string>{"diterima", "verifikasi", "diteruskan", "dikerjakan", "dijawab", "dibantah",
                                     "selesai", "ditolak", "digabung"}));
    EXPECT_EQ(texts("SELECT DISTINCT channel FROM grievance").size(), 13U);
    EXPECT_EQ(number("SELECT count(DISTINCT kind) FROM grievance"), number("SELECT count(*) FROM grievance_kind"));
    struct Row {
        char const* what;
        char const* sql;
        std::int64_t at_least;
    };
    auto const now = std::to_string(sunday.ms);
    auto const late = "SELECT count(*) FROM grievance WHERE is_open AND state <> 'dijawab' AND promise_at < " + now;
    for (auto const& row : std::initializer_list<Row>{
             {"complaints", "SELECT count(*) FROM grievance", 230},
             {"late", late.c_str(), 5},
             {"climbed", "SELECT count(*) FROM grievance WHERE climbed_to IS NOT NULL", 3},
             {"urgent and open", "SELECT count(*) FROM grievance WHERE is_open AND is_urgent AND state <> 'dijawab'",
              3},
             {"asked and waiting", "SELECT count(*) FROM grievance WHERE is_open AND is_asked", 3},
             {"rebutted and waiting", "SELECT count(*) FROM grievance WHERE state = 'dibantah'", 2},
             {"rebutted and answered",
              "SELECT count(*) FROM grievance WHERE rebuts > 0 AND state IN ('dijawab', 'selesai')", 3},
             {"reopened", "SELECT count(*) FROM grievance WHERE reopens > 0", 1},
             {"extended", "SELECT count(*) FROM grievance WHERE extended_to IS NOT NULL", 2},
             {"merged", "SELECT count(*) FROM grievance WHERE merged_into IS NOT NULL", 4},
             {"satisfied", "SELECT count(*) FROM grievance WHERE is_satisfied", 10},
             {"unsatisfied", "SELECT count(*) FROM grievance WHERE NOT is_satisfied", 3},
             {"naming somebody", "SELECT count(*) FROM grievance WHERE guard = 2", 5},
             {"closed kinds", "SELECT count(*) FROM grievance WHERE guard = 1", 20},
             {"confidential", "SELECT count(*) FROM grievance WHERE privacy = 'confidential'", 20},
             {"anonymous", "SELECT count(*) FROM grievance WHERE privacy = 'anonymous'", 8},
             {"photos", "SELECT count(*) FROM grievance_photo WHERE grievance IS NOT NULL", 10},
             {"templates", "SELECT count(*) FROM grievance_template", 8},
             {"days of piket", "SELECT count(*) FROM duty", 58},
             {"masked NIK", "SELECT count(*) FROM grievance WHERE body LIKE '%NIK 3208••••••••9%'", 2},
             {"the story's first",
              "SELECT count(*) FROM grievance WHERE region = '3208012001' AND kind = 'ppks' AND is_open", 1}}) {
        SCOPED_TRACE(row.what);
        EXPECT_GE(number(row.sql), row.at_least);
    }
    std::set<std::string> roles;
    for (auto const& account : accounts) {
        roles.insert(account.role);
        EXPECT_EQ(account.password.size(), 12U) << account.account;
    }
    EXPECT_EQ(roles.size(), boost::mp11::mp_size<boost::describe::describe_enumerators<access::Role>>::value);
}

TEST_F(Seeded, TheChainOfADemoIsWholeAndSealed) {
    (void)demo();
    auto const report = audit::verify(office.db);
    EXPECT_FALSE(report.first_broken.has_value());
    EXPECT_EQ(report.unsealed, 0);
    EXPECT_GT(report.lines, 1'000);
    EXPECT_EQ(number("SELECT count(*) FROM grievance_step"),
              number("SELECT count(*) FROM audit_line WHERE act LIKE 'grievances.%' AND act <> 'grievances.read'"));
}

TEST_F(Seeded, ADemoHoldsNoNikOfAnybody) {
    (void)demo();
    for (auto const& text : texts("SELECT body FROM grievance UNION SELECT body FROM grievance_step UNION SELECT name "
                                  "FROM grievance_reporter")) {
        std::size_t digits = 0;
        for (char const c : text) {
            digits = c >= '0' && c <= '9' ? digits + 1 : 0;
            ASSERT_LT(digits, 16U) << text;
        }
    }
    EXPECT_EQ(number("SELECT count(*) FROM grievance_reporter WHERE phone <> '' AND phone NOT LIKE '+62812900%'"), 0);
}

TEST_F(Seeded, ASecondDemoAddsNothingAndTellsNewPasswords) {
    auto const first = demo();
    auto const complaints = number("SELECT count(*) FROM grievance");
    ASSERT_TRUE(is_demo_there(office.db));
    auto const second = demo();
    EXPECT_EQ(number("SELECT count(*) FROM grievance"), complaints);
    ASSERT_EQ(second.size(), first.size());
    for (std::size_t i = 0; i < first.size(); ++i) {
        EXPECT_EQ(second[i].account, first[i].account);
        EXPECT_NE(second[i].password, first[i].password);
    }
}

TEST_F(Seeded, ANewComplaintStandsAboveTheDemo) {
    (void)demo();
    EXPECT_GT(ids.next(sunday), number("SELECT max(id) FROM grievance"));
}

TEST_F(Seeded, ALoadBringsAnOfficeUpToItsNumberOnceWithWholeRecords) {
    (void)demo();
    seed_load(office, calendar, some_areas(), 1'000, sunday);
    EXPECT_EQ(number("SELECT count(*) FROM grievance"), 1'000);
    seed_load(office, calendar, some_areas(), 1'000, sunday);
    seed_load(office, calendar, some_areas(), 3, sunday);
    EXPECT_EQ(number("SELECT count(*) FROM grievance"), 1'000);
    seed_load(office, calendar, some_areas(), 1'500, sunday);
    EXPECT_EQ(number("SELECT count(*) FROM grievance"), 1'500);
    EXPECT_EQ(number("SELECT count(*) FROM grievance g WHERE NOT EXISTS (SELECT 1 FROM grievance_step s WHERE "
                     "s.grievance = g.id)"),
              0);
    EXPECT_EQ(
        number("SELECT count(*) FROM grievance g WHERE NOT EXISTS (SELECT 1 FROM grievance_term t WHERE t.id = g.id)"),
        0);
    EXPECT_EQ(texts("SELECT DISTINCT state FROM grievance").size(), 9U);
}

struct SeededOnPostgres : Seeded {
    SeededOnPostgres() : Seeded(db::Engine::postgres) {}
};

TEST_F(SeededOnPostgres, ADemoAndALoadAreTheSameThere) {
    (void)demo();
    EXPECT_FALSE(audit::verify(office.db).first_broken.has_value());
    seed_load(office, calendar, some_areas(), 1'000, sunday);
    EXPECT_EQ(number("SELECT count(*) FROM grievance"), 1'000);
    EXPECT_EQ(texts("SELECT DISTINCT state FROM grievance").size(), 9U);
}

struct TiedDemo : Seeded, ::testing::WithParamInterface<db::Engine> {
    TiedDemo() : Seeded(GetParam()) {}
};
SINERGI_ON_BOTH_ENGINES(TiedDemo);

TEST_P(TiedDemo, LeadsFromAFamilyToItsFilesAndFromEachFileToItsPeople) {
    regions::load(office.db, sunday);
    regions::Areas const names(office.db);
    (void)demo();
    seed_registry(office, calendar, files, some_areas(), sunday);
    for (int again = 0; again < 2; ++again) seed_ties(office, calendar, names, sunday);
    EXPECT_EQ(texts("SELECT DISTINCT kind FROM tie"), (std::set<std::string>{"cases", "grievances", "requests"}));
    EXPECT_EQ(number("SELECT count(DISTINCT file) FROM tie"), 3) << "a second time adds nothing";
    auto const by = office.db.read([&](db::Tx& tx) {
        for (auto const& one : access::people(tx, {}, {}, date_in(office.zone, sunday), 1'000))
            if (one.account == "penyelia1") return access::find_officer(tx, one.id).value();
        return access::Officer{};
    });
    ties::Desk const desk{office, sunday};
    auto const lists = [&](registry::PersonId who) {
        return office.db.write(
            [&](db::Tx& tx) { return ties::files_of(tx, desk, by, registry::stands_as(tx, who)->family); });
    };
    std::multiset<std::size_t> files_of_families;
    for (auto const& name : texts("SELECT CAST(person AS TEXT) FROM tie WHERE kind IN ('cases', 'requests')"))
        files_of_families.insert(lists(registry::PersonId(std::stoll(name))).value().size());
    EXPECT_TRUE(files_of_families.contains(2)) << "a letter and a complaint of one household";
    EXPECT_TRUE(files_of_families.contains(1)) << "a case of the other";
    for (auto const kind : {ties::FileKind::cases, ties::FileKind::grievances, ties::FileKind::requests}) {
        auto const file = number(
            fmt::format("SELECT max(file) FROM tie WHERE kind = '{}'", boost::describe::enum_to_string(kind, "")));
        auto const people =
            office.db.write([&](db::Tx& tx) { return ties::people_of(tx, desk, by, {kind, file}); }).value();
        ASSERT_FALSE(people.empty());
        EXPECT_TRUE(people[0].person.has_value());
    }
}

}  // namespace
}  // namespace sinergi::seed
