#pragma once
// Accounts, roles, acts, areas, permits. The words of the field: docs/glossary.md#roles.

#include "audit/model.hpp"
#include "base/id.hpp"
#include "base/region_code.hpp"
#include "base/text.hpp"
#include "base/time.hpp"

#include <boost/describe.hpp>

#include <bitset>
#include <optional>
#include <string>
#include <vector>

namespace sinergi::access {

struct Account;
using AccountId = Id<Account>;
struct UnitRow;
using UnitId = Id<UnitRow>;

/// Who somebody is in the office. An account has one role; two jobs are two accounts.
enum class Role : std::uint8_t {
    village_operator,
    village_head,
    subdistrict,
    field_officer,
    front_office,
    back_office,
    supervisor,
    head,
    duty_officer,
    regent,
    dpo,
    admin,
    auditor,
};
BOOST_DESCRIBE_ENUM(Role, village_operator, village_head, subdistrict, field_officer, front_office, back_office,
                    supervisor, head, duty_officer, regent, dpo, admin, auditor)

/// "back_office", as it is stored and sent.
[[nodiscard]] std::string_view role_text(Role role) noexcept;
/// The stored form back; what the database holds was checked on the way in.
[[nodiscard]] Role role_of(std::string_view text);

/// The name somebody signs in with: 3 to 40 of a-z, 0-9, `.`, `_` and `-`, starting with a letter; capitals are
/// made small.
class AccountName {
public:
    /// @refuses access.account_malformed
    [[nodiscard]] static Result<AccountName> parse(std::string_view text);
    [[nodiscard]] std::string const& text() const noexcept { return text_; }
    friend auto operator<=>(AccountName const&, AccountName const&) = default;

private:
    AccountName() = default;
    std::string text_;
};

/// What a role may do. One bit each; which role has which stands in rules.cpp as one table.
enum class Act : std::uint8_t {
    receive_grievance,  // take in a report on somebody's behalf
    see_grievance,      // lists and files of the area
    see_closed,         // ... of the closed kinds (violence, children, PPKS, drugs, extortion)
    see_oversight,      // ... that name an officer, a village or a facilitator
    open_reporter,      // see who reported, with a reason
    verify_grievance,   // verify, reject, merge
    assign_grievance,   // forward, assign, reassign
    claim_grievance,    // take one's own
    work_grievance,     // note, ask, extend
    answer_grievance,   // public reply, close, reopen
    see_load,           // who has how much
    see_figures,        // dashboard, recapitulation
    manage_accounts,    // accounts, units, second factor, sessions
    manage_settings,    // kinds, clocks, holidays, templates
    read_audit,
    erase_personal,
    export_list,
};
BOOST_DESCRIBE_ENUM(Act, receive_grievance, see_grievance, see_closed, see_oversight, open_reporter, verify_grievance,
                    assign_grievance, claim_grievance, work_grievance, answer_grievance, see_load, see_figures,
                    manage_accounts, manage_settings, read_audit, erase_personal, export_list)
using Acts = std::bitset<32>;

/// Somebody signed in, as rules and actions see them.
struct Officer {
    AccountId id;
    std::string name;
    Role role = Role::village_operator;
    RegionCode area;            // where the role holds
    UnitId unit;                // none for village staff and admin
    bool is_oversight = false;  // of a unit that handles reports about officers (inspektorat)
    Acts acts;
    [[nodiscard]] bool may(Act act) const noexcept { return acts.test(static_cast<std::size_t>(act)); }
    /// For the audit chain. Without an id it is the office itself (its founding, the nightly end of decrees).
    [[nodiscard]] audit::Trace trace(std::string purpose = {}) const;
};

/// A key made only by `permit` (rules.hpp): this officer, this act, this area, this purpose. Reads and writes of
/// personal data ask for it and narrow the rows by it, in SQL.
class Permit {
public:
    [[nodiscard]] Officer const& by() const noexcept { return by_; }
    [[nodiscard]] Act act() const noexcept { return act_; }
    /// The rows it reaches: the narrower of the officer's area and the one asked for, as a range of codes.
    [[nodiscard]] RegionCode const& area() const noexcept { return area_; }
    [[nodiscard]] audit::Trace trace() const { return by_.trace(purpose_); }

private:
    friend struct PermitMaker;
    Permit(Officer by, Act act, RegionCode area, std::string purpose)
        : by_(std::move(by)), act_(act), area_(area), purpose_(std::move(purpose)) {}
    Officer by_;
    Act act_;
    RegionCode area_;
    std::string purpose_;
};

}  // namespace sinergi::access
