// Two offices, and three in a row, on one case: letters are handed over by hand, in order, some of them twice.

#include "cases/sharing_for_tests.hpp"

namespace sinergi::cases {
namespace {

using namespace testing;

struct Sharing : SharedCase {};
SINERGI_ON_BOTH_ENGINES(Sharing);

TEST_P(Sharing, TheMinistrySeesAnEscalationAcceptsItAndItsAnswerComesBack) {
    sign(everything());
    auto const c = opened();
    medical_none(regency, rina, c.id);
    escalates(c.id, up("pusat"));
    EXPECT_EQ(regency.stands(c.id).state, State::eskalasi);
    EXPECT_TRUE(regency.stands(c.id).is_asked_up);
    deliver();
    EXPECT_TRUE(refused.empty()) << refused.front();
    auto const there = ministry.named(c);
    ASSERT_TRUE(there);
    EXPECT_TRUE(there->is_incoming);
    EXPECT_EQ(there->need, c.need);
    EXPECT_EQ(ministry.persons(there->id).at(0).name, "Sarmin Contoh");
    EXPECT_FALSE(ministry.persons(there->id).at(0).nik_box.empty());
    EXPECT_EQ(there->pen_node, "3208") << "the pen stayed";
    auto const a = ministry.assignments(there->id).at(0);
    EXPECT_EQ(a.due_at.ms, noon.ms + 48 * hour_ms) << "the agreement's clock";
    ASSERT_TRUE(ministry.replies(desk171, there->id, a.id, Reply::accept));
    deliver();
    EXPECT_EQ(regency.assignments(c.id).at(0).state, AssignmentState::accepted);
    // Both work at the same time: each office its own part.
    ASSERT_TRUE(
        ministry.enters(desk171, there->id, "service", R"({"code":"atensi_1","quantity":1,"bast":"BAST-9/2026"})"));
    ASSERT_TRUE(regency.enters(rina, c.id, "tracing", R"({"where":"Desa Contoh","how":"Bertanya kepada kuwu"})"));
    deliver();
    auto const here = regency.kinds(c.id), far = ministry.kinds(there->id);
    EXPECT_EQ(std::ranges::count(here, "service"), 1);
    EXPECT_EQ(std::ranges::count(far, "tracing"), 1);
    EXPECT_EQ(no(ministry.enters(desk171, there->id, "plan", R"({"goals":[{"goal":"Pulang"}]})")),
              "cases.pen_elsewhere");
    ASSERT_TRUE(ministry.replies(desk171, there->id, a.id, Reply::done, "Tempat di sentra tersedia 24 November"));
    deliver();
    EXPECT_EQ(regency.assignments(c.id).at(0).result, "Tempat di sentra tersedia 24 November");
    EXPECT_EQ(regency.stands(c.id).state, State::ditangani);
    EXPECT_FALSE(ministry.stands(there->id).is_open) << "its part is done";
    EXPECT_TRUE(refused.empty()) << refused.front();
}

TEST_P(Sharing, EveryLetterTwiceChangesNothing) {
    sign(everything());
    auto const c = opened();
    medical_none(regency, rina, c.id);
    escalates(c.id, up("pusat", true));
    deliver(2);
    auto const there = ministry.named(c).value();
    auto const a = ministry.assignments(there.id).at(0);
    ASSERT_TRUE(ministry.replies(desk171, there.id, a.id, Reply::accept));
    deliver(3);
    EXPECT_EQ(regency.stands(c.id).pen_node, "pusat");
    EXPECT_EQ(ministry.stands(there.id).pen_node, "pusat");
    ASSERT_TRUE(ministry.replies(desk171, there.id, a.id, Reply::done, "Selesai diasuh"));
    deliver(2);
    EXPECT_EQ(regency.stands(c.id).pen_node, "3208") << "the pen came home";
    EXPECT_EQ(ministry.stands(there.id).pen_node, "3208");
    auto const here = regency.entries(c.id), far = ministry.entries(there.id);
    EXPECT_EQ(here.size(), far.size());
    EXPECT_EQ(ministry.persons(there.id).size(), 1U);
    EXPECT_TRUE(refused.empty()) << refused.front();
}

TEST_P(Sharing, WhileThePenIsOfferedNobodyEditsTheLeadAndBothMayNote) {
    sign(everything());
    auto const c = opened();
    medical_none(regency, rina, c.id);
    escalates(c.id, up("pusat", true));
    auto const plan = R"({"goals":[{"goal":"Pulang ke keluarga"}]})";
    EXPECT_EQ(no(regency.enters(rina, c.id, "plan", plan)), "cases.pen_is_offered");
    EXPECT_TRUE(regency.enters(rina, c.id, "note", R"({"text":"Menunggu jawaban"})"));
    deliver();
    auto const there = ministry.named(c).value();
    EXPECT_EQ(no(ministry.enters(desk171, there.id, "plan", plan)), "cases.not_your_part");
    EXPECT_TRUE(ministry.enters(desk171, there.id, "note", R"({"text":"Sedang dicarikan"})"));
    auto const a = ministry.assignments(there.id).at(0);
    EXPECT_EQ(no(ministry.replies(desk171, there.id, a.id, Reply::decline)), "cases.reason_missing");
    ASSERT_TRUE(ministry.replies(desk171, there.id, a.id, Reply::decline, "Sentra penuh sampai Januari"));
    deliver();
    EXPECT_EQ(regency.stands(c.id).pen_node, "3208");
    EXPECT_TRUE(regency.enters(rina, c.id, "plan", plan)) << "a refusal returned it";
    EXPECT_EQ(regency.stands(c.id).state, State::ditangani);
    EXPECT_TRUE(refused.empty()) << refused.front();
}

TEST_P(Sharing, WithoutAnAgreementTheMinimumStillGoesAndAnEmergencyAtOnce) {
    auto wish = old_man();
    wish.urgency = Urgency::emergency;
    auto const c = opened(wish);
    auto ask = up("pusat");
    ask.tried = {};
    EXPECT_EQ(no(regency.asks(rina, c.id, ask)), "cases.tried_missing");
    ask.tried = {"Tidak ada tempat"};
    escalates(c.id, ask);
    deliver();
    auto const there = ministry.named(c).value();
    auto const person = ministry.persons(there.id).at(0);
    EXPECT_EQ(person.name, "");
    EXPECT_EQ(person.nik_box, "");
    EXPECT_EQ(person.age_band, "60+");
    EXPECT_EQ(there.need, ask.asked) << "the need was not told";
    EXPECT_EQ(there.types, c.types);
    EXPECT_TRUE(ministry.assignments(there.id).at(0).is_flagged);
    auto const far = ministry.entries(there.id);
    EXPECT_TRUE(std::ranges::find(far, "opened", &store::EntryRow::kind)->is_partial);
    // Nobody waits for a supervisor in an emergency, and vital interest opens what is needed.
    auto const other = opened(wish);
    auto now = up("pusat");
    now.reason = "emergency_24h";
    now.tried = {};
    auto const sent = regency.asks(rina, other.id, now);
    ASSERT_TRUE(sent) << sent.error().key;
    EXPECT_TRUE(sent->waits.is_none());
    deliver();
    EXPECT_EQ(ministry.persons(ministry.named(other)->id).at(0).name, "Sarmin Contoh");
    EXPECT_TRUE(refused.empty()) << refused.front();
}

TEST_P(Sharing, WhatIsAskedForWithinTheDayIsAnEmergencyInTheQueuesOfBoth) {
    auto const c = opened();
    ASSERT_EQ(c.urgency, Urgency::normal);
    auto now = up("pusat");
    now.reason = "emergency_24h";
    ASSERT_TRUE(regency.asks(rina, c.id, now));
    deliver();
    EXPECT_EQ(regency.stands(c.id).urgency, Urgency::emergency);
    EXPECT_EQ(ministry.named(c)->urgency, Urgency::emergency);
    EXPECT_LE(regency.stands(c.id).promise_at, c.promise_at);
}

TEST_P(Sharing, MoreThanMayBeSentIsRefused) {
    sign(everything());
    auto const c = opened();
    escalates(c.id, up("pusat"));
    auto& way = mail.ways[{"3208", "pusat"}];
    auto letter = way.front();
    way.clear();
    // The same letter from where there is no agreement: signed after its end.
    letter.signed_at = noon.plus_ms(400 * day_ms);
    auto const said = ministry.write([&](db::Tx& tx) { return take_letter(tx, ministry.desk(), letter); });
    EXPECT_EQ(no(said), "cases.field_not_allowed");
    EXPECT_FALSE(ministry.named(c)) << "nothing is half done";
    letter.payload = "{\"v\":1}";
    EXPECT_EQ(no(ministry.write([&](db::Tx& tx) { return take_letter(tx, ministry.desk(), letter); })),
              "cases.letter_malformed");
    letter.kind = "case.later_release";
    EXPECT_EQ(no(ministry.write([&](db::Tx& tx) { return take_letter(tx, ministry.desk(), letter); })),
              "cases.letter_unknown");
}

TEST_P(Sharing, AStepForAPartAnotherOfficeWritesIsRefused) {
    sign(everything());
    auto const c = opened();
    medical_none(regency, rina, c.id);
    escalates(c.id, up("pusat"));
    deliver();
    auto const there = ministry.named(c).value();
    auto const forged = [&](std::string kind, std::string author) {
        Arrived letter{
            .from_node = "pusat", .kind = "case.entry", .stream = c.stream(), .payload = {}, .signed_at = noon};
        letter.payload = R"({"v":1,"is_child":false,"entry":{"author_node":")" + author + R"(","entry_id":"0X9)" +
                         kind + R"(","at":"2026-11-22T05:00:00.000Z","kind":")" + kind +
                         R"(","by_role":"head","office":"X","body":null,"papers":[]}})";
        return no(regency.write([&](db::Tx& tx) { return take_letter(tx, regency.desk(), letter); }));
    };
    EXPECT_EQ(forged("plan", "pusat"), "cases.not_your_part") << "the regency leads";
    EXPECT_EQ(forged("closed", "pusat"), "cases.not_your_part");
    EXPECT_EQ(forged("note", "3208"), "cases.not_your_part") << "our own hand is not theirs";
    EXPECT_EQ(forged("service", "pusat"), "") << "its own step";
    Arrived stranger{.from_node = "32", .kind = "case.entry", .stream = c.stream(), .payload = {}, .signed_at = noon};
    stranger.payload =
        R"({"v":1,"is_child":false,"entry":{"author_node":"32","entry_id":"0X9",)"
        R"("at":"2026-11-22T05:00:00.000Z","kind":"note","by_role":"","office":"","body":null,"papers":[]}})";
    EXPECT_EQ(no(regency.write([&](db::Tx& tx) { return take_letter(tx, regency.desk(), stranger); })),
              "cases.not_shared");
    // Declined: its part is over.
    auto const a = ministry.assignments(there.id).at(0);
    ASSERT_TRUE(ministry.replies(desk171, there.id, a.id, Reply::decline, "Tidak bisa"));
    deliver();
    EXPECT_EQ(forged("tracing", "pusat"), "cases.not_your_part");
    EXPECT_TRUE(refused.empty()) << refused.front();
}

