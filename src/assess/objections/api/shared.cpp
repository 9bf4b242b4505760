#include "objections/api/shared.hpp"

#include "access/directory.hpp"
#include "base/nik.hpp"
#include "plumbing/files/images.hpp"
#include "plumbing/log/log.hpp"
#include "registry/actions/others.hpp"

#include <algorithm>
#include <cmath>

namespace sinergi::objections {
namespace {

using access::Act;

std::string name_of(db::Tx& tx, access::AccountId id) {
    if (id.is_none()) return {};
    auto const person = access::find_person(tx, id);
    return person ? person->name : std::string{};
}

std::string masked(std::string_view digits) { return digits.empty() ? std::string{} : mask_niks(digits); }

std::vector<std::string> may_now(File const& file, access::Officer const& reader) {
    std::vector<std::string> may;
    auto const& o = file.objection;
    if (is_open(o.state)) {
        if (o.officer != reader.id) may.emplace_back("claim");
        if (o.state == State::received) may.emplace_back("match");
        if (o.state == State::received && !o.family.is_none()) may.emplace_back("check");
        if (o.state == State::checking && file.visit && outcome_of(*file.visit) && file.visit->visited_by != reader.id)
            may.emplace_back("conclude");
        may.emplace_back("set_aside");
        may.emplace_back("bar");
    }
    may.emplace_back("ministry");
    may.emplace_back("note");
    if (reader.may(Act::open_reporter)) may.emplace_back("challenger");
    return may;
}

}  // namespace

std::string Stand::word_name(std::string_view group, std::string_view word) const {
    return house_.say("objections." + std::string(group) + "." + std::string(word), language_);
}

std::string Stand::reason_name(std::vector<Reason> const& known, std::string_view code) const {
    auto const found = std::ranges::find(known, code, &Reason::code);
    if (found == known.end()) return std::string(code);
    return language_ == "en" ? found->name_en : found->name_id;
}

wire::ObjectionRowOut Stand::row(db::Tx& tx, Objection const& o, std::vector<Reason> const& known) const {
    auto const zone = house_.office.zone;
    return {.id = o.id,
            .number = number_text(o.id.raw()),
            .region = o.region,
            .region_name = house_.areas.name_of(o.region),
            .state = word(o.state),
            .state_name = word_name("state", word(o.state)),
            .programme = o.programme,
            .family_name = o.family_name,
            .address = o.address,
            .rt = o.rt,
            .rw = o.rw,
            .reason_name = reason_name(known, o.reason),
            .officer_name = name_of(tx, o.climbed_to.is_none() ? o.officer : o.climbed_to),
            .received_at = o.received_at,
            .due_at = o.due_at,
            .days_left = date_in(zone, o.due_at).days() - today().days(),
            .is_late = is_open(o.state) && o.due_at < now_,
            .climbs = o.climbs};
}

wire::ObjectionOut Stand::file(db::Tx& tx, File const& file, access::Officer const& reader) const {
    auto const& o = file.objection;
    wire::ObjectionOut out{.row = row(tx, o, store::reasons(tx)),
                           .id = o.id,
                           .state = word(o.state),
                           .version = o.version,
                           .text = o.body,
                           .channel = word(o.channel),
                           .told = o.told,
                           .ministry = o.ministry,
                           .outcome = {},
                           .ministry_on = o.ministry_on,
                           .lat = o.lat,
                           .lon = o.lon};
    if (file.family) out.family = family_out(*file.family);
    if (auto const& v = file.visit) {
        out.visit = {v->id, v->state, v->seen, v->finding, v->visited_on, name_of(tx, v->visited_by), v->note};
        if (auto const outcome = outcome_of(*v)) out.outcome = word(*outcome);
    }
    for (auto step = file.steps.rbegin(); step != file.steps.rend(); ++step)
        out.steps.push_back({step->at, step->deed, word_name("deed", step->deed), name_of(tx, step->account),
                             step->by_role, step->body, step->is_public});
    for (auto const& photo : file.photos) {
        auto const url = "/api/v1/objections/" + o.id.text() + "/photos/" + photo.id.text();
        out.photos.push_back({photo.id, url, url + "?size=thumb"});
    }
    for (auto const one : file.barred) out.barred.push_back(name_of(tx, one));
    if (is_open(o.state))
        for (auto const& one : access::people(tx, {}, o.region, today())) {
            access::Officer const who{.id = one.id,
                                      .name = one.name,
                                      .role = one.role,
                                      .area = one.area,
                                      .unit = one.unit,
                                      .acts = access::acts_of(one.role)};
            if (may_see(who, o.region, file.barred))
                out.handlers.push_back({one.id, one.name, std::string(access::role_text(one.role))});
        }
    out.may = may_now(file, reader);
    return out;
}

wire::RemovalOut Stand::removal(db::Tx& tx, Removal const& r, std::vector<Reason> const& known,
                                access::Officer const& reader) const {
    wire::RemovalOut out{.id = r.id,
                         .number = number_text(r.id.raw()),
                         .region = r.region,
                         .region_name = house_.areas.name_of(r.region),
                         .family = r.family,
                         .state = word(r.state),
                         .programme = r.programme,
                         .reason_name = reason_name(known, r.reason),
                         .proof = r.proof,
                         .proposed_by_name = name_of(tx, r.proposed_by),
                         .decided_by_name = name_of(tx, r.decided_by),
                         .appeal = r.appeal,
                         .answer = r.answer,
                         .proposed_at = r.proposed_at,
                         .told_on = r.told_on,
                         .appeal_until = r.appeal_until,
                         .appeal_due = r.appeal_due,
                         .is_late = r.state == RemovalState::appealed && r.appeal_due && *r.appeal_due < today(),
                         .version = r.version};
    if (auto const family = registry::find_family(tx, r.family)) out.head_name = family->head_name;
    bool const decides = reader.may(Act::decide_registry) && r.proposed_by != reader.id;
    if (decides && r.state == RemovalState::proposed) out.may.emplace_back("decide");
    if (reader.may(Act::decide_registry) && r.state == RemovalState::decided) out.may.emplace_back("told");
    if (decides && r.state == RemovalState::appealed) out.may.emplace_back("answer");
    if (reader.may(Act::take_request) && may_appeal(r, today())) out.may.emplace_back("appeal");
    return out;
}

std::string Stand::programme_name(db::Tx& tx, std::string_view code) const {
    for (auto const& one : proposals::programmes(tx))
        if (one.code == code) return language_ == "en" ? one.name_en : one.name_id;
    return std::string(code);
}

wire::UsulOut Stand::usul(db::Tx& tx, Usul const& u, Proposer const& by) const {
    wire::UsulOut out{.id = u.id,
                      .number = number_text(u.id.raw()),
                      .region = u.region,
                      .region_name = house_.areas.name_of(u.region),
                      .state = word(u.state),
                      .kind = word(u.kind),
                      .whose = word(u.whose),
                      .channel = word(u.channel),
                      .programme = programme_name(tx, u.programme),
                      .name = u.name,
                      .nik = masked(u.nik),
                      .no_kk = masked(u.no_kk),
                      .address = u.address,
                      .rt = u.rt,
                      .rw = u.rw,
                      .text = u.body,
                      .refusal = u.refusal,
                      .told = u.told,
                      .proposer_name = by.name,
                      .proposer_phone = by.phone,
                      .received_at = u.received_at,
                      .version = u.version};
    if (!u.family.is_none()) out.family = u.family;
    if (auto const line = u.item.is_none() ? std::nullopt : proposals::standing(tx, u.item))
        out.line = {line->roll,
                    line->month,
                    proposals::word(line->state),
                    word_name("usul_line", proposals::word(line->state)),
                    language_ == "en" ? line->reason_en : line->reason_id,
                    line->words};
    return out;
}

wire::ObjectionFamilyOut family_out(registry::Family const& family) {
    return {family.id, family.head_name, family.address, family.rt, family.rw};
}

Result<NewPhoto> take_photo(House& house, Desk const& desk, std::string_view bytes) {
    SINERGI_TRY(clean, files::cleaned(bytes));
    KeptPhoto photo{.digest = house.files.put(clean.jpeg), .thumb = house.files.put(clean.thumbnail)};
    if (clean.was.position) {
        constexpr double millionths = 1e6;
        photo.lat = std::llround(clean.was.position->lat * millionths);
        photo.lon = std::llround(clean.was.position->lon * millionths);
    }
    return house.office.db.write([&](db::Tx& tx) -> Result<NewPhoto> { return keep_photo(tx, desk, photo); });
}

Result<access::Permit> handling_permit(access::Officer const& by) {
    if (!handles(by)) return refuse(Why::not_allowed, "access.act_not_allowed");
    auto const act = by.may(access::Act::verify_registry) ? access::Act::verify_registry : access::Act::decide_registry;
    return access::permit(act, by, by.area);
}

void add_routes(http::Router& router, House& house) {
    add_objection_routes(router, house);
    add_queue_routes(router, house);
    add_removal_routes(router, house);
    add_usul_routes(router, house);
    add_rights_routes(router, house);
    add_erasure_routes(router, house);
    add_page_routes(router, house);
}

void tend_clocks(House& house, Moment now) {
    constexpr std::int64_t step_rows = 50;
    auto const calendar = house.calendar();
    Desk const desk{house.office, *calendar, house.areas, now};
    for (;;) {
        auto const moved = house.office.db.write([&](db::Tx& tx) { return run_clocks(tx, desk, step_rows); });
        if (!moved) log::error("clocks of objections stopped: {}", moved.error().key);
        if (!moved || *moved < step_rows) break;
    }
}

}  // namespace sinergi::objections
