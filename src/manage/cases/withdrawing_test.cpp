// What is taken back, turned down, changed later or erased, between offices that share a case.

#include "audit/sealer.hpp"
#include "cases/sharing_for_tests.hpp"
#include "cases/store/erasure.hpp"
#include "grievances/actions.hpp"
#include "plumbing/files/loose.hpp"

namespace sinergi::cases {
namespace {

using namespace testing;

struct Withdrawing : SharedCase {
    Result<Case> withdraws(NodeOffice& office, Officer const& by, CaseId id, AssignmentId a,
                           std::string const& why = "Salah kantor") {
        return office.write([&](db::Tx& tx) { return withdraw(tx, office.desk(), by, id, a, why); });
    }
    Done turned(NodeOffice& office, Turned const& what) {
        return office.write([&](db::Tx& tx) { return turned_down(tx, office.desk(), what); });
    }
    Result<Case> changes(CaseId id, PersonId person, NewPerson const& wish) {
        auto const all = regency.persons(id);
        auto const seen = std::ranges::find(all, person, &store::PersonRow::id);
        PersonWish const put{.person = person,
                             .version = seen == all.end() ? std::nullopt : std::optional(seen->version),
                             .values = wish};
        return regency.write([&](db::Tx& tx) { return set_person(tx, regency.desk(), rina, id, put); });
    }
    Case closed(CaseId id) {
        medical_none(regency, rina, id);
        auto const closing = regency.write([&](db::Tx& tx) {
            return close(tx, regency.desk(), rina, id,
                         {.reason = "reunified", .text = "Bersama anaknya", .answer = "Sudah pulang bersama Wati"});
        });
        EXPECT_TRUE(closing) << closing.error().key;
        EXPECT_TRUE(regency.decides(chief, id, closing->waits));
        return regency.stands(id);
    }
    Done erases(NodeOffice& office, CaseId id, std::optional<Officer> const& by = {}) {
        return office.write([&](db::Tx& tx) { return erase(tx, office.desk(), by, id, "permintaan, surat 12/2026"); });
    }
    static std::int64_t count(NodeOffice& office, std::string const& sql) {
        db::Statement const counted{"test.count", sql, sql, {}};
        return office.read([&](db::Tx& tx) { return tx.find<std::int64_t>(counted).value_or(0); });
    }
};
SINERGI_ON_BOTH_ENGINES(Withdrawing);

TEST_P(Withdrawing, ARequestAskedByMistakeIsTakenBackAndBothSidesSeeIt) {
    sign(everything());
    auto const c = opened();
    medical_none(regency, rina, c.id);
    escalates(c.id, up("pusat"));
    deliver();
    auto const there = ministry.named(c).value();
    EXPECT_TRUE(ministry.stands(there.id).is_incoming);
    auto const a = regency.assignments(c.id).at(0);
    EXPECT_EQ(no(withdraws(regency, rina, c.id, a.id, "  ")), "cases.reason_missing");
    EXPECT_EQ(no(withdraws(ministry, desk171, there.id, ministry.assignments(there.id).at(0).id)),
              "cases.not_your_part")
        << "only who asked takes it back";
    auto const done = withdraws(regency, rina, c.id, a.id);
    ASSERT_TRUE(done) << done.error().key;
    EXPECT_EQ(done->state, State::ditangani);
    EXPECT_FALSE(done->is_asked_up);
    deliver(2);
    EXPECT_FALSE(ministry.stands(there.id).is_incoming);
    EXPECT_FALSE(ministry.stands(there.id).is_open) << "nothing is left to do there";
    auto const theirs = ministry.assignments(there.id).at(0);
    EXPECT_EQ(theirs.state, AssignmentState::withdrawn);
    EXPECT_EQ(theirs.state_reason, "Salah kantor");
    EXPECT_EQ(std::ranges::count(regency.kinds(c.id), "withdrawn"), 1);
    EXPECT_EQ(std::ranges::count(ministry.kinds(there.id), "withdrawn"), 1);
    EXPECT_EQ(no(withdraws(regency, rina, c.id, a.id)), "cases.assignment_over");
    EXPECT_EQ(no(ministry.replies(desk171, there.id, theirs.id, Reply::accept)), "cases.assignment_over");
    EXPECT_TRUE(refused.empty()) << refused.front();
}

TEST_P(Withdrawing, WhatWasAcceptedIsNotTakenBack) {
    sign(everything());
    auto const c = opened();
    medical_none(regency, rina, c.id);
    escalates(c.id, up("pusat"));
    deliver();
    auto const there = ministry.named(c).value();
    ASSERT_TRUE(ministry.replies(desk171, there.id, ministry.assignments(there.id).at(0).id, Reply::accept));
    deliver();
    EXPECT_EQ(no(withdraws(regency, rina, c.id, regency.assignments(c.id).at(0).id)), "cases.accepted_already");
}

TEST_P(Withdrawing, AnAcceptanceThatCrossesTheWithdrawalIsGivenBackThereAndThePenComesHome) {
    sign(everything());
    auto const c = opened();
    medical_none(regency, rina, c.id);
    escalates(c.id, up("pusat", true));
    deliver();
    auto const there = ministry.named(c).value();
    ASSERT_TRUE(ministry.replies(desk171, there.id, ministry.assignments(there.id).at(0).id, Reply::accept));
    ASSERT_TRUE(withdraws(regency, rina, c.id, regency.assignments(c.id).at(0).id));
    EXPECT_EQ(no(regency.enters(rina, c.id, "plan", R"({"goals":[{"goal":"Pulang"}]})")), "cases.pen_is_offered")
        << "never two writers";
    deliver();
    EXPECT_EQ(regency.assignments(c.id).at(0).state, AssignmentState::withdrawn);
    EXPECT_EQ(ministry.assignments(there.id).at(0).state, AssignmentState::withdrawn);
    EXPECT_EQ(regency.stands(c.id).pen_node, "3208");
    EXPECT_EQ(ministry.stands(there.id).pen_node, "3208");
    EXPECT_EQ(regency.stands(c.id).pen_offered_to, "");
    EXPECT_EQ(regency.stands(c.id).state, State::ditangani);
    EXPECT_TRUE(regency.enters(rina, c.id, "plan", R"({"goals":[{"goal":"Pulang"}]})"));
    EXPECT_TRUE(refused.empty()) << refused.front();
}

TEST_P(Withdrawing, AnAnswerThatCrossesTheWithdrawalStandsOnBothSides) {
    sign(everything());
    auto const c = opened();
    medical_none(regency, rina, c.id);
    escalates(c.id, up("pusat"));
    deliver();
    auto const there = ministry.named(c).value();
    auto const a = ministry.assignments(there.id).at(0);
    ASSERT_TRUE(ministry.replies(desk171, there.id, a.id, Reply::accept));
    ASSERT_TRUE(ministry.replies(desk171, there.id, a.id, Reply::done, "Tempat tersedia"));
    ASSERT_TRUE(withdraws(regency, rina, c.id, regency.assignments(c.id).at(0).id));
    deliver();
    EXPECT_EQ(regency.assignments(c.id).at(0).state, AssignmentState::done);
    EXPECT_EQ(regency.assignments(c.id).at(0).result, "Tempat tersedia");
    EXPECT_EQ(ministry.assignments(there.id).at(0).state, AssignmentState::done);
    EXPECT_TRUE(refused.empty()) << refused.front();
}

TEST_P(Withdrawing, AnOfferedPenComesBackWithTheWithdrawal) {
    sign(everything());
    auto const c = opened();
    medical_none(regency, rina, c.id);
    escalates(c.id, up("pusat", true));
    deliver();
    ASSERT_TRUE(withdraws(regency, rina, c.id, regency.assignments(c.id).at(0).id));
    deliver();
    for (auto* office : {&regency, &ministry}) {
        EXPECT_EQ(office->named(c)->pen_node, "3208");
        EXPECT_EQ(office->named(c)->pen_offered_to, "");
    }
    EXPECT_EQ(regency.stands(c.id).state, State::ditangani);
    EXPECT_TRUE(refused.empty()) << refused.front();
}

TEST_P(Withdrawing, ADispositionIsTakenBackTheSameWay) {
    auto wish = old_man();
    wish.source = Source::call;
    auto const c = ministry.write([&](db::Tx& tx) { return open(tx, ministry.desk(), desk171, wish); }).value();
    ASSERT_TRUE(ministry.asks(
        desk171, c.id,
        {.kind = AssignmentKind::disposition, .to_node = "3208", .asked = "Asesmen lapangan", .due_hours = 8}));
    deliver();
    ASSERT_TRUE(withdraws(ministry, desk171, c.id, ministry.assignments(c.id).at(0).id));
    deliver();
    auto const there = regency.named(c).value();
    EXPECT_EQ(regency.assignments(there.id).at(0).state, AssignmentState::withdrawn);
    EXPECT_FALSE(there.is_open);
    EXPECT_EQ(ministry.stands(c.id).state, State::ditangani);
    EXPECT_TRUE(refused.empty()) << refused.front();
}

TEST_P(Withdrawing, WhatTheOtherSideTurnsDownForGoodEndsAndStandsInTheTimeline) {
    auto const c = opened();
    medical_none(regency, rina, c.id);
    escalates(c.id, up("pusat", true));
    ASSERT_TRUE(turned(
        regency, {.to_node = "pusat", .kind = "case.asked", .stream = c.stream(), .key = "cases.field_not_allowed"}));
    auto const now = regency.stands(c.id);
    EXPECT_EQ(now.state, State::ditangani);
    EXPECT_EQ(now.pen_offered_to, "");
    EXPECT_GT(now.pen_seq, c.pen_seq);
    EXPECT_FALSE(now.is_asked_up);
    auto const a = regency.assignments(c.id).at(0);
    EXPECT_EQ(a.state, AssignmentState::returned);
    EXPECT_EQ(a.state_reason, "cases.field_not_allowed");
    auto const lines = regency.entries(c.id);
    ASSERT_EQ(lines.back().kind, "not_taken");
    EXPECT_NE(lines.back().body.find("pusat"), std::string::npos);
    EXPECT_EQ(count(regency, "SELECT count(*) FROM notice WHERE topic = 'cases.not_taken'"), 1)
        << "the worker hears it";
    mail.all.clear();
    EXPECT_TRUE(regency.enters(rina, c.id, "note", R"({"text":"Dicoba lagi"})"));
    EXPECT_TRUE(mail.all.empty()) << "who never took it in is told nothing more";
    EXPECT_TRUE(regency.asks(rina, c.id, up("pusat"))) << "it may be asked again";
}

TEST_P(Withdrawing, ALaterLetterThatIsTurnedDownIsNotedAndToldToNobody) {
    sign(everything());
    auto const c = opened();
    medical_none(regency, rina, c.id);
    escalates(c.id, up("pusat"));
    deliver();
    mail.all.clear();
    ASSERT_TRUE(turned(regency,
                       {.to_node = "pusat", .kind = "case.entry", .stream = c.stream(), .key = "cases.not_your_part"}));
    EXPECT_EQ(regency.entries(c.id).back().kind, "not_taken");
    EXPECT_TRUE(mail.all.empty()) << "else it would never end";
    EXPECT_EQ(regency.assignments(c.id).at(0).state, AssignmentState::asked);
    EXPECT_TRUE(turned(regency, {.to_node = "pusat", .kind = "case.entry", .stream = "case:3208/0X", .key = "x"}));
    EXPECT_TRUE(
        turned(regency, {.to_node = "pusat", .kind = "case.known_asked", .stream = "known:3208/1", .key = "x"}));
}

TEST_P(Withdrawing, WhatIsLearntOfAPersonLaterGoesToWhoSharesTheCaseAsFarAsTheGroundAllows) {
    using enum agreements::Field;
    sign({identity, nik});
    auto wish = old_man();
    wish.persons.at(0).nik.reset();
    auto const c = opened(wish);
    medical_none(regency, rina, c.id);
    escalates(c.id, up("pusat"));
    deliver();
    auto const there = ministry.named(c).value();
    ASSERT_EQ(ministry.persons(there.id).size(), 1U);
    EXPECT_EQ(ministry.persons(there.id)[0].nik_masked, "");
    auto man = wish.persons.at(0);
    man.name = "Sarmin bin Contoh";
    man.nik = Nik::parse("3208011005509001").value();
    man.phone = "+6281200000010";
    ASSERT_TRUE(changes(c.id, regency.persons(c.id)[0].id, man));
    NewPerson daughter;
    daughter.role = "family";
    daughter.name = "Wati Contoh";
    daughter.relation = "anak";
    daughter.address = "Desa Contoh";
    ASSERT_TRUE(changes(c.id, {}, daughter));
    deliver(2);
    auto const persons = ministry.persons(there.id);
    ASSERT_EQ(persons.size(), 2U) << "the same person once";
    EXPECT_EQ(persons[0].name, "Sarmin bin Contoh");
    EXPECT_FALSE(persons[0].nik_box.empty());
    EXPECT_EQ(persons[0].phone, "") << "contact is not in the agreement";
    EXPECT_EQ(persons[1].name, "Wati Contoh");
    EXPECT_EQ(persons[1].address, "");
    auto const found =
        ministry.read([&](db::Tx& tx) { return store::with_words(tx, store::Scope::name, {"wati"}, 10); });
    EXPECT_EQ(found, std::vector<CaseId>{there.id}) << "found by the new name";
    for (auto const& letter : mail.all)
        EXPECT_EQ(letter.payload.find("+6281200000010"), std::string::npos) << letter.kind;
    EXPECT_TRUE(refused.empty()) << refused.front();
}

TEST_P(Withdrawing, PersonsAreTheLeadsToTellAndNoMoreThanMayBeSent) {
    using enum agreements::Field;
    sign({identity});
    auto const c = opened();
    medical_none(regency, rina, c.id);
    escalates(c.id, up("pusat"));
    deliver();
    auto const told = [&](NodeOffice& to, std::string from, std::string persons) {
        Arrived const letter{.from_node = std::move(from),
                             .kind = "case.persons",
                             .stream = c.stream(),
                             .payload = R"({"v":1,"is_child":false,"persons":[)" + persons + "]}",
                             .signed_at = noon};
        return no(to.write([&](db::Tx& tx) { return take_letter(tx, to.desk(), letter); }));
    };
    std::string const man =
        R"({"role":"subject","identity":"known","sex":"L","age_band":"60+","is_child":false,"name":"Sarmin")";
    EXPECT_EQ(told(regency, "pusat", man + "}"), "cases.not_your_part") << "the regency leads";
    EXPECT_EQ(told(ministry, "3208", man + R"(,"phone":"+6281200000010"})"), "cases.field_not_allowed");
    EXPECT_EQ(told(ministry, "3208", R"({"role":"king","identity":"known","sex":"L","age_band":"","is_child":false})"),
              "cases.letter_malformed");
    EXPECT_EQ(told(ministry, "32", man + "}"), "cases.not_shared");
    EXPECT_EQ(told(ministry, "3208", man + "}"), "");
}

TEST_P(Withdrawing, AnEndedCaseIsErasedHereAndWhereItIsShared) {
    sign(everything());
    auto const c = opened();
    escalates(c.id, up("pusat"));
    deliver();
    auto const there = ministry.named(c).value();
    EXPECT_EQ(no(erases(regency, c.id)), "cases.still_open");
    closed(c.id);
    deliver();
    EXPECT_EQ(no(erases(regency, c.id, rina)), "access.act_not_allowed");
    auto const dpo = regency.hire("dpo", Role::dpo);
    auto const done = erases(regency, c.id, dpo);
    ASSERT_TRUE(done) << done.error().key;
    deliver(2);
    for (auto* office : {&regency, &ministry}) {
        SCOPED_TRACE(office->office.name);
        auto const now = office->named(c).value();
        EXPECT_TRUE(now.erased_at);
        EXPECT_EQ(now.need, "[dihapus]");
        EXPECT_EQ(now.types, c.types) << "what is no person's stays";
        EXPECT_EQ(now.region, c.region);
        for (auto const& p : office->persons(now.id)) {
            EXPECT_EQ(p.name + p.nik_masked + p.nik_digest + p.nik_box + p.phone + p.address + p.relation, "");
            EXPECT_FALSE(p.born_on);
        }
        for (auto const& entry : office->entries(now.id)) EXPECT_EQ(entry.body, "{}") << entry.kind;
        EXPECT_EQ(office->entries(now.id).back().kind, "erased");
        for (auto const& a : office->assignments(now.id)) EXPECT_EQ(a.tried, "");
        for (auto const* word : {"sarmin", "pasar", "lansia"})
            for (auto const scope : {store::Scope::name, store::Scope::word})
                EXPECT_TRUE(office->read([&](db::Tx& tx) { return store::with_words(tx, scope, {word}, 9); }).empty())
                    << word;
        for (auto const* secret : {"Sarmin", "Wati", "pasar", "3208011005509001"}) {
            for (auto const* where : {"case_file WHERE need || answer", "case_person WHERE name || address",
                                      "case_entry WHERE body", "case_assignment WHERE asked || tried || result",
                                      "case_approval WHERE body || reason", "audit_line WHERE purpose"})
                EXPECT_EQ(count(*office, "SELECT count(*) FROM " + std::string(where) + " LIKE '%" + secret + "%'"), 0)
                    << secret << " in " << where;
        }
        audit::Sealer(office->fresh.db(), office->clock, {}).seal_once();
        EXPECT_FALSE(audit::verify(office->fresh.db()).first_broken) << "the chain is whole";
    }
    EXPECT_EQ(no(erases(regency, c.id)), "cases.already_erased");
    EXPECT_EQ(no(regency.write([&](db::Tx& tx) { return reopen(tx, regency.desk(), rina, c.id, "lagi"); })),
              "cases.already_erased");
    EXPECT_TRUE(refused.empty()) << refused.front();
}

TEST_P(Withdrawing, FilesOfAnErasedCaseGoUnlessAnotherCaseOrAComplaintNamesThem) {
    auto const c = opened(), other = opened();
    auto const put = [&](CaseId id, std::string digest) {
        ASSERT_TRUE(regency.write([&](db::Tx& tx) {
            return add_papers(tx, regency.desk(), rina, id,
                              {{.id = regency.ids.make<Paper>(regency.clock.now()),
                                .case_id = id,
                                .digest = digest,
                                .thumb = "thumb of " + digest,
                                .type = "image/jpeg",
                                .at = noon}});
        }));
    };
    put(c.id, "alone");
    put(c.id, "both");
    put(c.id, "complaint");
    ASSERT_TRUE(regency.write([&](db::Tx& tx) -> Done {
        (void)grievances::keep_photo(tx, regency.office, {.digest = "complaint", .thumb = "thumb of complaint"}, noon);
        return {};
    }));
    put(other.id, "both");
    closed(c.id);
    ASSERT_TRUE(erases(regency, c.id));
    auto const gone = regency.write([](db::Tx& tx) -> Result<std::vector<std::string>> {
        return files::unnamed(tx, {&file_names(), &grievances::file_names()}, files::loose(tx));
    });
    EXPECT_EQ(gone.value(), (std::vector<std::string>{"alone", "thumb of alone"}));
}

TEST_P(Withdrawing, AReferralsWordsGoWithItsCase) {
    Officer const keeper{.id = AccountId(99),
                         .name = "Admin",
                         .role = Role::admin,
                         .area = regency.office.area,
                         .unit = {},
                         .acts = access::acts_of(Role::admin)};
    auto const place =
        regency
            .write([&](db::Tx& tx) {
                return referrals::add_place(
                    tx, {regency.office, noon, nullptr}, keeper,
                    {.kind = referrals::PlaceKind::rsud, .name = "RSUD Contoh", .region = region("3208")});
            })
            .value();
    auto const c = opened();
    ASSERT_TRUE(regency.enters(rina, c.id, "medical_need", R"({"needs_treatment":true})"));
    ASSERT_TRUE(regency.write([&](db::Tx& tx) {
        return refer(tx, regency.desk(), rina, c.id, {.place = place.id, .asked = "Mohon dirawat"});
    }));
    auto const a = regency.assignments(c.id).at(0);
    auto const taken_back = withdraws(regency, rina, c.id, a.id, "Salah rumah sakit");
    ASSERT_TRUE(taken_back) << taken_back.error().key;
    EXPECT_EQ(taken_back->state, State::ditangani);
    EXPECT_EQ(taken_back->medical, Medical::needed) << "the treatment is still to be found";
    auto const at_place = [&] {
        return regency.read([&](db::Tx& tx) { return referrals::find(tx, a.referral).value(); });
    };
    EXPECT_EQ(at_place().state, referrals::State::withdrawn);
    EXPECT_NE(at_place().shown.find("Sarmin"), std::string::npos);
    closed(c.id);
    ASSERT_TRUE(erases(regency, c.id));
    EXPECT_EQ(at_place().shown, "[]");
    EXPECT_EQ(at_place().asked, "[dihapus]");
    EXPECT_EQ(at_place().number, "R-1/2026") << "the register stays";
}

TEST_P(Withdrawing, CasesAreEmptiedWhenTheyWereKeptLongEnough) {
    sign(everything());
    auto const c = opened(), later = opened();
    escalates(c.id, up("pusat"));
    deliver();
    closed(c.id);
    deliver();
    auto const run = [&] {
        return regency.write([&](db::Tx& tx) { return erase_old(tx, regency.desk(), 10); }).value();
    };
    regency.clock.advance_ms(4 * 366 * day_ms);
    EXPECT_EQ(run(), 0);
    regency.clock.advance_ms(366 * day_ms);
    EXPECT_EQ(run(), 1);
    EXPECT_EQ(run(), 0) << "once; an open case never";
    EXPECT_FALSE(regency.stands(later.id).erased_at);
    deliver();
    EXPECT_TRUE(ministry.named(c)->erased_at);
    EXPECT_TRUE(refused.empty()) << refused.front();
}

TEST_P(Withdrawing, WhatIsGivenBackAfterARestoreStandsAgainAndIsToldToNobody) {
    sign(everything());
    auto const c = opened();
    medical_none(regency, rina, c.id);
    escalates(c.id, up("pusat", true));
    ASSERT_TRUE(regency.enters(rina, c.id, "note", R"({"text":"Sesudah cadangan"})"));
    auto const sent = mail.all;
    // The disk died, and the backup was made before the case was opened.
    NodeOffice again{mail, GetParam(), "3208", "Dinas Sosial Kuningan"};
    again.courier.known = regency.courier.known;
    mail.all.clear();
    for (int i = 0; i < 2; ++i)
        for (auto const& letter : sent) {
            auto const back = again.write([&](db::Tx& tx) {
                return given_back_after_restore(tx, again.desk(), "pusat",
                                                {.from_node = "3208",
                                                 .kind = letter.kind,
                                                 .stream = letter.stream,
                                                 .payload = letter.payload,
                                                 .signed_at = noon});
            });
            ASSERT_TRUE(back) << letter.kind << " " << back.error().key;
        }
    auto const now = again.named(c);
    ASSERT_TRUE(now);
    EXPECT_EQ(now->id, c.id) << "under the number that people know";
    EXPECT_EQ(now->state, State::eskalasi);
    EXPECT_EQ(now->pen_offered_to, "pusat");
    EXPECT_EQ(now->types, c.types);
    EXPECT_EQ(again.persons(now->id).size(), 1U);
    EXPECT_EQ(again.persons(now->id)[0].name, "Sarmin Contoh");
    ASSERT_EQ(again.assignments(now->id).size(), 1U);
    EXPECT_EQ(again.assignments(now->id)[0].to_node, "pusat");
    EXPECT_EQ(std::ranges::count(again.kinds(now->id), "note"), 1);
    EXPECT_EQ(again.kinds(now->id).size(), regency.kinds(c.id).size());
    EXPECT_TRUE(mail.all.empty());
}

}  // namespace
}  // namespace sinergi::cases
