#pragma once
// Referring to a partner office and what the partner does with it; places and the guide. Each deed in the caller's
// transaction, with its audit line and its notice "referrals.<deed>".

#include "access/doors.hpp"
#include "base/phone.hpp"
#include "base/text.hpp"
#include "referrals/rules.hpp"

namespace sinergi::referrals {

/// How the subject's own house (cases) follows what a partner does, in the partner's transaction: accepted, declined,
/// answered, handed_back. Asking and withdrawing are that house's own deeds and not told. A refusal undoes the deed.
/// It may be run again with the transaction, so it touches nothing but `tx`.
using Told = std::function<Done(db::Tx& tx, Happened const& happened)>;
/// May this officer see the subject? Whoever may not sees nothing of its referrals.
using MaySee =
    std::function<bool(db::Tx& tx, access::Officer const& by, std::string_view subject_kind, std::int64_t subject)>;

/// What a deed stands on.
struct Desk {
    access::Office& office;
    Moment now;
    Told const* told = nullptr;  // none: nobody follows
    [[nodiscard]] Date today() const { return date_in(office.zone, now); }
};

// ---- by the office that asks

struct NewReferral {
    std::string subject_kind = "case";
    std::int64_t subject = 0;
    RegionCode region;
    PlaceId place;
    std::string asked;  // 3 to 2,000 characters
    Basis basis = Basis::public_task;
    Payer payer = Payer::none;
    std::optional<Moment> due_at{};
    std::vector<Shown> shown;  // all that the partner sees of the person
    std::int64_t guard = 0;    // of the subject, for the notice (plumbing/notices)
};
/// @refuses access.act_not_allowed access.area_not_allowed (act work_case) referrals.place_unknown
/// referrals.place_closed referrals.text_needed referrals.due_past referrals.subject_missing
Result<Referral> refer(db::Tx& tx, Desk const& desk, access::Officer const& by, NewReferral const& wish);
/// @refuses referrals.unknown referrals.not_now referrals.text_needed
Result<Referral> withdraw(db::Tx& tx, Desk const& desk, access::Officer const& by, ReferralId id,
                          std::string const& reason);
/// A paper of the office that goes with it; its bytes are in the FileStore already. @refuses referrals.unknown
Result<PaperId> attach(db::Tx& tx, Desk const& desk, access::Officer const& by, ReferralId id, Paper const& paper);

/// Without a permit: for the subject's own house, which has asked for its own.
[[nodiscard]] std::optional<Referral> find(db::Tx& tx, ReferralId id);
[[nodiscard]] std::vector<Referral> of_subject(db::Tx& tx, std::string_view subject_kind, std::int64_t subject);
[[nodiscard]] std::vector<Paper> papers_of(db::Tx& tx, ReferralId id);
/// The files its rows name, for whoever removes what nobody names (plumbing/files/loose.hpp).
[[nodiscard]] db::Statement const& file_names() noexcept;
/// The subject is erased: what was asked, shown and answered is emptied, papers go; number, place and dates stay. The
/// subject's own house says so in the audit chain.
void erase_of_subject(db::Tx& tx, std::string_view subject_kind, std::int64_t subject);

// ---- by the partner (act answer_referral, only what was referred to its own unit); for a place without an account by
// the office that asked (act work_case), which notes what it was told

struct Said {
    std::string text{};             // reason or result; needed to decline, to answer and to hand back
    std::vector<PaperId> papers{};  // handed in before (attach), told with the deed
    std::optional<std::int64_t> version{};
};
/// @param deed accepted, declined, answered or handed_back
/// @refuses referrals.unknown (also when it is not theirs) referrals.not_now referrals.text_needed
/// referrals.changed_meanwhile access.act_not_allowed
Result<Referral> reply(db::Tx& tx, Desk const& desk, access::Officer const& by, ReferralId id, Deed deed,
                       Said const& said);
/// Opens one for reading; the line of it is in the audit chain. @refuses referrals.unknown
Result<Referral> open(db::Tx& tx, Desk const& desk, access::Officer const& by, ReferralId id, MaySee const& may_see);

// ---- places

[[nodiscard]] std::optional<Place> find_place(db::Tx& tx, PlaceId id);
/// Open and closed ones of a kind (none: all) in an area, by region and name.
[[nodiscard]] std::vector<Place> places(db::Tx& tx, std::optional<PlaceKind> kind, RegionCode const& within,
                                        std::int64_t limit);
/// Open places of a kind near here, the nearest first: in the regency, the province or the country, as the kind is.
[[nodiscard]] std::vector<Near> nearest_places(db::Tx& tx, PlaceKind kind, Here const& here, Date today,
                                               std::size_t limit);
/// Act manage_settings. @refuses referrals.place_malformed referrals.unit_unknown
Result<Place> add_place(db::Tx& tx, Desk const& desk, access::Officer const& by, Place place);
/// @refuses referrals.place_unknown referrals.changed_meanwhile
Result<Place> change_place(db::Tx& tx, Desk const& desk, access::Officer const& by, Place place);
/// A place as it was seen, and from which day on it is closed; none: open again.
struct Closure {
    PlaceId place;
    std::int64_t version = 0;
    std::optional<Date> since{};
};
/// @refuses referrals.place_unknown referrals.changed_meanwhile (about: its version now)
Result<Place> close_place(db::Tx& tx, Desk const& desk, access::Officer const& by, Closure const& closure);
/// Beds free today, as told: by a partner of the place's unit, or by an officer with work_case in its area.
/// @refuses referrals.place_unknown referrals.beds_malformed
Result<Place> tell_beds(db::Tx& tx, Desk const& desk, access::Officer const& by, PlaceId id, std::int64_t free_beds);

// ---- the guide

[[nodiscard]] std::vector<Need> needs(db::Tx& tx);
/// All rows that may hold in a region: its own, and those of the areas that hold it.
[[nodiscard]] std::vector<GuideRow> guide_rows(db::Tx& tx, RegionCode const& region);
/// A region writes its own row (act manage_settings); it replaces the wider one of the same code.
/// @refuses referrals.row_malformed referrals.need_unknown
Done put_row(db::Tx& tx, Desk const& desk, access::Officer const& by, GuideRow const& row);
/// The wider row holds again. @refuses referrals.row_unknown referrals.row_of_program
Done delete_row(db::Tx& tx, Desk const& desk, access::Officer const& by, std::string const& code,
                RegionCode const& region);
/// @refuses referrals.need_malformed
Done put_need(db::Tx& tx, Desk const& desk, access::Officer const& by, Need const& need);

}  // namespace sinergi::referrals
