#include "access/api.hpp"
#include "access/doors.hpp"
#include "access/sign_in.hpp"
#include "access/store.hpp"
#include "audit/actions.hpp"
#include "plumbing/crypto/crypto.hpp"
#include "plumbing/crypto/encode.hpp"

namespace sinergi::access {
namespace {

using http::Answer;
using http::Call;
using http::Method;
using http::Nothing;

constexpr std::string_view tag = "administration";
constexpr std::int64_t page_max = 200;

struct AccountOut {
    AccountId id;
    std::string account, name;
    Role role;
    AccountArea area;
    std::string area_name;
    std::optional<UnitId> unit;
    std::string unit_name, decree;
    Date decree_ends;
    std::optional<AccountId> superior;
    std::string superior_name, phone;
    bool is_active = true, has_second_factor = false;
    std::optional<Date> absent_from, absent_to;
    std::optional<Moment> last_seen, ended_at;
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(AccountOut, (),
                      (id, account, name, role, area, area_name, unit, unit_name, decree, decree_ends, superior,
                       superior_name, phone, is_active, has_second_factor, absent_from, absent_to, last_seen, ended_at,
                       version))

struct AccountMade : AccountOut {
    std::string password;  // shown this once
};
BOOST_DESCRIBE_STRUCT(AccountMade, (AccountOut), (password))

struct AccountsOut {
    std::vector<AccountOut> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(AccountsOut, (), (items, next))

struct AccountsIn {
    std::optional<std::string> q, after;
    std::optional<Role> role;
    std::optional<std::int64_t> limit;
};
BOOST_DESCRIBE_STRUCT(AccountsIn, (), (q, after, role, limit))

struct AccountIn {
    AccountName account;
    PersonName name;
    Role role;
    AccountArea area;
    std::optional<UnitId> unit;
    DecreeNumber decree;
    Date decree_ends;
    std::optional<AccountId> superior;
    std::optional<Phone> phone;
};
BOOST_DESCRIBE_STRUCT(AccountIn, (), (account, name, role, area, unit, decree, decree_ends, superior, phone))

struct AccountPut {
    AccountId id;
    PersonName name;
    Role role;
    AccountArea area;
    std::optional<UnitId> unit;
    DecreeNumber decree;
    Date decree_ends;
    std::optional<AccountId> superior;
    std::optional<Phone> phone;
    std::int64_t version;
};
BOOST_DESCRIBE_STRUCT(AccountPut, (), (id, name, role, area, unit, decree, decree_ends, superior, phone, version))

struct AccountIdIn {
    AccountId id;
};
BOOST_DESCRIBE_STRUCT(AccountIdIn, (), (id))

struct EndIn {
    AccountId id;
    std::optional<AccountId> successor;
    Reason reason;
};
BOOST_DESCRIBE_STRUCT(EndIn, (), (id, successor, reason))

struct ResetIn {
    AccountId id;
    Reason reason;
};
BOOST_DESCRIBE_STRUCT(ResetIn, (), (id, reason))

struct AbsenceIn {
    AccountId id;
    std::optional<Date> from, to;  // both none: back at work
};
BOOST_DESCRIBE_STRUCT(AbsenceIn, (), (id, from, to))

struct PasswordOut {
    std::string password;  // shown this once
};
BOOST_DESCRIBE_STRUCT(PasswordOut, (), (password))

struct SessionsOfOut {
    std::vector<store::OpenSession> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(SessionsOfOut, (), (items, next))

template <class T>
std::optional<T> or_none(T id) {
    return id.is_none() ? std::nullopt : std::optional<T>(id);
}

AccountOut told(store::ListedRow row, Date today, RegionName const& region_name) {
    bool const is_active = is_in_force({.decree_ends = row.decree_ends, .ended_at = row.ended_at}, today);
    return {row.id,
            std::move(row.account),
            std::move(row.name),
            role_of(row.role),
            row.area,
            region_name(row.area),
            or_none(row.unit),
            std::move(row.unit_name),
            std::move(row.decree),
            row.decree_ends,
            or_none(row.superior),
            std::move(row.superior_name),
            std::move(row.phone),
            is_active,
            row.has_second_factor,
            row.absent_from,
            row.absent_to,
            row.last_seen,
            row.ended_at,
            row.version};
}

/// Where a page of the list begins: the name and the id of the last account seen.
struct Cursor {
    std::string key{};
    std::int64_t id = 0;
};
Result<Cursor> cursor_of(std::optional<std::string> const& after) {
    if (!after) return Cursor{};
    SINERGI_TRY(text, crypto::from_base64url(*after));
    auto const bar = text.rfind('|');
    if (bar == std::string::npos) return refuse(Why::malformed, "crypto.text_malformed", "after");
    SINERGI_TRY(id, id_number(std::string_view(text).substr(bar + 1)));
    return Cursor{text.substr(0, bar), id};
}

struct Wanted {
    Cursor from{};
    std::int64_t id = 0;  // this one alone
    std::string role{}, words{};
    std::int64_t row_max = 1;
};
std::vector<store::ListedRow> rows(db::Tx& tx, RegionCode const& area, Wanted const& wanted) {
    return tx.all<store::ListedRow>(sql::list_accounts, {{"after_key", wanted.from.key},
                                                         {"after_id", wanted.from.id},
                                                         {"id", wanted.id},
                                                         {"area_first", area.first()},
                                                         {"area_after", area.after()},
                                                         {"role", wanted.role},
                                                         {"words", wanted.words},
                                                         {"words_after", wanted.words + "\x7f"},
                                                         {"row_max", wanted.row_max}});
}

/// What the routes of this page share.
struct Desk {
    Office& office;
    Doors& doors;
    RegionName region_name;

