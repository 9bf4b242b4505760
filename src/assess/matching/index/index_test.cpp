#include "matching/index.hpp"

#include "matching/compare.hpp"
#include "matching/index/postings.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <thread>

namespace sinergi::matching {
namespace {

using Texts = std::array<std::string, known_fields>;

Record record_of(Texts const& texts) {
    Record record;
    for (std::size_t i = 0; i < known_fields; ++i) record.fields[i] = texts[i];
    return record;
}

/// Made-up people from a number: names, days and places repeat, so that keys are shared.
Texts person(std::uint64_t number) {
    constexpr std::array names{"ASEP", "SITI", "NURHAYATI", "DADANG", "EUIS", "SUTRISNO", "WARSIH", "KOKOM"};
    constexpr std::array lasts{"HIDAYAT", "RAHAYU", "LESTARI", "SAPUTRA", "KURNIAWAN"};
    auto draw = [state = number * 2 + 1](std::uint64_t count) mutable {
        state = mixed(state + 0x9E3779B97F4A7C15U);
        return state % count;
    };
    auto const two = [](std::uint64_t n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    auto const year = two(50 + draw(49)), month = two(1 + draw(12)), day = two(1 + draw(28));
    auto const district = "3208" + two(1 + draw(20));
    return {std::string(names[draw(8)]) + " " + lasts[draw(5)],
            district + day + month + year + "9" + two(draw(100)) + "1",
            district + "010120" + "9" + two(draw(100)) + "2",
            "19" + year + "-" + month + "-" + day,
            "KUNINGAN",
            draw(2) == 0 ? "L" : "P",
            names[draw(8)],
            "DUSUN " + std::string(lasts[draw(5)]),
            district + "200" + std::to_string(1 + draw(8))};
}

std::vector<std::int64_t> ids_of(std::vector<Hit> const& hits) {
    std::vector<std::int64_t> ids;
    for (auto const& hit : hits) ids.push_back(hit.id);
    return ids;
}

std::string temp_file(char const* name) { return ::testing::TempDir() + name; }

Index filled(std::uint64_t count) {
    Index index(default_model(static_cast<std::int64_t>(count)));
    for (std::uint64_t number = 0; number < count; ++number)
        index.insert(static_cast<std::int64_t>(number), record_of(person(number)));
    return index;
}

struct Slip {
    char const* why;
    std::size_t field;
    std::function<std::string(std::string)> made;
};

TEST(Index, FindsSomebodyAsHeStandsThere) {
    auto index = filled(3'000);
    for (std::uint64_t number = 0; number < 3'000; number += 7) {
        auto const hits = index.search(record_of(person(number)));
        ASSERT_FALSE(hits.empty());
        EXPECT_EQ(hits[0].id, static_cast<std::int64_t>(number));
    }
}

TEST(Index, FindsSomebodyInSpiteOfTheUsualSlip) {
    auto index = filled(3'000);
    std::vector<Slip> const slips{
        {"no NIK", at(Field::nik), [](std::string) { return std::string(); }},
        {"a wrong digit", at(Field::nik),
         [](std::string nik) {
             nik[3] = nik[3] == '8' ? '3' : '8';
             return nik;
         }},
        {"a woman's forty", at(Field::nik),
         [](std::string nik) {
             nik[6] = static_cast<char>(nik[6] + 4);
             return nik;
         }},
        {"another card", at(Field::no_kk), [](std::string) { return std::string("3208010101219992"); }},
        {"day and month swapped", at(Field::tgl_lahir),
         [](std::string day) { return day.substr(0, 5) + day.substr(8, 2) + day.substr(7, 1) + day.substr(5, 2); }},
        {"the year before", at(Field::tgl_lahir),
         [](std::string day) {
             day[3] = day[3] == '0' ? '1' : static_cast<char>(day[3] - 1);
             return day;
         }},
        {"no birth day", at(Field::tgl_lahir), [](std::string) { return std::string(); }},
        {"a word missing", at(Field::nama),
         [](std::string name) { return std::string(name.begin(), std::ranges::find(name, ' ')); }},
        {"a title", at(Field::nama), [](std::string name) { return "H. " + name; }},
        {"old spelling", at(Field::nama),
         [](std::string name) {
             auto const u = name.find('U');
             return u == name.npos ? name : name.replace(u, 1, "OE");
         }},
        {"no mother", at(Field::nama_ibu), [](std::string) { return std::string(); }},
        {"moved", at(Field::kode_wil), [](std::string) { return std::string("3174011001"); }},
    };
    for (auto const& slip : slips) {
        SCOPED_TRACE(slip.why);
        for (std::uint64_t number = 0; number < 3'000; number += 59) {
            auto asked = person(number);
            asked[slip.field] = slip.made(asked[slip.field]);
            auto const ids = ids_of(index.search(record_of(asked)));
            EXPECT_TRUE(std::ranges::find(ids, static_cast<std::int64_t>(number)) != ids.end()) << asked[0];
        }
    }
}

TEST(Index, GivesTheScoresOfTheEngineAndTheirReasons) {
    auto index = filled(500);
    auto const model = default_model(500);
    for (std::uint64_t number = 0; number < 500; number += 11) {
        auto asked = person(number);
        asked[at(Field::nama)] += " BIN UDIN";
        for (auto const& hit : index.search(record_of(asked))) {
            Book book;
            book.use(model);
            auto const a = book.encode(record_of(asked), {});
            auto const b = book.encode(record_of(person(static_cast<std::uint64_t>(hit.id))), {});
            EXPECT_EQ(hit.score.total, score(book, {&a, nullptr}, {&b, nullptr}));
            auto sum = hit.score.prior + hit.score.family;
            for (auto const weight : hit.score.weights) sum += weight;
            EXPECT_EQ(hit.score.total, sum);
        }
    }
}

TEST(Index, AQuestionLeavesNothingBehind) {
    auto index = filled(300);
    auto const bytes = index.bytes();
    auto const before = index.search(record_of(person(5)));
    for (int count = 0; count < 2'000; ++count) {
        auto asked = person(static_cast<std::uint64_t>(count));
        asked[at(Field::nama)] = "WXY" + std::string(1, static_cast<char>('A' + count % 26)) + std::to_string(count);
        asked[at(Field::kode_wil)] = std::to_string(1'000'000'000 + count);
        (void)index.search(record_of(asked));
    }
    EXPECT_LE(index.bytes(), bytes + 200'000);  // tables may have grown once; words are gone
    EXPECT_EQ(ids_of(index.search(record_of(person(5)))), ids_of(before));
}

TEST(Index, AnEmptyIndexAndAnEmptyQuestionFindNobody) {
    Index index(default_model(1));
    EXPECT_TRUE(index.search(record_of(person(1))).empty());
    index.insert(1, record_of(person(1)));
    EXPECT_TRUE(index.search(Record{}).empty());
    index.insert(2, Record{});
    EXPECT_EQ(index.size(), 2);
    EXPECT_TRUE(index.erase(2));
    EXPECT_FALSE(index.erase(2));
}

TEST(Index, AThousandNamesakesOfOneDayAreAnsweredAndOneOfThemIsFoundByHisNumber) {
    Index index(default_model(5'000));
    auto same = person(1);
    for (std::int64_t id = 0; id < 5'000; ++id) {
        auto const serial = std::to_string(10'000 + id).substr(1);
        same[at(Field::nik)].replace(12, 4, serial);
        index.insert(id, record_of(same));
    }
    same[at(Field::nik)].replace(12, 4, "4321");
    auto const hits = index.search(record_of(same));
    ASSERT_EQ(hits.size(), 10);
    EXPECT_EQ(hits[0].id, 4'321);
}

RC_GTEST_PROP(Index, InsertingAndErasingInAnyOrderEndsWithThoseWhoAreLeft, ()) {
    struct Step {
        std::int64_t id;
        bool is_insert;
    };
    Index index(default_model(100));
    std::map<std::int64_t, std::uint64_t> kept;
    auto const steps = *rc::gen::container<std::vector<std::pair<int, int>>>(
        rc::gen::pair(rc::gen::inRange(0, 40), rc::gen::inRange(0, 200)));
    for (auto const& [id, number] : steps) {
        if (number % 3 == 0) {
            RC_ASSERT(index.erase(id) == (kept.erase(id) > 0));
            continue;
        }
        index.insert(id, record_of(person(static_cast<std::uint64_t>(number))));
        kept[id] = static_cast<std::uint64_t>(number);
    }
    RC_ASSERT(index.size() == kept.size());
    Index fresh(default_model(100));
    for (auto const& [id, number] : kept) fresh.insert(id, record_of(person(number)));
    for (std::int64_t id = 0; id < 40; ++id) RC_ASSERT(index.has(id) == kept.contains(id));
    for (std::uint64_t number = 0; number < 200; number += 13) {
        auto const was = index.search(record_of(person(number)), Index::hits_max);
        auto const is = fresh.search(record_of(person(number)), Index::hits_max);
        RC_ASSERT(ids_of(was) == ids_of(is));
    }
}

RC_GTEST_PROP(Postings, HoldWhatAMapOfSetsHolds, ()) {
    auto const steps = *rc::gen::container<std::vector<std::pair<int, int>>>(
        rc::gen::pair(rc::gen::inRange(0, 30), rc::gen::inRange(-50, 100)));
    Postings postings;
    std::map<int, std::set<std::uint32_t>> truth;
    auto const key_of = [](int key) { return mixed(static_cast<std::uint64_t>(key) + 77); };
    for (auto const& [key, row] : steps) {
        auto const number = static_cast<std::uint32_t>(std::abs(row));
        if (row < 0) {
            postings.remove(key_of(key), number);
            truth[key].erase(number);
        } else if (truth[key].insert(number).second) {
            postings.add(key_of(key), number);
        }
    }
    for (auto const& [key, rows] : truth) {
        std::uint32_t one = 0;
        auto const found = postings.rows(postings.find(key_of(key)), one);
        RC_ASSERT(std::set<std::uint32_t>(found.begin(), found.end()) == rows);
        RC_ASSERT(found.size() == rows.size());
    }
}

TEST(Snapshot, LoadedItAnswersAsBeforeAndGoesOnChanging) {
    auto const path = temp_file("index.snapshot");
    auto index = filled(2'000);
    index.erase(77);
    index.save(path, 4'711);
    auto loaded = Index::load(path);
    ASSERT_TRUE(loaded);
    EXPECT_EQ(loaded->as_of, 4'711);
    EXPECT_EQ(loaded->index.size(), 1'999);
    for (std::uint64_t number = 0; number < 2'000; number += 3) {
        auto const was = index.search(record_of(person(number))), is = loaded->index.search(record_of(person(number)));
        ASSERT_EQ(ids_of(was), ids_of(is));
        for (std::size_t i = 0; i < is.size(); ++i) EXPECT_EQ(was[i].score.total, is[i].score.total);
    }
    for (std::uint64_t number = 2'000; number < 4'000; ++number)
        loaded->index.insert(static_cast<std::int64_t>(number), record_of(person(number)));
    for (std::int64_t id = 0; id < 1'000; ++id) loaded->index.erase(id);
    EXPECT_EQ(loaded->index.search(record_of(person(3'500)))[0].id, 3'500);
    EXPECT_FALSE(loaded->index.has(5));
    // The file is as it was: what changed stays in memory.
    EXPECT_EQ(Index::load(path)->index.size(), 1'999);
}

TEST(Snapshot, WhatIsCutChangedOrForeignIsRefused) {
    auto const path = temp_file("broken.snapshot");
    filled(200).save(path, 1);
    std::string whole;
    {
        std::ifstream file(path, std::ios::binary);
        whole.assign(std::istreambuf_iterator<char>(file), {});
    }
    auto const refused = [&](std::string const& bytes) {
        std::ofstream(path, std::ios::binary) << bytes;
        auto const loaded = Index::load(path);
        return !loaded && loaded.error().key == "matching.snapshot_broken";
    };
    EXPECT_TRUE(refused(""));
    EXPECT_TRUE(refused("not a snapshot"));
    EXPECT_TRUE(refused(whole.substr(0, whole.size() / 2)));
    EXPECT_TRUE(refused(whole + std::string(4096, '\0')));
    for (auto const at : {std::size_t{0}, std::size_t{9}, std::size_t{5'000}, whole.size() / 2, whole.size() - 5'000}) {
        auto changed = whole;
        changed[at] = static_cast<char>(changed[at] ^ 16);
        EXPECT_TRUE(refused(changed)) << at;
    }
    std::filesystem::remove(path);
    EXPECT_EQ(Index::load(path).error().key, "matching.no_file");
}

LiveIndex::Tell telling(std::uint64_t first, std::uint64_t after,
                        std::function<void(std::uint64_t)> const& between = {}) {
    return [=](LiveIndex::Take const& take) {
        for (auto number = first; number < after; ++number) {
            auto const texts = person(number);
            take(static_cast<std::int64_t>(number), record_of(texts));
            if (between) between(number);
        }
        return Go::on;
    };
}

TEST(LiveIndex, IsAskedWhileItIsFilledAndSaysThatItIsNotWhole) {
    LiveIndex index(default_model(100));
    EXPECT_FALSE(index.is_whole());
    auto const told = telling(0, 100, [&](std::uint64_t number) {
        auto const answer = index.search(record_of(person(number)));
        EXPECT_FALSE(answer.is_whole);
        EXPECT_EQ(answer.hits[0].id, static_cast<std::int64_t>(number));
    });
    EXPECT_EQ(index.rebuild(default_model(100), told), Go::on);
    EXPECT_TRUE(index.search(record_of(person(7))).is_whole);
}

TEST(LiveIndex, AChangeMadeWhileItIsBuiltWinsOverWhatTheRegistryTold) {
    for (bool const is_first : {true, false}) {
        LiveIndex index(default_model(100));
        if (!is_first) {
            ASSERT_EQ(index.rebuild(default_model(100), telling(0, 50)), Go::on);
        }
        auto const told = telling(0, 100, [&](std::uint64_t number) {
            if (number != 30) return;
            index.insert(60, record_of(person(900)));  // before the registry tells the old one
            index.insert(10, record_of(person(901)));  // after
            index.erase(70);
            index.erase(20);
            index.insert(500, record_of(person(902)));
        });
        ASSERT_EQ(index.rebuild(default_model(100), told), Go::on);
        EXPECT_EQ(index.size(), 99);
        EXPECT_EQ(index.search(record_of(person(900))).hits[0].id, 60);
        EXPECT_EQ(index.search(record_of(person(901))).hits[0].id, 10);
        EXPECT_EQ(index.search(record_of(person(902))).hits[0].id, 500);
        for (auto const& hit : index.search(record_of(person(70))).hits) EXPECT_NE(hit.id, 70);
    }
}

TEST(LiveIndex, ABuildingThatIsStoppedOrFailsLeavesTheOldOne) {
    LiveIndex index(default_model(100));
    ASSERT_EQ(index.rebuild(default_model(100), telling(0, 50)), Go::on);
    auto const stopped = [](LiveIndex::Take const& take) {
        take(900, Record{});
        return Go::stop;
    };
    EXPECT_EQ(index.rebuild(default_model(100), stopped), Go::stop);
    EXPECT_THROW((void)index.rebuild(default_model(100), [](auto const&) -> Go { throw Fault("gone"); }), Fault);
    EXPECT_EQ(index.size(), 50);
    EXPECT_TRUE(index.is_whole());
    EXPECT_EQ(index.rebuild(default_model(100), telling(0, 60)), Go::on);
    EXPECT_EQ(index.size(), 60);
}

TEST(LiveIndex, ManyAskAndChangeWhileOneRebuilds) {
    LiveIndex index(default_model(1'000));
    ASSERT_EQ(index.rebuild(default_model(1'000), telling(0, 1'000)), Go::on);
    std::atomic<bool> is_over = false;
    std::atomic<int> missed = 0;
    std::thread asking([&] {
        for (std::uint64_t number = 0; !is_over; number = (number + 17) % 1'000) {
            auto const answer = index.search(record_of(person(number)));
            if (answer.hits.empty() || answer.hits[0].id != static_cast<std::int64_t>(number)) ++missed;
        }
    });
    std::thread changing([&] {
        for (std::int64_t id = 2'000; id < 4'000; ++id)
            index.insert(id, record_of(person(static_cast<std::uint64_t>(id))));
    });
    for (int count = 0; count < 5; ++count) EXPECT_EQ(index.rebuild(default_model(1'000), telling(0, 1'000)), Go::on);
    changing.join();
    is_over = true;
    asking.join();
    EXPECT_EQ(missed, 0);
}

}  // namespace
}  // namespace sinergi::matching
