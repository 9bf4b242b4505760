// Nothing of who objected, nor that somebody did, reaches the family's side: every route as every role, the registry's
// own pages, the notices, the audit of the family, the letters.

#include "objections/actions/rights.hpp"
#include "objections/api.hpp"
#include "objections/api/letters.hpp"
#include "objections/testing.hpp"
#include "plumbing/json/write.hpp"
#include "plumbing/locale/locale.hpp"
#include "plumbing/notices/notices.hpp"

#include <rapidcheck/gtest.h>
#include <boost/json.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>

namespace sinergi::objections {
namespace {

using namespace testing;
using http::Method;

std::string sentence(std::string_view key, std::string_view language) {
    return std::string(locale::pattern(key, locale::language_of(language)));
}

std::string_view page_source(std::string_view name) {
    static std::map<std::string, std::string, std::less<>> kept;
    auto const file = std::string(name.substr(name.find('/') + 1)) + ".mustache";
    auto [at, is_new] = kept.try_emplace(file);
    if (is_new) {
        std::ifstream in(std::filesystem::path(SINERGI_SOURCE_DIR) / "web" / "public" / file);
        at->second = {std::istreambuf_iterator<char>(in), {}};
    }
    return at->second;
}

/// What only the challenger wrote. None of it may reach the family's side.
constexpr std::array secrets{"PENANDA-NAMA",   "3208014107809099", "6281234567890",   "PENANDA-RUMAH",
                             "PENANDA-CERITA", "PENANDA-KELUARGA", "PENANDA-PROGRAM", "PENANDA-CATATAN"};

struct Secrecy : ObjectionTest {
    std::filesystem::path folder =
        std::filesystem::temp_directory_path() / ("sinergi-objections-" + std::to_string(std::random_device{}()));
    files::FileStore files{folder};
    http::Router router;
    std::optional<House> house;
    std::vector<registry::Family> all;
    ObjectionId id;
    VisitId check;
    std::unique_ptr<registry::Known> known;
    std::optional<registry::visits::House> visit_house;

    void SetUp() override {
        house.emplace(House{office,
                            *doors,
                            files,
                            [] { return std::make_shared<calendar::Calendar const>(); },
                            *areas,
                            sentence,
                            page_source,
                            {},
                            "https://contoh.example"});
        router.set_say(sentence);
        known = std::make_unique<registry::Known>(db());
        visit_house.emplace(registry::visits::House{office, *doors, *known, *areas, files, sentence});
        add_routes(router, *house);
        registry::visits::add_routes(router, *visit_house);
        all = families(6);
        auto wish = against("PENANDA-KELUARGA");
        wish.programme = "PENANDA-PROGRAM";
        wish.body = "PENANDA-CERITA rumahnya bertingkat.";
        wish.by = {"PENANDA-NAMA", "3208014107809099", "0812 3456 7890", "PENANDA-RUMAH"};
        id = objected(wish);
        EXPECT_EQ(no(does(handler, id, Deed::noted, {.text = "PENANDA-CATATAN dari petugas"})), "");
        check = checked(id, all[0].id);
        EXPECT_EQ(no(visits(village, check, VisitFinding::differs)), "");
        EXPECT_EQ(no(closes(handler, check)), "");
        EXPECT_EQ(no(removes(handler, check)), "");
        EXPECT_EQ(no(does(handler, id, Deed::concluded, {.text = "PENANDA-CATATAN jawaban"})), "");
    }
    void TearDown() override { std::filesystem::remove_all(folder); }

