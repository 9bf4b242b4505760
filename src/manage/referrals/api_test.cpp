#include "referrals/api.hpp"

#include "plumbing/json/golden.hpp"
#include "plumbing/locale/locale.hpp"
#include "referrals/testing.hpp"
#include "regions/testing.hpp"

#include <filesystem>
#include <fstream>
#include <random>

namespace sinergi::referrals {
namespace {

using namespace testing;
using http::Method;
using json::testing::expect_golden;

std::string sentence(std::string_view key, std::string_view language) {
    return std::string(locale::pattern(key, locale::language_of(language)));
}

/// The page as its source has it: partials and sentences are put in by the build of the web app.
std::string_view page_source(std::string_view) {
    static auto const text = [] {
        std::ifstream in(std::filesystem::path(SINERGI_SOURCE_DIR) / "web" / "public" / "ke-mana.mustache");
        return std::string{std::istreambuf_iterator<char>(in), {}};
    }();
    return text;
}

struct ReferralApi : ReferralTest {
    std::filesystem::path folder =
        std::filesystem::temp_directory_path() / ("sinergi-referrals-" + std::to_string(std::random_device{}()));
    files::FileStore files{folder};
    std::unique_ptr<regions::Areas> areas;
    http::Router router;
    std::optional<House> house;
    UnitId hospital;
    Officer back;
    std::string doctor, desk_token, admin_token;
    Place rsud;

