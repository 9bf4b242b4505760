#include "lists/api.hpp"

#include "access/testing.hpp"
#include "lists/store_sql.hpp"
#include "plumbing/json/golden.hpp"
#include "plumbing/locale/locale.hpp"
#include "plumbing/sheet/xlsx.hpp"

#include <boost/json.hpp>

namespace sinergi::lists {
namespace {

using namespace access::testing;
using access::Role;
using http::Method;
using json::testing::expect_golden;
namespace bj = boost::json;

constexpr auto left_list =
    "No,NIK,Nama,Tgl Lahir,L/P,Desa\n"
    "1,3208011708859001,RASIM,17/08/1985,L,Sindangjawa\n"
    "2,3208015808869002,CARTI WULANDARI,18/08/1986,P,Sindangjawa\n"
    "3,320801190887900,EUIS KOMALA,19/08/1987,P,Windujanten\n"
    "4,3208012008889004,DADANG SUHERMAN,20/08/1988,L,Windujanten\n";
constexpr auto right_list =
    "NIK;Nama KPM;Tanggal Lahir;Kelurahan\n"
    "3208011708859001;RASIM;17-08-1985;Sindangjawa\n"
    "3208015808869002;CARTI WULAN DARI;18-08-1986;Sindangjawa\n"
    "3208016108899005;IMAS MASITOH;21-08-1989;Kadugede\n";

struct ListsApi : OfficeTest {
    std::filesystem::path folder = std::filesystem::temp_directory_path() / fmt::format("sinergi-lists-{}", ::getpid());
    std::unique_ptr<Vault> vault;
    std::unique_ptr<House> house;
    http::Router router;
    std::unique_ptr<jobs::Runner> runner;
    std::map<std::string, std::string> tokens;

    void SetUp() override {
        std::filesystem::remove_all(folder);
        vault = std::make_unique<Vault>(folder);
        auto const say = [](std::string_view key, std::string_view language) {
            return std::string(locale::pattern(key, locale::language_of(language)));
        };
        house = std::make_unique<House>(House{office, *doors, *vault, say});
        router.set_say(say);
        add_routes(router, *house);
        runner = std::make_unique<jobs::Runner>(db(), clock, ids);
        runner->on(std::string(job_kind), [&](jobs::JobContext& job) { return work(*house, job); });
        add("euis", Role::back_office);
        add("tatang", Role::head);
        add("camat", Role::subdistrict, "320801");
    }
    void TearDown() override { std::filesystem::remove_all(folder); }

