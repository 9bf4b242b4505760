#include "requests/actions/letters.hpp"

#include "requests/testing.hpp"

#include <algorithm>
#include <set>
#include <thread>

namespace sinergi::requests {
namespace {

using namespace testing;

struct Letters : RequestTest {
    Result<Letter> proved(std::string const& code) {
        return db().read([&](db::Tx& tx) { return prove(tx, code); });
    }
    Content said(LetterId id) {
        return db().read([&](db::Tx& tx) { return store::content(tx, id); });
    }
};
SINERGI_ON_BOTH_ENGINES(Letters);

TEST_P(Letters, IsNumberedWrittenAndSigned) {
    auto const id = initialled();
    auto const letter = try_number(id).value();
    EXPECT_EQ(letter.number, "1/XI/2026");
    EXPECT_EQ(letter.signer, head.id);
    EXPECT_EQ(letter.valid_until, day("2027-05-21"));
    EXPECT_EQ(stands(id).state, State::numbered);
    auto const content = said(letter.id);
    EXPECT_EQ(content.title, "SURAT KETERANGAN");
    EXPECT_EQ(content.facts[1], (std::vector<std::string>{"NIK", "3208014107809001"}));
    EXPECT_EQ(content.facts[4], (std::vector<std::string>{"Desa/Kelurahan", "Sindangjawa"}));
    EXPECT_EQ(content.place, "Kuningan");
    EXPECT_EQ(content.signer_name, head.name);
    EXPECT_EQ(try_sign(letter.id)->standing, Standing::valid);
    EXPECT_EQ(stands(id).state, State::signed_off);
    EXPECT_EQ(no(does(counter, id, Deed::handed_over)), "");
    EXPECT_EQ(stands(id).state, State::handed_over);
}

TEST_P(Letters, TwoOfficersAtOnceGetTwoNumbersAndTheYearHasNoGaps) {
    std::vector<RequestId> waiting;
    for (int i = 0; i < 8; ++i) waiting.push_back(initialled());
    std::vector<std::jthread> officers;
    for (auto const id : waiting) officers.emplace_back([this, id] { EXPECT_TRUE(try_number(id)); });
    officers.clear();
    std::set<std::int64_t> serials;
    for (auto const id : waiting)
        serials.insert(db().read([&](db::Tx& tx) { return store::letters_of(tx, id).at(0).serial.value(); }));
    EXPECT_EQ(serials, (std::set<std::int64_t>{1, 2, 3, 4, 5, 6, 7, 8}));
}

TEST_P(Letters, ARefusedLetterTakesNoNumber) {
    auto const first = initialled(), second = initialled();
    ASSERT_TRUE(try_number(first, "B-77/2026"));
    EXPECT_EQ(no(try_number(second, "B-77/2026")), "requests.number_taken");
    EXPECT_EQ(try_number(second)->serial, 1) << "the outside number left the register as it was";
    EXPECT_EQ(no(try_number(second)), "requests.not_in_this_state");
    EXPECT_EQ(try_number(initialled())->serial, 2);
}

TEST_P(Letters, ASignerWhoseDecreeEndedIsRefused) {
    auto const id = initialled();
    clock.advance_ms(60 * day_ms);  // all decrees of the test end on 31 December
    EXPECT_EQ(no(try_number(id)), "requests.signer_ended");
    clock.advance_ms(-60 * day_ms);
    auto const letter = try_number(id).value();
    clock.advance_ms(60 * day_ms);
    EXPECT_EQ(no(try_sign(letter.id)), "requests.signer_ended");
}

TEST_P(Letters, TellsWhoeverScansItWhetherItHolds) {
    auto const letter = signed_letter();
    EXPECT_EQ(letter.code.size(), 12U);
    std::string typed = letter.code.substr(0, 4) + "-" + letter.code.substr(4, 4) + " " + letter.code.substr(8);
    std::ranges::transform(typed, typed.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    EXPECT_EQ(proved(typed)->number, letter.number);
    auto forged = letter.code;
    forged[3] = forged[3] == 'X' ? 'Y' : 'X';
    EXPECT_EQ(no(proved(forged)), "requests.letter_not_ours");
    EXPECT_EQ(no(proved("")), "requests.letter_not_ours");
    ASSERT_TRUE(write([&](db::Tx& tx) { return withdraw(tx, desk(), desk_officer, letter.id, "salah nama"); }));
    EXPECT_FALSE(is_in_force(proved(letter.code).value(), day("2026-11-22")));
    EXPECT_EQ(no(write([&](db::Tx& tx) { return withdraw(tx, desk(), desk_officer, letter.id, "lagi"); })),
              "requests.letter_ended");
}

TEST_P(Letters, IssuedAnewHasAnotherNumberAndEndsTheOldOne) {
    auto const letter = signed_letter();
    EXPECT_EQ(no(write([&](db::Tx& tx) { return reissue(tx, desk(), desk_officer, letter.id, ""); })),
              "requests.text_needed");
    auto const anew =
        write([&](db::Tx& tx) { return reissue(tx, desk(), desk_officer, letter.id, "hilang oleh pemohon"); }).value();
    EXPECT_NE(anew.number, letter.number);
    EXPECT_EQ(anew.replaces, letter.id);
    EXPECT_EQ(proved(letter.code)->standing, Standing::replaced);
    EXPECT_EQ(stands(letter.request).state, State::numbered);
    EXPECT_TRUE(try_sign(anew.id));
}

TEST_P(Letters, ALaterTemplateChangesNoLetter) {
    auto const letter = signed_letter();
    auto const before = said(letter.id).closing;
    auto kind = kind_called("cek_sktm");
    kind.letter.closing = "Lain sama sekali.";
    ASSERT_TRUE(write([&](db::Tx& tx) { return put_kind(tx, desk(), keeper(), kind, Keep::changed); }));
    EXPECT_EQ(said(letter.id).closing, before);
}

TEST_P(Letters, TheCounterMayNotNumberForAnotherAreaAndTheVillageNotAtAll) {
    auto const id = initialled();
    auto const village = hire("desa.satu", Role::village_operator, sindangjawa);
    EXPECT_EQ(no(write([&](db::Tx& tx) { return number(tx, desk(), village, id, {}); })), "access.act_not_allowed");
}

struct Pbis : RequestTest {
    Result<Batch> proposes(std::int64_t batch = 0) {
        return write([&](db::Tx& tx) { return propose(tx, desk(), desk_officer, batch, 1'000); });
    }
    Result<Pbi> decides(RequestId id, Outcome const& outcome) {
        return write([&](db::Tx& tx) { return decide(tx, desk(), desk_officer, id, outcome); });
    }
};
SINERGI_ON_BOTH_ENGINES(Pbis);

TEST_P(Pbis, WithoutTheFacilitysLetterNothingIsRecommendedNotEvenInAnEmergency) {
    auto const id = received(wishes_pbi(Need::emergency));
    EXPECT_TRUE(stands(id).is_urgent);
    EXPECT_EQ(stands(id).due_at, clock.now().plus_ms(24 * hour_ms));
    auto const said = does(desk_officer, id, Deed::checked, {.checks = all_met("reaktivasi_pbi")});
    EXPECT_EQ(no(said), "requests.pbi_no_letter");
    EXPECT_EQ(said.error().why, Why::not_entitled);
    ASSERT_TRUE(write([&](db::Tx& tx) {
        return attach(tx, desk(), counter, id,
                      {.code = "surat_faskes", .digest = std::string(64, 'a'), .file_name = "s.pdf", .type = "x"});
    }));
    EXPECT_EQ(no(does(desk_officer, id, Deed::checked, {.checks = all_met("reaktivasi_pbi")})), "")
        << "its other papers may follow";
}

TEST_P(Pbis, AnEmergencyGoesToTheDutyOfficerOfTheDay) {
    auto const piket = hire("piket", Role::duty_officer);
    ASSERT_TRUE(write(
        [&](db::Tx& tx) { return access::set_duty(tx, office, admin(), day("2026-11-22"), piket.id, clock.now()); }));
    EXPECT_EQ(stands(received(wishes_pbi(Need::emergency))).officer, piket.id);
}

TEST_P(Pbis, GoesIntoOneFileThenHearsItsOutcomeAndIsRemindedOfTheData) {
    auto const letter = signed_letter(wishes_pbi());
    auto const id = letter.request;
    EXPECT_EQ(no(decides(id, {.is_reactivated = true, .on = day("2026-11-22")})), "requests.pbi_not_proposed");
    auto const batch = proposes().value();
    ASSERT_EQ(batch.rows.size(), 1U);
    EXPECT_EQ(batch.rows[0].number, letter.number);
    EXPECT_EQ(no(proposes()), "requests.pbi_none_waiting") << "once in one file";
    EXPECT_EQ(proposes(batch.batch)->rows.size(), 1U) << "the same file again";
    EXPECT_EQ(no(decides(id, {.is_reactivated = false, .on = day("2026-11-22")})), "requests.text_needed");
    EXPECT_EQ(no(decides(id, {.is_reactivated = true, .on = day("2026-11-23")})), "requests.day_ahead");
    auto const pbi = decides(id, {.is_reactivated = true, .on = day("2026-11-22")}).value();
    EXPECT_EQ(pbi.update_due, day("2027-06-30"));
    auto const reminds = [&] {
        return write([&](db::Tx& tx) -> Result<std::int64_t> { return remind(tx, desk(), 10); }).value();
    };
    EXPECT_EQ(reminds(), 0);
    clock.advance_ms(195 * day_ms);
    EXPECT_EQ(reminds(), 1);
    EXPECT_EQ(reminds(), 0) << "once a fortnight";
    ASSERT_TRUE(write(
        [&](db::Tx& tx) { return data_updated(tx, desk(), desk_officer, id, date_in(office.zone, clock.now())); }));
    clock.advance_ms(15 * day_ms);
    EXPECT_EQ(reminds(), 0);
}

}  // namespace
}  // namespace sinergi::requests
