// Real cases over real envelopes: a regency, its province and the ministry in a row; a partner that turns a letter
// down; a partner of a later release; a report that names somebody.

#include "audit/sealer.hpp"
#include "cases/testing.hpp"
#include "federation/plugs.hpp"
#include "federation/testing.hpp"
#include "grievances/actions.hpp"
#include "grievances/settings.hpp"

#include <boost/json.hpp>

#include <algorithm>

namespace sinergi::federation {
namespace {

namespace bj = boost::json;
using access::Officer;
using access::Role;
using access::testing::region;
using cases::Ask;
using cases::AssignmentKind;
using cases::Case;
using cases::CaseId;
using cases::Reply;
using cases::testing::no;
using cases::testing::old_man;
using cases::testing::sindangjawa;

/// A node with its post and the house of cases behind it.
struct CaseNode : testing::TestNode {
    CaseNode(db::Engine engine, std::string_view area_text) : TestNode(engine, area_text) {
        at_open = [this](Post& by) { connect(by); };
        connect(*post);
    }
    void connect(Post& by) {
        courier = std::make_unique<CasesCourier>(by);
        connect_cases(by,
                      {.take = [this](db::Tx& tx, cases::Arrived const& in) { return take_letter(tx, desk(), in); },
                       .turned = [this](db::Tx& tx,
                                        cases::Turned const& one) { EXPECT_TRUE(cases::turned_down(tx, desk(), one)); },
                       .given_back =
                           [this](db::Tx& tx, std::string const& partner, cases::Arrived const& ours) {
                               return cases::given_back_after_restore(tx, desk(), partner, ours);
                           }});
    }
    cases::Desk desk() { return {*office, clocks, calendar, *courier, clock.now()}; }
    Officer hire(std::string_view account, Role role, std::string_view where = "") {
        static std::string const hash = crypto::hash_password(access::testing::good_password);
        auto const wish = cases::testing::account_wish(role, where.empty() ? area.text() : std::string(where));
        auto const keys = access::permit(access::Act::manage_accounts, access::founder(area), area, "uji");
        auto const id =
            db().write([&](db::Tx& tx) {
                    return access::add_account(tx, *office, *keys, access::AccountName::parse(account).value(), wish,
                                               hash, clock.now());
                })
                .value();
        return db().read([&](db::Tx& tx) { return access::find_officer(tx, id).value(); });
    }
    template <class F>
    auto does(F&& deed) {
        return db().write([&](db::Tx& tx) { return deed(tx, desk()); });
    }
    Case opened(Officer const& by, cases::NewCase const& wish = old_man()) {
        return does([&](db::Tx& tx, cases::Desk const& at) { return open(tx, at, by, wish); }).value();
    }
    std::optional<Case> named(Case const& c) {
        return db().read([&](db::Tx& tx) { return cases::store::find_named(tx, c.origin_node, c.origin_id); });
    }
    std::vector<cases::store::EntryRow> entries(CaseId id) {
        return db().read([&](db::Tx& tx) { return cases::store::entries(tx, id); });
    }
    std::vector<cases::Assignment> assignments(CaseId id) {
        return db().read([&](db::Tx& tx) { return cases::store::assignments(tx, id); });
    }
    Result<cases::Outcome> enters(Officer const& by, CaseId id, std::string kind, std::string body) {
        return does([&](db::Tx& tx, cases::Desk const& at) {
            return enter(tx, at, by, id, {.kind = kind, .body = body, .papers = {}});
        });
    }
    Result<cases::Outcome> asks(Officer const& by, CaseId id, Ask const& wish) {
        return does([&](db::Tx& tx, cases::Desk const& at) { return ask(tx, at, by, id, wish); });
    }
    Result<Case> replies(Officer const& by, CaseId id, Reply what, std::string const& text = "") {
        auto const all = assignments(id);
        auto const mine = std::ranges::find(all, code(), &cases::Assignment::to_node);
        return does([&](db::Tx& tx, cases::Desk const& at) { return reply(tx, at, by, id, mine->id, what, text); });
    }
    bool sees(Officer const& by, CaseId id) {
        return db().read([&](db::Tx& tx) {
            auto const permit = access::permit(access::Act::see_case, by, by.area);
            return permit && cases::store::get(tx, *permit, id).has_value();
        });
    }

