// What does not go to another office, or no longer.

#include "cases/sharing_for_tests.hpp"

namespace sinergi::cases {
namespace {

using namespace testing;

struct SharingLimits : SharedCase {};
SINERGI_ON_BOTH_ENGINES(SharingLimits);

TEST_P(SharingLimits, VitalInterestOpensNothingAnyMoreWhenWhatWasAskedInItIsDone) {
    auto wish = old_man();
    wish.urgency = Urgency::emergency;
    auto const c = opened(wish);
    auto now = up("pusat");
    now.reason = "emergency_24h";
    ASSERT_TRUE(regency.asks(rina, c.id, now));
    deliver();
    auto const there = ministry.named(c).value();
    auto const last_there = [&] { return ministry.entries(there.id).back(); };
    ASSERT_TRUE(regency.enters(rina, c.id, "note", R"({"text":"Dibawa ke RSUD"})"));
    deliver();
    EXPECT_FALSE(last_there().is_partial);
    auto const a = ministry.assignments(there.id).at(0);
    ASSERT_TRUE(ministry.replies(desk171, there.id, a.id, Reply::done, "Ambulans sudah datang"));
    deliver();
    ASSERT_TRUE(regency.enters(rina, c.id, "note", R"({"text":"Menunggu keluarganya"})"));
    deliver();
    EXPECT_EQ(last_there().kind, "note");
    EXPECT_TRUE(last_there().is_partial) << "no agreement, and no emergency any more: the minimum";
    EXPECT_TRUE(refused.empty()) << refused.front();
}

TEST_P(SharingLimits, ALetterBringsNoMoreFilesThanOneMayCarry) {
    sign(everything());
    auto const c = opened();
    std::vector<PaperId> papers;
    ASSERT_TRUE(regency.write([&](db::Tx& tx) -> Done {
        for (int i = 0; i < 60; ++i) {
            papers.push_back(regency.ids.make<Paper>(noon));
            store::insert_paper(tx, {.id = papers.back(),
                                     .case_id = c.id,
                                     .entry = {},
                                     .digest = "d" + std::to_string(i),
                                     .thumb = {},
                                     .file_name = "berkas.pdf",
                                     .type = "application/pdf",
                                     .from_node = {},
                                     .at = noon});
        }
        return {};
    }));
    auto const tells = [&](std::size_t from, std::size_t to) {
        std::vector<PaperId> const some(papers.begin() + static_cast<std::ptrdiff_t>(from),
                                        papers.begin() + static_cast<std::ptrdiff_t>(to));
        return regency.write([&](db::Tx& tx) {
            return enter(tx, regency.desk(), rina, c.id,
                         {.kind = "note", .body = R"({"text":"Foto"})", .papers = some});
        });
    };
    ASSERT_TRUE(tells(0, 30));
    ASSERT_TRUE(tells(30, 60));
    escalates(c.id, up("pusat"));
    auto const& letter = mail.all.back();
    EXPECT_EQ(letter.papers.size(), 50U) << "more would be refused, and the asking with it";
    EXPECT_EQ(letter.papers.back(), "d59") << "the newest go";
}

TEST_P(SharingLimits, TheTextOfAClosingStaysWhereItWasWritten) {
    auto const c = opened();
    medical_none(regency, rina, c.id);
    escalates(c.id, up("pusat", true));
    deliver();
    auto const there = ministry.named(c).value();
    ASSERT_TRUE(ministry.replies(desk171, there.id, ministry.assignments(there.id).at(0).id, Reply::accept));
    deliver();
    auto const closing = ministry.write([&](db::Tx& tx) {
        return close(tx, ministry.desk(), desk171, there.id, {.reason = "placed", .text = "RAHASIA tentang keluarga"});
    });
    ASSERT_TRUE(closing) << closing.error().key;
    ASSERT_TRUE(ministry.decides(ministry_head, there.id, closing->waits));
    deliver();
    for (auto const& letter : mail.all) EXPECT_EQ(letter.payload.find("RAHASIA"), std::string::npos) << letter.kind;
    EXPECT_EQ(regency.assignments(c.id).at(0).result, "Ditempatkan di panti atau sentra");
    EXPECT_TRUE(refused.empty()) << refused.front();
}

TEST_P(SharingLimits, OfAClosedKindOrAChildNobodyHearsWhoMerelyAsks) {
    auto const knows = [&](std::string_view name) {
        auto const asked = ministry.write([&](db::Tx& tx) {
            return ask_known(tx, ministry.desk(), desk171,
                             {.to_node = "3208", .name = std::string(name), .region = region("3208")});
        });
        EXPECT_TRUE(asked) << asked.error().key;
        deliver();
        return ministry.read([&](db::Tx& tx) { return known(tx, desk171, *asked); }).value().cases.size();
    };
    sign({agreements::Field::identity});
    auto hurt = old_man(), child = old_man();
    hurt.types = {"korban_kekerasan"};
    hurt.persons[0].name = "Korban Contoh";
    child.types = {"anak_telantar"};
    child.persons[0].name = "Bocah Contoh";
    opened(hurt);
    opened(child);
    EXPECT_EQ(knows("Korban Contoh"), 0U);
    EXPECT_EQ(knows("Bocah Contoh"), 0U);
    auto last = std::ranges::find(mail.all, "case.known_asked", &Letter::kind);
    ASSERT_NE(last, mail.all.end());
    Arrived late{.from_node = "pusat",
                 .kind = last->kind,
                 .stream = last->stream,
                 .payload = last->payload,
                 .signed_at = noon.plus_ms(400 * day_ms)};
    EXPECT_EQ(no(regency.write([&](db::Tx& tx) { return take_letter(tx, regency.desk(), late); })),
              "cases.field_not_allowed")
        << "a name asks for an agreement there too";
}

// ---- what another office may not send

TEST_P(SharingLimits, NobodyAsksOnTheCaseOfAnotherRegency) {
    sign(everything());
    auto const c = opened();
    escalates(c.id, up("pusat"));
    auto const letter = mail.ways[{"3208", "pusat"}].back();
    deliver();
    auto const there = ministry.named(c).value();
    auto forged = letter;
    forged.from_node = "3273";
    for (auto at = forged.payload.find(R"("author_node":"3208","author_id")"); at != std::string::npos;
         at = forged.payload.find(R"("author_node":"3208","author_id")"))
        forged.payload.replace(at, 21, R"("author_node":"3273",)");
    auto const takes = [&](NodeOffice& at, Arrived const& one) {
        return no(at.write([&](db::Tx& tx) { return take_letter(tx, at.desk(), one); }));
    };
    EXPECT_EQ(takes(ministry, forged), "cases.place_outside") << "it would hear all that is told on it from now on";
    EXPECT_EQ(ministry.read([&](db::Tx& tx) { return store::shares(tx, there.id); }).size(), 1U);
}

TEST_P(SharingLimits, NoOfficeBringsAlongWhatAnotherIsSaidToHaveWritten) {
    auto const c = opened();
    medical_none(regency, rina, c.id);
    escalates(c.id, up("pusat"));
    deliver();
    auto const there = ministry.named(c).value();
    ASSERT_TRUE(ministry.replies(desk171, there.id, ministry.assignments(there.id).at(0).id, Reply::accept));
    ASSERT_TRUE(ministry.asks(desk171, there.id,
                              {.kind = AssignmentKind::disposition, .to_node = "3208", .asked = "Asesmen lapangan"}));
    auto letter = mail.ways[{"pusat", "3208"}].back();
    mail.ways[{"pusat", "3208"}].pop_back();
    deliver();
    ASSERT_EQ(letter.kind, "case.asked");
    auto const list = letter.payload.find(R"("entries":[)");
    ASSERT_NE(list, std::string::npos);
    letter.payload.insert(list + 11,
                          R"({"author_node":"3208","entry_id":"0F0RGED","at":"2026-11-22T05:00:00.000Z","kind":"note",)"
                          R"("by_role":"head","office":"Dinas","body":null,"papers":[]},)");
    auto const before = regency.entries(c.id).size();
    EXPECT_EQ(no(regency.write([&](db::Tx& tx) { return take_letter(tx, regency.desk(), letter); })), "");
    EXPECT_EQ(regency.entries(c.id).size(), before) << "nobody writes in our name";
    EXPECT_EQ(regency.assignments(c.id).size(), 2U) << "what was asked is taken all the same";
}

TEST_P(SharingLimits, TheLeadsWordMakesAHealthCaseThereTooAndBringsNoMoreThanItMay) {
    sign({agreements::Field::identity});
    auto const c = opened();
    medical_none(regency, rina, c.id);
    escalates(c.id, up("pusat"));
    deliver();
    ASSERT_TRUE(regency.write(
        [&](db::Tx& tx) { return set_types(tx, regency.desk(), rina, c.id, {"lansia_telantar", "disabilitas"}); }));
    auto letter = mail.ways[{"3208", "pusat"}].back();
    deliver();
    EXPECT_TRUE(ministry.named(c)->is_health) << "so that it is withheld there as here";
    ASSERT_EQ(letter.kind, "case.lead");
    auto const medical = letter.payload.find(R"("medical":null)");
    ASSERT_NE(medical, std::string::npos);
    letter.payload.replace(medical, 14, R"("medical":"needed")");
    EXPECT_EQ(no(ministry.write([&](db::Tx& tx) { return take_letter(tx, ministry.desk(), letter); })),
              "cases.field_not_allowed");
}

TEST_P(SharingLimits, TheLastDayOfAnAgreementIsThatOfEitherOffice) {
    sign(everything());
    auto const c = opened();
    escalates(c.id, up("pusat"));
    auto letter = mail.ways[{"3208", "pusat"}].back();
    mail.ways.clear();
    letter.signed_at = end_of(agreements::testing::terms().ends_on, Zone::WIB).plus_ms(-hour_ms);
    ministry.office.zone = Zone::WIT;  // where it is tomorrow already
    EXPECT_EQ(no(ministry.write([&](db::Tx& tx) { return take_letter(tx, ministry.desk(), letter); })), "");
    EXPECT_EQ(ministry.persons(ministry.named(c)->id).at(0).name, "Sarmin Contoh");
}

TEST_P(SharingLimits, WhoOnlyHelpedErasesNothingOfTheOfficeItCameFrom) {
    auto const c = opened();
    medical_none(regency, rina, c.id);
    escalates(c.id, up("pusat"));
    deliver();
    auto const closing =
        regency.write([&](db::Tx& tx) { return close(tx, regency.desk(), rina, c.id, {.reason = "reunified"}); });
    ASSERT_TRUE(regency.decides(chief, c.id, closing->waits));
    deliver();
    Arrived const erased{.from_node = "pusat",
                         .kind = "case.erased",
                         .stream = c.stream(),
                         .payload = R"({"v":1,"at":"2026-11-22T05:00:00.000Z"})",
                         .signed_at = noon};
    EXPECT_EQ(no(regency.write([&](db::Tx& tx) { return take_letter(tx, regency.desk(), erased); })),
              "cases.not_your_part");
    EXPECT_FALSE(regency.stands(c.id).erased_at);
}

}  // namespace
}  // namespace sinergi::cases
