#include "objections/actions/rights.hpp"

#include "audit/about.hpp"
#include "base/nik.hpp"
#include "objections/actions/trace.hpp"
#include "plumbing/json/read.hpp"

#include <algorithm>

namespace sinergi::objections {
namespace {

using access::Act;
constexpr std::int64_t opened_max = 200;  // lines of who opened it, the newest

Result<access::Permit> permit_of(access::Officer const& by) {
    if (!by.may(Act::see_registry)) return refuse(Why::not_allowed, "access.act_not_allowed");
    return access::permit(Act::take_request, by, by.area);
}

Result<RightsRequest> taken(db::Tx& tx, access::Officer const& by, RightsId id) {
    SINERGI_TRY(permit, permit_of(by));
    return get(tx, permit, id);
}

Result<RightsRequest> keep(db::Tx& tx, Desk const& desk, access::Officer const& by, RightsRequest next) {
    ++next.version;
    SINERGI_MUST(store::update(tx, next));
    tell(
        tx, desk, by.trace(),
        {.act = "objections.rights_" + word(next.state), .kind = "rights", .id = next.id.raw(), .region = next.region});
    return next;
}

/// Gathers the lines in the order in which they are printed.
class Gatherer {
public:
    Gatherer(registry::FamilyFile const& file, std::string_view language, Zone zone)
        : file_(file), is_english_(language == "en"), zone_(zone) {}

    std::vector<KeptLine> lines() {
        auto const& f = file_.family;
        auto const stamp = registry::word(f.source);
        add("family", "", "no_kk", f.no_kk.empty() ? "" : mask_niks(f.no_kk), stamp, f.valid_from);
        add("family", "", "address", f.address + " RT " + f.rt + " RW " + f.rw, stamp, f.valid_from);
        for (auto const& one : file_.members) member(one);
        for (auto const& one : file_.answers) answers(one);
        for (auto const& one : file_.specifics) answers(one);
        for (auto const& one : file_.facts)
            add("fact", name_of(one.subject), std::string(registry::word(one.kind)), one.value,
                registry::word(one.source), one.as_of);
        for (auto const& one : file_.deciles)
            add("decile", "", std::string(registry::word(one.maker)), std::to_string(one.decile), one.period,
                date_in(zone_, one.received_at));
        return std::move(lines_);
    }

private:
    void add(std::string part, std::string who, std::string label, std::string value, std::string_view source,
             std::optional<Date> on) {
        if (value.empty()) return;
        lines_.push_back(
            {std::move(part), std::move(who), std::move(label), std::move(value), std::string(source), on});
    }
    /// A member's, or "" of the family.
    std::string name_of(std::int64_t subject) const {
        auto const found = std::ranges::find(file_.members, subject, [](auto const& one) { return one.id.raw(); });
        return found == file_.members.end() ? std::string() : found->name;
    }
    void member(registry::Person const& p) {
        auto const stamp = registry::word(p.source);
        add("person", p.name, "nik", p.nik.empty() ? "" : mask_niks(p.nik), stamp, p.valid_from);
        add("person", p.name, "born_on", p.born_on ? p.born_on->text() : "", stamp, p.valid_from);
        add("person", p.name, "born_place", p.born_place, stamp, p.valid_from);
        add("person", p.name, "mother_name", p.mother_name, stamp, p.valid_from);
    }
    std::string shown(registry::Question const& question, std::int64_t code) const {
        auto const found = std::ranges::find(question.codes, code, &registry::Code::code);
        if (found == question.codes.end()) return std::to_string(code);
        return std::string(is_english_ ? found->en : found->id);
    }
    void answers(registry::Answered const& one) {
        auto const body = json::read<registry::Answers>(one.body);
        if (!body) return;
        auto const who = name_of(one.subject);
        for (auto const& [key, code] : *body) {
            auto const* question = registry::find_question(key);
            if (question == nullptr) continue;
            add("answer", who, std::string(is_english_ ? question->en : question->id), shown(*question, code),
                registry::word(one.source), one.valid_from);
        }
    }