TEST_P(Sharing, ThreeInARowShareOneTimeline) {
    sign(everything(), "3208", "32");
    sign(everything(), "32", "pusat");
    auto const c = opened();
    medical_none(regency, rina, c.id);
    escalates(c.id, up("32", true));
    deliver();
    auto const middle = province.named(c).value();
    ASSERT_TRUE(province.replies(above, middle.id, province.assignments(middle.id).at(0).id, Reply::accept));
    deliver();
    auto const further = province.asks(above, middle.id, up("pusat", true));
    ASSERT_TRUE(further) << further.error().key;
    ASSERT_TRUE(province.decides(above_chief, middle.id, further->waits));
    deliver(2);
    auto const top = ministry.named(c).value();
    ASSERT_TRUE(ministry.replies(desk171, top.id, ministry.assignments(top.id).at(0).id, Reply::accept));
    deliver(2);
    for (auto* office : {&regency, &province, &ministry}) EXPECT_EQ(office->named(c)->pen_node, "pusat");
    ASSERT_TRUE(ministry.enters(desk171, top.id, "plan", R"({"goals":[{"goal":"Tinggal di sentra"}]})"));
    ASSERT_TRUE(regency.enters(rina, c.id, "tracing", R"({"where":"Desa Contoh","how":"Bertanya"})"));
    deliver(2);
    EXPECT_EQ(std::ranges::count(regency.kinds(c.id), "plan"), 1) << "passed on by the province";
    EXPECT_EQ(std::ranges::count(ministry.kinds(top.id), "tracing"), 1);
    auto const here = regency.entries(c.id);
    auto const plan = std::ranges::find(here, "plan", &store::EntryRow::kind);
    EXPECT_EQ(plan->author_node, "pusat");
    // The ministry closes; everybody hears it.
    auto const closing = ministry.write([&](db::Tx& tx) {
        return close(tx, ministry.desk(), desk171, top.id, {.reason = "placed", .answer = "Sudah tinggal di sentra"});
    });
    ASSERT_TRUE(closing) << closing.error().key;
    ASSERT_TRUE(ministry.decides(ministry_head, top.id, closing->waits));
    deliver();
    for (auto* office : {&regency, &province, &ministry}) {
        EXPECT_EQ(office->named(c)->state, State::selesai);
        EXPECT_EQ(office->named(c)->answer, "Sudah tinggal di sentra");
    }
    EXPECT_EQ(regency.entries(c.id).size(), ministry.entries(top.id).size());
    EXPECT_TRUE(refused.empty()) << refused.front();
}

