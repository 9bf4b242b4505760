#include "cases/api.hpp"

#include "cases/testing.hpp"
#include "grievances/actions.hpp"
#include "grievances/settings.hpp"
#include "plumbing/json/golden.hpp"
#include "plumbing/locale/locale.hpp"

#include <boost/json.hpp>

#include <filesystem>

namespace sinergi::cases {
namespace {

using namespace testing;
using http::Asked;
using http::Method;
using json::testing::expect_golden;
namespace bj = boost::json;

std::string sentence(std::string_view key, std::string_view language) {
    return std::string(locale::pattern(key, locale::language_of(language)));
}

/// Four areas, as text: the whole country would take half a second a test.
constexpr auto few_areas = R"(
INSERT INTO region_change (id, day, decree, recorded_at) VALUES (1, '2025-01-01', 'Kepmendagri', 0);
INSERT INTO region (code, valid_from, name, change_id) VALUES
 ('32', '0001-01-01', 'Jawa Barat', 1), ('3208', '0001-01-01', 'Kabupaten Kuningan', 1),
 ('320801', '0001-01-01', 'Kadugede', 1),
 ('3208012001', '0001-01-01', 'Sindangjawa', 1), ('3208011002', '0001-01-01', 'Windujanten', 1))";

struct CaseApi : access::testing::OfficeTest {
    Mail mail;
    MailCourier courier{mail, "3208"};
    std::unique_ptr<regions::Areas> areas;
    std::unique_ptr<files::FileStore> file_store;
    std::unique_ptr<House> house;
    http::Router router;
    std::map<std::string, std::string> tokens;
    std::filesystem::path folder;
    calendar::Calendar calendar{};
    grievances::Settings settings =
        db().read([](db::Tx& tx) { return grievances::read_settings(tx, day("2026-11-22")); });
    Officer front = hire("front", Role::front_office), back = hire("back", Role::back_office),
            chief = hire("chief", Role::supervisor), head = hire("head", Role::head),
            tksk = hire("tksk", Role::field_officer, "320801"),
            village = hire("village", Role::village_operator, sindangjawa);

    void SetUp() override {
        db().script(few_areas);
        courier.known = {{"pusat", true}};
        areas = std::make_unique<regions::Areas>(db());
        auto pattern = (std::filesystem::temp_directory_path() / "sinergi-cases-XXXXXX").string();
        ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
        folder = pattern;
        file_store = std::make_unique<files::FileStore>(folder);
        house = std::make_unique<House>(House{.office = office,
                                              .doors = *doors,
                                              .courier = courier,
                                              .files = *file_store,
                                              .calendar = [] { return std::make_shared<calendar::Calendar const>(); },
                                              .areas = *areas,
                                              .say = sentence});
        router.set_say(sentence);
        add_routes(router, *house);
    }
    void TearDown() override { std::filesystem::remove_all(folder); }
    Officer hire(std::string_view account, Role role, std::string_view area = "3208") {
        auto const id = add(account, role, area);
        return db().read([&](db::Tx& tx) { return access::find_officer(tx, id).value(); });
    }
    http::Reply ask(Method method, std::string target, std::string body, std::string const& as,
                    std::vector<std::pair<std::string, std::string>> headers = {}) {
        if (!as.empty()) {
            if (!tokens.contains(as)) tokens[as] = enter(as).value().token;
            headers.emplace_back("authorization", "Bearer " + tokens[as]);
        }
        bool const is_form = std::ranges::any_of(headers, [](auto const& h) { return h.first == "content-type"; });
        if (!body.empty() && !is_form) headers.emplace_back("content-type", "application/json");
        Asked const asked(method, std::move(target), std::move(body), std::move(headers), clock.now());
        return router.answer(asked.call);
    }
    http::Reply post(std::string const& path, std::string body, std::string const& as) {
        return ask(Method::post, "/api/v1/cases" + path, std::move(body), as);
    }
    http::Reply get(std::string const& path, std::string const& as) {
        return ask(Method::get, "/api/v1/cases" + path, "", as);
    }
    static bj::value parsed(http::Reply const& reply) { return bj::parse(reply.body); }
    static std::string at(http::Reply const& reply, std::string_view pointer) {
        return std::string(parsed(reply).at_pointer(pointer).as_string());
    }
    static std::string key(http::Reply const& reply) { return at(reply, "/key"); }
    std::string opened(std::string const& body, std::string const& as = "back") {
        auto const made = post("", body, as);
        EXPECT_EQ(made.status, 201) << made.body;
        return at(made, "/row/id");
    }
    void no_treatment(std::string const& id) {
        EXPECT_EQ(
            post("/" + id + "/entries", R"({"kind":"medical_need","body":{"needs_treatment":false}})", "back").status,
            200);
    }
    static constexpr auto old_man_in =
        R"({"form":"managed","region":"3208012001","need":"Lansia sakit tidur di pasar","types":["lansia_telantar"],
            "source":"patrol","risk":"high","urgency":"soon",
            "person":{"name":"Sarmin Contoh","nik":"3208011005509001","sex":"L","born_on":"1950-05-10"}})";
};
SINERGI_ON_BOTH_ENGINES(CaseApi);

