#include "cases/api/stand.hpp"

#include "access/actions.hpp"
#include "access/directory.hpp"
#include "agreements/actions.hpp"
#include "plumbing/log/log.hpp"

namespace sinergi::cases {
namespace {

std::string waiting_for(Case const& c) {
    if (is_ended(c.state)) return "";
    if (c.is_incoming) return "incoming";
    if (c.waits_approval) return "approval";
    if (!c.pen_offered_to.empty()) return "pen";
    if (c.is_asked_up) return "asked_up";
    if (c.is_asked_down) return "asked_down";
    if (c.state == State::dirujuk) return "place";
    return c.medical == Medical::open ? "health" : "";
}

}  // namespace

Stand::Stand(House& house, http::Call const& call)
    : house_(house),
      calendar_(house.calendar()),
      clocks_(house.office.db.read([&](db::Tx& tx) { return clocks_on(tx, date_in(house.office.zone, call.now)); })),
      now_(call.now) {}

std::string const& Stand::person(db::Tx& tx, access::AccountId id) const {
    auto [at, is_new] = people_.try_emplace(id.raw());
    if (is_new && !id.is_none())
        if (auto const found = access::find_person(tx, id)) at->second = found->name;
    return at->second;
}

std::string Stand::unit(db::Tx& tx, access::UnitId id) const {
    if (id.is_none()) return {};
    if (!units_) {
        units_.emplace();
        for (auto const& one : access::units(tx)) (*units_)[one.id.raw()] = one.name;
    }
    auto const at = units_->find(id.raw());
    return at == units_->end() ? std::string{} : at->second;
}

wire::CaseRowOut Stand::row(db::Tx& tx, Case const& c, access::Officer const& reader) const {
    bool const withheld = is_withheld(reader, c);
    bool const shows_child = c.is_child && reader.may(access::Act::see_child);
    bool const has_clock = c.due_at < no_clock;
    auto waits = waiting_for(c);
    if (waits == "health" && !may_read(reader, c, Secrecy::health)) waits.clear();
    wire::CaseRowOut out{.id = c.id,
                         .number = case_number(c.id),
                         .region = c.region,
                         .region_name = house_.areas.name_of(c.region),
                         .form = c.is_managed ? wire::Form::managed : wire::Form::short_,
                         .state = c.state,
                         .types = types_for(reader, c),
                         .need = withheld ? "" : c.need,
                         .risk = c.risk,
                         .urgency = c.urgency,
                         .is_child = shows_child,
                         .pen_node = c.pen_node,
                         .received_at = c.received_at,
                         .waiting_for = waits,
                         .version = c.version,
                         .withheld = withheld};
    if (has_clock) out.due_at = c.due_at;
    if (has_clock) out.days_left = days_left(c.due_at, desk().time());
    if (!c.officer.is_none()) out.officer = c.officer;
    out.officer_name = person(tx, c.officer);
    out.unit_name = unit(tx, c.unit);
    return out;
}

std::vector<std::string> texts(std::optional<std::vector<Line<1, 40>>> const& lines) {
    std::vector<std::string> out;
    if (lines)
        for (auto const& line : *lines) out.push_back(line.text());
    return out;
}

NewPerson person_of(wire::PersonIn const& in) {
    NewPerson out{.identity = in.identity.value_or(Identity::unknown),
                  .name = text_of(in.name),
                  .nik = in.nik,
                  .sex = text_of(in.sex),
                  .born_on = in.born_on,
                  .age = in.age,
                  .phone = text_of(in.phone),
                  .address = text_of(in.address),
                  .relation = text_of(in.relation)};
    if (in.role) out.role = in.role->text();
    if (!in.identity && (in.nik || !out.name.empty())) out.identity = Identity::known;
    return out;
}

wire::CaseGroundOut ground_out(db::Tx& tx, agreements::Ground const& ground, std::optional<Moment> answer_by) {
    wire::CaseGroundOut out{.by = boost::describe::enum_to_string(ground.by, ""),
                            .basis = boost::describe::enum_to_string(ground.basis, ""),
                            .is_flagged = ground.is_flagged,
                            .answer_by = answer_by};
    for (auto const field : ground.fields.list()) out.fields.emplace_back(boost::describe::enum_to_string(field, ""));
    if (ground.agreement.is_none()) return out;
    if (auto const agreement = agreements::get(tx, ground.agreement))
        out.agreement_number = agreement->terms.number_first;
    return out;
}

wire::CasePaperOut paper_out(CaseId id, store::PaperRow const& paper) {
    return {.id = paper.id,
            .kind = paper.kind,
            .file_name = paper.file_name,
            .type = paper.type,
            .url = "/api/v1/cases/" + id.text() + "/papers/" + paper.id.text(),
            .bytes = paper.bytes,
            .at = paper.at,
            .from_node = paper.from_node};
}

Done take_in(House& house, db::Tx& tx, Arrived const& letter) {
    return at_desk(house, tx, house.office.clock.now(),
                   [&](Desk const& desk) { return take_letter(tx, desk, letter); });
}

void hear_turned(House& house, db::Tx& tx, Turned const& turned) {
    auto const done =
        at_desk(house, tx, house.office.clock.now(), [&](Desk const& desk) { return turned_down(tx, desk, turned); });
    if (!done)
        log::error("cases: {} turned down by {} is not noted: {}", turned.kind, turned.to_node, done.error().key);
}

Done take_back(House& house, db::Tx& tx, std::string const& partner, Arrived const& ours) {
    return at_desk(house, tx, house.office.clock.now(),
                   [&](Desk const& desk) { return given_back_after_restore(tx, desk, partner, ours); });
}

referrals::Told told_of(House& house) {
    return [&house](db::Tx& tx, referrals::Happened const& happened) {
        return at_desk(house, tx, happened.at, [&](Desk const& desk) { return heard(tx, desk, happened); });
    };
}

referrals::MaySee may_see_of() {
    return [](db::Tx& tx, access::Officer const& by, std::string_view kind, std::int64_t subject) {
        if (kind != "case") return false;
        auto const permit = access::permit(access::Act::see_case, by, by.area);
        if (!permit) return false;
        auto const c = store::get(tx, *permit, CaseId(subject));
        return c && !is_withheld(by, *c);
    };
}

std::int64_t tend_clocks(House& house, Moment now) {
    constexpr std::int64_t step_rows = 50;  // cases moved in one transaction
    std::int64_t all = 0;
    for (;;) {
        auto const moved = house.office.db.write([&](db::Tx& tx) {
            return at_desk(house, tx, now, [&](Desk const& desk) { return run_clocks(tx, desk, step_rows); });
        });
        if (!moved) {
            log::error("clocks of cases stopped: {}", moved.error().key);
            return all;
        }
        all += *moved;
        if (*moved < step_rows) return all;
    }
}

std::int64_t tend_retention(House& house, Moment now) {
    constexpr std::int64_t step_rows = 20;  // cases emptied in one transaction
    std::int64_t all = 0;
    for (;;) {
        auto const gone = house.office.db.write([&](db::Tx& tx) {
            return at_desk(house, tx, now, [&](Desk const& desk) { return erase_old(tx, desk, step_rows); });
        });
        if (!gone) log::error("retention of cases stopped: {}", gone.error().key);
        all += gone.value_or(0);
        if (gone.value_or(0) < step_rows) break;
    }
    return all;
}

void tend_hand_over(House& house, Moment now) {
    access::follow_ended(house.office,
                         {.followed_to = followed_to,
                          .keep = [](db::Tx& tx, std::int64_t seq) { store::keep_follower_seq(tx, "hand_over", seq); },
                          .hand_over =
                              [&](db::Tx& tx, access::AccountId from, access::AccountId to) {
                                  return at_desk(house, tx, now,
                                                 [&](Desk const& desk) { return hand_over(tx, desk, from, to); });
                              }});
}

std::int64_t followed_to(db::Tx& tx) { return store::follower_seq(tx, "hand_over"); }

void add_routes(http::Router& router, House& house) {
    add_list_routes(router, house);
    add_file_routes(router, house);
    add_deed_routes(router, house);
    add_paper_routes(router, house);
}

}  // namespace sinergi::cases
