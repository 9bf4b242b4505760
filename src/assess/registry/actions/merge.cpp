// Two rows that are one person: the queue, the verdict, the merge and its undoing.

#include "audit/actions.hpp"
#include "plumbing/json/read.hpp"
#include "plumbing/json/write.hpp"
#include "registry/actions/shared.hpp"

#include <algorithm>

namespace sinergi::registry {
namespace {

constexpr std::size_t reason_min = 5;

/// What a merge must give back: versions it made, and the stay it ended.
struct Undo {
    std::int64_t kept_version = 0, gone_version = 0;
    MembershipId ended;
    FamilyId gone_family;
    std::int64_t gone_relation = 0;
    PersonState gone_state = PersonState::here;
    std::vector<Change> filled;
};
BOOST_DESCRIBE_STRUCT(Undo, (), (kept_version, gone_version, ended, gone_family, gone_relation, gone_state, filled))

Done check_reason(std::string const& reason) {
    if (char_count(trimmed(reason)) < reason_min) return refuse(Why::malformed, "registry.reason_missing", "reason");
    return {};
}

/// What the kept row lacks is taken from the other; what both say stays the kept one's.
std::vector<Change> fill(Person& keep, Person const& gone) {
    std::vector<Change> filled;
    auto const take = [&](std::string_view field, std::string& mine, std::string const& theirs) {
        if (!mine.empty() || theirs.empty()) return;
        mine = theirs;
        filled.push_back({std::string(field), "", theirs});
    };
    take("nik", keep.nik, gone.nik);
    take("sex", keep.sex, gone.sex);
    take("born_place", keep.born_place, gone.born_place);
    take("mother_name", keep.mother_name, gone.mother_name);
    if (!keep.born_on && gone.born_on) {
        keep.born_on = gone.born_on;
        filled.push_back({"born_on", "", gone.born_on->text()});
    }
    if (keep.marital == 0 && gone.marital != 0) {
        keep.marital = gone.marital;
        filled.push_back({"marital", "0", std::to_string(gone.marital)});
    }
    return filled;
}

void take_back(Person& keep, std::vector<Change> const& filled) {
    for (auto const& one : filled) {
        if (one.field == "nik") keep.nik.clear();
        if (one.field == "sex") keep.sex.clear();
        if (one.field == "born_place") keep.born_place.clear();
        if (one.field == "mother_name") keep.mother_name.clear();
        if (one.field == "born_on") keep.born_on.reset();
        if (one.field == "marital") keep.marital = 0;
    }
}

/// The family of somebody whose row was merged, or came back.
Done settle_family(db::Tx& tx, Desk const& desk, access::Officer const& by, FamilyId id) {
    if (id.is_none()) return {};
    SINERGI_TRY(family, store::get_family(tx, id));
    auto const members = store::members(tx, id);
    settle(family, members);
    auto const is_there = [](Person const& one) { return one.state == PersonState::here; };
    if (std::ranges::none_of(members, is_there)) family.state = FamilyState::merged;
    if (family.state == FamilyState::merged && std::ranges::any_of(members, is_there))
        family.state = FamilyState::active;
    stamp(family, desk, by, Source::office, desk.today());
    return store::save(tx, family);
}

struct Both {
    Person keep, gone;
};
Result<Both> both(db::Tx& tx, access::Officer const& by, PersonId keep, PersonId gone) {
    if (!by.may(access::Act::verify_registry)) return refuse(Why::not_allowed, "access.act_not_allowed");
    if (keep == gone) return refuse(Why::malformed, "registry.same_row", "keep");
    SINERGI_TRY(kept, store::get_person(tx, keep));
    SINERGI_TRY(other, store::get_person(tx, gone));
    for (auto const* one : {&kept, &other})
        if (!access::permit(access::Act::verify_registry, by, one->region))
            return refuse(Why::not_found, "registry.person_unknown", "person");
    if (kept.state == PersonState::merged || other.state == PersonState::merged)
        return refuse(Why::conflict, "registry.merged_already", "person");
    return Both{std::move(kept), std::move(other)};
}

void note_merge(db::Tx& tx, Desk const& desk, access::Officer const& by, Both const& two, EventKind kind,
                std::string const& reason) {
    for (auto const* one : {&two.keep, &two.gone}) {
        auto const family = store::find_family(tx, one->family);
        if (!family) continue;
        leave(tx, desk, by, {.source = Source::office, .on = {}, .reason = reason}, desk.today(),
              {.kind = kind,
               .family = &*family,
               .person = one->id,
               .other_person = one == &two.keep ? two.gone.id : two.keep.id});
    }
}

}  // namespace

void suspect(db::Tx& tx, Desk const& desk, Person const& one, Person const& other, std::int64_t score) {
    if (one.id == other.id) return;
    store::put_pair(tx, {.id = desk.office.ids.make<Pair>(desk.now),
                         .left = one.id,
                         .right = other.id,
                         .region = std::min(one.region, other.region),
                         .score = score});
}

Result<Pair> judge(db::Tx& tx, Desk const& desk, access::Officer const& by, PairId id, Verdict const& verdict) {
    if (!by.may(access::Act::verify_registry)) return refuse(Why::not_allowed, "access.act_not_allowed");
    auto pair = store::find_pair(tx, id);
    if (!pair || !access::permit(access::Act::verify_registry, by, pair->region))
        return refuse(Why::not_found, "registry.pair_unknown", "pair");
    if (pair->state == PairState::same) return refuse(Why::conflict, "registry.pair_decided", "pair");
    if (verdict.state == PairState::open) return refuse(Why::malformed, "registry.pair_decided", "state");
    SINERGI_MUST(check_reason(verdict.reason));
    if (verdict.state == PairState::same) {
        bool const is_left = verdict.keep == pair->left;
        if (!is_left && verdict.keep != pair->right) return refuse(Why::malformed, "registry.keep_missing", "keep");
        SINERGI_MUST(merge(tx, desk, by, verdict.keep, is_left ? pair->right : pair->left, verdict.reason));
    }
    store::decide(tx, id, verdict.state, by.id, mask_reason(verdict.reason), desk.now);
    audit::note(tx, desk.office.ids, desk.now, by.trace(verdict.reason), "registry.pair_judged",
                {.kind = "pair", .id = id.raw(), .region = pair->region});
    return *store::find_pair(tx, id);
}

Result<MergeId> merge(db::Tx& tx, Desk const& desk, access::Officer const& by, PersonId keep, PersonId gone,
                      std::string const& reason) {
    SINERGI_MUST(check_reason(reason));
    SINERGI_TRY(two, both(tx, by, keep, gone));
    Undo undo{.gone_family = two.gone.family, .gone_relation = two.gone.relation, .gone_state = two.gone.state};
    for (auto const& stay : store::memberships(tx, gone))
        if (stay.family == two.gone.family && stay.to_on == without_end) undo.ended = stay.id;
    // A head who merges away leaves others without one: they name it first.
    if (two.gone.relation == relation_head && two.gone.family != two.keep.family) {
        auto const members = store::members(tx, two.gone.family);
        bool const has_others = std::ranges::any_of(
            members, [&](Person const& one) { return one.id != gone && one.state == PersonState::here; });
        if (has_others) return refuse(Why::conflict, "registry.head_needed", "keep");
    }
    undo.filled = fill(two.keep, two.gone);
    store::close_membership(tx, gone, two.gone.family, desk.today(), word(EventKind::merged));
    two.gone.state = PersonState::merged;
    two.gone.state_on = desk.today();
    two.gone.merged_into = keep;
    for (auto* one : {&two.keep, &two.gone}) {
        stamp(*one, desk, by, Source::office, desk.today());
        SINERGI_MUST(store::save(tx, *one));
        ++one->version;
    }
    undo.kept_version = two.keep.version;
    undo.gone_version = two.gone.version;
    SINERGI_MUST(settle_family(tx, desk, by, two.gone.family));
    Merge const made{.id = desk.office.ids.make<Merge>(desk.now),
                     .kept = keep,
                     .gone = gone,
                     .reason = mask_reason(reason),
                     .author = by.id,
                     .made_at = desk.now,
                     .undo = json::write(undo)};
    store::insert(tx, made);
    suspect(tx, desk, two.keep, two.gone, 0);
    if (auto const pair = store::pair_of(tx, keep, gone))
        store::decide(tx, pair->id, PairState::same, by.id, made.reason, desk.now);
    note_merge(tx, desk, by, two, EventKind::merged, reason);
    return made.id;
}

Done unmerge(db::Tx& tx, Desk const& desk, access::Officer const& by, MergeId id, std::string const& reason) {
    SINERGI_MUST(check_reason(reason));
    if (!by.may(access::Act::verify_registry)) return refuse(Why::not_allowed, "access.act_not_allowed");
    auto const made = store::find_merge(tx, id);
    if (!made) return refuse(Why::not_found, "registry.merge_unknown", "merge");
    SINERGI_TRY(keep, store::get_person(tx, made->kept));
    SINERGI_TRY(gone, store::get_person(tx, made->gone));
    for (auto const* one : {&keep, &gone})
        if (!access::permit(access::Act::verify_registry, by, one->region))
            return refuse(Why::not_found, "registry.merge_unknown", "merge");
    if (!store::undo_merge(tx, id, by.id, desk.now)) return refuse(Why::conflict, "registry.merge_undone", "merge");
    SINERGI_TRY(undo, json::read<Undo>(made->undo));
    take_back(keep, undo.filled);
    gone.state = undo.gone_state;
    gone.state_on.reset();
    gone.merged_into = {};
    gone.family = undo.gone_family;
    gone.relation = undo.gone_relation;
    for (auto* one : {&keep, &gone}) {
        stamp(*one, desk, by, Source::office, desk.today());
        SINERGI_MUST(store::save(tx, *one));
        ++one->version;
    }
    if (!undo.ended.is_none()) store::reopen_membership(tx, undo.ended);
    SINERGI_MUST(settle_family(tx, desk, by, gone.family));
    if (auto const pair = store::pair_of(tx, keep.id, gone.id))
        store::decide(tx, pair->id, PairState::open, by.id, mask_reason(reason), desk.now);
    note_merge(tx, desk, by, {keep, gone}, EventKind::unmerged, reason);
    return {};
}

}  // namespace sinergi::registry
