#include "grievances/api.hpp"

#include "grievances/testing.hpp"
#include "plumbing/json/golden.hpp"
#include "plumbing/locale/locale.hpp"
#include "plumbing/web/web.hpp"
#include "regions/testing.hpp"

#include <gmock/gmock.h>
#include <boost/json.hpp>

#include <filesystem>

namespace sinergi::grievances {
namespace {

using namespace testing;
using http::Asked;
using http::Method;
using json::testing::expect_golden;
using ::testing::HasSubstr;
namespace bj = boost::json;

std::string sentence(std::string_view key, std::string_view language) {
    return std::string(locale::pattern(key, locale::language_of(language)));
}

struct GrievanceApi : GrievanceTest {
    UnitId rehsos = unit("REHSOS");
    Officer front = hire("front", Role::front_office, "3208", {}, {}, "Fitri Depan");
    Officer back = hire("back", Role::back_office, "3208", rehsos, {}, "Rina Petugas");
    Officer head = hire("head", Role::head, "3208", {}, {}, "Asep Kepala");
    Officer village = hire("village", Role::village_operator, sindangjawa, {}, {}, "Uci Operator");
    std::unique_ptr<regions::Areas> areas;
    std::unique_ptr<files::FileStore> file_store;
    std::unique_ptr<House> house;
    SettingsKeeper keeper{db(), Zone::WIB};
    NameKeeper names{db()};
    Board board{db(), Zone::WIB};
    http::Router router;
    std::map<std::string, std::string> tokens;
    std::filesystem::path folder;

    void SetUp() override {
        db().script(regions::testing::few_areas);
        areas = std::make_unique<regions::Areas>(db());
        auto pattern = (std::filesystem::temp_directory_path() / "sinergi-api-XXXXXX").string();
        ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
        folder = pattern;
        file_store = std::make_unique<files::FileStore>(folder);
        house = std::make_unique<House>(House{
            .office = office,
            .doors = *doors,
            .settings = keeper,
            .names = names,
            .board = board,
            .files = *file_store,
            .calendar = [] { return std::make_shared<calendar::Calendar const>(); },
            .areas = *areas,
            .say = sentence,
            .page_template = web::page_template,
            .help = {{"Darurat", "112", "Gratis, 24 jam", "Free, day and night"}, {"UPTD PPA Contoh", "", "", ""}}});
        router.set_say(sentence);
        add_routes(router, *house);
    }
    void TearDown() override { std::filesystem::remove_all(folder); }

    http::Reply ask(Method method, std::string target, std::string body = "", std::string const& as = "",
                    std::vector<std::pair<std::string, std::string>> headers = {}) {
        if (!as.empty()) {
            if (!tokens.contains(as)) tokens[as] = enter(as).value().token;
            headers.emplace_back("authorization", "Bearer " + tokens[as]);
        }
        if (!body.empty()) headers.emplace_back("content-type", "application/json");
        Asked const asked(method, std::move(target), std::move(body), std::move(headers), clock.now());
        return router.answer(asked.call);
    }
    static std::string text(http::Reply const& reply, std::string_view name) {
        return std::string(bj::parse(reply.body).as_object().at(name).as_string());
    }
    static std::string key(http::Reply const& reply) { return text(reply, "key"); }
    static constexpr auto walk_in =
        R"({"kind":"layanan","region":"3208012001","text":"Antrean panjang sekali","channel":"walk_in",
            "reporter":{"name":"Ibu Contoh Dua","phone":"0812-0000-0001"}})";
    static constexpr auto from_phone =
        R"({"kind":"layanan","region":"3208012001","text":"Antrean panjang sekali","place":"Balai desa",
            "reporter":{"name":"Ibu Contoh","phone":"081200000001"}})";
};
SINERGI_ON_BOTH_ENGINES(GrievanceApi);

