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
    partner,         // an office that is not ours (RSUD, police, Dukcapil): sees what was referred to its unit, no more
    outside_system,  // a program of somebody else, joined by a scoped account
};
BOOST_DESCRIBE_ENUM(Role, village_operator, village_head, subdistrict, field_officer, front_office, back_office,
                    supervisor, head, duty_officer, regent, dpo, admin, auditor, partner, outside_system)

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

/// The area of an account as it is written and sent: a region code, or "" for the whole country, which only an account
/// of the ministry's own node holds. Elsewhere an empty code is a missing one and stays refused.
class AccountArea {
public:
    static constexpr std::string_view schema_format = "region";
    AccountArea() = default;
    AccountArea(RegionCode code) : code_(code) {}
    /// @refuses base.region_malformed
    [[nodiscard]] static Result<AccountArea> parse(std::string_view text) {
        if (text.empty()) return AccountArea{};
        SINERGI_TRY(code, RegionCode::parse(text));
        return AccountArea(code);
    }
    [[nodiscard]] std::string text() const { return code_.text(); }
    [[nodiscard]] RegionCode const& code() const noexcept { return code_; }

private:
    RegionCode code_;
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
    see_case,             // lists and files of cases of the area
    open_case,            // a case from a complaint, a patrol, a letter, a visit
    work_case,            // entries of one's own part: visits, services, notes
    lead_case,            // plan, state, referral outward, escalation, closing
    approve_case,         // shelter, children's cases, referral outward, closing
    see_health,           // health and disability of a person in a case
    see_child,            // children's data in a case
    answer_referral,      // accept, decline, hand back what was referred to one's own office
    manage_agreement,     // agreements with other offices, their work plans
    manage_nodes,         // which nodes are trusted, keys, what was refused
    run_command,          // command centre: the queue over all regencies, disposition, shifts
    exchange_data,        // push reports in, pull changes, receive webhooks
    compare_lists,        // two lists from elsewhere beside each other; one's own only
    take_request,         // take in a request at a counter, with its papers
    see_request,          // requests, letters and the standing of aid in the area
    check_request,        // hold a request against its checklist, decline it, load files of aid, propose to SIKS-NG
    initial_letter,       // the head of unit's initials (paraf) on a letter before it is signed
    sign_letter,          // sign letters of the office
    manage_letters,       // number, scan, hand over, reissue and withdraw letters
    see_registry,         // persons and families of the area
    edit_registry,        // create, change, record what happened, propose
    verify_registry,      // duplicates, verification of proposals
    decide_registry,      // the head's word on what was verified
    import_registry,      // lists into the registry, deciles
    export_registry,      // lists out of it
    see_person_specific,  // health and functioning of a person in the registry
};
BOOST_DESCRIBE_ENUM(Act, receive_grievance, see_grievance, see_closed, see_oversight, open_reporter, verify_grievance,
                    assign_grievance, claim_grievance, work_grievance, answer_grievance, see_load, see_figures,
                    manage_accounts, manage_settings, read_audit, erase_personal, export_list, see_case, open_case,
                    work_case, lead_case, approve_case, see_health, see_child, answer_referral, manage_agreement,
                    manage_nodes, run_command, exchange_data, compare_lists, take_request, see_request, check_request,
                    initial_letter, sign_letter, manage_letters, see_registry, edit_registry, verify_registry,
                    decide_registry, import_registry, export_registry, see_person_specific)
using Acts = std::bitset<64>;

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