TEST_P(Sharing, AClosingEndsWhatWasAskedOnBothSides) {
    sign(everything());
    auto const c = opened();
    medical_none(regency, rina, c.id);
    escalates(c.id, up("pusat"));
    deliver();
    auto const there = ministry.named(c).value();
    auto const closing = regency.write([&](db::Tx& tx) {
        return close(tx, regency.desk(), rina, c.id, {.reason = "reunified", .text = "Keluarganya datang"});
    });
    ASSERT_TRUE(closing) << closing.error().key;
    ASSERT_TRUE(regency.decides(chief, c.id, closing->waits));
    // The ministry answers before it hears.
    auto const a = ministry.assignments(there.id).at(0);
    ASSERT_TRUE(ministry.replies(desk171, there.id, a.id, Reply::done, "Ada tempat"));
    deliver();
    EXPECT_EQ(ministry.stands(there.id).state, State::selesai);
    EXPECT_FALSE(ministry.stands(there.id).is_open);
    EXPECT_FALSE(regency.stands(c.id).is_open);
    EXPECT_TRUE(refused.empty()) << refused.front();
}

TEST_P(Sharing, TheMinistryDisposesDownwardWithAClockAndTheResultReturns) {
    auto wish = old_man();
    wish.source = Source::call;
    auto const c = ministry.write([&](db::Tx& tx) { return open(tx, ministry.desk(), desk171, wish); }).value();
    Ask const down{
        .kind = AssignmentKind::disposition, .to_node = "3208", .asked = "Asesmen lapangan hari ini", .due_hours = 8};
    auto const sent = ministry.asks(desk171, c.id, down);
    ASSERT_TRUE(sent) << sent.error().key;
    EXPECT_TRUE(sent->waits.is_none());
    EXPECT_EQ(sent->now.state, State::disposisi);
    deliver();
    auto const there = regency.named(c).value();
    EXPECT_EQ(there.due_at, noon.plus_ms(8 * hour_ms));
    auto const a = regency.assignments(there.id).at(0);
    ASSERT_TRUE(regency.replies(rina, there.id, a.id, Reply::accept));
    ASSERT_TRUE(regency.replies(rina, there.id, a.id, Reply::done, "Orangnya sudah di rumah singgah"));
    deliver();
    EXPECT_EQ(ministry.stands(c.id).state, State::ditangani);
    EXPECT_EQ(ministry.assignments(c.id).at(0).result, "Orangnya sudah di rumah singgah");
    EXPECT_EQ(no(regency.asks(rina, there.id, {.kind = AssignmentKind::disposition, .to_node = "pusat", .asked = "x"})),
              "cases.not_your_part");
    EXPECT_TRUE(refused.empty()) << refused.front();
}

