#include "cases/testing.hpp"
#include "command/actions.hpp"
#include "command/api.hpp"
#include "command/store.hpp"
#include "command/store_sql.hpp"
#include "grievances/actions.hpp"
#include "grievances/settings.hpp"
#include "plumbing/locale/locale.hpp"

#include <boost/json.hpp>

#include <set>

namespace sinergi::command {
namespace {

using access::Officer;
using access::Role;
using access::testing::region;
using cases::NewCase;
using cases::testing::Mail;
using cases::testing::no;
using cases::testing::NodeOffice;
using cases::testing::noon;
using cases::testing::old_man;
using cases::testing::sindangjawa;
using http::Method;
namespace bj = boost::json;

std::string sentence(std::string_view key, std::string_view language) {
    return std::string(locale::pattern(key, locale::language_of(language)));
}

constexpr auto few_areas = R"(
INSERT INTO region_change (id, day, decree, recorded_at) VALUES (1, '2025-01-01', 'Kepmendagri', 0);
INSERT INTO region (code, valid_from, name, change_id) VALUES
 ('32', '0001-01-01', 'Jawa Barat', 1), ('3208', '0001-01-01', 'Kabupaten Kuningan', 1),
 ('3273', '0001-01-01', 'Kota Bandung', 1), ('327301', '0001-01-01', 'Sukasari', 1),
 ('3273011001', '0001-01-01', 'Isola', 1),
 ('320801', '0001-01-01', 'Kadugede', 1), ('3208012001', '0001-01-01', 'Sindangjawa', 1);
UPDATE region SET lat = -7.0, lon = 108.46 WHERE code = '3208012001')";
constexpr auto isola = "3273011001";

/// The ministry's command centre, and a regency that it is joined with.
struct CommandCentre : ::testing::TestWithParam<db::Engine> {
    Mail mail;
    NodeOffice ministry{mail, GetParam(), "", "Kementerian Sosial"};
    NodeOffice regency{mail, GetParam(), "3208", "Dinas Sosial Kuningan"};
    std::unique_ptr<access::Doors> doors = access::Doors::make(ministry.office);
    access::Gate gate;
    std::unique_ptr<regions::Areas> areas;
    Wall wall{ministry.fresh.db()};
    std::unique_ptr<House> house;
    http::Router router;
    std::map<std::string, std::string> tokens;
    Officer front = ministry.hire("front", Role::front_office);
    Officer desk = ministry.hire("desk", Role::back_office);
    Officer head = ministry.hire("head", Role::head);
    Officer rina = regency.hire("rina", Role::back_office);

