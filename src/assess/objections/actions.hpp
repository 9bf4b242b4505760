#pragma once
// Deeds on objections: one deed, one transaction, one audit line, one notice. Removals: actions/removals.hpp;
// proposals of citizens: actions/usul.hpp.

#include "access/doors.hpp"
#include "objections/rules.hpp"
#include "objections/store.hpp"
#include "regions/areas.hpp"

namespace sinergi::objections {

/// What every deed stands on.
struct Desk {
    access::Office& office;
    calendar::Calendar const& calendar;
    regions::Areas const& areas;
    Moment now;
    [[nodiscard]] Date today() const { return date_in(office.zone, now); }
    [[nodiscard]] Time time(db::Tx& tx) const { return {store::clocks_on(tx, today()), calendar, office.zone, now}; }
};

/// A photo that belongs to nothing yet; whoever holds the token hands it in.
struct NewPhoto {
    PhotoId id;
    std::string token;
};
struct KeptPhoto {
    std::string digest, thumb;
    std::optional<std::int64_t> lat{}, lon{};
};
[[nodiscard]] NewPhoto keep_photo(db::Tx& tx, Desk const& desk, KeptPhoto const& photo);

struct NewObjection {
    RegionCode region;  // the village of both
    std::string programme, family_name, address, rt, rw;
    std::string reason, body;
    std::optional<Place> place{};  // none: the photo's own
    std::vector<NewPhoto> photos{};
    std::string official{};    // an officer of whose family it is, as the challenger calls him
    bool is_declared = false;  // "I live in this village and what I write is true"
    Challenger by;
};
/// What the challenger takes home. The key is kept nowhere.
struct Receipt {
    std::int64_t id = 0;
    std::string number, key;
    Moment due_at;
};
/// Takes in an objection: from a citizen (`by` none) or by the front office for one. NIK in free text are masked.
/// @refuses access.act_not_allowed access.area_not_allowed objections.region_not_village objections.region_outside
///          objections.reason_unknown objections.family_missing objections.text_short objections.not_declared
///          objections.photo_missing objections.photo_unknown objections.place_missing objections.challenger_missing
///          base.nik_malformed base.phone_malformed
[[nodiscard]] Result<Receipt> object(db::Tx& tx, Desk const& desk, std::optional<access::Officer> const& by,
                                     NewObjection wish);
/// Everything that is wrong with it at once; nothing is kept.
/// @refuses as object, but for the permit
[[nodiscard]] Done check(db::Tx& tx, Desk const& desk, NewObjection const& wish);

/// What an officer wants done. Members that a deed does not use are left alone.
struct Wish {
    std::string text{};
    std::optional<std::int64_t> version{};  // when given, refused unless it is still that one
    registry::FamilyId family{};            // matched
    access::AccountId account{};            // barred
    std::optional<Ministry> ministry{};
    std::optional<Date> on{};  // ministry
};
/// claimed, matched, checking, concluded, set_aside, ministry, barred or noted.
/// @refuses objections.not_found access.act_not_allowed objections.changed_meanwhile objections.not_in_this_state
///          objections.text_short objections.family_elsewhere objections.not_matched objections.check_open
///          objections.four_eyes objections.day_missing registry.family_unknown
[[nodiscard]] Result<Objection> act(db::Tx& tx, Desk const& desk, access::Officer const& by, ObjectionId id, Deed deed,
                                    Wish const& wish);

struct File {
    Objection objection;
    std::vector<store::StepRow> steps;
    std::vector<store::PhotoRow> photos;
    std::vector<access::AccountId> barred;
    std::optional<registry::Family> family;
    std::optional<visits::Visit> visit;
};
/// @refuses objections.not_found access.act_not_allowed
[[nodiscard]] Result<File> open_file(db::Tx& tx, Desk const& desk, access::Officer const& by, ObjectionId id);

/// Who objected, and whether the registry knows the NIK in another village only.
struct OpenedChallenger {
    Challenger challenger;
    bool is_of_another_village = false;
};
/// The reason stands in the audit chain. Act open_reporter.
/// @refuses objections.not_found access.act_not_allowed objections.reason_missing
[[nodiscard]] Result<OpenedChallenger> open_challenger(db::Tx& tx, Desk const& desk, access::Officer const& by,
                                                       ObjectionId id, std::string const& reason);

/// What the challenger sees: state, dates and the office's words. Nothing of the family's data, nobody's name.
struct Tracked {
    Objection objection;
    std::vector<store::StepRow> steps;  // public ones
};
/// @refuses objections.number_or_key_wrong for an unknown number and a wrong key alike
[[nodiscard]] Result<Tracked> track(db::Tx& tx, Desk const& desk, std::string_view number, std::string_view key);

/// Whose number a key belongs to: each kind has its own keys.
enum class KeyOf : std::uint8_t { objection, usul, removal };
BOOST_DESCRIBE_ENUM(KeyOf, objection, usul, removal)
[[nodiscard]] std::string key_of(access::Office const& office, KeyOf kind, std::int64_t id);
[[nodiscard]] bool is_key_of(access::Office const& office, KeyOf kind, std::int64_t id, std::string_view key);

/// Did anybody object yet?
[[nodiscard]] bool has_any(db::Tx& tx);
/// Late objections climb, late appeals are told to the head. @return how many were moved
[[nodiscard]] Result<std::int64_t> run_clocks(db::Tx& tx, Desk const& desk, std::int64_t limit);

}  // namespace sinergi::objections