    registry::FamilyFile const& file_;
    bool is_english_;
    Zone zone_;
    std::vector<KeptLine> lines_;
};

}  // namespace

Result<RightsRequest> get(db::Tx& tx, access::Permit const& permit, RightsId id) {
    auto found = store::find(tx, id);
    if (!found || !permit.area().has(found->region)) return refuse(Why::not_found, "objections.rights_not_here");
    return *std::move(found);
}

Result<RightsRequest> identify(db::Tx& tx, Desk const& desk, access::Officer const& by, NewRights const& wish) {
    SINERGI_TRY(permit, permit_of(by));
    SINERGI_TRY(nik, Nik::parse(wish.nik));
    if (wish.kind != RightsKind::access) SINERGI_MUST(check_text(wish.body, 10));
    auto const known = registry::with_nik(tx, nik.digits());
    auto const found = std::ranges::find_if(known, [&](registry::Person const& one) {
        return permit.area().has(one.region) && !one.family.is_none() && one.state != registry::PersonState::merged;
    });
    if (found == known.end()) return refuse(Why::not_found, "objections.rights_unknown", "nik");
    RightsRequest made{.id = desk.office.ids.make<RightsRequest>(desk.now),
                       .region = found->region,
                       .person = found->id,
                       .family = found->family,
                       .kind = wish.kind,
                       .paper = wish.paper,
                       .body = mask_niks(trimmed(wish.body)),
                       .received_at = desk.now,
                       .due_at = desk.now.plus_ms(rights_hours * hour_ms),
                       .taken_by = by.id};
    store::insert(tx, made);
    tell(tx, desk, permit.trace(),
         {.act = "objections.rights_identified", .kind = "rights", .id = made.id.raw(), .region = made.region});
    return made;
}

Result<RightsRequest> prove(db::Tx& tx, Desk const& desk, access::Officer const& by, RightsId id, Knows const& said) {
    SINERGI_TRY(request, taken(tx, by, id));
    if (request.state != RightsState::identified) return refuse(Why::conflict, "objections.not_in_this_state");
    auto const family = registry::find_family(tx, request.family);
    auto const members = registry::members_of(tx, request.family);
    auto const person = std::ranges::find(members, request.person, &registry::Person::id);
    if (!family || person == members.end()) return refuse(Why::not_found, "objections.rights_unknown");
    auto next = request;
    ++next.tries;
    if (proves(*person, *family, said))
        next.state = RightsState::proved;
    else if (next.tries >= identity_tries_max)
        next.state = RightsState::failed;
    return keep(tx, desk, by, std::move(next));
}

Result<std::vector<KeptLine>> kept_about(db::Tx& tx, Desk const& desk, access::Officer const& by, RightsId id,
                                         std::string_view language) {
    SINERGI_TRY(request, taken(tx, by, id));
    if (request.state != RightsState::proved) return refuse(Why::conflict, "objections.rights_not_proved");
    RegistryDesk const records(desk);
    SINERGI_TRY(file, registry::open(tx, records.as_desk, by, request.family));
    auto lines = Gatherer(file, language, desk.office.zone).lines();
    for (auto const& one : registry::exclusions(tx, request.family))
        lines.push_back({"removal", "", one.programme, one.proof, "", one.from_on});
    auto const opened = [&](std::string_view kind, std::int64_t subject, std::string const& who) {
        for (auto const& one : audit::lines_about(tx, kind, subject, opened_max))
            lines.push_back({"opened", who, one.act, one.role.empty() ? one.actor : one.role, "",
                             date_in(desk.office.zone, one.at)});
    };
    opened("family", request.family.raw(), "");
    for (auto const& one : file.members)
        for (std::string_view const kind : {"person", "padan"}) opened(kind, one.id.raw(), one.name);
    return lines;
}

Result<RightsRequest> settle(db::Tx& tx, Desk const& desk, access::Officer const& by, RightsId id,
                             RightsOutcome outcome, std::string const& answer) {
    SINERGI_TRY(request, taken(tx, by, id));
    if (request.state != RightsState::proved) return refuse(Why::conflict, "objections.rights_not_proved");
    SINERGI_MUST(check_text(answer, 5));
    auto next = request;
    next.state = RightsState::closed;
    next.outcome = word(outcome);
    next.answer = mask_niks(trimmed(answer));
    next.closed_by = by.id;
    next.closed_at = desk.now;
    return keep(tx, desk, by, std::move(next));
}

}  // namespace sinergi::objections