TEST_P(GrievanceApi, ACitizenReportsTracksAndRebuts) {
    auto const made = ask(Method::post, "/api/v1/public/grievances", from_phone);
    ASSERT_EQ(made.status, 201) << made.body;
    expect_golden("grievances_public_receipt", made.body);
    auto const at = "/api/v1/public/grievances/" + text(made, "tracking_number");
    auto const with_key = "?key=" + text(made, "key");
    expect_golden("grievances_tracked", ask(Method::get, at + with_key).body);
    auto const id = GrievanceId::parse(text(made, "tracking_number")).value();
    ASSERT_TRUE(does(front, id, Deed::verified, {.text = "Kata tetangga ia berbohong", .unit = rehsos}));
    ASSERT_TRUE(does(back, id, Deed::asked, {.text = "Hari apa?"}));
    EXPECT_EQ(text(ask(Method::get, at + with_key), "question"), "Hari apa?");
    EXPECT_EQ(ask(Method::post, at + "/reply" + with_key, R"({"text":"Senin"})").status, 200);
    EXPECT_EQ(key(ask(Method::post, at + "/rebut" + with_key, R"({"text":"tidak"})")), "grievances.not_in_this_state");
    ASSERT_TRUE(does(back, id, Deed::closed, {.text = "Loket ditambah"}));
    expect_golden("grievances_tracked_answered", ask(Method::get, at + with_key).body);
    auto const rebutted = ask(Method::post, at + "/rebut" + with_key, R"({"text":"Belum ada loket baru"})");
    EXPECT_EQ(rebutted.status, 200) << rebutted.body;
    EXPECT_EQ(text(rebutted, "state"), "dibantah");
    auto const all = ask(Method::get, at + with_key).body;
    for (auto const* name : {"Rina", "Ibu Contoh", "+62812", "berbohong"})
        EXPECT_EQ(all.find(name), std::string::npos) << name;
}

TEST_P(GrievanceApi, AStolenNumberOpensNothing) {
    auto const number = tracking_number(received());
    auto const wrong = ask(Method::get, "/api/v1/public/grievances/" + number + "?key=AAAA-AAAA");
    EXPECT_EQ(wrong.status, 404);
    auto const unknown = ask(Method::get, "/api/v1/public/grievances/1AAA-AAAA-AAAA?key=AAAA-AAAA");
    EXPECT_EQ(wrong.body, unknown.body) << "alike to the last byte";
    for (int i = 0; i < 30; ++i)
        (void)ask(Method::get, "/api/v1/public/grievances/" + number + "?key=AAAA-AAA" + std::to_string(i % 10));
    EXPECT_EQ(ask(Method::get,
                  "/api/v1/public/grievances/" + number + "?key=" + key_of(office, GrievanceId::parse(number).value()))
                  .status,
              429)
        << "guessing ends";
    for (auto const* path : {"", "/receipt"})
        EXPECT_EQ(ask(Method::get, "/api/v1/public/grievances/" + number + path).status, 429);
}

TEST_P(GrievanceApi, AnOfficerReceivesWorksAndCloses) {
    EXPECT_EQ(ask(Method::post, "/api/v1/grievances", walk_in).status, 401);
    auto const made = ask(Method::post, "/api/v1/grievances", walk_in, "front", {{"idempotency-key", "kunci-0001"}});
    ASSERT_EQ(made.status, 201) << made.body;
    expect_golden("grievances_receipt", made.body);
    EXPECT_EQ(ask(Method::post, "/api/v1/grievances", walk_in, "front", {{"idempotency-key", "kunci-0001"}}).body,
              made.body)
        << "the same key, the same answer";
    auto const id = text(made, "id");
    auto const at = "/api/v1/grievances/" + id;
    expect_golden("grievances_list", ask(Method::get, "/api/v1/grievances?queue=to_verify", "", "front").body);
    expect_golden("grievances_assigned",
                  ask(Method::post, at + "/assign", R"({"officer":")" + back.id.text() + R"("})", "head").body);
    EXPECT_EQ(text(ask(Method::post, at + "/verify", R"({"version":2})", "front"), "state"), "dikerjakan");
    auto const stale = ask(Method::post, at + "/answer", R"({"text":"Sudah","version":2})", "back");
    EXPECT_EQ(stale.status, 409);
    EXPECT_EQ(key(stale), "grievances.changed");
    auto const closed = ask(Method::post, at + "/answer", R"({"text":"Loket ditambah","close":true})", "back");
    EXPECT_EQ(text(closed, "state"), "dijawab");
    expect_golden("grievances_file", ask(Method::get, at, "", "back").body);
    auto const who = ask(Method::post, at + "/open-reporter", R"({"reason":"Menelepon pelapor"})", "back");
    EXPECT_EQ(text(who, "name"), "Ibu Contoh Dua");
    EXPECT_EQ(text(who, "wa_link"), "https://wa.me/6281200000001");
    EXPECT_EQ(ask(Method::post, at + "/open-reporter", R"({"reason":"Menelepon pelapor"})", "village").status, 403);
    EXPECT_EQ(lines_of("grievances.opened"), 1);
    EXPECT_EQ(lines_of("grievances.read"), 1);
    EXPECT_EQ(lines_of("grievances.listed"), 1) << "a list is logged with the next commit";
}

