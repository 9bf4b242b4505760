#pragma once
// Deeds with field checks. What a visit found changes nothing until a second person accepts it; then it becomes answers
// of the family with the visit as their source.

#include "plumbing/files/files.hpp"
#include "plumbing/http/http.hpp"
#include "plumbing/print/print.hpp"
#include "registry/actions.hpp"
#include "registry/known.hpp"
#include "registry/store/visits.hpp"

namespace sinergi::registry::visits {

/// What the routes stand on. Made by apps/server.
struct House {
    access::Office& office;
    access::Doors& doors;
    Known& known;
    regions::Areas const& areas;
    files::FileStore const& files;
    http::Router::Say say;
};

struct NewVisit {
    FamilyId family;
    std::string reason;
    std::optional<Date> due_on{};
};
/// @refuses access.act_not_allowed registry.family_unknown registry.reason_missing registry.visit_open_already
Result<Visit> ask(db::Tx& tx, Desk const& desk, access::Officer const& by, NewVisit const& wish);

/// Asks for checks of several families in one breath, in this order: the same words, day and author, so that none tells
/// why it came. Families that are being checked are passed over. Acts verify_registry or decide_registry.
/// @refuses access.act_not_allowed registry.family_unknown
Result<std::vector<Visit>> ask_round(db::Tx& tx, Desk const& desk, access::Officer const& by,
                                     std::span<FamilyId const> families, Date due_on);
/// Is a family passed over that was asked about lately? Not where it stands beside one that is exempt from the rest:
/// that one would be the only one to come twice.
enum class Rest : std::uint8_t { kept, waived };
struct Lottery {
    RegionCode village;
    FamilyId without{};
    std::int64_t count = 0;
    Rest rest = Rest::kept;
};
/// Families of a whole village in an order that nobody can foretell, without this one and those that are being checked;
/// a deed that runs again draws the same. At most `count`.
[[nodiscard]] std::vector<FamilyId> draw(db::Tx& tx, Desk const& desk, Lottery const& among);
/// The check that is open or waits for its word.
[[nodiscard]] std::optional<Visit> open_visit_of(db::Tx& tx, FamilyId family);
/// For a house that holds its id; the caller holds the permit.
[[nodiscard]] std::optional<Visit> known_visit(db::Tx& tx, VisitId id);

/// What somebody saw. `absent` counts a try and leaves the visit open.
struct NewResult {
    std::int64_t version = 0;
    VisitOutcome outcome = VisitOutcome::met;
    VisitWay way = VisitWay::screen;
    std::optional<Date> on{};  // none: today
    std::optional<std::int64_t> lat{}, lon{};
    std::string note{};
    std::vector<Found> found{};
    VisitFinding seen =
        VisitFinding::none;  // of people who were met: fits or differs; else it follows from the outcome
    std::string family_says{};
};
/// @refuses registry.visit_unknown registry.visit_not_open registry.changed_meanwhile registry.ground_in_future
///          registry.section_unknown registry.section_of_other registry.visit_specific registry.not_a_member
///          registry.faulty registry.visit_nothing_found registry.visit_finding_missing
Result<Visit> report(db::Tx& tx, Desk const& desk, access::Officer const& by, VisitId id, NewResult const& wish);

enum class VisitVerdict : std::uint8_t { accept, back };
BOOST_DESCRIBE_ENUM(VisitVerdict, accept, back)
struct Judgement {
    std::int64_t version = 0;
    VisitVerdict verdict = VisitVerdict::accept;
    std::string reason;
    VisitFinding finding = VisitFinding::none;  // none: as seen by who was there
    std::string minutes{};  // number of the minutes of the village meeting, beside or without a visit
    std::optional<Date> minutes_on{};
};
/// Accepting writes what a done visit found; sending back opens the visit again and drops what it found. Never the one
/// who was there. Without a visit that found anything it rests on minutes, or on tries that met nobody.
/// @refuses registry.visit_unknown registry.visit_not_done registry.visit_own registry.reason_missing
///          registry.visit_finding_missing registry.ground_in_future registry.changed_meanwhile access.act_not_allowed
Result<Visit> judge(db::Tx& tx, Desk const& desk, access::Officer const& by, VisitId id, Judgement const& wish);
/// On what an accepted check rests: "Berita acara 4/2026, 2026-11-20; kunjungan 2026-11-21".
[[nodiscard]] std::string proof_of(Visit const& visit);

/// A visit this officer may see; one line in the audit chain with the family's opening.
/// @refuses registry.visit_unknown access.act_not_allowed
Result<Visit> find(db::Tx& tx, access::Officer const& by, VisitId id, access::Act act = access::Act::see_registry);
/// @refuses as find, registry.visit_not_open
Done add(db::Tx& tx, Desk const& desk, access::Officer const& by, Photo const& photo);

/// The files its rows name, for whoever removes what nobody names (plumbing/files/loose.hpp).
[[nodiscard]] db::Statement const& file_names() noexcept;

/// The notice of the check and how to respond: the same words for every family, and never why it was chosen.
[[nodiscard]] print::Letter notice_letter(Desk const& desk, http::Router::Say const& say, Visit const& visit,
                                          Family const& family);
/// The form to take along: what stands now, room for what is found, and the code; not why. A4 PDF.
[[nodiscard]] std::string paper_form(Desk const& desk, Visit const& visit, FamilyFile const& file);

///   POST /api/v1/registry/visits      GET ...?state=&region=&family=&after=      GET .../{id}
///   GET  /api/v1/registry/visits/{id}/{form|letter}.pdf      GET .../{id}/photos/{photo}
///   POST /api/v1/registry/visits/{id}/{result|judge|photos}
///   GET  /api/v1/visit-queues                     how many wait for whoever asks
void add_routes(http::Router& router, House& house);

}  // namespace sinergi::registry::visits
