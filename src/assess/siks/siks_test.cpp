#include "siks/actions.hpp"

#include "plumbing/json/read.hpp"
#include "plumbing/locale/locale.hpp"
#include "plumbing/sheet/xlsx.hpp"
#include "proposals/testing.hpp"
#include "regions/actions.hpp"
#include "siks/api.hpp"
#include "siks/store_sql.hpp"

#include <gmock/gmock.h>
#include <boost/json.hpp>

#include <filesystem>

namespace sinergi::siks {
namespace {

using namespace registry::testing;
using proposals::testing::ProposalTest;
using ::testing::HasSubstr;

constexpr auto bnba =
    "no_kk,nik,nama,alamat,kode_wil,desil_nasional,cut_off\n"
    "3208010101159001,3208011708809001,RASIM,DUSUN PAHING,3208012001,3,2026-09-30\n"
    "3208010101159002,3208010101709011,DADANG,Dusun Manis,3208012001,2,2026-09-30\n"
    "-,3208015808859002,CARTI WULAN,,,,\n"
    "-,-,TANPA ANGKA,,,,\n";

struct Siks : ProposalTest {
    using ProposalTest::stands;
    using RegistryTest::stands;
    std::filesystem::path folder = std::filesystem::temp_directory_path() / fmt::format("sinergi-siks-{}", ::getpid());
    std::unique_ptr<regions::Areas> areas;
    std::unique_ptr<lists::Vault> vault;
    std::unique_ptr<House> house;
    std::unique_ptr<jobs::Runner> runner;
    Officer by = officer(Role::back_office);
    registry::Family ours;