TEST_P(GrievanceApi, AKeptReceiptIsEmptiedWithItsComplaint) {
    struct Row {
        std::string path, body, as;
    };
    hire("dpo", Role::dpo);
    for (auto const& row :
         std::vector<Row>{{"/api/v1/public/grievances", from_phone, ""}, {"/api/v1/grievances", walk_in, "front"}}) {
        SCOPED_TRACE(row.path);
        auto const send = [&] {
            return ask(Method::post, row.path, row.body, row.as, {{"idempotency-key", "kunci-0001"}});
        };
        auto const made = send();
        ASSERT_EQ(made.status, 201) << made.body;
        auto const id = GrievanceId::parse(text(made, "tracking_number")).value();
        auto const at = "/api/v1/grievances/" + id.text();
        auto const no = ask(Method::post, at + "/reject", R"({"text":"ganda","reason":"ganda"})", "front",
                            {{"idempotency-key", "kunci-0002" + id.text()}});
        ASSERT_EQ(no.status, 200) << no.body;
        ASSERT_EQ(ask(Method::post, at + "/erase", R"({"reason":"permintaan pelapor"})", "dpo").status, 204);
        EXPECT_EQ(key(send()), "access.answer_erased");
        static constexpr std::array<std::string_view, 1> about{"about"};
        static constexpr db::Statement kept{"test.kept", "SELECT answer FROM deed WHERE about = ?1",
                                            "SELECT answer FROM deed WHERE about = $1", about};
        EXPECT_EQ(db().read([&](db::Tx& tx) { return tx.all<std::string>(kept, {{"about", id.raw()}}); }),
                  (std::vector<std::string>{"", ""}))
            << "receipt and rejection";
    }
}

TEST_P(GrievanceApi, EveryWrongFieldIsNamedAtOnce) {
    auto const reply = ask(Method::post, "/api/v1/public/grievances",
                           R"({"kind":"","region":"32x","text":"","reporter":{"phone":"12"},"umur":3})");
    EXPECT_EQ(reply.status, 400);
    expect_golden("grievances_wrong_fields", reply.body);
    struct Row {
        std::string body, key;
    };
    for (auto const& row : std::vector<Row>{
             {R"({"kind":"tidak_ada","region":"3208012001","text":"x"})", "grievances.kind_unknown"},
             {R"({"kind":"layanan","region":"3208012099","text":"x"})", "regions.not_known"},
             {R"({"kind":"layanan","region":"3208012001","text":"x","lat":52.5,"lon":13.4})",
              "grievances.outside_indonesia"},
             {R"({"kind":"layanan","region":"3208012001","text":"x","lat":-6.9})", "grievances.outside_indonesia"},
             {R"({"kind":"layanan","region":"3208012001","text":"x","reporter":{"safe_contact":{"hours_from":25}}})",
              "grievances.hours_outside"},
             {R"({"kind":"layanan","region":"3208012001","text":"x","photos":[{"id":"0000000000001","token":"a"}]})",
              "grievances.photo_unknown"},
         }) {
        auto const said = ask(Method::post, "/api/v1/public/grievances", row.body);
        EXPECT_EQ(key(said), row.key) << said.body;
    }
    EXPECT_EQ(key(ask(Method::get, "/api/v1/grievances?queue=xx", "", "back")), "grievances.queue_unknown");
    EXPECT_EQ(key(ask(Method::get, "/api/v1/grievances?after=xx", "", "back")), "grievances.cursor_malformed");
    EXPECT_EQ(ask(Method::get, "/api/v1/grievances?limit=1000000000", "", "back").status, 200)
        << "never more than a page";
    EXPECT_EQ(key(ask(Method::get, "/api/v1/recap?month=kapan", "", "head")), "grievances.month_malformed");
}

