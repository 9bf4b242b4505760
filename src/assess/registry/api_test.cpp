#include "registry/api.hpp"

#include "plumbing/json/golden.hpp"
#include "plumbing/locale/locale.hpp"
#include "regions/actions.hpp"
#include "registry/testing.hpp"

#include <boost/json.hpp>

namespace sinergi::registry {
namespace {

using namespace testing;
using http::Method;
namespace bj = boost::json;

constexpr auto family_body = R"({"region":"3208012001","no_kk":"3208010101159001","address":"Dusun Pahing","rt":"003",
"members":[{"relation":1,"nik":"3208011708809001","name":"Rasim","sex":"L","born_on":"1980-08-17","marital":2},
{"relation":3,"nik":"3208015808859002","name":"Carti Wulandari","sex":"P","born_on":"1985-08-18","marital":2}],
"ground":{"source":"visit","on":"2026-01-15"}})";

struct RegistryApi : RegistryTest {
    std::unique_ptr<regions::Areas> areas;
    std::unique_ptr<Known> known;
    std::unique_ptr<House> house;
    http::Router router;
    std::map<std::string, std::string> tokens;

    void SetUp() override {
        regions::load(db(), clock.now());
        areas = std::make_unique<regions::Areas>(db());
        known = std::make_unique<Known>(db());
        known->build([] { return false; });
        auto const say = [](std::string_view key, std::string_view language) {
            return std::string(locale::pattern(key, locale::language_of(language)));
        };
        house = std::make_unique<House>(House{office, *doors, *known, *areas, say});
        router.set_say(say);
        add_routes(router, *house);
        add("euis", Role::back_office);
        add("operator", Role::village_operator, sindangjawa);
        add("operator2", Role::village_operator, kadugede);
        add("loket", Role::front_office);
        add("kepala", Role::head);
    }
    void TearDown() override { settle(); }
    bj::value ask(std::string const& who, Method method, std::string target, std::string body = "", int status = 200) {
        if (!tokens.contains(who)) tokens[who] = enter(who).value().token;
        std::vector<std::pair<std::string, std::string>> headers{{"authorization", "Bearer " + tokens[who]}};
        if (!body.empty()) headers.emplace_back("content-type", "application/json");
        http::Asked const asked(method, "/api/v1/registry/" + target, std::move(body), std::move(headers), clock.now());
        auto const reply = router.answer(asked.call);
        EXPECT_EQ(reply.status, status) << target << "\n" << reply.body;
        return reply.body.empty() ? bj::value() : bj::parse(reply.body);
    }
    std::string file_of(std::string const& who, std::string body) {
        if (!tokens.contains(who)) tokens[who] = enter(who).value().token;
        http::Asked const asked(Method::post, "/api/v1/registry/exports", std::move(body),
                                {{"authorization", "Bearer " + tokens[who]}, {"content-type", "application/json"}},
                                clock.now());
        auto const reply = router.answer(asked.call);
        EXPECT_EQ(reply.status, 200) << reply.body;
        return reply.body;
    }
    bj::value seek(std::string const& who, std::string question) {
        return ask(who, Method::post, "search", std::move(question));
    }
    static std::string text(bj::value const& of, std::string_view name) { return std::string(of.at(name).as_string()); }
};
SINERGI_ON_BOTH_ENGINES(RegistryApi);

TEST_P(RegistryApi, CreatesFindsAndOpensWithMaskedNumbers) {
    auto const made = ask("operator", Method::post, "families", family_body);
    auto const& family = made.at("family");
    EXPECT_EQ(text(family, "head_name"), "Rasim");
    EXPECT_EQ(text(family, "no_kk_masked"), "3208••••••••9001");
    EXPECT_EQ(text(made.at("members").at(1), "nik_masked"), "3208••••••••9002");
    auto const found = seek("operator", R"({"q":"karti wulan dari","born_on":"1985-08-18"})");
    ASSERT_EQ(found.at("items").as_array().size(), 1U) << "another spelling, the day of birth: " << found;
    EXPECT_EQ(text(found.at("items").at(0), "head_name"), "Rasim");
    EXPECT_EQ(seek("euis", R"({"q":"3208011708809001"})").at("items").as_array().size(), 1U);
    EXPECT_EQ(seek("euis", R"({"q":"3208010101159001"})").at("items").as_array().size(), 2U) << "by card";
    EXPECT_TRUE(seek("operator2", R"({"q":"carti"})").at("items").as_array().empty()) << "another village";
    ask("operator2", Method::get, "families/" + text(family, "id"), "", 404);
    settle();
    EXPECT_GE(lines_of("registry.searched"), 4);
}