    cases::Clocks clocks{};
    calendar::Calendar calendar{};
    std::unique_ptr<CasesCourier> courier;
};

struct FederatedCases : ::testing::TestWithParam<db::Engine> {
    CaseNode regency{GetParam(), "3208"};
    CaseNode province{GetParam(), "32"};
    CaseNode ministry{GetParam(), ""};
    Officer rina = regency.hire("rina", Role::back_office);
    Officer chief = regency.hire("chief", Role::head);
    Officer above = province.hire("above", Role::head);
    Officer desk171 = ministry.hire("desk", Role::back_office);
    Officer head171 = ministry.hire("head", Role::head);
    std::int64_t agreements_made = 0;

    FederatedCases() {
        testing::join(regency, province);
        testing::join(province, ministry);
        testing::join(regency, ministry);
    }
    void carry() {
        for (int i = 0; i < 4; ++i) {
            testing::carry_all(regency, province);
            testing::carry_all(province, ministry);
            testing::carry_all(regency, ministry);
        }
    }
    void sign_at(CaseNode& node, agreements::Agreement const& made) {
        ASSERT_TRUE(node.does([&](db::Tx& tx, cases::Desk const&) -> Done {
            agreements::lay_down(tx, {*node.office, node.clock.now(), nullptr},
                                 {.agreement = made, .plan = {}, .evaluations = {}});
            return {};
        }));
    }
    agreements::Agreement wide(std::string first, std::string second) {
        using enum agreements::Field;
        auto terms = agreements::testing::terms();
        terms.fields = {identity, nik, contact, address, health, assessment, child, documents, photos};
        terms.party_first = std::move(first);
        terms.party_second = std::move(second);
        return agreements::testing::agreement(terms, ++agreements_made);
    }
    static Ask up(std::string to, bool with_pen = false) {
        return {.kind = AssignmentKind::escalation,
                .to_node = std::move(to),
                .reason = "emergency_24h",
                .asked = "Satu tempat untuk lansia",
                .with_pen = with_pen};
    }
    void all_whole() {
        for (auto* node : {&regency, &province, &ministry}) {
            SCOPED_TRACE(node->code());
            EXPECT_EQ(node->count("SELECT count(*) FROM federation_out WHERE state <> 'stored'"), 0);
            EXPECT_EQ(node->count("SELECT count(*) FROM federation_in WHERE state <> 'applied'"), 0);
            EXPECT_EQ(node->count("SELECT count(*) FROM federation_refused"), 0);
            audit::Sealer(node->db(), node->clock, {}).seal_once();
            EXPECT_FALSE(audit::verify(node->db()).first_broken);
        }
    }
};
SINERGI_ON_BOTH_ENGINES(FederatedCases);

TEST_P(FederatedCases, ThreeInARowShareACaseWithItsPapersAndItsEnd) {
    auto const near = wide("3208", "32"), far = wide("32", "pusat");
    sign_at(regency, near);
    sign_at(province, near);
    sign_at(province, far);
    sign_at(ministry, far);
    auto const c = regency.opened(rina);
    ASSERT_TRUE(regency.enters(rina, c.id, "medical_need", R"({"needs_treatment":false})"));
    auto const digest = regency.files.put("%PDF-1.4 berita acara");
    auto const paper = regency.ids.make<cases::Paper>(regency.clock.now());
    ASSERT_TRUE(regency.does([&](db::Tx& tx, cases::Desk const& at) {
        return add_papers(tx, at, rina, c.id,
                          {{.id = paper,
                            .case_id = c.id,
                            .digest = digest,
                            .file_name = "bast.pdf",
                            .type = "application/pdf",
                            .bytes = 21,
                            .at = regency.clock.now()}});
    }));
    ASSERT_TRUE(regency.does([&](db::Tx& tx, cases::Desk const& at) {
        return enter(tx, at, rina, c.id, {.kind = "service", .body = R"({"code":"atensi_1"})", .papers = {paper}});
    }));
    ASSERT_TRUE(regency.asks(rina, c.id, up("32", true)));
    carry();
    auto const middle = province.named(c).value();
    ASSERT_TRUE(province.replies(above, middle.id, Reply::accept));
    ASSERT_TRUE(province.asks(above, middle.id, up("pusat", true)));
    carry();
    auto const top = ministry.named(c).value();
    ASSERT_TRUE(ministry.replies(desk171, top.id, Reply::accept));
    carry();
    EXPECT_EQ(ministry.files.get(digest).value(), "%PDF-1.4 berita acara") << "in pieces, over the province";
    for (auto* node : {&regency, &province, &ministry}) EXPECT_EQ(node->named(c)->pen_node, "pusat") << node->code();
    ASSERT_TRUE(ministry.enters(desk171, top.id, "plan", R"({"goals":[{"goal":"Tinggal di sentra"}]})"));
    ASSERT_TRUE(regency.enters(rina, c.id, "tracing", R"({"where":"Desa Contoh","how":"Bertanya kepada kuwu"})"));
    auto const closing = ministry.does([&](db::Tx& tx, cases::Desk const& at) {
        return close(tx, at, desk171, top.id, {.reason = "placed", .answer = "Sudah tinggal di sentra"});
    });
    ASSERT_TRUE(closing) << closing.error().key;
    ASSERT_TRUE(ministry.does([&](db::Tx& tx, cases::Desk const& at) {
        return decide(tx, at, head171, top.id, closing->waits, cases::Verdict::approve, "");
    }));
    carry();
    auto const timeline = ministry.entries(top.id);
    for (auto* node : {&regency, &province, &ministry}) {
        SCOPED_TRACE(node->code());
        auto const here = node->named(c).value();
        EXPECT_EQ(here.state, cases::State::selesai);
        EXPECT_EQ(here.answer, "Sudah tinggal di sentra");
        auto const lines = node->entries(here.id);
        EXPECT_EQ(lines.size(), timeline.size());
        for (auto const* kind : {"plan", "tracing", "service", "closed"})
            EXPECT_EQ(std::ranges::count(lines, kind, &cases::store::EntryRow::kind), 1) << kind;
    }
    all_whole();
}

TEST_P(FederatedCases, WhatThePartnerTurnsDownComesBackToTheCase) {
    sign_at(regency, wide("3208", "pusat"));  // the ministry does not know of this agreement
    auto const c = regency.opened(rina);
    ASSERT_TRUE(regency.enters(rina, c.id, "medical_need", R"({"needs_treatment":false})"));
    auto ask = up("pusat", true);
    ask.reason = "province_full";
    ask.tried = {"Panti penuh"};
    auto const waits = regency.asks(rina, c.id, ask).value();
    ASSERT_TRUE(regency.does([&](db::Tx& tx, cases::Desk const& at) {
        return decide(tx, at, chief, c.id, waits.waits, cases::Verdict::approve, "");
    }));
    carry();
    EXPECT_FALSE(ministry.named(c)) << "nothing is half taken";
    auto const now = regency.named(c).value();
    EXPECT_EQ(now.state, cases::State::ditangani);
    EXPECT_EQ(now.pen_offered_to, "");
    EXPECT_EQ(regency.assignments(c.id).at(0).state, cases::AssignmentState::returned);
    auto const lines = regency.entries(c.id);
    auto const line = std::ranges::find(lines, "not_taken", &cases::store::EntryRow::kind);
    ASSERT_NE(line, lines.end());
    EXPECT_NE(line->body.find("cases.field_not_allowed"), std::string::npos) << line->body;
    EXPECT_EQ(ministry.count("SELECT count(*) FROM federation_refused"), 1) << "an administrator sees it there";
    EXPECT_EQ(regency.count("SELECT count(*) FROM federation_refused"), 1) << "and here";
}

TEST_P(FederatedCases, AWithdrawalReachesTheOtherSide) {
    auto const c = regency.opened(rina);
    ASSERT_TRUE(regency.asks(rina, c.id, up("pusat")));
    carry();
    ASSERT_TRUE(regency.does([&](db::Tx& tx, cases::Desk const& at) {
        return withdraw(tx, at, rina, c.id, regency.assignments(c.id).at(0).id, "Salah kasus");
    }));
    carry();
    auto const there = ministry.named(c).value();
    EXPECT_EQ(ministry.assignments(there.id).at(0).state, cases::AssignmentState::withdrawn);
    EXPECT_FALSE(there.is_incoming);
    all_whole();
}

// ---- releases

/// Every object of a document with a member of tomorrow.
bj::value with_strangers(bj::value of, int depth = 0) {
    if (auto* list = of.if_array())
        for (auto& one : *list) one = with_strangers(one, depth + 1);
    if (auto* object = of.if_object()) {
        for (auto& [name, one] : *object)
            if (name != "body") one = with_strangers(one, depth + 1);
        (*object)["of_tomorrow"] = {{"nested", depth}};
    }
    return of;
}

TEST_P(FederatedCases, ALetterOfALaterReleaseWithMembersUnknownHereIsTaken) {
    auto const c = regency.opened(rina);
    // What the regency would send, as a later release would write it.
    struct Later final : cases::Courier {
        explicit Later(CasesCourier& its) : courier(its) {}
        void send(db::Tx& tx, cases::Letter const& letter) override {
            auto later = letter;
            later.payload = bj::serialize(with_strangers(bj::parse(letter.payload)));
            courier.send(tx, later);
        }
        bool knows(db::Tx& tx, std::string_view node) override { return courier.knows(tx, node); }
        [[nodiscard]] std::string own() const override { return courier.own(); }
        CasesCourier& courier;
    } later(*regency.courier);
    auto const tomorrow = [&](auto deed) {
        return regency.db().write([&](db::Tx& tx) {
            return deed(tx, cases::Desk{*regency.office, regency.clocks, regency.calendar, later, regency.clock.now()});
        });
    };
    ASSERT_TRUE(tomorrow([&](db::Tx& tx, cases::Desk const& at) { return ask(tx, at, rina, c.id, up("pusat")); }));
    ASSERT_TRUE(tomorrow([&](db::Tx& tx, cases::Desk const& at) {
        return enter(tx, at, rina, c.id, {.kind = "note", .body = R"({"text":"Catatan"})", .papers = {}});
    }));
    carry();
    auto const there = ministry.named(c);
    ASSERT_TRUE(there);
    EXPECT_EQ(ministry.entries(there->id).size(), regency.entries(c.id).size());
    ASSERT_TRUE(ministry.replies(desk171, there->id, Reply::accept));
    carry();
    EXPECT_EQ(regency.assignments(c.id).at(0).state, cases::AssignmentState::accepted);
    all_whole();
}

TEST_P(FederatedCases, AKindOfALaterReleaseIsKeptAndTheCaseGoesOnMeanwhile) {
    auto const c = regency.opened(rina);
    ASSERT_TRUE(regency.asks(rina, c.id, up("pusat")));
    ASSERT_TRUE(regency.send({.to_node = "pusat",
                              .kind = "case.of_tomorrow",
                              .stream = c.stream(),
                              .payload = R"({"v":1,"word":"besok"})",
                              .basis = "public_task",
                              .agreement = {}}));
    ASSERT_TRUE(regency.enters(rina, c.id, "note", R"({"text":"Sesudah itu"})"));
    carry();
    auto const there = ministry.named(c).value();
    EXPECT_EQ(ministry.entries(there.id).back().kind, "note") << "the stream goes on";
    EXPECT_EQ(ministry.count("SELECT count(*) FROM federation_in WHERE state = 'unknown'"), 1);
    EXPECT_EQ(ministry.count("SELECT count(*) FROM federation_refused"), 0);
    // The ministry upgrades.
    std::vector<std::string> learnt;
    ministry.reopen();
    ministry.post->on("case.of_tomorrow", [&](db::Tx&, Incoming const& in) -> Done {
        learnt.push_back(in.payload);
        return {};
    });
    ministry.post->tend(ministry.clock.now());
    EXPECT_EQ(learnt, std::vector<std::string>{R"({"v":1,"word":"besok"})"});
    all_whole();
}

TEST_P(FederatedCases, AnEntryOfAKindOfALaterReleaseStandsAsTheStrictestOfOurs) {
    auto const c = regency.opened(rina);
    ASSERT_TRUE(regency.asks(rina, c.id, up("pusat")));
    auto const entry = [&](std::string id, std::string body) {
        return regency.send({.to_node = "pusat",
                             .kind = "case.entry",
                             .stream = c.stream(),
                             .payload = R"({"v":1,"is_child":false,"entry":{"author_node":"3208","entry_id":")" + id +
                                        R"(","at":"2026-11-22T05:00:00.000Z","kind":"palliative","by_role":"",)" +
                                        R"("office":"","papers":[],"body":)" + body + "}}",
                             .basis = "public_task",
                             .agreement = {}});
    };
    ASSERT_TRUE(entry("0TOMORROW1", "null"));
    ASSERT_TRUE(entry("0TOMORROW2", R"({"words":"rahasia"})"));
    carry();
    auto const lines = ministry.entries(ministry.named(c)->id);
    ASSERT_EQ(std::ranges::count(lines, "palliative", &cases::store::EntryRow::kind), 2)
        << "an emergency: vital interest opens health";
    EXPECT_EQ(lines.back().secrecy, cases::Secrecy::health);
}

