#include "exchange/actions.hpp"
#include "exchange/api.hpp"
#include "exchange/store.hpp"
#include "exchange/teller.hpp"

#include "grievances/testing.hpp"
#include "plumbing/crypto/crypto.hpp"
#include "plumbing/crypto/encode.hpp"
#include "plumbing/http/client.hpp"
#include "plumbing/notices/notices.hpp"

#include <boost/json.hpp>

#include <atomic>
#include <future>
#include <thread>

namespace sinergi::exchange {
namespace {

using namespace grievances::testing;
using grievances::GrievanceId;
using http::Asked;
using http::Method;
namespace bj = boost::json;

constexpr auto few_areas = R"(
INSERT INTO region_change (id, day, decree, recorded_at) VALUES (1, '2025-01-01', 'Kepmendagri', 0);
INSERT INTO region (code, valid_from, name, change_id) VALUES
 ('3208', '0001-01-01', 'Kabupaten Kuningan', 1), ('320801', '0001-01-01', 'Kadugede', 1),
 ('3208012001', '0001-01-01', 'Sindangjawa', 1), ('3208011002', '0001-01-01', 'Windujanten', 1))";

struct ExchangeTest : GrievanceTest {
    Officer boss = hire("boss", Role::admin);
    Officer back = hire("back", Role::back_office);
    Officer app = hire("app", Role::outside_system, "320801");
    Officer other = hire("other", Role::outside_system, "320801");
    std::unique_ptr<regions::Areas> areas;
    grievances::SettingsKeeper keeper{db(), Zone::WIB};
    std::unique_ptr<House> house;
    http::Router router;