TEST_P(RegistryApi, AsksKnownAlreadyBeforeCreating) {
    ask("operator", Method::post, "families", family_body);
    auto const known_already = ask("euis", Method::post, "known",
                                   R"({"name":"CARTI WULAN DARI","born_on":"1985-08-18","region":"3208012001"})");
    ASSERT_EQ(known_already.at("items").as_array().size(), 1U) << known_already;
    auto const& why = known_already.at("items").at(0).at("why").as_array();
    ASSERT_FALSE(why.empty());
    EXPECT_TRUE(text(why[0], "words").starts_with("nama: ")) << why;
}

TEST_P(RegistryApi, TellsEveryFaultWithItsSentence) {
    auto body = std::string(family_body);
    body.replace(body.find("\"relation\":3"), 12, "\"relation\":1");
    auto const refused = ask("operator", Method::post, "families", body, 400);
    EXPECT_EQ(text(refused, "key"), "registry.faulty");
    EXPECT_EQ(text(refused.at("errors").at(0), "key"), "registry.fault_two_heads");
    EXPECT_NE(text(refused.at("errors").at(0), "message").find("dua kepala"), std::string::npos);
}

TEST_P(RegistryApi, GoesThroughADayOfAFamily) {
    auto const made = ask("operator", Method::post, "families", family_body);
    auto const at = "families/" + text(made.at("family"), "id");
    auto const wife = text(made.at("members").at(1), "id");
    auto const edited = ask("operator", Method::post, at + "/home",
                            R"({"version":1,"home":{"address":"Dusun Manis"},"ground":{"source":"visit"}})");
    EXPECT_EQ(text(edited.at("family"), "address"), "Dusun Manis");
    ask("operator", Method::post, at + "/home", R"({"version":1,"home":{"address":"Dusun Lain"}})", 409);
    ask("operator", Method::post, "persons/" + wife + "/identity", R"({"version":1,"name":"Carti Wulan Dari"})");
    auto const answers = R"({"section":"housing","answers":{"id_lantai_terluas":8,"luas_lantai_bangunan":24}})";
    ask("operator", Method::post, at + "/answers", answers);
    ask("operator", Method::post, at + "/answers", R"({"section":"housing","answers":{"id_lantai_terluas":12}})", 400);
    auto const born = ask("operator", Method::post, at + "/events",
                          R"({"kind":"born","version":2,"somebody":{"relation":4,"name":"Neneng","sex":"P"},
                              "ground":{"on":"2026-10-01"}})");
    EXPECT_EQ(born.at("members").as_array().size(), 3U);
    auto const file = ask("operator", Method::get, at);
    EXPECT_EQ(file.at("answers").as_array().size(), 1U);
    EXPECT_EQ(file.at("events").as_array().size(), 5U);
    auto const then = ask("operator", Method::get, at + "?as_of=2026-03-01");
    EXPECT_EQ(then.at("members").as_array().size(), 2U);
    EXPECT_EQ(ask("operator", Method::get, at + "/history?limit=2").at("items").as_array().size(), 2U);
    EXPECT_EQ(ask("operator", Method::get, "families?as_of=2026-03-01").at("items").as_array().size(), 1U);
    EXPECT_EQ(ask("operator", Method::get, "families").at("items").as_array().size(), 1U);
    EXPECT_EQ(text(ask("loket", Method::post, at + "/home", R"({"version":1,"home":{"rt":"1"}})", 403), "key"),
              "access.act_not_allowed");
    EXPECT_EQ(text(ask("euis", Method::post, "persons/" + wife + "/nik", R"({"reason":"cocokkan dengan KTP"})"), "nik"),
              "3208015808859002");
}