    void SetUp() override {
        db().script(regions::testing::few_areas);
        areas = std::make_unique<regions::Areas>(db());
        house.emplace(House{.office = office,
                            .doors = *doors,
                            .files = files,
                            .areas = *areas,
                            .say = sentence,
                            .page_template = page_source,
                            .help = {{"Darurat", "112", "24 jam", "day and night"}},
                            .told = told,
                            .may_see = [](db::Tx&, Officer const& by, std::string_view, std::int64_t) {
                                return by.role == Role::back_office;
                            }});
        router.set_say(sentence);
        add_routes(router, *house);
        hospital = unit("RSUD");
        hire("rsud", Role::partner, hospital);
        hire("polres", Role::partner, unit("POLRES"));
        back = hire("meja", Role::back_office);
        hire("admin.satu", Role::admin);
        doctor = enter("rsud")->token;
        desk_token = enter("meja")->token;
        admin_token = enter("admin.satu")->token;
        auto made = place("RSUD Contoh", PlaceKind::rsud);
        made.unit = hospital;
        made.address = "Jalan Contoh 1";
        made.phone = "0232555001";
        rsud = put(made);
    }
    void TearDown() override { std::filesystem::remove_all(folder); }
    http::Reply ask(Method method, std::string target, std::string body = {}, std::string const& token = {},
                    std::string type = "application/json") {
        std::vector<std::pair<std::string, std::string>> headers{{"content-type", std::move(type)}};
        if (!token.empty()) headers.emplace_back("authorization", "Bearer " + token);
        http::Asked const asked(method, std::move(target), std::move(body), headers, clock.now());
        return router.answer(asked.call);
    }
    static std::string without_ids(std::string text, std::vector<std::string> const& ids) {
        for (std::size_t i = 0; i < ids.size(); ++i)
            for (auto at = text.find(ids[i]); at != std::string::npos; at = text.find(ids[i]))
                text.replace(at, ids[i].size(), "ID" + std::to_string(i + 1));
        return text;
    }
    std::string referred() { return try_refer(back, asks(rsud.id))->id.text(); }
};
SINERGI_ON_BOTH_ENGINES(ReferralApi);

TEST_P(ReferralApi, APartnerListsOpensAndAnswersWhatIsItsOwn) {
    auto const id = referred();
    expect_golden("referrals_list", without_ids(ask(Method::get, "/api/v1/referrals", "", doctor).body, {id}));
    auto const opened = ask(Method::get, "/api/v1/referrals/" + id, "", doctor);
    expect_golden("referrals_one", without_ids(opened.body, {id}));
    EXPECT_EQ(opened.body.find("4711"), std::string::npos) << "a partner is not told which case it is";
    EXPECT_EQ(ask(Method::post, "/api/v1/referrals/" + id + "/accept", "{}", doctor).status, 200);
    EXPECT_EQ(ask(Method::post, "/api/v1/referrals/" + id + "/decline", R"({"text":"Penuh"})", doctor).status, 409);
    EXPECT_EQ(ask(Method::post, "/api/v1/referrals/" + id + "/hand_back", "{}", doctor).status, 400);
    auto const done = ask(Method::post, "/api/v1/referrals/" + id + "/answer", R"({"text":"Sembuh"})", doctor);
    EXPECT_EQ(done.status, 200) << done.body;
    EXPECT_EQ(heard.size(), 2U);
    EXPECT_EQ(ask(Method::get, "/api/v1/referrals?state=done", "", doctor).body.find(id) != std::string::npos, true);
}

TEST_P(ReferralApi, OthersHearThatThereIsNoSuchReferral) {
    auto const id = referred();
    auto const constable = enter("polres")->token;
    EXPECT_EQ(ask(Method::get, "/api/v1/referrals/" + id, "", constable).status, 404);
    EXPECT_EQ(ask(Method::get, "/api/v1/referrals/" + id + "/letter.pdf", "", constable).status, 404);
    EXPECT_EQ(ask(Method::post, "/api/v1/referrals/" + id + "/accept", "{}", constable).status, 404);
    EXPECT_EQ(ask(Method::get, "/api/v1/referrals", "", constable).body, R"({"items":[],"next":null})");
    EXPECT_EQ(ask(Method::get, "/api/v1/referrals/" + id, "", admin_token).status, 404);
    EXPECT_EQ(ask(Method::get, "/api/v1/referrals", "", desk_token).status, 403) << "its list is the case's";
    EXPECT_EQ(ask(Method::get, "/api/v1/referrals/" + id, "", desk_token).status, 200) << "through its case";
    EXPECT_EQ(ask(Method::get, "/api/v1/referrals/" + id).status, 401);
}

TEST_P(ReferralApi, PapersGoBothWaysAndTheLetterIsAPdf) {
    auto const id = referred();
    auto const form = [](std::string const& bytes) {
        return "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"ringkas.pdf\"\r\n\r\n" + bytes +
               "\r\n--x--\r\n";
    };
    auto const hand_in = [&](std::string const& bytes, std::string const& token) {
        return ask(Method::post, "/api/v1/referrals/" + id + "/papers", form(bytes), token,
                   "multipart/form-data; boundary=x");
    };
    EXPECT_EQ(hand_in("<html>", doctor).status, 400);
    EXPECT_EQ(hand_in("%PDF-1.4 x", enter("polres")->token).status, 404);
    auto const kept = hand_in("%PDF-1.4 ringkas", doctor);
    ASSERT_EQ(kept.status, 201) << kept.body;
    auto const paper = kept.body.substr(kept.body.find(R"("id":")") + 6, 13);
    auto const got = ask(Method::get, "/api/v1/referrals/" + id + "/papers/" + paper, "", desk_token);
    EXPECT_EQ(got.body, "%PDF-1.4 ringkas");
    EXPECT_EQ(ask(Method::get, "/api/v1/referrals/" + id + "/papers/0000000000009", "", doctor).status, 404);
    auto const letter = ask(Method::get, "/api/v1/referrals/" + id + "/letter.pdf", "", doctor);
    EXPECT_EQ(letter.type, "application/pdf");
    EXPECT_TRUE(letter.body.starts_with("%PDF"));
    EXPECT_EQ(letter.body, ask(Method::get, "/api/v1/referrals/" + id + "/letter.pdf", "", desk_token).body);
}

TEST_P(ReferralApi, WhereASafeHouseStandsIsOnNoLetter) {
    auto const is_address_told = [&](Place made) {
        made.address = "Jalan Contoh 1";
        made = put(made);
        auto const id = try_refer(back, asks(made.id))->id.text();
        auto const letter = [&] {
            return ask(Method::get, "/api/v1/referrals/" + id + "/letter.pdf", "", desk_token).body;
        };
        auto const before = letter();
        made.address = "Jalan Tersembunyi 9, di belakang pasar";
        EXPECT_TRUE(write([&](db::Tx& tx) { return change_place(tx, desk(), keeper(), made); }));
        return letter() != before;
    };
    auto house_of = place("Rumah aman", PlaceKind::shelter);
    EXPECT_TRUE(is_address_told(house_of));
    house_of.is_secret = true;
    EXPECT_FALSE(is_address_told(house_of));
}

TEST_P(ReferralApi, PlacesAreKeptByAdministratorsAndASafeHouseStaysHidden) {
    auto const made = ask(Method::post, "/api/v1/places",
                          R"({"kind":"shelter","name":"Rumah aman","region":"3208012001","capacity":8,"is_secret":true,
                              "address":"Tersembunyi"})",
                          admin_token);
    ASSERT_EQ(made.status, 201) << made.body;
    auto const id = made.body.substr(made.body.find(R"("id":")") + 6, 13);
    expect_golden("referrals_place", without_ids(made.body, {id}));
    EXPECT_EQ(ask(Method::post, "/api/v1/places", R"({"kind":"shelter","name":"X","region":"32"})", admin_token).status,
              400);
    EXPECT_EQ(ask(Method::post, "/api/v1/places", "{}", desk_token).status, 400);
    EXPECT_EQ(ask(Method::get, "/api/v1/places/" + id, "", desk_token).status, 200) << "who leads cases to it";
    EXPECT_EQ(ask(Method::get, "/api/v1/places", "", doctor).status, 403);
    EXPECT_EQ(ask(Method::get, "/api/v1/guide?need=gepeng").body.find("Tersembunyi"), std::string::npos);
    EXPECT_EQ(ask(Method::get, "/ke-mana?perlu=gepeng").body.find("Rumah aman"), std::string::npos);
    EXPECT_EQ(ask(Method::post, "/api/v1/places/" + rsud.id.text() + "/beds", R"({"free_beds":4})", doctor).status,
              200);
    auto const closes = [&](std::int64_t version) {
        return ask(Method::post, "/api/v1/places/" + rsud.id.text() + "/close",
                   fmt::format(R"({{"version":{},"since":"2026-12-01"}})", version), admin_token)
            .status;
    };
    EXPECT_EQ(closes(1), 409) << "the beds were told since";
    EXPECT_EQ(closes(2), 200);
}

TEST_P(ReferralApi, TheGuideAnswersEverybodyWithTheNearestPlaces) {
    auto const said = ask(Method::get, "/api/v1/guide?need=sakit&urgency=urgent&region=3208012001");
    EXPECT_EQ(said.status, 200);
    expect_golden("referrals_guide", without_ids(said.body, {rsud.id.text()}));
    EXPECT_EQ(ask(Method::get, "/api/v1/guide?region=xx").status, 400);
    EXPECT_EQ(ask(Method::get, "/api/v1/guide?need=tidak_ada").body.find(R"("items":[])"), 1U);
    EXPECT_EQ(ask(Method::get, "/api/v1/guide/needs?lang=en").status, 200);
    auto const poster = ask(Method::get, "/api/v1/guide/poster.pdf?region=3208");
    EXPECT_EQ(poster.type, "application/pdf");
    EXPECT_TRUE(poster.body.starts_with("%PDF"));
}

TEST_P(ReferralApi, ARegionEditsItsOwnFlow) {
    auto const row = R"({"need":"gepeng","place_kind":"satpol_pp","office_id":"Tim Tangkas","office_en":"Patrol team",
        "service_id":"Patroli harian","service_en":"Daily patrol","source":"SK Bupati contoh","sort":1})";
    EXPECT_EQ(ask(Method::put, "/api/v1/guide/rows/gepeng.satpol_pp", row, desk_token).status, 403);
    EXPECT_EQ(ask(Method::put, "/api/v1/guide/rows/gepeng.satpol_pp", row, admin_token).status, 204);
    EXPECT_NE(ask(Method::get, "/api/v1/guide?need=gepeng").body.find("Tim Tangkas"), std::string::npos);
    auto const rows = ask(Method::get, "/api/v1/guide/rows", "", admin_token).body;
    EXPECT_NE(rows.find(R"("is_own":true)"), std::string::npos);
    EXPECT_NE(rows.find(R"("is_replaced":true)"), std::string::npos);
    EXPECT_EQ(ask(Method::del, "/api/v1/guide/rows/gepeng.satpol_pp", "", admin_token).status, 204);
    EXPECT_EQ(ask(Method::get, "/api/v1/guide?need=gepeng").body.find("Tim Tangkas"), std::string::npos);
    EXPECT_EQ(
        ask(Method::put, "/api/v1/guide/needs/gepeng", R"({"name_id":"Gepeng","name_en":"Homeless"})", admin_token)
            .status,
        204);
}