    http::Reply ask(Method method, std::string const& target, std::string const& token, std::string body = "") {
        std::vector<std::pair<std::string, std::string>> headers{{"content-type", "application/json"}};
        if (!token.empty()) headers.emplace_back("authorization", "Bearer " + token);
        http::Asked const asked(method, target, std::move(body), headers, clock.now());
        return router.answer(asked.call);
    }
    /// Every address of this house and the registry that can be read, with ids that exist.
    std::vector<std::string> readable() {
        std::vector<std::string> out{"/api/v1/objections",
                                     "/api/v1/objections?queue=ended",
                                     "/api/v1/objections?queue=mine",
                                     "/api/v1/objections/" + id.text(),
                                     "/api/v1/objection-form",
                                     "/api/v1/objection-queues",
                                     "/api/v1/registry/visits",
                                     "/api/v1/registry/visits?state=done",
                                     "/api/v1/registry/visits?state=accepted",
                                     "/api/v1/registry/visits/" + check.text(),
                                     "/api/v1/registry/visits/" + check.text() + "/form.pdf",
                                     "/api/v1/registry/visits/" + check.text() + "/letter.pdf",
                                     "/api/v1/removals",
                                     "/api/v1/removals?which=ended",
                                     "/api/v1/usuls",
                                     "/api/v1/usuls?which=ended",
                                     "/lacak-usul?nomor=" + number_text(id.raw()) + "&kunci=AAAA-AAAA"};
        auto const photo = db().read([&](db::Tx& tx) { return store::photos(tx, id).at(0).id; });
        out.push_back("/api/v1/objections/" + id.text() + "/photos/" + photo.text());
        for (auto const& removal : all_removals())
            out.push_back("/api/v1/removals/" + removal.id.text() + "/letter.pdf");
        return out;
    }
    static bool tells(std::string const& body) {
        return std::ranges::any_of(secrets, [&](char const* one) { return body.find(one) != std::string::npos; });
    }
    /// The letter of a check, written to one family under one number.
    std::string paper(registry::visits::Visit one) {
        one.id = check;
        return print::letter_pdf(registry::visits::notice_letter(desk(), sentence, one, stands(all[0].id)),
                                 clock.now());
    }
    Officer known_as(Role role, std::string const& area, int at) { return hire("p" + std::to_string(at), role, area); }
};
SINERGI_ON_BOTH_ENGINES(Secrecy);

constexpr std::array roles{Role::village_operator, Role::village_head, Role::subdistrict, Role::field_officer,
                           Role::front_office,     Role::back_office,  Role::supervisor,  Role::head,
                           Role::duty_officer,     Role::regent,       Role::dpo,         Role::admin,
                           Role::auditor};

TEST_P(Secrecy, NoRouteTellsAnyRoleWhatTheFamilysSideMayNotHear) {
    int at = 1000, told = 0;
    for (auto const role : roles)
        for (auto const* area : {"3208012001", "320801", "3208"}) {
            if (!access::check_area(role, region(area), region("3208"))) continue;
            auto const by = known_as(role, area, ++at);
            auto const token = enter("p" + std::to_string(at))->token;
            for (auto const& target : readable()) {
                auto const reply = ask(Method::get, target, token);
                if (!tells(reply.body)) continue;
                ++told;
                EXPECT_TRUE(handles(by)) << access::role_text(role) << " " << area << " " << target;
                EXPECT_TRUE(target.starts_with("/api/v1/objections")) << target;
                for (auto const* who : {"PENANDA-NAMA", "3208014107809099", "PENANDA-RUMAH", "6281234567890"})
                    EXPECT_EQ(reply.body.find(who), std::string::npos) << "who objected is opened with a reason";
            }
        }
    EXPECT_GT(told, 0) << "those who handle it do see it";
}

TEST_P(Secrecy, NobodyWhoDoesNotHandleItMayDoAnythingWithIt) {
    int at = 2000;
    for (auto const role : roles)
        for (auto const* area : {"3208012001", "3208"}) {
            if (!access::check_area(role, region(area), region("3208"))) continue;
            auto const by = known_as(role, area, ++at);
            if (handles(by)) continue;
            auto const token = enter("p" + std::to_string(at))->token;
            for (auto const* deed : {"claim", "match", "check", "conclude", "set_aside", "ministry", "bar", "note"})
                EXPECT_EQ(ask(Method::post, "/api/v1/objections/" + id.text() + "/" + deed, token, "{}").status, 403)
                    << access::role_text(role) << " " << deed;
            auto const opened = ask(Method::post, "/api/v1/objections/" + id.text() + "/challenger", token,
                                    R"({"reason":"ingin tahu"})");
            EXPECT_EQ(opened.status, 403) << access::role_text(role);
        }
}

TEST_P(Secrecy, TheFirstPageCountsObjectionsForThoseAloneWhoHandleThem) {
    auto const counts = [&](std::string const& token) {
        return ask(Method::get, "/api/v1/objection-queues", token).body;
    };
    constexpr auto one_open = R"({"code":"objections","count":1,"late_count":)";
    auto const open = objected(against("Keluarga kedua"));
    auto const supervisor = known_as(Role::supervisor, "3208", 3001);
    auto const soon = counts(enter("p3001")->token);
    EXPECT_NE(soon.find(std::string(one_open) + "0"), std::string::npos) << soon;
    known_as(Role::village_operator, "3208012001", 3002);
    auto const village_sees = counts(enter("p3002")->token);
    EXPECT_EQ(village_sees.find("objections"), std::string::npos);
    EXPECT_NE(village_sees.find("usuls"), std::string::npos);
    clock.advance_ms(30 * day_ms);
    auto const late = counts(enter("p3001")->token);
    EXPECT_NE(late.find(std::string(one_open) + "1"), std::string::npos) << late;
    EXPECT_EQ(no(does(handler, open, Deed::barred, {.text = "kerabat penerima", .account = supervisor.id})), "");
    EXPECT_NE(counts(enter("p3001")->token).find(R"("objections","count":0)"), std::string::npos) << "is barred";
}

TEST_P(Secrecy, TheLetterOfAChallengedFamilyIsThatOfAnyOther) {
    auto checks = open_ones();
    for (auto& one : in_state(registry::visits::VisitState::accepted)) checks.push_back(std::move(one));
    ASSERT_EQ(checks.size(), 3U);
    for (auto const& one : checks) EXPECT_EQ(paper(one), paper(checks[0]));
}

TEST_P(Secrecy, APeriodicCheckIsTheSameLetterTooOnTheSameDay) {
    // Nobody objected to anybody here: the office looks by itself.
    auto const opened = write([&](db::Tx& tx) { return open_round(tx, work(), handler, region(sindangjawa), 1); });
    ASSERT_EQ(opened.value(), 1);
    std::vector<std::string> papers;
    for (auto const& one : open_ones()) papers.push_back(paper(one));
    ASSERT_EQ(papers.size(), 3U) << "two that came with the challenged one, and the periodic one";
    EXPECT_EQ(papers[0], papers[1]);
    EXPECT_EQ(papers[0], papers[2]);
}

TEST_P(Secrecy, NoticesOfObjectionsBearTheGuardOfANamedReportAndNoContent) {
    static constexpr std::array<std::string_view, 0> none{};
    static constexpr db::Statement unguarded{"test.unguarded",
                                             "SELECT topic || ' ' || payload FROM notice WHERE guard = 0",
                                             "SELECT topic || ' ' || payload FROM notice WHERE guard = 0", none};
    settle();
    auto const heard = db().read([&](db::Tx& tx) { return tx.all<std::string>(unguarded); });
    for (auto const& one : heard) {
        EXPECT_FALSE(tells(one)) << one;
        for (auto const* deed : {"received", "claimed", "matched", "checking", "concluded", "climbed", "noted"})
            EXPECT_FALSE(one.starts_with(std::string("objections.") + deed + " ")) << one;
    }
}

TEST_P(Secrecy, TheAuditOfTheFamilyShowsWhatItShowsOfTheOthers) {
    static constexpr std::array<std::string_view, 1> names{"family"};
    static constexpr db::Statement lines{
        "test.lines", "SELECT act || ' ' || purpose FROM audit_line WHERE subject = ?1 ORDER BY id",
        "SELECT act || ' ' || purpose FROM audit_line WHERE subject = $1 ORDER BY id", names};
    settle();
    auto const of = [&](registry::FamilyId family) {
        return db().read([&](db::Tx& tx) { return tx.all<std::string>(lines, {{"family", family.raw()}}); });
    };
    for (auto const& one : of(all[0].id)) {
        EXPECT_FALSE(tells(one)) << one;
        EXPECT_EQ(one.find("objection"), std::string::npos) << one;
        EXPECT_EQ(one.find("sanggah"), std::string::npos) << one;
    }
}

TEST_P(Secrecy, TheFamilysFileInTheRegistryTellsWhatItTellsOfTheOthers) {
    int at = 3000;
    for (auto const role : roles) {
        auto const* area = role == Role::village_operator || role == Role::village_head ? "3208012001"
                           : role == Role::subdistrict                                  ? "320801"
                                                                                        : "3208";
        auto const by = known_as(role, area, ++at);
        auto const file = write([&](db::Tx& tx) { return registry::open(tx, desk(), by, all[0].id); });
        if (!file) continue;
        for (auto const& event : file->events) {
            auto const line = json::write(event);
            EXPECT_FALSE(tells(line)) << line;
            EXPECT_EQ(line.find("sanggah"), std::string::npos) << line;
            EXPECT_NE(event.kind, registry::EventKind::objected) << line;
        }
    }
}

TEST_P(Secrecy, TheTrackingPageOfTheChallengerNamesNobody) {
    auto const key = key_of(office, KeyOf::objection, id.raw());
    auto const page = ask(Method::get, "/lacak-usul?nomor=" + number_text(id.raw()) + "&kunci=" + key, "");
    EXPECT_EQ(page.status, 200);
    EXPECT_NE(page.body.find("terbukti"), std::string::npos) << page.body;
    for (auto const* who : {"Rasim", "Sari Contoh", "PENANDA-NAMA", "PENANDA-KELUARGA", "3208014107809099"})
        EXPECT_EQ(page.body.find(who), std::string::npos) << who;
}

TEST_P(Secrecy, TheFamilysOwnPageKnowsNothingOfAnObjection) {
    auto const removal = all_removals().at(0).id;
    EXPECT_TRUE(write([&](db::Tx& tx) { return decide(tx, work(), kadis, removal, Word::yes); }));
    EXPECT_TRUE(write([&](db::Tx& tx) { return told(tx, work(), kadis, removal, day("2026-11-22")); }));
    auto const key = key_of(office, KeyOf::removal, removal.raw());
    auto const page = ask(Method::get, "/keberatan?nomor=" + number_text(removal.raw()) + "&kunci=" + key, "");
    EXPECT_EQ(page.status, 200);
    EXPECT_NE(page.body.find("Rasim"), std::string::npos);
    EXPECT_FALSE(tells(page.body));
    EXPECT_EQ(page.body.find("disanggah"), std::string::npos);
    // A key of one kind opens no other.
    auto const other = key_of(office, KeyOf::objection, removal.raw());
    EXPECT_EQ(ask(Method::get, "/keberatan?nomor=" + number_text(removal.raw()) + "&kunci=" + other, "").status, 404);
}

TEST_P(Secrecy, WhatIsKeptAboutOneNamesTheCasesAndRequestsTiedToOneself) {
    auto const rasim = members(all[0].id)[0].id;
    auto const asked = write([&](db::Tx& tx) { return identify(tx, work(), counter, {.nik = "3208011708809001"}); });
    ASSERT_EQ(no(asked), "");
    ASSERT_EQ(no(write([&](db::Tx& tx) {
                  return prove(tx, work(), counter, asked->id, {.born_on = day("1980-08-17"), .mother_name = "Sarmi"});
              })),
              "");
    auto const files_told = [&] {
        auto const page = ask(Method::get, "/api/v1/rights/" + asked->id.text() + "/kept", enter("loket")->token);
        EXPECT_EQ(page.status, 200) << page.body;
        std::vector<std::string> out;
        auto const told = boost::json::parse(page.body);
        for (auto const& one : told.at("items").as_array())
            if (one.at("part").as_string() == "file")
                out.push_back(boost::json::value_to<std::string>(one.at("label")) + " " +
                              boost::json::value_to<std::string>(one.at("value")) + " " +
                              boost::json::value_to<std::string>(one.at("on")));
        return out;
    };
    EXPECT_TRUE(files_told().empty());
    std::vector<registry::PersonId> of;
    house->own_files = [&](db::Tx&, registry::PersonId person) {
        of.push_back(person);
        return std::vector<OwnFile>{{"case", "K-1", day("2026-02-01")}, {"request", "P-2", day("2026-03-01")}};
    };
    EXPECT_EQ(files_told(), (std::vector<std::string>{"Kasus K-1 2026-02-01", "Permohonan di loket P-2 2026-03-01"}));
    EXPECT_EQ(of, std::vector{rasim}) << "of nobody else";
}

/// The order in which a family and the others are checked says nothing: over many draws each place comes up.
TEST_P(Secrecy, ThePlaceOfTheChallengedFamilyAmongTheOthersIsDrawn) {
    std::set<std::size_t> places;
    for (int i = 0; i < 12; ++i) {
        clock.advance_ms(100 * day_ms);
        auto const one = checked(objected(against()), all[0].id);
        auto const open = open_ones();
        std::vector<VisitId> same;
        for (auto const& row : open)
            if (row.asked_at == clock.now()) same.push_back(row.id);
        std::ranges::sort(same);
        places.insert(static_cast<std::size_t>(std::ranges::find(same, one) - same.begin()));
        for (auto const& row : open) {
            EXPECT_TRUE(visits(village, row.id, VisitFinding::fits));
            EXPECT_TRUE(closes(handler, row.id));
        }
    }
    EXPECT_GT(places.size(), 1U);
}

// ---- the public door

std::string part(std::string const& name, std::string const& value) {
    return "--xyz\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
}

TEST_P(Secrecy, ThePageSaysWhatIsWrongKeepsWhatWasTypedAndAcceptsOnce) {
    auto const held = photo(-6'980'100, 108'475'500);
    auto const send = [&](std::string const& reason) {
        auto const body = part("region", sindangjawa) + part("family_name", "Rasim") + part("reason", reason) +
                          part("text", "Rumahnya bertingkat dua.") + part("name", "Warga Peduli") +
                          part("nik", "3208014107809099") + part("declared", "1") +
                          part("client_key", "kunci-satu-dua") + part("photo", held.id.text() + ":" + held.token) +
                          "--xyz--\r\n";
        http::Asked const asked(Method::post, "/sanggah", body, {{"content-type", "multipart/form-data; boundary=xyz"}},
                                clock.now());
        return router.answer(asked.call);
    };
    auto const wrong = send("");
    EXPECT_EQ(wrong.status, 400);
    EXPECT_NE(wrong.body.find("Warga Peduli"), std::string::npos) << "nothing is typed twice";
    EXPECT_NE(wrong.body.find("Pilih alasan"), std::string::npos);
    auto const first = send("mampu"), again = send("mampu");
    EXPECT_EQ(first.status, 200);
    EXPECT_EQ(first.body, again.body) << "a double click is one objection";
    EXPECT_EQ(lines_of("objections.received"), 2) << "the one of the set-up and this one";
}

/// The fields that are marked: the id of what stands after the sentence.
std::set<std::string> fields_wrong(std::string const& page) {
    std::set<std::string> out;
    for (auto at = page.find("<p class=\"wrong\""); at != page.npos; at = page.find("<p class=\"wrong\"", at + 1)) {
        auto const named = page.find(" name=\"", at) + 7;
        out.insert(page.substr(named, page.find('"', named) - named));
    }
    return out;
}

TEST_P(Secrecy, APublicFormNamesEveryFaultOfOneSendingAtItsField) {
    struct Row {
        char const* path;
        std::vector<std::pair<char const*, char const*>> typed;
        std::vector<std::string> wrong;
    };
    for (auto const& row : std::vector<Row>{
             {"/usul", {}, {"region", "candidate", "text", "name", "declared"}},
             {"/usul",
              {{"kind", "programme"},
               {"candidate", "Carti"},
               {"nik", "12345"},
               {"no_kk", "99"},
               {"rt", "abcdef"},
               {"phone", "bukan-nomor"}},
              {"region", "nik", "no_kk", "rt", "text", "phone", "declared", "programme"}},
             {"/sanggah",
              {},
              {"region", "family_name", "reason", "text", "photos", "place", "name", "nik", "declared"}},
             {"/sanggah",
              {{"region", sindangjawa},
               {"rw", "seratus"},
               {"place", "di pasar"},
               {"nik", "12345"},
               {"phone", "bukan-nomor"}},
              {"family_name", "rw", "reason", "text", "photos", "place", "name", "nik", "phone", "declared"}}}) {
        SCOPED_TRACE(row.path);
        std::string body;
        for (auto const& [name, value] : row.typed) body += part(name, value);
        http::Asked const asked(Method::post, row.path, body + part("client_key", "satu") + "--xyz--\r\n",
                                {{"content-type", "multipart/form-data; boundary=xyz"}}, clock.now());
        auto const page = router.answer(asked.call);
        EXPECT_EQ(page.status, 400);
        auto const times = [&](std::string const& what) {
            std::size_t found = 0;
            for (auto at = page.body.find(what); at != page.body.npos; at = page.body.find(what, at + 1)) ++found;
            return found;
        };
        for (auto const& field : row.wrong) EXPECT_EQ(fields_wrong(page.body).count(field), 1U) << field;
        EXPECT_EQ(times("<p class=\"wrong\""), row.wrong.size()) << "each beside its field, and no other";
        for (auto const& [name, value] : row.typed)
            if (name != std::string("kind") && name != std::string("region")) {
                EXPECT_EQ(times("value=\"" + std::string(value) + "\""), 1U) << "nothing is typed twice: " << name;
            }
    }
}

TEST_P(Secrecy, KeysCannotBeGuessedWithoutEnd) {
    http::Reply last;
    for (int i = 0; i < 25; ++i)
        last = ask(Method::get,
                   "/lacak-usul?nomor=" + number_text(id.raw()) + "&kunci=AAAA-AAA" + std::to_string(i % 10), "");
    EXPECT_EQ(last.status, 429);
    auto const key = key_of(office, KeyOf::objection, id.raw());
    EXPECT_EQ(ask(Method::get, "/lacak-usul?nomor=" + number_text(id.raw()) + "&kunci=" + key, "").status, 429);
}

}  // namespace
}  // namespace sinergi::objections