TEST_P(GrievanceApi, AVillageSeesItsOwnAndNothingClosed) {
    auto const own = received();
    auto const far = received(report("x y z", "layanan", windujanten));
    auto const closed = received(report("dipukul", "kekerasan"));
    auto const list = ask(Method::get, "/api/v1/grievances?queue=all", "", "village").body;
    EXPECT_NE(list.find(own.text()), std::string::npos);
    for (auto const id : {far, closed}) {
        EXPECT_EQ(list.find(id.text()), std::string::npos);
        EXPECT_EQ(ask(Method::get, "/api/v1/grievances/" + id.text(), "", "village").status, 404);
        for (auto const* deed : {"claim", "note", "answer"})
            EXPECT_EQ(
                ask(Method::post, "/api/v1/grievances/" + id.text() + "/" + deed, R"({"text":"x"})", "village").status,
                404)
                << deed;
        EXPECT_EQ(ask(Method::get, "/api/v1/grievances/" + id.text() + "/receipt.pdf", "", "village").status, 404);
    }
    EXPECT_EQ(ask(Method::get, "/api/v1/grievances/" + own.text() + "/receipt.pdf", "", "village").status, 403)
        << "the key on the paper speaks for the reporter";
    EXPECT_EQ(ask(Method::get, "/api/v1/grievances?region=3274", "", "back").status, 403);
    EXPECT_EQ(ask(Method::get, "/api/v1/public/nearby?region=3208012001").body.find("kekerasan"), std::string::npos);
}

TEST_P(GrievanceApi, AMergedReportersOwnWishForPrivacyHolds) {
    auto quiet = report();
    quiet.reporter = NewReporter{.name = "Zaenab Rahasia", .phone = "+6281200000003"};
    quiet.privacy = Privacy::confidential;
    auto const from = received(quiet), into = received();
    ASSERT_TRUE(does(back, from, Deed::merged, {.into = into}));
    auto const file = ask(Method::get, "/api/v1/grievances/" + into.text(), "", "back").body;
    EXPECT_EQ(file.find("Zaenab"), std::string::npos) << file;
    EXPECT_NE(file.find(R"("is_known":true)"), std::string::npos);
}

TEST_P(GrievanceApi, FiguresSayWhatStandsBehindThem) {
    received();
    received(report("dipukul", "kekerasan"));
    EXPECT_EQ(ask(Method::get, "/api/v1/figures", "", "head").status, 429) << "not before they are counted";
    board.load();
    board.follow(clock.now());
    expect_golden("grievances_figures", ask(Method::get, "/api/v1/figures", "", "head").body);
    auto const by_kind = ask(Method::get, "/api/v1/figures/by?by=kind", "", "head").body;
    EXPECT_EQ(by_kind.find("kekerasan"), std::string::npos) << "one closed complaint is not told apart";
    EXPECT_EQ(bj::parse(ask(Method::get, "/api/v1/figures/by?by=village&kind=kekerasan", "", "head").body)
                  .at("items")
                  .as_array()
                  .size(),
              0U);
    EXPECT_EQ(ask(Method::get, "/api/v1/figures", "", "front").status, 403);
}

TEST_P(GrievanceApi, FiguresByUnitLeadToTheListOfThatUnit) {
    auto const id = received();
    ASSERT_TRUE(does(back, id, Deed::verified, {.unit = rehsos}));
    received();
    board.load();
    auto const reply = ask(Method::get, "/api/v1/figures/by?by=unit", "", "head");
    ASSERT_EQ(reply.status, 200) << reply.body;
    auto const items = bj::parse(reply.body).at("items").as_array();
    ASSERT_EQ(items.size(), 2U);
    for (auto const& item : items) {
        bool const has_unit = item.at("key").as_string() == rehsos.text();
        EXPECT_EQ(item.at("name").as_string(), has_unit ? "REHSOS" : "Belum ada unit");
        auto const behind = std::string(item.at("figures").as_array().at(1).at("behind").as_string());
        EXPECT_EQ(behind, has_unit ? "/app/antrean/all?unit=" + rehsos.text() + "&region=3208" : "");
    }
}