TEST_P(CaseApi, AManagedCaseFromPatrolToClosing) {
    auto const id = opened(old_man_in);
    expect_golden("cases_opened", get("?queue=unassigned", "back").body);
    no_treatment(id);
    ASSERT_EQ(
        post("/" + id + "/entries",
             R"({"kind":"assessment","body":{"bio":"sehat","psycho":"tenang","social":"sendiri","spiritual":"baik"}})",
             "back")
            .status,
        200);
    ASSERT_EQ(
        post("/" + id + "/entries",
             R"({"kind":"plan","body":{"goals":[{"goal":"Bertemu keluarga","who":"TKSK","until":"2026-12-10"}]}})",
             "back")
            .status,
        200);
    ASSERT_EQ(post("/" + id + "/entries",
                   R"({"kind":"service","body":{"code":"spm_sandang","quantity":1,"bast":"BAST-1/2026"}})", "back")
                  .status,
              200);
    auto const waits = post("/" + id + "/close", R"({"reason":"reunified","text":"Bersama anaknya"})", "back");
    ASSERT_EQ(waits.status, 200) << waits.body;
    expect_golden("cases_file", get("/" + id, "back").body);
    EXPECT_EQ(key(post("/" + id + "/approvals/" + at(waits, "/waits") + "/approve", "{}", "back")),
              "access.act_not_allowed");
    auto const done = post("/" + id + "/approvals/" + at(waits, "/waits") + "/approve", "{}", "chief");
    EXPECT_EQ(at(done, "/row/state"), "selesai") << done.body;
}

TEST_P(CaseApi, AShortCaseIsClosedInOneCall) {
    auto const made = post("", R"({"form":"short","region":"3208012001","need":"Perlu makan","act":"Nasi bungkus",
                                   "proof":"Foto"})",
                           "village");
    ASSERT_EQ(made.status, 201) << made.body;
    expect_golden("cases_short", made.body);
}

TEST_P(CaseApi, ASecondCallWithTheSameKeyOpensNoSecondCase) {
    auto const twice = [&] {
        return ask(Method::post, "/api/v1/cases", old_man_in, "back", {{"idempotency-key", "kunci-0001"}}).body;
    };
    auto const first = twice();
    EXPECT_EQ(first, twice());
    EXPECT_EQ(parsed(get("", "back")).at("items").as_array().size(), 1U);
}

TEST_P(CaseApi, QueuesAreCountedForWhoMaySeeThem) {
    opened(old_man_in);
    expect_golden("cases_queues", get("/queues", "back").body);
    auto const of_village = get("/queues", "village").body;
    EXPECT_EQ(of_village.find("to_approve"), std::string::npos);
    EXPECT_EQ(of_village.find("\"health\""), std::string::npos);
    EXPECT_EQ(key(get("?queue=health", "village")), "cases.withheld");
    EXPECT_EQ(key(get("?queue=nothing", "back")), "cases.queue_unknown");
}

