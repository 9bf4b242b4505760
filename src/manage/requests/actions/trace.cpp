#include "requests/actions/trace.hpp"

#include "audit/actions.hpp"
#include "base/nik.hpp"
#include "plumbing/notices/notices.hpp"

namespace sinergi::requests {

std::string word(Deed deed) { return boost::describe::enum_to_string(deed, ""); }
std::string word(State state) { return boost::describe::enum_to_string(state, ""); }

bool is_public(Deed deed) noexcept {
    return deed != Deed::claimed && deed != Deed::noted && deed != Deed::opened && deed != Deed::late &&
           deed != Deed::returned;
}

void leave(db::Tx& tx, Desk const& desk, audit::Trace const& trace, Request const& now_is, Left left) {
    auto& ids = desk.office.ids;
    store::insert_step(tx, now_is.id,
                       {.id = ids.make<Step>(desk.now),
                        .at = desk.now,
                        .deed = word(left.deed),
                        .account = access::AccountId(trace.account),
                        .by_role = trace.role,
                        .is_public = is_public(left.deed),
                        .body = mask_niks(left.text),
                        .from_state = word(left.from),
                        .to_state = word(now_is.state)});
    auto const act = "requests." + word(left.deed);
    audit::note(tx, ids, desk.now, trace, act, {.kind = "request", .id = now_is.id.raw(), .region = now_is.region});
    notices::Notice notice;
    notice.at = desk.now;
    notice.topic = act;
    notice.subject = now_is.id.raw();
    notice.region = now_is.region;
    notice.unit = now_is.unit.raw();
    notice.account = now_is.officer.raw();
    notices::post(tx, ids, std::move(notice));
}

Result<Request> taken_up(db::Tx& tx, access::Officer const& by, RequestId id, Deed deed,
                         std::optional<std::int64_t> version) {
    SINERGI_TRY(permit, access::permit(access::Act::see_request, by, by.area));
    SINERGI_TRY(found, store::get(tx, permit, id));
    SINERGI_MUST(may_do(by, found, deed));
    if (version && *version != found.version) return refuse(Why::conflict, "requests.changed_meanwhile");
    return std::move(found);
}

Result<Request> move(db::Tx& tx, Desk const& desk, audit::Trace const& trace, Request const& from, Kind const& kind,
                     Deed deed, std::string text) {
    SINERGI_TRY(next, after(from, deed, kind, desk.time()));
    SINERGI_MUST(store::update(tx, next));
    leave(tx, desk, trace, next, {.deed = deed, .from = from.state, .text = std::move(text)});
    return std::move(next);
}

}  // namespace sinergi::requests
