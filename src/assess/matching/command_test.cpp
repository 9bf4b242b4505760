#include "matching/command.hpp"

#include "matching/testing.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace sinergi::matching {
namespace {

namespace fs = std::filesystem;

class Command : public ::testing::Test {
protected:
    Command() : folder_(fs::path(::testing::TempDir()) / ("match_" + std::to_string(::getpid()))) {
        fs::create_directories(folder_);
    }
    ~Command() override { fs::remove_all(folder_); }
    std::string file(std::string const& name, std::string const& text) const {
        std::ofstream(folder_ / name, std::ios::binary) << text;
        return (folder_ / name).string();
    }
    std::string path(std::string const& name) const { return (folder_ / name).string(); }
    std::string content(std::string const& name) const {
        std::ifstream from(folder_ / name, std::ios::binary);
        std::ostringstream text;
        text << from.rdbuf();
        return text.str();
    }
    static int call(std::vector<std::string> arguments, std::string* told = nullptr) {
        ::testing::internal::CaptureStdout();
        ::testing::internal::CaptureStderr();
        auto const code = run(std::move(arguments));
        auto const out = ::testing::internal::GetCapturedStdout(), error = ::testing::internal::GetCapturedStderr();
        if (told) *told = out + error;
        return code;
    }
    static std::string list_of(std::vector<testing::Person> const& people) {
        std::string out = "unique_id,nik,no_kk,nama,jk,tgl_lahir,nama_ibu,alamat,kode_wil\n";
        for (auto const& p : people) {
            out += p.id;
            for (auto const f : {Field::nik, Field::no_kk, Field::nama, Field::jk, Field::tgl_lahir, Field::nama_ibu,
                                 Field::alamat, Field::kode_wil})
                out += "," + p.fields[at(f)];
            out += "\n";
        }
        return out;
    }

private:
    fs::path folder_;
};

TEST_F(Command, WritesAClusterForEveryRecord) {
    auto const people = testing::village(300);
    auto const in = file("in.csv", list_of(people));
    ASSERT_EQ(call({"dedupe", in, "--out", path("out.csv"), "--pairs", path("pairs.csv"), "--quiet"}), 0);
    auto const out = content("out.csv");
    EXPECT_EQ(std::ranges::count(out, '\n'), static_cast<std::ptrdiff_t>(people.size() + 1));
    EXPECT_TRUE(out.starts_with("unique_id,cluster\n"));
    EXPECT_TRUE(content("pairs.csv").starts_with("unique_id_l,unique_id_r,match_probability,weight_prior"));
    EXPECT_FALSE(fs::exists(path("out.csv.work")));
}

TEST_F(Command, DiskInsteadOfMemoryGivesTheSameBytes) {
    auto const in = file("in.csv", list_of(testing::village(900)));
    ASSERT_EQ(call({"dedupe", in, "--out", path("a.csv"), "--quiet"}), 0);
    ASSERT_EQ(call({"dedupe", in, "--out", path("b.csv"), "--memory", "1", "--threads", "3", "--quiet"}), 0);
    EXPECT_EQ(content("a.csv"), content("b.csv"));
}

TEST_F(Command, ASavedModelGivesTheSameAnswerAgain) {
    auto const in = file("in.csv", list_of(testing::village(300)));
    ASSERT_EQ(call({"dedupe", in, "--out", path("a.csv"), "--save-model", path("m.json"), "--quiet"}), 0);
    ASSERT_EQ(call({"dedupe", in, "--out", path("b.csv"), "--model", path("m.json"), "--quiet"}), 0);
    EXPECT_EQ(content("a.csv"), content("b.csv"));
}

TEST_F(Command, OtherColumnsAreMapped) {
    auto const in = file("in.csv",
                         "rec,given,last,dob,job\n1,SLAMET,WIJAYA,1990-03-02,PETANI\n2,SLAMET,WIJAYA,19900302,PETANI\n"
                         "3,RATNA,LUBIS,1971-12-01,GURU\n");
    ASSERT_EQ(call({"dedupe", in, "--out", path("out.csv"), "--id", "rec", "--map",
                    "nama=given+last,tgl_lahir=dob,pekerjaan=job", "--quiet"}),
              0);
    EXPECT_EQ(content("out.csv"), "unique_id,cluster\n1,1\n2,1\n3,3\n");
}

TEST_F(Command, BrokenRowsAreCountedAndTheRestIsDone) {
    auto const in = file("in.csv", "unique_id,nama\n1,BUDI\n2\n3,\"RATNA\"\n4,A,B,C\n5,SITI\n6,\"open\n");
    std::string told;
    ASSERT_EQ(call({"dedupe", in, "--out", path("out.csv"), "--json"}, &told), 0);
    EXPECT_NE(told.find("\"broken_rows\":3"), std::string::npos) << told;
    EXPECT_NE(told.find("\"line\":3"), std::string::npos) << told;
    EXPECT_EQ(content("out.csv"), "unique_id,cluster\n1,1\n3,3\n5,5\n");
}

TEST_F(Command, LineBreaksWithinQuotesDoNotCutARowHoweverLongTheList) {
    // Lists are read in parts of half a megabyte: here some begin within quotes, at a quote or behind a line's end.
    auto plain = testing::village(3'000), broken = plain;
    for (std::size_t i = 0; i < plain.size(); ++i) {
        std::string filling(400 + i % 7, i % 3 == 0 ? '\n' : '.');
        for (std::size_t k = 0; k + 1 < filling.size() && i % 5 == 0; k += 50) filling.replace(k, 2, "\"\"");
        broken[i].fields[at(Field::alamat)] = '"' + plain[i].fields[at(Field::alamat)] + "\n" + filling + '"';
    }
    for (auto const* threads : {"1", "3"}) {
        ASSERT_EQ(call({"dedupe", file("a.csv", list_of(plain)), "--out", path("a"), "--quiet", "--threads", threads}),
                  0);
        std::string told;
        ASSERT_EQ(call({"dedupe", file("b.csv", list_of(broken)), "--out", path("b"), "--quiet", "--threads", threads},
                       &told),
                  0);
        EXPECT_EQ(told.find("broken rows"), told.npos) << told;
        EXPECT_EQ(content("b"), content("a"));
    }
}

TEST_F(Command, NumbersOfAnyLengthAndTextsMayBeIdsOfOneList) {
    auto const in = file("in.csv", "unique_id,nama\n7,BUDI\n5000000000,SITI\nabc,RATNA\n3,\n");
    ASSERT_EQ(call({"dedupe", in, "--out", path("out.csv"), "--quiet"}), 0);
    EXPECT_EQ(content("out.csv"), "unique_id,cluster\n7,7\n5000000000,5000000000\nabc,abc\n3,3\n");
}

TEST_F(Command, SaysWhatIsWrongWithAFile) {
    struct Row {
        char const *text, *key;
    };
    for (auto const& [text, key] : {Row{"", "matching.no_header"}, Row{"a,b\n1,2\n", "matching.no_id_column"},
                                    Row{"unique_id,x\n1,2\n", "matching.no_field"}}) {
        std::string told;
        EXPECT_EQ(call({"dedupe", file("in.csv", text), "--out", path("out.csv")}, &told), 1);
        EXPECT_NE(told.find(key), std::string::npos) << told;
    }
    std::string told;
    EXPECT_EQ(call({"dedupe", path("none.csv"), "--out", path("out.csv")}, &told), 1);
    EXPECT_NE(told.find("matching.no_file"), std::string::npos);
}

TEST_F(Command, AListOfAHeaderAloneHasNoClusters) {
    ASSERT_EQ(call({"dedupe", file("in.csv", "unique_id,nama\n"), "--out", path("out.csv"), "--quiet"}), 0);
    EXPECT_EQ(content("out.csv"), "unique_id,cluster\n");
}

TEST_F(Command, LinksAListToARegistry) {
    std::vector<testing::Person> civil, social;
    for (auto const& person : testing::village(300)) (person.id.back() == 'a' ? civil : social).push_back(person);
    ASSERT_EQ(call({"link", file("c.csv", list_of(civil)), file("s.csv", list_of(social)), "--out", path("l.csv"),
                    "--quiet"}),
              0);
    auto const out = content("l.csv");
    EXPECT_NE(out.find("\np0a,p0b,"), std::string::npos);
}

}  // namespace
}  // namespace sinergi::matching