TEST_P(CaseApi, WhatIsWithheldStandsInNoAnswer) {
    auto const id = opened(
        R"({"form":"managed","region":"3208012001","need":"RAHASIA kebutuhan",
            "types":["anak_telantar","anak_disabilitas"],
            "person":{"name":"RAHASIA Bocah","nik":"3208011001159001","sex":"P","age":9,"address":"RAHASIA alamat"}})");
    ASSERT_EQ(post("/" + id + "/entries",
                   R"({"kind":"medical_need","body":{"needs_treatment":true,"finding":"RAHASIA sakit"}})", "back")
                  .status,
              200);
    ASSERT_EQ(post("/" + id + "/entries", R"({"kind":"note","body":{"text":"RAHASIA catatan"}})", "back").status, 200);
    ASSERT_EQ(post("/" + id + "/entries", R"({"kind":"tracing","body":{"where":"RAHASIA desa","how":"RAHASIA cara"}})",
                   "back")
                  .status,
              200);
    for (auto const* who : {"front", "tksk", "village"}) {
        SCOPED_TRACE(who);
        auto const file = get("/" + id, who);
        ASSERT_EQ(file.status, 200) << file.body;
        for (auto const& body :
             {file.body, get("", who).body, get("?queue=all", who).body, get("?q=RAHASIA", who).body,
              get("?q=3208011001159001", who).body,
              post("/similar", R"({"region":"3208012001","name":"RAHASIA Bocah","need":"RAHASIA kebutuhan",
                                   "nik":"3208011001159001","type":"anak_telantar"})",
                   who)
                  .body})
            for (auto const* secret : {"RAHASIA", "anak_", "medical", "tracing", "9001", "needs_treatment"})
                EXPECT_EQ(body.find(secret), std::string::npos) << secret << " in " << body;
        EXPECT_EQ(key(get("?type=anak_telantar", who)), "cases.withheld");
        EXPECT_TRUE(parsed(file).at_pointer("/head/withheld").as_bool()) << "that something is withheld is told";
    }
    expect_golden("cases_withheld", get("/" + id, "front").body);
    EXPECT_NE(get("/" + id, "back").body.find("RAHASIA"), std::string::npos);
}

TEST_P(CaseApi, HealthIsWithheldFromWhoWorksOnTheRest) {
    auto const id = opened(old_man_in);
    ASSERT_EQ(post("/" + id + "/entries",
                   R"({"kind":"medical_need","body":{"needs_treatment":true,"finding":"RAHASIA sakit"}})", "back")
                  .status,
              200);
    auto const file = get("/" + id, "village");
    EXPECT_EQ(file.body.find("RAHASIA"), std::string::npos);
    EXPECT_NE(file.body.find("\"withheld\""), std::string::npos);
    EXPECT_NE(file.body.find("Sarmin Contoh"), std::string::npos) << "who it is is no secret in its own area";
    EXPECT_EQ(file.body.find("3208011005509001"), std::string::npos);
    EXPECT_TRUE(parsed(file).at("health").is_null());
}

