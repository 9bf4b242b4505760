#include "agreements/actions.hpp"

#include "access/rules.hpp"
#include "agreements/store.hpp"
#include "agreements/store_sql.hpp"
#include "agreements/trace.hpp"
#include "base/nik.hpp"

#include <algorithm>

namespace sinergi::agreements {
namespace {

constexpr std::int64_t year_first = 2000, year_last = 2100;

/// One that this officer may change, as it stands.
Result<Agreement> taken_up(db::Tx& tx, Desk const& desk, access::Officer const& by, AgreementId id) {
    SINERGI_MUST(access::permit(access::Act::manage_agreement, by, desk.office.area));
    SINERGI_TRY(found, get(tx, id));
    if (!side_of(found, desk.own())) return refuse(Why::not_allowed, "agreements.not_ours");
    found.state = state_on(found, desk.today());
    if (found.state == State::ended) return refuse(Why::conflict, "agreements.over");
    return std::move(found);
}

Done check_version(Agreement const& agreement, std::int64_t version) {
    if (agreement.version == version) return {};
    return refuse(Why::conflict, "agreements.changed_meanwhile", std::to_string(agreement.version));
}

Side own_side(Agreement const& agreement, Desk const& desk) {
    auto const side = side_of(agreement, desk.own());
    SINERGI_CHECK(side.has_value());
    return *side;
}

Confirmed& own_word(Agreement& agreement, Desk const& desk) {
    return own_side(agreement, desk) == Side::first ? agreement.confirmed_first : agreement.confirmed_second;
}

/// Nobody else knows it: neither side has confirmed, and the other never told us of it.
bool is_ours_alone(Agreement const& agreement, Desk const& desk) {
    return agreement.partner_version == 0 && agreement.origin_node == desk.own() &&
           agreement.confirmed_first.terms_version == 0 && agreement.confirmed_second.terms_version == 0;
}

Result<PlanItem> item_of(db::Tx& tx, AgreementId id, PlanItemId item) {
    for (auto& one : store::plan_of(tx, id))
        if (one.id == item) return std::move(one);
    return refuse(Why::not_found, "agreements.item_unknown");
}

Result<PlanItem> item_of(db::Tx& tx, AgreementId id, SeenItem seen) {
    SINERGI_TRY(found, item_of(tx, id, seen.item));
    if (found.version != seen.version)
        return refuse(Why::conflict, "agreements.item_changed", std::to_string(found.version));
    return std::move(found);
}

Done check_item(NewPlanItem const& wish) {
    if (wish.year < year_first || wish.year > year_last)
        return refuse(Why::malformed, "agreements.year_malformed", "year");
    if (wish.owner_first.is_empty() && wish.owner_second.is_empty())
        return refuse(Why::malformed, "agreements.owner_missing", "owner_first");
    return {};
}

void take_wish(PlanItem& item, NewPlanItem const& wish) {
    item.year = wish.year;
    item.action = mask_niks(wish.action.text());
    item.owner_first = wish.owner_first.text();
    item.owner_second = wish.owner_second.text();
    item.due = wish.due;
}

Done check_paper(db::Tx& tx, AgreementId id, std::string const& name) {
    if (name.empty()) return {};
    auto const papers = store::papers_of(tx, id);
    if (std::ranges::find(papers, name, &Paper::name) != papers.end()) return {};
    return refuse(Why::malformed, "agreements.paper_unknown", "file");
}

/// The text of an item of ours, changed by `edit`.
template <class Edit>
Result<PlanItem> edited(db::Tx& tx, Desk const& desk, access::Officer const& by, AgreementId id, SeenItem item,
                        Edit edit) {
    SINERGI_TRY(agreement, taken_up(tx, desk, by, id));
    SINERGI_TRY(found, item_of(tx, id, item));
    if (found.origin_node != desk.own()) return refuse(Why::not_allowed, "agreements.item_not_ours");
    SINERGI_MUST(edit(found));
    store::put_item(tx, id, found);
    leave(tx, desk, by.trace(), agreement, "planned");
    return item_of(tx, id, found.id);
}

}  // namespace

// ---- asked by other houses

std::vector<Agreement> find_between(db::Tx& tx, std::string_view a, std::string_view b) {
    return store::between(tx, a, b);
}

Defaults defaults_on(db::Tx& tx, Date day) { return store::defaults_on(tx, day); }

Ground ground_between(db::Tx& tx, std::string_view from, std::string_view to, Date signed_day, Urgency urgency) {
    return ground_for(store::between(tx, from, to), from, to, signed_day, urgency, store::defaults_on(tx, signed_day));
}

Result<Agreement> get(db::Tx& tx, AgreementId id) {
    auto found = store::find(tx, id);
    if (!found) return refuse(Why::not_found, "agreements.unknown");
    return *std::move(found);
}

std::optional<Agreement> find_named(db::Tx& tx, std::string_view name) {
    auto const slash = name.find('/');
    if (slash == std::string_view::npos) return std::nullopt;
    auto const id = AgreementId::parse(name.substr(slash + 1));
    if (!id) return std::nullopt;
    return store::find_named(tx, name.substr(0, slash), *id);
}

std::vector<Agreement> list(db::Tx& tx, std::optional<State> state, std::int64_t limit) {
    return store::list(tx, state, {}, limit);
}

std::vector<PlanItem> plan_of(db::Tx& tx, AgreementId id) { return store::plan_of(tx, id); }
std::vector<Evaluation> evaluations_of(db::Tx& tx, AgreementId id) { return store::evaluations_of(tx, id); }
db::Statement const& file_names() noexcept { return sql::file_names; }

std::vector<Paper> papers_of(db::Tx& tx, AgreementId id) { return store::papers_of(tx, id); }

// ---- the text and its signing

Result<Agreement> create(db::Tx& tx, Desk const& desk, access::Officer const& by, Terms const& terms,
                         std::vector<Contact> const& contacts) {
    SINERGI_MUST(access::permit(access::Act::manage_agreement, by, desk.office.area));
    SINERGI_MUST(check_terms(terms, store::defaults_on(tx, desk.today())));
    auto const own = desk.own();
    if (terms.party_first != own && terms.party_second != own) return refuse(Why::malformed, "agreements.not_ours");
    Agreement made;
    made.id = desk.office.ids.make<Agreement>(desk.now);
    made.origin_node = own;
    made.origin_id = made.id;
    made.terms = terms;
    made.terms_by = own;
    made.contacts = contacts;
    made.version = 0;  // `leave` counts it
    store::insert(tx, made);
    leave(tx, desk, by.trace(), made, "created");
    return made;
}

Result<Agreement> change(db::Tx& tx, Desk const& desk, access::Officer const& by, AgreementId id, Terms const& terms,
                         std::int64_t version) {
    SINERGI_TRY(agreement, taken_up(tx, desk, by, id));
    SINERGI_MUST(check_version(agreement, version));
    if (agreement.is_confirmed() || own_word(agreement, desk).terms_version == agreement.terms_version)
        return refuse(Why::conflict, "agreements.already_signed");
    if (terms.party_first != agreement.terms.party_first || terms.party_second != agreement.terms.party_second)
        return refuse(Why::conflict, "agreements.parties_fixed");
    SINERGI_MUST(check_terms(terms, store::defaults_on(tx, desk.today())));
    agreement.terms = terms;
    ++agreement.terms_version;
    agreement.terms_by = desk.own();
    agreement.confirmed_first = {};
    agreement.confirmed_second = {};
    leave(tx, desk, by.trace(), agreement, "changed");
    return std::move(agreement);
}

Result<Agreement> set_contacts(db::Tx& tx, Desk const& desk, access::Officer const& by, AgreementId id,
                               std::vector<Contact> const& contacts, std::int64_t version) {
    SINERGI_TRY(agreement, taken_up(tx, desk, by, id));
    SINERGI_MUST(check_version(agreement, version));
    auto const side = own_side(agreement, desk);
    bool const is_free = is_ours_alone(agreement, desk);
    std::erase_if(agreement.contacts, [&](Contact const& one) { return is_free || one.side == side; });
    for (auto const& one : contacts)
        if (is_free || one.side == side) agreement.contacts.push_back(one);
    std::ranges::stable_sort(agreement.contacts, {}, [](Contact const& one) { return one.side; });
    leave(tx, desk, by.trace(), agreement, "contacts_changed");
    return std::move(agreement);
}

Result<Agreement> sign(db::Tx& tx, Desk const& desk, access::Officer const& by, AgreementId id, std::int64_t version) {
    SINERGI_TRY(agreement, taken_up(tx, desk, by, id));
    SINERGI_MUST(check_version(agreement, version));
    auto& word = own_word(agreement, desk);
    if (word.terms_version == agreement.terms_version) return refuse(Why::conflict, "agreements.already_signed");
    SINERGI_MUST(check_signing(agreement));
    if (agreement.signed_file.empty()) return refuse(Why::conflict, "agreements.file_missing", "signed_file");
    word = {agreement.terms_version, desk.today()};
    leave(tx, desk, by.trace(), agreement, "signed");
    return std::move(agreement);
}

Result<Agreement> end(db::Tx& tx, Desk const& desk, access::Officer const& by, AgreementId id, Date from_day,
                      Line<5, 500> const& why) {
    SINERGI_TRY(agreement, taken_up(tx, desk, by, id));
    if (from_day < desk.today()) return refuse(Why::malformed, "agreements.end_in_past", "from_day");
    if (agreement.ended_on && *agreement.ended_on <= from_day) return refuse(Why::conflict, "agreements.over");
    agreement.ended_on = from_day;
    agreement.ended_why = mask_niks(why.text());
    leave(tx, desk, by.trace(), agreement, "ended");
    return std::move(agreement);
}

// ---- the work plan

Result<PlanItem> add_item(db::Tx& tx, Desk const& desk, access::Officer const& by, AgreementId id,
                          NewPlanItem const& wish) {
    SINERGI_TRY(agreement, taken_up(tx, desk, by, id));
    SINERGI_MUST(check_item(wish));
    PlanItem item;
    item.id = desk.office.ids.make<PlanItem>(desk.now);
    item.origin_node = desk.own();
    item.origin_id = item.id;
    take_wish(item, wish);
    store::put_item(tx, id, item);
    leave(tx, desk, by.trace(), agreement, "planned");
    return item;
}

Result<PlanItem> change_item(db::Tx& tx, Desk const& desk, access::Officer const& by, AgreementId id, SeenItem item,
                             NewPlanItem const& wish) {
    SINERGI_MUST(check_item(wish));
    return edited(tx, desk, by, id, item, [&](PlanItem& found) -> Done {
        take_wish(found, wish);
        return {};
    });
}

Result<PlanItem> withdraw_item(db::Tx& tx, Desk const& desk, access::Officer const& by, AgreementId id, SeenItem item) {
    return edited(tx, desk, by, id, item, [](PlanItem& found) -> Done {
        if (found.first.done_on || found.second.done_on) return refuse(Why::conflict, "agreements.item_done");
        found.is_withdrawn = true;
        return {};
    });
}

Result<PlanItem> mark_item(db::Tx& tx, Desk const& desk, access::Officer const& by, AgreementId id, SeenItem item,
                           Progress const& progress) {
    SINERGI_TRY(agreement, taken_up(tx, desk, by, id));
    SINERGI_TRY(found, item_of(tx, id, item));
    bool const is_first = own_side(agreement, desk) == Side::first;
    if ((is_first ? found.owner_first : found.owner_second).empty() || found.is_withdrawn)
        return refuse(Why::not_allowed, "agreements.no_part_of_ours");
    if (progress.done_on && *progress.done_on > desk.today())
        return refuse(Why::malformed, "agreements.done_in_future", "done_on");
    SINERGI_MUST(check_paper(tx, id, progress.proof));
    auto& ours = is_first ? found.first : found.second;
    ours = progress;
    ours.note = mask_niks(progress.note);
    store::put_item(tx, id, found);
    leave(tx, desk, by.trace(), agreement, progress.done_on ? "item_done" : "item_opened");
    return item_of(tx, id, found.id);
}

Result<Evaluation> add_evaluation(db::Tx& tx, Desk const& desk, access::Officer const& by, AgreementId id, Date held_on,
                                  Line<3, 200> const& title, Text<0, 20000> const& minutes, std::string const& file) {
    // After the end too: how it went is often written down then.
    SINERGI_MUST(access::permit(access::Act::manage_agreement, by, desk.office.area));
    SINERGI_TRY(agreement, get(tx, id));
    if (!side_of(agreement, desk.own())) return refuse(Why::not_allowed, "agreements.not_ours");
    if (held_on > desk.today()) return refuse(Why::malformed, "agreements.done_in_future", "held_on");
    SINERGI_MUST(check_paper(tx, id, file));
    Evaluation made{.id = desk.office.ids.make<Evaluation>(desk.now),
                    .origin_node = desk.own(),
                    .origin_id = {},
                    .held_on = held_on,
                    .title = mask_niks(title.text()),
                    .minutes = mask_niks(minutes.text()),
                    .file = file};
    made.origin_id = made.id;
    store::insert_evaluation(tx, id, made);
    leave(tx, desk, by.trace(), agreement, "evaluated");
    return made;
}

Done add_paper(db::Tx& tx, Desk const& desk, access::Officer const& by, AgreementId id, Paper const& paper) {
    SINERGI_MUST(access::permit(access::Act::manage_agreement, by, desk.office.area));
    SINERGI_TRY(agreement, get(tx, id));
    if (!side_of(agreement, desk.own())) return refuse(Why::not_allowed, "agreements.not_ours");
    bool const is_signed_file = paper.kind == PaperKind::signed_file;
    // What both confirmed on paper is not exchanged under their feet.
    if (is_signed_file && agreement.is_confirmed() && !agreement.signed_file.empty())
        return refuse(Why::conflict, "agreements.file_fixed");
    store::put_paper(tx, id, paper, by.id, desk.now);
    if (is_signed_file) agreement.signed_file = paper.name;
    leave(tx, desk, by.trace(), agreement, "paper_added");
    return {};
}

// ---- by the clock

std::int64_t tend(db::Tx& tx, Desk const& desk) {
    constexpr std::int64_t step = 200;
    std::int64_t told = 0;
    for (auto& one : store::over(tx, desk.today(), step)) {
        note(tx, desk, audit::Trace{}, one, "ended");
        one.state = state_on(one, desk.today());
        store::update(tx, one);
        ++told;
    }
    for (auto const& one : store::ending(tx, desk.today().plus_days(warn_days), step)) {
        note(tx, desk, audit::Trace{}, one, "ending");
        store::warned(tx, one.id);
        ++told;
    }
    return told;
}

}  // namespace sinergi::agreements
