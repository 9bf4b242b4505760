// A case is opened: short or managed, from a complaint or from anywhere else.

#include "audit/actions.hpp"
#include "base/faults.hpp"
#include "cases/actions/trace.hpp"
#include "grievances/actions/case.hpp"
#include "plumbing/crypto/crypto.hpp"
#include "plumbing/crypto/encode.hpp"

#include <algorithm>

namespace sinergi::cases {
namespace {

struct OpenedBody {
    std::string need;
    Source source = Source::visit;
    bool is_managed = false;
    std::string grievance;  // tracking number; "" none
};
BOOST_DESCRIBE_STRUCT(OpenedBody, (), (need, source, is_managed, grievance))

constexpr std::size_t types_max = 6;
constexpr std::size_t need_max = 1'000;  // characters

/// What comes with the complaint: whom it names, and who may not know of it.
Result<std::optional<grievances::ForCase>> complaint_of(db::Tx& tx, Desk const& desk, access::Officer const& by,
                                                        NewCase const& wish) {
    if (wish.grievance.is_none()) return std::nullopt;
    SINERGI_TRY(found, grievances::open_for_case(tx, desk.office, desk.now, by, wish.grievance));
    for (auto const id : store::of_grievance(tx, wish.grievance)) {
        SINERGI_TRY(other, store::get_plain(tx, id));
        if (!is_ended(other.state)) return refuse(Why::conflict, "cases.has_case", case_number(id));
    }
    return std::optional(std::move(found));
}

void put_named(db::Tx& tx, Desk const& desk, CaseId id, grievances::ForCase const& from) {
    std::vector<store::NamedRow> rows;
    rows.reserve(from.named.size());
    for (auto const& one : from.named)
        rows.push_back({.kind = word(one.who.kind),
                        .account = one.who.account,
                        .unit = one.unit,
                        .region = one.who.region,
                        .node = one.who.kind == grievances::AboutKind::village ? "" : desk.own()});
    store::insert_named(tx, id, rows);
}

/// A short case with act and proof ends in the call that opened it.
Done close_at_once(db::Tx& tx, Desk const& desk, access::Officer const& by, Case& c, NewCase const& wish) {
    SINERGI_TRY(act, said(wish.act, "act"));
    SINERGI_TRY(proof, said(wish.proof, "proof"));
    SINERGI_TRY(body,
                checked_body("need_met", "{\"act\":" + json::write(act) + ",\"proof\":" + json::write(proof) + "}"));
    auto const before = c;
    move(c, State::selesai, desk.now);
    c.officer = by.id;
    c.unit = by.unit;
    c.closed_at = desk.now;
    c.close_reason = "need_met";
    c.answer = act;
    SINERGI_MUST(leave(tx, desk, by.trace(), c, {.kind = "need_met", .body = std::move(body)}));
    keep(tx, desk, before, c);
    tell_complaint(tx, desk, c, act);
    return {};
}

/// Act and proof close a short case at once: both, or none.
Done check_done(NewCase const& wish) {
    bool const is_done = !wish.act.empty() || !wish.proof.empty();
    if (is_done && (wish.is_managed || wish.act.empty() || wish.proof.empty()))
        return refuse(Why::malformed, "cases.proof_missing", wish.act.empty() ? "act" : "proof");
    return {};
}

/// Who stands in a case, by what is said of them alone: "role", "sex", "born_on", "age".
Done check_person(Desk const& desk, NewPerson const& wish) {
    static constexpr std::array<std::string_view, 4> roles{"subject", "family", "guardian", "contact"};
    Faults faults;
    auto const wrong = [&](char const* path) { faults.check(refuse(Why::malformed, "cases.person_malformed"), path); };
    if (std::ranges::find(roles, wish.role) == roles.end()) wrong("role");
    if (!wish.sex.empty() && wish.sex != "L" && wish.sex != "P") wrong("sex");
    if (wish.born_on && *wish.born_on > desk.today()) wrong("born_on");
    if (!wish.born_on && wish.age && (*wish.age < 0 || *wish.age > 130)) wrong("age");
    return faults.told();
}

/// Everything that is wrong with what was written, each at its place in the sending: "persons.0.age".
Done check_wish(Desk const& desk, NewCase const& wish) {
    Faults faults;
    if (!desk.office.area.has(wish.region)) faults.check(refuse(Why::malformed, "cases.place_outside"), "region");
    if (auto const need = said(wish.need, "need", need_max); !need) faults.take(need.error(), "need");
    for (std::size_t i = 0; i < wish.persons.size(); ++i) {
        Faults part;
        part.check(check_person(desk, wish.persons[i]));
        faults.within("persons." + std::to_string(i) + ".", part);
    }
    faults.check(check_types(wish.types, wish.is_managed));
    faults.check(check_done(wish));
    return faults.told();
}

}  // namespace

Done check_types(std::vector<std::string> const& types, bool is_managed) {
    if (types.empty() && is_managed) return refuse(Why::malformed, "cases.types_missing", "types");
    if (types.size() > types_max) return refuse(Why::malformed, "cases.type_unknown", "types");
    for (auto const& type : types)
        if (find_type(type) == nullptr) return refuse(Why::malformed, "cases.type_unknown", "types");
    return {};
}

Result<Case> open(db::Tx& tx, Desk const& desk, access::Officer const& by, NewCase const& wish) {
    SINERGI_TRY(permit, access::permit(access::Act::open_case, by, wish.region));
    SINERGI_MUST(check_wish(desk, wish));
    SINERGI_TRY(need, said(wish.need, "need", need_max));
    SINERGI_TRY(complaint, complaint_of(tx, desk, by, wish));

    Case c;
    c.id = desk.office.ids.make<Case>(desk.now);
    c.origin_node = desk.own();
    c.origin_id = c.id.text();
    c.region = wish.region;
    c.is_managed = wish.is_managed;
    c.state_since = c.received_at = desk.now;
    c.need = need;
    c.source = complaint ? Source::complaint : wish.source;
    c.grievance = wish.grievance;
    c.risk = wish.risk;
    c.urgency = wish.urgency;
    c.opened_by = by.id;
    c.pen_node = desk.own();
    c.pen_seq = 1;
    c.medical = wish.is_managed ? Medical::open : Medical::not_asked;
    c.guard = complaint ? complaint->grievance.guard : 0;
    if (complaint && c.guard != static_cast<std::int64_t>(Guard::named)) c.unit = complaint->grievance.unit;
    take_types(c, wish.types);
    c.promise_at = promise(c, desk.time());
    settle(c, {}, desk.own(), desk.time());
    auto const before = c;
    store::insert(tx, c);
    if (complaint) put_named(tx, desk, c.id, *complaint);
    for (auto const& person : wish.persons) SINERGI_MUST(put_person(tx, desk, c, {.values = person}));
    OpenedBody const body{.need = c.need,
                          .source = c.source,
                          .is_managed = c.is_managed,
                          .grievance = complaint ? grievances::tracking_number(wish.grievance) : ""};
    SINERGI_MUST(leave(tx, desk, permit.trace(), c, {.kind = "opened", .body = json::write(body)}));
    if (complaint) grievances::link_case(tx, desk.office, desk.now, by, complaint->grievance, c.id.raw());
    if (!wish.act.empty())
        SINERGI_MUST(close_at_once(tx, desk, by, c, wish));
    else if (c.is_child != before.is_child)
        keep(tx, desk, before, c);
    return c;
}

Result<ComplaintWords> complaint_words(db::Tx& tx, access::Officer const& by, grievances::GrievanceId id) {
    SINERGI_TRY(found, grievances::look_for_case(tx, by, id));
    ComplaintWords out{.region = found.grievance.region, .need = found.text, .is_urgent = found.grievance.is_urgent};
    for (std::size_t bytes = need_max; char_count(out.need) > need_max; --bytes) {
        out.need.resize(std::min(out.need.size(), bytes * 4));
        while (!out.need.empty() && !is_utf8(out.need)) out.need.pop_back();
    }
    return out;
}

// ---- persons

namespace {

Result<store::PersonRow> person_row(Desk const& desk, CaseId id, NewPerson const& wish) {
    SINERGI_MUST(check_person(desk, wish));
    auto const age = wish.born_on ? age_on(*wish.born_on, desk.today()) : wish.age;
    store::PersonRow row{.id = desk.office.ids.make<Person>(desk.now),
                         .case_id = id,
                         .role = wish.role,
                         .identity = word(wish.identity),
                         .name = mask_niks(wish.name),
                         .sex = wish.sex,
                         .born_on = wish.born_on,
                         .age_band = age ? std::string(age_band(*age)) : "",
                         .phone = wish.phone,
                         .address = mask_niks(wish.address),
                         .relation = wish.relation,
                         .is_child = age && *age < 18};
    row.ref = desk.own() + "/" + row.id.text();
    if (wish.nik) {
        auto const digits = wish.nik->digits();
        row.nik_masked = wish.nik->masked();
        row.nik_digest = nik_digest(desk, *wish.nik);
        row.nik_box = crypto::base64url(crypto::box(desk.office.secret, digits));
    }
    return row;
}

}  // namespace

std::string nik_digest(Desk const& desk, Nik const& nik) {
    return crypto::hex(crypto::keyed_digest(desk.office.secret, "case-nik:" + std::string(nik.digits())));
}

Done put_person(db::Tx& tx, Desk const& desk, Case& c, PersonWish const& wish) {
    SINERGI_TRY(row, person_row(desk, c.id, wish.values));
    std::optional<std::string> before;
    if (!wish.person.is_none()) {
        auto const all = store::persons(tx, c.id);
        auto const old = std::ranges::find(all, wish.person, &store::PersonRow::id);
        if (old == all.end()) return refuse(Why::not_found, "cases.person_unknown");
        if (!wish.version) return refuse(Why::malformed, "cases.version_missing", "version");
        if (*wish.version != old->version)
            return refuse(Why::conflict, "cases.person_changed", std::to_string(old->version));
        row.id = wish.person;
        row.version = old->version + 1;
        row.ref = old->ref;
        before = old->name;
        if (!wish.values.nik) {  // not said again: what is known stays
            row.nik_masked = old->nik_masked;
            row.nik_digest = old->nik_digest;
            row.nik_box = old->nik_box;
        }
        if (!wish.values.born_on && !wish.values.age) {
            row.born_on = old->born_on;
            row.age_band = old->age_band;
            row.is_child = old->is_child;
        }
    }
    store::put_person(tx, row, before);
    if (row.role == "subject" && row.is_child) c.is_child = true;
    return {};
}

Result<Case> open_file(db::Tx& tx, Desk const& desk, access::Officer const& by, CaseId id) {
    SINERGI_TRY(permit, access::permit(access::Act::see_case, by, by.area));
    SINERGI_TRY(c, store::get(tx, permit, id));
    audit::note(tx, desk.office.ids, desk.now, permit.trace(), "cases.read",
                {.kind = "case", .id = id.raw(), .region = c.region});
    return std::move(c);
}

Result<std::string> open_nik(db::Tx& tx, Desk const& desk, access::Officer const& by, CaseId id, PersonId person,
                             std::string const& reason) {
    SINERGI_TRY(permit, access::permit(access::Act::lead_case, by, by.area, mask_niks(reason)));
    SINERGI_TRY(c, store::get(tx, permit, id));
    if (!may_read(by, c, Secrecy::identity)) return refuse(Why::not_allowed, "cases.withheld");
    auto const all = store::persons(tx, id);
    auto const found = std::ranges::find(all, person, &store::PersonRow::id);
    if (found == all.end() || found->nik_box.empty()) return refuse(Why::not_found, "cases.person_unknown");
    if (found->is_child && !by.may(access::Act::see_child)) return refuse(Why::not_allowed, "cases.withheld");
    note(tx, desk, permit.trace(), c, "nik_opened");
    SINERGI_TRY(closed, crypto::from_base64url(found->nik_box));
    return crypto::unbox(desk.office.secret, closed);
}

}  // namespace sinergi::cases