TEST_P(CaseApi, ALineOfTheTimelineTellsOfAChildNeitherByItsWordsNorByWhatWaits) {
    auto const id = opened(
        R"({"form":"managed","region":"3208012001","need":"RAHASIA","types":["anak_telantar"],
            "person":{"name":"RAHASIA Bocah","age":9}})");
    no_treatment(id);
    auto const does = [&](std::string const& path, std::string const& body, std::string const& as = "back") {
        auto const said = post("/" + id + path, body, as);
        EXPECT_EQ(said.status, 200) << path << ": " << said.body;
        return said;
    };
    does("/types", R"({"types":["anak_telantar","anak_jalanan"]})");
    does("/risk", R"({"risk":"high","urgency":"soon","reason":"RAHASIA sebab"})");
    does("/entries", R"({"kind":"tried","body":{"what":"RAHASIA upaya"}})");
    does("/entries", R"({"kind":"plan","body":{"goals":[{"goal":"RAHASIA tujuan"}]}})");
    auto const waits = does("/escalate", R"({"to_node":"pusat","reason":"province_full","asked":"RAHASIA minta",
                                             "tried":["RAHASIA sudah"]})");
    does("/approvals/" + at(waits, "/waits") + "/approve", R"({"reason":"RAHASIA setuju"})", "chief");
    for (auto const* who : {"front", "tksk", "village"}) {
        SCOPED_TRACE(who);
        auto const file = get("/" + id, who).body;
        for (auto const* secret : {"RAHASIA", "anak_", "\"child\"", "goals"})
            EXPECT_EQ(file.find(secret), std::string::npos) << secret << " in " << file;
    }
    auto const whole = get("/" + id, "back").body;
    for (auto const* known : {"RAHASIA sebab", "RAHASIA upaya", "RAHASIA minta", "RAHASIA setuju", "anak_jalanan"})
        EXPECT_NE(whole.find(known), std::string::npos) << known;
}

TEST_P(CaseApi, WhereSomebodyIsTreatedIsToldToNoOneWithoutTheRightToHealthData) {
    auto const id = opened(old_man_in);
    Officer const keeper{.id = access::AccountId(99),
                         .name = "Admin",
                         .role = Role::admin,
                         .area = office.area,
                         .unit = {},
                         .acts = access::acts_of(Role::admin)};
    auto const hospital = db().write([&](db::Tx& tx) {
        return referrals::add_place(tx, {office, clock.now(), nullptr}, keeper,
                                    {.kind = referrals::PlaceKind::rsj,
                                     .authority = referrals::Authority::province,
                                     .name = "RSJ Contoh",
                                     .region = region("3208")});
    });
    ASSERT_TRUE(hospital);
    ASSERT_EQ(post("/" + id + "/entries", R"({"kind":"medical_need","body":{"needs_treatment":true}})", "back").status,
              200);
    EXPECT_EQ(get("/" + id, "tksk").body.find("refer_health"), std::string::npos) << "nor by what is to be done";
    ASSERT_EQ(post("/" + id + "/refer", R"({"place":")" + hospital->id.text() + R"(","asked":"Mohon dirawat"})", "back")
                  .status,
              200);
    auto const asked = at(get("/" + id, "back"), "/assignments/0/id");
    ASSERT_EQ(
        post("/" + id + "/assignments/" + asked + "/decline", R"({"reason":"Bangsal jiwa penuh"})", "back").status,
        200);
    ASSERT_EQ(post("/" + id + "/types", R"({"types":["lansia_telantar","disabilitas"]})", "back").status, 200);
    for (auto const* who : {"front", "tksk", "village"}) {
        SCOPED_TRACE(who);
        auto const file = get("/" + id, who).body;
        for (auto const* secret : {"RSJ", "jiwa", "Bangsal", "disabilitas", "refer_health", "health_back"})
            EXPECT_EQ(file.find(secret), std::string::npos) << secret << " in " << file;
    }
    auto const whole = get("/" + id, "back").body;
    for (auto const* known : {"RSJ Contoh", "Bangsal jiwa penuh", "disabilitas", "refer_health"})
        EXPECT_NE(whole.find(known), std::string::npos) << known;
}

