// Who is known already: here, before a case is opened; and on another node, when the command centre asks.

#include "agreements/actions.hpp"
#include "audit/actions.hpp"
#include "cases/actions/taking.hpp"

#include <algorithm>
#include <charconv>
#include <map>

namespace sinergi::cases {
namespace {

constexpr std::int64_t each_max = 40;
constexpr std::size_t shown_max = 10;

/// Is the row one that may be found by a name, by this reader? What is withheld is not matched by.
bool may_match_name(access::Officer const& by, Case const& c) { return may_read(by, c, Secrecy::identity); }

std::int64_t points_of(std::string_view why) {
    if (why == "nik") return 100;
    if (why == "name") return 20;
    if (why == "namesake") return 12;
    return why == "type" ? 2 : 5;
}

}  // namespace

Result<std::vector<Alike>> similar(db::Tx& tx, Desk const& desk, access::Officer const& by, Similar const& asked) {
    SINERGI_TRY(permit, access::permit(access::Act::see_case, by, asked.region));
    std::map<CaseId, std::vector<std::string>> found;
    auto const add = [&](std::vector<CaseId> const& ids, std::string_view why) {
        for (auto const id : ids) found[id].emplace_back(why);
    };
    if (asked.nik) add(store::cases_of_nik(tx, nik_digest(desk, *asked.nik)), "nik");
    if (!asked.name.empty()) {
        // Of a name with many words the rarest two are enough: spelling differs in the others.
        auto const all = words(asked.name);
        add(store::with_words(tx, store::Scope::name, all, each_max), "name");
        if (all.size() > 1)
            for (auto const& one : all) add(store::with_words(tx, store::Scope::name, {one}, each_max / 4), "name");
    }
    std::map<CaseId, Namesake> namesakes;
    if (desk.people && !asked.name.empty())
        for (auto& one : desk.people->find(tx, {asked.name, asked.sex, asked.born_on})) {
            add({one.of}, "namesake");
            namesakes.emplace(one.of, std::move(one));
        }
    auto needs = words(asked.need);
    std::ranges::sort(needs, std::ranges::greater{}, &std::string::size);
    if (needs.size() > 3) needs.resize(3);
    for (auto const& one : needs) add(store::with_words(tx, store::Scope::word, {one}, each_max / 4), "words");
    std::vector<CaseId> ids;
    for (auto const& [id, why] : found) ids.push_back(id);
    std::vector<std::pair<std::int64_t, Alike>> out;
    for (auto& row : store::list_some(tx, permit, ids)) {
        auto why = found[row.id];
        std::ranges::sort(why);
        why.erase(std::unique(why.begin(), why.end()), why.end());
        if (!may_match_name(by, row))
            std::erase_if(why, [](auto const& one) { return one == "name" || one == "nik" || one == "namesake"; });
        if (is_withheld(by, row)) std::erase(why, "words");
        if (why.empty()) continue;
        if (!asked.type.empty() && std::ranges::count(types_for(by, row), asked.type) > 0) why.emplace_back("type");
        std::int64_t points = row.is_open ? 1 : 0;
        for (auto const& one : why) points += points_of(one);
        Alike alike{.row = std::move(row), .because = std::move(why)};
        if (std::ranges::count(alike.because, "namesake") > 0) {
            auto& namesake = namesakes.at(alike.row.id);
            points += static_cast<std::int64_t>(namesake.probability * 50);
            alike.reasons = std::move(namesake.reasons);
        }
        out.emplace_back(points, std::move(alike));
    }
    std::ranges::stable_sort(out, std::ranges::greater{}, [](auto const& one) { return one.first; });
    std::vector<Alike> best;
    for (auto& [points, one] : out)
        if (best.size() < shown_max) best.push_back(std::move(one));
    return best;
}

// ---- another node is asked

Result<std::int64_t> ask_known(db::Tx& tx, Desk const& desk, access::Officer const& by, KnownAsked const& asked) {
    SINERGI_TRY(permit, access::permit(access::Act::run_command, by, by.area));
    if (!desk.courier.knows(tx, asked.to_node)) return refuse(Why::conflict, "cases.node_unknown", "to_node");
    if (!is_above(desk.own(), asked.to_node)) return refuse(Why::malformed, "cases.not_below", "to_node");
    auto const ground =
        agreements::ground_between(tx, desk.own(), asked.to_node, desk.today(), agreements::Urgency::ordinary);
    using agreements::Field;
    letters::KnownLetter letter{.ask = {}, .name = {}, .nik = {}, .region = asked.region};
    if (ground.fields.has(Field::identity)) letter.name = asked.name;
    if (asked.nik && ground.fields.has(Field::nik)) letter.nik = std::string(asked.nik->digits());
    if (letter.name.empty() && !letter.nik) return refuse(Why::not_allowed, "cases.field_not_allowed", "identity");
    store::KnownRow const row{.id = desk.office.ids.next(desk.now),
                              .node = asked.to_node,
                              .asked_at = desk.now,
                              .asked_by = by.id,
                              .answered_at = {},
                              .answer = {}};
    store::insert_known(tx, row);
    letter.ask = id_text(row.id);
    audit::note(tx, desk.office.ids, desk.now, permit.trace(), "cases.known_asked", {.kind = "known", .id = row.id});
    desk.courier.send(tx, {.to_node = asked.to_node,
                           .kind = "case.known_asked",
                           .stream = "known:" + desk.own() + "/" + letter.ask,
                           .payload = json::write(letter),
                           .basis = word(ground.basis),
                           .agreement = ground.agreement.raw()});
    return row.id;
}

Result<KnownAnswer> known(db::Tx& tx, access::Officer const& by, std::int64_t id) {
    if (!by.may(access::Act::run_command)) return refuse(Why::not_allowed, "access.act_not_allowed");
    auto const row = store::find_known(tx, id);
    if (!row || row->asked_by != by.id) return refuse(Why::not_found, "cases.not_found");
    if (!row->answered_at) return KnownAnswer{};
    SINERGI_TRY(answer, json::read<letters::KnownAnswerLetter>(row->answer));
    return KnownAnswer{.is_answered = true, .cases = answer.cases};
}

namespace taking {

Done take_known_asked(db::Tx& tx, Desk const& desk, Arrived const& arrived) {
    SINERGI_TRY(letter, read<letters::KnownLetter>(arrived));
    if (!is_above(arrived.from_node, desk.own())) return refuse(Why::not_allowed, "cases.not_your_part");
    using agreements::Field;
    auto const ground = ground_from(tx, desk, arrived, false);
    bool const is_beyond =
        (!letter.name.empty() && !ground.fields.has(Field::identity)) || (letter.nik && !ground.fields.has(Field::nik));
    if (is_beyond) return refuse(Why::not_allowed, "cases.field_not_allowed", "identity");
    std::vector<CaseId> ids;
    if (letter.nik) {
        auto const nik = Nik::parse(*letter.nik);
        if (!nik) return refuse(Why::malformed, "cases.letter_malformed", "nik");
        ids = store::cases_of_nik(tx, nik_digest(desk, *nik));
    }
    if (!letter.name.empty())
        for (auto const id : store::with_words(tx, store::Scope::name, words(letter.name), each_max)) ids.push_back(id);
    std::ranges::sort(ids);
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    letters::KnownAnswerLetter answer{.ask = letter.ask, .cases = {}};
    for (auto const id : ids) {
        auto const c = store::get_plain(tx, id);
        // Of a closed kind, or a report that names somebody, nobody hears who merely asks; of a child whom the ground
        // allows.
        bool const is_told = c && c->guard == static_cast<std::int64_t>(Guard::none) &&
                             (!c->is_child || ground.fields.has(Field::child)) && letter.region.has(c->region);
        if (!is_told) continue;
        if (answer.cases.size() < shown_max)
            answer.cases.push_back({.number = case_number(id),
                                    .state = word(c->state),
                                    .office = desk.office.name,
                                    .since = c->received_at,
                                    .is_open = c->is_open});
    }
    audit::note(tx, desk.office.ids, desk.now, {.actor = audit::ActorKind::system, .purpose = "federation"},
                "cases.known_told", {.kind = "list", .id = 0, .region = letter.region});
    if (!desk.courier.knows(tx, arrived.from_node)) return {};
    desk.courier.send(tx, {.to_node = arrived.from_node,
                           .kind = "case.known_answer",
                           .stream = arrived.stream,
                           .payload = json::write(answer),
                           .basis = "public_task"});
    return {};
}

Done take_known_answer(db::Tx& tx, Desk const& desk, Arrived const& arrived) {
    SINERGI_TRY(letter, read<letters::KnownAnswerLetter>(arrived));
    SINERGI_TRY(id, id_number(letter.ask));
    store::answer_known(tx, {.id = id,
                             .node = arrived.from_node,
                             .asked_at = {},
                             .asked_by = {},
                             .answered_at = desk.now,
                             .answer = arrived.payload});
    return {};
}

}  // namespace taking
}  // namespace sinergi::cases
