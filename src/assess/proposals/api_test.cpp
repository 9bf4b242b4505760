#include "proposals/api.hpp"

#include "plumbing/locale/locale.hpp"
#include "proposals/testing.hpp"
#include "regions/actions.hpp"

#include <boost/json.hpp>

#include <filesystem>
#include <random>

namespace sinergi::proposals {
namespace {

using namespace testing;
using http::Method;
namespace bj = boost::json;

std::string sentence(std::string_view key, std::string_view language) {
    return std::string(locale::pattern(key, locale::language_of(language)));
}

struct ProposalApi : ProposalTest {
    std::filesystem::path folder =
        std::filesystem::temp_directory_path() / ("sinergi-proposals-" + std::to_string(std::random_device{}()));
    files::FileStore files{folder};
    std::unique_ptr<regions::Areas> areas;
    std::unique_ptr<House> house;
    http::Router router;
    std::map<std::string, std::string> tokens;

    void SetUp() override {
        regions::load(db(), clock.now());
        areas = std::make_unique<regions::Areas>(db());
        house = std::make_unique<House>(House{office, *doors, files, *areas, sentence});
        router.set_say(sentence);
        add_routes(router, *house);
        add("operator", Role::village_operator, sindangjawa);
        add("operator2", Role::village_operator, kadugede);
        add("euis", Role::back_office);
        add("kadis", Role::head);
        add("admin", Role::admin);
    }
    void TearDown() override {
        settle();
        std::filesystem::remove_all(folder);
    }
    http::Reply asks(std::string const& who, Method method, std::string const& target, std::string body = "",
                     std::vector<std::pair<std::string, std::string>> headers = {},
                     std::string const& type = "application/json") {
        if (!tokens.contains(who)) tokens[who] = enter(who).value().token;
        headers.emplace_back("authorization", "Bearer " + tokens[who]);
        if (!body.empty()) headers.emplace_back("content-type", type);
        auto const path = target.starts_with('/') ? "/api/v1" + target : "/api/v1/proposals/" + target;
        http::Asked const asked(method, path, std::move(body), std::move(headers), clock.now());
        return router.answer(asked.call);
    }
    bj::value ask(std::string const& who, Method method, std::string const& target, std::string body = "",
                  int status = 200) {
        auto const reply = asks(who, method, target, std::move(body));
        EXPECT_EQ(reply.status, status) << target << "\n" << reply.body;
        return reply.body.empty() ? bj::value() : bj::parse(reply.body);
    }
    bj::value uploads(std::string const& who, std::string const& target, std::string const& bytes, int status = 201) {
        auto const form = "--xyz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n" + bytes +
                          "\r\n--xyz--\r\n";
        auto const reply = asks(who, Method::post, target, form, {}, "multipart/form-data; boundary=xyz");
        EXPECT_EQ(reply.status, status) << target << "\n" << reply.body;
        return bj::parse(reply.body);
    }
    static std::string text(bj::value const& of, std::string_view name) { return std::string(of.at(name).as_string()); }
    std::string opened_roll() {
        return text(ask("operator", Method::post, "rolls", R"({"region":"3208012001","month":"2026-11"})"), "id");
    }
    static std::string proposal(registry::Family const& of, std::string more = R"("kind":"family")") {
        return R"({"family":")" + of.id.text() + R"(",)" + more + "}";
    }
};
SINERGI_ON_BOTH_ENGINES(ProposalApi);

constexpr auto meeting = R"({"way":"meeting","on":"2026-11-10","place":"Balai desa","words":"Daftar disepakati",
"attended":31,"exceptions":[]})";