    void SetUp() override {
        std::filesystem::remove_all(folder);
        regions::load(db(), clock.now());
        areas = std::make_unique<regions::Areas>(db());
        vault = std::make_unique<lists::Vault>(folder);
        house = std::make_unique<House>(
            House{office, *doors, *areas, *vault, [](std::string_view key, std::string_view language) {
                      return std::string(locale::pattern(key, locale::language_of(language)));
                  }});
        runner = std::make_unique<jobs::Runner>(db(), clock, ids);
        runner->on(std::string(job_kind), [&](jobs::JobContext& job) { return work(*house, job); });
        by.id = add("euis", Role::back_office);
        ours = made();
    }
    void TearDown() override {
        settle();
        std::filesystem::remove_all(folder);
    }
    void work_all() {
        while (runner->work_once()) {
        }
    }
    ListRow row(ListId id) { return find(*house, by, id).value(); }
    ListCounts counts(ListId id) { return json::read<ListCounts>(row(id).counts).value(); }
    ListId sent(std::string const& bytes = bnba, Extent extent = Extent::some, std::optional<Date> on = {}) {
        return sends({.name = "bnba.csv", .bytes = bytes, .extent = extent, .on = on});
    }
    ListId sends(SendWish const& wish) {
        auto const out = send(*house, by, wish, clock.now());
        EXPECT_EQ(no(out), "");
        work_all();
        return out ? out->id : ListId{};
    }
    std::vector<TaskRow> tasks(ListId id, std::optional<Verdict> verdict = {}) {
        return db().read([&](db::Tx& tx) {
            return store::tasks(tx, {.list = id, .area = region("3208"), .kind = {}, .verdict = verdict});
        });
    }
    Result<TaskRow> settles(TaskRow const& task, Verdict verdict, std::string const& reason) {
        return write([&](db::Tx& tx) {
            return siks::settle(*house, tx, by, task.id, task.version, verdict, reason, clock.now());
        });
    }
};
SINERGI_ON_BOTH_ENGINES(Siks);

TEST_P(Siks, PreparesEveryStatementAndWalksAnIndex) {
    for (auto const& plan : db::testing::prepare_all(db(), sql::all))
        EXPECT_TRUE(!plan.is_scan() || plan.name == "siks.list_lists") << plan.name << "\n" << plan.text;
}

TEST_P(Siks, HoldsTheirListBesideOursAndWritesNothing) {
    auto const id = sent();
    EXPECT_EQ(row(id).state, ListState::read);
    auto const found = counts(id);
    EXPECT_EQ(found.rows, 4);
    EXPECT_EQ(found.unreadable, 1);
    EXPECT_EQ(found.differs, 2) << row(id).counts;
    EXPECT_EQ(found.only_theirs, 1);
    auto const all = tasks(id);
    ASSERT_EQ(all.size(), 3U);
    EXPECT_EQ(json::read<std::vector<Difference>>(all[0].differences).value(),
              (std::vector<Difference>{{Field::decile, "", "3"}}))
        << "the same letters are the same name and address";
    EXPECT_EQ(all[1].kind, Kind::only_theirs);
    EXPECT_EQ(all[1].number.find("0101159002"), std::string::npos) << "masked";
    EXPECT_EQ(json::read<std::vector<Difference>>(all[2].differences).value(),
              (std::vector<Difference>{{Field::name, "Carti Wulandari", "CARTI WULAN"}}))
        << "found by the NIK of a member";
    EXPECT_EQ(stands(ours.id).version, ours.version);
    EXPECT_FALSE(stands(ours.id).decile);
}

TEST_P(Siks, ReadingAListClosesTheLinesThatWaitForItInTheSameDeed) {
    auto const carti = family("Carti"), dadan = family("Dadan");
    auto const roll = opens().value();
    auto const there = proposes(roll.id, {.kind = proposals::Kind::family, .family = carti.id}).value();
    auto const lost = proposes(roll.id, {.kind = proposals::Kind::family, .family = dadan.id}).value();
    endorses(roll.id);
    for (auto const id : {there.id, lost.id}) ASSERT_EQ(no(enters(id)), "");
    auto const list = "no_kk,nik,nama\n" + carti.no_kk + ",,CARTI\n";
    EXPECT_EQ(counts(sent(list, Extent::whole, day("2026-11-20"))).arrived, 0) << "a list older than the typing";
    auto const found = counts(sent(list, Extent::whole));
    EXPECT_EQ(found.arrived, 1);
    EXPECT_EQ(found.missing, 1);
    EXPECT_EQ(stands(there.id).state, proposals::ItemState::arrived);
    EXPECT_EQ(stands(lost.id).state, proposals::ItemState::missing);
    auto const again = counts(sent(list, Extent::whole));
    EXPECT_EQ(again.arrived + again.missing, 0) << "the same list twice changes nothing";
    EXPECT_EQ(lines_of("proposals.arrived"), 1);
    auto const other = send(*house, by, {.name = "bnba.csv", .bytes = list, .programme = "beras"}, clock.now());
    EXPECT_EQ(no(other), "proposals.word_unknown");
    auto const later = send(*house, by, {.name = "b.csv", .bytes = list, .on = day("2027-01-01")}, clock.now());
    EXPECT_EQ(no(later), "siks.day_in_future");
}

TEST_P(Siks, ACorrectionArrivesByAListThatSaysWhereTheFamilyLives) {
    auto const carti = family("Carti");
    auto const roll = opens().value();
    auto const line =
        proposes(roll.id, {.kind = proposals::Kind::correction, .family = carti.id, .note = "Alamat salah"}).value();
    endorses(roll.id);
    ASSERT_EQ(no(enters(line.id)), "");
    auto const bare = "no_kk,nik,nama\n" + carti.no_kk + ",,CARTI\n";
    EXPECT_EQ(counts(sent(bare, Extent::whole)).arrived, 0) << "numbers and names prove nothing";
    EXPECT_EQ(counts(sent(bare, Extent::whole)).missing, 0) << "and it is on the list";
    EXPECT_EQ(stands(line.id).state, proposals::ItemState::entered);
    auto const full = "no_kk,nik,nama,alamat\n" + carti.no_kk + ",,CARTI,Dusun Lain\n";
    EXPECT_EQ(counts(sent(full, Extent::some)).missing, 1) << "another address than ours";
}

TEST_P(Siks, TellsOfAFamilyWhatDiffersOnlyWithinTheArea) {
    sent();
    auto const of = [&](std::string_view area) {
        return db().read([&](db::Tx& tx) { return store::tasks_of(tx, ours.id, region(area)).size(); });
    };
    EXPECT_EQ(of("3208"), 2U) << "by the card, and by the NIK of a member";
    EXPECT_EQ(of("3209"), 0U);
}

TEST_P(Siks, TakesDecilesOverForTheirQuarterAndSettlesWhatDiffersInNothingElse) {
    auto const id = sent();
    EXPECT_EQ(no(take_deciles(*house, by, id, clock.now())), "");
    EXPECT_EQ(no(take_deciles(*house, by, id, clock.now())), "siks.not_read") << "once is enough";
    work_all();
    EXPECT_EQ(counts(id).deciles_taken, 1);
    EXPECT_EQ(stands(ours.id).decile, 3);
    EXPECT_EQ(stands(ours.id).decile_period, "2026-Q3");
    EXPECT_EQ(tasks(id, Verdict::theirs).size(), 1U);
    EXPECT_EQ(tasks(id, Verdict::open).size(), 2U);
    EXPECT_EQ(counts(sent()).same, 1) << "the next list finds it the same";
}

TEST_P(Siks, TellsWhoIsMissingOnlyOnAListOfTheWholeArea) {
    auto other = rasims(kadugede);
    other.no_kk = "3208010101159033";
    for (std::size_t i = 0; i < other.members.size(); ++i) other.members[i].nik = "";
    (void)made(other);
    EXPECT_EQ(counts(sent()).only_ours, 0);
    auto const id = sent(bnba, Extent::whole);
    EXPECT_EQ(counts(id).only_ours, 1);
    EXPECT_EQ(tasks(id).back().kind, Kind::only_ours);
    auto const pkh = sends({.name = "pkh.csv", .bytes = bnba, .extent = Extent::whole, .programme = "pkh"});
    EXPECT_EQ(row(pkh).state, ListState::read);
    EXPECT_EQ(counts(pkh).only_ours, 0) << "a family that receives no PKH is not missing there";
}

TEST_P(Siks, SettlesATaskOnceWithAReason) {
    auto const id = sent();
    auto const task = tasks(id).at(1);
    EXPECT_EQ(no(settles(task, Verdict::open, "alasan")), "siks.verdict_missing");
    EXPECT_EQ(no(settles(task, Verdict::leave, "ya")), "siks.reason_missing");
    EXPECT_EQ(no(settles(task, Verdict::leave, "keluarga luar daerah")), "");
    EXPECT_EQ(no(settles(task, Verdict::ours, "keluarga luar daerah")), "siks.changed_meanwhile");
    EXPECT_EQ(lines_of("siks.settled"), 1);
    auto const elsewhere = officer(Role::back_office, kadugede);
    EXPECT_EQ(no(find(*house, elsewhere, id)), "siks.list_unknown");
    auto const outsider = officer(Role::village_operator, sindangjawa);
    EXPECT_EQ(no(send(*house, outsider, {"x.csv", bnba, "", Extent::some}, clock.now())), "access.act_not_allowed");
}

TEST_P(Siks, GivesTheReportAsAWorkbook) {
    auto const id = sent();
    auto const bytes = report(*house, by, id, "id", clock.now()).value();
    auto const names = sheet::sheet_names(bytes).value();
    EXPECT_EQ(names, (std::vector<std::string>{"Ringkasan", "Perbedaan"}));
    auto const rows = sheet::xlsx_rows(bytes, 1).value();
    std::string all;
    while (rows->next().value())
        for (auto const cell : rows->cells()) all += std::string(cell) + "|";
    EXPECT_THAT(all, HasSubstr("CARTI WULAN"));
    EXPECT_EQ(all.find("3208015808859002"), std::string::npos) << "numbers are masked";
    EXPECT_EQ(lines_of("siks.report_given"), 1);
}

TEST_P(Siks, SaysWhyAListCannotBeRead) {
    auto const tries = [&](std::string const& bytes, std::string const& period = "") {
        return no(send(*house, by, {"x.csv", bytes, period, Extent::some}, clock.now()));
    };
    EXPECT_EQ(tries(""), "siks.no_file");
    EXPECT_EQ(tries("nama,alamat,desil\nRasim,Dusun Pahing,3\n"), "siks.no_number");
    EXPECT_EQ(tries(bnba, "triwulan tiga"), "registry.period_malformed");
    EXPECT_EQ(tries("PK\3\4 half of a file"), "sheet.xlsx_broken");
}

TEST_P(Siks, AnswersOverTheApi) {
    http::Router router;
    router.set_say(house->say);
    add_routes(router, *house);
    add("loket", Role::front_office);
    auto const ask = [&](std::string const& who, http::Method method, std::string target, std::string body = "") {
        auto const token = enter(who).value().token;
        http::Asked const asked(method, "/api/v1/siks/" + target, std::move(body),
                                {{"authorization", "Bearer " + token}, {"content-type", "application/json"}},
                                clock.now());
        return router.answer(asked.call);
    };
    auto const id = sent();
    EXPECT_EQ(ask("loket", http::Method::get, "lists").status, 403);
    EXPECT_EQ(ask("euis", http::Method::get, "lists").status, 200);
    auto const page = ask("euis", http::Method::get, "lists/" + id.text() + "/tasks?kind=differs&limit=1");
    EXPECT_EQ(page.status, 200) << page.body;
    auto const body = boost::json::parse(page.body);
    EXPECT_FALSE(body.at("next").is_null());
    auto const task = std::string(body.at("items").as_array()[0].at("id").as_string());
    auto const settled = ask("euis", http::Method::post, "tasks/" + task + "/settle",
                             R"({"version":1,"verdict":"ours","reason":"KK dilihat"})");
    EXPECT_EQ(settled.status, 200) << settled.body;
    EXPECT_EQ(ask("euis", http::Method::get, "lists/" + id.text() + "/report.xlsx").status, 200);
}

}  // namespace
}  // namespace sinergi::siks
