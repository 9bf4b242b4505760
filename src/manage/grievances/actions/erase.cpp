#include "audit/actions.hpp"
#include "base/nik.hpp"
#include "grievances/actions.hpp"
#include "grievances/store/erasure.hpp"

namespace sinergi::grievances {

Done erase(db::Tx& tx, Desk const& desk, std::optional<access::Officer> const& by, GrievanceId id,
           std::string const& reason) {
    if (by && !by->may(access::Act::erase_personal)) return refuse(Why::not_allowed, "access.act_not_allowed");
    SINERGI_TRY(found, store::get_plain(tx, id));
    if (by && !by->area.has(found.region)) return refuse(Why::not_found, "grievances.not_found");
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