TEST_P(GrievanceApi, ClocksHoldFromADayWithTheirDecreeAndNeverBackwards) {
    hire("admin.satu", Role::admin);
    auto const put = [&](std::string_view from, std::string_view days, std::string const& as = "admin.satu") {
        return ask(Method::put, "/api/v1/clocks",
                   fmt::format(R"({{"valid_from":"{}","verify_days":3,"follow_up_days":5,"information_days":5,)"
                               R"("ordinary_days":{},"supervisory_days":60,"rebut_days":10,)"
                               R"("source":"SK Contoh 1/2026"}})",
                               from, days),
                   as);
    };
    EXPECT_EQ(key(put("2026-11-21", "14")), "grievances.clocks_in_past");
    auto const wrong = put("2027-01-01", "0");
    EXPECT_EQ(key(wrong), "grievances.number_outside");
    EXPECT_NE(wrong.body.find("ordinary_days"), std::string::npos) << "the member that is wrong is named";
    EXPECT_EQ(put("2027-01-01", "10", "head").status, 403);
    ASSERT_EQ(put("2027-01-01", "10").status, 200);
    auto const clocks = bj::parse(ask(Method::get, "/api/v1/clocks", "", "admin.satu").body);
    EXPECT_EQ(clocks.at("today").at("ordinary_days").as_int64(), 14) << "not yet";
    auto const& next = clocks.at("items").as_array().at(0);
    EXPECT_EQ(next.at("valid_from").as_string(), "2027-01-01");
    EXPECT_EQ(next.at("clocks").at("ordinary_days").as_int64(), 10);
    EXPECT_EQ(next.at("source").as_string(), "SK Contoh 1/2026");
}

TEST_P(GrievanceApi, WhoErasesSeesFirstWhatWouldGoAndNobodysName) {
    hire("dpo", Role::dpo);
    auto const made = ask(Method::post, "/api/v1/grievances", walk_in, "front");
    auto const number = text(made, "tracking_number");
    auto const at = "/api/v1/grievances/" + number;
    EXPECT_EQ(ask(Method::get, at + "/erasure", "", "head").status, 403);
    EXPECT_EQ(key(ask(Method::post, at + "/erase", R"({"reason":"permintaan pelapor"})", "dpo")),
              "grievances.still_open");
    ASSERT_TRUE(does(front, GrievanceId::parse(number).value(), Deed::rejected, {.text = "bukan urusan kami"}));
    auto const seen = ask(Method::get, at + "/erasure", "", "dpo");
    ASSERT_EQ(seen.status, 200) << seen.body;
    auto const told = bj::parse(seen.body);
    EXPECT_TRUE(told.at("has_reporter").as_bool());
    EXPECT_FALSE(told.at("is_open").as_bool());
    EXPECT_FALSE(told.at("is_erased").as_bool());
    EXPECT_GE(told.at("words").as_int64(), 1);
    for (auto const* name : {"Ibu Contoh Dua", "62812", "Antrean panjang"})
        EXPECT_EQ(seen.body.find(name), std::string::npos) << name;
    ASSERT_EQ(ask(Method::post, at + "/erase", R"({"reason":"permintaan pelapor"})", "dpo").status, 204);
    EXPECT_TRUE(bj::parse(ask(Method::get, at + "/erasure", "", "dpo").body).at("is_erased").as_bool());
    EXPECT_EQ(key(ask(Method::post, at + "/erase", R"({"reason":"permintaan pelapor"})", "dpo")),
              "grievances.already_erased");
}

