#pragma once
// Deeds with field checks. What a visit found changes nothing until a second person accepts it; then it becomes answers
// of the family with the visit as their source.

#include "plumbing/files/files.hpp"
#include "plumbing/http/http.hpp"
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

/// What somebody saw. `absent` counts a try and leaves the visit open.
struct NewResult {
    std::int64_t version = 0;
    VisitOutcome outcome = VisitOutcome::met;
    VisitWay way = VisitWay::screen;
    std::optional<Date> on{};  // none: today
    std::optional<std::int64_t> lat{}, lon{};
    std::string note{};
    std::vector<Found> found{};
};
/// @refuses registry.visit_unknown registry.visit_not_open registry.changed_meanwhile registry.ground_in_future
///          registry.section_unknown registry.section_of_other registry.visit_specific registry.not_a_member
///          registry.faulty registry.visit_nothing_found
Result<Visit> report(db::Tx& tx, Desk const& desk, access::Officer const& by, VisitId id, NewResult const& wish);

enum class VisitVerdict : std::uint8_t { accept, back };
BOOST_DESCRIBE_ENUM(VisitVerdict, accept, back)
/// Accepting writes the answers and the place; sending back opens the visit again. Never the one who was there.
/// @refuses registry.visit_unknown registry.visit_not_done registry.visit_own registry.reason_missing
///          registry.changed_meanwhile access.act_not_allowed
Result<Visit> judge(db::Tx& tx, Desk const& desk, access::Officer const& by, VisitId id, std::int64_t version,
                    VisitVerdict verdict, std::string const& reason);

/// A visit this officer may see; one line in the audit chain with the family's opening.
/// @refuses registry.visit_unknown access.act_not_allowed
Result<Visit> find(db::Tx& tx, access::Officer const& by, VisitId id, access::Act act = access::Act::see_registry);
/// @refuses as find, registry.visit_not_open
Done add(db::Tx& tx, Desk const& desk, access::Officer const& by, Photo const& photo);

/// The form to take along: what stands now, room for what is found, and the code. A4 PDF.
[[nodiscard]] std::string paper_form(Desk const& desk, Visit const& visit, FamilyFile const& file);

///   POST /api/v1/registry/visits      GET ...?state=&region=&after=      GET .../{id}      GET .../{id}/form.pdf
///   POST /api/v1/registry/visits/{id}/{result|judge|photos}      GET .../{id}/photos/{photo}
void add_routes(http::Router& router, House& house);

}  // namespace sinergi::registry::visits