// ---- reports that name somebody

struct NamedReport : FederatedCases {
    grievances::Settings settings =
        regency.db().read([](db::Tx& tx) { return grievances::read_settings(tx, access::testing::day("2026-11-22")); });

    grievances::GrievanceId reported(CaseNode& node, Officer const& by, grievances::NewNamed const& whom) {
        return node
            .does([&](db::Tx& tx, cases::Desk const& at) {
                return grievances::receive(tx, {at.office, settings, at.calendar, at.now}, by,
                                           {.kind = "layanan",
                                            .region = region(sindangjawa),
                                            .text = "Bantuan dipotong oleh petugas",
                                            .about = {whom}});
            })
            .value()
            .id;
    }
    Case case_of(CaseNode& node, Officer const& by, grievances::GrievanceId from) {
        auto wish = old_man();
        wish.grievance = from;
        auto const made = node.does([&](db::Tx& tx, cases::Desk const& at) { return open(tx, at, by, wish); });
        EXPECT_TRUE(made) << made.error().key;
        return *made;
    }
};
SINERGI_ON_BOTH_ENGINES(NamedReport);

TEST_P(NamedReport, OfAnOfficerIsSeenByNoUnitItNamesHereAndGoesToNoOfficeItNames) {
    auto const accused = regency.hire("accused", Role::back_office);
    auto const from = reported(
        regency, chief, {.kind = grievances::AboutKind::officer, .name = "Petugas Contoh", .account = accused.id});
    auto const c = case_of(regency, chief, from);
    EXPECT_EQ(c.guard, 2);
    EXPECT_TRUE(regency.sees(chief, c.id));
    EXPECT_FALSE(regency.sees(accused, c.id));
    EXPECT_FALSE(regency.sees(rina, c.id)) << "only head and inspectorate";
    ASSERT_TRUE(regency.asks(chief, c.id, up("pusat")));
    carry();
    auto const there = ministry.named(c).value();
    EXPECT_EQ(there.guard, 2);
    EXPECT_TRUE(ministry.sees(head171, there.id));
    EXPECT_FALSE(ministry.sees(desk171, there.id));
    ASSERT_TRUE(ministry.replies(head171, there.id, Reply::accept));
    Ask const down{.kind = AssignmentKind::disposition, .to_node = "3208", .asked = "Periksa petugas itu"};
    EXPECT_EQ(no(ministry.asks(head171, there.id, down)), "cases.office_named")
        << "the office whose officer it names is not asked to examine itself";
    auto const answer = ministry.does([&](db::Tx& tx, cases::Desk const& at) {
        return cases::ask_known(tx, at, head171,
                                {.to_node = "3208", .name = "Sarmin Contoh", .region = region("3208")});
    });
    EXPECT_EQ(no(answer), "cases.field_not_allowed") << "no agreement: no name goes there";
    sign_at(regency, wide("3208", "pusat"));
    sign_at(ministry, wide("3208", "pusat"));
    auto const asked = ministry.does([&](db::Tx& tx, cases::Desk const& at) {
        return cases::ask_known(tx, at, head171,
                                {.to_node = "3208", .name = "Sarmin Contoh", .region = region("3208")});
    });
    ASSERT_TRUE(asked) << asked.error().key;
    carry();
    auto const known = ministry.db().read([&](db::Tx& tx) { return cases::known(tx, head171, *asked); }).value();
    EXPECT_TRUE(known.is_answered);
    EXPECT_TRUE(known.cases.empty()) << "that such a report exists is told to nobody who merely asks";
}