    Result<Permit> administrator(Call const& call, std::string purpose = {}) const {
        SINERGI_TRY(officer, doors.officer(call));
        return permit(Act::manage_accounts, officer, officer.area, std::move(purpose));
    }
    Result<AccountOut> one(db::Tx& tx, Permit const& by, AccountId id, Moment now) const {
        auto found = rows(tx, by.area(), {.id = id.raw()});
        if (found.empty()) return refuse(Why::not_found, "access.account_unknown");
        return told(std::move(found.front()), date_in(office.zone, now), region_name);
    }
    /// A deed on one account, answered with what it is now.
    template <class F>
    Result<AccountOut> deed(Call const& call, Permit const& by, AccountId id, F&& change) const {
        auto out = once(office, call, by.by().id, [&](db::Tx& tx) -> Result<AccountOut> {
            SINERGI_MUST(change(tx));
            return one(tx, by, id, call.now);
        });
        doors.forget(id);
        return out;
    }
};

AccountWish wish_of(auto const& in) {
    return {in.name,
            in.role,
            in.area.code(),
            in.unit.value_or(UnitId{}),
            in.decree,
            in.decree_ends,
            in.superior.value_or(AccountId{}),
            in.phone};
}

void add_lists(http::Router& router, std::shared_ptr<Desk> const& desk) {
    router.add<AccountsIn, AccountsOut>(
        Method::get, "/api/v1/accounts", {.summary = "Accounts of the area, by name", .tag = tag},
        [desk](Call const& call, AccountsIn const& in) -> Result<AccountsOut> {
            SINERGI_TRY(by, desk->administrator(call));
            SINERGI_TRY(from, cursor_of(in.after));
            auto const limit = std::clamp<std::int64_t>(in.limit.value_or(50), 1, page_max);
            auto found = desk->office.db.read([&](db::Tx& tx) {
                return rows(tx, by.area(),
                            {.from = from,
                             .role = in.role ? std::string(role_text(*in.role)) : "",
                             .words = search_key(in.q.value_or("")),
                             .row_max = limit + 1});
            });
            AccountsOut out;
            if (static_cast<std::int64_t>(found.size()) > limit) {
                found.pop_back();
                out.next = crypto::base64url(found.back().name_key + "|" + found.back().id.text());
            }
            auto const today = date_in(desk->office.zone, call.now);
            for (auto& row : found) out.items.push_back(told(std::move(row), today, desk->region_name));
            note_list(desk->office, by, "access.accounts_read", call.now);
            return out;
        });
    router.add<AccountIdIn, AccountOut>(
        Method::get, "/api/v1/accounts/{id}", {.summary = "One account", .tag = tag},
        [desk](Call const& call, AccountIdIn const& in) -> Result<AccountOut> {
            SINERGI_TRY(by, desk->administrator(call));
            return desk->office.db.read([&](db::Tx& tx) { return desk->one(tx, by, in.id, call.now); });
        });
    router.add<AccountIdIn, SessionsOfOut>(
        Method::get, "/api/v1/accounts/{id}/sessions", {.summary = "The open sessions of an account", .tag = tag},
        [desk](Call const& call, AccountIdIn const& in) -> Result<SessionsOfOut> {
            SINERGI_TRY(by, desk->administrator(call));
            return desk->office.db.read([&](db::Tx& tx) -> Result<SessionsOfOut> {
                SINERGI_TRY(account, desk->one(tx, by, in.id, call.now));
                return SessionsOfOut{tx.all<store::OpenSession>(
                                         sql::list_sessions, {{"account", in.id},
                                                              {"now", call.now},
                                                              {"idle_since", call.now.plus_ms(-desk->office.idle_ms)}}),
                                     {}};
            });
        });
}

void add_making(http::Router& router, std::shared_ptr<Desk> const& desk) {
    // No `once` here: its kept answer would hold the password. The account's name is taken the second time.
    router.add<AccountIn, AccountMade>(
        Method::post, "/api/v1/accounts",
        {.summary = "Add an account; its first password is shown this once", .tag = tag, .status = 201},
        [desk](Call const& call, AccountIn const& in) -> Result<AccountMade> {
            SINERGI_TRY(by, desk->administrator(call));
            auto const password = make_password();
            auto const hash = crypto::hash_password(password);
            return desk->office.db.write([&](db::Tx& tx) -> Result<AccountMade> {
                SINERGI_TRY(id, add_account(tx, desk->office, by, in.account, wish_of(in), hash, call.now));
                SINERGI_TRY(made, desk->one(tx, by, id, call.now));
                return AccountMade{std::move(made), password};
            });
        });
    router.add<AccountPut, AccountOut>(
        Method::put, "/api/v1/accounts/{id}", {.summary = "Change an account", .tag = tag},
        [desk](Call const& call, AccountPut const& in) -> Result<AccountOut> {
            SINERGI_TRY(by, desk->administrator(call));
            return desk->deed(call, by, in.id, [&](db::Tx& tx) {
                return change_account(tx, desk->office, by, in.id, wish_of(in), in.version, call.now);
            });
        });
    router.add<EndIn, AccountOut>(Method::post, "/api/v1/accounts/{id}/end",
                                  {.summary = "End an account; its open work goes to the successor", .tag = tag},
                                  [desk](Call const& call, EndIn const& in) -> Result<AccountOut> {
                                      SINERGI_TRY(by, desk->administrator(call, in.reason.text()));
                                      return desk->deed(call, by, in.id, [&](db::Tx& tx) {
                                          return end_account(tx, desk->office, by, in.id,
                                                             in.successor.value_or(AccountId{}), in.reason.text(),
                                                             call.now);
                                      });
                                  });
    router.add<AbsenceIn, AccountOut>(
        Method::post, "/api/v1/accounts/{id}/absence",
        {.summary = "Set when an officer is away; without days: back at work", .tag = tag},
        [desk](Call const& call, AbsenceIn const& in) -> Result<AccountOut> {
            SINERGI_TRY(by, desk->administrator(call));
            if (in.from.has_value() != in.to.has_value()) return refuse(Why::malformed, "access.period_reversed", "to");
            auto const away = in.from ? std::optional(Period{*in.from, *in.to}) : std::nullopt;
            return desk->deed(call, by, in.id,
                              [&](db::Tx& tx) { return set_absence(tx, desk->office, by, in.id, away, call.now); });
        });
}

void add_resets(http::Router& router, std::shared_ptr<Desk> const& desk) {
    router.add<AccountIdIn, PasswordOut>(Method::post, "/api/v1/accounts/{id}/reset-password",
                                         {.summary = "A new password, shown this once; ends the sessions", .tag = tag},
                                         [desk](Call const& call, AccountIdIn const& in) -> Result<PasswordOut> {
                                             SINERGI_TRY(by, desk->administrator(call));
                                             auto const password = make_password();
                                             auto const hash = crypto::hash_password(password);
                                             SINERGI_MUST(desk->office.db.write([&](db::Tx& tx) {
                                                 return reset_password(tx, desk->office, by, in.id, hash, call.now);
                                             }));
                                             desk->doors.forget(in.id);
                                             return PasswordOut{password};
                                         });
    router.add<ResetIn, AccountOut>(
        Method::post, "/api/v1/accounts/{id}/reset-second-factor",
        {.summary = "Take a lost second factor off, in person; the reason says which document was seen", .tag = tag},
        [desk](Call const& call, ResetIn const& in) -> Result<AccountOut> {
            SINERGI_TRY(by, desk->administrator(call, in.reason.text()));
            return desk->deed(call, by, in.id,
                              [&](db::Tx& tx) { return reset_second_factor(tx, desk->office, by, in.id, call.now); });
        });
    router.add<AccountIdIn, Nothing>(Method::del, "/api/v1/accounts/{id}/sessions",
                                     {.summary = "End all sessions of an account", .tag = tag},
                                     [desk](Call const& call, AccountIdIn const& in) -> Result<Nothing> {
                                         SINERGI_TRY(by, desk->administrator(call));
                                         SINERGI_MUST(desk->office.db.write([&](db::Tx& tx) {
                                             return end_sessions_of(tx, desk->office, by, in.id, call.now);
                                         }));
                                         desk->doors.forget(in.id);
                                         return Nothing{};
                                     });
}

}  // namespace

void add_account_routes(http::Router& router, Office& office, Doors& doors, RegionName const& region_name) {
    auto const desk = std::make_shared<Desk>(office, doors, region_name);
    add_lists(router, desk);
    add_making(router, desk);
    add_resets(router, desk);
}

}  // namespace sinergi::access
