// SIKS-NG and what comes back. A removal waits until its family was told, and stops while the family objects.

#include "audit/actions.hpp"
#include "proposals/actions/shared.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace sinergi::proposals {
namespace {

constexpr std::int64_t batch = 500;

Result<Taken> take_removal(db::Tx& tx, access::Officer const& by, ItemId id, Deed deed, Said const& said) {
    SINERGI_TRY(taken, take(tx, by, id, deed, said.version));
    if (taken.item.kind != Kind::removal) return refuse(Why::conflict, "proposals.not_a_removal");
    return std::move(taken);
}

/// Lines that were entered and not closed, in the area.
std::vector<Item> waiting(db::Tx& tx, access::Permit const& permit) {
    std::vector<Item> all;
    for (auto const state : {ItemState::entered, ItemState::missing}) {
        ItemId after;
        for (;;) {
            auto rows = store::tasks(tx, permit, state, after, batch);
            if (rows.empty()) break;
            after = rows.back().id;
            std::ranges::move(rows, std::back_inserter(all));
            if (static_cast<std::int64_t>(rows.size()) < batch) break;
        }
    }
    return all;
}

/// Did BPS send a decile for the family after its line was typed in? It answers who was to come into DTSEN. Who is to
/// get a programme has one every quarter, and is named by the ministry; a removal or a correction is not known by it.
bool is_back(db::Tx& tx, Item const& item) {
    if (item.kind != Kind::family || !item.entered_at) return false;
    return std::ranges::any_of(registry::deciles_of(tx, item.family), [&](registry::DecileRow const& one) {
        return one.maker == registry::DecileOf::bps && one.received_at > *item.entered_at;
    });
}

/// Who a list shows.
class Shown {
public:
    explicit Shown(Back const& back)
        : numbers_(back.numbers.begin(), back.numbers.end()),
          same_(back.same.begin(), back.same.end()),
          differs_(back.differs.begin(), back.differs.end()),
          named_(back.named.begin(), back.named.end()) {}

    /// A family's line is known by the family, its card or its head, the removal of one person by that person alone.
    /// None: it is there, and whether its correction is, the list does not say.
    [[nodiscard]] std::optional<Listed> of(Item const& item) const {
        bool const is_of_person = !item.person.is_none();
        if (!is_of_person && differs_.contains(item.family)) return Listed::differs;
        bool const is_there = (!item.nik.empty() && numbers_.contains(item.nik)) ||
                              (!is_of_person && ((!item.no_kk.empty() && numbers_.contains(item.no_kk)) ||
                                                 same_.contains(item.family) || named_.contains(item.family)));
        if (item.kind == Kind::correction && is_there && !same_.contains(item.family)) return {};
        return is_there ? Listed::there : Listed::not_there;
    }

private:
    std::set<std::string_view> numbers_;
    std::set<registry::FamilyId> same_, differs_, named_;
};

Done close(db::Tx& tx, Desk const& desk, access::Officer const& by, Taken taken, ItemState next, Date on,
           Closed& closed) {
    bool const is_there = next == ItemState::arrived;
    taken.item.state = next;
    if (is_there) taken.item.arrived_on = on;
    ++(is_there ? closed.arrived : closed.missing);
    SINERGI_MUST(save(tx, desk, by, taken, is_there ? Deed::arrived : Deed::missing, on.text()));
    return {};
}

}  // namespace

Result<Numbers> open_numbers(db::Tx& tx, Desk const& desk, access::Officer const& by, ItemId id) {
    SINERGI_TRY(taken, take(tx, by, id, Deed::opened_numbers));
    SINERGI_TRY(file, registry::open(tx, desk.registry(), by, taken.item.family));
    audit::note(tx, desk.office.ids, desk.now, by.trace("SIKS-NG"), "proposals.opened_numbers",
                {.kind = "proposal", .id = id.raw(), .region = taken.item.region});
    return Numbers{std::move(taken.item), std::move(taken.roll), std::move(file)};
}

Result<Item> enter(db::Tx& tx, Desk const& desk, access::Officer const& by, ItemId id, Date on, Said const& said) {
    SINERGI_TRY(taken, take(tx, by, id, Deed::entered, said.version));
    auto& item = taken.item;
    if (item.state != ItemState::approved && item.state != ItemState::missing)
        return refuse(Why::conflict, "proposals.item_not_in_this_state");
    if (item.kind == Kind::removal && !item.told_on) return refuse(Why::conflict, "proposals.notice_first");
    if (on > desk.today()) return refuse(Why::malformed, "proposals.day_in_future", "on");
    SINERGI_TRY(words, words_of(said.words, 0));
    item.state = ItemState::entered;
    item.entered_on = on;
    item.entered_at = desk.now;
    item.entered_by = by.id;
    return save(tx, desk, by, taken, Deed::entered, words);
}