TEST_P(Sharing, AnEscalationGoesUpAndToAnOfficeWeAreJoinedWith) {
    auto const c = opened();
    EXPECT_EQ(no(regency.asks(rina, c.id, up("3209"))), "cases.not_above");
    regency.courier.known.erase("pusat");
    EXPECT_EQ(no(regency.asks(rina, c.id, up("pusat"))), "cases.node_unknown");
    auto wrong = up("32");
    wrong.reason = "because";
    EXPECT_EQ(no(regency.asks(rina, c.id, wrong)), "cases.reason_unknown");
    EXPECT_TRUE(regency.asks(rina, c.id, up("32")));
}

TEST_P(Sharing, ANamedReportsCaseStaysWithHeadsOnTheOtherSideToo) {
    auto const chief_head = regency.hire("rhead", Role::head);
    auto c = opened();
    ASSERT_TRUE(regency.write([&](db::Tx& tx) -> Done {
        store::insert_named(tx, c.id,
                            {{.kind = "village", .account = {}, .unit = {}, .region = region("32"), .node = ""}});
        auto next = c;
        next.guard = 2;
        ++next.version;
        store::update(tx, next);
        return {};
    }));
    EXPECT_EQ(no(regency.asks(rina, c.id, up("pusat"))), "cases.not_found");
    EXPECT_EQ(no(regency.asks(chief_head, c.id, up("32"))), "cases.office_named") << "not to whom it names";
    auto now = up("pusat");
    now.reason = "emergency_24h";
    ASSERT_TRUE(regency.asks(chief_head, c.id, now));
    deliver();
    auto const there = ministry.named(c).value();
    EXPECT_EQ(there.guard, 2);
    auto const sees = [&](Officer const& by) {
        return ministry.read([&](db::Tx& tx) {
            return store::get(tx, access::permit(access::Act::see_case, by, by.area).value(), there.id).has_value();
        });
    };
    EXPECT_TRUE(sees(ministry_head));
    EXPECT_FALSE(sees(desk171));
    EXPECT_EQ(no(ministry.asks(ministry_head, there.id,
                               {.kind = AssignmentKind::disposition, .to_node = "32", .asked = "Periksa"})),
              "cases.not_your_part");
    ASSERT_TRUE(ministry.replies(ministry_head, there.id, ministry.assignments(there.id).at(0).id, Reply::accept));
    EXPECT_EQ(no(ministry.asks(ministry_head, there.id,
                               {.kind = AssignmentKind::disposition, .to_node = "32", .asked = "Periksa"})),
              "cases.office_named")
        << "who is named travels with the case";
}

