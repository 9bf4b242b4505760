#include "cases/testing.hpp"
#include "grievances/testing.hpp"
#include "plumbing/locale/locale.hpp"
#include "registry/testing.hpp"
#include "requests/testing.hpp"
#include "ties/api.hpp"
#include "ties/store_sql.hpp"

#include <boost/json.hpp>

#include <map>

namespace sinergi::ties {
namespace {

using namespace registry::testing;
using http::Method;
namespace bj = boost::json;

inline constexpr auto few_areas = R"(
INSERT INTO region_change (id, day, decree, recorded_at) VALUES (1, '2025-01-01', 'Kepmendagri', 0);
INSERT INTO region (code, valid_from, name, change_id) VALUES
 ('32', '0001-01-01', 'Jawa Barat', 1), ('3208', '0001-01-01', 'Kabupaten Kuningan', 1),
 ('320801', '0001-01-01', 'Kadugede', 1), ('3208012003', '0001-01-01', 'Kadugede', 1),
 ('3208012001', '0001-01-01', 'Sindangjawa', 1))";

/// A made-up office with families, cases, complaints and requests. Nobody here is real.
struct Ties : RegistryTest {
    std::unique_ptr<regions::Areas> areas = [this] {
        db().script(few_areas);
        return std::make_unique<regions::Areas>(db());
    }();
    calendar::Calendar calendar;
    cases::Clocks clocks;
    cases::NoCourier courier{region("3208")};
    grievances::Settings settings =
        db().read([](db::Tx& tx) { return grievances::read_settings(tx, access::testing::day("2026-11-22")); });
    Officer by = officer(Role::back_office), front = officer(Role::front_office), kabid = officer(Role::supervisor);