TEST_P(ReferralApi, ThePageWorksWithoutJavaScriptAndEscapesWhatItShows) {
    auto const front = ask(Method::get, "/ke-mana");
    EXPECT_EQ(front.status, 200);
    EXPECT_NE(front.body.find("Ada orang sakit atau terluka"), std::string::npos);
    EXPECT_NE(front.body.find("/ke-mana?perlu=sakit"), std::string::npos);
    auto const sick = ask(Method::get, "/ke-mana?perlu=sakit&mendesak=1&wilayah=320801");
    EXPECT_EQ(sick.status, 200);
    EXPECT_NE(sick.body.find("RSUD Contoh"), std::string::npos);
    EXPECT_NE(sick.body.find("tel:0232555001"), std::string::npos);
    EXPECT_NE(sick.body.find("Kadugede"), std::string::npos);
    EXPECT_LT(sick.body.find("IGD"), sick.body.find("Puskesmas")) << "the urgent row first";
    EXPECT_EQ(ask(Method::get, "/ke-mana?perlu=tidak_ada").status, 404);
    auto const evil = ask(Method::get, "/ke-mana?perlu=%3Cscript%3E&wilayah=%22%3E");
    EXPECT_EQ(evil.body.find("<script>"), std::string::npos);
    EXPECT_NE(ask(Method::get, "/ke-mana?lang=en").body.find("Somebody is sick or hurt"), std::string::npos);
}

TEST_P(ReferralApi, EveryNameAScreenAsksForIsWritten) {
    auto const check = [](std::string_view group, std::string_view name) {
        EXPECT_TRUE(locale::has_sentence("referrals." + std::string(group) + "." + std::string(name)))
            << group << "." << name;
    };
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<PlaceKind>>([&](auto e) { check("kind", e.name); });
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<Basis>>([&](auto e) { check("basis", e.name); });
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<Payer>>([&](auto e) { check("payer", e.name); });
}

}  // namespace
}  // namespace sinergi::referrals