    http::Reply ask_as(std::string const& who, Method method, std::string target, std::string body = "",
                       std::string type = "application/json") {
        if (!tokens.contains(who)) tokens[who] = enter(who).value().token;
        std::vector<std::pair<std::string, std::string>> headers{{"authorization", "Bearer " + tokens[who]}};
        if (!body.empty()) headers.emplace_back("content-type", type);
        http::Asked const asked(method, std::move(target), std::move(body), std::move(headers), clock.now());
        return router.answer(asked.call);
    }
    http::Reply send_as(std::string const& who, std::string const& name, std::string const& bytes) {
        auto const body = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name +
                          "\"\r\nContent-Type: text/csv\r\n\r\n" + bytes + "\r\n--x--\r\n";
        return ask_as(who, Method::post, "/api/v1/lists/files", body, "multipart/form-data; boundary=x");
    }
    static std::string text(http::Reply const& reply, std::string_view name) {
        auto const object = bj::parse(reply.body).as_object();
        return object.contains(name) && object.at(name).is_string() ? std::string(object.at(name).as_string())
                                                                    : std::string{};
    }
    static std::int64_t count(http::Reply const& reply, std::string_view group) {
        auto const parsed = bj::parse(reply.body);
        for (auto const& one : parsed.at("summary").at("groups").as_array())
            if (one.at("group").as_string() == group) return one.at("rows").as_int64();
        return -1;
    }
    std::string sent(std::string const& name, std::string const& bytes) {
        return text(send_as("euis", name, bytes), "id");
    }
    std::string begun(std::string const& keep = "one_day", std::string const& left = left_list,
                      std::string const& right = right_list) {
        auto const body = fmt::format(R"({{"left":{{"file":"{}"}},"right":{{"file":"{}"}},"keep":"{}"}})",
                                      sent("kiri.csv", left), sent("kanan.csv", right), keep);
        auto const reply = ask_as("euis", Method::post, "/api/v1/lists/comparisons", body);
        EXPECT_EQ(reply.status, 201) << reply.body;
        return "/api/v1/lists/comparisons/" + text(reply, "id");
    }
    void work_all() {
        while (runner->work_once()) {
        }
    }
    std::int64_t files_on_disk() {
        return std::distance(std::filesystem::directory_iterator(folder), std::filesystem::directory_iterator{});
    }
};
SINERGI_ON_BOTH_ENGINES(ListsApi);

TEST_P(ListsApi, PreparesEveryStatementAndWalksAnIndex) {
    for (auto const& plan : db::testing::prepare_all(db(), sql::all))
        EXPECT_FALSE(plan.is_scan()) << plan.name << "\n" << plan.text;
}

TEST_P(ListsApi, RecognisesWhatWasSent) {
    auto const reply = send_as("euis", "kiri.csv", left_list);
    ASSERT_EQ(reply.status, 201) << reply.body;
    auto const parsed = bj::parse(reply.body);
    EXPECT_EQ(parsed.at("columns").at(1).at("holds").as_string(), "nik");
    EXPECT_EQ(parsed.at("sample").at(0).at(1).as_string(), "3208••••••••9001") << "numbers of people are masked";
    EXPECT_EQ(text(send_as("euis", "x.csv", "Nama,NIK\n"), "key"), "lists.empty");
    EXPECT_EQ(text(send_as("euis", "x.xlsx", "PK\3\4 broken"), "key"), "sheet.xlsx_broken");
    EXPECT_EQ(files_on_disk(), 1) << "what cannot be read is not kept";
}

TEST_P(ListsApi, ComparesInAJobAndShowsItsGroups) {
    auto const at = begun();
    EXPECT_EQ(text(ask_as("euis", Method::get, at), "state"), "queued");
    EXPECT_EQ(text(ask_as("euis", Method::get, at + "/groups/both"), "key"), "lists.not_done");
    work_all();
    auto const done = ask_as("euis", Method::get, at);
    EXPECT_EQ(text(done, "state"), "done") << done.body;
    EXPECT_EQ(count(done, "both"), 2);
    EXPECT_EQ(count(done, "left_only"), 2);
    EXPECT_EQ(count(done, "right_only"), 1);
    EXPECT_EQ(count(done, "faults"), 1);
    expect_golden("lists_both", ask_as("euis", Method::get, at + "/groups/both").body);
    expect_golden("lists_left_only", ask_as("euis", Method::get, at + "/groups/left_only?limit=1").body);
    expect_golden("lists_changed", ask_as("euis", Method::get, at + "/groups/changed?lang=en").body);
    expect_golden("lists_faults", ask_as("euis", Method::get, at + "/groups/faults").body);
    EXPECT_EQ(ask_as("euis", Method::get, at + "/groups/lainnya").status, 400);
    EXPECT_EQ(lines_of("lists.compared"), 1);
    EXPECT_GE(lines_of("lists.read"), 3) << "who looked at people is known";
}

TEST_P(ListsApi, SaysWhichFileAndLineStoppedTheWork) {
    // Beyond the rows that are looked at before the job: a quote that nobody closed.
    std::string broken = "NIK,Nama\n";
    for (int i = 0; i < 400; ++i) broken += fmt::format("32080117088{:05},RASIM\n", i);
    broken += "3208011708859001,\"RASIM\n";
    auto const at = begun("one_day", left_list, broken);
    work_all();
    auto const failed = ask_as("euis", Method::get, at);
    EXPECT_EQ(text(failed, "state"), "failed");
    EXPECT_NE(text(failed, "fault").find("(kanan.csv: 402)"), std::string::npos) << text(failed, "fault");
    EXPECT_EQ(text(failed, "fault").find('{'), std::string::npos);
}

TEST_P(ListsApi, RefusesABadFileWithASentenceAndKeepsNothing) {
    struct Row {
        char const* name;
        std::string bytes;
        char const* key;
    };
    std::string const locked = std::string("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") + std::string(504, '\0') +
                               std::string("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", 32);
    for (auto const& row : std::vector<Row>{{"kunci.xlsx", locked, "sheet.has_password"},
                                            {"rusak.xlsx", "PK\3\4 broken", "sheet.xlsx_broken"},
                                            {"surat.csv", "Yth. Bapak Kepala Dinas\n", "lists.not_a_table"},
                                            {"kosong.csv", "NIK,Nama\n", "lists.empty"}}) {
        auto const reply = send_as("euis", row.name, row.bytes);
        EXPECT_EQ(text(reply, "key"), row.key) << row.name;
        EXPECT_GT(text(reply, "detail").size(), 30U);
        EXPECT_EQ(text(reply, "detail").find('{'), std::string::npos);
    }
    EXPECT_EQ(files_on_disk(), 0);
}

TEST_P(ListsApi, IsNobodyElses) {
    auto const at = begun();
    work_all();
    EXPECT_EQ(text(ask_as("tatang", Method::get, at), "key"), "lists.gone");
    EXPECT_EQ(text(ask_as("camat", Method::get, at), "key"), "access.act_not_allowed");
    EXPECT_EQ(text(send_as("camat", "x.csv", left_list), "key"), "access.act_not_allowed");
    EXPECT_EQ(ask_as("tatang", Method::del, at).status, 404);
    EXPECT_EQ(bj::parse(ask_as("tatang", Method::get, "/api/v1/lists/comparisons").body).at("items").as_array().size(),
              0U);
    EXPECT_EQ(bj::parse(ask_as("euis", Method::get, "/api/v1/lists/comparisons").body).at("items").as_array().size(),
              1U);
}

TEST_P(ListsApi, GivesTheWorkbookAndKeepsItAsLongAsPromised) {
    auto const at = begun("until_download");
    work_all();
    EXPECT_EQ(files_on_disk(), 1) << "the lists themselves are gone, the result stays";
    auto const file = ask_as("euis", Method::get, at + "/download.xlsx");
    ASSERT_EQ(file.status, 200);
    EXPECT_EQ(sheet::sheet_names(file.body).value().size(), 8U);
    EXPECT_EQ(lines_of("lists.downloaded"), 1);
    clock.advance_ms(kept_after_download_ms + 1);
    EXPECT_EQ(text(ask_as("euis", Method::get, at), "key"), "lists.gone");
    EXPECT_EQ(tidy(*house, clock.now()), 1);
    EXPECT_EQ(files_on_disk(), 0);
}

TEST_P(ListsApi, ForgetsWhenToldAndWhenTimeIsOver) {
    auto const at = begun("seven_days");
    work_all();
    EXPECT_EQ(tidy(*house, clock.now().plus_ms(7 * day_ms - 1)), 0);
    EXPECT_EQ(ask_as("euis", Method::del, at).status, 204);
    EXPECT_EQ(files_on_disk(), 0);
    EXPECT_EQ(text(ask_as("euis", Method::get, at), "key"), "lists.gone");
    begun("seven_days");
    work_all();
    EXPECT_EQ(tidy(*house, clock.now().plus_ms(7 * day_ms + 1)), 1);
    EXPECT_EQ(files_on_disk(), 0);
    (void)sent("sisa.csv", left_list);
    EXPECT_EQ(tidy(*house, clock.now().plus_ms(file_kept_ms + 1)), 1) << "a list that nobody compared";
}

TEST_P(ListsApi, SweepsAwayWhatADeadServerLeft) {
    vault->put(42, std::string(32, 'k'), "rest");
    EXPECT_EQ(tidy(*house, clock.now()), 1);
    EXPECT_EQ(files_on_disk(), 0);
}

TEST_P(ListsApi, KeepsNothingReadableOnDisk) {
    (void)begun();
    work_all();
    for (auto const& entry : std::filesystem::directory_iterator(folder)) {
        std::ifstream file(entry.path(), std::ios::binary);
        std::string const bytes{std::istreambuf_iterator<char>(file), {}};
        EXPECT_EQ(bytes.find("RASIM"), std::string::npos);
        EXPECT_EQ(bytes.find("3208011708859001"), std::string::npos);
    }
}

TEST_P(ListsApi, CancelsAWaitingComparison) {
    auto const at = begun();
    EXPECT_EQ(text(ask_as("euis", Method::post, at + "/cancel", "{}"), "state"), "cancelled");
    work_all();
    EXPECT_EQ(text(ask_as("euis", Method::get, at), "state"), "cancelled");
    EXPECT_EQ(text(ask_as("euis", Method::post, at + "/cancel", "{}"), "key"), "jobs.already_finished");
}

TEST_P(ListsApi, RemembersColumnsByTheirHeadings) {
    auto const odd =
        std::string("Kode,Sebutan,Lahir Pada\n3208011708859001,RASIM,17/08/1985\n3208015808869002,CARTI,18/08/1986\n");
    auto const first = sent("aneh.csv", odd);
    auto const body =
        fmt::format(R"({{"left":{{"file":"{}","columns":["nik","nama","tgl_lahir"]}},"right":{{"file":"{}"}}}})", first,
                    sent("kanan.csv", right_list));
    auto const asked = ask_as("euis", Method::post, "/api/v1/lists/comparisons", body);
    ASSERT_EQ(asked.status, 201) << asked.body;
    auto const again = bj::parse(send_as("tatang", "aneh2.csv", odd).body);
    EXPECT_EQ(again.at("columns").at(1).at("holds").as_string(), "nama");
    EXPECT_EQ(again.at("columns").at(1).at("known").as_string(), "remembered");
    auto const same = fmt::format(R"({{"left":{{"file":"{0}"}},"right":{{"file":"{0}"}}}})", first);
    EXPECT_EQ(text(ask_as("euis", Method::post, "/api/v1/lists/comparisons", same), "key"), "lists.same_file");
}

/// People of one name and year: whoever they are must be settled by eye.
struct ListsDoubt : ListsApi {
    std::string left = "Nama,Tgl Lahir,Desa\n", right = left;
    void SetUp() override {
        ListsApi::SetUp();
        for (int i = 0; i < 40; ++i) {
            auto const line =
                fmt::format("ORANG {} KE{},{:02}/{:02}/19{},Sindangjawa\n", static_cast<char>('A' + i % 26),
                            std::string(1, static_cast<char>('A' + i / 26)) + "LIMA", 1 + i % 28, 1 + i % 12, 50 + i);
            left += line;
            right += line;
        }
    }
};
SINERGI_ON_BOTH_ENGINES(ListsDoubt);

TEST_P(ListsDoubt, IsSettledByEyeAndRememberedNextTime) {
    for (auto const* pair : {"SITI NURHASANAH,01/07/1960,Sindangjawa|SITI N,12/03/1960,Windujanten",
                             "EUIS KOMALA,05/05/1961,Sindangjawa|EUIS K,05/05/1961,Windujanten",
                             "DADANG SUHERMAN,06/06/1962,Sindangjawa|DADAN SUHERMAN,06/06/1972,Sindangjawa",
                             "TATANG,07/07/1963,Sindangjawa|TATANG H,17/07/1963,Windujanten"}) {
        std::string_view const both = pair;
        left += std::string(both.substr(0, both.find('|'))) + "\n";
        right += std::string(both.substr(both.find('|') + 1)) + "\n";
    }
    auto const at = begun("one_day", left, right);
    work_all();
    auto const before = ask_as("euis", Method::get, at);
    ASSERT_GT(count(before, "doubtful"), 0) << before.body;
    auto const both = count(before, "both"), only = count(before, "left_only");
    auto const settled = ask_as("euis", Method::post, at + "/decisions", R"({"doubt":0,"verdict":"same"})");
    ASSERT_EQ(settled.status, 200) << settled.body;
    EXPECT_EQ(count(settled, "both"), both + 1);
    EXPECT_EQ(bj::parse(settled.body).at("open_doubts").as_int64(), count(before, "doubtful") - 1);
    auto const other = ask_as("euis", Method::post, at + "/decisions", R"({"doubt":0,"verdict":"different"})");
    EXPECT_EQ(count(other, "both"), both);
    EXPECT_EQ(count(other, "left_only"), only + 1);
    auto const page = bj::parse(ask_as("euis", Method::get, at + "/groups/doubtful").body);
    EXPECT_EQ(page.at("items").at(0).as_array().back().as_string(), "different");
    auto const next = begun("one_day", left, right);
    work_all();
    EXPECT_EQ(count(ask_as("euis", Method::get, next), "doubtful"), count(before, "doubtful") - 1)
        << "it is not asked again";
    auto const taken_back = ask_as("euis", Method::post, at + "/decisions", R"({"doubt":0})");
    EXPECT_EQ(count(taken_back, "left_only"), only);
    EXPECT_EQ(text(ask_as("euis", Method::post, at + "/decisions", R"({"doubt":99,"verdict":"same"})"), "key"),
              "lists.no_such_doubt");
}

}  // namespace
}  // namespace sinergi::lists