TEST_P(CaseApi, AnEscalationIsShownBeforeItGoes) {
    auto const id = opened(old_man_in);
    no_treatment(id);
    std::string const asks = R"("to_node":"pusat","reason":"province_full","asked":"Satu tempat di sentra",)";
    auto const shown = post("/" + id + "/escalate", "{" + asks + R"("tried":["Panti penuh"],"preview":true})", "back");
    ASSERT_EQ(shown.status, 200) << shown.body;
    expect_golden("cases_preview", shown.body);
    EXPECT_EQ(key(post("/" + id + "/escalate", "{" + asks + R"("tried":[]})", "back")), "cases.tried_missing");
    auto const waits = post("/" + id + "/escalate", "{" + asks + R"("tried":["Panti penuh"]})", "back");
    ASSERT_EQ(waits.status, 200) << waits.body;
    EXPECT_TRUE(courier.waiting.empty());
    courier.waiting.clear();
    ASSERT_EQ(post("/" + id + "/approvals/" + at(waits, "/waits") + "/approve", "{}", "chief").status, 200);
    ASSERT_FALSE(courier.waiting.empty());
    EXPECT_EQ(courier.waiting.back().kind, "case.asked");
    EXPECT_EQ(courier.waiting.back().payload.find("Sarmin"), std::string::npos) << "no agreement: the minimum";
    EXPECT_EQ(parsed(get("?queue=asked_up", "back")).at("items").as_array().size(), 1U);
}

TEST_P(CaseApi, APaperProvesAServiceAndLettersArePrinted) {
    auto const id = opened(old_man_in);
    no_treatment(id);
    std::string const form =
        "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"bast.pdf\"\r\n"
        "Content-Type: application/pdf\r\n\r\n%PDF-1.4 contoh\r\n--x--\r\n";
    auto const kept = ask(Method::post, "/api/v1/cases/" + id + "/papers", form, "back",
                          {{"content-type", "multipart/form-data; boundary=x"}});
    ASSERT_EQ(kept.status, 201) << kept.body;
    auto const paper = at(kept, "/items/0/id");
    auto const entry = R"({"kind":"service","body":{"code":"atensi_1"},"papers":[")" + paper + R"("]})";
    EXPECT_EQ(post("/" + id + "/entries", entry, "back").status, 200);
    EXPECT_EQ(key(post("/" + id + "/entries", entry, "back")), "cases.paper_unknown") << "once";
    EXPECT_EQ(get("/" + id + "/papers/" + paper, "back").body, "%PDF-1.4 contoh");
    EXPECT_EQ(post("/" + id + "/entries",
                   R"({"kind":"journey","body":{"on":"2026-11-24","to_place":"Cirebon","to_office":"Dinsos Cirebon"}})",
                   "back")
                  .status,
              200);
    EXPECT_EQ(post("/" + id + "/entries",
                   R"({"kind":"reunification","body":{"on":"2026-11-25","minutes":"BA-3","with_whom":"Anak Contoh",
                       "relation":"anak","place":"Cirebon"}})",
                   "back")
                  .status,
              200);
    auto const file = parsed(get("/" + id, "back"));
    for (auto const& step : file.at("timeline").as_array()) {
        auto const kind = step.at("kind").as_string();
        auto const letter = get("/" + id + "/letters/" + std::string(step.at("id").as_string()), "back");
        bool const has_letter = kind == "journey" || kind == "service" || kind == "reunification";
        EXPECT_EQ(letter.status, has_letter ? 200 : 404);
        EXPECT_EQ(letter.body.starts_with("%PDF-"), has_letter);
        if (!has_letter) continue;
        house->paper = [](db::Tx&, Moment) { return print::Letterhead{.office = "DINAS SOSIAL CONTOH"}; };
        auto const headed = get("/" + id + "/letters/" + std::string(step.at("id").as_string()), "back");
        EXPECT_NE(headed.body, letter.body) << "the head of the office's paper stands over it";
        house->paper = {};
    }
}

