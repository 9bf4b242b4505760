#pragma once
// Rows of this house's tables. A back room: other houses ask directory.hpp.

#include "access/directory.hpp"
#include "access/store_sql.hpp"

namespace sinergi::access::store {

struct SessionRow {
    std::int64_t id = 0;
    AccountId account;
    Moment last_seen, ends;
    std::optional<Moment> ended_at;
    std::string account_name, name, role;
    RegionCode area;
    UnitId unit;
    bool is_oversight = false;
    Date decree_ends;
    std::optional<Moment> account_ended_at;
};
BOOST_DESCRIBE_STRUCT(SessionRow, (),
                      (id, account, last_seen, ends, ended_at, account_name, name, role, area, unit, is_oversight,
                       decree_ends, account_ended_at))

struct AccountRow {
    AccountId id;
    std::string account, name, role;
    RegionCode area;
    UnitId unit;
    std::string unit_name;
    bool is_oversight = false;
    std::string decree;
    Date decree_ends;
    AccountId superior;
    std::string phone;
    std::optional<Moment> ended_at;
    std::optional<Date> absent_from, absent_to;
    std::int64_t version = 0;
    [[nodiscard]] Tenure tenure() const;
    [[nodiscard]] Officer officer() const;
};
BOOST_DESCRIBE_STRUCT(AccountRow, (),
                      (id, account, name, role, area, unit, unit_name, is_oversight, decree, decree_ends, superior,
                       phone, ended_at, absent_from, absent_to, version))

struct ListedRow {
    AccountId id;
    std::string account, name, role;
    RegionCode area;
    UnitId unit;
    std::string unit_name, decree;
    Date decree_ends;
    AccountId superior;
    std::string superior_name, phone;
    std::optional<Moment> ended_at;
    std::optional<Date> absent_from, absent_to;
    std::int64_t version = 0;
    bool has_second_factor = false;
    std::string name_key;
    std::optional<Moment> last_seen;
};
BOOST_DESCRIBE_STRUCT(ListedRow, (),
                      (id, account, name, role, area, unit, unit_name, decree, decree_ends, superior, superior_name,
                       phone, ended_at, absent_from, absent_to, version, has_second_factor, name_key, last_seen))

struct SecretRow {
    std::string password;
    std::optional<db::Bytes> totp_box;
    std::optional<Moment> totp_since;
    std::int64_t totp_step = 0;
};
BOOST_DESCRIBE_STRUCT(SecretRow, (), (password, totp_box, totp_since, totp_step))

struct TryRow {
    std::int64_t tries = 0;
    Moment last_at, wait_until;
};
BOOST_DESCRIBE_STRUCT(TryRow, (), (tries, last_at, wait_until))

struct OpenSession {
    Id<SessionRow> id;
    Moment since, last_seen;
    std::string address, agent;
};
BOOST_DESCRIBE_STRUCT(OpenSession, (), (id, since, last_seen, address, agent))

struct DutyRow {
    Date day;
    AccountId account;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(DutyRow, (), (day, account, name))

[[nodiscard]] std::optional<AccountRow> find_account(db::Tx& tx, AccountId id);
/// @refuses access.account_unknown
[[nodiscard]] Result<AccountRow> get_account(db::Tx& tx, AccountId id);

}  // namespace sinergi::access::store