Result<Item> tell(db::Tx& tx, Desk const& desk, access::Officer const& by, ItemId id, Date on, Said const& said) {
    SINERGI_TRY(taken, take_removal(tx, by, id, Deed::told, said));
    if (on > desk.today()) return refuse(Why::malformed, "proposals.day_in_future", "on");
    SINERGI_TRY(words, words_of(said.words, 3));
    taken.item.told_on = on;
    taken.item.told_how = words;
    return save(tx, desk, by, taken, Deed::told, words);
}

Result<Item> appeal(db::Tx& tx, Desk const& desk, access::Officer const& by, ItemId id, Said const& said) {
    SINERGI_TRY(taken, take_removal(tx, by, id, Deed::appealed, said));
    auto& item = taken.item;
    if (item.state != ItemState::approved && item.state != ItemState::entered && item.state != ItemState::missing)
        return refuse(Why::conflict, "proposals.item_not_in_this_state");
    SINERGI_TRY(words, words_of(said.words, 5));
    item.state = ItemState::appealed;
    item.appeal_words = words;
    SINERGI_MUST(registry::remember(tx, desk.registry(), by, item.family, registry::EventKind::objected,
                                    {.source = registry::Source::citizen, .on = {}, .reason = words}));
    return save(tx, desk, by, taken, Deed::appealed, words);
}

Result<Item> judge(db::Tx& tx, Desk const& desk, access::Officer const& by, ItemId id, Verdict verdict,
                   Said const& said) {
    SINERGI_TRY(taken, take_removal(tx, by, id, Deed::judged, said));
    auto& item = taken.item;
    if (item.state != ItemState::appealed) return refuse(Why::conflict, "proposals.item_not_in_this_state");
    if (by.id == taken.roll.verified_by) return refuse(Why::conflict, "proposals.four_eyes");
    SINERGI_TRY(words, words_of(said.words, 5));
    bool const is_in = item.entered_at.has_value();
    item.state = verdict == Verdict::granted ? ItemState::refused : is_in ? ItemState::entered : ItemState::approved;
    item.state_words = words;
    SINERGI_MUST(registry::remember(tx, desk.registry(), by, item.family, registry::EventKind::decided,
                                    {.source = registry::Source::office, .on = {}, .reason = words}));
    return save(tx, desk, by, taken, Deed::judged, words);
}

Result<Closed> arrived(db::Tx& tx, Desk const& desk, access::Officer const& by, Back const& back) {
    SINERGI_TRY(permit, access::permit(access::Act::import_registry, by, back.area));
    if (!back.programme.empty()) SINERGI_MUST(check_word(tx, "programme", back.programme));
    Shown const shown(back);
    Closed closed;
    for (auto& item : waiting(tx, permit)) {
        auto const reach = reach_for(item, back.programme, back.reach);
        if (!reach || (item.entered_on && *item.entered_on > back.on)) continue;
        auto const listed = shown.of(item);
        if (!listed) continue;
        auto const next = after_list(item, *listed, *reach);
        if (!next) continue;
        SINERGI_TRY(roll, take(tx, by, item.roll, Deed::arrived));
        SINERGI_MUST(close(tx, desk, by, {std::move(item), std::move(roll)}, *next, back.on, closed));
    }
    return closed;
}

bool has_decile_come(db::Tx& tx, access::Officer const& by, RegionCode const& area) {
    auto const permit = access::permit(access::Act::import_registry, by, area);
    return permit && std::ranges::any_of(waiting(tx, *permit), [&](Item const& item) { return is_back(tx, item); });
}

Result<Closed> arrived_by_decile(db::Tx& tx, Desk const& desk, access::Officer const& by, RegionCode const& area) {
    SINERGI_TRY(permit, access::permit(access::Act::import_registry, by, area));
    Closed closed;
    for (auto& item : waiting(tx, permit)) {
        if (!is_back(tx, item)) continue;
        SINERGI_TRY(roll, take(tx, by, item.roll, Deed::arrived));
        SINERGI_MUST(close(tx, desk, by, {std::move(item), std::move(roll)}, ItemState::arrived, desk.today(), closed));
    }
    return closed;
}

}  // namespace sinergi::proposals