TEST_P(CaseApi, AnErasureIsLookedAtFirstAndTakesTheKeptAnswersWithIt) {
    hire("dpo", Role::dpo);
    std::vector<std::pair<std::string, std::string>> const once{{"idempotency-key", "11111111-aaaa"}};
    auto const made = ask(Method::post, "/api/v1/cases", old_man_in, "back", once);
    ASSERT_EQ(made.status, 201) << made.body;
    auto const id = at(made, "/row/id");
    EXPECT_EQ(get("/" + id + "/erasure", "back").status, 403);
    auto const open = get("/" + id + "/erasure", "dpo");
    ASSERT_EQ(open.status, 200) << open.body;
    EXPECT_TRUE(parsed(open).at("is_open").as_bool());
    EXPECT_EQ(parsed(open).at("persons").as_int64(), 1);
    for (auto const* said : {"Sarmin", "Lansia sakit", "lansia_telantar", "1950"})
        EXPECT_EQ(open.body.find(said), std::string::npos) << said;
    auto const reason = R"({"reason":"permintaan, surat 12/2026"})";
    EXPECT_EQ(key(post("/" + id + "/erase", reason, "dpo")), "cases.still_open");
    no_treatment(id);
    auto const closing = post("/" + id + "/close", R"({"reason":"reunified","text":"Sudah pulang"})", "back");
    ASSERT_EQ(closing.status, 200) << closing.body;
    ASSERT_EQ(post("/" + id + "/approvals/" + at(closing, "/waits") + "/approve", "{}", "chief").status, 200);
    EXPECT_EQ(ask(Method::post, "/api/v1/cases", old_man_in, "back", once).body, made.body) << "the kept answer";
    ASSERT_EQ(post("/" + id + "/erase", reason, "dpo").status, 200);
    EXPECT_EQ(key(ask(Method::post, "/api/v1/cases", old_man_in, "back", once)), "access.answer_erased");
    auto const after = get("/" + id + "/erasure", "dpo");
    EXPECT_TRUE(parsed(after).at("is_erased").as_bool());
    EXPECT_EQ(parsed(after).at("words").as_int64(), 0);
}

TEST_P(CaseApi, APersonIsChangedFromTheVersionThatWasSeen) {
    auto const id = opened(old_man_in);
    auto const file = get("/" + id, "back");
    auto const change = [&](std::int64_t version, std::string const& name) {
        return post("/" + id + "/person",
                    fmt::format(R"({{"person":"{}","version":{},"values":{{"name":"{}"}}}})", at(file, "/persons/0/id"),
                                version, name),
                    "back");
    };
    auto const seen = parsed(file).at_pointer("/persons/0/version").as_int64();
    EXPECT_EQ(change(seen, "Sarmin bin Contoh").status, 200);
    auto const late = change(seen, "Sarmin alias Min");
    EXPECT_EQ(late.status, 409);
    EXPECT_EQ(key(late), "cases.person_changed");
    EXPECT_EQ(at(get("/" + id, "back"), "/persons/0/name"), "Sarmin bin Contoh");
}

TEST_P(CaseApi, TheTimelineIsReadNewestFirstPageByPage) {
    auto const id = opened(old_man_in);
    no_treatment(id);
    for (int i = 0; i < 3; ++i)
        ASSERT_EQ(
            post("/" + id + "/entries", fmt::format(R"({{"kind":"note","body":{{"text":"Catatan {}"}}}})", i), "back")
                .status,
            200);
    std::vector<std::string> kinds;
    std::string after;
    for (int page = 0; page < 9; ++page) {
        auto const said = get("/" + id + "/timeline?limit=2" + (after.empty() ? "" : "&after=" + after), "back");
        ASSERT_EQ(said.status, 200) << said.body;
        auto const answer = parsed(said);
        for (auto const& item : answer.at("items").as_array()) kinds.emplace_back(item.at("kind").as_string());
        auto const& next = answer.at("next");
        if (next.is_null()) break;
        after = std::string(next.as_string());
    }
    EXPECT_EQ(kinds, (std::vector<std::string>{"note", "note", "note", "medical_need", "opened"}));
    // What is withheld is told neither by a page nor by the list of kinds.
    EXPECT_EQ(get("/" + id + "/timeline", "front").body.find("medical_need"), std::string::npos);
    auto const told = parsed(get("/" + id, "front")).at("kinds").as_array();
    EXPECT_EQ(std::ranges::count(told, bj::value("medical_need")), 0);
    EXPECT_EQ(std::ranges::count(parsed(get("/" + id, "back")).at("kinds").as_array(), bj::value("medical_need")), 1);
    EXPECT_EQ(get("/" + id + "/timeline", "").status, 401);
}

