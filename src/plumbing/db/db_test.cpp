#include "plumbing/db/db.hpp"

#include "plumbing/db/engine.hpp"
#include "plumbing/db/testing.hpp"

#include <latch>
#include <set>
#include <thread>

namespace sinergi::db {
namespace {

struct Everything {
    std::int64_t id = 0;
    bool is_open = false;
    double score = 0;
    std::string words;
    Bytes photo;
    std::optional<std::int64_t> maybe;
    std::optional<std::string> perhaps;
    Date day;
    Moment at;
    RegionCode region;
};
BOOST_DESCRIBE_STRUCT(Everything, (), (id, is_open, score, words, photo, maybe, perhaps, day, at, region))

constexpr std::string_view schema_sqlite = R"(
CREATE TABLE everything (id INTEGER PRIMARY KEY, is_open BOOLEAN NOT NULL, score DOUBLE PRECISION NOT NULL,
    words TEXT NOT NULL,
    photo BLOB NOT NULL, maybe BIGINT, perhaps TEXT, day TEXT NOT NULL, at BIGINT NOT NULL, region TEXT NOT NULL);
CREATE TABLE house (id INTEGER PRIMARY KEY, number BIGINT NOT NULL, street TEXT NOT NULL UNIQUE, town TEXT, gate TEXT,
    CONSTRAINT house_number_check CHECK (number > 0));
CREATE UNIQUE INDEX house_in_town ON house (town, gate) WHERE town IS NOT NULL;
CREATE UNIQUE INDEX house_small_gate ON house (lower(gate)) WHERE town IS NULL;
CREATE TABLE person (id INTEGER PRIMARY KEY, house BIGINT NOT NULL REFERENCES house (id));
)";

std::string schema_of(Engine engine) {
    std::string sql(schema_sqlite);
    if (engine == Engine::sqlite) return sql;
    for (auto const& [from, to] :
         {std::pair<std::string, std::string>{"INTEGER PRIMARY KEY", "BIGINT PRIMARY KEY"}, {"BLOB", "BYTEA"}})
        for (auto at = sql.find(from); at != std::string::npos; at = sql.find(from)) sql.replace(at, from.size(), to);
    return sql;
}

constexpr std::array<std::string_view, 10> everything_names{"id",    "is_open", "score", "words", "photo",
                                                            "maybe", "perhaps", "day",   "at",    "region"};
constexpr Statement put_everything{"test.put_everything",
                                   "INSERT INTO everything VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10)",
                                   "INSERT INTO everything VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10)", everything_names};
constexpr Statement get_everything{
    "test.get_everything", "SELECT * FROM everything ORDER BY id", "SELECT * FROM everything ORDER BY id", {}};
constexpr std::array<std::string_view, 5> house_names{"id", "number", "street", "town", "gate"};
constexpr Statement put_house{
    "test.put_house", "INSERT INTO house (id, number, street, town, gate) VALUES (?1,?2,?3,?4,?5)",
    "INSERT INTO house (id, number, street, town, gate) VALUES ($1,$2,$3,$4,$5)", house_names};
constexpr Statement count_houses{"test.count_houses", "SELECT count(*) FROM house", "SELECT count(*) FROM house", {}};
constexpr Statement sum_houses{
    "test.sum_houses", "SELECT COALESCE(SUM(number), 0) FROM house", "SELECT COALESCE(SUM(number), 0) FROM house", {}};
constexpr std::array<std::string_view, 2> person_names{"id", "house"};
constexpr Statement put_person{"test.put_person", "INSERT INTO person (id, house) VALUES (?1, ?2)",
                               "INSERT INTO person (id, house) VALUES ($1, $2)", person_names};
constexpr std::array<std::string_view, 1> id_names{"id"};
constexpr Statement find_house{"test.find_house", "SELECT street FROM house WHERE id = ?1",
                               "SELECT street FROM house WHERE id = $1", id_names};
constexpr Statement find_by_number{"test.find_by_number", "SELECT id FROM house WHERE number = ?1 ORDER BY id",
                                   "SELECT id FROM house WHERE number = $1 ORDER BY id", id_names};
constexpr Statement drop_number{"test.drop_number", "UPDATE house SET number = number - 1 WHERE id = ?1",
                                "UPDATE house SET number = number - 1 WHERE id = $1", id_names};

struct House {
    std::int64_t id;
    std::string street;
    std::int64_t number = 1;
    std::optional<std::string> town{};
    std::optional<std::string> gate{};
};

std::int64_t put(Tx& tx, House const& house) {
    return tx.run(put_house, {{"id", house.id},
                              {"number", house.number},
                              {"street", house.street},
                              {"town", house.town},
                              {"gate", house.gate}});
}

Done put_one(Database& db, House const& house) {
    return db.write([&](Tx& tx) -> Done {
        put(tx, house);
        return {};
    });
}

std::int64_t houses(Database& db) {
    return db.read([](Tx& tx) { return *tx.find<std::int64_t>(count_houses); });
}

struct Db : testing::OnBothEmpty {
    Db() { db().script(schema_of(db().engine())); }
};
SINERGI_ON_BOTH_ENGINES(Db);

TEST_P(Db, GivesBackWhatWasPutIn) {
    std::string const words = "Jl. \"Siliwangi\" \\ 'no. 1'\n\té — 世界";
    std::array<std::uint8_t, 5> const photo{0, 1, 255, '\\', 0};
    auto const day = *Date::parse("2026-11-22");
    auto const region = *RegionCode::parse("3208012001");
    auto const done = db().write([&](Tx& tx) -> Done {
        EXPECT_EQ(tx.run(put_everything, {{"id", std::int64_t{1} << 62},
                                          {"is_open", true},
                                          {"score", 0.1},
                                          {"words", words},
                                          {"photo", std::span<std::uint8_t const>(photo)},
                                          {"maybe", std::optional<std::int64_t>(-7)},
                                          {"perhaps", std::optional<std::string>("")},
                                          {"day", day},
                                          {"at", Moment{1'795'000'000'123}},
                                          {"region", region}}),
                  1);
        tx.run(put_everything, {{"region", RegionCode{}},
                                {"at", Moment{}},
                                {"day", day},
                                {"perhaps", std::optional<std::string>{}},
                                {"maybe", std::optional<std::int64_t>{}},
                                {"photo", std::span<std::uint8_t const>{}},
                                {"words", ""},
                                {"score", -1e300},
                                {"is_open", false},
                                {"id", 1}});
        return {};
    });
    ASSERT_TRUE(done.has_value());
    auto const rows = db().read([](Tx& tx) { return tx.all<Everything>(get_everything); });
    ASSERT_EQ(rows.size(), 2U);
    auto const& full = rows[1];
    EXPECT_EQ(full.id, std::int64_t{1} << 62);
    EXPECT_TRUE(full.is_open);
    EXPECT_EQ(full.score, 0.1);
    EXPECT_EQ(full.words, words);
    EXPECT_EQ(full.photo.data, std::string(photo.begin(), photo.end()));
    EXPECT_EQ(full.maybe, -7);
    EXPECT_EQ(full.perhaps, "");
    EXPECT_EQ(full.day, day);
    EXPECT_EQ(full.at, Moment{1'795'000'000'123});
    EXPECT_EQ(full.region, region);
    EXPECT_FALSE(rows[0].is_open);
    EXPECT_EQ(rows[0].maybe, std::nullopt);
    EXPECT_EQ(rows[0].perhaps, std::nullopt);
    EXPECT_EQ(rows[0].score, -1e300);
    EXPECT_EQ(rows[0].words, "");
}

TEST_P(Db, LeavesNoTraceOfARefusedDeed) {
    auto const done = db().write([&](Tx& tx) -> Done {
        put(tx, {.id = 1, .street = "Melati"});
        tx.later(put_person, {{"id", 1}, {"house", 1}});
        return refuse(Why::conflict, "test.no");
    });
    EXPECT_EQ(done.error().key, "test.no");
    EXPECT_EQ(houses(db()), 0);
    EXPECT_TRUE(put_one(db(), {.id = 1, .street = "Melati"}));
}

TEST_P(Db, SaysWhichConstraintRefused) {
    using Kind = Clash::Kind;
    ASSERT_TRUE(put_one(db(), {.id = 1, .street = "Melati", .town = "Kadugede", .gate = "A"}));
    ASSERT_TRUE(put_one(db(), {.id = 9, .street = "Anggrek", .gate = "A"}));
    struct Row {
        char const* why;
        House house;
        Kind kind;
        char const* column;
    };
    for (auto const& row : std::vector<Row>{
             {"primary key", {.id = 1, .street = "Mawar"}, Kind::unique, "id"},
             {"unique column", {.id = 2, .street = "Melati"}, Kind::unique, "street"},
             {"partial unique index",
              {.id = 2, .street = "Mawar", .town = "Kadugede", .gate = "A"},
              Kind::unique,
              "town"},
             {"index over an expression", {.id = 2, .street = "Mawar", .gate = "a"}, Kind::unique, "house_small_gate"},
             {"check", {.id = 2, .street = "Mawar", .number = 0}, Kind::check, "number"}}) {
        SCOPED_TRACE(row.why);
        try {
            (void)put_one(db(), row.house);
            ADD_FAILURE() << "was taken";
        } catch (Clash const& clash) {
            EXPECT_EQ(clash.kind, row.kind);
            EXPECT_TRUE(clash.is_on("house", row.column)) << clash.constraint;
            EXPECT_FALSE(clash.is_on("house", "gate")) << clash.constraint;
            EXPECT_FALSE(clash.is_on("person", "id")) << clash.constraint;
        }
    }
    try {
        (void)db().write([&](Tx& tx) -> Done {
            tx.run(put_person, {{"id", 1}, {"house", 99}});
            return {};
        });
        ADD_FAILURE() << "was taken";
    } catch (Clash const& clash) {
        EXPECT_EQ(clash.kind, Kind::foreign);
        EXPECT_TRUE(clash.is_on("person", "house")) << clash.constraint;
    }
}

TEST_P(Db, SaysThatAColumnMayNotBeEmpty) {
    try {
        (void)db().write([&](Tx& tx) -> Done {
            tx.run(put_house,
                   {{"id", 1}, {"number", 1}, {"street", std::optional<std::string>{}}, {"town", ""}, {"gate", ""}});
            return {};
        });
        ADD_FAILURE() << "was taken";
    } catch (Clash const& clash) {
        EXPECT_EQ(clash.kind, Clash::Kind::not_null);
        EXPECT_TRUE(clash.is_on("house", "street")) << clash.constraint;
    }
}

TEST_P(Db, TurnsAClashIntoARefusalAndGoesOnAfterwards) {
    ASSERT_TRUE(put_one(db(), {.id = 1, .street = "Melati"}));
    auto const done = db().write([&](Tx& tx) -> Done {
        try {
            put(tx, {.id = 2, .street = "Melati"});
        } catch (Clash const& clash) {
            EXPECT_TRUE(clash.is_on("house", "street"));
            return refuse(Why::conflict, "test.street_taken");
        }
        return {};
    });
    EXPECT_EQ(done.error().key, "test.street_taken");
    EXPECT_TRUE(put_one(db(), {.id = 2, .street = "Mawar"}));
}

TEST_P(Db, CommitsNothingOfADeedThatWentOnAfterAClash) {
    ASSERT_TRUE(put_one(db(), {.id = 1, .street = "Melati"}));
    auto const stubborn = [&](Tx& tx) -> Done {
        put(tx, {.id = 2, .street = "Mawar"});
        try {
            put(tx, {.id = 3, .street = "Melati"});
        } catch (Clash const&) {  // it is not passed on
        }
        return {};
    };
    EXPECT_THROW((void)db().write(stubborn), Fault);
    EXPECT_EQ(houses(db()), 1);
}

TEST_P(Db, KeepsTheOrderOfWhatIsSentLater) {
    auto const seen = db().write([&](Tx& tx) -> Result<std::int64_t> {
        for (std::int64_t i = 1; i <= 200; ++i)
            tx.later(
                put_house,
                {{"id", i}, {"number", i}, {"street", std::to_string(i)}, {"town", "T"}, {"gate", std::to_string(i)}});
        return *tx.find<std::int64_t>(sum_houses);
    });
    EXPECT_EQ(*seen, 200 * 201 / 2);
    EXPECT_EQ(houses(db()), 200);
}

TEST_P(Db, AnswersWhatWasAskedAheadAsIfItWereAskedNow) {
    for (std::int64_t i = 1; i <= 3; ++i) ASSERT_TRUE(put_one(db(), {.id = i, .street = std::to_string(i)}));
    auto const told = db().write([](Tx& tx) -> Result<std::vector<std::string>> {
        auto const street = [&](std::int64_t id) { return tx.find<std::string>(find_house, {{"id", id}}).value(); };
        std::vector<std::string> heard;
        tx.ahead(find_house, {{"id", 1}});
        tx.ahead(count_houses);
        heard.push_back(street(1));
        heard.push_back(street(1));
        heard.push_back(std::to_string(tx.find<std::int64_t>(count_houses).value()));
        tx.ahead(find_house, {{"id", 1}});
        heard.push_back(street(2));  // another than was asked ahead
        tx.ahead(count_houses);
        tx.later(put_house, {{"id", 9}, {"number", 1}, {"street", "9"}, {"town", "T"}, {"gate", "G"}});
        heard.push_back(std::to_string(tx.find<std::int64_t>(count_houses).value()));
        tx.ahead(count_houses);  // and never asked
        return heard;
    });
    EXPECT_EQ(*told, (std::vector<std::string>{"1", "1", "3", "2", "4"}));
    EXPECT_EQ(houses(db()), 4);
}

TEST_P(Db, TellsOfAClashOfWhatWasSentLater) {
    ASSERT_TRUE(put_one(db(), {.id = 1, .street = "Melati"}));
    EXPECT_THROW((void)db().write([&](Tx& tx) -> Done {
        tx.later(put_house, {{"id", 1}, {"number", 1}, {"street", "Mawar"}, {"town", "T"}, {"gate", "B"}});
        return {};
    }),
                 Clash);
    EXPECT_EQ(houses(db()), 1);
}

TEST_P(Db, ReadsOneSnapshotAndCannotWrite) {
    ASSERT_TRUE(put_one(db(), {.id = 1, .street = "Melati"}));
    auto const counts = db().read([&](Tx& tx) {
        auto const before = *tx.find<std::int64_t>(count_houses);
        EXPECT_TRUE(put_one(db(), {.id = 2, .street = "Mawar"}));
        return std::pair(before, *tx.find<std::int64_t>(count_houses));
    });
    EXPECT_EQ(counts.first, counts.second);
    EXPECT_EQ(houses(db()), 2);
    EXPECT_THROW((void)db().read([&](Tx& tx) { return put(tx, {.id = 3, .street = "Dahlia"}); }), Fault);
    EXPECT_EQ(houses(db()), 2);
}

TEST_P(Db, AnswersWhileAndAfterItRests) {
    std::atomic<bool> is_over = false;
    std::jthread const reader([&] {
        while (!is_over) EXPECT_EQ(houses(db()), 0);
    });
    for (int i = 0; i < 20; ++i) db().rest();
    is_over = true;
    EXPECT_EQ(houses(db()), 0);
}

TEST_P(Db, MayBeAskedAgainWhileRowsAreVisited) {
    for (std::int64_t i = 1; i <= 3; ++i) ASSERT_TRUE(put_one(db(), {.id = i, .street = std::to_string(i)}));
    auto const pairs = db().read([](Tx& tx) {
        int seen = 0;
        Arg const one{"id", 1};
        tx.each(find_by_number, {&one, 1}, [&](Columns const&) {
            seen += static_cast<int>(tx.all<std::int64_t>(find_by_number, {{"id", 1}}).size());
        });
        return seen;
    });
    EXPECT_EQ(pairs, 9);
}

TEST_P(Db, KeepsEveryAcknowledgedRowOfThirtyTwoThreads) {
    constexpr int threads = 32;
    constexpr int deeds = 25;
    std::latch all_here(threads);
    std::mutex mutex;
    std::set<std::int64_t> acknowledged;
    std::vector<std::jthread> crowd;
    crowd.reserve(threads);
    for (int t = 0; t < threads; ++t)
        crowd.emplace_back([&, t] {
            all_here.arrive_and_wait();
            for (int i = 0; i < deeds; ++i) {
                auto const id = std::int64_t{t} * 1'000 + i + 1;
                try {
                    auto const done = db().write([&](Tx& tx) -> Done {
                        put(tx, {.id = id, .street = std::to_string(id)});
                        if (i % 5 == 1) return refuse(Why::conflict, "test.no");
                        if (i % 5 == 2) throw std::runtime_error("a deed that breaks");
                        if (i % 5 == 3) put(tx, {.id = id, .street = "twice"});
                        return {};
                    });
                    if (!done) continue;
                    std::scoped_lock const lock(mutex);
                    acknowledged.insert(id);
                } catch (std::runtime_error const&) {  // was told so: not acknowledged
                }
            }
        });
    crowd.clear();
    EXPECT_EQ(acknowledged.size(), threads * deeds * 2U / 5U);
    fresh_.open_again();
    auto const kept = db().read([](Tx& tx) { return tx.all<std::int64_t>(find_by_number, {{"id", 1}}); });
    EXPECT_EQ(std::set<std::int64_t>(kept.begin(), kept.end()), acknowledged);
}

TEST_P(Db, LetsNoTwoDeedsEachPassTheLimitTogether) {
    // Write skew: each deed reads the sum of two rows and lowers its own; together they would fall below the limit.
    ASSERT_TRUE(put_one(db(), {.id = 1, .street = "Melati", .number = 50}));
    ASSERT_TRUE(put_one(db(), {.id = 2, .street = "Mawar", .number = 50}));
    constexpr int threads = 8;
    std::latch all_here(threads);
    std::atomic<int> done_count = 0;
    auto const other = Database::open(fresh_.place());  // as another process would
    {
        std::vector<std::jthread> crowd;
        crowd.reserve(threads);
        for (int t = 0; t < threads; ++t)
            crowd.emplace_back([&, t] {
                all_here.arrive_and_wait();
                for (int i = 0; i < 15; ++i) {
                    auto const done = (t < threads / 2 ? db() : *other).write([&](Tx& tx) -> Done {
                        if (*tx.find<std::int64_t>(sum_houses) <= 60) return refuse(Why::conflict, "test.limit");
                        tx.run(drop_number, {{"id", t % 2 + 1}});
                        return {};
                    });
                    if (done) ++done_count;
                }
            });
    }
    EXPECT_EQ(done_count, 40);
    EXPECT_EQ(db().read([](Tx& tx) { return *tx.find<std::int64_t>(sum_houses); }), 60);
}

TEST_P(Db, NotesSoonWhatNobodyWaitsFor) {
    db().write_soon([](Tx& tx) { put(tx, {.id = 1, .street = "Melati"}); });
    db().write_soon([](Tx& tx) { put(tx, {.id = 1, .street = "a double is lost, alone"}); });
    db().write_soon([](Tx& tx) { put(tx, {.id = 2, .street = "Mawar"}); });
    fresh_.open_again();  // closing carries out what waits
    EXPECT_EQ(houses(db()), 2);
}

TEST_P(Db, NotesWithinAFifthOfASecond) {
    db().write_soon([](Tx& tx) { put(tx, {.id = 1, .street = "Melati"}); });
    auto const began = std::chrono::steady_clock::now();
    while (houses(db()) == 0 && std::chrono::steady_clock::now() - began < std::chrono::seconds(5))
        std::this_thread::yield();
    EXPECT_EQ(houses(db()), 1);
}

TEST_P(Db, LoadsManyRowsAtOnce) {
    db().bulk("house", {"id", "number", "street", "town", "gate"}, [](Bulk& rows) {
        for (std::int64_t i = 1; i <= 10'000; ++i)
            rows.add({{"", i},
                      {"", 1},
                      {"", "\\N\t" + std::to_string(i) + "\n\\."},
                      {"", std::optional<std::string>{}},
                      {"", std::optional<std::string>{}}});
        EXPECT_EQ(rows.finish(), 10'000);
    });
    EXPECT_EQ(houses(db()), 10'000);
    EXPECT_EQ(db().read([](Tx& tx) { return tx.find<std::string>(find_house, {{"id", 77}}); }), "\\N\t77\n\\.");
}

TEST_P(Db, LoadsEveryTypeAsItIsWritten) {
    std::array<std::uint8_t, 3> const photo{0, 255, '\t'};
    db().bulk("everything", {everything_names.begin(), everything_names.end()}, [&](Bulk& rows) {
        rows.add({{"", 1},
                  {"", true},
                  {"", 0.1},
                  {"", "a\\b"},
                  {"", std::span<std::uint8_t const>(photo)},
                  {"", std::optional<std::int64_t>{}},
                  {"", std::optional<std::string>("")},
                  {"", Date{}},
                  {"", Moment{5}},
                  {"", RegionCode{}}});
        rows.finish();
    });
    auto const rows = db().read([](Tx& tx) { return tx.all<Everything>(get_everything); });
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_TRUE(rows[0].is_open);
    EXPECT_EQ(rows[0].score, 0.1);
    EXPECT_EQ(rows[0].words, "a\\b");
    EXPECT_EQ(rows[0].photo.data, std::string(photo.begin(), photo.end()));
    EXPECT_EQ(rows[0].perhaps, "");
    EXPECT_EQ(rows[0].maybe, std::nullopt);
}

TEST_P(Db, LoadsAllOrNothing) {
    auto const load = [&](bool has_double) {
        db().bulk("house", {"id", "number", "street"}, [&](Bulk& rows) {
            rows.add({{"", 1}, {"", 1}, {"", "Melati"}});
            if (has_double) rows.add({{"", 1}, {"", 1}, {"", "Mawar"}});
            rows.finish();
        });
    };
    EXPECT_THROW(load(true), Clash);
    EXPECT_THROW(db().bulk("house", {"id"}, [](Bulk&) {}), Fault);
    EXPECT_EQ(houses(db()), 0);
    load(false);
    EXPECT_EQ(houses(db()), 1);
}

TEST_P(Db, RunsAScriptWholeOrNotAtAll) {
    EXPECT_ANY_THROW(db().script("CREATE TABLE half (id BIGINT); INSERT INTO nowhere VALUES (1)"));
    EXPECT_NO_THROW(db().script("CREATE TABLE half (id BIGINT); -- now\nDROP TABLE half;\n-- the end\n"));
    EXPECT_NO_THROW(db().script("VACUUM"));
}

TEST_P(Db, ShowsThePlanAndTheColumnsOfEveryStatement) {
    auto const statements = std::to_array({&get_everything, &find_house, &find_by_number, &put_house, &drop_number});
    auto const plans = testing::prepare_all(db(), statements);
    ASSERT_EQ(plans.size(), 5U);
    EXPECT_EQ(plans[0].columns, testing::members_of<Everything>());
    EXPECT_FALSE(plans[1].is_scan()) << plans[1].text;
    EXPECT_TRUE(plans[2].is_scan()) << plans[2].text;
    EXPECT_FALSE(plans[3].is_scan()) << plans[3].text;
    EXPECT_FALSE(plans[4].is_scan()) << plans[4].text;
    static constexpr Statement wrong{"test.wrong", "SELECT nothing FROM house", "SELECT nothing FROM house", {}};
    EXPECT_THROW((void)testing::prepare_all(db(), std::array{&wrong}), Fault);
    EXPECT_TRUE(put_one(db(), {.id = 1, .street = "Melati"}));
}

TEST_P(Db, SaysThatItIsWell) { EXPECT_TRUE(db().is_well()); }

TEST(Arguments, StandInTheOrderOfTheParameters) {
    std::array const args{Arg("gate", "g"), Arg("id", 1), Arg("number", 2), Arg("town", "t"), Arg("street", "s")};
    Ordered const ordered(put_house, args);
    for (std::size_t i = 0; i < house_names.size(); ++i) EXPECT_EQ(ordered[i].name, house_names[i]);
}

TEST(Arguments, StopTheProgramWhereTheirNamesDoNotAgree) {
    GTEST_FLAG_SET(death_test_style, "threadsafe");
    EXPECT_DEATH(Ordered(find_house, std::array{Arg("ident", 1)}), "test.find_house.*`id`");
    EXPECT_DEATH(Ordered(find_house, std::array{Arg("id", 1), Arg("town", 1)}), "test.find_house");
}

}  // namespace
}  // namespace sinergi::db
