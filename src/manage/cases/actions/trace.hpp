#pragma once
// What every deed ends with: its entry, audit line, notice, the row as it stands now, and what others are told. Only
// for this house's actions.

#include "cases/actions.hpp"
#include "plumbing/json/write.hpp"

namespace sinergi::cases {

std::string word(auto value) { return boost::describe::enum_to_string(value, ""); }

/// A case that `by` may see, with what belongs to every decision about it.
struct Taken {
    Case c;
    std::vector<Assignment> all;
    Hand hand;
};
/// @refuses cases.not_found access.act_not_allowed
[[nodiscard]] Result<Taken> taken_up(db::Tx& tx, Desk const& desk, access::Officer const& by, CaseId id);

/// An entry before it has an id.
struct Left {
    std::string_view kind;
    std::string body = "{}";  // JSON
    std::vector<PaperId> papers{};
};
/// Writes entry, audit line and notice, and tells who shares the case.
/// @refuses cases.paper_unknown
Result<EntryId> leave(db::Tx& tx, Desk const& desk, audit::Trace const& trace, Case const& c, Left const& left);
/// Audit line and notice alone.
void note(db::Tx& tx, Desk const& desk, audit::Trace const& trace, Case const& c, std::string_view what);

/// Settles the clocks and flags of `next`, writes it as the version after `before`, and tells those who share it when
/// the lead's word changed.
void keep(db::Tx& tx, Desk const& desk, Case const& before, Case& next);
/// A new state of the lead, with its clock and a ladder of its own.
void move(Case& c, State state, Moment now);
/// When the lead works on it for the first time.
void start_work(Case& c, Hand hand, access::Officer const& by, Moment now);

/// Lets a deed wait for a supervisor.
Result<Outcome> wait_for(db::Tx& tx, Desk const& desk, access::Officer const& by, Case const& c, ApprovalKind kind,
                         std::string_view deed, std::string body);
// The deeds that may wait, when their time has come (decide) or nothing had to be waited for.
Done apply_entry(db::Tx& tx, Desk const& desk, access::Officer const& by, Case& c, NewEntry const& wish);
Done apply_closing(db::Tx& tx, Desk const& desk, access::Officer const& by, Case& c, Closing const& how);
Done apply_referral(db::Tx& tx, Desk const& desk, access::Officer const& by, Case& c, Refer const& wish);
Done apply_ask(db::Tx& tx, Desk const& desk, access::Officer const& by, Case& c, Ask const& wish);

/// The body of an entry as it is kept: read as the kind's struct, written anew, every NIK in it masked.
/// @refuses http.input_wrong
[[nodiscard]] Result<std::string> checked_body(std::string_view kind, std::string_view json);

/// Adds or changes a person. `is_child` of a minor makes the case a child's.
/// @refuses cases.person_unknown cases.person_malformed cases.version_missing cases.person_changed
Done put_person(db::Tx& tx, Desk const& desk, Case& c, PersonWish const& wish);
/// @refuses cases.types_missing cases.type_unknown
[[nodiscard]] Done check_types(std::vector<std::string> const& types, bool is_managed);
/// Text of somebody's words, NIK masked, at most `max` characters. @refuses cases.text_missing
[[nodiscard]] Result<std::string> said(std::string_view text, std::string_view about, std::size_t max = 2'000);

/// To a complaint's file goes what came of its case, ready to be answered with.
void tell_complaint(db::Tx& tx, Desk const& desk, Case const& c, std::string const& text);

}  // namespace sinergi::cases