    void SetUp() override {
        ministry.fresh.db().script(few_areas);
        areas = std::make_unique<regions::Areas>(ministry.fresh.db());
        ministry.courier.known = {{"3208", true}, {"32", true}};
        regency.courier.known = {{"pusat", true}};
        house = std::make_unique<House>(House{.office = ministry.office,
                                              .doors = *doors,
                                              .wall = wall,
                                              .areas = *areas,
                                              .courier = ministry.courier,
                                              .clocks = [] { return cases::Clocks{}; },
                                              .calendar = [] { return std::make_shared<calendar::Calendar const>(); },
                                              .nodes = [] { return std::vector<std::string>{"32", "3208"}; },
                                              .say = sentence});
        router.set_say(sentence);
        add_routes(router, *house);
    }
    http::Reply ask(Method method, std::string const& path, std::string body, std::string const& as) {
        std::vector<std::pair<std::string, std::string>> headers;
        if (!as.empty()) {
            if (!tokens.contains(as))
                tokens[as] =
                    access::sign_in(ministry.office, gate, {as, access::testing::good_password, "", "10.0.0.1", "uji"},
                                    ministry.clock.now())
                        .value()
                        .token;
            headers.emplace_back("authorization", "Bearer " + tokens[as]);
        }
        if (!body.empty()) headers.emplace_back("content-type", "application/json");
        http::Asked const asked(method, "/api/v1/command" + path, std::move(body), std::move(headers),
                                ministry.clock.now());
        auto reply = router.answer(asked.call);
        ministry.courier.post(ministry.clock.now());
        return reply;
    }
    http::Reply get(std::string const& path, std::string const& as = "desk") { return ask(Method::get, path, "", as); }
    http::Reply post(std::string const& path, std::string body, std::string const& as = "desk") {
        return ask(Method::post, path, std::move(body), as);
    }
    static bj::value parsed(http::Reply const& reply) { return bj::parse(reply.body); }
    static std::string key(http::Reply const& reply) {
        return std::string(parsed(reply).at_pointer("/key").as_string());
    }
    static std::int64_t number(http::Reply const& reply, std::string_view pointer) {
        return parsed(reply).at_pointer(pointer).as_int64();
    }
    /// Letters both ways, until nothing waits.
    void deliver() {
        for (bool is_any = true; is_any;) {
            is_any = false;
            for (auto& [way, letters] : mail.ways) {
                if (letters.empty()) continue;
                is_any = true;
                auto const letter = letters.front();
                letters.pop_front();
                auto& to = way.second == "3208" ? regency : ministry;
                auto const taken = to.write([&](db::Tx& tx) { return cases::take_letter(tx, to.desk(), letter); });
                EXPECT_TRUE(taken) << letter.kind << " " << taken.error().key;
            }
        }
    }
    void sign() {
        auto terms = agreements::testing::terms();
        using enum agreements::Field;
        terms.fields = {identity, nik, contact, address};
        auto const made = agreements::testing::agreement(terms, 1);
        for (auto* office : {&regency, &ministry})
            ASSERT_TRUE(office->write([&](db::Tx& tx) -> Done {
                agreements::lay_down(tx, {office->office, noon, nullptr},
                                     {.agreement = made, .plan = {}, .evaluations = {}});
                return {};
            }));
    }
    static cases::Case opened(NodeOffice& office, Officer const& by, NewCase const& wish) {
        return office.write([&](db::Tx& tx) { return cases::open(tx, office.desk(), by, wish); }).value();
    }
    /// A case of the ministry's own, from a call.
    cases::Case called(std::string_view where, cases::Urgency urgency = cases::Urgency::normal) {
        auto wish = old_man(where);
        wish.source = cases::Source::call;
        wish.urgency = urgency;
        return opened(ministry, desk, wish);
    }
    /// Asked of the ministry by the regency.
    cases::Case escalated() {
        auto wish = old_man();
        auto const c = opened(regency, rina, wish);
        cases::Ask const up{.kind = cases::AssignmentKind::escalation,
                            .to_node = "pusat",
                            .reason = "emergency_24h",
                            .asked = "Satu tempat di sentra"};
        EXPECT_TRUE(regency.asks(rina, c.id, up));
        deliver();
        return c;
    }
    void guard(cases::CaseId id) {
        ASSERT_TRUE(ministry.write([&](db::Tx& tx) -> Done {
            auto c = cases::store::get_plain(tx, id).value();
            c.guard = 2;
            ++c.version;
            cases::store::update(tx, c);
            return {};
        }));
    }
    void reported(std::string_view where, grievances::Channel channel, bool is_urgent = false) {
        auto const settings = ministry.read(
            [&](db::Tx& tx) { return grievances::read_settings(tx, access::testing::day("2026-11-22")); });
        calendar::Calendar const calendar;
        auto const received = ministry.write([&](db::Tx& tx) {
            return grievances::receive(tx, {ministry.office, settings, calendar, ministry.clock.now()}, desk,
                                       {.kind = "layanan",
                                        .region = region(where),
                                        .text = "Bu Contoh butuh bantuan",
                                        .channel = channel,
                                        .is_urgent = is_urgent});
        });
        ASSERT_TRUE(received) << received.error().key;
    }
    std::int64_t count(std::string sql) {
        db::Statement const counted{"test.count", sql, sql, {}};
        ministry.write([](db::Tx&) -> Done { return {}; }).value();  // what was to be written soon
        return ministry.read([&](db::Tx& tx) { return tx.find<std::int64_t>(counted).value_or(0); });
    }
};
SINERGI_ON_BOTH_ENGINES(CommandCentre);

TEST_P(CommandCentre, EveryStatementIsUnderstoodAndOnlyTheWallCountsThemAll) {
    std::set<std::string_view> const may_walk{"command.wall", "command.list_shifts"};
    std::map<std::string_view, std::vector<std::string>> const columns{
        {"command.wall", db::testing::members_of<Standing>()},
        {"command.asked_between", db::testing::members_of<Tally>()},
        {"command.ended_between", db::testing::members_of<Tally>()},
        {"command.calls_between", db::testing::members_of<Calls>()},
        {"command.find_shift", db::testing::members_of<Shift>()},
        {"command.list_shifts", db::testing::members_of<Shift>()}};
    std::size_t checked = 0;
    for (auto const& plan : db::testing::prepare_all(ministry.fresh.db(), sql::all)) {
        SCOPED_TRACE(plan.name);
        EXPECT_TRUE(may_walk.contains(plan.name) || !plan.is_scan()) << plan.text;
        if (auto const named = columns.find(plan.name); named != columns.end()) {
            EXPECT_EQ(plan.columns, named->second);
            ++checked;
        }
    }
    EXPECT_EQ(checked, columns.size());
}

TEST_P(CommandCentre, TheWallShowsEachRegencyTheLatestOnTop) {
    called(isola);
    called(isola);
    called(sindangjawa, cases::Urgency::emergency);
    ministry.clock.advance_ms(2 * day_ms);  // the emergency's 24 hours are over
    called(isola);
    auto const shown = parsed(get("/wall"));
    auto const& rows = shown.at("items").as_array();
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0].at("name").as_string(), "Kabupaten Kuningan") << "late";
    EXPECT_EQ(rows[0].at("late").as_int64(), 1);
    EXPECT_EQ(rows[0].at("urgent").as_int64(), 1);
    EXPECT_EQ(rows[0].at("oldest_at").as_string(), "2026-11-22T05:00:00.000Z");
    EXPECT_EQ(rows[1].at("open").as_int64(), 3);
    EXPECT_EQ(shown.at_pointer("/all/open").as_int64(), 4);
    EXPECT_EQ(shown.at_pointer("/all/name").as_string(), "Kementerian Sosial");
}

