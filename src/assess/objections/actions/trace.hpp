#pragma once
// The end of every deed: its step, its audit line, its notice. Only for this house's actions.

#include "objections/actions.hpp"
#include "registry/actions/others.hpp"

namespace sinergi::objections {

/// Does the challenger see that it was done?
[[nodiscard]] bool is_public(Deed deed) noexcept;
struct Left {
    Deed deed = Deed::noted;
    State from = State::received;
    std::string text{};
};
/// The notice bears the guard of a named report: the live stream tells it to the officer in charge and to nobody else.
void leave(db::Tx& tx, Desk const& desk, audit::Trace const& trace, Objection const& now_is, Left left);

/// The registry's desk over ours, with what it borrows.
struct RegistryDesk {
    explicit RegistryDesk(Desk const& desk)
        : atlas(desk.areas.atlas()), as_desk{desk.office, *atlas, desk.now, touched} {}
    std::shared_ptr<regions::Atlas const> atlas;
    std::vector<registry::PersonId> touched{};
    registry::Desk as_desk;
};

/// One line of the audit and one notice for what is no objection.
struct News {
    std::string_view act;   // "objections.check_opened"
    std::string_view kind;  // of the subject
    std::int64_t id = 0;
    RegionCode region;
    access::AccountId account{};
};
void tell(db::Tx& tx, Desk const& desk, audit::Trace const& trace, News const& news);

/// The id a number stands for when the key fits.
/// @refuses objections.number_or_key_wrong
[[nodiscard]] Result<std::int64_t> proved(access::Office const& office, KeyOf kind, std::string_view number,
                                          std::string_view key);
/// @refuses objections.text_short
[[nodiscard]] Done check_text(std::string_view text, std::size_t min);
/// A village of this office's area.
/// @refuses objections.region_not_village objections.region_outside and as Areas::check_open
[[nodiscard]] Done check_village(Desk const& desk, RegionCode const& region);
/// Name, telephone: each as its value type cleans it. Empty telephone stays empty.
/// @refuses base.phone_malformed
[[nodiscard]] Result<std::string> phone_of(std::string_view text);

/// @refuses base.nik_malformed
[[nodiscard]] Done check_nik(std::string_view text);

/// Asks for a field check of this family and of others of its village, so that a check tells nobody why it came. The
/// one that is open already serves. Lately checked families are drawn too: the one that is meant may have been.
/// @refuses objections.no_cover_family when it would be visited alone, and as visits::ask_round
[[nodiscard]] Result<visits::VisitId> check_among_others(db::Tx& tx, Desk const& desk, access::Officer const& by,
                                                         registry::Family const& family);

}  // namespace sinergi::objections
