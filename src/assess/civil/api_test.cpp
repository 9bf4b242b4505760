#include "civil/testing.hpp"

#include <boost/json.hpp>

namespace sinergi::civil {
namespace {

using namespace civil::testing;
using http::Method;
namespace bj = boost::json;

struct CivilApi : CivilTest {
    http::Router router;
    std::map<std::string, std::string> tokens;
    registry::FamilyId family;

    void SetUp() override {
        CivilTest::SetUp();
        router.set_say(house->say);
        add_routes(router, *house);
        add("loket", Role::front_office);
        add("admin1", Role::admin);
        add("dpo1", Role::dpo);
        family = made().id;
    }
    http::Reply reply(std::string const& who, Method method, std::string target, std::string body = "",
                      std::string type = "application/json", std::string key = "") {
        if (!tokens.contains(who)) tokens[who] = enter(who).value().token;
        std::vector<std::pair<std::string, std::string>> headers{{"authorization", "Bearer " + tokens[who]}};
        if (!body.empty()) headers.emplace_back("content-type", type);
        if (!key.empty()) headers.emplace_back("idempotency-key", key);
        auto const path = target.starts_with('/') ? "/api/v1" + target : "/api/v1/civil/" + target;
        http::Asked const asked(method, path, std::move(body), std::move(headers), clock.now());
        return router.answer(asked.call);
    }
    bj::value ask(std::string const& who, Method method, std::string target, std::string body = "", int status = 200) {
        auto const said = reply(who, method, target, std::move(body));
        EXPECT_EQ(said.status, status) << target << "\n" << said.body;
        return said.body.empty() ? bj::value() : bj::parse(said.body);
    }
    static std::string text(bj::value const& of, std::string_view name) { return std::string(of.at(name).as_string()); }
    static std::string form(std::string const& file) {
        return "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"jawaban.csv\"\r\n\r\n" + file +
               "\r\n--x--\r\n";
    }
};
SINERGI_ON_BOTH_ENGINES(CivilApi);

TEST_P(CivilApi, GoesFromRunToLetter) {
    auto const run = ask("euis", Method::post, "runs", R"({"way":"file","who":"never"})");
    work_all();
    auto const id = text(run, "id");
    EXPECT_EQ(text(ask("euis", Method::get, "runs/" + id), "state"), "ready");
    auto const file = reply("euis", Method::get, "runs/" + id + "/request?format=csv");
    EXPECT_EQ(file.status, 200);
    EXPECT_NE(file.body.find("3208011708809001"), std::string::npos);
    EXPECT_EQ(reply("euis", Method::get, "runs/" + id + "/request?format=doc").status, 400);
    auto const bad = reply("euis", Method::post, "runs/" + id + "/answers", form("nama\nRasim\n"),
                           "multipart/form-data; boundary=x");
    EXPECT_EQ(bad.status, 400) << bad.body;
    auto const taken = reply("euis", Method::post, "runs/" + id + "/answers",
                             form("nik,hasil,nama_dukcapil,sebab\n3208011708809001,TIDAK SESUAI,RASIMAN,\n"
                                  "3208011908109003,TIDAK DITEMUKAN,,ganda\n"),
                             "multipart/form-data; boundary=x");
    EXPECT_EQ(taken.status, 200) << taken.body;
    work_all();
    auto const summary = ask("euis", Method::get, "summary");
    EXPECT_EQ(summary.at("items").as_array().size(), 2U);
    auto const queue = ask("euis", Method::get, "entries?cause=differs");
    ASSERT_EQ(queue.at("items").as_array().size(), 1U);
    auto const& row = queue.at("items").as_array()[0];
    EXPECT_EQ(text(row, "name"), "Rasim");
    EXPECT_EQ(text(row, "nik_masked").find("1708"), std::string::npos) << "masked";
    auto const person = text(row, "id");
    auto const one = ask("euis", Method::get, "entries/" + person);
    EXPECT_EQ(text(one.at("fields").as_array()[0], "theirs"), "RASIMAN");
    EXPECT_EQ(text(one.at("fields").as_array()[0], "ours"), "Rasim");
    auto const mended = ask("euis", Method::post, "entries/" + person + "/mend", R"({"version":1,"take":["name"]})");
    EXPECT_EQ(text(mended.at("row"), "state"), "Q2");
    ask("euis", Method::post, "entries/" + person + "/mend", R"({"version":1,"take":["name"]})", 409);
    auto const letter = ask("euis", Method::post, "letters", R"({"number":"470/9","cause":"double_biometric"})");
    auto const pdf = reply("euis", Method::get, "letters/" + text(letter, "id") + "/pdf");
    EXPECT_EQ(pdf.status, 200);
    EXPECT_TRUE(pdf.body.starts_with("%PDF"));
    EXPECT_EQ(ask("euis", Method::get, "letters").at("items").as_array().size(), 1U);
}

TEST_P(CivilApi, WhoErasesSeesFirstWhatWouldGoAndKeptAnswersGoToo) {
    auto const rasim = person(family, 0).id, dadan = person(family, 2).id;
    answered(begun(), "3208011708809001,TIDAK SESUAI,RASIMAN,,,,\n3208011908109003,TIDAK DITEMUKAN,,,,ganda,\n");
    auto const at = "entries/" + rasim.text();
    std::string const why = R"({"reason":"permintaan warga, surat 12/2026"})";
    auto const keeps = [&] {
        return reply("euis", Method::post, at + "/keep", R"({"version":1,"reason":"Akta kelahiran menulis Rasim"})",
                     "application/json", "kunci-padan-1");
    };
    ask("euis", Method::get, at + "/erasure", "", 403);
    ask("euis", Method::post, at + "/erase", why, 403);
    ask("dpo1", Method::get, "entries/" + person(family, 1).id.text() + "/erasure", "", 404);
    auto const open = ask("dpo1", Method::get, at + "/erasure");
    EXPECT_TRUE(open.at("is_open").as_bool());
    EXPECT_EQ(bj::serialize(open).find("Rasim"), std::string::npos) << "nobody's name";
    EXPECT_EQ(text(ask("dpo1", Method::post, at + "/erase", why, 409), "key"), "civil.still_open");
    auto const kept = keeps();
    ASSERT_EQ(kept.status, 200) << kept.body;
    EXPECT_EQ(keeps().body, kept.body) << "the same key hears the same";
    ask("euis", Method::post, "entries/" + dadan.text() + "/cause", R"({"version":1,"cause":"sync_lag"})");
    auto const ended = ask("dpo1", Method::get, at + "/erasure");
    EXPECT_FALSE(ended.at("is_open").as_bool());
    EXPECT_EQ(ended.at("asked").as_int64(), 1);
    EXPECT_EQ(ended.at("words").as_int64(), 1);
    ask("dpo1", Method::post, at + "/erase", R"({"reason":"x"})", 400);
    ask("dpo1", Method::post, at + "/erase", why, 204);
    EXPECT_EQ(text(bj::parse(keeps().body), "key"), "access.answer_erased");
    EXPECT_EQ(count("SELECT count(*) FROM deed WHERE answer <> '' AND client_key = 'kunci-padan-1'"), 0);
    EXPECT_TRUE(ask("dpo1", Method::get, at + "/erasure").at("is_erased").as_bool());
    EXPECT_EQ(text(ask("dpo1", Method::post, at + "/erase", why, 409), "key"), "civil.already_erased");
    EXPECT_EQ(text(ask("euis", Method::get, at), "reason"), "");
    EXPECT_EQ(entry(dadan)->cause, Cause::sync_lag) << "nobody else's";
}

TEST_P(CivilApi, TheFirstPageCountsThoseWithWhomOneHasSomethingToDo) {
    add("dadang", Role::back_office, kadugede);
    auto const rasim = person(family, 0).id, dadan = person(family, 2).id;
    answered(begun(), "3208011708809001,TIDAK SESUAI,RASIMAN,,,,\n3208011908109003,TIDAK DITEMUKAN,,,,ganda,\n");
    auto const waits = [&](std::string const& who) {
        std::map<std::string, std::int64_t> out;
        auto const queues = ask(who, Method::get, "/civil-queues");
        for (auto const& one : queues.at("items").as_array()) out[text(one, "cause")] = one.at("count").as_int64();
        for (auto const& [cause, count] : out)
            EXPECT_EQ(std::ssize(ask(who, Method::get, "entries?is_mine=true&cause=" + cause).at("items").as_array()),
                      count)
                << "the list behind the box";
        return out;
    };
    using Counts = std::map<std::string, std::int64_t>;
    EXPECT_EQ(waits("euis"), (Counts{{"differs", 1}, {"double_biometric", 1}}));
    EXPECT_EQ(waits("dadang"), Counts{}) << "of another area";
    EXPECT_EQ(waits("loket"), Counts{}) << "who may not check hears of none, and is not refused";
    ask("euis", Method::post, "entries/" + rasim.text() + "/keep", R"({"version":1,"reason":"Akta menulis Rasim"})");
    EXPECT_EQ(waits("euis"), (Counts{{"double_biometric", 1}})) << "only the next asking says more";
    ask("euis", Method::post, "entries/" + dadan.text() + "/keep", R"({"version":1,"reason":"KTP asli dilihat"})");
    EXPECT_EQ(waits("euis"), Counts{}) << "a second look is not for who mended it";
    EXPECT_EQ(waits("dedi"), (Counts{{"double_biometric", 1}}));
    EXPECT_EQ(ask("euis", Method::get, "entries").at("items").as_array().size(), 2U) << "the whole list shows all";
}

TEST_P(CivilApi, CountsExactlyTheStatesInWhichSomebodyHasSomethingToDo) {
    answered(begun(), "3208011708809001,TIDAK SESUAI,RASIMAN,,,,\n");
    for (auto const state : {State::MKa, State::MKb, State::Q1, State::Q1a, State::Q1b, State::Q2a, State::Q2b}) {
        db().script(fmt::format("UPDATE civil_entry SET state = '{}', is_open = TRUE", word(state)));
        EXPECT_EQ(!ask("dedi", Method::get, "/civil-queues").at("items").as_array().empty(), is_due(state))
            << word(state);
    }
}

TEST_P(CivilApi, ShowsNothingToWhoMayNotCheck) {
    for (auto const* path : {"summary", "runs", "entries", "letters"}) ask("loket", Method::get, path, "", 403);
    ask("loket", Method::post, "runs", R"({"way":"file","who":"never"})", 403);
    ask("euis", Method::get, "service", "", 403);
    auto const set = ask("admin1", Method::put, "service",
                         R"({"url":"https://dukcapil.example.go.id/padan","account":"dinsos","secret":"rahasia sekali",
                             "agreement":"PKS 119/2025"})");
    EXPECT_EQ(text(set, "agreement"), "PKS 119/2025");
    EXPECT_EQ(bj::serialize(ask("admin1", Method::get, "service")).find("rahasia"), std::string::npos);
    ask("admin1", Method::put, "service", R"({"url":"bukan alamat","account":"a","secret":"b","agreement":"c"})", 400);
}

}  // namespace
}  // namespace sinergi::civil