TEST_P(GrievanceApi, PapersArePapers) {
    auto const id = received();
    auto const at = "/api/v1/grievances/" + id.text();
    EXPECT_EQ(key(ask(Method::get, at + "/letter.pdf", "", "back")), "grievances.not_answered_yet");
    ASSERT_TRUE(does(back, id, Deed::rejected, {.reason = "ganda"}));
    board.load();
    auto const number = tracking_number(id);
    for (auto const& target : {at + "/letter.pdf", at + "/receipt.pdf", std::string("/api/v1/recap?month=2026-11"),
                               "/api/v1/public/grievances/" + number + "/receipt?key=" + key_of(office, id)}) {
        auto const reply = ask(Method::get, target, "", "head");
        EXPECT_EQ(reply.status, 200) << target << reply.body;
        EXPECT_TRUE(reply.body.starts_with("%PDF")) << target;
    }
    EXPECT_TRUE(ask(Method::get, "/api/v1/recap?month=2026-11&format=xlsx", "", "head").body.starts_with("PK"));
}

TEST_P(GrievanceApi, FormsWorkWithoutJavaScript) {
    std::vector<std::pair<std::string, std::string>> const form{{"content-type", "application/x-www-form-urlencoded"}};
    auto const post = [&](std::string target, std::string body) {
        Asked const asked(Method::post, std::move(target), std::move(body), form, clock.now());
        return router.answer(asked.call);
    };
    EXPECT_EQ(ask(Method::get, "/").status, 200);
    EXPECT_NE(ask(Method::get, "/lapor?jenis=kekerasan").body.find("112"), std::string::npos)
        << "the numbers stand before the form";
    auto const wrong = post("/lapor", "kind=layanan&text=");
    EXPECT_EQ(wrong.status, 400);
    std::string const fields =
        "kind=layanan&region=3208012001&text=Antre+%3Cscript%3E&privacy=open&checked=1&client_key=kunci-abcdef";
    auto const made = post("/lapor", fields);
    EXPECT_EQ(made.status, 200) << made.body;
    EXPECT_EQ(post("/lapor", fields).body, made.body) << "the button pressed twice";
    auto const rows =
        db().read([&](db::Tx& tx) { return store::list_newest(tx, sees(head), {}, "", 10).value().rows; });
    ASSERT_EQ(rows.size(), 1U);
    auto const number = tracking_number(rows[0].id);
    EXPECT_NE(made.body.find(number), std::string::npos);
    ASSERT_TRUE(does(back, rows[0].id, Deed::closed, {.text = "<b>Selesai</b>"}));
    auto const seen = ask(Method::get, "/lacak?nomor=" + number + "&kunci=" + key_of(office, rows[0].id)).body;
    EXPECT_NE(seen.find("&lt;b&gt;Selesai"), std::string::npos) << seen;
    EXPECT_EQ(seen.find("<b>Selesai"), std::string::npos);
    auto const rebutted = post("/lacak/" + number + "/bantah", "kunci=" + key_of(office, rows[0].id) + "&text=Belum");
    EXPECT_EQ(rebutted.status, 200);
    EXPECT_EQ(stands(rows[0].id).state, State::dibantah);
    EXPECT_EQ(seen.find("grievances."), std::string::npos) << "no key without a sentence";
    EXPECT_EQ(rebutted.body.find("grievances."), std::string::npos);
}

TEST_P(GrievanceApi, AHelpLineWithoutANumberSendsToOneThatAnswers) {
    auto const page = ask(Method::get, "/lapor").body;
    EXPECT_THAT(page, HasSubstr("UPTD PPA Contoh"));
    EXPECT_THAT(page, HasSubstr("Nomor belum diisi; hubungi <a href=\"tel:129\">SAPA 129</a>"));
    EXPECT_THAT(ask(Method::get, "/lapor?lang=en").body, HasSubstr("The number is not entered yet; call"));
    auto const count = [&](std::string_view what) {
        int n = 0;
        for (auto at = page.find(what); at != std::string::npos; at = page.find(what, at + 1)) ++n;
        return n;
    };
    EXPECT_EQ(count("<strong>112</strong>"), 1);
    EXPECT_EQ(count("href=\"tel:\""), 0) << "a link that dials nothing";
}

