#include "grievances/actions/trace.hpp"

#include "access/directory.hpp"
#include "audit/actions.hpp"
#include "base/nik.hpp"
#include "plumbing/notices/notices.hpp"

namespace sinergi::grievances {

std::string_view word(Deed deed) noexcept { return boost::describe::enum_to_string(deed, ""); }
std::string_view word(State state) noexcept { return boost::describe::enum_to_string(state, ""); }

bool is_among(access::Officer const& somebody, std::vector<store::NamedRow> const& named) {
    for (auto const& row : named) {
        AboutKind kind{};
        boost::describe::enum_from_string(row.kind.c_str(), kind);
        if (is_named(somebody, row.unit, {kind, row.account, row.region})) return true;
    }
    return false;
}

Done check_taker(access::Officer const& somebody, Grievance grievance, std::vector<store::NamedRow> const& named) {
    grievance.officer = somebody.id;  // who is given a closed or named one may see it
    if (somebody.may(access::Act::work_grievance) && is_visible(somebody, grievance, is_among(somebody, named)))
        return {};
    return refuse(Why::conflict, "grievances.officer_not_here", "officer");
}

Result<access::Officer> given_to(db::Tx& tx, Grievance const& grievance, access::AccountId officer) {
    auto somebody = access::find_officer(tx, officer);
    if (!somebody) return refuse(Why::malformed, "grievances.officer_unknown", "officer");
    auto const named = static_cast<Guard>(grievance.guard) == Guard::named ? store::named(tx, grievance.id)
                                                                           : std::vector<store::NamedRow>{};
    SINERGI_MUST(check_taker(*somebody, grievance, named));
    return *std::move(somebody);
}

void leave(db::Tx& tx, Desk const& desk, audit::Trace const& trace, Grievance const& now_is, Left left) {
    auto& ids = desk.office.ids;
    store::insert_step(tx, now_is.id,
                       {.id = ids.make<Step>(desk.now),
                        .at = desk.now,
                        .deed = std::string(word(left.deed)),
                        .account = access::AccountId(trace.account),
                        .by_role = trace.role,
                        .is_public = left.is_public,
                        .body = mask_niks(left.text),
                        .from_state = std::string(word(left.from)),
                        .to_state = std::string(word(now_is.state)),
                        .about = std::move(left.about),
                        .about_id = left.about_id});
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
