#pragma once
// What citizens propose, and what the village makes of it.

#include "objections/actions.hpp"
#include "proposals/actions.hpp"

namespace sinergi::objections {

struct NewUsul {
    RegionCode region;  // the village of both
    UsulKind kind = UsulKind::registry;
    Whose whose = Whose::self;
    std::string programme{};  // of UsulKind::programme: code or name of the office's list
    std::string name, nik{}, no_kk{}, address{}, rt{}, rw{}, body;
    bool is_declared = false;  // "we live in the same village and what I write is true"
    Proposer by;
};
/// Takes in a proposal: from a citizen (`by` none) or at the counter. NIK in free text are masked.
/// @refuses access.act_not_allowed access.area_not_allowed objections.region_not_village objections.region_outside
///          objections.name_missing objections.proposer_missing objections.programme_missing
///          objections.programme_unknown objections.text_short objections.not_declared objections.kk_malformed
///          base.nik_malformed base.phone_malformed
[[nodiscard]] Result<Receipt> propose(db::Tx& tx, Desk const& desk, std::optional<access::Officer> const& by,
                                      NewUsul wish);
/// Everything that is wrong with it at once; nothing is kept.
/// @refuses as propose, but for the permit
[[nodiscard]] Done check(db::Tx& tx, Desk const& desk, NewUsul const& wish);

/// The village takes it on. With a family it becomes a line of the village's list in the same deed
/// (proposals::take_in), for the meeting to decide on; without one, while every list is decided, full or names it
/// already, or while its programme is in old free words, it waits. Act edit_registry.
/// @param family where the registry knows it already; needed for a programme
/// @refuses objections.usul_unknown access.act_not_allowed objections.not_in_this_state objections.changed_meanwhile
///          objections.usul_needs_family objections.family_elsewhere registry.family_unknown and those of
///          proposals::take_in
[[nodiscard]] Result<Usul> accept(db::Tx& tx, Desk const& desk, access::Officer const& by, UsulId id,
                                  registry::FamilyId family, std::optional<std::int64_t> version = {});
struct Enrolment {
    registry::FamilyId family{};  // none: as it was accepted
    std::string programme{};      // code or name; empty: as it was proposed
    std::optional<std::int64_t> version{};
};
/// One that waits becomes a line of the village's list.
/// @refuses objections.programme_unknown objections.usul_unknown access.act_not_allowed objections.not_in_this_state
/// objections.changed_meanwhile
///          objections.usul_needs_family objections.family_elsewhere registry.family_unknown and those of
///          proposals::take_in
[[nodiscard]] Result<Usul> enrol(db::Tx& tx, Desk const& desk, access::Officer const& by, UsulId id,
                                 Enrolment const& into);
/// ... or not, with a reason that has a next step. Also one that was taken on and waits still: nothing waits for ever.
/// @refuses as accept, objections.text_short
[[nodiscard]] Result<Usul> turn_down(db::Tx& tx, Desk const& desk, access::Officer const& by, UsulId id, Refused why,
                                     std::string const& text, std::optional<std::int64_t> version = {});

/// @refuses objections.usul_unknown, also beyond the permit
[[nodiscard]] Result<Usul> get(db::Tx& tx, access::Permit const& permit, UsulId id);
/// Opens it with who proposes; the line stands in the audit chain.
struct UsulFile {
    Usul usul;
    Proposer by;
    std::vector<registry::Person> known;  // whom the registry has under its NIK
    std::optional<proposals::Standing> standing;
};
/// @refuses objections.usul_unknown access.act_not_allowed
[[nodiscard]] Result<UsulFile> open_usul(db::Tx& tx, Desk const& desk, access::Officer const& by, UsulId id);
/// Where a proposal stands, for who proposed it. Why it was turned down or left out is told only about oneself and the
/// own family and when the counter saw who proposes: of somebody else it would be that person's data.
struct TrackedUsul {
    Usul usul;
    std::optional<proposals::Standing> standing;
    bool hears_why = false;  // else reasons and words are empty
};
/// @refuses objections.number_or_key_wrong
[[nodiscard]] Result<TrackedUsul> track_usul(db::Tx& tx, Desk const& desk, std::string_view number,
                                             std::string_view key);

}  // namespace sinergi::objections