TEST_P(GrievanceApi, WhatIsAlikeSaysWhy) {
    auto const made = ask(Method::post, "/api/v1/grievances", walk_in, "front");
    ASSERT_EQ(made.status, 201) << made.body;
    auto const similar = [&](std::string const& body, std::string const& as = "front") {
        auto const reply = ask(Method::post, "/api/v1/grievances/similar", body, as);
        EXPECT_EQ(reply.status, 200) << reply.body;
        std::string said;
        auto const found = bj::parse(reply.body);
        for (auto const& row : found.at("items").as_array()) {
            EXPECT_EQ(row.at("id").as_string(), text(made, "id"));
            said += bj::serialize(row.at("why"));
        }
        return said;
    };
    EXPECT_EQ(similar(R"({"text":"Antrean di loket panjang","region":"3208012001"})"),
              R"([{"code":"words","words":["antrean","panjang"]},{"code":"place","words":[]}])");
    EXPECT_EQ(similar(R"({"text":"Hal lain","phone":"081200000001"})", "back"), R"([{"code":"phone","words":[]}])");
    EXPECT_EQ(similar(R"({"text":"Hal lain","name":"Ibu Conto Dua"})", "back"), "") << "nothing was read yet";
    house->reporters->read(house->office.db);
    EXPECT_EQ(similar(R"({"text":"Hal lain","name":"Ibu Conto Dua"})", "back"),
              R"([{"code":"name","words":["kata-katanya sama; urutan, ejaan, atau spasinya lain"]}])");
    EXPECT_EQ(similar(R"({"text":"Hal lain","name":"Bapak Lain"})", "back"), "");
    EXPECT_EQ(similar(R"({"text":"Hal lain","name":"Ibu"})", "back"), "") << "one word is nobody's name";
    EXPECT_EQ(similar(R"({"text":"Antrean panjang","region":"3208011002"})"),
              R"([{"code":"words","words":["antrean","panjang"]}])")
        << "the next village of the same district, and no word of the place";
    EXPECT_EQ(similar(R"({"text":"Hal lain","region":"3208012001"})"), "") << "a place alone is no likeness";
}

TEST_P(GrievanceApi, LoadCountsWhatWasAnsweredInThirtyDays) {
    auto const id = text(ask(Method::post, "/api/v1/grievances", walk_in, "front"), "id");
    auto const at = "/api/v1/grievances/" + id;
    ASSERT_EQ(ask(Method::post, at + "/assign", R"({"officer":")" + back.id.text() + R"("})", "head").status, 200);
    auto const load = [&] {
        return bj::parse(ask(Method::get, "/api/v1/load", "", "head").body).at("items").as_array();
    };
    ASSERT_EQ(load().size(), 1U);
    EXPECT_EQ(load()[0].at("answered_30_days").as_int64(), 0);
    ASSERT_EQ(ask(Method::post, at + "/verify", "{}", "front").status, 200);
    ASSERT_EQ(ask(Method::post, at + "/answer", R"({"text":"Loket ditambah","close":true})", "back").status, 200);
    ASSERT_EQ(load().size(), 1U) << "whoever has nothing open is still shown";
    EXPECT_EQ(load()[0].at("answered_30_days").as_int64(), 1);
    EXPECT_EQ(load()[0].at("officer").as_string(), back.id.text());
    clock.advance_ms(31 * day_ms);
    tokens.clear();
    EXPECT_TRUE(load().empty());
}

TEST_P(GrievanceApi, EveryNameAScreenAsksForIsWritten) {
    auto const check = [](std::string_view group, std::string_view name) {
        EXPECT_TRUE(locale::has_sentence("grievances." + std::string(group) + "." + std::string(name)))
            << group << "." << name;
    };
    for (auto const group : {"state", "public_state", "state_text"})
        boost::mp11::mp_for_each<boost::describe::describe_enumerators<State>>([&](auto e) { check(group, e.name); });
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<Deed>>([&](auto e) { check("deed", e.name); });
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<Channel>>([&](auto e) { check("channel", e.name); });
    for (auto const reason : reject_reasons) {
        check("reject", reason);
        check("reject_text", reason);
    }
    for (auto const* figure : {"received", "open", "verified_in_time", "answered_in_time", "late_now",
                               "half_days_median", "rebutted", "reopened", "satisfied"})
        check("figure", figure);
}

}  // namespace
}  // namespace sinergi::grievances