TEST_P(RegistryApi, SettlesDuplicatesAndTakesAMergeBack) {
    ask("euis", Method::post, "families", family_body);
    auto other = std::string(family_body);
    other.replace(other.find("3208012001"), 10, "3208012003");
    other.replace(other.find("3208010101159001"), 16, "3208010101159077");
    other.replace(other.find("3208011708809001"), 16, "");
    ask("euis", Method::post, "families", other);
    auto const queue = ask("euis", Method::get, "pairs");
    ASSERT_EQ(queue.at("items").as_array().size(), 1U) << "one NIK on two cards";
    auto const& pair = queue.at("items").at(0);
    EXPECT_GT(pair.at("percent").as_int64(), 90);
    auto const at = "pairs/" + text(pair, "id");
    auto const body = R"({"state":"same","reason":"KTP diperiksa","keep":")" + text(pair.at("left"), "id") + "\"}";
    auto const judged = ask("euis", Method::post, at + "/judge", body);
    EXPECT_EQ(text(judged, "state"), "same");
    ask("operator", Method::post, at + "/judge", body, 403);
    ask("euis", Method::post, "merges/" + text(judged, "merge") + "/undo", R"({"reason":"ternyata kembar"})", 204);
    EXPECT_EQ(text(ask("euis", Method::get, at), "state"), "open");
}

TEST_P(RegistryApi, OpensAPersonWithTheFamiliesOfBeforeAlsoWhenHeStandsInNone) {
    auto const made = ask("operator", Method::post, "families", family_body);
    auto const family = text(made.at("family"), "id"), wife = text(made.at("members").at(1), "id");
    ask("operator", Method::post, "families/" + family + "/events",
        R"({"kind":"left","version":1,"person":")" + wife + R"(","ground":{"on":"2026-10-01"}})");
    auto const file = ask("operator", Method::get, "persons/" + wife);
    EXPECT_EQ(text(file.at("person"), "state"), "moved");
    ASSERT_EQ(file.at("stays").as_array().size(), 1U);
    EXPECT_EQ(text(file.at("stays").at(0), "head_name"), "Rasim");
    EXPECT_EQ(text(file.at("stays").at(0), "to_on"), "2026-10-01");
    EXPECT_EQ(text(file.at("events").at(0), "kind"), "left");
    EXPECT_EQ(text(ask("operator2", Method::get, "persons/" + wife, "", 404), "key"), "registry.person_unknown");
    settle();
    EXPECT_EQ(lines_of("registry.person_opened"), 1);
}

TEST_P(RegistryApi, GivesAListOnlyWithItsPurposeAndLeavesATrailInIt) {
    ask("euis", Method::post, "families", family_body);
    auto const wish = [](std::string const& more, std::string const& shape = "csv") {
        return R"({"region":"3208","purpose":"daftar awal musdes November","shape":")" + shape + '"' + more + "}";
    };
    ask("operator", Method::post, "exports", wish(""), 403);
    EXPECT_EQ(text(ask("kepala", Method::post, "exports", R"({"region":"3208","purpose":"ya"})", 400), "key"),
              "registry.purpose_missing");
    auto const masked = file_of("kepala", wish(""));
    EXPECT_NE(masked.find("no_kk,nama_kepala"), std::string::npos) << masked;
    EXPECT_NE(masked.find("3208••••••••9001"), std::string::npos) << masked;
    EXPECT_EQ(masked.find("3208010101159001"), std::string::npos) << "masked unless asked for whole";
    auto const whole = file_of("kepala", wish(R"(,"list":"persons","numbers":"whole")"));
    EXPECT_NE(whole.find("3208015808859002"), std::string::npos) << whole;
    EXPECT_TRUE(file_of("kepala", wish("", "xlsx")).starts_with("PK"));
    settle();
    EXPECT_EQ(lines_of("registry.exported"), 2);
    EXPECT_EQ(lines_of("registry.exported_whole"), 1) << "and who took whole numbers stands out";
}

TEST_P(RegistryApi, ToldTheFormAsData) {
    auto const form = ask("operator", Method::get, "form");
    EXPECT_EQ(form.at("sections").as_array().size(), sections().size());
    EXPECT_EQ(form.at("questions").as_array().size(), questions().size());
}

}  // namespace
}  // namespace sinergi::registry
