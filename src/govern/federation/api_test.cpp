#include "federation/api.hpp"

#include "access/actions.hpp"
#include "access/testing.hpp"
#include "federation/carrier.hpp"
#include "federation/testing.hpp"

#include <gtest/gtest.h>
#include <boost/json.hpp>

#include <future>

namespace sinergi::federation {
namespace {

using http::Asked;
using http::Method;
using testing::TestNode;
namespace bj = boost::json;

/// A node with its routes, and administrators Ani and Budi.
struct Served {
    explicit Served(TestNode& its_node)
        : node(its_node),
          doors(access::Doors::make(*node.office)),
          house{*node.office, *doors, *node.post, client,
                [](std::string_view key, std::string_view) { return "kalimat " + std::string(key); }} {
        add_routes(router, house);
        for (auto const* name : {"ani", "budi"}) add(name, access::Role::admin);
        add("sari", access::Role::back_office);
    }
    void add(std::string const& name, access::Role role) {
        static auto const hash = crypto::hash_password(access::testing::good_password);
        auto const named = std::string(1, static_cast<char>(name[0] - 32)) + name.substr(1) + " Contoh";
        node.db()
            .write([&](db::Tx& tx) -> Result<access::AccountId> {
                SINERGI_TRY(by,
                            access::permit(access::Act::manage_accounts, access::founder(node.area), node.area, "x"));
                return access::add_account(tx, *node.office, by, access::AccountName::parse(name).value(),
                                           {.name = access::PersonName::parse(named).value(),
                                            .role = role,
                                            .area = node.area,
                                            .decree = access::DecreeNumber::parse("SK 1/2026").value(),
                                            .decree_ends = Date::parse("2027-12-31").value()},
                                           hash, node.clock.now());
            })
            .value();
    }
    std::string token(std::string const& name) {
        access::Gate gate;
        return access::sign_in(*node.office, gate, {name, access::testing::good_password, "", "10.0.0.1", "uji"},
                               node.clock.now())
            ->token;
    }
    http::Reply ask(Method method, std::string target, std::string body = "", std::string const& token = "") {
        std::vector<std::pair<std::string, std::string>> headers;
        if (!token.empty()) headers.emplace_back("authorization", "Bearer " + token);
        if (!body.empty()) headers.emplace_back("content-type", "application/json");
        Asked const asked(method, std::move(target), std::move(body), std::move(headers), node.clock.now());
        return router.answer(asked.call);
    }
    std::string listen() {
        server = http::Server::start({.listen = "127.0.0.1:0"}, router, [this] { return node.clock.now(); });
        return fmt::format("http://127.0.0.1:{}", server->port());
    }
    ~Served() {
        if (server) server->stop();
    }

