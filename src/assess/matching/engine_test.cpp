#include "matching/engine.hpp"

#include "matching/compare.hpp"
#include "matching/files/model_file.hpp"
#include "matching/testing.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <map>
#include <set>

namespace sinergi::matching {
namespace {

using testing::field;
using testing::Person;

/// Who is with whom, by id: the same whatever the order of the records.
std::set<std::set<std::string>> groups_of(std::vector<Person> const& people,
                                          std::vector<std::uint32_t> const& cluster) {
    std::map<std::uint32_t, std::set<std::string>> by;
    for (std::size_t i = 0; i < people.size(); ++i) by[cluster[i]].insert(people[i].id);
    std::set<std::set<std::string>> out;
    for (auto& [first, ids] : by) out.insert(std::move(ids));
    return out;
}

TEST(Dedupe, FindsWhoStandsTwice) {
    auto const people = testing::village(900);
    auto const found = dedupe(testing::records_of(people));
    EXPECT_GT(testing::f1(people, found.cluster), .98);
    EXPECT_GT(found.report.blocking_recall, .9);
    EXPECT_EQ(found.report.records, static_cast<std::int64_t>(people.size()));
}

TEST(Dedupe, MissingFieldsInHalfOfTheRecordsCostLittle) {
    auto people = testing::village(900);
    std::mt19937 chance(5);
    for (auto& person : people)
        if (chance() % 2 == 0)
            for (auto const f : {Field::no_kk, Field::alamat, Field::nama_ibu}) field(person, f).clear();
    EXPECT_GT(testing::f1(people, dedupe(testing::records_of(people)).cluster), .95);
}

TEST(Dedupe, NoListIsTooSmall) {
    EXPECT_TRUE(dedupe(std::span<Record const>{}).cluster.empty());
    auto const one = testing::village(1);
    auto const records = testing::records_of(one);
    EXPECT_EQ(dedupe(std::span(records).first(1)).cluster.size(), 1U);
}

std::vector<Person> copies_of(Person person, int count) {
    std::vector<Person> out;
    for (int i = 0; i < count; ++i) {
        person.id = "copy" + std::to_string(i);
        out.push_back(person);
    }
    return out;
}

TEST(Dedupe, AListOfEqualRecordsIsOnePerson) {
    for (auto const count : {2, 30, 3'000, 100'000}) {
        SCOPED_TRACE(count);
        auto const people = copies_of(testing::village(1).front(), count);
        auto const found = dedupe(testing::records_of(people));
        EXPECT_EQ(std::set(found.cluster.begin(), found.cluster.end()).size(), 1U);
        EXPECT_LT(found.report.candidate_pairs, count * 200);
    }
}

TEST(Dedupe, EqualRecordsWithLittleInThemAreNotTakenForOnePerson) {
    Person person;
    field(person, Field::nama) = "SITI";
    field(person, Field::kode_wil) = "3208";
    auto const people = copies_of(person, 1'000);
    auto const found = dedupe(testing::records_of(people));
    EXPECT_GT(std::set(found.cluster.begin(), found.cluster.end()).size(), 900U);
}

TEST(Dedupe, ARecordCopiedAThousandTimesAmongOthersIsOnePersonAndHarmsNobody) {
    auto people = testing::village(900);
    auto person = people.front();
    person.truth = 1'000'000;
    field(person, Field::nama) = "TUKIMIN SASTRODIHARJO";
    field(person, Field::nik) = "3208124507519001";
    auto const copies = copies_of(person, 1'000);
    people.insert(people.end(), copies.begin(), copies.end());
    auto const found = dedupe(testing::records_of(people));
    std::set<std::uint32_t> const of_copies(found.cluster.end() - 1'000, found.cluster.end());
    EXPECT_EQ(of_copies.size(), 1U);
    people.resize(people.size() - copies.size());
    EXPECT_GT(testing::f1(people, {found.cluster.begin(), found.cluster.end() - 1'000}), .97);
}

TEST(Dedupe, AHundredThousandBornOnTheFirstOfJanuaryAreTakenApart) {
    auto people = testing::village(75'000);
    for (auto& person : people) field(person, Field::tgl_lahir) = "1970-01-01";
    auto const found = dedupe(testing::records_of(people));
    std::int64_t right = 0, linked = 0, real = 0;
    for (std::size_t i = 1; i < people.size(); ++i) {
        // A person's second record stands behind the first one.
        bool const is_real = people[i].truth == people[i - 1].truth;
        real += is_real ? 1 : 0;
        right += is_real && found.cluster[i] == found.cluster[i - 1] ? 1 : 0;
    }
    for (std::size_t i = 0; i < people.size(); ++i) linked += found.cluster[i] != i ? 1 : 0;
    EXPECT_GT(right, real * 9 / 10);
    EXPECT_LT(linked - right, real / 10);
    EXPECT_LT(found.report.candidate_pairs, std::ssize(people) * 100);
}

TEST(Dedupe, ADateThatEverybodyCarriesIsAsGoodAsNone) {
    auto people = testing::village(2'000);
    auto const with_date = [&](std::string const& date) {
        for (auto& person : people) field(person, Field::tgl_lahir) = date;
        return dedupe(testing::records_of(people)).cluster;
    };
    EXPECT_EQ(with_date("1970-01-01"), with_date(""));
}

TEST(Dedupe, ANumberMadeOfThatDateSaysNoMore) {
    auto people = testing::village(2'000);
    for (auto& person : people) {
        field(person, Field::tgl_lahir) = "1970-01-01";
        auto& nik = field(person, Field::nik);
        if (!nik.empty()) nik.replace(6, 6, field(person, Field::jk) == "P" ? "410170" : "010170");
    }
    EXPECT_GT(testing::f1(people, dedupe(testing::records_of(people)).cluster), .97);
}

TEST(Dedupe, OneNameOfATwentiethOfAllIsNoEvidence) {
    auto people = testing::village(900);
    for (auto& person : people)
        if (person.truth % 20 == 0) field(person, Field::nama) = "SITI AMINAH";
    EXPECT_GT(testing::f1(people, dedupe(testing::records_of(people)).cluster), .97);
}

TEST(Dedupe, ADefaultBirthDateAndACommonNameAreNoEvidence) {
    auto people = testing::village(900);
    for (std::size_t i = 0; i < people.size(); ++i) {
        if (people[i].truth % 2 == 0) field(people[i], Field::tgl_lahir) = "1970-01-01";
        if (people[i].truth % 4 < 2) field(people[i], Field::nama) = "SITI";
    }
    EXPECT_GT(testing::f1(people, dedupe(testing::records_of(people)).cluster), .95);
}

TEST(Dedupe, WhatMustStayApartStaysApart) {
    auto const people = testing::village(300);
    auto const records = testing::records_of(people);
    auto const before = dedupe(records);
    ASSERT_FALSE(before.pairs.empty());
    auto const first = before.pairs.front();
    std::vector<std::pair<std::uint32_t, std::uint32_t>> const apart{{first.right, first.left}};
    auto const after = dedupe(records, {.apart = apart});
    EXPECT_EQ(before.cluster[first.left], before.cluster[first.right]);
    EXPECT_NE(after.cluster[first.left], after.cluster[first.right]);
}

TEST(Dedupe, CanBeStoppedAtEveryStage) {
    auto const people = testing::village(300);
    auto const records = testing::records_of(people);
    int stages = 0;
    auto const whole = dedupe(records, {.progress = [&](Progress const&) {
                                  ++stages;
                                  return Go::on;
                              }});
    EXPECT_FALSE(whole.is_cancelled);
    for (int stop = 0; stop < stages; ++stop) {
        int seen = 0;
        auto const cut =
            dedupe(records, {.progress = [&](Progress const&) { return seen++ < stop ? Go::on : Go::stop; }});
        EXPECT_TRUE(cut.is_cancelled) << stop;
    }
}

/// A journal in memory that dies after some rules.
class ShortJournal final : public Journal {
public:
    std::map<std::size_t, Step> steps;
    std::size_t lives = 1'000;
    bool find(std::size_t rule, Step& out) override {
        auto const at = steps.find(rule);
        if (at != steps.end()) out = at->second;
        return at != steps.end();
    }
    void keep(std::size_t rule, Step const& step) override {
        if (lives == 0) throw std::runtime_error("killed");
        --lives;
        steps[rule] = step;
    }
};

TEST(Dedupe, AKilledRunGoesOnToTheSameAnswer) {
    auto const people = testing::village(600);
    auto const records = testing::records_of(people);
    auto const whole = dedupe(records);
    for (std::size_t lives = 0; lives < 9; lives += 2) {
        ShortJournal journal;
        journal.lives = lives;
        EXPECT_THROW(static_cast<void>(dedupe(records, {.journal = &journal})), std::runtime_error);
        journal.lives = 1'000;
        auto const resumed = dedupe(records, {.journal = &journal});
        EXPECT_EQ(resumed.report.steps_resumed, static_cast<std::int64_t>(lives));
        EXPECT_EQ(resumed.pairs, whole.pairs);
        EXPECT_EQ(resumed.cluster, whole.cluster);
        EXPECT_EQ(resumed.model, whole.model);
    }
}

TEST(Dedupe, LittleMemoryForKeysChangesNothing) {
    auto const people = testing::village(900);
    auto const records = testing::records_of(people);
    auto const whole = dedupe(records), sparing = dedupe(records, {.keys_bytes_max = 4'096});
    EXPECT_EQ(whole.pairs, sparing.pairs);
    EXPECT_EQ(whole.report.candidate_pairs, sparing.report.candidate_pairs);
}

TEST(Dedupe, ABlockTooBigForOneWorkerIsTheSameForAnyNumberOfThreads) {
    auto people = testing::village(15'000);
    for (auto& person : people) field(person, Field::tgl_lahir) = "1970-01-01";
    auto const records = testing::records_of(people);
    auto const alone = dedupe(records, {.threads = 1}), together = dedupe(records, {.threads = 3});
    auto const sparing = dedupe(records, {.threads = 2, .keys_bytes_max = 65'536});
    EXPECT_EQ(alone.pairs, together.pairs);
    EXPECT_EQ(alone.cluster, together.cluster);
    EXPECT_EQ(alone.report.rules, together.report.rules);
    EXPECT_EQ(alone.pairs, sparing.pairs);
}

RC_GTEST_PROP(Dedupe, NeitherTheOrderOfRecordsNorTheNumberOfThreadsChangesTheAnswer, (unsigned seed)) {
    auto people = testing::village(200, seed);
    auto const before = dedupe(testing::records_of(people), {.threads = 1});
    auto const groups = groups_of(people, before.cluster);
    std::shuffle(people.begin(), people.end(), std::mt19937(seed + 1));
    auto const after = dedupe(testing::records_of(people), {.threads = 3});
    RC_ASSERT(groups_of(people, after.cluster) == groups);
    RC_ASSERT(after.model == before.model);
}

RC_GTEST_PROP(Dedupe, WithAFixedModelANewRecordChangesNoScoreBetweenTwoOthers, (unsigned seed)) {
    auto people = testing::village(120, seed);
    auto const trained = dedupe(testing::records_of(people)).model;
    auto const before = dedupe(testing::records_of(people), {.clerical_at = -60'000, .model = &trained});
    std::mt19937 chance(seed);
    people.push_back(testing::made_up(999, chance));
    auto const after = dedupe(testing::records_of(people), {.clerical_at = -60'000, .model = &trained});
    std::map<std::pair<std::uint32_t, std::uint32_t>, Millibits> scores;
    for (auto const& pair : after.pairs) scores[{pair.left, pair.right}] = pair.score;
    for (auto const& pair : before.pairs) RC_ASSERT((scores.at({pair.left, pair.right}) == pair.score));
}

TEST(Link, FindsEverybodyInTheRegistryOnce) {
    auto const people = testing::village(900);
    std::vector<Person> civil, social;
    for (auto const& person : people) (person.id.back() == 'a' ? civil : social).push_back(person);
    auto const found = link(testing::records_of(civil), testing::records_of(social));
    std::set<std::uint32_t> rights;
    int right = 0;
    for (auto const& pair : found.links) {
        EXPECT_TRUE(rights.insert(pair.right).second) << "a record of the list is one person of the registry at most";
        right += civil[pair.left].truth == social[pair.right].truth ? 1 : 0;
    }
    EXPECT_GT(right, static_cast<int>(social.size() * 97 / 100));
    EXPECT_GT(right, static_cast<int>(found.links.size() * 99 / 100));
}

TEST(Link, TwoOfTheListShareOneOfTheRegistryOnlyWhenTheyAreAlike) {
    auto people = testing::village(600);
    std::vector<Person> civil, social;
    for (auto const& person : people) (person.id.back() == 'a' ? civil : social).push_back(person);
    auto again = social.front();
    again.id = "again";
    social.push_back(again);
    auto const found = link(testing::records_of(civil), testing::records_of(social));
    std::map<std::uint32_t, std::uint32_t> left_of;
    for (auto const& pair : found.links) left_of[pair.right] = pair.left;
    ASSERT_TRUE(left_of.contains(0));
    EXPECT_EQ(left_of.at(0), left_of.at(static_cast<std::uint32_t>(social.size() - 1)));
}

TEST(Link, AnEmptySideHasNoLinks) {
    auto const people = testing::village(30);
    auto const records = testing::records_of(people);
    EXPECT_TRUE(link({}, records).links.empty());
    EXPECT_TRUE(link(records, {}).links.empty());
}

TEST(Clusters, AChainIsCutAtItsWeakestPlace) {
    // a is b and b is c, each with faults of their own, but a and c contradict: three records, not one person.
    auto people = testing::village(600);
    auto const found = dedupe(testing::records_of(people));
    std::map<std::uint32_t, std::set<int>> truths;
    for (std::size_t i = 0; i < people.size(); ++i) truths[found.cluster[i]].insert(people[i].truth);
    std::size_t worst = 0;
    for (auto const& [cluster, of] : truths) worst = std::max(worst, of.size());
    EXPECT_LE(worst, 2U);
}

TEST(ModelFile, ComesBackAsItWas) {
    auto const people = testing::village(300);
    auto const model = dedupe(testing::records_of(people)).model;
    auto const again = read_model(model_text(model));
    ASSERT_TRUE(again);
    EXPECT_EQ(*again, model);
}

TEST(ModelFile, WhatIsCutOrOfAnotherKindIsRefused) {
    auto const text = model_text(default_model(1'000));
    for (std::size_t length = 0; length + 2 < text.size(); length += 7)
        EXPECT_FALSE(read_model(std::string_view(text).substr(0, length)));
    EXPECT_FALSE(read_model("[]"));
    EXPECT_FALSE(read_model(text + "x"));
}

}  // namespace
}  // namespace sinergi::matching
