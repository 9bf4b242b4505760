#include "access/directory.hpp"
#include "audit/actions.hpp"
#include "base/faults.hpp"
#include "base/nik.hpp"
#include "base/no_kk.hpp"
#include "base/phone.hpp"
#include "base/text.hpp"
#include "plumbing/crypto/codes.hpp"
#include "requests/actions.hpp"
#include "requests/actions/pbi.hpp"
#include "requests/actions/trace.hpp"

#include <algorithm>

namespace sinergi::requests {
namespace {

/// What is wrong of the person alone, each at its place in the sending: "person.no_kk".
void check_person(Person const& p, Faults& faults) {
    Faults part;
    auto const line = [&](std::string const& path, std::string const& text, std::size_t min, std::size_t max) {
        if (!clean_text(text, min, max, Lines::one))
            part.check(refuse(Why::malformed, "requests.person_malformed"), path);
    };
    line("name", p.name, 2, 120);
    if (!p.nik.empty() && !Nik::parse(p.nik)) part.check(refuse(Why::malformed, "base.nik_malformed"), "nik");
    if (!p.no_kk.empty() && !is_no_kk(p.no_kk, p.nik))
        part.check(refuse(Why::malformed, "requests.person_malformed"), "no_kk");
    line("born_place", p.born_place, 0, 60);
    line("address", p.address, 0, 200);
    if (!p.phone.empty() && !Phone::parse(p.phone)) part.check(refuse(Why::malformed, "base.phone_malformed"), "phone");
    line("asker_name", p.asker_name, 0, 120);
    line("asker_relation", p.asker_relation, 0, 60);
    for (auto const* list : {&p.answers, &p.specific})
        for (auto const& [code, value] : *list) line("answers." + code, value, 0, 500);
    faults.within("person.", part);
}
/// ... and of what this kind of request asks besides.
void check_asked(Kind const& kind, Person const& person, NewRequest const& wish, Faults& faults) {
    faults.check(check_answers(kind, person));
    if (kind.is_pbi && !wish.need) faults.check(refuse(Why::malformed, "requests.pbi_need_missing"), "need");
    if (wish.pace == Pace::emergency && kind.urgent_hours == 0)
        faults.check(refuse(Why::malformed, "requests.no_emergency"), "is_urgent");
}
/// A kind that is served today.
Result<Kind> served_kind(db::Tx& tx, std::string_view code) {
    SINERGI_TRY(kind, kind_of(tx, code));
    if (!kind.is_active) return refuse(Why::conflict, "requests.kind_ended", "kind");
    return std::move(kind);
}

/// Free text holds no NIK; the numbers have their own columns.
Person cleaned(Person p) {
    for (auto* text : {&p.name, &p.address, &p.asker_name, &p.asker_relation, &p.born_place}) *text = mask_niks(*text);
    for (auto* list : {&p.answers, &p.specific})
        for (auto& [code, value] : *list) value = mask_niks(trimmed(value));
    if (auto const phone = Phone::parse(p.phone)) p.phone = phone->text();
    return p;
}

std::vector<std::string> terms_of(Person const& p) {
    auto terms = name_terms(p.name);
    for (auto& one : name_terms(p.asker_name))
        if (std::ranges::find(terms, one) == terms.end()) terms.push_back(std::move(one));
    return terms;
}

std::string opens(RequestId id) { return "requests.key:" + std::to_string(id.raw()); }

}  // namespace

std::string key_of(access::Office const& office, RequestId id) { return crypto::paper_key(office.secret, opens(id)); }

bool is_key_of(access::Office const& office, RequestId id, std::string_view key) {
    return crypto::is_paper_key(office.secret, opens(id), key);
}

Result<Kind> kind_of(db::Tx& tx, std::string_view code) {
    for (auto& kind : store::kinds(tx))
        if (kind.code == code) return std::move(kind);
    return refuse(Why::malformed, "requests.kind_unknown", "kind");
}

Result<Receipt> receive(db::Tx& tx, Desk const& desk, access::Officer const& by, NewRequest wish) {
    bool const has_region = wish.region != RegionCode{};
    SINERGI_TRY(permit, access::permit(access::Act::take_request, by, has_region ? wish.region : by.area));
    Faults faults;
    if (!has_region)
        faults.check(refuse(Why::malformed, "http.member_missing"), "region");
    else if (!desk.office.area.has(wish.region))
        faults.check(refuse(Why::malformed, "requests.place_outside"), "region");
    check_person(wish.person, faults);
    auto const person = cleaned(std::move(wish.person));
    auto const kind_found = served_kind(tx, wish.kind);
    auto const kind = faults.value(kind_found);
    if (kind.is_pbi && wish.need == Need::emergency) wish.pace = Pace::emergency;
    if (kind_found) check_asked(kind, person, wish, faults);
    SINERGI_MUST(faults.told());

    Request made{.id = desk.office.ids.make<Request>(desk.now),
                 .kind = kind.code,
                 .region = wish.region,
                 .state_since = desk.now,
                 .received_at = desk.now,
                 .due_at = promise(kind, wish.pace, desk.now, desk.time()),
                 .is_urgent = wish.pace == Pace::emergency,
                 .unit = kind.unit,
                 .taken_by = by.id};
    if (made.is_urgent) made.officer = access::duty_officer(tx, desk.today());
    store::insert(tx, made, person, terms_of(person));
    if (kind.is_pbi) store::put(tx, made.id, Pbi{.need = *wish.need, .deactivated_on = wish.deactivated_on});
    leave(tx, desk, permit.trace(), made, {.deed = Deed::received, .from = State::received, .text = wish.note});
    return Receipt{made, key_of(desk.office, made.id), missing_papers(kind, {})};
}

Result<Request> mend(db::Tx& tx, Desk const& desk, access::Officer const& by, RequestId id, Person const& person,
                     std::optional<std::int64_t> version) {
    SINERGI_TRY(request, taken_up(tx, by, id, Deed::completed, version));
    if (request.state > State::initialled) return refuse(Why::conflict, "requests.ended", word(request.state));
    SINERGI_TRY(kind, kind_of(tx, request.kind));
    Faults faults;
    check_person(person, faults);
    auto const clean = cleaned(person);
    faults.check(check_answers(kind, clean));
    SINERGI_MUST(faults.told());
    store::update(tx, id, clean, terms_of(clean));
    // What was initialled was another text: it is checked again.
    auto next = request;
    ++next.version;
    if (next.state == State::checked || next.state == State::initialled) {
        next.state = State::received;
        next.state_since = desk.now;
    }
    SINERGI_MUST(store::update(tx, next));
    leave(tx, desk, by.trace("mended"), next, {.deed = Deed::noted, .from = request.state, .text = {}});
    return next;
}

std::vector<Wanted> missing_papers(Kind const& kind, std::vector<store::PaperRow> const& papers) {
    std::vector<Wanted> missing;
    for (auto const& wanted : kind.papers)
        if (wanted.is_required && std::ranges::find(papers, wanted.code, &store::PaperRow::code) == papers.end())
            missing.push_back(wanted);
    return missing;
}

std::vector<store::Listed> alike(db::Tx& tx, access::Permit const& permit, Like const& like) {
    constexpr std::size_t shown_max = 8;
    std::vector<RequestId> ids;
    auto const take = [&](std::vector<RequestId> const& more) {
        for (auto const id : more)
            if (std::ranges::find(ids, id) == ids.end()) ids.push_back(id);
    };
    if (!like.nik.empty()) take(store::with_nik(tx, like.nik));
    if (auto const phone = Phone::parse(like.phone)) take(store::with_phone(tx, phone->text()));
    take(store::with_terms(tx, name_terms(like.name), 20));
    auto rows = store::some(tx, permit, ids);
    if (rows.size() > shown_max) rows.resize(shown_max);
    return rows;
}

}  // namespace sinergi::requests
