#include "grievances/actions/trace.hpp"

#include "audit/actions.hpp"
#include "base/nik.hpp"
#include "plumbing/notices/notices.hpp"

namespace sinergi::grievances {

std::string_view word(Deed deed) noexcept { return boost::describe::enum_to_string(deed, ""); }
std::string_view word(State state) noexcept { return boost::describe::enum_to_string(state, ""); }

void leave(db::Tx& tx, Desk const& desk, audit::Trace const& trace, Grievance const& now_is, Left left) {
    auto& ids = desk.office.ids;
    store::insert_step(tx, now_is.id,
                       {.id = ids.make<Step>(desk.now), .at = desk.now, .deed = std::string(word(left.deed)),
                        .account = access::AccountId(trace.account), .by_role = trace.role, .is_public = left.is_public,
                        .body = mask_niks(left.text), .from_state = std::string(word(left.from)),
                        .to_state = std::string(word(now_is.state)), .about = std::move(left.about), .about_id = left.about_id});
    auto const act = "grievances." + std::string(word(left.deed));
    audit::note(tx, ids, desk.now, trace, act, {.kind = "grievance", .id = now_is.id.raw(), .region = now_is.region});
    notices::Notice notice;
    notice.at = desk.now;
    notice.topic = act;
    notice.subject = now_is.id.raw();
    notice.region = now_is.region;
    notice.unit = now_is.unit.raw();
    notice.account = now_is.officer.raw();
    notice.guard = now_is.guard;
    notices::post(tx, ids, std::move(notice));
}

}  // namespace sinergi::grievances
