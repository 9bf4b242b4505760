#include "access/directory.hpp"
#include "audit/actions.hpp"
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

Done check_person(Person const& p) {
    auto const no = [](std::string which) {
        return refuse(Why::malformed, "requests.person_malformed", std::move(which));
    };
    auto const line = [](std::string const& text, std::size_t min, std::size_t max) {
        return clean_text(text, min, max, Lines::one).has_value();
    };
    if (!line(p.name, 2, 120)) return no("nama");
    if (!p.nik.empty() && !Nik::parse(p.nik)) return refuse(Why::malformed, "base.nik_malformed", "nik");
    if (!p.no_kk.empty() && !is_no_kk(p.no_kk, p.nik)) return no("no. KK");
    if (!line(p.born_place, 0, 60)) return no("tempat lahir");
    if (!line(p.address, 0, 200)) return no("alamat");
    if (!p.phone.empty() && !Phone::parse(p.phone)) return refuse(Why::malformed, "base.phone_malformed", "phone");
    if (!line(p.asker_name, 0, 120) || !line(p.asker_relation, 0, 60)) return no("yang mengurus");
    for (auto const* list : {&p.answers, &p.specific})
        for (auto const& [code, value] : *list)
            if (!clean_text(value, 0, 500, Lines::one)) return no(code);
    return {};
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
    SINERGI_TRY(permit, access::permit(access::Act::take_request, by, wish.region));
    if (!desk.office.area.has(wish.region)) return refuse(Why::malformed, "requests.place_outside", "region");
    SINERGI_TRY(kind, kind_of(tx, wish.kind));
    if (!kind.is_active) return refuse(Why::conflict, "requests.kind_ended", "kind");
    SINERGI_MUST(check_person(wish.person));
    auto const person = cleaned(std::move(wish.person));
    SINERGI_MUST(check_answers(kind, person));
    if (kind.is_pbi && !wish.need) return refuse(Why::malformed, "requests.pbi_need_missing", "need");
    if (kind.is_pbi && *wish.need == Need::emergency) wish.pace = Pace::emergency;
    if (wish.pace == Pace::emergency && kind.urgent_hours == 0)
        return refuse(Why::malformed, "requests.no_emergency", "is_urgent");

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
    SINERGI_MUST(check_person(person));
    auto const clean = cleaned(person);
    SINERGI_MUST(check_answers(kind, clean));
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
