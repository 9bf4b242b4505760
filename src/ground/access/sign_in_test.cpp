#include "access/sign_in.hpp"

#include "access/testing.hpp"
#include "plumbing/crypto/encode.hpp"
#include "plumbing/crypto/totp.hpp"

namespace sinergi::access {
namespace {

using testing::good_password;
using testing::noon;
using testing::region;

struct SignIn : testing::OfficeTest {
    std::string code_of(access::Setup const& setup) {
        return crypto::totp_code(crypto::from_base32(setup.secret).value(), crypto::totp_step(clock.now()));
    }
    Officer officer(std::string account) { return enter(std::move(account)).value().officer; }
};
SINERGI_ON_BOTH_ENGINES(SignIn);

TEST_P(SignIn, OpensASessionThatAnyDoorKnows) {
    auto const id = add("sari", Role::back_office);
    auto const in = enter(" Sari ");
    ASSERT_TRUE(in);
    EXPECT_EQ(in->officer.id, id);
    EXPECT_EQ(in->token.size(), 43U);
    auto const known = officer_of(in->token);
    ASSERT_TRUE(known);
    EXPECT_EQ(known->id, id);
    EXPECT_EQ(known->role, Role::back_office);
    EXPECT_EQ(known->area, region("3208"));
    EXPECT_TRUE(known->may(Act::answer_grievance));
    EXPECT_EQ(lines_of("access.signed_in"), 1);
    sign_out(office, in->token, clock.now());
    doors->forget(id);
    EXPECT_EQ(officer_of(in->token).error().key, "access.session_ended");
}

TEST_P(SignIn, SaysTheSameForNoSuchAccountAndAWrongPassword) {
    add("sari", Role::back_office);
    auto const wrong = enter("sari", "bukan ini sandinya");
    auto const nobody = enter("siapa", "bukan ini sandinya");
    EXPECT_EQ(wrong.error(), nobody.error());
    EXPECT_EQ(wrong.error().key, "access.wrong_password");
    EXPECT_EQ(enter("1; DROP TABLE account", "x").error().key, "access.wrong_password");
    EXPECT_EQ(lines_of("access.sign_in_failed"), 3);
}

TEST_P(SignIn, GuessingMakesAnAccountWaitAndNobodyForGood) {
    add("sari", Role::back_office);
    for (auto const* account : {"sari", "tidak.ada"}) {
        SCOPED_TRACE(account);
        for (int i = 0; i < 6; ++i) {
            // From ever other addresses: the account itself must wait.
            EXPECT_EQ(enter(account, "tebakan", "", fmt::format("10.0.1.{}", i)).error().key, "access.wrong_password");
        }
        EXPECT_EQ(enter(account, good_password, "", "10.0.2.1").error().key, "access.locked");
    }
    clock.advance_ms(15 * second_ms);
    EXPECT_TRUE(enter("sari"));
    EXPECT_EQ(enter("sari", "tebakan").error().key, "access.wrong_password") << "and counts from the start again";
}

TEST_P(SignIn, AnAddressThatGuessesManyAccountsWaits) {
    add("sari", Role::back_office);
    for (int i = 0; i < 20; ++i) {
        EXPECT_EQ(enter(fmt::format("nama{}", i), "tebakan", "", "10.9.9.9").error().key, "access.wrong_password");
    }
    EXPECT_EQ(enter("sari", good_password, "", "10.9.9.9").error().key, "access.locked");
    EXPECT_TRUE(enter("sari", good_password, "", "10.9.9.8"));
    clock.advance_ms(minute_ms);
    EXPECT_TRUE(enter("sari", good_password, "", "10.9.9.9"));
}

TEST_P(SignIn, ASessionEndsWhenIdleAndAfterThirtyDays) {
    add("sari", Role::back_office);
    auto const idle = enter("sari")->token;
    clock.advance_ms(11 * hour_ms);
    EXPECT_TRUE(officer_of(idle));
    settle();
    clock.advance_ms(11 * hour_ms);
    EXPECT_TRUE(officer_of(idle)) << "it was used in between";
    settle();
    clock.advance_ms(13 * hour_ms);
    EXPECT_EQ(officer_of(idle).error().key, "access.session_ended");

    auto const used = enter("sari")->token;
    for (int day = 0; day < 2 * 30; ++day) {
        clock.advance_ms(11 * hour_ms);
        ASSERT_TRUE(officer_of(used)) << day;
        settle();
    }
    clock.advance_ms(11 * hour_ms * 6);
    EXPECT_FALSE(officer_of(used));
}

TEST_P(SignIn, ASecondFactorIsAskedOnceConfirmedAndEachCodeTakenOnce) {
    add("sari", Role::back_office);
    auto const by = officer("sari");
    auto const setup = start_second_factor(office, by, good_password, clock.now()).value();
    EXPECT_TRUE(setup.uri.starts_with("otpauth://totp/Dinas%20Sosial:sari?secret=" + setup.secret));
    EXPECT_TRUE(enter("sari")) << "not in force before it is confirmed";
    EXPECT_EQ(confirm_second_factor(office, by, "000000", clock.now()).error().key, "access.wrong_code");
    ASSERT_TRUE(confirm_second_factor(office, by, code_of(setup), clock.now()));
    EXPECT_EQ(start_second_factor(office, by, good_password, clock.now()).error().key, "access.second_factor_on");

    EXPECT_EQ(enter("sari").error().key, "access.code_needed");
    EXPECT_EQ(enter("sari", good_password, code_of(setup)).error().key, "access.wrong_code") << "used to confirm";
    clock.advance_ms(60 * second_ms);
    auto const code = code_of(setup);
    EXPECT_TRUE(enter("sari", good_password, code.substr(0, 3) + " " + code.substr(3)));
    EXPECT_EQ(enter("sari", good_password, code).error().key, "access.wrong_code") << "a second time";
}

TEST_P(SignIn, AnOpenSessionAloneBindsNoTelephone) {
    add("sari", Role::back_office);
    auto const by = officer("sari");
    auto const start = [&](std::string_view password) {
        return start_second_factor(office, by, password, clock.now());
    };
    EXPECT_EQ(start("salah sandinya").error().key, "access.own_password_wrong");
    EXPECT_EQ(start("").error().key, "access.own_password_wrong");
    auto const kept =
        db().read([&](db::Tx& tx) { return tx.find<store::SecretRow>(sql::find_secret, {{"account", by.id}}); });
    EXPECT_FALSE(kept->totp_box) << "nothing was begun";
    for (int i = 0; i < 5; ++i) (void)start("salah sandinya");
    EXPECT_EQ(start(good_password).error().key, "access.locked") << "guessing here counts as guessing at sign-in";
}

TEST_P(SignIn, PaperCodesOpenOnceEach) {
    add("sari", Role::back_office);
    auto const by = officer("sari");
    auto const setup = start_second_factor(office, by, good_password, clock.now()).value();
    ASSERT_TRUE(confirm_second_factor(office, by, code_of(setup), clock.now()));
    ASSERT_EQ(setup.recovery_codes.size(), 10U);
    auto paper = setup.recovery_codes[3];
    std::ranges::transform(paper, paper.begin(), [](char c) { return static_cast<char>(std::tolower(c)); });
    EXPECT_TRUE(enter("sari", good_password, paper));
    EXPECT_EQ(enter("sari", good_password, paper).error().key, "access.wrong_code");
    EXPECT_TRUE(enter("sari", good_password, setup.recovery_codes[4]));
}

TEST_P(SignIn, ALostSecondFactorIsTakenOffInPersonAndEndsTheSessions) {
    auto const id = add("sari", Role::back_office);
    auto const token = enter("sari")->token;
    auto const by = officer("sari");
    auto const reset = [&] {
        return write([&](db::Tx& tx) {
            return reset_second_factor(tx, office, admin("KTP dilihat di kantor"), id, clock.now());
        });
    };
    EXPECT_EQ(reset().error().key, "access.second_factor_off");
    auto const setup = start_second_factor(office, by, good_password, clock.now()).value();
    ASSERT_TRUE(confirm_second_factor(office, by, code_of(setup), clock.now()));
    ASSERT_TRUE(reset());
    doors->forget(id);
    EXPECT_FALSE(officer_of(token));
    EXPECT_TRUE(enter("sari"));
    EXPECT_EQ(lines_of("access.second_factor_reset"), 1);
}

TEST_P(SignIn, OnesOwnSecondFactorComesOffWithThePassword) {
    add("sari", Role::back_office);
    auto const by = officer("sari");
    EXPECT_EQ(drop_second_factor(office, by, good_password, clock.now()).error().key, "access.second_factor_off");
    auto const setup = start_second_factor(office, by, good_password, clock.now()).value();
    ASSERT_TRUE(confirm_second_factor(office, by, code_of(setup), clock.now()));
    EXPECT_EQ(drop_second_factor(office, by, "salah sandinya", clock.now()).error().key, "access.own_password_wrong");
    ASSERT_TRUE(drop_second_factor(office, by, good_password, clock.now()));
    EXPECT_TRUE(enter("sari"));
}

TEST_P(SignIn, ANewPasswordEndsTheOtherSessions) {
    auto const id = add("sari", Role::back_office);
    auto const here = enter("sari").value();
    auto const there = enter("sari")->token;
    auto change = [&](std::string_view from, std::string_view to) {
        return change_password(office, here.officer, here.token, from, to, clock.now());
    };
    EXPECT_EQ(change("salah sandinya", "kopi pahit tanpa gula").error().key, "access.own_password_wrong");
    EXPECT_EQ(change(good_password, "pendek").error().key, "access.password_short");
    ASSERT_TRUE(change(good_password, "kopi pahit tanpa gula"));
    doors->forget(id);
    EXPECT_TRUE(officer_of(here.token));
    EXPECT_FALSE(officer_of(there));
    EXPECT_FALSE(enter("sari"));
    EXPECT_TRUE(enter("sari", "kopi pahit tanpa gula"));
}

TEST_P(SignIn, NothingThatOpensAnAccountIsStoredPlain) {
    add("sari", Role::back_office);
    auto const in = enter("sari").value();
    auto const setup = start_second_factor(office, in.officer, good_password, clock.now()).value();
    auto const secret = crypto::from_base32(setup.secret).value();
    auto const all_read = db().read([&](db::Tx& tx) {
        auto const kept = tx.find<store::SecretRow>(sql::find_secret, {{"account", in.officer.id}}).value();
        EXPECT_EQ(kept.password.find(good_password), std::string::npos);
        EXPECT_EQ(kept.totp_box->data.find(secret), std::string::npos);
        EXPECT_FALSE(tx.find<store::SessionRow>(sql::find_session, {{"token_digest", in.token}}));
        return true;
    });
    EXPECT_TRUE(all_read);
    EXPECT_EQ(make_password().size(), 19U);
    EXPECT_TRUE(check_password(AccountName::parse("sari").value(), make_password()));
}

TEST_P(SignIn, OldThingsAreTidiedAway) {
    add("sari", Role::back_office);
    auto const token = enter("sari")->token;
    EXPECT_FALSE(enter("sari", "salah sandinya"));
    clock.advance_ms(91 * day_ms);
    ASSERT_TRUE(write([&](db::Tx& tx) -> Done {
        tidy(tx, clock.now());
        return {};
    }));
    EXPECT_EQ(db().read([&](db::Tx& tx) { return session_of(tx, token); }), 0);
}

}  // namespace
}  // namespace sinergi::access