TEST_P(ProposalApi, TheWholeWayOverHttp) {
    auto const carti = family("Carti");
    auto const id = opened_roll();
    auto const at = "rolls/" + id;
    auto const listed = ask("operator", Method::post, at + "/items", proposal(carti));
    auto const& line = listed.at("items").at(0);
    EXPECT_EQ(text(line, "nik_masked"), "3208••••••••9011");
    EXPECT_EQ(bj::serialize(listed).find("3208011708809011"), std::string::npos);
    ask("operator", Method::post, at + "/meet", meeting);
    auto const refused = ask("operator", Method::post, at + "/send", "{}", 409);
    EXPECT_NE(text(refused, "detail").find("Berita acara"), std::string::npos);
    uploads("operator", at + "/papers?kind=minutes", "%PDF-1.4 x");
    uploads("operator", at + "/papers?kind=minutes", "bukan gambar", 400);
    ask("operator", Method::post, at + "/send", "{}");
    ask("euis", Method::post, at + "/sample", "{}");
    ask("euis", Method::post, "items/" + text(line, "id") + "/check", R"({"check":"confirmed"})");
    ask("euis", Method::post, at + "/verify", "{}");
    ask("operator", Method::post, at + "/approve", "{}", 403);
    ask("kadis", Method::post, at + "/approve", "{}");
    auto const recap = text(ask("euis", Method::post, "recaps", R"({"month":"2026-11"})"), "id");
    EXPECT_TRUE(asks("euis", Method::get, "recaps/" + recap + "/recap.pdf").body.starts_with("%PDF-"));
    uploads("euis", "recaps/" + recap + "/sign?on=2026-11-20", "%PDF-1.4 x", 400);
    uploads("euis", "recaps/" + recap + "/sign?on=2026-11-20&number=400.9/12/SK/2026", "%PDF-1.4 x");
    auto const tasks = ask("euis", Method::get, "tasks?state=approved");
    ASSERT_EQ(tasks.at("items").as_array().size(), 1U);
    EXPECT_EQ(ask("euis", Method::get, "items/" + text(line, "id")), tasks.at("items").at(0));
    EXPECT_EQ(text(ask("operator2", Method::get, "items/" + text(line, "id"), "", 404), "key"),
              "proposals.item_unknown")
        << "another village's";
    auto const numbers = ask("euis", Method::post, "items/" + text(line, "id") + "/numbers", "{}");
    EXPECT_EQ(text(numbers.at("fields").at(1), "value"), carti.no_kk);
    EXPECT_EQ(text(numbers.at("fields").at(4), "value"), "17/08/1980");
    EXPECT_EQ(lines_of("proposals.opened_numbers"), 1);
    uploads("euis", at + "/papers?kind=screenshot&item=" + text(line, "id"), "%PDF-1.4 y");
    ask("euis", Method::post, "items/" + text(line, "id") + "/enter", R"({"on":"2026-11-21"})");
    EXPECT_EQ(comes_back({carti.no_kk})->arrived, 1);
    auto const file = ask("operator", Method::get, at);
    EXPECT_EQ(text(file.at("roll"), "state"), "closed");
    EXPECT_EQ(ask("euis", Method::get, "families/" + carti.id.text()).at("items").as_array().size(), 1U);
}

TEST_P(ProposalApi, TheDeadlinePageNamesEveryVillageAndWhoIsBehind) {
    opened_roll();
    auto const all = ask("euis", Method::get, "overview");
    auto const& villages = all.at("villages").as_array();
    EXPECT_EQ(villages.size(), 376U) << "every village of Kuningan, whether it opened its list or not";
    EXPECT_TRUE(villages[0].at("is_late").as_bool());
    EXPECT_EQ(villages[0].at("days_left").as_int64(), -5) << "the 17th, seen on the 22nd";
    auto const own = ask("operator", Method::get, "overview");
    ASSERT_EQ(own.at("villages").as_array().size(), 1U);
    EXPECT_EQ(text(own.at("villages").at(0), "state"), "drafting");
    ask("operator2", Method::get, "overview?region=3208012001", "", 403);
    ask("euis", Method::get, "overview?month=2026-13", "", 400);
}

/// "2026-11 village 1 late 1, 2026-12 ..."
std::string told(bj::value const& queues) {
    std::string out;
    for (auto const& one : queues.at("items").as_array())
        out += (out.empty() ? "" : ", ") + fmt::format("{} {} {} late {}", one.at("month").as_string().c_str(),
                                                       one.at("turn").as_string().c_str(), one.at("count").as_int64(),
                                                       one.at("late_count").as_int64());
    return out;
}

TEST_P(ProposalApi, TheFirstPageCountsWhatLiesOnOnesOwnDesks) {
    add("loket", Role::front_office);
    add("lurah", Role::village_head, sindangjawa);
    auto const waits = [&](std::string const& who) { return told(ask(who, Method::get, "/proposal-queues")); };
    EXPECT_EQ(waits("operator"), "2026-11 village 1 late 1") << "a list that was not opened is to be opened";
    EXPECT_EQ(waits("euis"), "") << "what villages have to do is not the office's";
    auto const carti = family("Carti"), wasti = family("Wasti", kadugede);
    auto const first = opens().value(), second = opens(kadugede).value();
    (void)proposes(first.id, {.kind = Kind::family, .family = carti.id});
    EXPECT_EQ(waits("operator"), "2026-11 village 1 late 1");
    sends(first.id);
    EXPECT_EQ(waits("operator"), "");
    EXPECT_EQ(waits("operator2"), "2026-11 village 1 late 1") << "the neighbour's own";
    EXPECT_EQ(waits("euis"), "2026-11 verifier 1 late 1");
    EXPECT_EQ(waits("kadis"), "");
    checks_all(first.id);
    EXPECT_EQ(no(does(&verify, verifier, first.id)), "");
    EXPECT_EQ(waits("kadis"), "2026-11 head 1 late 1");
    EXPECT_EQ(no(does(&approve, head, first.id)), "");
    EXPECT_EQ(waits("euis"), "2026-11 regent 1 late 1") << "the office prints what the regent signs";
    EXPECT_EQ(no(signs(recaps())), "");
    EXPECT_EQ(waits("euis"), "2026-11 siksng 1 late 1");
    clock.advance_ms(10 * day_ms);  // 2 December
    tokens.clear();
    auto const december = ask("operator2", Method::get, "/proposal-queues");
    EXPECT_EQ(told(december), "2026-11 village 1 late 1, 2026-12 village 1 late 0") << "the month before still waits";
    EXPECT_EQ(text(december.at("items").at(1), "due_on"), "2026-12-17");
    EXPECT_EQ(december.at("items").at(1).at("days_left").as_int64(), 15);
    EXPECT_EQ(waits("euis"), "2026-11 siksng 1 late 1");
    for (auto const* who : {"loket", "lurah", "admin"}) EXPECT_EQ(waits(who), "") << who;
}

