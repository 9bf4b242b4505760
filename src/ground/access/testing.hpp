#pragma once
// A small made-up office for the tests of this house.

#include "access/sign_in.hpp"
#include "access/store.hpp"
#include "plumbing/crypto/crypto.hpp"
#include "plumbing/db/testing.hpp"

namespace sinergi::access::testing {

inline Moment const noon{1'795'323'600'000};  // 2026-11-22T05:00Z, noon in WIB
inline constexpr char const* good_password = "hujan di bulan juni";

inline RegionCode region(std::string_view text) { return RegionCode::parse(text).value(); }
inline Date day(std::string_view text) { return Date::parse(text).value(); }

struct OfficeTest : db::testing::OnBoth {
    TestClock clock{noon};
    IdMaker ids;
    Office office{.db = db(),
                  .clock = clock,
                  .ids = ids,
                  .area = region("3208"),
                  .name = "Dinas Sosial",
                  .secret = std::string(32, 's')};
    std::unique_ptr<Doors> doors = Doors::make(office);
    Gate gate;

    Permit admin(std::string purpose = "uji") {
        return permit(Act::manage_accounts, founder(office.area), office.area, std::move(purpose)).value();
    }
    static AccountWish wish(Role role, std::string_view area = "3208") {
        return {.name = PersonName::parse("Sari Contoh").value(),
                .role = role,
                .area = region(area),
                .decree = DecreeNumber::parse("SK 800/12/2026").value(),
                .decree_ends = day("2026-12-31")};
    }
    template <class F>
    auto write(F&& deed) {
        return db().write(std::forward<F>(deed));
    }
    Result<AccountId> try_add(std::string_view name, AccountWish const& made) {
        static std::string const hash = crypto::hash_password(good_password);
        return write([&](db::Tx& tx) {
            return add_account(tx, office, admin(), AccountName::parse(name).value(), made, hash, clock.now());
        });
    }
    AccountId add(std::string_view name, Role role, std::string_view area = "3208") {
        return try_add(name, wish(role, area)).value();
    }
    Result<SignedIn> enter(std::string account, std::string password = good_password, std::string code = {},
                           std::string address = "10.0.0.1") {
        return sign_in(office, gate,
                       {std::move(account), std::move(password), std::move(code), std::move(address), "uji"},
                       clock.now());
    }
    Result<Officer> officer_of(std::string const& token) {
        http::Asked const asked(http::Method::get, "/x", "", {{"authorization", "Bearer " + token}}, clock.now());
        return doors->officer(asked.call);
    }
    /// What was to be written soon is written with the next commit.
    void settle() {
        auto const done = write([](db::Tx&) -> Done { return {}; });
        EXPECT_TRUE(done);
    }
    std::int64_t lines_of(std::string const& act) {
        static constexpr std::array<std::string_view, 1> names{"act"};
        static constexpr db::Statement counted{"test.count", "SELECT count(*) FROM audit_line WHERE act = ?1",
                                               "SELECT count(*) FROM audit_line WHERE act = $1", names};
        settle();
        return db().read([&](db::Tx& tx) { return tx.find<std::int64_t>(counted, {{"act", act}}).value_or(0); });
    }
};

}  // namespace sinergi::access::testing
