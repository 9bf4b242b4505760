#include "synth/synth.hpp"

#include "base/nik.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

namespace sinergi::synth {
namespace {

Places const& kuningan() {
    static auto const places = Places::within(RegionCode::parse("3208").value()).value();
    return places;
}

std::string temp_file(std::string const& name) { return ::testing::TempDir() + "synth_" + name; }

std::string read(std::string const& path) {
    std::ifstream file(path);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

/// Cells of each row; quotes are few and hold no comma that counts here.
std::vector<std::vector<std::string>> rows_of(std::string const& text) {
    std::vector<std::vector<std::string>> rows;
    std::stringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        auto& row = rows.emplace_back(1);
        bool is_quoted = false;
        for (char const letter : line) {
            if (letter == '"')
                is_quoted = !is_quoted;
            else if (letter == ',' && !is_quoted)
                row.emplace_back();
            else
                row.back() += letter;
        }
    }
    return rows;
}

Wish wish_for(std::uint64_t records, Errors errors = Errors::usual) {
    return {.persons = 0, .records = records, .seed = 11, .errors = errors, .area = RegionCode::parse("3208").value()};
}

TEST(Synth, TheSameSeedMakesTheSameList) {
    ASSERT_TRUE(make_dedupe(wish_for(2'000), temp_file("a.csv")));
    ASSERT_TRUE(make_dedupe(wish_for(2'000), temp_file("b.csv")));
    auto other = wish_for(2'000);
    other.seed = 12;
    ASSERT_TRUE(make_dedupe(other, temp_file("c.csv")));
    EXPECT_EQ(read(temp_file("a.csv")), read(temp_file("b.csv")));
    EXPECT_NE(read(temp_file("a.csv")), read(temp_file("c.csv")));
}

TEST(Synth, ARegisterHasAsManyRowsAsAskedAndNumbersThem) {
    ASSERT_TRUE(make_dedupe(wish_for(3'001), temp_file("rows.csv")));
    auto const rows = rows_of(read(temp_file("rows.csv")));
    ASSERT_EQ(rows.size(), 3'002);
    for (std::size_t at = 0; at < rows.size(); ++at) {
        ASSERT_EQ(rows[at].size(), 14) << at;
        if (at > 0) {
            ASSERT_EQ(rows[at][0], std::to_string(at - 1));
        }
    }
}

TEST(Synth, OnePersonInSevenStandsInTheRegisterMoreThanOnce) {
    ASSERT_TRUE(make_dedupe(wish_for(20'000), temp_file("twice.csv")));
    std::map<std::string, int> records;
    auto const rows = rows_of(read(temp_file("twice.csv")));
    for (std::size_t at = 1; at < rows.size(); ++at) ++records[rows[at][1]];
    auto const twice = std::ranges::count_if(records, [](auto const& person) { return person.second > 1; });
    auto const share = static_cast<double>(twice) / static_cast<double>(records.size());
    EXPECT_GT(share, 0.12);
    EXPECT_LT(share, 0.18);
}

TEST(Synth, EveryNumberOfATruePersonIsWellFormedAndHisOwnWithASerialNoOfficeGives) {
    Families families(kuningan(), 3);
    std::set<std::string> seen;
    for (int count = 0; count < 3'000; ++count)
        for (auto const& person : families.next()) {
            auto const nik = Nik::parse(person.nik);
            ASSERT_TRUE(nik) << person.nik;
            EXPECT_EQ(person.nik[12], '9');
            EXPECT_EQ(person.kk[12], '9');
            EXPECT_TRUE(seen.insert(person.nik).second) << person.nik;
            auto const day = (person.nik[6] - '0') * 10 + person.nik[7] - '0';
            EXPECT_EQ(day, person.born.day + (person.sex == Sex::woman ? 40 : 0));
        }
}

TEST(Synth, AFamilyHasOneHeadOneCardAndChildrenYoungerThanTheirParents) {
    Families families(kuningan(), 4);
    for (int count = 0; count < 3'000; ++count) {
        auto const family = families.next();
        ASSERT_FALSE(family.empty());
        EXPECT_EQ(std::ranges::count(family, Role::head, &Person::role), 1);
        EXPECT_EQ(family[0].role, Role::head);
        for (auto const& person : family) {
            EXPECT_EQ(person.kk, family[0].kk);
            EXPECT_FALSE(person.name.empty());
            EXPECT_TRUE(RegionCode::parse("3208")->has(person.village));
            if (person.role == Role::child) {
                EXPECT_GE(person.born.year, family[0].born.year + 20);
            }
            if (person.role == Role::parent) {
                EXPECT_LT(person.born.year, family[0].born.year);
            }
        }
    }
}

TEST(Synth, AMildHandMakesFewerFaultsThanARoughOne) {
    auto const flawed = [](Errors errors) {
        Families families(kuningan(), 5);
        Scribe scribe(families, errors, 5);
        int flaws = 0;
        for (int count = 0; count < 2'000; ++count) {
            auto const family = families.next();
            for (auto const& person : family) flaws += std::popcount(scribe.write(person, family).flaws.bits);
        }
        return flaws;
    };
    auto const mild = flawed(Errors::mild), usual = flawed(Errors::usual), rough = flawed(Errors::rough);
    EXPECT_LT(mild * 3, usual * 2);
    EXPECT_LT(usual * 4, rough * 3);
}

TEST(Synth, EveryKindOfFaultIsMetAndIsWhatItsNameSays) {
    Families families(kuningan(), 6);
    Scribe scribe(families, Errors::rough, 6);
    Flaws met;
    for (int count = 0; count < 10'000; ++count) {
        auto const family = families.next();
        for (auto const& person : family) {
            auto const entry = scribe.write(person, family);
            met.bits |= entry.flaws.bits;
            if (entry.flaws.has(Flaw::nik_is_kk)) {
                EXPECT_EQ(entry.nik, person.kk);
            }
            if (entry.flaws.has(Flaw::nik_short)) {
                EXPECT_EQ(entry.nik.size(), 15);
            }
            if (entry.flaws.has(Flaw::nik_without_40)) {
                EXPECT_LT(entry.nik[6], '4');
            }
            if (entry.flaws.has(Flaw::nik_apostrophe)) {
                EXPECT_EQ(entry.nik, "'" + person.nik);
            }
            if (entry.flaws.has(Flaw::nik_excel)) {
                EXPECT_TRUE(entry.nik.ends_with("E+15"));
            }
            if (entry.flaws.has(Flaw::mother_empty)) {
                EXPECT_TRUE(entry.mother.empty());
            }
            if (entry.flaws.has(Flaw::sex_wrong)) {
                EXPECT_NE(entry.sex, person.sex == Sex::man ? "L" : "P");
            }
            if (entry.flaws.bits == 0) {
                EXPECT_EQ(entry.name, person.name);
            }
        }
    }
    for (unsigned flaw = 0; flaw < static_cast<unsigned>(Flaw::family_twice); ++flaw)
        EXPECT_TRUE(met.has(static_cast<Flaw>(flaw))) << flaw;
}

TEST(Synth, ACivilRegistryHasNoFaultAndNobodyTwice) {
    Wish const wish{.persons = 4'000, .records = 0, .seed = 7, .errors = Errors::usual, .area = {}};
    auto const made = make_link(wish, temp_file("civil.csv"), temp_file("social.csv"));
    ASSERT_TRUE(made);
    std::set<std::string> people, niks;
    auto const civil = rows_of(read(temp_file("civil.csv")));
    for (std::size_t at = 1; at < civil.size(); ++at) {
        EXPECT_TRUE(people.insert(civil[at][1]).second);
        EXPECT_TRUE(niks.insert(civil[at][4]).second);
    }
    EXPECT_EQ(made->rows + 1, civil.size());
    EXPECT_GT(made->rows, made->persons * 93 / 100);
    EXPECT_LT(made->rows, made->persons * 97 / 100);
    EXPECT_GT(made->others, made->persons * 79 / 100);
}

TEST(Synth, ARegistrySaysOfEveryLineWhoItIsAndWhatIsWrongWithIt) {
    auto const folder = temp_file("registry");
    auto wish = wish_for(0, Errors::rough);
    wish.persons = 5'000;
    ASSERT_TRUE(make_registry(wish, folder));
    auto const members = rows_of(read(folder + "/anggota.csv"));
    auto const truth = rows_of(read(folder + "/truth.csv"));
    ASSERT_EQ(members[1][0], "(1)");
    ASSERT_EQ(members.size(), truth.size() + 1);
    std::set<std::string> met;
    for (std::size_t at = 1; at < truth.size(); ++at) {
        EXPECT_EQ(truth[at][0], std::to_string(at + 2));
        std::stringstream flaws(truth[at][3]);
        for (std::string flaw; flaws >> flaw;) met.insert(flaw);
        if (truth[at][3].empty()) {
            EXPECT_EQ(members[at + 1][1].size(), 16);
        }
    }
    for (auto const* flaw : {"family_twice", "head_missing", "head_twice", "nik_empty"})
        EXPECT_TRUE(met.contains(flaw));
}

TEST(Synth, AnAreaWithoutVillagesIsRefused) {
    auto wish = wish_for(10);
    wish.area = RegionCode::parse("99").value();
    auto const made = make_dedupe(wish, temp_file("none.csv"));
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().key, "synth.no_villages");
}

RC_GTEST_PROP(Synth, NoSlipLeavesABlankAtAnEnd, (std::uint64_t seed)) {
    auto const words = *rc::gen::nonEmpty(rc::gen::container<std::vector<std::string>>(
        rc::gen::element<std::string>("A", "I", "ASEP", "WAYAN", "NUR", "M", "O")));
    std::string name;
    for (auto const& word : words) name += (name.empty() ? "" : " ") + word;
    Chance chance(seed);
    for (int slips = 0; slips < 20 && name.size() > 1; ++slips) {
        name = with_slip(chance, name);
        RC_ASSERT(name.empty() || (name.front() != ' ' && name.back() != ' '));
    }
}

TEST(Synth, AnyListCanBeWrittenHoweverShortItsNames) {
    for (std::uint64_t seed = 1; seed <= 8; ++seed) {
        auto wish = wish_for(20'000, Errors::rough);
        wish.seed = seed;
        wish.area = RegionCode::parse("51").value();  // "I" and "NI" stand before names there
        EXPECT_TRUE(make_dedupe(wish, temp_file("short.csv")));
    }
}

RC_GTEST_PROP(Synth, WeightsAreKeptByTheDraw, ()) {
    auto const weights = *rc::gen::container<std::vector<int>>(5, rc::gen::inRange(0, 50));
    std::vector<double> usual(weights.begin(), weights.end());
    usual.push_back(25);
    Weighted const weighted(usual);
    Chance chance(1);
    std::vector<int> drawn(usual.size());
    for (int count = 0; count < 20'000; ++count) ++drawn[weighted.draw(chance)];
    double sum = 0;
    for (auto const weight : usual) sum += weight;
    for (std::size_t at = 0; at < usual.size(); ++at)
        RC_ASSERT(std::abs(drawn[at] / 20'000.0 - usual[at] / sum) < 0.02);
}

}  // namespace
}  // namespace sinergi::synth