TEST_P(NamedReport, OfAVillageIsHiddenFromItInTheOfficeThatIsAskedToo) {
    auto const from =
        reported(ministry, head171,
                 {.kind = grievances::AboutKind::village, .name = "Desa Contoh", .region = region(sindangjawa)});
    auto const c = case_of(ministry, head171, from);
    ASSERT_TRUE(ministry.asks(head171, c.id,
                              {.kind = AssignmentKind::disposition, .to_node = "3208", .asked = "Periksa desa itu"}));
    carry();
    auto const there = regency.named(c).value();
    EXPECT_TRUE(regency.sees(chief, there.id)) << "the regency examines its village";
    EXPECT_FALSE(regency.sees(regency.hire("village", Role::village_operator, sindangjawa), there.id));
    EXPECT_FALSE(regency.sees(regency.hire("vhead", Role::village_head, sindangjawa), there.id));
    EXPECT_FALSE(regency.sees(regency.hire("camat", Role::subdistrict, "320801"), there.id));
    EXPECT_FALSE(regency.sees(rina, there.id));
}

TEST_P(NamedReport, OfAFacilitatorGoesUpPastTheOfficeThatIsNamed) {
    auto const from = reported(
        regency, chief, {.kind = grievances::AboutKind::facilitator, .name = "Budiman", .region = region("320801")});
    auto const c = case_of(regency, chief, from);
    EXPECT_FALSE(regency.sees(regency.hire("field", Role::field_officer, "320801"), c.id));
    ASSERT_TRUE(regency.asks(chief, c.id, up("32")));
    carry();
    auto const middle = province.named(c).value();
    EXPECT_FALSE(province.sees(province.hire("field", Role::field_officer, "320801"), middle.id));
    ASSERT_TRUE(province.replies(above, middle.id, Reply::accept));
    EXPECT_EQ(no(province.asks(above, middle.id,
                               {.kind = AssignmentKind::disposition, .to_node = "3208", .asked = "Periksa"})),
              "cases.office_named");
    ASSERT_TRUE(province.asks(above, middle.id, up("pusat")));
    carry();
    auto const top = ministry.named(c).value();
    EXPECT_EQ(top.guard, 2) << "never lowered on its way";
    EXPECT_TRUE(ministry.sees(head171, top.id));
    EXPECT_FALSE(ministry.sees(desk171, top.id));
    EXPECT_EQ(ministry.count("SELECT count(*) FROM case_named"), 1) << "whom it names travels with it";
    all_whole();
}

}  // namespace
}  // namespace sinergi::federation