TEST_P(CaseApi, APaperSentTwiceUnderOneKeyIsKeptOnce) {
    auto const id = opened(old_man_in);
    auto const send = [&](std::string const& edge, std::string const& bytes) {
        auto const form = fmt::format(
            "--{0}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"bast.pdf\"\r\n\r\n{1}"
            "\r\n--{0}--\r\n",
            edge, bytes);
        return ask(Method::post, "/api/v1/cases/" + id + "/papers", form, "back",
                   {{"content-type", "multipart/form-data; boundary=" + edge}, {"idempotency-key", "berkas-satu"}});
    };
    auto const first = send("a1", "%PDF-1.4 contoh");
    ASSERT_EQ(first.status, 201) << first.body;
    // A browser draws another boundary each time.
    auto const again = send("b2", "%PDF-1.4 contoh");
    EXPECT_EQ(again.status, 201) << again.body;
    EXPECT_EQ(again.body, first.body);
    EXPECT_EQ(parsed(get("/" + id, "back")).at("papers").as_array().size(), 1U);
    EXPECT_EQ(send("c3", "%PDF-1.4 lain").status, 422) << "another file under the same key";
}

TEST_P(CaseApi, ANikIsLookedForInABodyAndNeverInAnAddress) {
    auto const id = opened(old_man_in);
    EXPECT_EQ(key(get("?q=3208011005509001", "back")), "cases.nik_in_address");
    auto const found = post("/search", R"({"q":"3208011005509001"})", "back");
    ASSERT_EQ(found.status, 200) << found.body;
    EXPECT_EQ(at(found, "/items/0/id"), id);
    EXPECT_EQ(parsed(post("/search", R"({"q":"3208011005509002"})", "back")).at("items").as_array().size(), 0U);
    EXPECT_EQ(parsed(post("/search", R"({"q":"Sarmin"})", "back")).at("items").as_array().size(), 1U);
}

TEST_P(CaseApi, AComplaintKnowsItsCasesAndNobodyLearnsOfThemWhoMayNot) {
    auto const receipt = db().write([&](db::Tx& tx) {
        return grievances::receive(tx, {office, settings, calendar, clock.now()}, back,
                                   {.kind = "layanan", .region = region(sindangjawa), .text = "Lansia sakit di pasar"});
    });
    ASSERT_TRUE(receipt) << receipt.error().key;
    auto const complaint = receipt->id.text();
    auto const of = [&](std::string const& as) {
        return ask(Method::get, "/api/v1/grievances/" + complaint + "/cases", "", as);
    };
    EXPECT_EQ(parsed(of("back")).at("items").as_array().size(), 0U);
    auto const made = ask(Method::post, "/api/v1/grievances/" + complaint + "/case",
                          R"({"form":"managed","types":["lansia_telantar"]})", "back");
    ASSERT_EQ(made.status, 201) << made.body;
    EXPECT_EQ(at(of("back"), "/items/0/id"), at(made, "/row/id"));
    EXPECT_EQ(at(get("/" + at(made, "/row/id"), "back"), "/grievance"), complaint) << "and back";
    EXPECT_EQ(of("").status, 401);
}

TEST_P(CaseApi, WrongFieldsAreNamedAllAtOnce) {
    expect_golden("cases_wrong_fields", post("", R"({"form":"long","region":"1","need":""})", "back").body);
    EXPECT_EQ(key(post("", R"({"form":"managed","region":"3208012001","need":"x","types":["sakit"]})", "back")),
              "cases.type_unknown");
    EXPECT_EQ(key(post("", R"({"form":"managed","region":"3208012001","need":"x"})", "back")), "cases.types_missing");
    EXPECT_EQ(get("/00000000000ZZ", "back").status, 404);
    EXPECT_EQ(get("/" + opened(old_man_in), "").status, 401);
    expect_golden("cases_words", get("/words", "back").body);
}

}  // namespace
}  // namespace sinergi::cases