TEST_P(CommandCentre, TheWallIsCountedOnceForThreeSeconds) {
    called(isola);
    EXPECT_EQ(number(get("/wall"), "/all/open"), 1);
    called(isola);
    ministry.clock.advance_ms(3 * second_ms - 1);
    EXPECT_EQ(number(get("/wall", "front"), "/all/open"), 1) << "all screens see the same count";
    ministry.clock.advance_ms(1);
    EXPECT_EQ(number(get("/wall"), "/all/open"), 2);
}

TEST_P(CommandCentre, TheWallTellsWhatIsAskedOfUsAndWhatWeAskedDown) {
    escalated();
    auto const c = called(sindangjawa);
    ASSERT_TRUE(ministry.asks(desk, c.id,
                              {.kind = cases::AssignmentKind::disposition,
                               .to_node = "3208",
                               .asked = "Asesmen lapangan hari ini",
                               .due_hours = 8}));
    deliver();
    auto const shown = get("/wall");
    EXPECT_EQ(number(shown, "/items/0/incoming"), 1) << shown.body;
    EXPECT_EQ(number(shown, "/items/0/asked_down"), 1);
}

TEST_P(CommandCentre, ANamedReportsCaseIsCountedOnlyForWhoMaySeeIt) {
    called(isola);
    guard(called(isola).id);
    EXPECT_EQ(number(get("/wall", "desk"), "/all/open"), 1);
    EXPECT_EQ(number(get("/wall", "head"), "/all/open"), 2);
    EXPECT_EQ(number(get("/wall", "front"), "/all/open"), 1) << "what was counted for the head is not shown to others";
}

TEST_P(CommandCentre, ADeskOfOneRegencySeesThatRegencyAlone) {
    ministry.hire("sector", Role::back_office, {}, "3208");
    called(isola);
    called(sindangjawa);
    reported(isola, grievances::Channel::call_171);
    reported(sindangjawa, grievances::Channel::whatsapp);
    auto const shown = parsed(get("/wall", "sector"));
    ASSERT_EQ(shown.at("items").as_array().size(), 1U);
    EXPECT_EQ(shown.at_pointer("/items/0/region").as_string(), "3208");
    auto const day = get("/report", "sector").body;
    EXPECT_NE(day.find("\"whatsapp\""), std::string::npos) << day;
    EXPECT_EQ(day.find("\"call_171\""), std::string::npos) << day;
}

