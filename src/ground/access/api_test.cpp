#include "access/api.hpp"

#include "access/testing.hpp"
#include "plumbing/crypto/encode.hpp"
#include "plumbing/crypto/totp.hpp"

#include <boost/json.hpp>

namespace sinergi::access {
namespace {

using http::Asked;
using http::Method;
using testing::good_password;
namespace bj = boost::json;

struct AccessApi : testing::OfficeTest {
    http::Router router;
    AccountId admin_id = add("admin1", Role::admin);
    AccountId clerk_id = add("sari", Role::back_office);

    void SetUp() override {
        add_routes(router, office, *doors,
                   [](RegionCode const& code) { return code.text() == "3208" ? "Kabupaten Kuningan" : ""; });
    }
    http::Reply ask(Method method, std::string target, std::string body = "", std::string token = "",
                    std::vector<std::pair<std::string, std::string>> headers = {}) {
        if (!token.empty()) headers.emplace_back("authorization", "Bearer " + token);
        if (!body.empty()) headers.emplace_back("content-type", "application/json");
        Asked const asked(method, std::move(target), std::move(body), std::move(headers), clock.now());
        return router.answer(asked.call);
    }
    static bj::object object(http::Reply const& reply) { return bj::parse(reply.body).as_object(); }
    static std::string text(bj::object const& from, std::string_view name) {
        return std::string(from.at(name).as_string());
    }
    std::string token_of(std::string account, std::string password = good_password) {
        return text(object(ask(Method::post, "/api/v1/session",
                               fmt::format(R"({{"account":"{}","password":"{}"}})", account, password))),
                    "token");
    }
    static std::string key_of(http::Reply const& reply) { return text(object(reply), "key"); }
};
SINERGI_ON_BOTH_ENGINES(AccessApi);

TEST_P(AccessApi, SignsInWithCookieAndToken) {
    auto const reply = ask(Method::post, "/api/v1/session", R"({"account":"sari","password":"hujan di bulan juni"})");
    ASSERT_EQ(reply.status, 200) << reply.body;
    auto const said = object(reply);
    auto const token = text(said, "token");
    auto const& officer = said.at("officer").as_object();
    EXPECT_EQ(text(officer, "id"), clerk_id.text());
    EXPECT_EQ(text(officer, "role"), "back_office");
    EXPECT_EQ(text(officer, "area"), "3208");
    EXPECT_EQ(text(officer, "area_name"), "Kabupaten Kuningan");
    EXPECT_EQ(said.at("acts").as_array().size(), acts_of(Role::back_office).count());
    ASSERT_EQ(reply.headers.size(), 1U);
    EXPECT_EQ(reply.headers[0].second,
              "sinergi_session=" + token + "; Path=/; HttpOnly; SameSite=Lax; Max-Age=2592000");

    EXPECT_EQ(text(object(ask(Method::get, "/api/v1/session", "", token)).at("officer").as_object(), "name"),
              "Sari Contoh");
    EXPECT_EQ(ask(Method::get, "/api/v1/session", "", "", {{"cookie", "sinergi_session=" + token}}).status, 200);
    auto const out = ask(Method::del, "/api/v1/session", "", token);
    EXPECT_EQ(out.status, 204);
    EXPECT_EQ(out.headers.at(0).second, "sinergi_session=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0");
    EXPECT_EQ(ask(Method::get, "/api/v1/session", "", token).status, 401);
}

TEST_P(AccessApi, SaysWhyTheDoorStaysShut) {
    EXPECT_EQ(key_of(ask(Method::post, "/api/v1/session", R"({"account":"sari","password":"salah"})")),
              "access.wrong_password");
    EXPECT_EQ(ask(Method::post, "/api/v1/session", R"({"account":"sari","password":"salah"})").status, 401);
    EXPECT_EQ(ask(Method::post, "/api/v1/session", R"({"account":7})").status, 400);
    EXPECT_EQ(key_of(ask(Method::get, "/api/v1/session")), "access.sign_in_first");
    auto const clerk = token_of("sari");
    for (auto const* target :
         {"/api/v1/accounts", "/api/v1/accounts/0000000000001", "/api/v1/accounts/0000000000001/sessions"}) {
        EXPECT_EQ(key_of(ask(Method::get, target, "", clerk)), "access.act_not_allowed") << target;
    }
}

TEST_P(AccessApi, OwnSessionsAreSeenAndEnded) {
    auto const here = token_of("sari");
    auto const there = token_of("sari");
    auto const items = object(ask(Method::get, "/api/v1/sessions", "", here)).at("items").as_array();
    ASSERT_EQ(items.size(), 2U);
    EXPECT_FALSE(items[0].at("is_current").as_bool()) << "newest first";
    EXPECT_TRUE(items[1].at("is_current").as_bool());
    auto const id = std::string(items[0].at("id").as_string());
    EXPECT_EQ(ask(Method::del, "/api/v1/sessions/" + id, "", token_of("admin1")).status, 404) << "not somebody else's";
    EXPECT_EQ(ask(Method::del, "/api/v1/sessions/" + id, "", here).status, 204);
    EXPECT_EQ(ask(Method::get, "/api/v1/session", "", there).status, 401);
    EXPECT_EQ(ask(Method::get, "/api/v1/session", "", here).status, 200);
}

TEST_P(AccessApi, OwnPasswordAndSecondFactor) {
    auto const token = token_of("sari");
    EXPECT_EQ(key_of(ask(Method::post, "/api/v1/session/password", R"({"old":"salah","new":"kopi pahit tanpa gula"})",
                         token)),
              "access.own_password_wrong");
    EXPECT_EQ(ask(Method::post, "/api/v1/session/password",
                  R"({"old":"hujan di bulan juni","new":"kopi pahit tanpa gula"})", token)
                  .status,
              204);
    auto const guessed = ask(Method::post, "/api/v1/session/second-factor", R"({"password":"salah"})", token);
    EXPECT_EQ(key_of(guessed), "access.own_password_wrong");
    EXPECT_EQ(guessed.status, 403) << "a 401 would tell the browser that the session has ended";
    auto const setup =
        object(ask(Method::post, "/api/v1/session/second-factor", R"({"password":"kopi pahit tanpa gula"})", token));
    auto const secret = crypto::from_base32(text(setup, "secret")).value();
    EXPECT_EQ(setup.at("recovery_codes").as_array().size(), 10U);
    auto const code = crypto::totp_code(secret, crypto::totp_step(clock.now()));
    EXPECT_EQ(ask(Method::post, "/api/v1/session/second-factor/confirm", fmt::format(R"({{"code":"{}"}})", code), token)
                  .status,
              204);
    auto const without =
        ask(Method::post, "/api/v1/session", R"({"account":"sari","password":"kopi pahit tanpa gula"})");
    EXPECT_EQ(without.status, 401);
    EXPECT_EQ(key_of(without), "access.code_needed");
    EXPECT_EQ(
        ask(Method::del, "/api/v1/session/second-factor", R"({"password":"kopi pahit tanpa gula"})", token).status,
        204);
    EXPECT_EQ(ask(Method::post, "/api/v1/session", R"({"account":"sari","password":"kopi pahit tanpa gula"})").status,
              200);
}

TEST_P(AccessApi, AnAccountLivesFromDecreeToSuccessor) {
    auto const admin = token_of("admin1");
    auto const made =
        ask(Method::post, "/api/v1/accounts",
            R"({"account":"budi","name":"Budi Contoh","role":"front_office","area":"3208","decree":"SK 1/2026",)"
            R"("decree_ends":"2026-12-31","phone":"0812-3456-7890"})",
            admin);
    ASSERT_EQ(made.status, 201) << made.body;
    auto const id = text(object(made), "id");
    auto const budi = token_of("budi", text(object(made), "password"));
    EXPECT_EQ(key_of(ask(Method::post, "/api/v1/accounts",
                         R"({"account":"budi","name":"Budi Dua","role":"front_office","area":"3208",)"
                         R"("decree":"SK 1/2026","decree_ends":"2026-12-31"})",
                         admin)),
              "access.account_taken");

    auto const changed = ask(Method::put, "/api/v1/accounts/" + id,
                             fmt::format(R"({{"name":"Budi C.","role":"supervisor","area":"3208","decree":"SK 2/2026",)"
                                         R"("decree_ends":"2027-12-31","superior":"{}","version":1}})",
                                         admin_id.text()),
                             admin);
    ASSERT_EQ(changed.status, 200) << changed.body;
    EXPECT_EQ(text(object(changed), "role"), "supervisor");
    EXPECT_EQ(text(object(ask(Method::get, "/api/v1/session", "", budi)).at("officer").as_object(), "role"),
              "supervisor")
        << "at once";
    EXPECT_EQ(ask(Method::put, "/api/v1/accounts/" + id,
                  R"({"name":"Budi C.","role":"supervisor","area":"3208",)"
                  R"("decree":"SK 2/2026","decree_ends":"2027-12-31","version":1})",
                  admin)
                  .status,
              409);

    EXPECT_EQ(text(object(ask(Method::post, "/api/v1/accounts/" + id + "/absence",
                              R"({"from":"2026-12-01","to":"2026-12-05"})", admin)),
                   "absent_to"),
              "2026-12-05");
    EXPECT_EQ(object(ask(Method::get, "/api/v1/accounts/" + id + "/sessions", "", admin)).at("items").as_array().size(),
              1U);
    auto const ended = ask(Method::post, "/api/v1/accounts/" + id + "/end",
                           fmt::format(R"({{"successor":"{}","reason":"pindah tugas"}})", clerk_id.text()), admin);
    ASSERT_EQ(ended.status, 200) << ended.body;
    EXPECT_FALSE(object(ended).at("is_active").as_bool());
    EXPECT_EQ(ask(Method::get, "/api/v1/session", "", budi).status, 401);
}

TEST_P(AccessApi, ResetsShowANewPasswordOnce) {
    auto const admin = token_of("admin1");
    auto const clerk = token_of("sari");
    auto const reset = ask(Method::post, "/api/v1/accounts/" + clerk_id.text() + "/reset-password", "", admin);
    ASSERT_EQ(reset.status, 200) << reset.body;
    EXPECT_EQ(ask(Method::get, "/api/v1/session", "", clerk).status, 401);
    EXPECT_FALSE(token_of("sari", text(object(reset), "password")).empty());
    EXPECT_EQ(key_of(ask(Method::post, "/api/v1/accounts/" + clerk_id.text() + "/reset-second-factor",
                         R"({"reason":"KTP dilihat"})", admin)),
              "access.second_factor_off");
    EXPECT_EQ(ask(Method::post, "/api/v1/accounts/" + clerk_id.text() + "/reset-second-factor", "{}", admin).status,
              400)
        << "a reason is needed";
    EXPECT_EQ(ask(Method::del, "/api/v1/accounts/" + clerk_id.text() + "/sessions", "", admin).status, 204);
}

TEST_P(AccessApi, AccountsAreListedByNameInPages) {
    auto const admin = token_of("admin1");
    for (char const letter : std::string("dbca")) {
        auto made = wish(Role::village_operator, "3208012001");
        made.name = PersonName::parse(std::string("Warga ") + letter).value();
        ASSERT_TRUE(try_add(std::string("op.") + letter, made));
    }
    std::vector<std::string> names;
    std::string after;
    do {
        auto const page = object(ask(Method::get, "/api/v1/accounts?role=village_operator&limit=3" + after, "", admin));
        for (auto const& item : page.at("items").as_array()) names.emplace_back(item.at("name").as_string());
        after = page.at("next").is_null() ? "" : "&after=" + text(page, "next");
    } while (!after.empty());
    EXPECT_EQ(names, (std::vector<std::string>{"Warga a", "Warga b", "Warga c", "Warga d"}));
    EXPECT_EQ(object(ask(Method::get, "/api/v1/accounts?q=WARGA%20c", "", admin)).at("items").as_array().size(), 1U);
    EXPECT_EQ(object(ask(Method::get, "/api/v1/accounts?q=sari", "", admin)).at("items").as_array().size(), 2U)
        << "by either name";
    EXPECT_EQ(ask(Method::get, "/api/v1/accounts?after=xx", "", admin).status, 400);
    EXPECT_EQ(lines_of("access.accounts_read"), 4);
}

TEST_P(AccessApi, AMinistryHasAccountsOfTheWholeCountryAndARegencyHasNot) {
    auto const body = [](std::string_view name) {
        return fmt::format(R"({{"account":"{}","name":"Rina Contoh","role":"back_office","area":"",)"
                           R"("decree":"SK 1/2026","decree_ends":"2026-12-31"}})",
                           name);
    };
    auto const admin = token_of("admin1");
    EXPECT_EQ(key_of(ask(Method::post, "/api/v1/accounts", body("rina"), admin)), "access.area_beyond_office");
    office.area = RegionCode{};
    auto of_ministry = wish(Role::admin);
    of_ministry.area = RegionCode{};
    ASSERT_TRUE(try_add("admin.pusat", of_ministry));
    auto const ministry = token_of("admin.pusat");
    auto const made = ask(Method::post, "/api/v1/accounts", body("rina"), ministry);
    ASSERT_EQ(made.status, 201) << made.body;
    EXPECT_EQ(text(object(made), "area"), "");
    auto const path = "/api/v1/accounts/" + text(object(made), "id");
    std::string const change = R"({"name":"Rina Contoh","role":"supervisor","area":"","decree":"SK 1/2026",)"
                               R"("decree_ends":"2026-12-31","version":1})";
    auto const changed = ask(Method::put, path, change, ministry, {{"idempotency-key", "kunci-pusat-1"}});
    ASSERT_EQ(changed.status, 200) << changed.body;
    EXPECT_EQ(ask(Method::put, path, change, ministry, {{"idempotency-key", "kunci-pusat-1"}}).body, changed.body)
        << "the kept answer reads back";
    auto const listed = object(ask(Method::get, "/api/v1/accounts?q=rina", "", ministry));
    EXPECT_EQ(listed.at("items").as_array().size(), 1U);
    EXPECT_EQ(object(ask(Method::get, "/api/v1/accounts?q=rina", "", admin)).at("items").as_array().size(), 0U)
        << "who holds a regency does not see accounts of the whole country";
}

TEST_P(AccessApi, UnitsAndRoster) {
    auto const admin = token_of("admin1");
    auto const clerk = token_of("sari");
    std::string const unit = R"({"code":"REHSOS","name":"Bidang Rehabilitasi Sosial"})";
    EXPECT_EQ(ask(Method::post, "/api/v1/units", unit, clerk).status, 403);
    auto const made = ask(Method::post, "/api/v1/units", unit, admin, {{"idempotency-key", "kunci-0001"}});
    ASSERT_EQ(made.status, 201) << made.body;
    EXPECT_EQ(ask(Method::post, "/api/v1/units", unit, admin, {{"idempotency-key", "kunci-0001"}}).body, made.body);
    EXPECT_EQ(key_of(ask(Method::post, "/api/v1/units", unit, admin)), "access.unit_taken");
    auto const put = ask(
        Method::put, "/api/v1/units/" + text(object(made), "id"),
        fmt::format(R"({{"code":"REHSOS","name":"Rehsos","is_oversight":false,"head":"{}"}})", clerk_id.text()), admin);
    EXPECT_EQ(text(object(put), "head_name"), "Sari Contoh") << put.body;
    EXPECT_EQ(object(ask(Method::get, "/api/v1/units", "", clerk)).at("items").as_array().size(), 1U);

    EXPECT_EQ(ask(Method::put, "/api/v1/duty", fmt::format(R"({{"day":"2026-11-30","account":"{}"}})", clerk_id.text()),
                  admin)
                  .status,
              200);
    EXPECT_EQ(object(ask(Method::get, "/api/v1/duty?month=2026-11", "", clerk)).at("items").as_array().size(), 1U);
    EXPECT_EQ(object(ask(Method::get, "/api/v1/duty?month=2026-12", "", clerk)).at("items").as_array().size(), 0U);
    EXPECT_EQ(ask(Method::get, "/api/v1/duty?month=kapan", "", clerk).status, 400);
}

}  // namespace
}  // namespace sinergi::access