TEST_P(ProposalApi, ADecileThatComesInClosesItsLineByItself) {
    auto const carti = family("Carti");
    auto const roll = opens().value();
    auto const line = proposes(roll.id, {.kind = Kind::family, .family = carti.id}).value();
    endorses(roll.id);
    EXPECT_EQ(no(enters(line.id)), "");
    tend_arrivals(*house, clock.now());
    EXPECT_EQ(stands(line.id).state, ItemState::entered);
    clock.advance_ms(day_ms);
    auto const comes = write([&](db::Tx& tx) {
        return registry::put_decile(tx, desk().registry(), verifier, carti.id,
                                    {registry::DecileOf::bps, "2026-Q4", 2, clock.now()});
    });
    EXPECT_EQ(no(comes), "");
    tend_arrivals(*house, clock.now());
    EXPECT_EQ(stands(line.id).state, ItemState::arrived);
    EXPECT_EQ(text(ask("euis", Method::get, "rolls/" + roll.id.text()).at("steps").at(0), "by_role"), "system");
}

TEST_P(ProposalApi, TheSameDeedSentTwiceIsDoneOnce) {
    auto const carti = family("Carti");
    auto const id = opened_roll();
    std::vector<std::pair<std::string, std::string>> const key{{"idempotency-key", "usul-2026-0001"}};
    auto const first = asks("operator", Method::post, "rolls/" + id + "/items", proposal(carti), key);
    auto const again = asks("operator", Method::post, "rolls/" + id + "/items", proposal(carti), key);
    EXPECT_EQ(first.status, 200) << first.body;
    EXPECT_EQ(first.body, again.body);
    EXPECT_EQ(ask("operator", Method::get, "rolls/" + id).at("items").as_array().size(), 1U);
    auto const twice = ask("operator", Method::post, "rolls/" + id + "/items", proposal(carti), 409);
    EXPECT_EQ(text(twice, "key"), "proposals.already_listed");
}

TEST_P(ProposalApi, BothListsAndTheNoticeArePrinted) {
    auto const carti = family("Carti");
    auto const id = opened_roll();
    auto const file = ask("operator", Method::post, "rolls/" + id + "/items",
                          proposal(carti, R"("kind":"removal","reason":"pindah")"));
    for (auto const* which : {"initial", "final"}) {
        auto const paper = asks("operator", Method::get, "rolls/" + id + "/list.pdf?which=" + which);
        EXPECT_TRUE(paper.body.starts_with("%PDF-")) << paper.body;
    }
    auto const notice = "items/" + text(file.at("items").at(0), "id") + "/notice.pdf";
    EXPECT_TRUE(asks("operator", Method::get, notice).body.starts_with("%PDF-"));
    EXPECT_EQ(asks("operator2", Method::get, notice).status, 404);
    EXPECT_EQ(asks("operator2", Method::get, "rolls/" + id).status, 404);
}

TEST_P(ProposalApi, SettingsAreTheAdministratorsAndOfficialsTheVillages) {
    auto terms = ask("admin", Method::get, "terms");
    terms.as_object()["village_day"] = 12;
    ask("kadis", Method::put, "terms", bj::serialize(terms), 403);
    EXPECT_EQ(ask("admin", Method::put, "terms", bj::serialize(terms)).at("village_day").as_int64(), 12);
    auto const officials =
        ask("operator", Method::post, "officials",
            R"({"region":"3208012001","name":"Sukardi Contoh","post":"kuwu","nik":"3208011708809077"})");
    EXPECT_EQ(text(officials.at("items").at(0), "nik_masked"), "3208••••••••9077");
    EXPECT_EQ(text(ask("operator", Method::post, "officials",
                       R"({"region":"3208012001","name":"Sukardi Contoh","post":"kuwu"})", 400),
                   "key"),
              "proposals.official_malformed");
    auto const end = "officials/" + text(officials.at("items").at(0), "id") + "/end";
    EXPECT_EQ(asks("operator", Method::post, end, "{}").status, 403);
    EXPECT_EQ(asks("euis", Method::post, end, "{}").status, 204);
}

}  // namespace
}  // namespace sinergi::proposals