TEST_P(CommandCentre, AsksTheRegionsOwnOfficeWhetherItKnowsSomebody) {
    sign();
    auto const there = opened(regency, rina, old_man());
    auto const here = called(sindangjawa);
    auto const asked = post("/known", R"({"region":"3208012001","name":"Sarmin Contoh","nik":"3208011005509001"})");
    ASSERT_EQ(asked.status, 200) << asked.body;
    auto const said = parsed(asked);
    EXPECT_EQ(said.at("node").as_string(), "3208");
    ASSERT_EQ(said.at("here").as_array().size(), 1U);
    EXPECT_EQ(said.at_pointer("/here/0/number").as_string(), cases::case_number(here.id));
    auto const id = std::to_string(number(asked, "/asking"));
    EXPECT_FALSE(parsed(get("/known/" + id)).at("is_answered").as_bool());
    deliver();
    auto const answer = parsed(get("/known/" + id));
    EXPECT_TRUE(answer.at("is_answered").as_bool());
    ASSERT_EQ(answer.at("cases").as_array().size(), 1U);
    EXPECT_EQ(answer.at_pointer("/cases/0/number").as_string(), cases::case_number(there.id));
    EXPECT_EQ(get("/known/" + id, "head").status, 404) << "the answer is for who asked";
}

TEST_P(CommandCentre, WithoutAnAgreementNoNameGoesThereAndWhatIsKnownHereIsTold) {
    called(sindangjawa);
    auto const said = post("/known", R"({"region":"3208012001","name":"Sarmin Contoh"})");
    ASSERT_EQ(said.status, 200) << said.body;
    EXPECT_EQ(parsed(said).at("here").as_array().size(), 1U);
    EXPECT_TRUE(parsed(said).at("asking").is_null());
    EXPECT_TRUE(mail.all.empty());
    auto const nowhere = parsed(post("/known", R"({"region":"5171","name":"Sarmin Contoh"})"));
    EXPECT_EQ(nowhere.at("node").as_string(), "") << "no office of Sinergi works there";
    EXPECT_EQ(count("SELECT count(*) FROM audit_line WHERE act = 'command.known'"), 2) << "who looked somebody up";
    EXPECT_EQ(post("/known", R"({"region":"3208012001","nik":"12"})").status, 400);
}

TEST_P(CommandCentre, NamesTheNearestOpenSentraAndWhatItOffers) {
    auto const keeper = Officer{.id = access::AccountId(99),
                                .name = "Admin",
                                .role = Role::admin,
                                .area = ministry.office.area,
                                .unit = {},
                                .acts = access::acts_of(Role::admin)};
    auto const put = [&](std::string name, std::string_view where, referrals::PlaceKind kind, bool is_secret = false) {
        return ministry
            .write([&](db::Tx& tx) {
                return referrals::add_place(tx, {ministry.office, ministry.clock.now(), nullptr}, keeper,
                                            {.kind = kind,
                                             .authority = referrals::authority_of(kind),
                                             .name = name,
                                             .region = region(where),
                                             .offers = "Asuhan lansia",
                                             .capacity = 40,
                                             .is_secret = is_secret});
            })
            .value();
    };
    using referrals::PlaceKind;
    put("Sentra Jauh", "3578", PlaceKind::sentra);
    put("Sentra Contoh", "3273", PlaceKind::sentra);
    auto const closed = put("Sentra Tutup", "3208", PlaceKind::sentra);
    ASSERT_TRUE(ministry.write([&](db::Tx& tx) {
        return referrals::close_place(tx, {ministry.office, ministry.clock.now(), nullptr}, keeper,
                                      {closed.id, closed.version, access::testing::day("2026-11-01")});
    }));
    put("Rumah aman contoh", "3208", PlaceKind::shelter, true);
    // Jakarta is that far from Bandung as the crow flies.
    ministry.fresh.db().script("UPDATE place SET lat = -6.91, lon = 107.61 WHERE name = 'Sentra Contoh'");
    auto const asked = parsed(get("/nearest?region=3273011001&lat=-6.21&lon=106.85"));
    EXPECT_NEAR(asked.at_pointer("/items/0/km").as_double(), 114, 2);
    EXPECT_FALSE(asked.at("is_from_centre").as_bool());
    auto const near = parsed(get("/nearest?region=3208012001"));
    ASSERT_EQ(near.at("items").as_array().size(), 2U);
    EXPECT_EQ(near.at_pointer("/items/0/name").as_string(), "Sentra Contoh") << "in the same province";
    EXPECT_TRUE(near.at("is_from_centre").as_bool()) << "from the middle of the village";
    EXPECT_NEAR(near.at_pointer("/items/0/km").as_double(), 94, 2);
    EXPECT_EQ(near.at_pointer("/items/0/offers").as_string(), "Asuhan lansia");
    EXPECT_EQ(near.at_pointer("/items/0/capacity").as_int64(), 40);
    EXPECT_EQ(parsed(get("/nearest?region=3208012001&kind=shelter", "front")).at("items").as_array().size(), 0U)
        << "a safe house is named only to who may lead a case to it";
    EXPECT_EQ(parsed(get("/nearest?region=3208012001&kind=shelter", "desk")).at("items").as_array().size(), 1U);
}