TEST_P(Sharing, ThePreviewSaysWhatGoesAndSendsNothing) {
    sign({agreements::Field::identity});
    auto const c = opened();
    auto const shown = regency.write([&](db::Tx& tx) { return preview(tx, regency.desk(), rina, c.id, up("pusat")); });
    ASSERT_TRUE(shown) << shown.error().key;
    auto const has = [&](std::string_view label) {
        return std::ranges::any_of(shown->lines, [&](auto const& line) { return line.label_id == label; });
    };
    EXPECT_TRUE(has("Nama"));
    EXPECT_FALSE(has("NIK"));
    EXPECT_FALSE(has("Telepon"));
    EXPECT_EQ(shown->agreement_number, "CONTOH/1/PKS/2026");
    EXPECT_EQ(shown->answer_by, noon.plus_ms(48 * hour_ms));
    EXPECT_TRUE(mail.all.empty());
}

TEST_P(Sharing, TheMinistryAsksWhetherARegencyKnowsSomebody) {
    sign(everything());
    auto const c = opened();
    auto const asked = ministry.write([&](db::Tx& tx) {
        return ask_known(tx, ministry.desk(), desk171,
                         {.to_node = "3208", .name = "Sarmin Contoh", .region = region("3208")});
    });
    ASSERT_TRUE(asked) << asked.error().key;
    deliver();
    auto const answer = ministry.read([&](db::Tx& tx) { return known(tx, desk171, *asked); }).value();
    ASSERT_TRUE(answer.is_answered);
    ASSERT_EQ(answer.cases.size(), 1U);
    EXPECT_EQ(answer.cases[0].number, case_number(c.id));
    EXPECT_EQ(no(ministry.read([&](db::Tx& tx) { return known(tx, ministry_head, *asked); })), "cases.not_found");
    EXPECT_TRUE(refused.empty()) << refused.front();
}

}  // namespace
}  // namespace sinergi::cases