    Desk at() { return {office, clock.now()}; }
    File a_case(cases::NewCase const& wish = cases::testing::old_man()) {
        return {FileKind::cases, write([&](db::Tx& tx) {
                                     return cases::open(tx, {office, clocks, calendar, courier, clock.now()}, kabid,
                                                        wish);
                                 })
                                     .value()
                                     .id.raw()};
    }
    File a_complaint(std::string const& kind = "layanan", std::optional<grievances::Privacy> privacy = {}) {
        return {FileKind::grievances,
                write([&](db::Tx& tx) {
                    return grievances::receive(
                        tx, {office, settings, calendar, clock.now()}, {},
                        {.kind = kind, .region = region(sindangjawa), .text = "Perlu bantuan", .privacy = privacy});
                })
                    .value()
                    .id.raw()};
    }
    File a_request() {
        return {FileKind::requests, write([&](db::Tx& tx) {
                                        return requests::receive(tx, {office, calendar, *areas, clock.now()}, front,
                                                                 requests::testing::RequestTest::wishes());
                                    })
                                        .value()
                                        .request.id.raw()};
    }
    Result<TieId> ties(File const& file, registry::PersonId who, Officer const& officer) {
        return write([&](db::Tx& tx) { return tie(tx, at(), officer, file, who); });
    }
    Result<TieId> ties(File const& file, registry::PersonId who) { return ties(file, who, kabid); }
    Result<std::vector<Tied>> people_for(Officer const& officer, File const& file) {
        return write([&](db::Tx& tx) { return people_of(tx, at(), officer, file); });
    }
    std::vector<Tied> people(File const& file) { return people_for(kabid, file).value(); }
    std::vector<std::string> numbers(registry::FamilyId family, Officer const& officer) {
        std::vector<std::string> out;
        for (auto const& one : write([&](db::Tx& tx) { return files_of(tx, at(), officer, family); }).value())
            out.push_back(one.number);
        return out;
    }
    std::vector<std::string> own(registry::PersonId who) {
        std::vector<std::string> out;
        for (auto const& one : db().read([&](db::Tx& tx) { return own_files(tx, who); })) out.push_back(one.number);
        return out;
    }
};
SINERGI_ON_BOTH_ENGINES(Ties);

TEST_P(Ties, WalkAnIndexInEveryStatement) {
    for (auto const& plan : db::testing::prepare_all(db(), sql::all))
        EXPECT_FALSE(plan.is_scan()) << plan.name << "\n" << plan.text;
}

TEST_P(Ties, LeadFromTheFileToThePersonAndFromTheFamilyToItsFiles) {
    auto const family = made();
    auto const head = members(family.id)[0];
    for (auto const& file : {a_case(), a_complaint(), a_request()}) {
        EXPECT_TRUE(people(file).empty());
        auto const id = ties(file, head.id);
        ASSERT_EQ(no(id), "");
        EXPECT_EQ(ties(file, head.id).value(), *id) << "twice is once";
        ASSERT_EQ(people(file).size(), 1U);
        EXPECT_EQ(people(file)[0].person->name, "Rasim");
    }
    EXPECT_EQ(numbers(family.id, kabid).size(), 3U);
    auto const village = officer(Role::village_operator, sindangjawa);
    EXPECT_EQ(numbers(family.id, village).size(), 3U) << "its own village";
    EXPECT_EQ(
        no(write([&](db::Tx& tx) { return files_of(tx, at(), officer(Role::village_operator, kadugede), family.id); })),
        "registry.family_unknown");
}

TEST_P(Ties, AreRefusedWithoutSayingWhatIsThere) {
    auto const family = made();
    auto const head = members(family.id)[0].id;
    auto const file = a_case();
    EXPECT_EQ(no(ties(file, registry::PersonId(99))), "registry.person_unknown");
    EXPECT_EQ(no(ties({FileKind::cases, 99}, head)), "ties.file_unknown");
    EXPECT_EQ(no(ties({FileKind::requests, file.id}, head)), "ties.file_unknown") << "of another kind";
    EXPECT_EQ(no(ties(file, head, officer(Role::admin))), "access.act_not_allowed");
    EXPECT_EQ(no(ties(a_request(), head, officer(Role::village_head, sindangjawa))), "access.act_not_allowed")
        << "who only looks on";
    auto const far = officer(Role::back_office, kadugede);
    EXPECT_EQ(no(ties(file, head, far)), "ties.file_unknown") << "beyond the area";
    auto elsewhere = cases::testing::old_man(kadugede);
    EXPECT_EQ(no(ties(a_case(elsewhere), head, far)), "registry.person_unknown") << "the person is beyond it";
    EXPECT_EQ(no(write([&](db::Tx& tx) { return untie(tx, at(), kabid, file, TieId(1)); })), "ties.unknown");
}

TEST_P(Ties, FollowAMergeAndItsUndoing) {
    auto const family = made();
    auto const all = members(family.id);
    auto const file = a_case(), other = a_case();
    ASSERT_EQ(no(ties(file, all[0].id)), "");
    auto const merged =
        write([&](db::Tx& tx) { return registry::merge(tx, desk(), kabid, all[1].id, all[0].id, "Orang yang sama"); });
    ASSERT_EQ(no(merged), "");
    EXPECT_EQ(people(file)[0].person->id, all[1].id);
    EXPECT_EQ(numbers(family.id, kabid).size(), 1U);
    EXPECT_EQ(own(all[1].id).size(), 1U);
    EXPECT_EQ(ties(file, all[1].id).value(), people(file)[0].tie.id) << "tied already, under the other id";
    ASSERT_EQ(no(ties(other, all[0].id)), "");
    EXPECT_EQ(people(other)[0].tie.person, all[1].id) << "who was merged is tied as who stays";
    ASSERT_EQ(no(write([&](db::Tx& tx) { return registry::unmerge(tx, desk(), kabid, *merged, "Ternyata berbeda"); })),
              "");
    EXPECT_EQ(people(file)[0].person->id, all[0].id);
}

TEST_P(Ties, OfTwoWhoTurnOutToBeOneNameTheirFileOnce) {
    auto const family = made();
    auto const all = members(family.id);
    auto const file = a_case();
    ASSERT_EQ(no(ties(file, all[0].id)), "");
    ASSERT_EQ(no(ties(file, all[1].id)), "");
    EXPECT_EQ(numbers(family.id, kabid).size(), 1U) << "of two members of the family";
    ASSERT_EQ(no(write([&](db::Tx& tx) {
                  return registry::merge(tx, desk(), kabid, all[1].id, all[0].id, "Orang yang sama");
              })),
              "");
    EXPECT_EQ(numbers(family.id, kabid).size(), 1U);
    EXPECT_EQ(own(all[1].id).size(), 1U);
}

TEST_P(Ties, EndWhereTheyWereWrong) {
    auto const family = made();
    auto const head = members(family.id)[0].id;
    auto const file = a_complaint();
    auto const id = ties(file, head).value();
    EXPECT_EQ(no(write([&](db::Tx& tx) { return untie(tx, at(), kabid, file, id); })), "");
    EXPECT_TRUE(people(file).empty());
    EXPECT_TRUE(numbers(family.id, kabid).empty());
    EXPECT_EQ(no(write([&](db::Tx& tx) { return untie(tx, at(), kabid, file, id); })), "ties.unknown");
    EXPECT_EQ(no(ties(file, head)), "") << "and may stand again";
}

TEST_P(Ties, OfAClosedKindAreThereForNobodyElse) {
    auto const family = made();
    auto const head = members(family.id)[0].id;
    auto const closed = a_complaint("kekerasan");
    auto wish = cases::testing::old_man();
    wish.types = {"anak_korban_kekerasan"};
    auto const child = a_case(wish);
    auto const seer = [&] {
        auto out = officer(Role::supervisor);
        out.acts.set(static_cast<std::size_t>(access::Act::see_closed));
        out.acts.set(static_cast<std::size_t>(access::Act::see_child));
        return out;
    }();
    ASSERT_EQ(no(ties(closed, head, seer)), "");
    ASSERT_EQ(no(ties(child, head, seer)), "");
    EXPECT_EQ(numbers(family.id, seer).size(), 2U);
    auto const village = officer(Role::village_operator, sindangjawa);
    EXPECT_TRUE(numbers(family.id, village).empty());
    for (auto const& file : {closed, child})
        EXPECT_EQ(no(write([&](db::Tx& tx) { return people_of(tx, at(), village, file); })), "ties.file_unknown");
    EXPECT_TRUE(own(head).empty()) << "nor in what the family is shown";
}

TEST_P(Ties, OfAReporterWhoAskedForSecrecyAreThereForWhoMayOpenTheName) {
    using grievances::Privacy;
    auto const family = made();
    auto const head = members(family.id)[0].id;
    auto const village = officer(Role::village_operator, sindangjawa);
    ASSERT_EQ(no(ties(a_complaint("layanan", Privacy::open), head)), "");
    EXPECT_EQ(numbers(family.id, village).size(), 1U) << "who gave the name openly";
    for (auto const privacy : {Privacy::confidential, Privacy::anonymous}) {
        auto const file = a_complaint("layanan", privacy);
        auto const before = numbers(family.id, kabid).size();
        EXPECT_EQ(no(ties(file, head, village)), "ties.file_unknown");
        ASSERT_EQ(no(ties(file, head, front)), "") << "the counter may open it";
        EXPECT_EQ(people(file).size(), 1U);
        EXPECT_EQ(numbers(family.id, kabid).size(), before + 1);
        for (auto const role : {Role::village_operator, Role::village_head, Role::field_officer}) {
            auto const reader = officer(role, sindangjawa);
            EXPECT_EQ(no(people_for(reader, file)), "ties.file_unknown");
            EXPECT_EQ(numbers(family.id, reader).size(), 1U);
        }
    }
}

TEST_P(Ties, SayThatThereIsSomebodyBeyondTheAreaAndNotWho) {
    auto const far = made(rasims(kadugede));
    auto const file = a_case();
    ASSERT_EQ(no(ties(file, members(far.id)[0].id)), "");
    auto const seen = people_for(officer(Role::back_office, sindangjawa), file);
    ASSERT_EQ(no(seen), "");
    ASSERT_EQ(seen->size(), 1U);
    EXPECT_FALSE(seen->at(0).person.has_value());
    EXPECT_FALSE(seen->at(0).is_gone);
    EXPECT_EQ(people(file).at(0).person->name, "Rasim") << "for who sees both";
}

TEST_P(Ties, SayWhomTheRegistryNoLongerHas) {
    auto const file = a_case();
    ASSERT_EQ(no(ties(file, members(made().id)[0].id)), "");
    db().script("UPDATE tie SET person = 99");
    ASSERT_EQ(people(file).size(), 1U);
    EXPECT_TRUE(people(file)[0].is_gone);
    EXPECT_FALSE(people(file)[0].person.has_value());
}

TEST_P(Ties, AreThirtyOfAFileAtMost) {
    auto const all = members(made().id);
    auto const file = a_complaint();
    auto const first = ties(file, all[0].id);
    ASSERT_EQ(no(first), "");
    ASSERT_TRUE(write([&](db::Tx& tx) -> Done {
        for (std::int64_t i = 1; i < people_max; ++i)
            store::insert(tx, {.id = office.ids.make<Tie>(clock.now()),
                               .kind = file.kind,
                               .file = file.id,
                               .person = registry::PersonId(1'000 + i),
                               .tied_by = kabid.id,
                               .tied_at = clock.now()});
        return {};
    }));
    EXPECT_EQ(no(ties(file, all[1].id)), "ties.too_many");
    EXPECT_EQ(ties(file, all[0].id).value(), *first) << "who is tied already stays so";
    EXPECT_EQ(no(write([&](db::Tx& tx) { return untie(tx, at(), kabid, file, *first); })), "");
    EXPECT_EQ(no(ties(file, all[1].id)), "") << "in the place of one that was taken off";
}

TEST(TieRules, AreMadeByWhoWorksOnSuchFilesAndSeesTheRegistry) {
    using access::Act;
    struct Row {
        Act act;
        FileKind kind;
    };
    for (auto const& [act, kind] :
         {Row{Act::work_case, FileKind::cases}, Row{Act::lead_case, FileKind::cases},
          Row{Act::work_grievance, FileKind::grievances}, Row{Act::verify_grievance, FileKind::grievances},
          Row{Act::take_request, FileKind::requests}, Row{Act::check_request, FileKind::requests}}) {
        auto by = RegistryTest::officer(Role::back_office);
        by.acts = {};
        by.acts.set(static_cast<std::size_t>(act));
        for (auto const one : {FileKind::cases, FileKind::grievances, FileKind::requests})
            EXPECT_FALSE(may_tie(by, one)) << "without the registry";
        by.acts.set(static_cast<std::size_t>(Act::see_registry));
        for (auto const one : {FileKind::cases, FileKind::grievances, FileKind::requests})
            EXPECT_EQ(may_tie(by, one), one == kind);
    }
    auto const onlooker = RegistryTest::officer(Role::village_head);
    for (auto const one : {FileKind::cases, FileKind::grievances, FileKind::requests})
        EXPECT_FALSE(may_tie(onlooker, one));
}

TEST_P(Ties, TellWhoAsksForTheOwnDataOnlyOfThem) {
    auto const family = made();
    auto const all = members(family.id);
    auto const mine = a_case(), theirs = a_request();
    ASSERT_EQ(no(ties(mine, all[0].id)), "");
    ASSERT_EQ(no(ties(theirs, all[1].id)), "");
    ASSERT_EQ(no(ties(a_complaint(), all[0].id)), "");
    EXPECT_EQ(own(all[0].id), std::vector{cases::case_number(cases::CaseId(mine.id))})
        << "not what a complaint said, nor the wife's request";
}

TEST_P(Ties, GoWithWhatWasErased) {
    auto const family = made();
    auto const head = members(family.id)[0].id;
    auto const file = a_case(), stays = a_case();
    auto const complaint = a_complaint();
    for (auto const& one : {file, stays, complaint}) ASSERT_EQ(no(ties(one, head)), "");
    ASSERT_TRUE(write([&](db::Tx& tx) -> Done {
        static constexpr std::array<std::string_view, 1> one_name{"id"};
        static constexpr db::Statement emptied{"test.erase", "UPDATE case_file SET erased_at = 1 WHERE id = ?1",
                                               "UPDATE case_file SET erased_at = 1 WHERE id = $1", one_name};
        tx.run(emptied, {{"id", file.id}});
        return {};
    }));
    EXPECT_EQ(numbers(family.id, kabid).size(), 2U) << "at once";
    EXPECT_EQ(no(ties(file, head)), "ties.file_unknown");
    auto const left = [&] { return db().read([&](db::Tx& tx) { return store::after(tx, {}, 100).size(); }); };
    EXPECT_EQ(left(), 3U);
    TieId next;
    do {
        next = write([&](db::Tx& tx) -> Result<TieId> { return forget_erased(tx, next, 1); }).value();
    } while (!next.is_none());
    EXPECT_EQ(left(), 2U);
}

struct TiesApi : Ties {
    House house{office, *doors, *areas};
    http::Router router;
    std::map<std::string, std::string> tokens;
    void SetUp() override {
        Ties::SetUp();
        router.set_say([](std::string_view key, std::string_view language) {
            return std::string(locale::pattern(key, locale::language_of(language)));
        });
        add_routes(router, house);
        add("euis", Role::supervisor);
        add("desa", Role::village_operator, kadugede);
    }
    bj::value ask(std::string const& who, Method method, std::string target, std::string body = "", int status = 200) {
        if (!tokens.contains(who)) tokens[who] = enter(who).value().token;
        std::vector<std::pair<std::string, std::string>> headers{{"authorization", "Bearer " + tokens[who]}};
        if (!body.empty()) headers.emplace_back("content-type", "application/json");
        http::Asked const asked(method, "/api/v1/" + target, std::move(body), std::move(headers), clock.now());
        auto const said = router.answer(asked.call);
        EXPECT_EQ(said.status, status) << target << "\n" << said.body;
        return said.body.empty() ? bj::value() : bj::parse(said.body);
    }
};
SINERGI_ON_BOTH_ENGINES(TiesApi);

TEST_P(TiesApi, ShowsAPersonWithTheNumberMasked) {
    auto const family = made();
    auto const head = members(family.id)[0].id;
    auto const path = "ties/cases/" + id_text(a_case().id);
    ask("euis", Method::post, path, R"({"person":")" + head.text() + R"("})", 204);
    auto const seen = ask("euis", Method::get, path);
    auto const& one = seen.at("items").as_array().at(0);
    EXPECT_EQ(one.at("name").as_string(), "Rasim");
    EXPECT_EQ(one.at("family").as_string(), family.id.text());
    EXPECT_EQ(std::string(one.at("nik_masked").as_string()).find("1708"), std::string::npos);
    EXPECT_TRUE(seen.at("may_tie").as_bool());
    auto const files = ask("euis", Method::get, "registry/families/" + family.id.text() + "/files");
    EXPECT_EQ(files.at("items").as_array().at(0).at("kind").as_string(), "cases");
    EXPECT_EQ(files.at("items").as_array().at(0).at("received_on").as_string(), "2026-11-22");
    ask("desa", Method::get, path, "", 404);
    ask("euis", Method::get, "ties/surat/" + id_text(1), "", 400);
    ask("euis", Method::post, path + "/end", R"({"tie":")" + std::string(one.at("id").as_string()) + R"("})", 204);
    EXPECT_TRUE(ask("euis", Method::get, path).at("items").as_array().empty());
}

}  // namespace
}  // namespace sinergi::ties