TEST_P(CommandCentre, OffersTheOfficesAboveAndBelow) {
    auto const rows = parsed(get("/offices"));
    ASSERT_EQ(rows.at("items").as_array().size(), 2U);
    EXPECT_EQ(rows.at_pointer("/items/1/name").as_string(), "Kabupaten Kuningan");
    EXPECT_TRUE(rows.at_pointer("/items/1/is_below").as_bool());
    EXPECT_FALSE(rows.at_pointer("/items/1/is_above").as_bool());
}

TEST_P(CommandCentre, AShiftIsHandedOverWithWhatStandsOpenAndTakenOnceByAnother) {
    called(isola, cases::Urgency::emergency);
    EXPECT_EQ(post("/shifts", R"({"note":""})").status, 400);
    auto const ended = post("/shifts", R"({"note":"Hubungi 3208011005509001 pagi ini"})");
    ASSERT_EQ(ended.status, 200) << ended.body;
    auto const shift = parsed(ended);
    EXPECT_EQ(shift.at("open").as_int64(), 1);
    EXPECT_EQ(shift.at("urgent").as_int64(), 1);
    EXPECT_EQ(ended.body.find("3208011005509001"), std::string::npos) << "a NIK is masked";
    EXPECT_FALSE(shift.at("may_take").as_bool());
    auto const id = std::string(shift.at("id").as_string());
    EXPECT_EQ(key(post("/shifts/" + id + "/take", "{}")), "command.own_shift");
    EXPECT_TRUE(parsed(get("/shifts", "front")).at_pointer("/items/0/may_take").as_bool());
    auto const taken = post("/shifts/" + id + "/take", "{}", "front");
    ASSERT_EQ(taken.status, 200) << taken.body;
    EXPECT_EQ(parsed(taken).at("taken_at").as_string(), "2026-11-22T05:00:00.000Z");
    EXPECT_EQ(key(post("/shifts/" + id + "/take", "{}", "head")), "command.shift_taken");
    EXPECT_EQ(key(post("/shifts/00000000000ZZ/take", "{}", "head")), "command.shift_unknown");
    EXPECT_EQ(count("SELECT count(*) FROM audit_line WHERE act IN ('command.handed_over', 'command.taken')"), 2);
    EXPECT_EQ(count("SELECT count(*) FROM notice WHERE topic = 'command.handed_over'"), 1);
}

TEST_P(CommandCentre, ShiftsAreListedNewestFirstPageByPage) {
    for (auto const* note : {"satu", "dua", "tiga"}) {
        ministry.clock.advance_ms(second_ms);
        ASSERT_EQ(post("/shifts", "{\"note\":\"" + std::string(note) + "\"}").status, 200);
    }
    auto const first = parsed(get("/shifts?limit=2"));
    EXPECT_EQ(first.at_pointer("/items/0/note").as_string(), "tiga");
    auto const rest = parsed(get("/shifts?limit=2&after=" + std::string(first.at("next").as_string())));
    ASSERT_EQ(rest.at("items").as_array().size(), 1U);
    EXPECT_EQ(rest.at_pointer("/items/0/note").as_string(), "satu");
}

