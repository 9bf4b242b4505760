#include "matching/command.hpp"

#include "matching/command/report.hpp"
#include "matching/testing.hpp"

#include <gtest/gtest.h>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <future>
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
    // The longer list is of one district: more than one worker takes at a time.
    for (int const persons : {900, 20'000}) {
        auto const in = file("in.csv", list_of(testing::village(persons)));
        ASSERT_EQ(call({"dedupe", in, "--out", path("a.csv"), "--quiet"}), 0);
        ASSERT_EQ(call({"dedupe", in, "--out", path("b.csv"), "--memory", "12", "--threads", "3", "--quiet"}), 0);
        EXPECT_EQ(content("a.csv"), content("b.csv")) << persons;
    }
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

TEST_F(Command, SaysInBothLanguagesWhatIsWrongWithAFileAndWhatToDo) {
    struct Row {
        char const *text, *id, *en;
    };
    for (auto const& [text, id, en] :
         {Row{"", "tidak punya baris judul", "has no header"},
          Row{"a,b\n1,2\n", "--id. Kolom yang ada: a, b.", "--id. The columns there are: a, b."},
          Row{"unique_id,x\n1,2\n", "--map bidang=kolom", "--map field=column"}}) {
        std::string told;
        EXPECT_EQ(call({"dedupe", file("in.csv", text), "--out", path("out.csv")}, &told), 1);
        EXPECT_NE(told.find(path("in.csv")), std::string::npos) << told;
        EXPECT_NE(told.find(id), std::string::npos) << told;
        EXPECT_NE(told.find(en), std::string::npos) << told;
        EXPECT_EQ(told.find("matching."), std::string::npos) << told;
    }
    std::string told;
    EXPECT_EQ(call({"dedupe", path("none.csv"), "--out", path("out.csv")}, &told), 1);
    EXPECT_NE(told.find("berkas tidak ada"), std::string::npos);
}

TEST_F(Command, SaysWhatIsWrongWithAMapping) {
    auto const in = file("in.csv", "unique_id,nama,alamat\n1,BUDI,JL MAWAR\n");
    struct Row {
        char const *map, *told;
    };
    for (auto const& [map, wanted] :
         {Row{"nama", "--map nama: tidak terbaca"}, Row{"nama=nmaa", "unique_id, nama, alamat"},
          Row{"nama=nama,nama=alamat", "bidang nama disebut dua kali"},
          Row{"a=nama,b=nama,c=nama,d=nama,e=nama,f=nama", "menyebut 6 bidang"}}) {
        std::string told;
        EXPECT_EQ(call({"dedupe", in, "--out", path("out.csv"), "--map", map}, &told), 1) << map;
        EXPECT_NE(told.find(wanted), std::string::npos) << told;
    }
}

TEST_F(Command, AResultNeverReplacesWhatIsReadNorAnotherResult) {
    auto const text = list_of(testing::village(30));
    auto const in = file("in.csv", text);
    fs::create_symlink(in, path("link.csv"));
    fs::create_hard_link(in, path("hard.csv"));
    fs::create_directory(path("folder"));
    auto const model = path("m.json");
    ASSERT_EQ(call({"dedupe", in, "--out", path("out.csv"), "--save-model", model, "--quiet"}), 0);
    fs::remove(path("out.csv"));
    struct Row {
        char const* why;
        std::vector<std::string> more;
        std::string named;
    };
    for (auto const& [why, more, named] : std::vector<Row>{
             {"the input", {"--out", in}, "--out " + in},
             {"by another path", {"--out", path("folder/../in.csv")}, "--out "},
             {"by a link", {"--out", path("link.csv")}, "--out "},
             {"by a second name", {"--out", path("hard.csv")}, "--out "},
             {"pairs", {"--out", path("out.csv"), "--pairs", in}, "--pairs " + in},
             {"the model that is read",
              {"--out", path("out.csv"), "--model", model, "--save-model", model},
              "--save-model"},
             {"one file for two", {"--out", path("out.csv"), "--pairs", path("./out.csv")}, "--out, --pairs"},
             {"where the other is written first",
              {"--out", path("out.csv"), "--pairs", path("out.csv.new")},
              "--pairs"},
         }) {
        SCOPED_TRACE(why);
        std::vector<std::string> words{"dedupe", in, "--quiet"};
        words.insert(words.end(), more.begin(), more.end());
        std::string told;
        EXPECT_EQ(call(words, &told), 1);
        EXPECT_NE(told.find(named), std::string::npos) << told;
        EXPECT_EQ(content("in.csv"), text);
        EXPECT_FALSE(fs::exists(path("out.csv")));
    }
}

TEST_F(Command, LooksWhereResultsGoBeforeItReads) {
    auto const in = path("none.csv");  // would be refused as soon as it is read
    fs::create_directory(path("folder"));
    struct Row {
        char const* why;
        std::vector<std::string> more;
        char const* told;
    };
    for (auto const& [why, more, wanted] : std::vector<Row>{
             {"no folder", {"--out", path("nowhere/out.csv")}, "map untuk hasil ini tidak ada"},
             {"no folder for pairs",
              {"--out", path("o"), "--pairs", path("nowhere/p.csv")},
              "map untuk hasil ini tidak ada"},
             {"no folder for the model", {"--out", path("o"), "--save-model", path("nowhere/m")}, "nowhere/m"},
             {"a folder", {"--out", path("folder")}, "bukan berkas"},
             {"a folder that is not there", {"--out", path("not/")}, "bukan berkas"},
             {"too long a name", {"--out", path(std::string(300, 'x'))}, "tidak dapat ditulis"},
         }) {
        SCOPED_TRACE(why);
        std::vector<std::string> words{"dedupe", in};
        words.insert(words.end(), more.begin(), more.end());
        std::string told;
        EXPECT_EQ(call(words, &told), 1);
        EXPECT_NE(told.find(wanted), std::string::npos) << told;
        EXPECT_FALSE(fs::exists(path("o")));
    }
}

TEST_F(Command, WritesToAPipeAndLeavesItAPipe) {
    auto const in = file("in.csv", list_of(testing::village(30)));
    ASSERT_EQ(call({"dedupe", in, "--out", path("file.csv"), "--quiet"}), 0);
    ASSERT_EQ(::mkfifo(path("pipe").c_str(), 0600), 0);
    auto read = std::async(std::launch::async, [&] { return content("pipe"); });
    EXPECT_EQ(call({"dedupe", in, "--out", path("pipe"), "--quiet"}), 0);
    // When nothing came through the pipe, its reader waits for a writer still.
    if (fs::is_fifo(path("pipe")) && read.wait_for(std::chrono::seconds(0)) != std::future_status::ready)
        ::close(::open(path("pipe").c_str(), O_WRONLY | O_NONBLOCK));
    ASSERT_TRUE(fs::is_fifo(path("pipe")));
    EXPECT_EQ(read.get(), content("file.csv"));
}

TEST_F(Command, AResultOnTheStandardOutputStandsThereAlone) {
    auto const in = file("in.csv", "unique_id,nama\n1,BUDI\n");
    ::testing::internal::CaptureStdout();
    ::testing::internal::CaptureStderr();
    EXPECT_EQ(run({"dedupe", in, "--out", "/dev/stdout", "--quiet"}), 0);
    EXPECT_EQ(::testing::internal::GetCapturedStdout(), "unique_id,cluster\n1,1\n");
    EXPECT_NE(::testing::internal::GetCapturedStderr().find("records            1"), std::string::npos);
}

TEST_F(Command, AFullDiskIsToldAndLeavesNothingBehind) {
    auto const in = file("in.csv", list_of(testing::village(900)));
    fs::create_symlink("/dev/full", path("full"));
    std::string told;
    EXPECT_EQ(call({"dedupe", in, "--out", path("out.csv"), "--pairs", path("full"), "--quiet"}, &told), 1);
    EXPECT_NE(told.find("disk penuh"), std::string::npos) << told;
    EXPECT_NE(told.find("the disk is full"), std::string::npos) << told;
    EXPECT_TRUE(fs::is_character_file(path("full")));
    EXPECT_FALSE(fs::exists(path("out.csv")));
    EXPECT_FALSE(fs::exists(path("out.csv.new")));
}

/// No file grows beyond 8 kB meanwhile.
template <class Work>
void with_small_files(Work work) {
    rlimit before{};
    ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &before), 0);
    auto const ignored = std::signal(SIGXFSZ, SIG_IGN);
    rlimit const small{.rlim_cur = 8'192, .rlim_max = before.rlim_max};
    ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &small), 0);
    work();
    ::setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, ignored);
}