    TestNode& node;
    http::Router router;
    std::unique_ptr<access::Doors> doors;
    http::Client client;
    House house;
    std::unique_ptr<http::Server> server;
};

std::string key_of(http::Reply const& reply) {
    return std::string(bj::parse(reply.body).as_object().at("key").as_string());
}
std::string propose_body(std::string_view url, std::string_view print) {
    return fmt::format(R"({{"url":"{}","fingerprint":"{}"}})", url, print);
}

struct FederationApi : ::testing::TestWithParam<db::Engine> {
    TestNode regency{GetParam(), "3208"};
    TestNode ministry{GetParam(), ""};
    Served kuningan{regency};
    Served pusat{ministry};
};
SINERGI_ON_BOTH_ENGINES(FederationApi);

TEST_P(FederationApi, JoinsByAddressAndFingerprintWithTwoPeople) {
    auto const url = pusat.listen();
    auto const ani = kuningan.token("ani");
    auto const budi = kuningan.token("budi");
    auto const print = ministry.post->card().fingerprint;
    EXPECT_EQ(kuningan.ask(Method::get, "/api/v1/federation/nodes", "", kuningan.token("sari")).status, 403);
    auto wrong = print;
    wrong.front() = wrong.front() == 'A' ? 'B' : 'A';
    EXPECT_EQ(key_of(kuningan.ask(Method::post, "/api/v1/federation/nodes", propose_body(url, wrong), ani)),
              "federation.fingerprint_differs");
    auto const made = kuningan.ask(Method::post, "/api/v1/federation/nodes", propose_body(url, print), ani);
    ASSERT_EQ(made.status, 201) << made.body;
    auto const node = bj::parse(made.body).as_object();
    EXPECT_EQ(node.at("node"), "pusat");
    EXPECT_EQ(node.at("state"), "proposed");
    EXPECT_EQ(node.at("may_confirm"), false);
    EXPECT_EQ(key_of(kuningan.ask(Method::post, "/api/v1/federation/nodes/pusat/confirm", "", ani)),
              "federation.same_person");
    auto const confirmed = kuningan.ask(Method::post, "/api/v1/federation/nodes/pusat/confirm", "", budi);
    ASSERT_EQ(confirmed.status, 200) << confirmed.body;
    EXPECT_EQ(bj::parse(confirmed.body).as_object().at("state"), "trusted");
    auto const listed = kuningan.ask(Method::get, "/api/v1/federation/nodes", "", ani);
    ASSERT_EQ(listed.status, 200) << listed.body;
    auto const list = bj::parse(listed.body).as_object();
    EXPECT_EQ(list.at("own").as_object().at("node"), "3208");
    EXPECT_EQ(list.at("items").as_array().size(), 1U);
    // At once, and back.
    EXPECT_EQ(kuningan.ask(Method::post, "/api/v1/federation/nodes/pusat/suspend", "", ani).status, 200);
    EXPECT_EQ(key_of(kuningan.ask(Method::post, "/api/v1/federation/nodes/pusat/suspend", "", ani)),
              "federation.not_joined");
    EXPECT_EQ(kuningan.ask(Method::post, "/api/v1/federation/nodes/pusat/resume", "", ani).status, 200);
    EXPECT_EQ(key_of(kuningan.ask(Method::post, "/api/v1/federation/nodes/33/suspend", "", ani)),
              "federation.node_unknown");
}

TEST_P(FederationApi, APartnerBehindAnAddressThatOthersClosedIsHeard) {
    testing::join(regency, ministry);
    ministry.post->on("case.", [](db::Tx&, Incoming const&) -> Done { return {}; });
    auto const knock = [&](std::string const& body) {
        return pusat.ask(Method::post, "/api/v1/federation/envelopes", body);
    };
    int rubbish = 0;
    while (knock(R"({"envelopes":[{}]})").status != 429) ASSERT_LT(++rubbish, 500);
    ASSERT_TRUE(regency.send({.to_node = "pusat",
                              .kind = "case.entry",
                              .stream = "case:3208/1",
                              .payload = "{}",
                              .basis = "public_task",
                              .agreement = {}}));
    auto const batch = regency.post->take_outgoing("pusat");
    auto const heard = knock(write_batch(batch.envelopes));
    ASSERT_EQ(heard.status, 200) << heard.body;
    EXPECT_EQ(regency.post->open_acks("pusat", heard.body).value().at(0).outcome, Outcome::stored);
    // Who merely has the letter, broken, is still kept out.
    auto broken = batch.envelopes.at(0);
    broken.replace(broken.find("case.entry"), 10, "case.asked");
    EXPECT_EQ(knock(write_batch({broken})).status, 429);
}

TEST_P(FederationApi, NewKeysAreMadeOnceForAClickAndSayThatTheOldOnesLeaked) {
    testing::join(regency, ministry);
    auto const ani = kuningan.token("ani");
    auto const rotates = [&] {
        Asked const asked(Method::post, "/api/v1/federation/rotate", R"({"why":"compromised"})",
                          {{"authorization", "Bearer " + ani},
                           {"content-type", "application/json"},
                           {"idempotency-key", "satu-klik-saja"}},
                          regency.clock.now());
        return kuningan.router.answer(asked.call);
    };
    auto const first = rotates();
    ASSERT_EQ(first.status, 200) << first.body;
    EXPECT_NE(bj::parse(first.body).at("revokes").as_string(), "");
    EXPECT_EQ(rotates().body, first.body);
    EXPECT_EQ(regency.count("SELECT count(*) FROM federation_own_key"), 2);
    testing::carry(regency, ministry);
    auto const shown = pusat.ask(Method::get, "/api/v1/federation/nodes", "", pusat.token("ani"));
    EXPECT_FALSE(bj::parse(shown.body).at_pointer("/items/0/revoked_at").is_null()) << shown.body;
}

TEST_P(FederationApi, ShowsWhatWaitsAndWhatWasRefusedWithWhatToDo) {
    testing::trust(regency, ministry);  // the ministry does not know us yet
    ASSERT_TRUE(
        regency.send({.to_node = "pusat", .kind = "case.entry", .stream = "case:1", .payload = "1", .agreement = {}}));
    EXPECT_EQ(testing::carry(regency, ministry).at(0).key, "federation.sender_unknown");
    auto const ani = kuningan.token("ani");
    auto const outbox = bj::parse(kuningan.ask(Method::get, "/api/v1/federation/outbox", "", ani).body).as_object();
    ASSERT_EQ(outbox.at("items").as_array().size(), 1U);
    EXPECT_EQ(outbox.at("items").as_array()[0].as_object().at("refusal"), "federation.sender_unknown");
    auto const theirs =
        bj::parse(pusat.ask(Method::get, "/api/v1/federation/refused?limit=1", "", pusat.token("ani")).body)
            .as_object();
    auto const& row = theirs.at("items").as_array().at(0).as_object();
    EXPECT_EQ(row.at("direction"), "in");
    EXPECT_EQ(row.at("node"), "3208");
    EXPECT_EQ(row.at("what_to_do"), "kalimat federation.sender_unknown");
    EXPECT_EQ(kuningan.ask(Method::get, "/api/v1/federation/waiting", "", ani).status, 200);
    EXPECT_EQ(kuningan.ask(Method::get, "/api/v1/federation/outbox").status, 401);
}

TEST_P(FederationApi, SaysOfALetterThatCameThroughLaterThatThereIsNothingToDo) {
    testing::trust(regency, ministry);
    ASSERT_TRUE(
        regency.send({.to_node = "pusat", .kind = "case.entry", .stream = "case:1", .payload = "1", .agreement = {}}));
    EXPECT_EQ(testing::carry(regency, ministry).at(0).key, "federation.sender_unknown");
    testing::trust(ministry, regency);
    regency.clock.advance_ms(hour_ms);
    EXPECT_EQ(testing::carry(regency, ministry).at(0).key, "");
    for (auto* const here : {&kuningan, &pusat}) {
        auto const shown = here->ask(Method::get, "/api/v1/federation/refused", "", here->token("ani"));
        EXPECT_EQ(bj::parse(shown.body).at_pointer("/items/0/what_to_do"), "kalimat federation.arrived_since");
        EXPECT_EQ(bj::parse(shown.body).at_pointer("/items/0/refusal"), "federation.sender_unknown");
    }
}

TEST_P(FederationApi, TurnsAwayRubbishAndStrangersWhoKnockTooOften) {
    EXPECT_EQ(key_of(pusat.ask(Method::post, "/api/v1/federation/envelopes", "{")), "http.json_broken");
    EXPECT_EQ(key_of(pusat.ask(Method::post, "/api/v1/federation/envelopes", "{}")), "federation.envelope_malformed");
    EXPECT_EQ(pusat.ask(Method::post, "/api/v1/federation/papers/x", "x").status, 400);
    http::Reply last;
    for (int i = 0; i < 200 && last.status != 429; ++i)
        last = pusat.ask(Method::post, "/api/v1/federation/envelopes", R"({"envelopes":[{}]})");
    EXPECT_EQ(last.status, 429);
}

/// Both served on loopback with real carriers; waits by the bell of the receiving house, not by the clock.
TEST_P(FederationApi, CarriesLettersAndPapersOverHttpAndGoesOnWhenTheOtherSideComesBack) {
    std::promise<void> all;
    std::atomic<int> heard = 0;
    ministry.post->on("case.", [&](db::Tx&, Incoming const&) -> Done {
        if (++heard == 20) all.set_value();
        return {};
    });
    testing::join(regency, ministry);
    auto const url = pusat.listen();
    regency.db().script("UPDATE federation_node SET url = '" + url + "'");
    std::string const photo(600'000, 'f');
    auto const name = regency.files.put(photo);
    auto const send = [&](int nth) {
        Outgoing letter{.to_node = "pusat",
                        .kind = "case.entry",
                        .stream = "case:3208/1",
                        .payload = std::to_string(nth),
                        .agreement = {}};
        if (nth == 0) letter.papers = {name};
        ASSERT_TRUE(regency.send(letter));
    };
    Carrier carrier(*regency.post, {.poll_ms = 20});
    for (int i = 0; i < 10; ++i) send(i);
    carrier.start();
    for (int i = 10; i < 20; ++i) send(i);
    ASSERT_EQ(all.get_future().wait_for(std::chrono::seconds(20)), std::future_status::ready);
    // The paper follows; the carrier is done when nothing is busy any more.
    auto const until = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (!ministry.files.get(name) && std::chrono::steady_clock::now() < until) std::this_thread::yield();
    EXPECT_EQ(ministry.files.get(name).value(), photo);
    carrier.stop();
    EXPECT_EQ(heard, 20);
}

TEST_P(FederationApi, RefusesAPieceThatNobodySigned) {
    testing::join(regency, ministry);
    auto const name = regency.files.put("sebuah foto");
    ASSERT_TRUE(regency.send({.to_node = "pusat",
                              .kind = "case.entry",
                              .stream = "case:1",
                              .payload = "1",
                              .agreement = {},
                              .papers = {name}}));
    testing::carry(regency, ministry);
    auto const piece = regency.post->take_piece("pusat").value();
    auto const headers = [&](std::string const& signature) {
        return std::vector<std::pair<std::string, std::string>>{{"x-sinergi-node", piece.from},
                                                                {"x-sinergi-to", piece.to},
                                                                {"x-sinergi-sealed", piece.sealed_name},
                                                                {"x-sinergi-bytes", std::to_string(piece.sealed_bytes)},
                                                                {"x-sinergi-offset", "0"},
                                                                {"x-sinergi-signature", signature}};
    };
    auto const put = [&](std::string const& signature, std::string const& bytes) {
        Asked const asked(Method::post, "/api/v1/federation/papers/" + name, bytes, headers(signature),
                          ministry.clock.now());
        return pusat.router.answer(asked.call);
    };
    auto const right = regency.post->sign_words(piece_words(piece));
    EXPECT_EQ(key_of(put("x", piece.bytes)), "federation.signature_wrong");
    EXPECT_EQ(key_of(put(right, piece.bytes + "x")), "federation.signature_wrong");
    auto const taken = put(right, piece.bytes);
    EXPECT_EQ(taken.status, 200) << taken.body;
    EXPECT_EQ(ministry.files.get(name).value(), "sebuah foto");
}

}  // namespace
}  // namespace sinergi::federation
