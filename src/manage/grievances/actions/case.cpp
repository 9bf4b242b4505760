// A complaint that becomes a case: what the case takes from it, and what comes back.

#include "grievances/actions/case.hpp"

#include "audit/actions.hpp"
#include "grievances/actions/trace.hpp"

namespace sinergi::grievances {
namespace {

/// A line of the office's own file; the reporter does not see it.
void leave_case(db::Tx& tx, access::Office& office, Moment now, audit::Trace const& trace, Grievance const& g,
                std::int64_t case_id, std::string text) {
    Settings const none;
    calendar::Calendar const any_day;
    leave(tx, {office, none, any_day, now}, trace, g,
          {.deed = Deed::noted, .from = g.state, .text = std::move(text), .about = "case", .about_id = case_id});
}

}  // namespace

Result<ForCase> look_for_case(db::Tx& tx, access::Officer const& by, GrievanceId id) {
    SINERGI_TRY(permit, access::permit(access::Act::see_grievance, by, by.area));
    SINERGI_TRY(found, store::get(tx, permit, id));
    auto const content = store::content(tx, id);
    ForCase out{.grievance = found, .text = content.body, .place = content.place, .named = {}};
    for (auto const& row : store::named(tx, id)) {
        NamedUnit one{.who = {}, .unit = row.unit};
        one.who.account = row.account;
        one.who.region = row.region;
        SINERGI_CHECK(boost::describe::enum_from_string(row.kind.c_str(), one.who.kind));
        out.named.push_back(one);
    }
    return out;
}

Result<ForCase> open_for_case(db::Tx& tx, access::Office& office, Moment now, access::Officer const& by,
                              GrievanceId id) {
    SINERGI_TRY(found, look_for_case(tx, by, id));
    audit::note(tx, office.ids, now, by.trace(), "grievances.read",
                {.kind = "grievance", .id = id.raw(), .region = found.grievance.region});
    return std::move(found);
}

void link_case(db::Tx& tx, access::Office& office, Moment now, access::Officer const& by, Grievance const& grievance,
               std::int64_t case_id) {
    leave_case(tx, office, now, by.trace(), grievance, case_id, "");
}

void hear_case(db::Tx& tx, access::Office& office, Moment now, GrievanceId id, std::int64_t case_id,
               std::string const& text) {
    auto const found = store::get_plain(tx, id);
    if (!found) return;  // erased meanwhile: nobody is left to answer
    leave_case(tx, office, now, {.actor = audit::ActorKind::system}, *found, case_id, text);
}

}  // namespace sinergi::grievances