TEST_F(Command, AFileThatCannotGrowLeavesTheOldResult) {
    auto const in = file("in.csv", list_of(testing::village(2'000)));
    auto const out = file("out.csv", "old\n");
    std::string told;
    int code = 0;
    with_small_files([&] { code = call({"dedupe", in, "--out", out, "--quiet"}, &told); });
    EXPECT_EQ(code, 1);
    EXPECT_NE(told.find("out.csv: "), std::string::npos) << told;
    EXPECT_EQ(content("out.csv"), "old\n");
    EXPECT_FALSE(fs::exists(path("out.csv.new")));
}

TEST_F(Command, AResultKeepsThePermissionsOfWhatItReplaces) {
    auto const in = file("in.csv", "unique_id,nama\n1,BUDI\n");
    auto const out = file("out.csv", "old\n");
    fs::permissions(out, fs::perms::owner_read | fs::perms::owner_write);
    ASSERT_EQ(call({"dedupe", in, "--out", out, "--quiet"}), 0);
    EXPECT_EQ(fs::status(out).permissions(), fs::perms::owner_read | fs::perms::owner_write);
}

TEST_F(Command, ThreadsAndMemoryHaveBounds) {
    auto const in = file("in.csv", list_of(testing::village(900)));
    struct Row {
        char const *option, *value, *told;
    };
    for (auto const& [option, value, wanted] :
         {Row{"--threads", "100000", "1 sampai 256"}, Row{"--threads", "257", "1 to 256"},
          Row{"--threads", "-1", "1 sampai 256"}, Row{"--memory", "-5", "(>= 8)"}, Row{"--memory", "7", "(>= 8)"}}) {
        std::string told;
        EXPECT_EQ(call({"dedupe", in, "--out", path("o"), "--quiet", option, value}, &told), 1) << option << value;
        EXPECT_NE(told.find(wanted), std::string::npos) << told;
    }
    EXPECT_EQ(call({"dedupe", in, "--out", path("o"), "--quiet", "--threads", "256", "--memory", "8"}), 0);
}

TEST_F(Command, AStoppedRunSaysSoAndGoesOnFromWhereItWas) {
    auto const in = file("in.csv", list_of(testing::village(900)));
    ASSERT_EQ(call({"dedupe", in, "--out", path("whole.csv"), "--quiet"}), 0);
    std::string told;
    std::raise(SIGINT);
    EXPECT_EQ(call({"dedupe", in, "--out", path("a.csv"), "--quiet"}, &told), 130);
    EXPECT_NE(told.find("Dihentikan. Tidak ada yang ditulis."), std::string::npos) << told;
    EXPECT_NE(told.find("Stopped. Nothing was written."), std::string::npos) << told;
    std::raise(SIGINT);
    EXPECT_EQ(call({"dedupe", in, "--out", path("a.csv"), "--quiet", "--memory", "8"}, &told), 130);
    EXPECT_FALSE(fs::exists(path("a.csv.work"))) << "no step was done";
    EXPECT_EQ(call({"dedupe", in, "--out", path("a.csv"), "--quiet", "--memory", "8"}), 0);
    EXPECT_FALSE(fs::exists(path("a.csv.work")));
    EXPECT_EQ(content("a.csv"), content("whole.csv"));
}

TEST_F(Command, ALongRunThatFailedAtItsEndGoesOnFromThere) {
    auto const in = file("in.csv", list_of(testing::village(900)));
    ASSERT_EQ(call({"dedupe", in, "--out", path("whole.csv"), "--quiet"}), 0);
    fs::create_symlink("/dev/full", path("full"));
    std::string told;
    auto const into = [&](char const* pairs) {
        return call({"dedupe", in, "--out", path("a.csv"), "--pairs", path(pairs), "--quiet", "--memory", "8"}, &told);
    };
    EXPECT_EQ(into("full"), 1);
    EXPECT_NE(told.find("disk penuh"), std::string::npos) << told;
    EXPECT_NE(told.find(path("a.csv.work") + ": perintah yang sama"), std::string::npos) << told;
    EXPECT_FALSE(fs::exists(path("a.csv")));
    EXPECT_EQ(into("pairs.csv"), 0);
    EXPECT_NE(told.find("Going on: "), std::string::npos) << told;
    EXPECT_FALSE(fs::exists(path("a.csv.work")));
    EXPECT_EQ(content("a.csv"), content("whole.csv"));
}

TEST_F(Command, ADiskWithoutRoomForTheRowsIsToldBeforeAnythingIsWrittenThere) {
    auto const in = file("in.csv", list_of(testing::village(900)));
    std::string told;
    int code = 0;
    with_small_files([&] { code = call({"dedupe", in, "--out", path("a.csv"), "--quiet", "--memory", "8"}, &told); });
    EXPECT_EQ(code, 1);
    EXPECT_NE(told.find(path("a.csv.work") + ": "), std::string::npos) << told;
    EXPECT_FALSE(fs::exists(path("a.csv.work")));
}

TEST_F(Command, AFolderOfSomebodyElseIsNotTakenForAJournal) {
    auto const in = file("in.csv", list_of(testing::village(30)));
    fs::create_directory(path("a.csv.work"));
    file("a.csv.work/mine.txt", "mine");
    std::string told;
    EXPECT_EQ(call({"dedupe", in, "--out", path("a.csv"), "--quiet", "--memory", "8"}, &told), 1);
    EXPECT_NE(told.find("a.csv.work"), std::string::npos) << told;
    EXPECT_EQ(content("a.csv.work/mine.txt"), "mine");
}

TEST_F(Command, AFileThatIsNoTextOfLinesIsRefusedAndNotTakenForAnEmptyList) {
    std::string wide;
    for (char const c : std::string("unique_id,nama\n1,BUDI\n")) wide += {c, '\0'};
    for (auto const& [text, wanted] : {std::pair<std::string, std::string>{"\xFF\xFE" + wide, "UTF-16"},
                                       {wide, "UTF-16"},
                                       {"unique_id,nama\r1,BUDI\r2,SITI\r", "old Macintosh"},
                                       {"PK\x03\x04xl", "CSV UTF-8"}}) {
        std::string told;
        EXPECT_EQ(call({"dedupe", file("in.csv", text), "--out", path("out.csv"), "--quiet"}, &told), 1);
        EXPECT_NE(told.find(wanted), std::string::npos) << told;
    }
    EXPECT_EQ(call({"dedupe", file("in.csv", "unique_id,nama\r\r\n1,BUDI\r\r\n"), "--out", path("o"), "--quiet"}), 0);
    EXPECT_EQ(content("o"), "unique_id,cluster\n1,1\n");
}

TEST_F(Command, SaysHowManyLinesAnOpenQuoteTookWithIt) {
    auto const in = file("in.csv",
                         "unique_id,nama,alamat\n1,BUDI,JL A\n\"2,SITI,JL B\n3,RATNA,JL C\n4,DEWI,\"JL D, NO 1\"\n"
                         "5,AGUS,JL E\n");
    std::string told;
    ASSERT_EQ(call({"dedupe", in, "--out", path("out.csv"), "--quiet"}, &told), 0);
    EXPECT_NE(told.find("broken rows        1 (3 lines)"), std::string::npos) << told;
    EXPECT_NE(told.find("in.csv:3-5 (3 lines)"), std::string::npos) << told;
    EXPECT_NE(told.find("tanda kutip"), std::string::npos) << told;
    EXPECT_EQ(content("out.csv"), "unique_id,cluster\n1,1\n5,5\n");
}

TEST_F(Command, ARowThatAnOpenQuoteMadeIsNoRecordEvenIfItHasAllColumns) {
    auto const in =
        file("in.csv", "unique_id,nama,alamat\n\"1,BUDI,JL A\n2,SITI,JL B\n3,\"RATNA, DRA\",JL C\n4,DEWI,JL D\n");
    std::string told;
    ASSERT_EQ(call({"dedupe", in, "--out", path("out.csv"), "--quiet"}, &told), 0);
    EXPECT_NE(told.find("in.csv:2-4 (3 lines)"), std::string::npos) << told;
    EXPECT_EQ(content("out.csv"), "unique_id,cluster\n4,4\n");
}

TEST_F(Command, IdsThatStandTwiceInOneListAreCounted) {
    auto const rows = std::string("unique_id,nama\n1,BUDI\n2,SITI\n1,RATNA\nx,DEWI\nx,AGUS\n");
    std::string told;
    ASSERT_EQ(call({"dedupe", file("in.csv", rows), "--out", path("o"), "--json"}, &told), 0);
    EXPECT_NE(told.find("\"repeated_ids\":2"), std::string::npos) << told;
    ASSERT_EQ(call({"dedupe", path("in.csv"), "--out", path("o"), "--quiet"}, &told), 0);
    EXPECT_NE(told.find("repeated ids       2\n"), std::string::npos) << told;
    // A registry and a list may number their own.
    auto const one = std::string("unique_id,nama\n1,BUDI\n2,SITI\n");
    ASSERT_EQ(call({"link", file("a.csv", one), file("b.csv", one), "--out", path("o"), "--json"}, &told), 0);
    EXPECT_NE(told.find("\"repeated_ids\":0"), std::string::npos) << told;
}

TEST_F(Command, TheHelpNamesTheFieldsAndHowManyMayBeOnesOwn) {
    std::string told;
    EXPECT_EQ(call({"dedupe", "--help"}, &told), 0);
    for (std::size_t f = 0; f < known_fields; ++f)
        EXPECT_NE(told.find(field_name(static_cast<Field>(f))), std::string::npos) << told;
    EXPECT_NE(told.find("up to five"), std::string::npos) << told;
}

TEST_F(Command, SaysWhichFieldsWereCompared) {
    auto const in = file("in.csv", "unique_id,nama,tgl_lahir,job\n1,BUDI,1990-03-02,GURU\n");
    std::string told;
    ASSERT_EQ(call({"dedupe", in, "--out", path("o"), "--quiet"}, &told), 0);
    EXPECT_NE(told.find("fields             nama, tgl_lahir\n"), std::string::npos) << told;
    ASSERT_EQ(call({"dedupe", in, "--out", path("o"), "--quiet", "--map", "tgl_lhir=tgl_lahir"}, &told), 0);
    EXPECT_NE(told.find("fields             tgl_lhir (text)\n"), std::string::npos) << told;
    auto const other = file("b.csv", "unique_id,nama,nik\n1,BUDI,\n");
    ASSERT_EQ(call({"link", in, other, "--out", path("o"), "--json"}, &told), 0);
    EXPECT_NE(told.find("\"fields\":[\"nama\"]"), std::string::npos) << told;
    EXPECT_EQ(call({"link", file("c.csv", "unique_id,alamat\n1,JL A\n"), other, "--out", path("o")}, &told), 1);
    EXPECT_NE(told.find("no field in common"), std::string::npos) << told;
}

TEST(PeakMemory, IsTheProgramsOwnAndNotThatOfWhoStartedIt) {
    GTEST_FLAG_SET(death_test_style, "threadsafe");
    // A program that such a test starts goes through the test up to its own part of it, so only the first is big.
    std::vector<char> much;
    if (!::testing::internal::InDeathTestChild()) much.assign(std::size_t{300} << 20, 'x');
    EXPECT_TRUE(much.empty() || peak_memory_kb() > 300 << 10);
    EXPECT_EXIT(std::_Exit(peak_memory_kb() < 200 << 10 ? 0 : 1), ::testing::ExitedWithCode(0), "");
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