    void SetUp() override {
        db().script(few_areas);
        areas = std::make_unique<regions::Areas>(db());
        auto const say = [](std::string_view key, std::string_view) { return std::string(key); };
        house = std::make_unique<House>(
            House{office, *doors, keeper, [] { return std::make_shared<calendar::Calendar const>(); }, *areas, say});
        router.set_say(say);
        add_routes(router, *house);
        allow(app);
        allow(other);
    }
    Done set(System const& system) {
        return write([&](db::Tx& tx) { return set_system(tx, desk(), boss, system); });
    }
    void allow(Officer const& who, std::string kinds = "") {
        ASSERT_TRUE(set({.account = who.id, .may_push = true, .may_pull = true, .kinds = std::move(kinds)}));
    }
    Result<Pushed> push_as(Officer const& by, std::string const& ref, std::string const& content = "a",
                           std::string kind = "layanan") {
        return write([&](db::Tx& tx) { return push(tx, desk(), by, ref, content, report(content, kind)); });
    }
    Changes news(Officer const& by, std::int64_t after = 0, std::int64_t limit = 100) {
        return db().read([&](db::Tx& tx) { return changes(tx, by, after, limit); }).value();
    }
    http::Reply ask(Method method, std::string target, std::string body, std::string const& as) {
        Asked const asked(
            method, std::move(target), std::move(body),
            {{"authorization", "Bearer " + enter(as).value().token}, {"content-type", "application/json"}},
            clock.now());
        return router.answer(asked.call);
    }
};

TEST_P(ExchangeTest, AReportSentTwiceIsOneReportAndAnotherTextUnderItsNumberIsRefused) {
    auto const first = push_as(app, "DESA-1").value();
    auto const again = push_as(app, "DESA-1").value();
    EXPECT_EQ(first.was, Pushed::Was::taken);
    EXPECT_EQ(again.was, Pushed::Was::known);
    EXPECT_EQ(first.receipt.id, again.receipt.id);
    EXPECT_EQ(first.receipt.key, again.receipt.key);
    EXPECT_EQ(no(push_as(app, "DESA-1", "lain")), "exchange.ref_reused");
    EXPECT_NE(push_as(other, "DESA-1").value().receipt.id, first.receipt.id);
    EXPECT_EQ(content(first.receipt.id).channel, "outside_system");
}

TEST_P(ExchangeTest, ASystemDoesWhatItWasAllowedInItsAreaAndNothingElse) {
    EXPECT_EQ(no(push_as(back, "X-1")), "access.act_not_allowed");
    ASSERT_TRUE(set({.account = app.id, .may_push = false, .may_pull = true, .kinds = ""}));
    EXPECT_EQ(no(push_as(app, "X-1")), "exchange.may_not_push");
    allow(app, "bencana");
    EXPECT_EQ(no(push_as(app, "X-1")), "exchange.kind_not_yours");
    ASSERT_TRUE(set({.account = app.id, .may_push = true, .may_pull = false, .kinds = ""}));
    EXPECT_EQ(no(db().read([&](db::Tx& tx) { return changes(tx, app, 0, 10); })), "exchange.may_not_pull");
    auto const stranger = hire("stranger", Role::outside_system, "320801");
    EXPECT_EQ(no(push_as(stranger, "X-1")), "exchange.not_set_up");
    auto const elsewhere = write(
        [&](db::Tx& tx) { return push(tx, desk(), app, "X-2", "x", report("Atap roboh", "layanan", "3208022001")); });
    EXPECT_EQ(no(elsewhere), "access.area_not_allowed");
}

TEST_P(ExchangeTest, OnlyAnOutsideSystemIsSetUpAndOnlyByAnAdministrator) {
    EXPECT_EQ(no(set({.account = back.id})), "exchange.not_a_system");
    EXPECT_EQ(no(set({.account = app.id, .kinds = "layanan tidak_ada"})), "exchange.kind_unknown");
    EXPECT_EQ(no(write([&](db::Tx& tx) { return set_system(tx, desk(), back, {.account = app.id}); })),
              "access.act_not_allowed");
}

TEST_P(ExchangeTest, ChangesComeInOrderAndTellOfClosedOnesOnlyToWhoSentThem) {
    auto const open = received(report("Antrean panjang"));
    auto const closed = push_as(app, "DESA-9", "Anak dipukul", "anak").value().receipt.id;
    auto const all = news(app);
    ASSERT_EQ(all.items.size(), 2U);
    EXPECT_EQ(all.items[0].number, grievances::tracking_number(open));
    EXPECT_EQ(all.items[1].source_ref, "DESA-9");
    EXPECT_LT(all.items[0].seq, all.items[1].seq);
    EXPECT_TRUE(all.is_end);
    auto const others = news(other);
    ASSERT_EQ(others.items.size(), 1U);
    EXPECT_EQ(others.items[0].number, grievances::tracking_number(open));
    EXPECT_EQ(no(db().read([&](db::Tx& tx) { return sent_report(tx, other, "DESA-9"); })), "exchange.report_unknown");
    EXPECT_EQ(db().read([&](db::Tx& tx) { return sent_report(tx, app, "DESA-9"); }).value().outline.id, closed);
}

TEST_P(ExchangeTest, ACursorGoesOnWhereItStoppedAndOneTooOldIsSaid) {
    for (int i = 0; i < 5; ++i) received(report("Antrean " + std::to_string(i)));
    auto const two = news(app, 0, 2);
    EXPECT_EQ(two.items.size(), 2U);
    EXPECT_FALSE(two.is_end);
    auto const rest = news(app, two.next);
    EXPECT_EQ(rest.items.size(), 3U);
    EXPECT_EQ(rest.items.front().seq, two.next + 1);
    auto const later = clock.now().plus_ms(day_ms);
    ASSERT_TRUE(write([&](db::Tx& tx) -> Done {
        notices::forget_before(tx, later, notices::last_seq(tx), 100);
        return {};
    }));
    EXPECT_EQ(no(db().read([&](db::Tx& tx) { return changes(tx, app, 1, 10); })), "exchange.cursor_gone");
}

TEST_P(ExchangeTest, TheCursorOfADayStandsBeforeItsFirstChange) {
    received(report("Kemarin"));
    clock.advance_ms(day_ms);
    auto const today = received(report("Hari ini"));
    auto const start = start_of(date_in(Zone::WIB, clock.now()), Zone::WIB);
    auto const cursor = db().read([&](db::Tx& tx) { return cursor_at(tx, start); });
    auto const found = news(app, cursor);
    ASSERT_EQ(found.items.size(), 1U);
    EXPECT_EQ(found.items[0].number, grievances::tracking_number(today));
}

struct HookTest : ExchangeTest {
    std::vector<Letter> sent;
    int answers = 200;
    Teller teller{office,
                  [this](Letter const& letter) {
                      sent.push_back(letter);
                      return Reached{answers, answers == 0 ? "tidak ada yang menjawab" : ""};
                  },
                  "/sinergi/3208"};
    MadeHook hook(std::optional<std::int64_t> from = {}) {
        return write([&](db::Tx& tx) {
                   return add_hook(tx, office, app, {"https://desa.contoh.id/terima", from}, clock.now());
               })
            .value();
    }
    Hook stands(HookId id) {
        return db().read([&](db::Tx& tx) { return store::find_hook(tx, id).value(); });
    }
    std::int64_t tell() { return teller.tell_due(clock.now()); }
    void changed_often(GrievanceId id, int times) {
        ASSERT_TRUE(write([&](db::Tx& tx) -> Done {
            for (int i = 0; i < times; ++i)
                notices::post(tx, office.ids,
                              {.at = clock.now(),
                               .topic = "grievances.assigned",
                               .subject = id.raw(),
                               .region = RegionCode::parse(sindangjawa).value()});
            return {};
        }));
    }
};

TEST_P(HookTest, IsToldOnceOfEachChangeUnderASignatureThatTheSecretProves) {
    received(report("Sebelum"));
    auto const made = hook();
    received(report("Sesudah"));
    EXPECT_EQ(tell(), 1);
    EXPECT_EQ(tell(), 0);
    ASSERT_EQ(sent.size(), 1U);
    auto const header = [&](std::string_view name) {
        for (auto const& [key, value] : sent[0].headers)
            if (key == name) return value;
        return std::string{};
    };
    auto const events = bj::parse(sent[0].body).as_array();
    ASSERT_EQ(events.size(), 1U);
    EXPECT_EQ(events[0].at("specversion").as_string(), "1.0");
    EXPECT_EQ(events[0].at("source").as_string(), "/sinergi/3208");
    ASSERT_TRUE(made.secret.starts_with("whsec_"));
    auto const hook_row = stands(made.id);
    auto const secret = crypto::unbox(office.secret, crypto::from_base64url(hook_row.secret).value()).value();
    EXPECT_EQ(made.secret, "whsec_" + crypto::base64(secret));
    auto const text = header("webhook-id") + "." + header("webhook-timestamp") + "." + sent[0].body;
    EXPECT_EQ(header("webhook-signature"), "v1," + crypto::base64(crypto::hmac_sha256(secret, text)));
}

TEST_P(HookTest, AnAddressIsHttpWithAHost) {
    for (auto const* bad : {"ftp://a/b", "https://", "https://user:secret@a/b", "javascript:alert(1)"}) {
        auto const made = write([&](db::Tx& tx) { return add_hook(tx, office, app, {bad, {}}, clock.now()); });
        EXPECT_EQ(no(made), "http.address_malformed") << bad;
    }
}

TEST_P(HookTest, ASilentAddressLosesNothingAndIsTriedEverMoreSeldom) {
    auto const made = hook();
    received(report("Satu"));
    answers = 0;
    EXPECT_EQ(tell(), 0);
    EXPECT_EQ(stands(made.id).fails, 1);
    EXPECT_EQ(stands(made.id).last_fault, "tidak ada yang menjawab");
    EXPECT_EQ(tell(), 0);
    EXPECT_EQ(sent.size(), 1U);  // not before its time
    clock.advance_ms(second_ms);
    answers = 503;
    EXPECT_EQ(tell(), 0);
    EXPECT_EQ(stands(made.id).last_fault, "HTTP 503");
    received(report("Dua"));
    clock.advance_ms(hour_ms);
    answers = 204;
    EXPECT_EQ(tell(), 2);
    EXPECT_EQ(stands(made.id).fails, 0);
}

TEST_P(HookTest, IsSetBackPausedAndTakenUpAgain) {
    auto const made = hook();
    for (int i = 0; i < 3; ++i) received(report("Antrean " + std::to_string(i)));
    EXPECT_EQ(tell(), 3);
    auto const does = [&](HookDeed deed, std::int64_t from = 0) {
        return write([&](db::Tx& tx) { return change_hook(tx, office, app, made.id, deed, from, clock.now()); });
    };
    ASSERT_TRUE(does(HookDeed::replay, 1));
    EXPECT_EQ(tell(), 2);
    ASSERT_TRUE(does(HookDeed::pause));
    received(report("Selagi berhenti"));
    EXPECT_EQ(tell(), 0);
    ASSERT_TRUE(does(HookDeed::resume));
    EXPECT_EQ(tell(), 1);
    EXPECT_EQ(no(write([&](db::Tx& tx) {
                  return change_hook(tx, office, other, made.id, HookDeed::remove, 0, clock.now());
              })),
              "exchange.hook_unknown");
    ASSERT_TRUE(does(HookDeed::remove));
    received(report("Sesudah dihapus"));
    EXPECT_EQ(tell(), 0);
}

TEST_P(HookTest, WhatIsLongIsToldToItsEndBodyAfterBody) {
    auto const made = hook();
    auto const id = received(report("Sering berubah"));
    changed_often(id, 250);
    EXPECT_EQ(tell(), 251);
    EXPECT_EQ(sent.size(), 3U);
    ASSERT_TRUE(
        write([&](db::Tx& tx) { return change_hook(tx, office, app, made.id, HookDeed::replay, 0, clock.now()); }));
    sent.clear();
    answers = 503;
    EXPECT_EQ(tell(), 0);
    EXPECT_EQ(sent.size(), 1U) << "who does not take the first body is not sent the next";
    clock.advance_ms(second_ms);
    answers = 200;
    EXPECT_EQ(tell(), 251);
    EXPECT_EQ(tell(), 0);
}

/// Two systems' addresses on loopback: one answers at once, one not before it is let.
struct SlowAndFast {
    std::promise<void> let_go;
    std::atomic<int> slow = 0, fast = 0;
    std::promise<void> fast_heard;
    http::Router router;
    std::unique_ptr<http::Server> server;
    SlowAndFast() {
        router.add_raw(Method::post, "/lambat", {.summary = "slow", .tag = "test", .is_public = true},
                       [this, gone = let_go.get_future().share()](http::Call const&) {
                           ++slow;
                           gone.wait();
                           return http::Reply{.status = 204};
                       });
        router.add_raw(Method::post, "/cepat", {.summary = "fast", .tag = "test", .is_public = true},
                       [this](http::Call const&) {
                           if (++fast == 2) fast_heard.set_value();
                           return http::Reply{.status = 204};
                       });
        server = http::Server::start({.listen = "127.0.0.1:0"}, router, [] { return noon; });
    }
    ~SlowAndFast() { server->stop(); }
    [[nodiscard]] std::string url(std::string_view path) const {
        return fmt::format("http://127.0.0.1:{}{}", server->port(), path);
    }
};

TEST_P(ExchangeTest, ASlowAddressKeepsNobodyElseWaiting) {
    SlowAndFast there;
    auto const add = [&](Officer const& who, std::string_view path) {
        return write([&](db::Tx& tx) { return add_hook(tx, office, who, {there.url(path), {}}, clock.now()); })
            .value()
            .id;
    };
    auto const slow = add(app, "/lambat");
    auto const fast = add(other, "/cepat");
    http::Client client;
    Teller teller(
        office,
        [&](Letter const& letter) {
            auto const said = client.ask({.method = "POST", .url = letter.url, .body = letter.body});
            return Reached{said ? said->status : 0, ""};
        },
        "/sinergi/3208");
    received(report("Satu"));
    teller.start();
    teller.wake();
    while (there.slow == 0 || there.fast == 0) std::this_thread::yield();
    // The slow one holds its line; the other hears of the next change all the same.
    received(report("Dua"));
    teller.wake();
    auto const heard = there.fast_heard.get_future().wait_for(std::chrono::seconds(20));
    auto const asked_of_slow = there.slow.load();
    there.let_go.set_value();
    teller.stop();
    EXPECT_EQ(heard, std::future_status::ready);
    EXPECT_EQ(asked_of_slow, 1) << "one letter at a time, so that the order is kept";
    auto const cursor = [&](HookId id) {
        return db().read([&](db::Tx& tx) { return store::find_hook(tx, id)->cursor; });
    };
    // What was heard when the teller ended, and not yet written down, is told once more.
    teller.tell_due(clock.now());
    EXPECT_GE(cursor(fast), 2);
    EXPECT_EQ(cursor(slow), cursor(fast)) << "nothing was lost";
}

TEST_P(ExchangeTest, TheApiTakesAReportShowsItAndTellsWhatChanged) {
    constexpr auto body = R"({"source_ref":"DESA-5","kind":"layanan","region":"3208012001","text":"Antrean panjang",)"
                          R"("reporter":{"name":"Ibu Contoh","phone":"081200000001"}})";
    auto const made = ask(Method::post, "/api/v1/exchange/reports", body, "app");
    ASSERT_EQ(made.status, 201) << made.body;
    EXPECT_EQ(ask(Method::post, "/api/v1/exchange/reports", body, "app").body, made.body);
    auto const shown = ask(Method::get, "/api/v1/exchange/reports/DESA-5", "", "app");
    ASSERT_EQ(shown.status, 200) << shown.body;
    EXPECT_EQ(bj::parse(shown.body).at("state").as_string(), "diterima");
    auto const changes = ask(Method::get, "/api/v1/exchange/changes?after=0", "", "app");
    ASSERT_EQ(changes.status, 200) << changes.body;
    EXPECT_EQ(bj::parse(changes.body).at("items").as_array().size(), 1U);
    auto const csv = ask(Method::get, "/api/v1/exchange/changes.csv?day=2026-11-22", "", "app");
    EXPECT_EQ(csv.status, 200);
    EXPECT_NE(csv.body.find("DESA-5"), std::string::npos);
    EXPECT_EQ(csv.body.find("Contoh"), std::string::npos);
    EXPECT_EQ(ask(Method::get, "/api/v1/exchange/changes.csv?day=kemarin", "", "app").status, 400);
    auto const wrong = ask(Method::post, "/api/v1/exchange/reports", R"({"source_ref":"","region":"99"})", "app");
    EXPECT_EQ(wrong.status, 400);
    auto const systems = ask(Method::get, "/api/v1/exchange/systems", "", "boss");
    ASSERT_EQ(systems.status, 200) << systems.body;
    EXPECT_EQ(bj::parse(systems.body).at("items").as_array().size(), 2U);
    EXPECT_EQ(ask(Method::get, "/api/v1/exchange/systems", "", "app").status, 403);
}

TEST_P(ExchangeTest, WhatIsNotToldWasLookedAtAllTheSame) {
    allow(app, "bencana");
    received(report("Antrean panjang"));
    auto const seen = news(app);
    EXPECT_TRUE(seen.items.empty());
    EXPECT_EQ(seen.last_at, clock.now()) << "so that the walk of a day ends with the day";
}

SINERGI_ON_BOTH_ENGINES(ExchangeTest);
SINERGI_ON_BOTH_ENGINES(HookTest);

}  // namespace
}  // namespace sinergi::exchange
