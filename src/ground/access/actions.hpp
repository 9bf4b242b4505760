#pragma once
// Accounts, units and the roster: what administrators do. Each deed in the caller's transaction, each with its line.

#include "access/directory.hpp"
#include "access/doors.hpp"
#include "base/phone.hpp"

#include <functional>

namespace sinergi::access {

using PersonName = Line<2, 100>;
using DecreeNumber = Line<3, 120>;
using Reason = Text<5, 500>;

/// What an account is made of, new or changed.
struct AccountWish {
    PersonName name;
    Role role;
    RegionCode area;
    UnitId unit{};
    DecreeNumber decree;
    Date decree_ends;  // its last day
    AccountId superior{};
    std::optional<Phone> phone{};
};

/// The office itself, as officer of its own founding: for `sinergi seed` and the first administrator.
[[nodiscard]] Officer founder(RegionCode const& area);

/// @param hash of the first password; made before the transaction (crypto::hash_password)
/// @refuses access.account_taken access.area_beyond_office access.area_not_of_role access.decree_over
///          access.unit_unknown access.superior_unknown
Result<AccountId> add_account(db::Tx& tx, Office& office, Permit const& permit, AccountName const& account,
                              AccountWish const& wish, std::string_view hash, Moment now);
/// @param version what the administrator saw
/// @refuses access.account_unknown access.account_changed access.superior_circle access.last_admin and those of
/// add_account
Done change_account(db::Tx& tx, Office& office, Permit const& permit, AccountId id, AccountWish const& wish,
                    std::int64_t version, Moment now);
/// Ends it for good, with its sessions, and tells by the notice "access.account_ended" (subject: the account; account:
/// the successor) whose work is whose now. Without a successor named: the superior, else the head of the unit.
/// @refuses access.account_unknown access.account_over access.own_account access.last_admin access.successor_unknown
Done end_account(db::Tx& tx, Office& office, Permit const& permit, AccountId id, AccountId successor,
                 std::string const& reason, Moment now);
/// Ends up to `limit` accounts whose decree has run out; the server asks every hour. @return how many
std::int64_t end_by_decree(db::Tx& tx, Office& office, Moment now, std::int64_t limit = 100);
/// @param away none: back at work
/// @refuses access.account_unknown access.period_reversed
Done set_absence(db::Tx& tx, Office& office, Permit const& permit, AccountId id, std::optional<Period> const& away,
                 Moment now);

/// A forgotten password: ends the sessions. @refuses access.account_unknown access.account_over
Done reset_password(db::Tx& tx, Office& office, Permit const& permit, AccountId id, std::string_view hash, Moment now);
/// A lost phone and no paper: in person, with a document seen; the reason is the permit's purpose. Ends the sessions.
/// @refuses access.account_unknown access.second_factor_off
Done reset_second_factor(db::Tx& tx, Office& office, Permit const& permit, AccountId id, Moment now);
/// @refuses access.account_unknown
Done end_sessions_of(db::Tx& tx, Office& office, Permit const& permit, AccountId id, Moment now);

struct UnitWish {
    Line<1, 20> code;
    Line<2, 120> name;
    bool is_oversight = false;
    AccountId head{};
};
/// @refuses access.unit_taken access.superior_unknown
Result<UnitId> add_unit(db::Tx& tx, Office& office, Permit const& permit, UnitWish const& wish, Moment now);
/// @refuses access.unit_unknown access.unit_taken access.superior_unknown
Done change_unit(db::Tx& tx, Office& office, Permit const& permit, UnitId id, UnitWish const& wish, Moment now);

/// @refuses access.account_unknown access.not_for_duty when that officer may not answer complaints
Done set_duty(db::Tx& tx, Office& office, Permit const& permit, Date day, AccountId account, Moment now);

/// Forgets sessions 90 days old, answers to client keys 30 days old and yesterday's wrong tries. Once a day.
void tidy(db::Tx& tx, Moment now);

/// How a house takes the work of one account to another. `to` is who takes over, or the account itself for nobody.
struct WorkOfEnded {
    /// The notice up to which the house has followed, and where it keeps that.
    std::function<std::int64_t(db::Tx&)> followed_to;
    std::function<void(db::Tx&, std::int64_t seq)> keep;
    /// Moves some, in a transaction of its own; asked again until it says that nothing was left.
    /// @return how many
    std::function<Result<std::int64_t>(db::Tx&, AccountId from, AccountId to)> hand_over;
};
/// Hands over the work of accounts that ended since the house last looked, as their notices tell, in order; how far it
/// came is kept, so that a restart misses none. Work that could not be moved is written to the log and not asked again.
void follow_ended(Office& office, WorkOfEnded const& work);

}  // namespace sinergi::access
