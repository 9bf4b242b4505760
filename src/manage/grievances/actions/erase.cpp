#include "audit/actions.hpp"
#include "base/nik.hpp"
#include "grievances/actions.hpp"
#include "grievances/store/erasure.hpp"
#include "grievances/store/photos.hpp"

#include <algorithm>

namespace sinergi::grievances {
namespace {

Result<Grievance> found_for(db::Tx& tx, std::optional<access::Officer> const& by, GrievanceId id) {
    if (by && !by->may(access::Act::erase_personal)) return refuse(Why::not_allowed, "access.act_not_allowed");
    SINERGI_TRY(found, store::get_plain(tx, id));
    if (by && !by->area.has(found.region)) return refuse(Why::not_found, "grievances.not_found");
    return std::move(found);
}

}  // namespace

Result<Erasable> look_erasable(db::Tx& tx, Desk const& desk, access::Officer const& by, GrievanceId id) {
    SINERGI_TRY(found, found_for(tx, by, id));
    audit::note(tx, desk.office.ids, desk.now, by.trace("erasure"), "grievances.looked_at",
                {.kind = "grievance", .id = id.raw(), .region = found.region});
    auto const steps = store::steps(tx, id);
    return Erasable{.grievance = found,
                    .is_erased = store::content(tx, id).erased_at.has_value(),
                    .has_reporter = store::find_reporter(tx, id).has_value(),
                    .photos = std::ssize(store::photos(tx, id)),
                    .words = std::ranges::count_if(steps, [](auto const& step) { return !step.body.empty(); })};
}

Done erase(db::Tx& tx, Desk const& desk, std::optional<access::Officer> const& by, GrievanceId id,
           std::string const& reason) {
    SINERGI_TRY(found, found_for(tx, by, id));
    if (is_open(found.state)) return refuse(Why::conflict, "grievances.still_open");
    if (store::content(tx, id).erased_at) return refuse(Why::conflict, "grievances.already_erased");
    auto const trace =
        by ? by->trace(mask_niks(reason)) : audit::Trace{.actor = audit::ActorKind::system, .purpose = reason};
    store::empty(tx, id, desk.now);
    access::forget_answers(tx, id.raw());
    audit::forget(tx, "grievance", id.raw());
    audit::note(tx, desk.office.ids, desk.now, trace, "grievances.erased",
                {.kind = "grievance", .id = id.raw(), .region = found.region});
    return {};
}

}  // namespace sinergi::grievances