TEST_P(CommandCentre, ADayIsToldInFiguresAndNamesNobody) {
    reported(isola, grievances::Channel::call_171, true);
    reported(isola, grievances::Channel::call_171);
    auto const c = escalated();
    auto const there = ministry.named(c).value();
    auto const a = ministry.assignments(there.id).at(0);
    ASSERT_TRUE(ministry.replies(desk, there.id, a.id, cases::Reply::accept));
    ASSERT_TRUE(ministry.replies(desk, there.id, a.id, cases::Reply::done, "Ada tempat untuk Sarmin Contoh"));
    auto const down = called(isola);
    ministry.courier.known["3273"] = true;
    ASSERT_TRUE(ministry.asks(desk, down.id,
                              {.kind = cases::AssignmentKind::disposition, .to_node = "3273", .asked = "Periksa"}));
    auto const day = get("/report?day=2026-11-22");
    ASSERT_EQ(day.status, 200) << day.body;
    auto const text = std::string(parsed(day).at("text").as_string());
    EXPECT_NE(text.find("Laporan masuk:* 2\n- darurat: 1"), std::string::npos) << text;
    EXPECT_NE(text.find("Eskalasi diterima:* 1\n- selesai hari ini: 1"), std::string::npos) << text;
    EXPECT_NE(text.find("Disposisi dikirim:* 1\n- menunggu jawaban: 1"), std::string::npos) << text;
    EXPECT_NE(text.find("Kementerian Sosial, Minggu, 22 November 2026\n"), std::string::npos) << text;
    for (auto const* secret : {"Sarmin", "Contoh", "3208011005509001"})
        EXPECT_EQ(day.body.find(secret), std::string::npos) << secret;
    EXPECT_EQ(day.body.find(cases::case_number(there.id)), std::string::npos);
    auto const before = parsed(get("/report?day=2026-11-21"));
    EXPECT_EQ(before.at("calls").as_array().size(), 0U);
    EXPECT_EQ(before.at("asked").as_array().size(), 0U);
    EXPECT_EQ(get("/report?day=kemarin").status, 400);
}

TEST_P(CommandCentre, OnlyWhoRunsTheCentreIsLetIn) {
    ministry.hire("admin", Role::admin);
    ministry.hire("regent", Role::regent);
    ministry.hire("dpo", Role::dpo);
    ministry.hire("auditor", Role::auditor);
    ministry.hire("tksk", Role::field_officer, {}, "3208");
    ministry.hire("village", Role::village_operator, {}, isola);
    struct Route {
        Method method;
        char const* path;
        char const* body;
    };
    std::vector<Route> const routes{{Method::get, "/wall", ""},
                                    {Method::get, "/report", ""},
                                    {Method::get, "/nearest?region=3208", ""},
                                    {Method::post, "/known", R"({"region":"3208","name":"Sarmin Contoh"})"},
                                    {Method::get, "/known/1", ""},
                                    {Method::get, "/offices", ""},
                                    {Method::get, "/shifts", ""},
                                    {Method::post, "/shifts", R"({"note":"catatan"})"},
                                    {Method::post, "/shifts/00000000000ZZ/take", "{}"}};
    for (auto const& route : routes) {
        SCOPED_TRACE(route.path);
        EXPECT_EQ(ask(route.method, route.path, route.body, "").status, 401);
        for (auto const* who : {"admin", "regent", "dpo", "auditor", "tksk", "village"}) {
            auto const said = ask(route.method, route.path, route.body, who);
            EXPECT_EQ(said.status, 403) << who << " " << said.body;
        }
        EXPECT_NE(ask(route.method, route.path, route.body, "head").status, 403);
    }
    EXPECT_EQ(get("/offices", "front").status, 403) << "who takes the call does not dispose";
    EXPECT_EQ(count("SELECT count(*) FROM command_shift"), 1) << "of the head alone";
}

}  // namespace
}  // namespace sinergi::command
